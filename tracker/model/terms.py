"""What a judgement was computed with, so that a workbook can compute it again from figures typed into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - pydantic reads the types of the fields
from decimal import Decimal
from enum import StrEnum

from tracker.model.claim import Measure
from tracker.model.quantity import Op


class Way(StrEnum):
    """The ways to a status: the rows of the table of methods, each with its exceptions."""

    LEVEL = "level"
    FLOW = "flow"
    GROWTH = "growth"
    MULTI_YEAR = "multi_year"
    SHARE = "share"
    CAP = "cap"
    RANK = "rank"
    MILESTONE = "milestone"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Terms:
    """The figures of one judgement, in the unit of the goal (`unit`) and for its `measure`.

    Months are counted as in `Period`. A value for a month before `turn` goes the way `early`, measured from
    `start_early`, any other the way `late`, from `start_late`; a start is the last month before the way
    begins. `due` is the month by whose end the goal is due, for a milestone `due_day` the day. `low` and
    `high` are the ends that count for a range or 左右, None for an end that always passes; both are None for
    other goals. `bound` is what a value is compared with in the end: the goal, or the cumulative change that
    yearly rates come to over `years`. `adds_up` says that more months can only add to the value,
    `own_months` that no value from before the start speaks. `paces` are
    what a path or earlier years expect for each month from the start to the due month, in per cent and
    unrounded; empty where the calendar tells. `lag` is how many months old a value usually is. `exact` says
    that the reported value is a figure for the months it is taken for, not a bound, and not for others.
    """

    early: Way
    late: Way
    measure: Measure = Measure.LEVEL
    turn: int = 0
    unit: str = ""
    op: Op = Op.EQ
    direction: int = 0
    goal: Decimal = Decimal(0)
    bound: Decimal = Decimal(0)
    base: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    start_early: int = 0
    start_late: int = 0
    due: int = 0
    due_day: date | None = None
    years: Decimal = Decimal(1)
    adds_up: bool = False
    own_months: bool = False
    paces: tuple[Decimal, ...] = ()
    lag: int = 0
    forecast: Decimal | None = None
    exact: bool = True
