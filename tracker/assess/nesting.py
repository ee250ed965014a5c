"""Yearly goals within goals of several years: whether the years lead to where the plan wants to be."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.assess.planned import Planned, in_unit_of, told, warning
from tracker.grammar.convert import converted
from tracker.grammar.figures import computed
from tracker.model.claim import Measure
from tracker.model.message import Message, msg
from tracker.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.problems import Problem


def nested_goals(goals: list[Planned]) -> Iterator[Problem]:
    """For each goal of several years, what its yearly goals fall short by."""
    groups: dict[tuple[object, ...], list[Planned]] = defaultdict(list)
    for goal in goals:
        groups[goal.name, goal.place, goal.target.measure].append(goal)
    for group in groups.values():
        years = {g.period: g for g in reversed(group) if g.period.whole_years and g.period.length == 12}
        for long in group:
            if long.period.length > 12 and long.period.whole_years:
                yield from _within(long, years)
            elif long.target.measure is Measure.LEVEL and long.target.baseline is not None:
                yield from _before_due(long, years)


def _within(long: Planned, years: dict[Period, Planned]) -> Iterator[Problem]:
    """A sum or an average over years against its yearly goals."""
    inside = [
        years.get(Period(first, first + 11)) for first in range(long.period.first, long.period.last + 1, 12)
    ]
    known = [g for g in inside if g is not None]
    match long.target.measure:
        case Measure.INCREMENT if len(known) == len(inside):
            yield from _sum_short(long, known)
        case Measure.GROWTH if long.target.basis == "cagr":
            yield from _growth_short(long, known, complete=len(known) == len(inside))
        case Measure.LEVEL if long.target.baseline is not None:
            yield from _before_due(long, years)
        case _:
            return


def _sum_short(long: Planned, known: list[Planned]) -> Iterator[Problem]:
    values = [q.value for g in known if (q := in_unit_of(long, g))]
    total = sum(values, Decimal(0))
    if len(values) == len(known) and total < long.goal.value:
        what = msg(
            "{place}, {indicator}: the yearly goals sum to {sum}, short of {goal}",
            place=long.target.region,
            indicator=long.target.indicator,
            sum=computed(total, long.goal.unit),
            goal=told(long),
        )
        yield warning(long, what)


def _growth_short(long: Planned, known: list[Planned], *, complete: bool) -> Iterator[Problem]:
    """All years together where they are known, else each year that lies below the average."""
    rates = [(g, q.value) for g in known if (q := in_unit_of(long, g))]
    wanted = long.goal.value
    if complete and len(rates) == len(known):
        product = Decimal(1)
        for _, rate in rates:
            product *= 1 + rate / 100
        years = long.period.length // 12
        if long.better * (product - (1 + wanted / 100) ** years) < 0:
            what = msg(
                "{place}, {indicator}: the yearly goals grow to {sum} in all, short of {goal}",
                place=long.target.region,
                indicator=long.target.indicator,
                sum=computed((product - 1) * 100, "%", 1),
                goal=told(long),
            )
            yield warning(long, what)
        return
    for goal, rate in rates:
        if long.better * (rate - wanted) < 0:
            yield warning(goal, _below(goal, long))


def _before_due(long: Planned, years: dict[Period, Planned]) -> Iterator[Problem]:
    """Yearly goals of a level against the straight way from the baseline to the later goal."""
    baseline = long.target.baseline
    base = converted(baseline.value, long.goal.unit) if baseline else None
    if base is None or baseline is None or long.better == 0:
        return
    start, due = baseline.period.last, long.period.last
    for period, goal in sorted(years.items()):
        value = in_unit_of(long, goal)
        if goal is long or value is None or not start < period.last < due:
            continue
        path = base.value + (long.goal.value - base.value) * Decimal(period.last - start) / Decimal(
            due - start
        )
        if long.better * (value.value - path) < 0:
            what = msg(
                "{place}, {indicator}: {goal} lies behind the straight way to {later}, "
                "which asks for {path} by then",
                place=goal.target.region,
                indicator=goal.target.indicator,
                goal=told(goal),
                later=told(long),
                path=computed(path, long.goal.unit),
            )
            yield warning(goal, what)


def _below(goal: Planned, long: Planned) -> Message:
    return msg(
        "{place}, {indicator}: {goal} lies below the yearly average of {later}",
        place=goal.target.region,
        indicator=goal.target.indicator,
        goal=told(goal),
        later=told(long),
    )
