"""Sets the actuals of one indicator and place against one target: who plays which role, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.grammar.convert import in_unit
from tracker.grammar.figures import when
from tracker.knowledge.scopes import constant_prices, increment_in
from tracker.match.aims import read_aim
from tracker.match.baselines import as_actual, check_baseline, find_baseline
from tracker.match.comparing import Use, compare, rank_field
from tracker.match.cumulating import Derived, cumulate
from tracker.match.deriving import (
    beside_reference,
    best_by_period,
    contradictions,
    falling,
    growth_from_levels,
    growth_since,
    increment_from_stocks,
    levels_from_growth,
)
from tracker.match.index import place
from tracker.match.order import conflicts, preference
from tracker.match.relation import REASONS, ROLES, Relation, adds_up, relate
from tracker.match.subject import read_subject
from tracker.model.claim import Measure
from tracker.model.match import Aim, Match, Matched, Nature, Role, Span
from tracker.model.message import msg
from tracker.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.match.index import Index, Series
    from tracker.match.subject import Subject
    from tracker.model.actual import Actual
    from tracker.model.message import Message
    from tracker.model.target import Baseline, Target

OPEN = {Relation.SAME, Relation.CUMULATIVE, Relation.STANDING}
POINTS = {Nature.STOCK, Nature.RATE, Nature.SHARE, Nature.INDEX}
ADDED_UP = msg("added up from reported values")
FOLLOWS = msg("follows from reported values")
EARLIER_YEAR = msg("the latest full year; the goal is for a later one")
SUPERSEDED = msg("an earlier value of the goal's months")
SINGLE_MONTH = msg("one month's rate, where rates for the year to date are at hand")
ANOTHER_FIELD = msg("a rank in another field: {this} against {that}")


@dataclass(slots=True)
class Found:
    """What one target's group of series holds for it, sorted by use."""

    by_use: dict[Use, list[tuple[Actual, Relation, Message]]] = field(default_factory=dict)
    refused: list[Match] = field(default_factory=list)

    def actuals(self, use: Use) -> list[Actual]:
        """The actuals of that use, whatever their relation."""
        return [a for a, _, _ in self.by_use.get(use, [])]


def set_against(target: Target, subject: Subject, region: str, index: Index, as_of: Period) -> Matched:
    """Everything that the index holds for the target, each with its role and reason."""
    group = index.group(subject.core, region)
    alike = [s for s in group if subject.same(s.subject)]
    baseline = find_baseline(target, subject, alike, as_of)
    aim = read_aim(target, subject, baseline)
    if aim is None:
        return Matched(target=target, baseline=baseline)
    found = _sort(target, subject, aim, group, as_of)
    levels = _levels(target, subject, aim, found, baseline)
    derived = _derive(target, subject, aim, found, levels, index, region, as_of)
    current, history = _choose(aim, found, derived, as_of)
    evidence = [
        Match(actual=a, role=Role.EVIDENCE, reason=reason)
        for use, entries in found.by_use.items()
        if use is not Use.SAME
        for a, _, reason in entries
    ]
    return Matched(
        target=target,
        matches=(*current, *history, *_latest_first(evidence), *_latest_first(found.refused)),
        conflicts=(*_conflicts(current), *check_baseline(target, subject, alike)),
        aim=aim,
        baseline=baseline,
        warnings=_warnings(subject, aim, found, levels),
    )


def _sort(target: Target, subject: Subject, aim: Aim, group: Sequence[Series], as_of: Period) -> Found:
    found = Found()
    wanted = _additions(target, subject)
    rank = rank_field(f"{target.basis or ''}{target.goal.worded if target.goal else ''}")
    for series in group:
        use, reason = compare(subject, aim, series, wanted)
        if use is Use.NONE:
            found.refused += [Match(actual=a, role=Role.REFUSED, reason=reason) for a in series.actuals]
            continue
        kept = found.by_use.setdefault(use, [])
        for actual in series.actuals:
            relation = relate(aim, actual.months, as_of)
            refusal = _refusal(relation, use) or _other_field(actual, aim, rank)
            if refusal:
                found.refused.append(Match(actual=actual, role=Role.REFUSED, reason=refusal))
            else:
                kept.append((actual, relation, reason))
    return found


def _refusal(relation: Relation, use: Use) -> Message | None:
    """Evidence may lie across the goal's months; what is later, past the due date or undated may not."""
    if ROLES[relation] is not Role.REFUSED or (relation is Relation.ACROSS and use is not Use.SAME):
        return None
    return REASONS[relation]


def _other_field(actual: Actual, aim: Aim, wanted: str) -> Message | None:
    if aim.measure is not Measure.RANK or not wanted:
        return None
    told = rank_field(f"{actual.basis or ''}{actual.value.worded}")
    if told in {"", wanted}:
        return None
    return msg(ANOTHER_FIELD.template, this=told, that=wanted)


