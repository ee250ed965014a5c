"""Finds the actuals that a target could be set against without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.knowledge.regions import atlas
from tracker.knowledge.scopes import increment_in
from tracker.match.subject import Subject, subject_of
from tracker.model.claim import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model.actual import Actual


@dataclass(slots=True)
class Series:
    """Actuals that are alike in all but their period: one indicator, coverage, measure, unit and basis."""

    subject: Subject
    region: str
    unit: str
    basis: str
    additions: str
    actuals: list[Actual] = field(default_factory=list)


class Index:
    """Series by the core of their indicator and by place."""

    def __init__(self, actuals: Iterable[Actual], corrected: Iterable[tuple[Actual, Actual]] = ()) -> None:
        """Sort the actuals into series; those of one series stand in order of their periods.

        Pairs of a `corrected` actual and the one that stands in its place are kept aside.
        """
        series: dict[tuple[object, ...], Series] = {}
        for actual in actuals:
            subject = subject_of(actual)
            additions = additions_of(actual, subject)
            region = place(actual.region)
            unit, basis = actual.value.unit, actual.basis or ""
            key = (subject, region, unit, basis, additions)
            found = series.get(key)
            if found is None:
                found = series[key] = Series(subject, region, unit, basis, additions)
            found.actuals.append(actual)
        self._groups: dict[tuple[str, str], list[Series]] = defaultdict(list)
        for found in series.values():
            found.actuals.sort(key=_by_period)
            self._groups[found.subject.core, found.region].append(found)
        self._corrected: dict[tuple[str, str], list[tuple[Actual, Actual]]] = defaultdict(list)
        for old, new in corrected:
            self._corrected[subject_of(old).core, place(old.region)].append((old, new))

    def group(self, core: str, region: str) -> list[Series]:
        """All series of that core and place, whatever their coverage, measure and unit."""
        return self._groups.get((core, region), [])

    def corrected(self, core: str, region: str) -> Sequence[tuple[Actual, Actual]]:
        """The actuals of that core and place that were corrected, each with what stands in its place."""
        return self._corrected.get((core, region), ())

    def places(self) -> Iterable[tuple[str, str]]:
        """All pairs of core and place that have actuals."""
        return self._groups


def additions_of(actual: Actual, subject: Subject) -> str:
    """Whether an increment counts "net" or "gross" additions, as its name, note or quote says; else ""."""
    if subject.measure is not Measure.INCREMENT:
        return ""
    quote = actual.evidence.quote if actual.evidence else ""
    return (
        subject.additions
        or increment_in(actual.value.worded)
        or increment_in(actual.note)
        or increment_in(quote)
    )


@lru_cache(maxsize=20000)
def place(name: str) -> str:
    """The usual name of a place."""
    return atlas().canonical(name)


def _by_period(actual: Actual) -> tuple[int, int, str]:
    p = actual.period
    return (p.last, p.first, actual.id) if p else (-1, -1, actual.id)
