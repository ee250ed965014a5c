"""Growth over several years: what yearly, average and cumulative rates and levels say about it together."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from tracker.grammar.convert import in_unit
from tracker.grammar.figures import computed, figure, when
from tracker.match.aims import basis_year
from tracker.match.cumulating import Derived, derived_actual
from tracker.match.deriving import as_measure, best_by_period, growth_between, growth_words
from tracker.match.sums import trimmed
from tracker.model.claim import Measure
from tracker.model.message import Message, msg
from tracker.model.period import Period
from tracker.model.quantity import Op, Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.model.actual import Actual
    from tracker.model.match import Aim

CHAINED = {Op.EQ}
"""Only plain figures are multiplied: a product of bounds would claim more than they say."""


class Rate(Enum):
    """What a growth rate covers of a span of years."""

    YEAR = "one of its years"
    CUMULATIVE = "all its years so far"
    AVERAGE = "the yearly average of all its years so far"
    PART = "a part that no product is made of"


def rate_of(aim: Aim, actual: Actual) -> Rate:
    """What a growth rate covers of the aim's years, by its basis and period."""
    months, year = actual.months, basis_year(actual.basis)
    if months is None:
        return Rate.PART
    if actual.basis == "cagr":
        return Rate.AVERAGE if months.first == aim.window.first else Rate.PART
    if year is not None and aim.start is not None and year == aim.start.last_year:
        return Rate.CUMULATIVE
    if not months.whole_years:
        return Rate.PART
    if months.length > 12:
        return Rate.CUMULATIVE if months.first == aim.window.first else Rate.PART
    return Rate.YEAR if aim.window.contains(months) else Rate.PART


def growth_since(aim: Aim, rates: Sequence[Actual], levels: Mapping[Period, Actual]) -> list[Derived]:
    """The growth since the start of the aim's years, for each end that reported figures lead to.

    Yearly rates are multiplied, never added; where a year is missing, the product ends before it, and the
    rate of the first year needs no product. A yearly
    average is raised to the power of its years, and a level is divided by that of the start.
    """
    by_rate = {kind: [a for a in rates if rate_of(aim, a) is kind] for kind in Rate}
    found = _products(aim.window, best_by_period(by_rate[Rate.YEAR]))
    found += [d for a in best_by_period(by_rate[Rate.AVERAGE]).values() if (d := _compounded(a))]
    found += _from_levels(aim.window, levels)
    return [as_measure(d, Measure.GROWTH) for d in found]


def _products(window: Period, rates: Mapping[Period, Actual]) -> list[Derived]:
    found: list[Derived] = []
    parts: list[Actual] = []
    product = Decimal(1)
    for first in range(window.first, window.last + 1, 12):
        rate = rates.get(Period(first, first + 11))
        if rate is None or (rate.value.op not in CHAINED):
            break
        parts.append(rate)
        product *= 1 + in_unit(rate.value, "%").value / 100
        if len(parts) == 1:
            continue
        period = Period(window.first, first + 11)
        value = Quantity(value=trimmed((product - 1) * 100), unit="%")
        factors = [_factor(in_unit(r.value, "%").value) for r in parts]
        words = msg(
            "{period}: {rates} − 1 = {growth}",
            period=when(period),
            rates=Message(template=" × ".join(factors), forms={"zh": " × ".join(factors)}),
            growth=computed(value.value, "%", 2),
        )
        found.append(Derived(derived_actual(parts, period, value), words))
    return found


def _factor(rate: Decimal) -> str:
    """(1 + 7.2%), (1 − 3.3%)."""
    return f"(1 {'−' if rate < 0 else '+'} {abs(rate):f}%)"


def _compounded(average: Actual) -> Derived | None:
    """The growth that a yearly average comes to over the years of its period."""
    months, rate = average.months, in_unit(average.value, "%").value
    if months is None or average.value.op not in CHAINED or rate <= -100 or months.length % 12:
        return None
    years = months.length // 12
    value = Quantity(value=trimmed(((1 + rate / 100) ** years - 1) * 100), unit="%")
    words = msg(
        "{period}: (1 + {rate}) to the power of {years} − 1 = {growth}",
        period=when(months),
        rate=figure(rate, "%"),
        years=years,
        growth=computed(value.value, "%", 2),
    )
    return Derived(derived_actual([average], months, value), words)


def _from_levels(window: Period, levels: Mapping[Period, Actual]) -> list[Derived]:
    then = next(((p, a) for p, a in levels.items() if p.last == window.first - 1), None)
    if then is None:
        return []
    found = []
    for period, now in levels.items():
        if not window.first <= period.last <= window.last or period.length != then[0].length:
            continue
        growth = growth_between(now, then[1])
        if growth is not None:
            span = Period(window.first, period.last)
            derived = derived_actual([then[1], now], span, growth)
            found.append(Derived(derived, growth_words(span, now, then[1], growth)))
    return found
