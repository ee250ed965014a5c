"""Chooses the value that speaks for a target among reported and derived ones; the rest is history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.grammar.convert import in_unit
from tracker.grammar.figures import when
from tracker.match.comparing import Use
from tracker.match.order import preference
from tracker.match.relation import REASONS, ROLES, Relation, adds_up, relate
from tracker.model.claim import Measure
from tracker.model.match import Aim, Match, Nature, Role
from tracker.model.message import msg
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.match.cumulating import Derived
    from tracker.match.sorting import Entry, Found
    from tracker.model.period import Period

OPEN = {Relation.SAME, Relation.CUMULATIVE, Relation.STANDING}
BOUNDS = {Op.GE, Op.GT, Op.LE, Op.LT}
AVERAGED = {Nature.RATE, Nature.SHARE, Nature.INDEX}
DERIVED = msg("follows from reported values")
EARLIER_YEAR = msg("the latest full year; the goal is for a later one")
SUPERSEDED = msg("an earlier value of the goal's months")
SINGLE_MONTH = msg("one month's rate, where rates for the year to date are at hand")


def choose(
    aim: Aim, found: Found, derived: Sequence[Derived], as_of: Period
) -> tuple[list[Match], list[Match]]:
    """The current values, best first, and baseline and history, the latest first.

    Of the periods that may speak the latest does; for one period the reported values stand before derived
    ones by quality, publication and vintage. A bound stands behind a figure unless it alone meets the goal.
    """
    entries = found.entries(Use.SAME)
    speaking = _averages_first(aim, [e for e in entries if e.relation in OPEN])
    exact, bounds = _from_derived(aim, derived, as_of)
    candidates = [_current(e) for e in speaking] + exact
    if not candidates and aim.nature is Nature.FLOW and aim.measure is Measure.LEVEL:
        candidates = _earlier_years(aim, entries)
    latest = max((end_of(m) for m in candidates), default=-1)
    current = sorted((m for m in candidates if end_of(m) == latest), key=lambda m: _order(aim, m))
    current = _with_bounds(aim, current, bounds)
    taken = {id(m.actual) for m in current}
    rest = [m for m in candidates if id(m.actual) not in taken]
    history = [
        Match(actual=m.actual, role=Role.HISTORY, reason=SUPERSEDED, derivation=m.derivation) for m in rest
    ]
    known = taken | {id(m.actual) for m in rest}
    history += [_past(e) for e in entries if id(e.actual) not in known]
    history.sort(key=lambda m: (m.role is not Role.BASELINE, -end_of(m), preference(m.actual)))
    return current, history


def end_of(match: Match) -> int:
    """The last month that the matched value speaks for; -1 where it has none."""
    months = match.actual.months
    return months.last if months else -1


def _current(entry: Entry) -> Match:
    reason, months = REASONS[entry.relation], entry.actual.months
    if months is not None and months != entry.actual.period:
        reason = msg("published before its period was over: it speaks for {months}", months=when(months))
    return Match(actual=entry.actual, role=Role.CURRENT, reason=reason)


def _past(entry: Entry) -> Match:
    if entry.relation in OPEN:
        return Match(actual=entry.actual, role=Role.HISTORY, reason=SINGLE_MONTH)
    return Match(actual=entry.actual, role=ROLES[entry.relation], reason=REASONS[entry.relation])


def _averages_first(aim: Aim, entries: list[Entry]) -> list[Entry]:
    """Rates for the year to date, where there are any, speak before those of single months."""
    if aim.nature not in AVERAGED or adds_up(aim) or aim.measure is Measure.RANK:
        return entries
    longer = [e for e in entries if (p := e.actual.months) and p.length > 1]
    return longer or entries


def _from_derived(aim: Aim, derived: Iterable[Derived], as_of: Period) -> tuple[list[Match], list[Match]]:
    """Derived values that may speak: figures, and bounds."""
    figures: list[Match] = []
    bounds: list[Match] = []
    for d in derived:
        if relate(aim, d.actual.period, as_of) in OPEN:
            made = Match(actual=d.actual, role=Role.CURRENT, reason=DERIVED, derivation=d.derivation)
            (bounds if _is_bound(made) else figures).append(made)
    return figures, bounds


def _earlier_years(aim: Aim, entries: Sequence[Entry]) -> list[Match]:
    """For a flow that is due in a later year: the full years from its baseline on."""
    first = aim.start.first if aim.start else 0
    return [
        Match(actual=e.actual, role=Role.CURRENT, reason=EARLIER_YEAR)
        for e in entries
        if e.relation in {Relation.PREVIOUS, Relation.BASELINE}
        and (p := e.actual.months)
        and p.whole_years
        and p.length == 12
        and p.first >= first
    ]


def _with_bounds(aim: Aim, current: list[Match], bounds: list[Match]) -> list[Match]:
    """The latest bound first where it proves the goal, or where only an earlier bound is known."""
    if not bounds:
        return current
    bounds = sorted(bounds, key=lambda m: (-end_of(m), preference(m.actual)))
    first = bounds[0]
    proves = in_unit(first.actual.value, aim.goal.unit).value >= aim.goal.value
    if proves or not current or (_is_bound(current[0]) and end_of(first) > end_of(current[0])):
        return [*bounds, *current]
    return [*current, *bounds]


def _is_bound(match: Match) -> bool:
    return match.actual.value.op in BOUNDS


def _order(aim: Aim, match: Match) -> tuple[object, ...]:
    """Of values with one end: that for the goal's very months, then that for more months, then by source."""
    months = match.actual.months
    if aim.nature is Nature.STOCK or months is None:
        return preference(match.actual)
    return (months != aim.window, -months.length, *preference(match.actual))
