"""Caps: what may not be passed, with the room that is left under it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.assess.case import Verdict
from tracker.assess.pace import pace_step, share, window_gone
from tracker.assess.rounding import apart, rounded, tenth
from tracker.grammar.figures import computed, figure
from tracker.model.assessment import Status, Step
from tracker.model.match import Nature
from tracker.model.message import msg
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from tracker.assess.case import Case

HUNDRED = Decimal(100)


def cap(case: Case, forecast: Decimal | None) -> Verdict:
    """Within the cap, at risk of passing it, or past it.

    A cap is in force in the goal's own months: a value from before them that lies above it is a risk only.
    At risk is a headroom (T−A)/|T| under the profile's share, a forecast above the cap, and, of a value that
    adds up, a use of the cap that runs ahead of the calendar. A cap of zero is kept or breached only.
    """
    strict = case.aim.goal.op is Op.LT
    if case.value > case.goal or (strict and case.value == case.goal):
        status = Status.BREACHED if case.months.last >= case.aim.window.first else Status.AT_RISK
        return Verdict(status, "cap", (_over_step(case),))
    if case.goal == 0:
        return Verdict(Status.ON_TRACK, "cap", (_zero_step(case),))
    headroom = (case.goal - case.value) / abs(case.goal) * HUNDRED
    steps = [_headroom_step(case, headroom)]
    risk = rounded(headroom, 1) < case.bands.headroom
    if forecast is not None and forecast > case.goal:
        risk = True
        text = msg(
            "the forecast {forecast} lies above the cap {goal}",
            forecast=computed(forecast, case.unit),
            goal=case.goal_words,
        )
        steps.append(Step(text=text, method=methods.LEAST_SQUARES))
    verdict = Verdict(Status.AT_RISK if risk else Status.ON_TRACK, "cap", tuple(steps))
    return _paced(case, verdict) if _adds_up(case) else verdict


def _paced(case: Case, verdict: Verdict) -> Verdict:
    """A cap on a sum is used up over the year: more than the calendar's share of it by now is a risk."""
    used = case.value / case.goal * HUNDRED
    gone, whole = window_gone(case)
    pace = share(gone, whole)
    gap = used - pace
    text = msg(
        "{used} of the cap is used; {gap} points against the time pace",
        used=figure(apart(used, HUNDRED), "%"),
        gap=f"{apart(gap, Decimal(0)):+f}",
    )
    steps = (*verdict.steps, pace_step(case, gone, whole), Step(text=text, method=methods.PACE))
    return replace(
        verdict,
        status=Status.AT_RISK if tenth(gap) > 0 else verdict.status,
        steps=steps,
        completion=apart(used, HUNDRED),
        pace=tenth(pace),
        gap=apart(gap, Decimal(0)),
        uses_up=True,
    )


def _adds_up(case: Case) -> bool:
    return case.aim.nature is Nature.FLOW and case.goal > 0 and case.months.first == case.aim.window.first


def _headroom_step(case: Case, headroom: Decimal) -> Step:
    text = msg(
        "headroom ({goal} − {value}) ÷ {goal} = {headroom}",
        goal=case.goal_words,
        value=case.value_words,
        headroom=figure(apart(headroom, Decimal(0)), "%"),
    )
    return Step(text=text, method=methods.HEADROOM)


def _over_step(case: Case) -> Step:
    if case.value == case.goal:
        text = msg("{value} is not below {goal}", value=case.value_words, goal=case.goal_words)
        return Step(text=text, method=methods.HEADROOM)
    text = msg(
        "{value} is past the cap of {goal} by {over}",
        value=case.value_words,
        goal=case.goal_words,
        over=computed(case.value - case.goal, "百分点" if case.unit == "%" else case.unit),
    )
    return Step(text=text, method=methods.HEADROOM)


def _zero_step(case: Case) -> Step:
    text = msg(
        "{value} is within the cap of {goal}; a cap of zero leaves no headroom to measure",
        value=case.value_words,
        goal=case.goal_words,
    )
    return Step(text=text, method=methods.HEADROOM)
