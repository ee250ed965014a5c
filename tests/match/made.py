"""Targets and actuals of a few words, for the tests beside it."""

from __future__ import annotations

from typing import Any

from tracker.grammar.goal import read_goal
from tracker.model.actual import Actual
from tracker.model.claim import Measure
from tracker.model.period import Period
from tracker.model.quantity import Quantity
from tracker.model.target import Review, Target


def quantity(text: str) -> Quantity:
    """A goal or value as people write it."""
    read = read_goal(text)
    assert isinstance(read, Quantity)
    return read


def target(indicator: str, goal: str, period: str = "2025", **more: Any) -> Target:
    """An accepted target of Hubei, called after its indicator."""
    usual: dict[str, Any] = {
        "measure": Measure.LEVEL,
        "region": "湖北省",
        "review": Review.ACCEPTED,
        "plan": "规划",
    }
    return Target(
        **{
            "key": f"plan/{indicator}",
            "id": indicator,
            "indicator": indicator,
            "goal": quantity(goal),
            "period": Period.parse(period),
            **usual,
            **more,
        }
    )


def actual(name: str, indicator: str, value: str, period: str | None = "2025", **more: Any) -> Actual:
    """An actual of Hubei."""
    usual: dict[str, Any] = {"measure": Measure.LEVEL, "region": "湖北省"}
    months = Period.parse(period) if period else None
    return Actual(
        **{"id": name, "indicator": indicator, "value": quantity(value), "period": months, **usual, **more}
    )
