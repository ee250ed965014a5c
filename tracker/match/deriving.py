"""Values that follow from reported ones: a level from base and growth, an increment from two stocks, growth."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.grammar.convert import in_unit
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

CONTRADICTION = Decimal(1)
"""Percentage points by which two levels and a reported growth must differ, rounding apart, to be told of."""


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
        rate = in_unit(growth.value, "%")
        level = grown(in_unit(base.value, unit), rate)
        if level is None:
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
    return [_as_measure(d, Measure.LEVEL) for d in found]


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
    net = difference(in_unit(now.value, unit), in_unit(then.value, unit))
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
    return _as_measure(Derived(derived_actual([then, now], months, net), words), Measure.INCREMENT)


def growth_from_levels(levels: Mapping[Period, Actual], growths: Mapping[Period, Actual]) -> list[Derived]:
    """Growth rates that nobody reported, from two levels a year apart."""
    found = []
    for period, now in levels.items():
        then = levels.get(year_before(period))
        if then is None or period in growths:
            continue
        growth = growth_of(in_unit(now.value, then.value.unit), then.value)
        if growth is not None:
            found.append(
                Derived(derived_actual([then, now], period, growth), _growth_words(period, now, then, growth))
            )
    return [_as_measure(d, Measure.GROWTH) for d in found]


def growth_since(
    window: Period, levels: Mapping[Period, Actual], growths: Mapping[Period, Actual]
) -> list[Derived]:
    """The growth since the window's start: the product of its yearly rates, else from the level before it.

    Yearly rates are multiplied and never added. Where a year is missing, the product ends before it.
    """
    found: list[Derived] = []
    product, parts = Decimal(1), []
    for year in range(window.first, window.last + 1, 12):
        rate = growths.get(Period(year, year + 11))
        if (
            rate is None
            or rate.value.op in {Op.RANGE, Op.ABOUT}
            or (rate.value.op is not Op.EQ and year > window.first)
        ):
            break
        parts.append(rate)
        product *= 1 + in_unit(rate.value, "%").value / 100
        period = Period(window.first, year + 11)
        rates = " × ".join(f"(1 + {amount(r.value)})" for r in parts)
        rates_zh = " × ".join(f"(1 + {amount(r.value).forms['zh']})" for r in parts)
        value = Quantity(
            op=parts[0].value.op if len(parts) == 1 else Op.EQ, value=(product - 1) * 100, unit="%"
        )
        words = msg(
            "{period}: {rates} − 1 = {growth}",
            period=when(period),
            rates=Message(template=rates, forms={"zh": rates_zh}),
            growth=computed(value.value, "%", 2),
        )
        found.append(Derived(derived_actual(parts, period, value), words))
    then = next((a for p, a in levels.items() if p.last == window.first - 1), None)
    for period, now in levels.items():
        if then is None or not window.first <= period.last <= window.last:
            continue
        growth = growth_of(in_unit(now.value, then.value.unit), then.value)
        if growth is not None:
            span = Period(window.first, period.last)
            found.append(
                Derived(derived_actual([then, now], span, growth), _growth_words(span, now, then, growth))
            )
    return [_as_measure(d, Measure.GROWTH) for d in found]


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
    return [_as_measure(d, Measure.CHANGE) for d in found]


def contradictions(levels: Mapping[Period, Actual], growths: Mapping[Period, Actual]) -> tuple[Message, ...]:
    """Where two reported levels imply another growth than the one reported: a revised base, or an error."""
    found = []
    for period, growth in growths.items():
        now, then = levels.get(period), levels.get(year_before(period))
        if now is None or then is None or growth.value.op is not Op.EQ:
            continue
        implied = growth_of(in_unit(now.value, then.value.unit), then.value)
        rate = in_unit(growth.value, "%").value
        if (
            implied is None
            or implied.op is not Op.EQ
            or rate <= -100
            or abs(implied.value - rate) < CONTRADICTION
        ):
            continue
        base = in_unit(now.value, then.value.unit).value / (1 + rate / 100)
        found.append(
            msg(
                "{period}: {now} against {then} a year before is {implied}, but {growth} was reported; "
                "that implies a base of about {base}",
                period=when(period),
                now=amount(now.value),
                then=amount(then.value),
                implied=computed(implied.value, "%", 1),
                growth=amount(growth.value),
                base=computed(_short(base), then.value.unit),
            )
        )
    return tuple(found)


def falling(values: Mapping[Period, Actual]) -> tuple[Message, ...]:
    """Where a year-to-date value is lower than an earlier one of the same year: a revision, or an error."""
    found = []
    latest: dict[int, tuple[Period, Actual]] = {}
    for period, actual in values.items():
        before = latest.get(period.first)
        if before and before[0].last < period.last and actual.value.value < before[1].value.value >= 0:
            found.append(
                msg(
                    "{actual} for {period} is less than {before} for {before_period}: a sum over more months cannot fall",
                    actual=amount(actual.value),
                    period=when(period),
                    before=amount(before[1].value),
                    before_period=when(before[0]),
                )
            )
        latest[period.first] = (period, actual)
    return tuple(found)


def _growth_words(period: Period, now: Actual, then: Actual, growth: Quantity) -> Message:
    return msg(
        "{period}: {now} ÷ {then} − 1 = {growth}",
        period=when(period),
        now=amount(now.value),
        then=amount(then.value),
        growth=computed(growth.value, "%", 2),
    )


def _as_measure(derived: Derived, measure: Measure) -> Derived:
    return Derived(derived.actual.model_copy(update={"measure": measure, "basis": None}), derived.derivation)


def _short(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - 2)) if value else value
