"""After the due period: achieved or missed, on what was reported for all of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.assess.multi_year import reached
from tracker.assess.within import ends
from tracker.model.claim import Measure
from tracker.model.match import Nature, Span
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from tracker.assess.case import Case


def is_full(case: Case) -> bool:
    """Whether the value speaks for the whole of the goal's period: for all its months, or for its end."""
    window = case.aim.window
    if case.aim.span is not Span.YEAR:
        return case.months.last == window.last
    if case.aim.nature is Nature.FLOW or case.aim.measure is Measure.GROWTH:
        return case.months == window
    return case.months.last == window.last


def adds_up(case: Case) -> bool:
    """Whether more months can only add to the value."""
    return case.aim.nature is Nature.FLOW and case.aim.measure is not Measure.GROWTH and case.value >= 0


def meets(case: Case) -> bool | None:
    """Whether the true value meets the goal, compared exactly; None where the reported bound leaves that open."""
    goal, span = case.aim.goal, case.span
    bound = reached(case) if case.aim.span is not Span.YEAR else goal.value
    match goal.op:
        case Op.GE:
            return span.above(bound)
        case Op.GT:
            return span.above(bound, strict=True)
        case Op.LE:
            return span.below(bound)
        case Op.LT:
            return span.below(bound, strict=True)
        case Op.EQ:
            return span.below(bound) if case.direction < 0 else span.above(bound)
        case Op.ABOUT | Op.RANGE:
            low, high = ends(case.aim, case.direction, case.bands.about)
            return _both(
                None if low is None else span.above(low),
                None if high is None else span.below(high),
                low,
                high,
            )


def _both(above: bool | None, below: bool | None, low: Decimal | None, high: Decimal | None) -> bool | None:
    answers = [a for a, end in ((above, low), (below, high)) if end is not None]
    if False in answers:
        return False
    return None if None in answers else True
