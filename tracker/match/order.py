"""Which of several values for one thing is taken: a correction, else by source, publication, vintage."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.grammar.figures import amount, when
from tracker.model.actual import Quality
from tracker.model.interval import Interval
from tracker.model.message import Message, msg
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model.actual import Actual

QUALITIES = {quality: rank for rank, quality in enumerate(Quality)}
QUALITIES[Quality.UNSTATED] = QUALITIES[Quality.PRESS]
VINTAGES = ("预计", "快报", "初步", "初报", "核实", "最终", "年报", "普查", "修订")
"""Later words are later looks at the same figure."""

BY_CORRECTION = msg("a person put it in the place of another")
BY_QUALITY = msg("its source stands nearer to who counted it")
BY_DATE = msg("it was published later")
BY_VINTAGE = msg("it is the later vintage")
BY_EXACTNESS = msg("it is a figure and not a bound")
BY_ID = msg("nothing tells them apart; the first by name is taken")


def preference(actual: Actual) -> tuple[int, int, int, int, int, str]:
    """Sorts the better value first: corrections, then quality, later publication, vintage, a figure."""
    published = actual.published or date.min
    return (
        int(not actual.corrects),
        QUALITIES[actual.quality],
        -published.toordinal(),
        -vintage_rank("预计" if actual.estimated else actual.vintage),
        int(actual.value.op is not Op.EQ),
        f"{actual.file}/{actual.id}",
    )


@lru_cache(maxsize=1000)
def vintage_rank(vintage: str) -> int:
    """How late a look at the figure the word tells of; 0 where nothing is said."""
    return max((i + 1 for i, word in enumerate(VINTAGES) if word in vintage), default=0)


def best(actuals: Iterable[Actual]) -> Actual | None:
    """The preferred value."""
    return min(actuals, key=preference, default=None)


def conflicts(taken: Actual, others: Sequence[Actual]) -> tuple[Message, ...]:
    """For each value that cannot be true together with the one taken: both, their sources, and the choice."""
    mine = Interval.as_written(taken.value)
    return tuple(
        msg(
            "{period}: {taken} ({source}) is taken and not {other} ({other_source}), since {reason}",
            period=when(taken.period) if taken.period else "",
            taken=amount(taken.value),
            source=source_words(taken),
            other=amount(other.value),
            other_source=source_words(other),
            reason=_reason(taken, other),
        )
        for other in others
        if other.period == taken.period and not mine.meets(Interval.as_written(other.value))
    )


def source_words(actual: Actual) -> Message | str:
    """Who said it and when; the id where nobody is named."""
    who = actual.publisher or actual.id
    said = msg("{who}, {day}", who=who, day=actual.published.isoformat()) if actual.published else who
    return msg("{said}, {vintage}", said=said, vintage=actual.vintage) if actual.vintage else said


def _reason(taken: Actual, other: Actual) -> Message:
    a, b = preference(taken), preference(other)
    reasons = (BY_CORRECTION, BY_QUALITY, BY_DATE, BY_VINTAGE, BY_EXACTNESS)
    return next((reason for x, y, reason in zip(a, b, reasons, strict=False) if x != y), BY_ID)
