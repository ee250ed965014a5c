"""Whether more or less is better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.assess.case import base_value
from tracker.knowledge.indicators import catalogue
from tracker.model.claim import Measure
from tracker.model.match import Aim, Matched, Nature
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from decimal import Decimal

MORE = {Op.GE, Op.GT}
LESS = {Op.LE, Op.LT}


def direction(matched: Matched, aim: Aim) -> int:
    """+1 where more is better, -1 where less is, 0 where nothing tells.

    The catalogue tells first, then the goal's comparator, then whether the goal lies above the baseline
    (above no growth, for a rate of growth), then that more is better of what adds up. Of ranks fewer are
    better. A range or 左右 that none of these decides is judged on both sides.
    """
    if aim.measure is Measure.RANK:
        return -1
    target = matched.target
    entry = (catalogue().get(target.indicator_id) if target.indicator_id else None) or catalogue().find(
        target.indicator
    )
    if entry and entry.better:
        return 1 if entry.better == "more" else -1
    if aim.goal.op in MORE:
        return 1
    if aim.goal.op in LESS:
        return -1
    return _from_baseline(matched, aim) or int(aim.nature is Nature.FLOW)


def _from_baseline(matched: Matched, aim: Aim) -> int:
    if aim.measure is Measure.GROWTH and aim.goal.op is Op.EQ:
        return _sign(aim.goal.value)
    baseline = base_value(matched, aim)
    if baseline is None:
        return 0
    low, high = aim.goal.value, aim.goal.high
    if high is not None and low <= baseline <= high:
        return 0
    return _sign(low - baseline)


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)
