"""The comparable values of a target in order of time, one a month: what trends are drawn through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.grammar.convert import comparable, in_unit
from tracker.model.claim import Measure
from tracker.model.match import Nature, Role
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from decimal import Decimal

    from tracker.assess.case import Case
    from tracker.model.period import Period

BOUNDLESS = {Op.EQ, Op.ABOUT}


def points(case: Case) -> list[tuple[int, Decimal]]:
    """Months and values, of which the last is the current one; bounds are left out.

    Of a flow and of a growth rate these are the values to date of the goal's own months; of a level, share
    or rank all values from the baseline on.
    """
    found: dict[int, Decimal] = {}
    counted = case.aim.nature is Nature.FLOW or case.aim.measure is Measure.GROWTH
    to_date = counted and case.aim.window.contains(case.months)
    for role in (Role.CURRENT, Role.HISTORY, Role.BASELINE):
        for match in case.matched.of(role):
            actual, months = match.actual, match.actual.months
            if months is None or months.last > case.months.last or actual.value.op not in BOUNDLESS:
                continue
            if comparable(actual.value.unit, case.unit) and _fits(case, months, to_date=to_date):
                found.setdefault(months.last, in_unit(actual.value, case.unit).value)
    if not to_date and case.start is not None and case.baseline is not None:
        found.setdefault(case.start, case.baseline)
    return sorted(found.items())


def _fits(case: Case, months: Period, *, to_date: bool) -> bool:
    if to_date:
        return months.first == case.aim.window.first
    if case.start is not None and months.last < case.start:
        return False
    return case.aim.nature is not Nature.FLOW or months.whole_years
