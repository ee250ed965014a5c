"""What a judgement rests on: one target, the value that speaks for it, and the figures both come down to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.grammar.convert import comparable, in_unit
from tracker.grammar.figures import computed, told_apart
from tracker.model.claim import Measure
from tracker.model.interval import Interval

if TYPE_CHECKING:
    from tracker.knowledge.profiles import Thresholds
    from tracker.model.assessment import Status, Step
    from tracker.model.match import Aim, Match, Matched
    from tracker.model.message import Message
    from tracker.model.period import Period
    from tracker.model.target import Target


@dataclass(frozen=True, slots=True)
class Case:
    """The figures of one judgement, all in the unit of the aim.

    `value` is the current value and `span` what its wording leaves possible; `months` is what it speaks
    for. `goal` is the bound that counts, `direction` +1 or -1, or 0 where neither is known. `start` is the
    last month of the baseline, a number of months as in `Period`.
    """

    target: Target
    matched: Matched
    aim: Aim
    as_of: Period
    bands: Thresholds
    direction: int
    goal: Decimal
    baseline: Decimal | None
    start: int | None
    actual: Match
    months: Period
    value: Decimal
    span: Interval

    @property
    def over(self) -> bool:
        """Whether the goal's last month lies within what the data speak for."""
        return self.as_of.last >= self.aim.window.last

    @property
    def unit(self) -> str:
        """The unit of all figures."""
        return self.aim.goal.unit

    @property
    def value_words(self) -> Message:
        """The value, never worded like the goal where it is not the goal."""
        return told_apart(self.value, self.goal, self.unit)

    @property
    def goal_words(self) -> Message:
        """The bound that counts."""
        return computed(self.goal, self.unit)

    def at(self, value: Decimal) -> Case:
        """The same case, had exactly this value been reported."""
        return replace(self, value=value, span=Interval(value, value))

    def towards(self, goal: Decimal, direction: int) -> Case:
        """The same case with another bound that counts."""
        return replace(self, goal=goal, direction=direction)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a row of the table says: the status, its figures, and the arithmetic.

    Figures are rounded for bands already, with another digit where rounding would hide a difference.
    `uses_up` says that the completion is the share of a cap that is used, of which less is better.
    """

    status: Status
    method: str
    steps: tuple[Step, ...] = ()
    completion: Decimal | None = None
    pace: Decimal | None = None
    gap: Decimal | None = None
    ratio: Decimal | None = None
    attainment: Decimal | None = None
    uses_up: bool = False
    marks: tuple[str, ...] = ()
    remaining: Message | None = None


def make_case(  # noqa: PLR0913, PLR0917 - the parts of one case
    matched: Matched, aim: Aim, actual: Match, as_of: Period, bands: Thresholds, direction: int
) -> Case | None:
    """The case of a target and the match that speaks for it; None where the match has no period."""
    months = actual.actual.months
    if months is None:
        return None
    unit = aim.goal.unit
    reported = actual.actual.value
    quantity = in_unit(reported, unit) if comparable(reported.unit, unit) else reported
    baseline = base_value(matched, aim)
    return Case(
        target=matched.target,
        matched=matched,
        aim=aim,
        as_of=as_of,
        bands=bands,
        direction=direction,
        goal=aim.goal.value,
        baseline=baseline,
        start=aim.start.last if aim.start else None,
        actual=actual,
        months=months,
        value=quantity.value,
        span=Interval.of(quantity),
    )


def base_value(matched: Matched, aim: Aim) -> Decimal | None:
    """The baseline in the unit of the aim; None where there is none or it is of another unit.

    A change starts from 0, a multiple from 1.
    """
    if aim.measure is Measure.CHANGE and not aim.reference:
        return Decimal(0)
    if aim.measure is Measure.RATIO:
        return Decimal(1)
    if matched.baseline is None or not comparable(matched.baseline.value.unit, aim.goal.unit):
        return None
    return in_unit(matched.baseline.value, aim.goal.unit).value
