"""Goals that do not fit each other, across documents, years and places, for people to look at."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.assess.nesting import nested_goals
from tracker.assess.parts import parts_of_wholes
from tracker.assess.planned import Planned, in_unit_of, planned, told, warning, year_of_plan
from tracker.model.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.target import Target
    from tracker.problems import Problem


def check_plan(targets: Iterable[Target]) -> list[Problem]:
    """Contradictions, silent revisions, yearly goals that lead elsewhere than the plan, parts short of it.

    All are warnings: each may be meant, and the files stay usable. Targets set aside are left out.
    """
    goals = planned(targets)
    found = [*_same_goal_twice(goals), *nested_goals(goals), *parts_of_wholes(goals)]
    return sorted(found, key=lambda p: (p.where, str(p.what)))


def _same_goal_twice(goals: list[Planned]) -> list[Problem]:
    """Goals for one indicator, place, measure and period that differ; of a stock the due month is enough."""
    groups: dict[tuple[object, ...], list[Planned]] = defaultdict(list)
    for goal in goals:
        target = goal.target
        when = goal.period.last if goal.stands else goal.period
        groups[goal.name, goal.place, target.measure, target.basis, when].append(goal)
    found = []
    for group in groups.values():
        ordered = sorted(group, key=lambda g: (year_of_plan(g), g.target.key))
        found += [p for a, b in pairwise(ordered) if (p := _differ(a, b))]
    return found


def _differ(earlier: Planned, later: Planned) -> Problem | None:
    other = in_unit_of(earlier, later)
    mine = earlier.goal
    if other is None or (other.value, other.high, other.op) == (mine.value, mine.high, mine.op):
        return None
    parts: dict[str, Message | str] = {
        "place": later.target.region,
        "indicator": later.target.indicator,
        "earlier": told(earlier),
        "later": told(later),
    }
    if not earlier.allowed.meets(later.allowed):
        what = msg("{place}, {indicator}: {earlier} and {later} cannot both be met", **parts)
        return warning(later, what, msg("mark the one that no longer holds as withdrawn"))
    what = msg("{place}, {indicator}: {earlier} became {later} without a word", **parts)
    return warning(
        later, what, msg("mark the goal that was replaced as withdrawn, or say in a note why both stand")
    )
