"""What somebody committed to, as people keep it in files."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tracker.model.base import Model
from tracker.model.claim import Measure
from tracker.model.period import Period
from tracker.model.quantity import Quantity


class Review(StrEnum):
    """What a person said of a target; never its status."""

    DRAFT = "draft"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Binding(StrEnum):
    """The two classes of planning targets: 约束性 and 预期性."""

    BINDING = "binding"
    EXPECTED = "expected"


class Owner(Model):
    """Who answers for a target: the main unit (牵头) and the supporting ones (配合)."""

    main: str
    supporting: tuple[str, ...] = ()


class Baseline(Model):
    """The value that progress is measured from, and the period that it speaks for."""

    value: Quantity
    period: Period
    source: str = ""


class Waypoint(Model):
    """A value that the plan wants to see on the way."""

    value: Quantity
    period: Period


class Quote(Model):
    """A target's words: the document, the verbatim quote and its character span."""

    document: str
    quote: str = ""
    start: int | None = None
    end: int | None = None


class Extracted(Model):
    """The program's own reading of a target, kept apart from what people write."""

    goal: str
    digest: str


class Override(Model):
    """A person's own verdict, shown beside the computed status and never instead of it."""

    status: str
    reason: str
    date: date
    by: str


class Milestone(Model):
    """An entry of a ledger (台账): due by a day, closed (销号) with evidence."""

    due: date
    closed: date | None = None
    evidence: str = ""


class Target(Model):
    """A goal with its due period.

    `key` is ``FILE/ID`` (the file's stem), unique over all files. `goal` is None for a milestone.
    `peers` is the number of ranked places for a rank goal; `path` holds stated waypoints.
    `line` is where the entry stands in its file.
    """

    key: str
    id: str
    plan: str
    issuer: str = ""
    indicator: str
    indicator_id: str | None = None
    measure: Measure
    goal: Quantity | None = None
    basis: str | None = None
    period: Period | None = None
    region: str
    baseline: Baseline | None = None
    owner: Owner | None = None
    review: Review = Review.DRAFT
    binding: Binding | None = None
    topic: str = ""
    weight: str | None = None
    path: tuple[Waypoint, ...] = ()
    peers: int | None = None
    milestone: Milestone | None = None
    evidence: Quote | None = None
    extracted: Extracted | None = None
    override: Override | None = None
    note: str = ""
    file: str = ""
    line: int = 0
