"""What the files know beside a value that is typed: what stands for its months, and what came latest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.knowledge.indicators import catalogue, normalise
from tracker.model.actual import Quality
from tracker.model.corrections import by_name, corrections
from tracker.model.target import Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model.actual import Actual
    from tracker.model.claim import Measure
    from tracker.model.period import Period


class Entry(NamedTuple):
    """What a value is of."""

    indicator: str
    region: str
    period: Period
    measure: Measure


class Known:
    """The accepted actuals that none corrects, found by what they are of, in whatever words that is named.

    `seen` holds the keys of those that the workbook had when it was made.
    """

    def __init__(self, actuals: Iterable[Actual], seen: Iterable[str]) -> None:
        actuals = list(actuals)
        accepted = [a for a in actuals if a.review is Review.ACCEPTED]
        self._names = by_name(actuals)
        self._corrected = corrections(self._names, accepted)
        self._seen = set(seen)
        self._latest: dict[tuple[str, str, Measure], Actual] = {}
        self._known: dict[tuple[str, str, Period | None, Measure], list[Actual]] = {}
        for a in sorted(accepted, key=lambda a: a.months.last if a.months else -1):
            if id(a) not in self._corrected:
                subject = _subject(a.indicator, a.indicator_id)
                self._latest[subject, a.region, a.measure] = a
                months = (
                    a.period if a.quality is Quality.WORKBOOK else a.months
                )  # may be typed before it ends
                self._known.setdefault((subject, a.region, months, a.measure), []).append(a)

    def called(self, key: str) -> Actual | None:
        """The one actual of that key; None where none or several have it."""
        named = self._names.get(key, ())
        return named[0] if len(named) == 1 else None

    def correction_of(self, actual: Actual) -> Actual | None:
        """The actual that stands in the place of this one; None where it stands itself."""
        return self._corrected.get(id(actual))

    def latest(self, indicator: str, region: str, measure: Measure) -> Actual | None:
        """The newest of a series."""
        return self._latest.get((_subject(indicator), region, measure))

    def beside(self, entry: Entry) -> Sequence[Actual]:
        """What stands for the same months of the same thing."""
        return self._known.get((_subject(entry.indicator), *entry[1:]), ())

    def seen(self, actual: Actual) -> bool:
        """Whether who typed had it before them."""
        return actual.key in self._seen


def _subject(indicator: str, ident: str | None = None) -> str:
    known = catalogue().entry(indicator, ident)
    return known.id if known else normalise(indicator)
