"""How an actual's period stands to the months that a goal counts, and the role that gives it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from tracker.model.claim import Measure
from tracker.model.match import Aim, Nature, Role
from tracker.model.message import Message, msg

if TYPE_CHECKING:
    from tracker.model.period import Period


class Relation(Enum):
    """What an actual's period is to the goal's, and the reason it gives."""

    SAME = "same"
    CUMULATIVE = "cumulative"
    STANDING = "standing"
    PART = "part"
    BASELINE = "baseline"
    PREVIOUS = "previous"
    ACROSS = "across"
    AFTER = "after"
    LATER = "later"
    UNDATED = "undated"


REASONS: dict[Relation, Message] = {
    Relation.SAME: msg("same indicator, place, measure and period"),
    Relation.CUMULATIVE: msg("the goal's months so far"),
    Relation.STANDING: msg("the state at the end of its period, before the due date"),
    Relation.PART: msg(
        "a part of the goal's months that does not start with them: it counts only when added up"
    ),
    Relation.BASELINE: msg("the period that progress is measured from"),
    Relation.PREVIOUS: msg("an earlier period"),
    Relation.ACROSS: msg("its months lie only partly within the goal's"),
    Relation.AFTER: msg("its period ends after the goal's due date"),
    Relation.LATER: msg("its period ends after the as-of"),
    Relation.UNDATED: msg("no period is stated"),
}
ROLES: dict[Relation, Role] = {
    Relation.SAME: Role.CURRENT,
    Relation.CUMULATIVE: Role.CURRENT,
    Relation.STANDING: Role.CURRENT,
    Relation.PART: Role.HISTORY,
    Relation.BASELINE: Role.BASELINE,
    Relation.PREVIOUS: Role.HISTORY,
    Relation.ACROSS: Role.REFUSED,
    Relation.AFTER: Role.REFUSED,
    Relation.LATER: Role.REFUSED,
    Relation.UNDATED: Role.REFUSED,
}


def adds_up(aim: Aim) -> bool:
    """Whether values of the goal's months are counted from its first month on."""
    return aim.nature is Nature.FLOW or aim.measure is Measure.GROWTH


def relate(aim: Aim, period: Period | None, as_of: Period) -> Relation:  # noqa: PLR0911 - first that fits
    """How a period stands to the goal's months."""
    if period is None:
        return Relation.UNDATED
    if period.last > as_of.last:
        return Relation.LATER
    window = aim.window
    if period.last > window.last:
        return Relation.AFTER if period.first > window.last or not adds_up(aim) else Relation.ACROSS
    if not adds_up(aim):
        return _standing(aim, period)
    if period == window:
        return Relation.SAME
    if period.first == window.first:
        return Relation.CUMULATIVE
    if period.first > window.first:
        return Relation.PART
    if period.last >= window.first:
        return Relation.ACROSS
    starts = aim.start is not None and period.last == aim.start.last and period.first <= aim.start.first
    return Relation.BASELINE if starts and aim.measure is not Measure.GROWTH else Relation.PREVIOUS


def _standing(aim: Aim, period: Period) -> Relation:
    """A stock, share or rank speaks for the end of its period."""
    if aim.start is not None:
        if period.last == aim.start.last:
            return Relation.BASELINE
        if period.last < aim.start.last:
            return Relation.PREVIOUS
    return Relation.SAME if period.last == aim.window.last else Relation.STANDING
