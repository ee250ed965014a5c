"""Reads what a target asks for: which measure, over which months, and from where."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.grammar.convert import comparable, in_unit
from tracker.grammar.figures import amount, computed, figure, when
from tracker.model.claim import Measure
from tracker.model.match import Aim, Nature, Span
from tracker.model.message import msg
from tracker.model.period import Period
from tracker.model.quantity import Op, Quantity

if TYPE_CHECKING:
    from tracker.match.subject import Subject
    from tracker.model.message import Message
    from tracker.model.target import Baseline, Target

YEAR = re.compile(r"\d{4}")
ALL_YEARS = re.compile(r"累计|总共|合计|五年(?:内|共|新增)|三年(?:内|共|新增)")
EACH_YEAR = re.compile(r"年均|每年|年年|平均每年")
LEANING = {Measure.CHANGE, Measure.RATIO}


def start_of(target: Target, subject: Subject, span: Span = Span.YEAR) -> Period | None:
    """The period from which progress is measured, where baseline, basis or window tell of one.

    A stated baseline goes first, then a basis year (比2020年), then the year before the goal's own months.
    """
    if target.baseline and (target.period is None or target.baseline.period.last < target.period.last):
        return target.baseline.period
    if year := basis_year(target.basis):
        return Period.year(year)
    if target.period is None or (subject.measure in {Measure.GROWTH, Measure.RANK} and span is Span.YEAR):
        return None
    return Period.year(target.period.first_year - 1) if target.period.first % 12 == 0 else None


def basis_year(basis: str | None) -> int | None:
    """The year that a basis names, None where it names something else."""
    return int(basis) if basis and YEAR.fullmatch(basis) else None


def read_aim(target: Target, subject: Subject, baseline: Baseline | None) -> Aim | None:
    """What the target asks for; None where it has no due period or no goal that could be compared.

    Args:
        target: as people keep it.
        subject: its indicator as it is compared.
        baseline: the stated one, else the one found among the actuals.
    """
    goal, period = target.goal, target.period
    if period is None:
        return None
    if goal is None:
        return _keeping_pace(target, subject, period)
    reference = _reference(target, subject.measure)
    measure = Measure.CHANGE if reference else subject.measure
    if not _fits(measure, goal.unit):
        return None
    span = _span(target, measure, period)
    start = baseline.period if baseline else start_of(target, subject, span)
    origin = None
    leaned = _lean(goal, measure, baseline) if measure in LEANING and not reference else None
    if leaned:
        measure, (goal, origin) = Measure.LEVEL, leaned
    nature = _nature(subject, measure, goal.unit)
    if measure is Measure.GROWTH or reference:
        goal = in_unit(goal, "%") if measure is Measure.GROWTH else _in_points(goal)
    if measure is Measure.INCREMENT and EACH_YEAR.search(_words(target)):
        goal, origin = _all_years(goal, period)
    if baseline is None and measure in {Measure.LEVEL, Measure.RANK}:
        start = None
    return Aim(
        measure=measure,
        nature=nature,
        goal=goal,
        window=_window(target, measure, nature, span, start),
        start=start,
        span=span,
        reference=reference,
        origin=origin,
    )


def _fits(measure: Measure, unit: str) -> bool:
    """Whether a goal of that measure can be in that unit: growth in 家 is no growth."""
    match measure:
        case Measure.GROWTH:
            return comparable(unit, "%")
        case Measure.RANK:
            return unit == "位"
        case Measure.RATIO:
            return unit == "倍"
        case Measure.LEVEL | Measure.INCREMENT | Measure.CHANGE:
            return True


def _nature(subject: Subject, measure: Measure, unit: str) -> Nature:
    match measure:
        case Measure.RANK:
            return Nature.INDEX
        case Measure.CHANGE | Measure.RATIO | Measure.GROWTH:
            return Nature.RATE
        case Measure.INCREMENT:
            return Nature.FLOW
        case Measure.LEVEL:
            return subject.nature or (Nature.RATE if unit == "%" else Nature.STOCK)


def _in_points(goal: Quantity) -> Quantity:
    """The distance between two rates is told in points, though 高于全国1.5% may be written."""
    return goal.model_copy(update={"unit": "百分点"}) if goal.unit == "%" else goal


def _keeping_pace(target: Target, subject: Subject, period: Period) -> Aim | None:
    """同步 with another series: the growth may not fall short of its growth."""
    if target.milestone or not target.basis or target.basis == "cagr" or basis_year(target.basis):
        return None
    if subject.measure not in {Measure.GROWTH, Measure.CHANGE}:
        return None
    goal = Quantity(op=Op.GE, value=Decimal(0), unit="百分点")
    return Aim(measure=Measure.CHANGE, nature=Nature.RATE, goal=goal, window=period, reference=target.basis)


def _reference(target: Target, measure: Measure) -> str:
    """The place or series that a growth or change is set beside (高于全国1.9个百分点), else nothing."""
    basis = target.basis or ""
    if measure not in {Measure.GROWTH, Measure.CHANGE} or basis == "cagr" or basis_year(basis):
        return ""
    return basis


def _lean(goal: Quantity, measure: Measure, baseline: Baseline | None) -> tuple[Quantity, Message] | None:
    """The level that a change or multiple of a known baseline asks for."""
    if baseline is None:
        return None
    base = baseline.value
    if measure is Measure.RATIO and goal.unit == "倍":
        level = _level(goal, base, [v * base.value for v in (goal.value, goal.high) if v is not None])
        return level, msg(
            "{goal} of {base} ({period}) is {level}",
            goal=amount(goal), base=amount(base), period=when(baseline.period), level=amount(level),
        )  # fmt: skip
    if measure is Measure.CHANGE and (goal.unit == base.unit or {goal.unit, base.unit} == {"百分点", "%"}):
        level = _level(goal, base, [v + base.value for v in (goal.value, goal.high) if v is not None])
        return level, msg(
            "{goal} on top of {base} ({period}) is {level}",
            goal=amount(goal), base=amount(base), period=when(baseline.period), level=amount(level),
        )  # fmt: skip
    return None


def _level(goal: Quantity, base: Quantity, values: list[Decimal]) -> Quantity:
    high = values[1] if len(values) > 1 else None
    return Quantity(op=goal.op, value=values[0], high=high, unit=base.unit)


def _all_years(goal: Quantity, period: Period) -> tuple[Quantity, Message | None]:
    """A yearly figure over several years asks for their sum."""
    years = Decimal(period.length) / 12
    if years <= 1:
        return goal, None
    total = goal.model_copy(
        update={
            "value": goal.value * years,
            "high": None if goal.high is None else goal.high * years,
            "worded": "",
        }
    )
    origin = msg(
        "{goal} in each of {years} years makes {total}",
        goal=figure(goal.value, goal.unit),
        years=f"{years.normalize():f}",
        total=computed(total.value, goal.unit),
    )
    return total, origin


def _window(target: Target, measure: Measure, nature: Nature, span: Span, start: Period | None) -> Period:
    """The months whose values add up; a yearly value due at the end of a span counts its last year."""
    period = target.period
    if period is None:
        raise ValueError("a target without a period has no window")
    if span is not Span.YEAR and start is not None and start.last < period.last:
        return Period(start.last + 1, period.last)
    if period.length <= 12 or measure is not Measure.LEVEL or nature is not Nature.FLOW:
        return period
    return period if ALL_YEARS.search(_words(target)) else Period.year(period.last_year)


def _span(target: Target, measure: Measure, period: Period) -> Span:
    if measure is not Measure.GROWTH:
        return Span.YEAR
    if target.basis == "cagr":
        return Span.AVERAGE
    year = basis_year(target.basis)
    return Span.CUMULATIVE if period.length > 12 or year not in {None, period.first_year - 1} else Span.YEAR


def _words(target: Target) -> str:
    quote = target.evidence.quote if target.evidence else ""
    goal = target.goal.worded if target.goal else ""
    return f"{target.indicator} {goal} {quote}"
