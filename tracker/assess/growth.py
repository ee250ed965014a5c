"""Growth rates, and shares in their own year: the distance to the goal in points, without any proration."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.assess.case import Verdict
from tracker.assess.rounding import apart, tenth
from tracker.model.assessment import Status, Step
from tracker.model.message import msg

if TYPE_CHECKING:
    from tracker.assess.case import Case
    from tracker.knowledge.profiles import Bands


def growth(case: Case) -> Verdict:
    """The rate to date less the goal, in percentage points, banded as it is."""
    gap = case.direction * (case.value - case.goal)
    return Verdict(
        by_points(gap, case.bands.points), "growth", (points_step(case, gap),), gap=apart(gap, Decimal(0))
    )


def by_points(gap: Decimal, bands: Bands) -> Status:
    """The band of a distance in percentage points, rounded to 0.1."""
    banded = tenth(gap)
    if banded >= 0:
        return Status.ON_TRACK
    if banded >= bands.slightly_behind:
        return Status.SLIGHTLY_BEHIND
    return Status.BEHIND if banded >= bands.behind else Status.FAR_BEHIND


def points_step(case: Case, gap: Decimal) -> Step:
    """The distance to the goal; positive where the value is on the better side."""
    text = msg(
        "{value} against {goal}: {gap} points",
        value=case.value_words,
        goal=case.goal_words,
        gap=f"{apart(gap, Decimal(0)):+f}",
    )
    return Step(text=text, method=methods.POINTS)
