"""Which values follow from the reported ones for a goal of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.grammar.convert import comparable
from tracker.knowledge.scopes import constant_prices
from tracker.match.baselines import as_actual
from tracker.match.comparing import Use
from tracker.match.cumulating import Derived, cumulate
from tracker.match.deriving import (
    beside_reference,
    best_by_period,
    growth_from_levels,
    increment_from_stocks,
    levels_from_growth,
)
from tracker.match.sorting import Found, additions_wanted
from tracker.match.spans import growth_since
from tracker.model.claim import Measure
from tracker.model.match import Aim, Nature, Span
from tracker.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.match.subject import Subject
    from tracker.model.actual import Actual
    from tracker.model.target import Baseline, Target

POINTS = {Nature.STOCK, Nature.RATE, Nature.SHARE, Nature.INDEX}
LEVELS = (Use.LEVEL_OF_GROWTH, Use.STOCK_OF_INCREMENT, Use.LEVEL_OF_CHANGE)


def known_levels(
    target: Target, subject: Subject, aim: Aim, found: Found, baseline: Baseline | None
) -> dict[Period, Actual]:
    """The reported levels of the indicator by period, the stated baseline among them."""
    values = [a for use in LEVELS for a in found.actuals(use)]
    if aim.measure is Measure.LEVEL:
        values += found.actuals(Use.SAME)
    levels = by_period(values, subject)
    if baseline is not None and target.baseline is not None and _fits(baseline, aim):
        levels = {_key(baseline.period, subject): as_actual(target, baseline), **levels}
    return dict(sorted(levels.items(), key=lambda item: (item[0].last, item[0].first)))


def imply(  # noqa: PLR0913 - each measure follows from other things
    target: Target,
    subject: Subject,
    aim: Aim,
    found: Found,
    *,
    levels: Mapping[Period, Actual],
    reference: Mapping[Period, Actual],
) -> list[Derived]:
    """The values that follow for the aim, whether or not they will be needed.

    Growth at constant prices says nothing of levels at current prices, and they nothing of it.
    """
    same, unit = found.actuals(Use.SAME), aim.goal.unit
    nominal = {} if constant_prices(subject.core) else levels
    if aim.reference:
        return beside_reference(best_by_period(found.actuals(Use.GROWTH_OF_CHANGE)), reference)
    match aim.measure:
        case Measure.LEVEL:
            growths = by_period(found.actuals(Use.GROWTH_OF_LEVEL), subject)
            implied = levels_from_growth(nominal, growths, unit)
            return implied + (cumulate(same, aim.window, unit) if aim.nature is Nature.FLOW else [])
        case Measure.INCREMENT:
            gross = additions_wanted(target, subject) != "net"
            net = increment_from_stocks(levels, aim.window, unit, gross=gross)
            return cumulate(same, aim.window, unit) + ([net] if net else [])
        case Measure.GROWTH if aim.span is Span.YEAR:
            return growth_from_levels(nominal, best_by_period(same))
        case Measure.GROWTH:
            return growth_since(aim, same, nominal)
        case Measure.CHANGE | Measure.RANK | Measure.RATIO:
            return []


def by_period(actuals: list[Actual], subject: Subject) -> dict[Period, Actual]:
    """For each period the preferred value; a stock's period is the month that it stands at the end of."""
    return {_key(p, subject): a for p, a in best_by_period(actuals).items()}


def _key(period: Period, subject: Subject) -> Period:
    return Period(period.last, period.last) if subject.nature in POINTS else period


def _fits(baseline: Baseline, aim: Aim) -> bool:
    return aim.measure is not Measure.LEVEL or comparable(baseline.value.unit, aim.goal.unit)
