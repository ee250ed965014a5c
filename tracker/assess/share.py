"""Shares and rates: judged in percentage points, from the baseline where there is one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.assess.case import Verdict
from tracker.assess.growth import growth, points_step
from tracker.assess.level import as_method, level
from tracker.assess.rounding import apart
from tracker.model.assessment import Status

if TYPE_CHECKING:
    from tracker.assess.case import Case


def rate(case: Case) -> Verdict:
    """With a baseline as a level; without one by its distance in the goal's own year, not due before it."""
    if case.baseline is not None:
        return as_method(level(case), "share")
    if case.months.last > case.aim.window.last - 12:
        return as_method(growth(case), "share")
    gap = case.direction * (case.value - case.goal)
    return replace(Verdict(Status.NOT_DUE, "share", (points_step(case, gap),)), gap=apart(gap, Decimal(0)))
