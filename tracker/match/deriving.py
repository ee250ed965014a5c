"""Values that follow from reported ones: levels from growth, increments from stocks, growth from levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.grammar.convert import converted, in_unit
from tracker.grammar.figures import amount, computed, when
from tracker.match.cumulating import Derived, derived_actual
from tracker.match.order import preference
from tracker.match.sums import difference, grown, growth_of
from tracker.model.claim import Measure
from tracker.model.message import Message, msg
from tracker.model.period import Period
from tracker.model.quantity import Op, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.model.actual import Actual


def best_by_period(actuals: Iterable[Actual]) -> dict[Period, Actual]:
    """For each period the preferred value, in order of time."""
    best: dict[Period, Actual] = {}
    for actual in sorted(actuals, key=preference):
        period = actual.months
        if period is not None:
            best.setdefault(period, actual)
    return dict(sorted(best.items(), key=lambda item: (item[0].last, item[0].first)))


def year_before(period: Period) -> Period:
    """The same months of the year before."""
    return Period(period.first - 12, period.last - 12)


def levels_from_growth(
    levels: Mapping[Period, Actual], growths: Mapping[Period, Actual], unit: str
) -> list[Derived]:
    """Levels that nobody reported, from the level of a year earlier and the reported growth."""
    found = []
    for period, growth in growths.items():
        base = levels.get(year_before(period))
        if base is None or period in levels:
            continue
        rate, start = converted(growth.value, "%"), converted(base.value, unit)
        level = grown(start, rate) if rate and start else None
        if rate is None or level is None:
            continue
        derivation = msg(
            "{period}: {base} ({base_period}) × (1 + {growth}) = {level}",
            period=when(period),
            base=amount(base.value),
            base_period=when(year_before(period)),
            growth=amount(rate),
            level=computed(level.value, unit),
        )
        found.append(Derived(derived_actual([base, growth], period, level), derivation))
    return [as_measure(d, Measure.LEVEL) for d in found]


def increment_from_stocks(
    stocks: Mapping[Period, Actual], window: Period, unit: str, *, gross: bool
) -> Derived | None:
    """What a stock grew by since the month before the window: the net increase.

    For a goal that counts all that is new it is a lower bound, since what left has been taken off.
    """
    before = [a for p, a in stocks.items() if p.last == window.first - 1]
    later = [(p, a) for p, a in stocks.items() if window.first <= p.last <= window.last]
    if not before or not later:
        return None
    (period, now), then = later[-1], before[-1]
    held, had = converted(now.value, unit), converted(then.value, unit)
    net = difference(held, had) if held and had else None
    if net is None:
        return None
    months = Period(window.first, period.last)
    parts = {
        "period": when(months), "now": amount(now.value), "then": amount(then.value),
        "net": computed(net.value, unit),
    }  # fmt: skip
    if gross and net.op in {Op.EQ, Op.GE, Op.GT}:
        net = net.model_copy(update={"op": Op.GE})
        words = msg("{period}: {now} − {then} = {net} net, so at least as many new ones", **parts)
    elif gross:
        return None
    else:
        words = msg("{period}: {now} − {then} = {net}", **parts)
    return as_measure(Derived(derived_actual([then, now], months, net), words), Measure.INCREMENT)


def growth_from_levels(levels: Mapping[Period, Actual], growths: Mapping[Period, Actual]) -> list[Derived]:
    """Growth rates that nobody reported, from two levels a year apart."""
    found = []
    for period, now in levels.items():
        then = levels.get(year_before(period))
        if then is None or period in growths:
            continue
        growth = growth_between(now, then)
        if growth is not None:
            found.append(
                Derived(derived_actual([then, now], period, growth), growth_words(period, now, then, growth))
            )
    return [as_measure(d, Measure.GROWTH) for d in found]


def beside_reference(own: Mapping[Period, Actual], reference: Mapping[Period, Actual]) -> list[Derived]:
    """How far a series grew faster than the one it is to keep pace with, in percentage points."""
    found = []
    for period, actual in own.items():
        other = reference.get(period)
        if other is None:
            continue
        gap = difference(in_unit(actual.value, "%"), in_unit(other.value, "%"))
        if gap is None:
            continue
        gap = gap.model_copy(update={"unit": "百分点"})
        words = msg(
            "{period}: {own} − {reference} ({name}) = {gap}",
            period=when(period),
            own=amount(actual.value),
            reference=amount(other.value),
            name=f"{other.region}{other.indicator}",
            gap=computed(gap.value, "百分点"),
        )
        found.append(Derived(derived_actual([other, actual], period, gap), words))
    return [as_measure(d, Measure.CHANGE) for d in found]


def growth_between(now: Actual, then: Actual) -> Quantity | None:
    """The growth between two levels, None where their units are unlike or it has no meaning."""
    later = converted(now.value, then.value.unit)
    return growth_of(later, then.value) if later else None


def growth_words(period: Period, now: Actual, then: Actual, growth: Quantity) -> Message:
    """The arithmetic of `growth_between`."""
    return msg(
        "{period}: {now} ÷ {then} − 1 = {growth}",
        period=when(period),
        now=amount(now.value),
        then=amount(then.value),
        growth=computed(growth.value, "%", 2),
    )


def as_measure(derived: Derived, measure: Measure) -> Derived:
    """The derived value as a figure of another measure than those it was computed from."""
    return Derived(derived.actual.model_copy(update={"measure": measure, "basis": None}), derived.derivation)
