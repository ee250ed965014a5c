"""Sorts the series of one indicator and place by what they can be to one target."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.knowledge.scopes import increment_in
from tracker.match.comparing import Use, compare, rank_field
from tracker.match.relation import REASONS, ROLES, Relation, relate
from tracker.match.spans import Rate, rate_of
from tracker.model.claim import Measure
from tracker.model.match import Aim, Match, Role, Span
from tracker.model.message import msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.match.index import Series
    from tracker.match.subject import Subject
    from tracker.model.actual import Actual
    from tracker.model.message import Message
    from tracker.model.period import Period
    from tracker.model.target import Target


@dataclass(frozen=True, slots=True)
class Entry:
    """An actual that is of some use, how its period stands to the goal's, and the reason for its use."""

    actual: Actual
    relation: Relation
    reason: Message


@dataclass(slots=True)
class Found:
    """What one target's group of series holds for it, sorted by use."""

    by_use: dict[Use, list[Entry]] = field(default_factory=dict)
    refused: list[Match] = field(default_factory=list)

    def entries(self, use: Use) -> list[Entry]:
        """The entries of that use."""
        return self.by_use.get(use, [])

    def actuals(self, use: Use) -> list[Actual]:
        """The actuals of that use, whatever their relation."""
        return [e.actual for e in self.by_use.get(use, [])]


def sort(target: Target, subject: Subject, aim: Aim, group: Sequence[Series], as_of: Period) -> Found:
    """Give every actual of the group its use, or the reason why it has none."""
    found = Found()
    additions = additions_wanted(target, subject)
    field_wanted = rank_field(f"{target.basis or ''}{target.goal.worded if target.goal else ''}")
    for series in group:
        use, reason = compare(subject, aim, series, additions)
        if use is Use.NONE:
            found.refused += [refused(a, reason) for a in series.actuals]
            continue
        kept = found.by_use.setdefault(use, [])
        for actual in series.actuals:
            relation = _relation(aim, actual, use, as_of)
            refusal = _refusal(relation, use) or _other_field(actual, aim, field_wanted)
            if refusal:
                found.refused.append(refused(actual, refusal))
            else:
                kept.append(Entry(actual, relation, reason))
    return found


def refused(actual: Actual, reason: Message) -> Match:
    """The actual with the reason why it cannot be set against the target."""
    return Match(actual=actual, role=Role.REFUSED, reason=reason)


def additions_wanted(target: Target, subject: Subject) -> str:
    """Whether the goal counts "gross" or "net" additions, as its words tell; "" where they do not."""
    if subject.measure is not Measure.INCREMENT:
        return ""
    goal = target.goal.worded if target.goal else ""
    quote = target.evidence.quote if target.evidence else ""
    return subject.additions or increment_in(goal) or increment_in(quote)


def _relation(aim: Aim, actual: Actual, use: Use, as_of: Period) -> Relation:
    """How the actual's months stand to the goal's; of growth over years, what part of them a rate covers."""
    months = actual.months
    relation = relate(aim, months, as_of)
    if aim.span is Span.YEAR or use is not Use.SAME or ROLES[relation] is Role.REFUSED or months is None:
        return relation
    if months.last < aim.window.first:
        return Relation.PREVIOUS
    rate = rate_of(aim, actual)
    if rate is Rate.CUMULATIVE or (rate is Rate.YEAR and months.first == aim.window.first):
        return Relation.SAME if months.last == aim.window.last else Relation.CUMULATIVE
    return Relation.PART


def _refusal(relation: Relation, use: Use) -> Message | None:
    """Evidence may lie across the goal's months; what is later, past the due date or undated may not."""
    if ROLES[relation] is not Role.REFUSED or (relation is Relation.ACROSS and use is not Use.SAME):
        return None
    return REASONS[relation]


def _other_field(actual: Actual, aim: Aim, wanted: str) -> Message | None:
    """A place among all provinces is no place among some of them."""
    if aim.measure is not Measure.RANK or not wanted:
        return None
    told = rank_field(f"{actual.basis or ''}{actual.value.worded}")
    if told in {"", wanted}:
        return None
    return msg("a rank in another field: {this} against {that}", this=told, that=wanted)
