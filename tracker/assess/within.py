"""Ranges and 左右: inside is on track; what falls short is judged by the end that it fell short of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.grammar.figures import computed
from tracker.model.assessment import Status, Step
from tracker.model.message import msg
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from decimal import Decimal

    from tracker.assess.case import Case
    from tracker.knowledge.profiles import Tolerance
    from tracker.model.match import Aim


def ends(aim: Aim, direction: int, tolerance: Tolerance) -> tuple[Decimal | None, Decimal | None]:
    """The lower and upper end that count for a range or 左右; None for the better side, which always passes.

    控制在…左右 leaves the lower side open: what is to be kept down may lie lower.
    """
    goal = aim.goal
    if goal.op is Op.RANGE and goal.high is not None:
        low, high = goal.value, goal.high
    else:
        reach = abs(goal.value) * tolerance.share / 100
        if goal.unit in {"%", "百分点"}:
            reach = max(reach, tolerance.points)
        low, high = goal.value - reach, goal.value + reach
        if kept_down(aim):
            direction = -1
    if direction > 0:
        return low, None
    return (None, high) if direction < 0 else (low, high)


def kept_down(aim: Aim) -> bool:
    """Whether a goal of 左右 is worded as something to keep down (控制在3%左右)."""
    return aim.goal.op is Op.ABOUT and "控制" in aim.goal.worded


def short_end(case: Case, low: Decimal | None, high: Decimal | None) -> tuple[Decimal, int] | None:
    """The end that the value falls short of and the direction towards it; None where it is inside."""
    if low is not None and case.value < low:
        return low, 1
    if high is not None and case.value > high:
        return high, -1
    return None


def worse_end(low: Decimal | None, high: Decimal | None, direction: int) -> Decimal | None:
    """The one end that counts where a better direction is known."""
    return low if direction > 0 else high if direction < 0 else None


def inside_step(case: Case, low: Decimal | None, high: Decimal | None) -> Step:
    """Where the value lies to the ends."""
    parts = {"value": case.value_words}
    if low is not None and high is not None:
        text = msg(
            "{value} against {low} to {high}",
            low=computed(low, case.unit), high=computed(high, case.unit), **parts,
        )  # fmt: skip
    elif low is not None:
        text = msg(
            "{value} against the lower end {low}; above it everything passes",
            low=computed(low, case.unit),
            **parts,
        )
    elif high is not None:
        text = msg(
            "{value} against the upper end {high}; below it everything passes",
            high=computed(high, case.unit),
            **parts,
        )
    else:
        raise ValueError("a range has an end")
    return Step(text=text, method=methods.TOLERANCE)


STATUS_INSIDE = Status.ON_TRACK
