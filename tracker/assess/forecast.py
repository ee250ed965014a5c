"""What the values so far lead one to expect at the due date, with an interval, or why nothing can be said."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.assess.seasonal import seasonal_share
from tracker.assess.series import points
from tracker.grammar.figures import brief, computed, when
from tracker.model.assessment import Step
from tracker.model.claim import Measure
from tracker.model.match import Nature, Span
from tracker.model.message import Message, msg
from tracker.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.assess.case import Case

FEWEST = 3
T80 = tuple(
    Decimal(t)
    for t in [
        "3.078",
        "1.886",
        "1.638",
        "1.533",
        "1.476",
        "1.440",
        "1.415",
        "1.397",
        "1.383",
        "1.372",
        "1.363",
        "1.356",
        "1.350",
        "1.345",
        "1.341",
        "1.337",
        "1.333",
        "1.330",
        "1.328",
        "1.325",
        "1.323",
        "1.321",
        "1.319",
        "1.318",
        "1.316",
        "1.315",
        "1.314",
        "1.313",
        "1.311",
        "1.310",
    ]
)
"""Student's t for a two-sided 80% interval by degrees of freedom, from 1; beyond 30 the normal 1.282."""
NORMAL80 = Decimal("1.282")


@dataclass(frozen=True, slots=True)
class Forecast:
    """Lower end, middle and upper end at the due date, in the unit of the goal."""

    low: Decimal
    middle: Decimal
    high: Decimal
    step: Step


def forecast(case: Case) -> Forecast | Message:
    """The value expected at the due date, or the reason why none is given.

    A sum is drawn up by the season where earlier years tell it; all else follows the straight line of least
    squares through at least three values, with the 80% interval for a single new value.
    """
    if case.over:
        return msg("no forecast: the due date lies behind the data")
    if case.aim.measure is Measure.RANK:
        return msg("no forecast: places do not follow a line")
    if case.aim.span is not Span.YEAR:
        return msg("no forecast: yearly rates of growth do not follow a line")
    season = seasonal_share(case) if case.aim.nature is Nature.FLOW else None
    if season is not None and season.low > 0 and case.value > 0:
        ends = [case.value / s * 100 for s in (season.high, season.share, season.low)]
        return _made(case, ends[0], ends[1], ends[2], methods.SEASONAL)
    known = points(case)
    if len(known) < FEWEST:
        return msg(
            "no forecast: it takes {fewest} comparable values, there are {n}", fewest=FEWEST, n=len(known)
        )
    if case.aim.nature is Nature.FLOW and case.aim.window.contains(case.months):
        known = [(case.aim.window.first - 1, Decimal(0)), *known]
    middle, half = _line(known, case.aim.window.last)
    return _made(case, middle - half, middle, middle + half, methods.LEAST_SQUARES)


def _line(known: Sequence[tuple[int, Decimal]], at: int) -> tuple[Decimal, Decimal]:
    """The line's value at a month and half the interval for a new value there."""
    n = Decimal(len(known))
    mean_x = sum((Decimal(x) for x, _ in known), Decimal(0)) / n
    mean_y = sum((y for _, y in known), Decimal(0)) / n
    spread = sum(((Decimal(x) - mean_x) ** 2 for x, _ in known), Decimal(0))
    slope = sum(((Decimal(x) - mean_x) * (y - mean_y) for x, y in known), Decimal(0)) / spread
    residuals = sum(((y - mean_y - slope * (Decimal(x) - mean_x)) ** 2 for x, y in known), Decimal(0))
    freedom = len(known) - 2
    t = T80[freedom - 1] if freedom <= len(T80) else NORMAL80
    error = (residuals / freedom * (1 + 1 / n + (Decimal(at) - mean_x) ** 2 / spread)).sqrt()
    return mean_y + slope * (Decimal(at) - mean_x), t * error


def _made(case: Case, low: Decimal, middle: Decimal, high: Decimal, method: str) -> Forecast:
    due = Period(case.aim.window.last, case.aim.window.last)
    text = msg(
        "expected by {due}: {middle} ({low} to {high})",
        due=when(due),
        middle=_shown(middle, case.unit),
        low=_shown(low, case.unit),
        high=_shown(high, case.unit),
    )
    return Forecast(low, middle, high, Step(text=text, method=method))


def _shown(value: Decimal, unit: str) -> Message:
    return computed(value, unit, 1) if unit in {"%", "百分点"} else brief(value, unit)
