"""What a document says in figures."""

from __future__ import annotations

from enum import StrEnum

from tracker.model.base import Model
from tracker.model.evidence import Evidence
from tracker.model.period import Period
from tracker.model.quantity import Quantity


class Kind(StrEnum):
    """Whether a figure is to be reached, was reached, or is expected."""

    TARGET = "target"
    ACTUAL = "actual"
    FORECAST = "forecast"


class Measure(StrEnum):
    """What the figure is of its indicator: 总量, 新增, 增速, 增减, 位次, 倍数."""

    LEVEL = "level"
    INCREMENT = "increment"
    GROWTH = "growth"
    CHANGE = "change"
    RANK = "rank"
    RATIO = "ratio"


class Claim(Model):
    """One quantified statement of a document.

    `indicator` is worded as the document words it, `indicator_id` names the catalogue entry where an
    alias fits exactly one. `basis` says what growth, change and ratio are measured against when that
    is not the year before: a year, ``cagr``, or a place. `doubts` are the named reasons to look again.
    `places` are further places where the document says the same.
    """

    kind: Kind
    indicator: str
    indicator_id: str | None = None
    measure: Measure
    quantity: Quantity
    period: Period | None = None
    region: str
    basis: str | None = None
    evidence: Evidence
    places: tuple[Evidence, ...] = ()
    doubts: tuple[str, ...] = ()
