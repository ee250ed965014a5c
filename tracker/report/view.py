"""The laid-out view of a set of assessments: what workbook, page, terminal and tables all show.

Texts stand in one language already, figures stay `Decimal`; nothing here knows a cell, a tag or a terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from tracker.model.period import Period
    from tracker.model.terms import Terms
    from tracker.report.together import Mean, Pooled
    from tracker.report.waiting import Doubt, Draft, Drafted


@dataclass(frozen=True, slots=True)
class Light:
    """How statuses are shown: the code in the profile, words, colour (``#rrggbb``), a sign without colour."""

    code: str
    words: str
    colour: str
    symbol: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many targets stand under a light."""

    light: Light
    number: int


@dataclass(frozen=True, slots=True)
class Group:
    """The targets that share a plan, place, owner or topic.

    `counts` runs parallel to `Report.counts`: the same lights in the same order, zeros included.
    """

    name: str
    total: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A value as a reader sees it and as a program computes with it.

    `value` and `high` are in the base `unit` (a range has both); `op` is the code of `model.quantity.Op`.
    `period` is None where the source names none, `period_words` then empty.
    """

    worded: str
    value: Decimal
    high: Decimal | None
    unit: str
    op: str
    period: Period | None = None
    period_words: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """An actual with its source, and what it is to one target: the role and the reason in words.

    `key` names the actual over all files; `role` is a code of `model.match.Role`, or empty; `published` is
    the day as ISO text, or empty; `address` is http(s), or empty; the figure can speak for the `months`.
    """

    key: str
    id: str
    indicator: str
    region: str
    measure: str
    figure: Figure
    basis: str
    publisher: str
    published: str
    address: str
    quality: str
    quality_words: str
    vintage: str
    note: str
    document: str
    quote: str
    months: Period | None = None
    role: str = ""
    role_words: str = ""
    reason: str = ""
    derivation: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """What one target made of an actual."""

    target: str
    indicator: str
    role: str
    role_words: str
    reason: str


@dataclass(frozen=True, slots=True)
class ActualRow:
    """An actual with the verdict of every target that looked at it; the weightiest role first.

    `role` is that of the first use, empty where no target looked at the actual.
    """

    reported: Reported
    role: str
    role_words: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Overridden:
    """A person's own verdict beside the computed status; `light` is None where it names no status code."""

    status: str
    light: Light | None
    reason: str
    date: str
    by: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A note on a figure, such as data older than usual: code and words."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the arithmetic, and the method it follows."""

    text: str
    method: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """The value expected at the due date, with its interval, in the goal's base unit."""

    low: Decimal
    middle: Decimal
    high: Decimal
    worded: str


@dataclass(frozen=True, slots=True)
class Due:
    """A milestone's dates as ISO text; `closed` is empty while it is open."""

    due: str
    closed: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One target with everything that a report says of it.

    `completion`, `pace` and `gap` are percentages and percentage points, None where they have no
    meaning; their `_words` are empty then. `code` is the status itself, `status` how it is shown.
    `series` holds the comparable actuals by period, the baseline and the current value included; `path`
    the stated waypoints. `at` is the span of the quote as ``812-826``, `before` and `after` are the words
    around it where the document is at hand. `origin` is the target's file and line. `value_used` is the
    current value in the unit of `terms`, with which the status can be computed again.
    """

    key: str
    plan: str
    issuer: str
    topic: str
    indicator: str
    indicator_id: str
    measure: str
    measure_words: str
    region: str
    owner: str
    supporting: tuple[str, ...]
    binding: str
    binding_words: str
    weight: str
    period: Period | None
    period_words: str
    goal: Figure | None
    baseline: Figure | None
    baseline_source: str
    current: Reported | None
    milestone: Due | None
    peers: int | None
    completion: Decimal | None
    completion_words: str
    pace: Decimal | None
    pace_words: str
    gap: Decimal | None
    gap_words: str
    ratio: Decimal | None
    method: str
    method_words: str
    code: str
    status: Light
    headline: str
    remaining: str
    forecast: Forecast | None
    trace: tuple[Line, ...]
    marks: tuple[Mark, ...]
    override: Overridden | None
    note: str
    document: str
    quote: str
    at: str
    origin: str
    series: tuple[Figure, ...]
    path: tuple[Figure, ...]
    used: tuple[Reported, ...]
    refused: tuple[Reported, ...]
    conflicts: tuple[str, ...]
    near: tuple[str, ...]
    before: str = ""
    after: str = ""
    value_used: Decimal | None = None
    terms: Terms | None = None


@dataclass(frozen=True, slots=True)
class Worst:
    """A target that needs attention, in one sentence."""

    key: str
    light: Light
    sentence: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document, or a publication that actuals came from.

    `kind` is ``document`` or ``publication``. `used` counts the targets and actuals that rest on it.
    """

    key: str
    kind: str
    title: str
    publisher: str
    published: str
    address: str
    region: str
    used: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report shows, in `language`, as of `as_of`.

    `counts` holds every light of the profile in its order, zeros included; groups are sorted by size, then
    name. `unmatched` are the actuals that no target used or refused, `drafts` the targets that are not
    judged, `drafted` the values that are not used yet, `doubts` the claims to look at again,
    `left_out` what is wrong in the entries that could not be used; for `means` and `pooled` see `together`.
    """

    title: str
    language: str
    profile: str
    as_of: Period | None
    as_of_words: str
    counts: tuple[Count, ...]
    plans: tuple[Group, ...]
    regions: tuple[Group, ...]
    owners: tuple[Group, ...]
    topics: tuple[Group, ...]
    attention: tuple[Worst, ...]
    rows: tuple[Row, ...]
    actuals: tuple[ActualRow, ...]
    unmatched: tuple[Reported, ...]
    drafts: tuple[Draft, ...]
    sources: tuple[Source, ...]
    changes: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[str, ...] = ()
    drafted: tuple[Drafted, ...] = ()
    means: tuple[Mean, ...] = ()
    pooled: tuple[Pooled, ...] = ()
