"""Flows in their period: the share of the goal that has come in, against the season or the time pace."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.assess.case import Verdict
from tracker.assess.pace import expected_on_path, pace_step, share, window_gone
from tracker.assess.rounding import apart, tenth
from tracker.assess.seasonal import seasonal_share
from tracker.assess.settling import meets
from tracker.grammar.figures import figure
from tracker.model.assessment import Status, Step
from tracker.model.message import msg

if TYPE_CHECKING:
    from tracker.assess.case import Case
    from tracker.knowledge.profiles import Bands

HUNDRED = Decimal(100)


def flow(case: Case) -> Verdict:
    """Completion A/T less the pace, in points; a goal already reached by a sum is achieved."""
    if case.goal <= 0:
        return _without_share(case)
    completion = case.value / case.goal * HUNDRED
    gone, whole = window_gone(case)
    calendar = share(gone, whole)
    steps = [completion_step(case, completion)]
    pace, extra = expected_share(case, calendar)
    steps += extra
    steps.append(pace_step(case, gone, whole))
    if extra:
        steps.append(gap_step(completion, calendar, shown=True))
    gap = completion - pace
    if not extra:
        steps.append(gap_step(completion, pace))
    status = Status.ACHIEVED if meets(case) else by_gap(gap, case.bands.gap)
    return Verdict(
        status,
        "flow",
        tuple(steps),
        completion=apart(completion, HUNDRED),
        pace=tenth(pace),
        gap=apart(gap, Decimal(0)),
    )


def expected_share(case: Case, calendar: Decimal) -> tuple[Decimal, list[Step]]:
    """What should have come in by now, in per cent: by a stated path, by the season, else by the calendar."""
    path = expected_on_path(case) if case.target.path else None
    if path is not None:
        return path.value / case.goal * HUNDRED, [path.step]
    season = seasonal_share(case)
    if season is not None:
        return season.share, [season.step]
    return calendar, []


def by_gap(gap: Decimal, bands: Bands) -> Status:
    """The band of the pace gap, rounded to 0.1 points."""
    banded = tenth(gap)
    if banded >= 0:
        return Status.ON_TRACK
    if banded > bands.slightly_behind:
        return Status.SLIGHTLY_BEHIND
    return Status.BEHIND if banded >= bands.behind else Status.FAR_BEHIND


def completion_step(case: Case, completion: Decimal) -> Step:
    """The arithmetic of a flow's completion."""
    text = msg(
        "completion {value} ÷ {goal} = {completion}",
        value=case.value_words,
        goal=case.goal_words,
        completion=figure(apart(completion, HUNDRED), "%"),
    )
    return Step(text=text, method=methods.COMPLETION)


def gap_step(completion: Decimal, pace: Decimal, *, shown: bool = False) -> Step:
    """The pace gap, of unrounded values."""
    gap = f"{apart(completion - pace, Decimal(0)):+f}"
    text = (
        msg("for comparison, the gap to the time pace is {gap} points", gap=gap)
        if shown
        else msg("pace gap {gap} points", gap=gap)
    )
    return Step(text=text, method=methods.GAP)


def _without_share(case: Case) -> Verdict:
    """A goal of zero or less has no share; the value is held against it as it stands."""
    kept = case.direction * (case.value - case.goal) >= 0
    text = msg(
        "{value} against {goal}: a goal of zero or less has no completion rate",
        value=case.value_words,
        goal=case.goal_words,
    )
    return Verdict(
        Status.ON_TRACK if kept else Status.BEHIND, "flow", (Step(text=text, method=methods.HOLD),)
    )