def _additions(target: Target, subject: Subject) -> str:
    """Whether the goal counts "gross" or "net" additions, as its words tell; "" where they do not."""
    if subject.measure is not Measure.INCREMENT:
        return ""
    goal = target.goal.worded if target.goal else ""
    quote = target.evidence.quote if target.evidence else ""
    return subject.additions or increment_in(goal) or increment_in(quote)


def _levels(
    target: Target, subject: Subject, aim: Aim, found: Found, baseline: Baseline | None
) -> dict[Period, Actual]:
    """The reported levels of the indicator by period, the stated baseline among them."""
    uses = (Use.LEVEL_OF_GROWTH, Use.STOCK_OF_INCREMENT, Use.LEVEL_OF_CHANGE)
    values = [a for use in uses for a in found.actuals(use)]
    if aim.measure is Measure.LEVEL:
        values += found.actuals(Use.SAME)
    levels = _by_period(values, point=_is_point(subject))
    if baseline is not None and target.baseline is not None:
        key = _key(baseline.period, point=_is_point(subject))
        levels = {key: as_actual(target, baseline), **levels}
    return dict(sorted(levels.items(), key=lambda item: (item[0].last, item[0].first)))


def _derive(  # noqa: PLR0913 - each measure derives from other things
    target: Target,
    subject: Subject,
    aim: Aim,
    found: Found,
    levels: dict[Period, Actual],
    index: Index,
    region: str,
    as_of: Period,
) -> list[Derived]:
    same, unit = found.actuals(Use.SAME), aim.goal.unit
    real = constant_prices(subject.core)
    if aim.reference:
        own = best_by_period([*found.actuals(Use.GROWTH_OF_CHANGE)])
        return beside_reference(own, _reference(aim, subject, index, region, as_of))
    match aim.measure:
        case Measure.LEVEL:
            growths = _by_period(found.actuals(Use.GROWTH_OF_LEVEL), point=_is_point(subject))
            implied = [] if real else levels_from_growth(levels, growths, unit)
            return implied + (_sums(same, aim) if aim.nature is Nature.FLOW else [])
        case Measure.INCREMENT:
            net = increment_from_stocks(levels, aim.window, unit, gross=_additions(target, subject) != "net")
            return _sums(same, aim) + ([net] if net else [])
        case Measure.GROWTH:
            growths = best_by_period(same)
            levels = {} if real else levels
            return (
                growth_from_levels(levels, growths)
                if aim.span is Span.YEAR
                else growth_since(aim.window, levels, growths)
            )
        case Measure.CHANGE | Measure.RANK | Measure.RATIO:
            return []


def _sums(actuals: list[Actual], aim: Aim) -> list[Derived]:
    return [d for d in cumulate(actuals, aim.window, aim.goal.unit) if d]


def _reference(aim: Aim, subject: Subject, index: Index, region: str, as_of: Period) -> dict[Period, Actual]:
    """The growth of the series that the goal is to keep pace with: the same one elsewhere, or another here."""
    elsewhere = index.group(subject.core, place(aim.reference))
    other = read_subject(aim.reference, "", Measure.GROWTH, "%")
    group = [s for s in elsewhere if subject.same(s.subject)] or [
        s for s in index.group(other.core, region) if other.same(s.subject)
    ]
    return best_by_period(
        a
        for s in group
        if s.subject.measure is Measure.GROWTH and not s.basis
        for a in s.actuals
        if (p := a.months) is not None and p.last <= as_of.last
    )


def _choose(aim: Aim, found: Found, derived: list[Derived], as_of: Period) -> tuple[list[Match], list[Match]]:
    """The current values, best first, and the baseline and history."""
    entries = found.by_use.get(Use.SAME, [])
    open_entries = [(a, r) for a, r, _ in entries if r in OPEN and not _of_part_of_span(aim, a)]
    if aim.nature in {Nature.RATE, Nature.SHARE, Nature.INDEX} and not adds_up(aim):
        open_entries = _whole_years_first(open_entries)
    exact, bounds = _place_derived(aim, derived, as_of)
    candidates = [
        Match(actual=a, role=Role.CURRENT, reason=_reason(aim, a, r)) for a, r in open_entries
    ] + exact
    if not candidates and aim.nature is Nature.FLOW and aim.measure is Measure.LEVEL:
        candidates = _latest_year(aim, entries)
    latest = max((_end(m) for m in candidates), default=-1)
    current = sorted((m for m in candidates if _end(m) == latest), key=lambda m: _current_key(aim, m))
    current = _with_bounds(aim, current, bounds)
    taken = {id(m.actual) for m in current}
    rest = [m for m in candidates if id(m.actual) not in taken]
    history = [m.model_copy(update={"role": Role.HISTORY, "reason": SUPERSEDED}) for m in rest]
    known = taken | {id(m.actual) for m in rest}
    for actual, relation, _ in entries:
        if id(actual) in known:
            continue
        role = ROLES[relation] if relation not in OPEN else Role.HISTORY
        reason = SINGLE_MONTH if relation in OPEN else REASONS[relation]
        history.append(Match(actual=actual, role=role, reason=reason))
    history.sort(key=lambda m: (m.role is not Role.BASELINE, -_end(m), preference(m.actual)))
    return current, history


