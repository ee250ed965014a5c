"""Which actuals an assessment may use: those reviewed, published by then, and up to the as-of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.period import Period
from tracker.model.target import Review

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date

    from tracker.match.index import Index
    from tracker.model.actual import Actual


def known_by(actuals: Iterable[Actual], known: date | None) -> tuple[list[Actual], tuple[Actual, ...]]:
    """The accepted actuals published by the day, and those left out for want of a date of publication.

    Without a day every accepted actual is known.
    """
    accepted = [a for a in actuals if a.review is Review.ACCEPTED]
    if known is None:
        return accepted, ()
    undated = tuple(a for a in accepted if a.published is None)
    return [a for a in accepted if a.published is not None and a.published <= known], undated


def usual_as_of(index: Index, wanted: Container[tuple[str, str]]) -> Period | None:
    """The last month for which any actual of a wanted indicator and place speaks, else of any at all.

    It depends on the data alone, never on the day of the run; a figure speaks for no month after its own
    publication. None where no actual has a period.
    """
    last_of_wanted = last_of_all = -1
    for key in index.places():
        for series in index.group(*key):
            for actual in series.actuals:
                period = actual.months
                if period is None:
                    continue
                last_of_all = max(last_of_all, period.last)
                if key in wanted:
                    last_of_wanted = max(last_of_wanted, period.last)
    last = last_of_wanted if last_of_wanted >= 0 else last_of_all
    return Period(last, last) if last >= 0 else None
