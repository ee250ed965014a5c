"""Values that a goal without data would take, were they not of another measure than the goal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.match.comparing import ASIDE, MEASURES, OTHER_MEASURE
from tracker.match.subject import subject_of
from tracker.model.match import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.actual import Actual
    from tracker.model.claim import Measure
    from tracker.model.match import Match, Matched, Matching
    from tracker.model.message import Message
    from tracker.model.target import Target

USED = {Role.CURRENT, Role.BASELINE, Role.HISTORY}
BY_MEASURE = {OTHER_MEASURE.template, *(reason.template for _, reason in ASIDE.values())}


@dataclass(frozen=True, slots=True)
class Idle:
    """A value of the goal's indicator, place and months that is `is_`, where the goal is `wanted`."""

    actual: Actual
    target: Target
    is_: Message
    wanted: Message
    measure: Measure


def idle(matching: Matching) -> list[Idle]:
    """The values that nothing uses, each with the first goal without data that its measure keeps it from."""
    used = {id(m.actual) for found in matching.matched for m in found.matches if m.role in USED}
    told: dict[int, Idle] = {}
    for found in matching.matched:
        if not found.of(Role.CURRENT):
            for one in _kept_apart(found):
                if id(one.actual) not in used:
                    told.setdefault(id(one.actual), one)
    return list(told.values())


def _kept_apart(found: Matched) -> Iterator[Idle]:
    aim = found.aim
    if aim is None:
        return
    for match in found.matches:
        measure = subject_of(match.actual).measure
        if _by_measure(match) and measure is not aim.measure and _in_time(match.actual, found):
            yield Idle(match.actual, found.target, MEASURES[measure], MEASURES[aim.measure], aim.measure)


def _by_measure(match: Match) -> bool:
    return match.role not in USED and match.reason.template in BY_MEASURE


def _in_time(actual: Actual, found: Matched) -> bool:
    """Whether the value ends within the months that the goal counts."""
    return (
        actual.period is not None
        and found.aim is not None
        and found.aim.window.first <= actual.period.last <= found.aim.window.last
    )
