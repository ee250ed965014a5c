"""What changed in meaning between two assessments of the same targets."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.assess.headline import subject_words
from tracker.assess.rollup import SEVERITY
from tracker.grammar.figures import amount, when
from tracker.knowledge.profiles import Profile
from tracker.knowledge.profiles import profile as named_profile
from tracker.model.assessment import Assessment, Status
from tracker.model.base import Model
from tracker.model.message import Message, msg, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Kind(StrEnum):
    """What a change means."""

    NEWLY_BEHIND = "newly_behind"
    RECOVERED = "recovered"
    SETTLED = "settled"
    STALE = "stale"
    CHANGED = "changed"
    REVISED = "revised"
    NEW = "new"
    GONE = "gone"


class Change(Model):
    """One change of one target: what it means, the field that changed, and both values in a sentence."""

    key: str
    kind: Kind
    field: str
    text: Message


RANK = {status: i for i, status in enumerate((*SEVERITY, *(s for s in Status if s not in SEVERITY)))}
FINAL = {Status.ACHIEVED, Status.MISSED, Status.BREACHED, Status.CLOSED, Status.CLOSED_LATE}
UNTOLD = {Status.NO_DATA, Status.NOT_DUE, Status.NOT_ASSESSABLE}
GOOD = {Status.ACHIEVED, Status.AHEAD, Status.ON_TRACK, Status.CLOSED}


def changes(
    before: Iterable[Assessment], after: Sequence[Assessment], *, profile: Profile | None = None
) -> tuple[Change, ...]:
    """The changes in the order of `after`, targets that are gone last.

    A newer value alone is no change in meaning; another status is, and so are another value for the same
    months, another goal, another baseline and another due date.
    """
    lights = profile or named_profile()
    earlier = {a.target.key: a for a in before}
    found: list[Change] = []
    for assessment in after:
        old = earlier.pop(assessment.target.key, None)
        if old is None:
            found.append(_new(assessment, lights))
        else:
            found += _compare(old, assessment, lights)
    found += [
        Change(
            key=key, kind=Kind.GONE, field="target", text=msg("{name} is no longer judged", name=_name(old))
        )
        for key, old in sorted(earlier.items())
    ]
    return tuple(found)


def _compare(old: Assessment, new: Assessment, lights: Profile) -> list[Change]:
    found = []
    if old.status is not new.status:
        found.append(_status_change(old, new, lights))
    key, name = new.target.key, _name(new)
    if old.target.goal != new.target.goal and old.target.goal and new.target.goal:
        text = msg(
            "{name}: the goal was {before}, now {after}",
            name=name, before=amount(old.target.goal), after=amount(new.target.goal),
        )  # fmt: skip
        found.append(Change(key=key, kind=Kind.REVISED, field="goal", text=text))
    if old.target.period != new.target.period and old.target.period and new.target.period:
        text = msg(
            "{name}: was due in {before}, now in {after}",
            name=name, before=when(old.target.period), after=when(new.target.period),
        )  # fmt: skip
        found.append(Change(key=key, kind=Kind.REVISED, field="period", text=text))
    if old.baseline and new.baseline and old.baseline.value != new.baseline.value:
        text = msg(
            "{name}: the baseline was {before}, now {after}",
            name=name, before=amount(old.baseline.value), after=amount(new.baseline.value),
        )  # fmt: skip
        found.append(Change(key=key, kind=Kind.REVISED, field="baseline", text=text))
    return found + _revised_values(old, new)


def _revised_values(old: Assessment, new: Assessment) -> list[Change]:
    """Another value for months that a value was known for."""
    if old.current is None:
        return []
    was, months = old.current.actual, old.current.actual.months
    same = [
        m
        for m in new.matched.matches
        if m.actual.months == months and m.role in {old.current.role, "history"}
    ]
    if months is None or not same or was.value in [m.actual.value for m in same]:
        return []
    if was.value.unit != same[0].actual.value.unit:
        return []
    text = msg(
        "{name}: the value for {period} was {before}, now {after}",
        name=_name(new),
        period=when(months),
        before=amount(was.value),
        after=amount(same[0].actual.value),
    )
    return [Change(key=new.target.key, kind=Kind.REVISED, field="current", text=text)]


def _status_change(old: Assessment, new: Assessment, lights: Profile) -> Change:
    text = msg(
        "{name}: was {before}, now {after}",
        name=_name(new),
        before=_words(lights, old.status),
        after=_words(lights, new.status),
    )
    return Change(key=new.target.key, kind=kind_of(old.status, new.status), field="status", text=text)


def kind_of(before: Status, after: Status) -> Kind:
    """What it means to go from one status to another."""
    if after is Status.STALE:
        return Kind.STALE
    if after in FINAL:
        return Kind.SETTLED
    if before in UNTOLD or after in UNTOLD or before is Status.STALE:
        worse = after in SEVERITY
        return Kind.NEWLY_BEHIND if worse and after is not Status.DUE_SOON else Kind.CHANGED
    if after in GOOD:
        return Kind.RECOVERED if before not in GOOD else Kind.CHANGED
    return Kind.NEWLY_BEHIND if before in GOOD or RANK[after] < RANK[before] else Kind.RECOVERED


def _new(assessment: Assessment, lights: Profile) -> Change:
    text = msg("{name} is new: {status}", name=_name(assessment), status=_words(lights, assessment.status))
    return Change(key=assessment.target.key, kind=Kind.NEW, field="target", text=text)


def _name(assessment: Assessment) -> Message:
    """The place and the indicator with its measure, as the sentence on the target names them."""
    target = assessment.target
    return msg(
        "{place}, {indicator}",
        place=target.region,
        indicator=subject_words(target, assessment.matched.aim),
    )


def _words(lights: Profile, status: Status) -> Message:
    return worded(lights.words(status, "en"), lights.words(status, "zh"))
