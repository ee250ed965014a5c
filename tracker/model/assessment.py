"""How a target stands, with the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tracker.model.base import Model
from tracker.model.match import Match, Matched
from tracker.model.message import Message
from tracker.model.period import Period
from tracker.model.target import Baseline, Target
from tracker.model.terms import Terms


class Status(StrEnum):
    """The status codes; words and colours for them are light profiles."""

    ACHIEVED = "achieved"
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    SLIGHTLY_BEHIND = "slightly_behind"
    BEHIND = "behind"
    FAR_BEHIND = "far_behind"
    REGRESSING = "regressing"
    AT_RISK = "at_risk"
    BREACHED = "breached"
    MISSED = "missed"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    CLOSED = "closed"
    CLOSED_LATE = "closed_late"
    NOT_DUE = "not_due"
    NO_DATA = "no_data"
    STALE = "stale"
    NOT_ASSESSABLE = "not_assessable"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a trace: what was computed, in words and figures, and by which method."""

    text: Message
    method: str = ""


class Assessment(Model):
    """A target's status as of a period.

    `completion`, `pace` and `gap` are percentages and percentage points, rounded half-up to 0.1;
    `ratio` is completion over pace, rounded to 0.01. Each is None where it has no meaning for the goal.
    `method` names the row of the table that judged (level, flow, growth, multi_year, share, cap, range,
    about, rank, milestone). `remaining` says what it takes from here; `forecast` the value expected at
    the due date with its interval; `marks` are notes such as ``stale``, ``partial``, ``low_quality``.
    `direction` is +1 where more is better, -1 where less is, 0 where neither is known; `value_used`,
    `goal_used` and `baseline_used` are the figures that the bands were applied to, in the unit of the aim.
    `attainment` is the value as a percentage of the goal where no baseline tells how far the way is.
    `last_status` is what the status was before the data grew stale. `terms` is what a workbook needs to
    compute the status again.
    """

    target: Target
    as_of: Period | None
    status: Status
    method: str = ""
    baseline: Baseline | None = None
    current: Match | None = None
    completion: Decimal | None = None
    pace: Decimal | None = None
    gap: Decimal | None = None
    ratio: Decimal | None = None
    headline: Message
    steps: tuple[Step, ...] = ()
    remaining: Message | None = None
    forecast: tuple[Decimal, Decimal, Decimal] | None = None
    marks: tuple[str, ...] = ()
    matched: Matched
    direction: int = 0
    value_used: Decimal | None = None
    goal_used: Decimal | None = None
    baseline_used: Decimal | None = None
    attainment: Decimal | None = None
    last_status: Status | None = None
    terms: Terms | None = None
