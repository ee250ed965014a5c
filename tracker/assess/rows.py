"""Which row of the table judges: by what kind of number it is, never by whether a baseline is there."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from tracker.assess.cap import cap
from tracker.assess.case import Case, Verdict
from tracker.assess.flow import flow
from tracker.assess.growth import growth
from tracker.assess.level import as_method, level
from tracker.assess.multi_year import by_year, multi_year
from tracker.assess.rank import rank
from tracker.assess.remaining import (
    cap_leaves,
    flow_needs,
    growth_needs,
    level_needs,
    places_short,
    span_needs,
)
from tracker.assess.settling import told_by_goal
from tracker.assess.share import rate
from tracker.assess.within import ends, inside_step, short_end, worse_end
from tracker.model.assessment import Status
from tracker.model.claim import Measure
from tracker.model.match import Aim, Nature, Span
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from decimal import Decimal

    from tracker.model.message import Message
    from tracker.model.period import Period

CAPS = {Op.LE, Op.LT}
PERCENT = {"%", "‰"}
POINTS = {"百分点", "%"}


class Row(StrEnum):
    """The rows of the table."""

    LEVEL = "level"
    FLOW = "flow"
    GROWTH = "growth"
    MULTI_YEAR = "multi_year"
    SHARE = "share"
    CAP = "cap"
    RANGE = "range"
    ABOUT = "about"
    RANK = "rank"


def own_row(aim: Aim, months: Period) -> Row:
    """The row of the goal's kind of number, whatever its comparator."""
    match aim.measure:
        case Measure.RANK:
            return Row.RANK
        case Measure.GROWTH:
            return Row.GROWTH if aim.span is Span.YEAR else Row.MULTI_YEAR
        case Measure.INCREMENT:
            return Row.FLOW
        case Measure.CHANGE:
            return Row.GROWTH if aim.reference or _within_a_year(aim) else Row.LEVEL
        case Measure.RATIO:
            return Row.LEVEL
        case Measure.LEVEL:
            return _level_row(aim, months)
    assert_never(aim.measure)


def _level_row(aim: Aim, months: Period) -> Row:
    match aim.nature:
        case Nature.FLOW:
            in_window = months.first == aim.window.first and aim.window.contains(months)
            return Row.FLOW if in_window else Row.LEVEL
        case Nature.RATE | Nature.SHARE:
            return Row.SHARE if aim.goal.unit in PERCENT else Row.LEVEL
        case Nature.STOCK | Nature.INDEX:
            return Row.LEVEL
    assert_never(aim.nature)


def _within_a_year(aim: Aim) -> bool:
    """A change of points against the year before is compared as it is; one over years has a way to go."""
    start = aim.start.last if aim.start else aim.window.first - 1
    return aim.window.last - start <= 12 and aim.goal.unit in POINTS


def row_of(case: Case) -> Row:
    """The row that judges: a comparator's own row goes before that of the kind of number."""
    own = own_row(case.aim, case.months)
    op = case.aim.goal.op
    if own is Row.RANK:
        return own
    if op is Op.RANGE:
        return Row.RANGE
    if op is Op.ABOUT:
        return Row.ABOUT
    if op in CAPS:
        return own if _asks_for_a_fall(case) else Row.CAP
    return Row.CAP if op is Op.EQ and own is Row.FLOW and case.direction < 0 else own


def _asks_for_a_fall(case: Case) -> bool:
    """Whether "at most" words a fall that is wanted and no cap: 下降3%以上, or a level still above its goal.

    A level that starts above the goal has until the goal's own year to come down to it.
    """
    goal = case.target.goal
    if goal is not None and goal.value < 0 and case.target.measure in {Measure.GROWTH, Measure.CHANGE}:
        return True
    starts_above = case.baseline is not None and case.baseline > case.goal
    return (
        case.aim.measure is Measure.LEVEL and starts_above and case.months.last <= case.aim.window.last - 12
    )


def judge_row(case: Case, row: Row, forecast: Decimal | None) -> Verdict:  # noqa: PLR0911 - one a row
    """What the row says of the case before the due date."""
    match row:
        case Row.LEVEL:
            return replace(level(case), remaining=level_needs(case))
        case Row.FLOW:
            return replace(flow(case), remaining=flow_needs(case))
        case Row.GROWTH:
            return replace(growth(case), remaining=growth_needs(case) if not case.aim.reference else None)
        case Row.MULTI_YEAR:
            return replace(multi_year(case), remaining=span_needs(case))
        case Row.SHARE:
            return replace(rate(case), remaining=level_needs(case))
        case Row.RANK:
            return replace(rank(case), remaining=places_short(case))
        case Row.CAP:
            return replace(cap(by_year(case), forecast), remaining=_cap_remaining(case))
        case Row.RANGE | Row.ABOUT:
            return _within(case, row, forecast)
    assert_never(row)


def _within(case: Case, row: Row, forecast: Decimal | None) -> Verdict:
    low, high = ends(case.aim, case.direction, case.bands.about)
    yearly = by_year(case)
    step = inside_step(yearly, low, high)
    own = own_row(case.aim, case.months)
    if own is Row.FLOW and told_by_goal(case):
        verdict = judge_row(case, own, forecast)
        return replace(as_method(verdict, row.value), steps=(step, *verdict.steps))
    short = short_end(yearly, low, high)
    worse = worse_end(low, high, case.direction)
    if own is Row.FLOW and high is not None and low is None:
        verdict = judge_row(case.towards(high, -1), Row.CAP, forecast)
        return replace(as_method(verdict, row.value), steps=(step, *verdict.steps))
    if short is not None:
        verdict = judge_row(case.towards(*short), own, forecast)
        return replace(as_method(verdict, row.value), steps=(step, *verdict.steps))
    if own is Row.FLOW and worse is not None and case.direction > 0:
        verdict = judge_row(case.towards(worse, case.direction), own, forecast)
        return replace(as_method(verdict, row.value), steps=(step, *verdict.steps))
    return Verdict(Status.ON_TRACK, row.value, (step,))


def _cap_remaining(case: Case) -> Message | None:
    adds_up = case.aim.nature is Nature.FLOW and case.months.first == case.aim.window.first
    return cap_leaves(case) if adds_up else None