def _of_part_of_span(aim: Aim, actual: Actual) -> bool:
    """One year's growth is a part of a growth over several years, though it starts with them."""
    if aim.span is Span.YEAR:
        return False
    return actual.basis is None


def _whole_years_first(entries: list[tuple[Actual, Relation]]) -> list[tuple[Actual, Relation]]:
    """Rates for the year to date, where there are any, speak before single months."""
    longer = [(a, r) for a, r in entries if (p := a.months) and (p.length > 1 or p.first % 12 == 0)]
    return longer or entries


def _place_derived(aim: Aim, derived: list[Derived], as_of: Period) -> tuple[list[Match], list[Match]]:
    """Derived values that may be current: exact ones, and bounds."""
    exact, bounds = [], []
    for d in derived:
        if relate(aim, d.actual.period, as_of) not in OPEN:
            continue
        reason = ADDED_UP if aim.nature is Nature.FLOW and aim.measure is not Measure.GROWTH else FOLLOWS
        made = Match(actual=d.actual, role=Role.CURRENT, reason=reason, derivation=d.derivation)
        (bounds if d.actual.value.op.value.startswith((">", "<")) else exact).append(made)
    return exact, bounds


def _latest_year(aim: Aim, entries: list[tuple[Actual, Relation, Message]]) -> list[Match]:
    """For a flow that is due in a later year, the full years before it."""
    first = aim.start.last + 1 if aim.start else 0
    return [
        Match(actual=a, role=Role.CURRENT, reason=EARLIER_YEAR)
        for a, r, _ in entries
        if r is Relation.PREVIOUS
        and (p := a.months)
        and p.whole_years
        and p.length == 12
        and p.first >= first
    ]


def _with_bounds(aim: Aim, current: list[Match], bounds: list[Match]) -> list[Match]:
    """A bound stands behind a figure, unless the bound alone already meets the goal or nothing else is there."""
    if not bounds:
        return current
    bounds = sorted(bounds, key=lambda m: -_end(m))
    meets = in_unit(bounds[0].actual.value, aim.goal.unit).value >= aim.goal.value
    return [*bounds, *current] if meets or not current else [*current, *bounds]


def _reason(aim: Aim, actual: Actual, relation: Relation) -> Message:
    months = actual.months
    if months is not None and months != actual.period:
        return msg("published before its period was over: it speaks for {months}", months=when(months))
    del aim
    return REASONS[relation]


def _current_key(aim: Aim, m: Match) -> tuple[object, ...]:
    months = m.actual.months
    shape = (
        (months != aim.window, -(months.length if months else 0)) if aim.nature is not Nature.STOCK else ()
    )
    return (*shape, *preference(m.actual))


def _conflicts(current: list[Match]) -> tuple[Message, ...]:
    reported = [m.actual for m in current if m.derivation is None]
    return conflicts(reported[0], reported[1:]) if len(reported) > 1 else ()


def _warnings(subject: Subject, aim: Aim, found: Found, levels: dict[Period, Actual]) -> tuple[Message, ...]:
    same = found.actuals(Use.SAME)
    use = Use.SAME if aim.measure is Measure.GROWTH else Use.GROWTH_OF_LEVEL
    growths = _by_period(found.actuals(use), point=_is_point(subject))
    against = (
        () if constant_prices(subject.core) or aim.span is not Span.YEAR else contradictions(levels, growths)
    )
    falls = (
        falling(best_by_period(same))
        if aim.nature is Nature.FLOW and aim.measure is not Measure.GROWTH
        else ()
    )
    return (*against, *falls, *_out_of_bounds(aim, same))


def _out_of_bounds(aim: Aim, same: list[Actual]) -> tuple[Message, ...]:
    if aim.nature is not Nature.SHARE:
        return ()
    return tuple(
        msg("{actual}: a share lies between 0 and 100%", actual=a.value.worded or str(a.value.value))
        for a in same
        if not 0 <= in_unit(a.value, aim.goal.unit).value <= 100
    )


def _is_point(subject: Subject) -> bool:
    return subject.nature in POINTS


def _by_period(actuals: list[Actual], *, point: bool) -> dict[Period, Actual]:
    return {_key(p, point=point): a for p, a in best_by_period(actuals).items()}


def _key(period: Period, *, point: bool) -> Period:
    """A stock's period is the month that it stands at the end of."""
    return Period(period.last, period.last) if point else period


def _end(m: Match) -> int:
    months = m.actual.months
    return months.last if months else -1


def _latest_first(matches: list[Match]) -> list[Match]:
    return sorted(matches, key=lambda m: (-_end(m), preference(m.actual)))
