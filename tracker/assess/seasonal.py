"""How much of a year has usually come in by a month, from earlier years."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.assess.rounding import tenth
from tracker.grammar.convert import comparable, in_unit
from tracker.grammar.figures import figure, when
from tracker.model.assessment import Step
from tracker.model.claim import Measure
from tracker.model.match import Role
from tracker.model.message import msg
from tracker.model.period import Period
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from tracker.assess.case import Case

FEWEST_YEARS = 2


@dataclass(frozen=True, slots=True)
class Season:
    """The mean share in per cent, unrounded, the lowest and highest of the years, and the arithmetic."""

    share: Decimal
    low: Decimal
    high: Decimal
    step: Step


def seasonal_share(case: Case) -> Season | None:
    """The mean share of the year that earlier years had brought by the same month.

    It needs at least two earlier years that have both the value to that month and that of the whole year;
    None where there are fewer, and for goals that span more than a year.
    """
    window, months = case.aim.window, case.months
    if window.length != 12 or months == window or months.first != window.first:
        return None
    values = _earlier(case)
    shares: dict[int, Decimal] = {}
    for years_ago in range(1, 11):
        back = 12 * years_ago
        part = values.get(Period(months.first - back, months.last - back))
        whole = values.get(Period(window.first - back, window.last - back))
        if part is not None and whole is not None and 0 <= part <= whole and whole > 0:
            shares[window.first_year - years_ago] = part / whole * 100
    if len(shares) < FEWEST_YEARS:
        return None
    mean = sum(shares.values(), Decimal(0)) / len(shares)
    listed = "、".join(f"{year}: {tenth(s):f}%" for year, s in sorted(shares.items()))
    text = msg(
        "by {period} earlier years had brought {share} of the year on average ({years})",
        period=when(months),
        share=figure(tenth(mean), "%"),
        years=listed,
    )
    return Season(mean, min(shares.values()), max(shares.values()), Step(text=text, method=methods.SEASONAL))


def base_share(case: Case) -> Decimal | None:
    """The share in per cent of the year before that the same months of it had brought, from reported levels.

    This weighs a growth rate to date; None where the levels of the year before are not known.
    """
    levels = {
        m.actual.months: m.actual.value
        for m in reversed(case.matched.of(Role.EVIDENCE))
        if m.actual.measure is Measure.LEVEL and m.actual.value.op is Op.EQ
    }
    months, window = case.months, case.aim.window
    part = levels.get(Period(months.first - 12, months.last - 12))
    whole = levels.get(Period(window.first - 12, window.last - 12))
    if part is None or whole is None or part.unit != whole.unit or not 0 < part.value < whole.value:
        return None
    return part.value / whole.value * 100


def _earlier(case: Case) -> dict[Period, Decimal]:
    """Exact values of earlier periods, the preferred one of each, in the unit of the goal."""
    found: dict[Period, Decimal] = {}
    for role in (Role.BASELINE, Role.HISTORY):
        for match in case.matched.of(role):
            actual = match.actual
            months = actual.months
            if months is None or months.last >= case.aim.window.first:
                continue
            if actual.value.op is Op.EQ and comparable(actual.value.unit, case.unit):
                found.setdefault(months, in_unit(actual.value, case.unit).value)
    return found
