"""The page's tables as plain cells: actuals with their verdicts, what stayed unmatched, what waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language import translate
from tracker.report.page_names import both_names
from tracker.report.page_policy import anchor, safe_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.report.view import Report, Reported

LONGEST_STATIC = 1000


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, where it leads, and the figure to sort it by where the text would sort wrongly."""

    text: str
    href: str = ""
    sort: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page; `id` is its anchor, `numbers` the columns set flush right.

    `again` says that its rows also stand elsewhere in the page, so that no reader misses them. In the first
    `ditto` columns a static cell stays empty where it says what the one above says, as in a yearbook.
    """

    id: str
    heading: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: frozenset[int] = frozenset()
    again: bool = False
    ditto: int = 0

    @property
    def static(self) -> bool:
        """Whether it stands in the page itself, and does not come from packed data."""
        return not self.again and len(self.rows) <= LONGEST_STATIC


def tables(report: Report) -> tuple[Table, ...]:
    """The tables of the page in the order in which they stand there."""
    return (
        actuals_table(report),
        unmatched_table(report),
        drafts_table(report),
        doubts_table(report),
    )


def actuals_table(report: Report) -> Table:
    """Every actual with its source and what the targets made of it."""
    word = _words_of(report)
    heads = (
        "Indicator",
        "Place",
        "Period",
        "Value",
        "Measure",
        "Source",
        "Published",
        "Quality",
        "Use",
        "Target",
    )
    rows = []
    for actual in report.actuals:
        use = actual.uses[0] if actual.uses else None
        target = (
            Cell(both_names(use.indicator, report.language), "#" + anchor("t", use.target))
            if use
            else Cell("")
        )
        cells = _reported(actual.reported, report.language)
        rows.append((*cells, Cell(actual.role_words), target))
    return Table(
        "actuals",
        word("All reported values"),
        tuple(map(word, heads)),
        tuple(rows),
        frozenset({3}),
        again=True,
    )


def unmatched_table(report: Report) -> Table:
    """The actuals that no target used or refused."""
    word = _words_of(report)
    heads = ("Indicator", "Place", "Period", "Value", "Measure", "Source", "Published", "Quality", "Note")
    ordered = sorted(report.unmatched, key=lambda r: (r.indicator, r.region))
    rows = tuple(
        (*_reported(r, report.language), Cell("; ".join(t for t in (r.note, r.reason) if t))) for r in ordered
    )
    return Table(
        "unmatched",
        word("Reported values without a matching goal"),
        tuple(map(word, heads)),
        rows,
        frozenset({3}),
        ditto=2,
    )


def drafts_table(report: Report) -> Table:
    """The targets that are not judged, and what a person said of them."""
    word = _words_of(report)
    heads = ("Indicator", "Place", "Goal", "Period", "Plan", "Review", "Quote", "File")
    rows = tuple(
        tuple(
            map(
                Cell,
                (
                    both_names(d.indicator, report.language),
                    d.region,
                    d.goal,
                    d.period_words,
                    d.plan,
                    d.review_words,
                    d.quote,
                    d.origin,
                ),
            )
        )
        for d in report.drafts
    )
    return Table("drafts", word("Goals that await review"), tuple(map(word, heads)), rows)


def doubts_table(report: Report) -> Table:
    """The claims that a person should look at again, and why."""
    word = _words_of(report)
    heads = ("Quote", "Kind", "Indicator", "Value", "Place", "Doubt", "Document")
    rows = tuple(
        tuple(
            map(
                Cell,
                (
                    d.quote,
                    d.kind_words,
                    both_names(d.indicator, report.language),
                    d.figure.worded,
                    d.region,
                    word(", ").join(d.doubts),
                    f"{d.document}:{d.at}",
                ),
            )
        )
        for d in report.doubts
    )
    return Table("doubts", word("Statements to check again"), tuple(map(word, heads)), rows, again=True)


def _words_of(report: Report) -> Callable[[str], str]:
    return lambda text: translate(text, report.language)


def _reported(r: Reported, language: str) -> tuple[Cell, ...]:
    period = r.figure.period
    return (
        Cell(both_names(r.indicator, language)),
        Cell(r.region),
        Cell(r.figure.period_words, sort=period.last if period else None),
        Cell(r.figure.worded, sort=float(r.figure.value)),
        Cell(r.measure),
        Cell(r.publisher or r.document, safe_address(r.address)),
        Cell(r.published),
        Cell(r.quality_words),
    )
