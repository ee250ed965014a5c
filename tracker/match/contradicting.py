"""Figures that cannot all be right: levels against growth, sums that fall, shares past 100%."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.grammar.convert import converted, in_unit
from tracker.grammar.figures import amount, computed, when
from tracker.match.deriving import growth_between, year_before
from tracker.model.message import Message, msg
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.model.actual import Actual
    from tracker.model.period import Period

CONTRADICTION = Decimal(1)
"""Points by which two levels and a reported growth must differ to be told of: rounding makes less."""


def contradictions(levels: Mapping[Period, Actual], growths: Mapping[Period, Actual]) -> tuple[Message, ...]:
    """Where two reported levels imply another growth than the one reported: a revised base, or an error."""
    found = []
    for period, growth in growths.items():
        now, then = levels.get(period), levels.get(year_before(period))
        if now is None or then is None or growth.value.op is not Op.EQ:
            continue
        implied = growth_between(now, then)
        rate = in_unit(growth.value, "%").value
        if implied is None or implied.op is not Op.EQ or rate <= -100:
            continue
        if abs(implied.value - rate) < CONTRADICTION:
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
        if before and before[0].last < period.last and _fell(before[1], actual):
            found.append(
                msg(
                    "{actual} for {period} is less than {before} for {before_period}: "
                    "a sum over more months cannot fall",
                    actual=amount(actual.value),
                    period=when(period),
                    before=amount(before[1].value),
                    before_period=when(before[0]),
                )
            )
        latest[period.first] = (period, actual)
    return tuple(found)


def out_of_bounds(shares: Iterable[Actual]) -> tuple[Message, ...]:
    """Shares below 0 or above 100%."""
    return tuple(
        msg(
            "{actual} for {period}: a share lies between 0 and 100",
            actual=amount(a.value),
            period=when(a.period),
        )
        for a in shares
        if a.period and (share := converted(a.value, "%")) and not 0 <= share.value <= 100
    )


def _fell(before: Actual, actual: Actual) -> bool:
    return before.value.unit == actual.value.unit and 0 <= actual.value.value < before.value.value


def _short(value: Decimal) -> Decimal:
    """The value to three significant digits."""
    return value.quantize(Decimal(1).scaleb(value.adjusted() - 2)) if value else value
