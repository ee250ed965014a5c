"""After the due period: achieved or missed, on what was reported for all of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.assess.case import Verdict
from tracker.assess.multi_year import reached
from tracker.assess.within import ends
from tracker.grammar.figures import amount, when
from tracker.model.assessment import Status, Step
from tracker.model.claim import Measure
from tracker.model.match import Nature, Span
from tracker.model.message import msg
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from decimal import Decimal

    from tracker.assess.case import Case
    from tracker.model.interval import Interval
    from tracker.model.message import Message


def is_full(case: Case) -> bool:
    """Whether the value speaks for the whole of the goal's period: for all its months, or for its end."""
    window = case.aim.window
    if case.aim.span is not Span.YEAR:
        return case.months.last == window.last
    if case.aim.nature is Nature.FLOW or case.aim.measure is Measure.GROWTH:
        return case.months == window
    return case.months.last == window.last


def adds_up(case: Case) -> bool:
    """Whether more months can only add to the value."""
    return case.aim.nature is Nature.FLOW and case.aim.measure is not Measure.GROWTH and case.value >= 0


def meets(case: Case) -> bool | None:
    """Whether the true value meets the goal, compared exactly; None where a bound leaves that open."""
    goal, span = case.aim.goal, case.span
    bound = reached(case) if case.aim.span is not Span.YEAR else goal.value
    match goal.op:
        case Op.GE | Op.GT:
            return span.above(bound, strict=goal.op is Op.GT)
        case Op.LE | Op.LT:
            return span.below(bound, strict=goal.op is Op.LT)
        case Op.EQ:
            return span.below(bound) if case.direction < 0 else span.above(bound)
        case Op.ABOUT | Op.RANGE:
            low, high = ends(case.aim, case.direction, case.bands.about)
            return _inside(span, *(None if e is None else reached(case.towards(e, 1)) for e in (low, high)))


def told_by_goal(case: Case) -> bool:
    """Whether a sum of about so much (左右) is told by that figure and no more by the end of its tolerance.

    The end paces a sum that is on its way; once it is met, or all months are in, people look at the goal.
    """
    if case.aim.goal.op is not Op.ABOUT or case.direction <= 0 or case.aim.goal.value <= 0:
        return False
    return adds_up(case) and case.months.first >= case.aim.window.first and bool(meets(case) or is_full(case))


def _inside(span: Interval, low: Decimal | None, high: Decimal | None) -> bool | None:
    answers = {
        True if low is None else span.above(low),
        True if high is None else span.below(high),
    }
    if False in answers:
        return False
    return None if None in answers else True


def settle(case: Case, verdict: Verdict) -> Verdict:
    """After the due period: achieved or missed on a full value, else what a sum already proves, else no data.

    The figures of the goal's own row stay beside a final status; what it takes from here does not.
    """
    met = meets(case)
    verdict = replace(verdict, remaining=None)
    is_cap = verdict.method == "cap"
    parts = {"value": amount(case.actual.actual.value), "goal": amount(case.aim.goal)}
    if is_full(case):
        if met is None:
            text = msg("{value} leaves open whether {goal} was met", **parts)
            return _with(verdict, Status.NO_DATA, text, methods.BOUND)
        if met:
            return _with(verdict, Status.ACHIEVED, msg("{value} meets {goal}", **parts), methods.DUE)
        failed = Status.BREACHED if is_cap else Status.MISSED
        return _with(verdict, failed, msg("{value} does not meet {goal}", **parts), methods.DUE)
    if adds_up(case) and is_cap and met is False:
        return replace(verdict, status=Status.BREACHED)
    if adds_up(case) and not is_cap and case.direction >= 0 and met:
        text = msg("{value} meets {goal} before all months are in", **parts)
        return _with(verdict, Status.ACHIEVED, text, methods.DUE)
    text = msg(
        "the latest value speaks for {months} only, the goal for {due}",
        months=when(case.months),
        due=when(case.aim.window),
    )
    step = Step(text=text, method=methods.DUE)
    return Verdict(Status.NO_DATA, verdict.method, (step,), marks=("partial",))


COURSE = {methods.PACE, methods.GAP, methods.RATIO, methods.WAIT}
"""Methods that speak of a course not yet run."""


def _with(verdict: Verdict, status: Status, text: Message, method: str) -> Verdict:
    kept = [s for s in verdict.steps if s.method not in COURSE]
    return replace(verdict, status=status, steps=(*kept, Step(text=text, method=method)))
