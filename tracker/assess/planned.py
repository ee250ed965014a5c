"""Targets in the form in which they are set against each other: one unit, one name for one indicator."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.assess.direction import sense
from tracker.grammar.convert import converted
from tracker.grammar.figures import amount, when
from tracker.knowledge.indicators import catalogue, normalise
from tracker.knowledge.regions import atlas
from tracker.knowledge.scopes import nature_of
from tracker.model.claim import Measure
from tracker.model.interval import Interval
from tracker.model.match import Nature
from tracker.model.message import Message, msg
from tracker.model.quantity import Op, Quantity
from tracker.model.target import Review
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.period import Period
    from tracker.model.target import Target

YEAR = re.compile(r"(?:19|20)\d{2}")
SET_ASIDE = {Review.REJECTED, Review.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class Planned:
    """A target's goal with the names that it is compared by.

    `adds_up` says whether values of several places are summed, `stands` whether the value at the end of the
    period is meant and not that of all its months; `better` is +1, -1, or 0 where not known.
    """

    target: Target
    name: str
    place: str
    goal: Quantity
    period: Period
    adds_up: bool
    stands: bool
    better: int

    @property
    def allowed(self) -> Interval:
        """The values that meet the goal."""
        v, op = self.goal.value, self.goal.op
        if op in {Op.GE, Op.GT} or (op is Op.EQ and self.better > 0):
            return Interval(v, None, low_open=op is Op.GT)
        if op in {Op.LE, Op.LT} or (op is Op.EQ and self.better < 0):
            return Interval(None, v, high_open=op is Op.LT)
        return Interval.of(self.goal)


def planned(targets: Iterable[Target]) -> list[Planned]:
    """The targets that have a goal and a period and were not set aside."""
    return [p for t in targets if t.review not in SET_ASIDE and (p := _planned(t))]


def in_unit_of(first: Planned, other: Planned) -> Quantity | None:
    """The other goal in the first one's unit, None where the two are unlike."""
    return converted(other.goal, first.goal.unit)


def warning(planned_goal: Planned, what: Message, hint: Message | None = None) -> Problem:
    """The finding, at the place of the target in its file."""
    target = planned_goal.target
    return Problem(Where(target.file, target.line), what, hint, severity="warning")


def told(goal: Planned) -> Message:
    """The goal with its due period and plan."""
    return msg(
        "{goal} for {period} ({plan})",
        goal=amount(goal.goal),
        period=when(goal.period),
        plan=goal.target.plan,
    )


def year_of_plan(goal: Planned) -> int:
    """The year that the plan's name tells of, else that in which the goal's period starts."""
    years = YEAR.findall(goal.target.plan)
    return int(years[0]) if years else goal.period.first_year


def _planned(target: Target) -> Planned | None:
    if target.goal is None or target.period is None:
        return None
    entry = catalogue().entry(target.indicator, target.indicator_id)
    words = normalise(target.indicator)
    nature = Nature(entry.nature) if entry and entry.nature else nature_of(words)
    if nature is None:
        nature = Nature.RATE if target.goal.unit == "%" else Nature.STOCK
    base = converted(target.baseline.value, target.goal.unit) if target.baseline else None
    if target.measure is Measure.INCREMENT:
        nature = Nature.FLOW
    amounts = target.measure in {Measure.LEVEL, Measure.INCREMENT}
    return Planned(
        target=target,
        name=entry.id if entry else words,
        place=atlas().canonical(target.region),
        goal=target.goal,
        period=target.period,
        stands=target.measure is Measure.RANK
        or (target.measure is Measure.LEVEL and nature is not Nature.FLOW),
        adds_up=amounts and nature in {Nature.FLOW, Nature.STOCK},
        better=sense(
            target,
            target.goal,
            target.measure,
            base.value if base else None,
            adds_up=amounts and nature is Nature.FLOW,
        ),
    )
