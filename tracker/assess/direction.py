"""Whether more or less is better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.assess.case import base_value
from tracker.knowledge.indicators import catalogue
from tracker.model.claim import Measure
from tracker.model.match import Aim, Matched, Nature
from tracker.model.quantity import Op, Quantity

if TYPE_CHECKING:
    from decimal import Decimal

    from tracker.model.target import Target

MORE = {Op.GE, Op.GT}
LESS = {Op.LE, Op.LT}


def direction(matched: Matched, aim: Aim) -> int:
    """+1 where more is better of what the target asks for, -1 where less is, 0 where nothing tells."""
    return sense(
        matched.target, aim.goal, aim.measure, base_value(matched, aim), adds_up=aim.nature is Nature.FLOW
    )


def sense(
    target: Target, goal: Quantity, measure: Measure, baseline: Decimal | None, *, adds_up: bool
) -> int:
    """+1 where more is better, -1 where less is, 0 where nothing tells.

    The catalogue tells first, then the goal's comparator, then whether the goal lies above the baseline
    (above no growth, for a rate of growth), then that more is better of what adds up. Of ranks fewer are
    better. A range or 左右 that none of these decides is judged on both sides.
    """
    if measure is Measure.RANK:
        return -1
    entry = catalogue().entry(target.indicator, target.indicator_id)
    if entry and entry.better:
        return 1 if entry.better == "more" else -1
    if goal.op in MORE:
        return 1
    if goal.op in LESS:
        return -1
    return _from_baseline(goal, measure, baseline) or int(adds_up)


def _from_baseline(goal: Quantity, measure: Measure, baseline: Decimal | None) -> int:
    if measure is Measure.GROWTH and goal.op is Op.EQ:
        return _sign(goal.value)
    if baseline is None:
        return 0
    if goal.high is not None and goal.value <= baseline <= goal.high:
        return 0
    return _sign(goal.value - baseline)


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)
