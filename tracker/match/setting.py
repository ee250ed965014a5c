"""Sets the actuals of one indicator and place against one target; read `set_against` from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.grammar.figures import amount
from tracker.knowledge.scopes import constant_prices
from tracker.match.aims import read_aim
from tracker.match.baselines import check_baseline, find_baseline
from tracker.match.choosing import choose, end_of
from tracker.match.comparing import Use
from tracker.match.contradicting import contradictions, falling, out_of_bounds
from tracker.match.deriving import best_by_period
from tracker.match.implying import by_period, imply, known_levels
from tracker.match.index import place
from tracker.match.order import conflicts, preference, source_words
from tracker.match.sorting import Found, refused, sort
from tracker.match.subject import read_subject
from tracker.model.claim import Measure
from tracker.model.match import Aim, Match, Matched, Nature, Role, Span
from tracker.model.message import msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.match.index import Index
    from tracker.match.subject import Subject
    from tracker.model.actual import Actual
    from tracker.model.message import Message
    from tracker.model.period import Period
    from tracker.model.target import Target


REFERENCE = msg("the series that the goal is to keep pace with")


def set_against(target: Target, subject: Subject, region: str, index: Index, as_of: Period) -> Matched:
    """Everything that the index holds for the target, each with its role and reason."""
    group = index.group(subject.core, region)
    alike = [s for s in group if subject.same(s.subject)]
    baseline = find_baseline(target, subject, alike, as_of)
    aim = read_aim(target, subject, baseline)
    if aim is None:
        return Matched(target=target, baseline=baseline)
    found = sort(target, subject, aim, group, as_of)
    levels = known_levels(target, subject, aim, found, baseline)
    reference = _reference(aim, subject, index, region, as_of) if aim.reference else {}
    derived = imply(target, subject, aim, found, levels=levels, reference=reference)
    current, history = choose(aim, found, derived, as_of)
    return Matched(
        target=target,
        matches=(
            *current,
            *history,
            *_evidence(found, reference),
            *_latest_first([*found.refused, *_corrected(subject, region, index)]),
        ),
        conflicts=(*_conflicts(current), *check_baseline(target, subject, alike)),
        aim=aim,
        baseline=baseline,
        warnings=_warnings(subject, aim, found, levels),
    )


def _reference(aim: Aim, subject: Subject, index: Index, region: str, as_of: Period) -> dict[Period, Actual]:
    """The growth of the series to keep pace with: of the same indicator elsewhere, or of another here."""
    elsewhere = [s for s in index.group(subject.core, place(aim.reference)) if subject.same(s.subject)]
    other = read_subject(aim.reference, "", Measure.GROWTH, "%")
    here = [s for s in index.group(other.core, region) if other.same(s.subject)]
    return best_by_period(
        actual
        for series in elsewhere or here
        if series.subject.measure is Measure.GROWTH and not series.basis
        for actual in series.actuals
        if (months := actual.months) is not None and months.last <= as_of.last
    )


def _corrected(subject: Subject, region: str, index: Index) -> list[Match]:
    return [
        refused(
            old,
            msg("corrected by {value} ({source})", value=amount(new.value), source=source_words(new)),
        )
        for old, new in index.corrected(subject.core, region)
    ]


def _evidence(found: Found, reference: Mapping[Period, Actual]) -> list[Match]:
    """What is of use without being of the goal's own measure."""
    evidence = [
        Match(actual=e.actual, role=Role.EVIDENCE, reason=e.reason)
        for use, entries in found.by_use.items()
        if use is not Use.SAME
        for e in entries
    ]
    evidence += [Match(actual=a, role=Role.EVIDENCE, reason=REFERENCE) for a in reference.values()]
    return _latest_first(evidence)


def _conflicts(current: Sequence[Match]) -> tuple[Message, ...]:
    reported = [m.actual for m in current if m.derivation is None]
    return conflicts(reported[0], reported[1:]) if len(reported) > 1 else ()


def _warnings(
    subject: Subject, aim: Aim, found: Found, levels: Mapping[Period, Actual]
) -> tuple[Message, ...]:
    same = found.actuals(Use.SAME)
    use = Use.SAME if aim.measure is Measure.GROWTH else Use.GROWTH_OF_LEVEL
    comparable = aim.span is Span.YEAR and not constant_prices(subject.core)
    against = contradictions(levels, by_period(found.actuals(use), subject)) if comparable else ()
    sums = aim.nature is Nature.FLOW and aim.measure is not Measure.GROWTH
    falls = falling(best_by_period(same)) if sums else ()
    return (*against, *falls, *(out_of_bounds(same) if aim.nature is Nature.SHARE else ()))


def _latest_first(matches: list[Match]) -> list[Match]:
    return sorted(matches, key=lambda m: (-end_of(m), preference(m.actual)))
