"""What the calendar, a stated path or earlier years expect by the end of a value's own months."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.assess.rounding import tenth
from tracker.grammar.convert import comparable, in_unit
from tracker.grammar.figures import computed, figure, when
from tracker.model.assessment import Step
from tracker.model.match import Nature
from tracker.model.message import msg
from tracker.model.period import Period

if TYPE_CHECKING:
    from tracker.assess.case import Case


@dataclass(frozen=True, slots=True)
class Expected:
    """The value that a path expects at a month, and how it was found."""

    value: Decimal
    step: Step


def months_gone(case: Case) -> tuple[int, int]:
    """Months gone by the end of the value's months, and months of the whole way.

    For a level the way runs from the end of the baseline to the due month, else over the goal's own months.
    """
    start = case.start if case.start is not None else case.aim.window.first - 1
    return case.months.last - start, case.aim.window.last - start


def window_gone(case: Case) -> tuple[int, int]:
    """Months of the goal's own period gone by the end of the value's months, and all of them."""
    window = case.aim.window
    return case.months.last - window.first + 1, window.length


def share(gone: int, whole: int) -> Decimal:
    """The time pace in per cent, unrounded."""
    return Decimal(100 * gone) / Decimal(whole)


def pace_step(case: Case, gone: int, whole: int) -> Step:
    """The arithmetic of the time pace."""
    text = msg(
        "time pace at the end of {period}: {gone} of {whole} months = {pace}",
        period=when(case.months),
        gone=gone,
        whole=whole,
        pace=figure(tenth(share(gone, whole)), "%"),
    )
    return Step(text=text, method=methods.PACE)


def expected_on_path(case: Case) -> Expected | None:
    """The value of the stated path at the end of the value's months, None where no path is stated.

    Straight between stated points, from the baseline (from nothing, for what adds up) to the due date;
    geometric where the goal is worded as yearly growth (年均增长).
    """
    points = _waypoints(case)
    at = case.months.last
    if points:
        for (a, low), (b, high) in pairwise(points):
            if a <= at <= b:
                value = low + (high - low) * Decimal(at - a) / Decimal(b - a)
                text = msg(
                    "the path from {low} ({a}) to {high} ({b}) asks for {value} by {period}",
                    low=computed(low, case.unit),
                    a=when(Period(a, a)),
                    high=computed(high, case.unit),
                    b=when(Period(b, b)),
                    value=computed(value, case.unit),
                    period=when(Period(at, at)),
                )
                return Expected(value, Step(text=text, method=methods.PATH))
    if _geometric(case):
        return _on_geometric_path(case)
    return None


def _waypoints(case: Case) -> list[tuple[int, Decimal]]:
    """Months and values of the stated path, baseline and goal as its ends; empty where none is stated."""
    stated = {
        w.period.last: in_unit(w.value, case.unit).value
        for w in case.target.path
        if comparable(w.value.unit, case.unit)
    }
    if not stated:
        return []
    if case.aim.nature is Nature.FLOW and case.months.first == case.aim.window.first:
        stated.setdefault(case.aim.window.first - 1, Decimal(0))
    elif case.start is not None and case.baseline is not None:
        stated.setdefault(case.start, case.baseline)
    stated.setdefault(case.aim.window.last, case.goal)
    return sorted(stated.items())


def _geometric(case: Case) -> bool:
    quote = case.target.evidence.quote if case.target.evidence else ""
    goal = case.target.goal.worded if case.target.goal else ""
    told = case.target.basis == "cagr" or "年均增长" in quote or "年均增长" in goal
    return told and case.baseline is not None and case.baseline > 0 and case.goal > 0


def _on_geometric_path(case: Case) -> Expected | None:
    if case.baseline is None or case.start is None:
        return None
    gone, whole = months_gone(case)
    growth = (case.goal / case.baseline).ln() / Decimal(whole)
    value = case.baseline * (growth * gone).exp()
    text = msg(
        "growing evenly from {base} to {goal} over {whole} months asks for {value} by {period}",
        base=computed(case.baseline, case.unit),
        goal=case.goal_words,
        whole=whole,
        value=computed(value, case.unit),
        period=when(Period(case.months.last, case.months.last)),
    )
    return Expected(value, Step(text=text, method=methods.GEOMETRIC))
