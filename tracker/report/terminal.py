"""The rows as a table of plain text, aligned where Chinese and Latin characters mix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language import say, translate
from tracker.model.message import msg
from tracker.report.plain import columns, fit, one_line
from tracker.report.wording import with_verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.report.view import Report, Row

HEADS = ("status", "indicator", "place", "goal", "actual", "period", "completion", "gap", "key")
LEAST = (6, 16, 6, 8, 8, 6, 6, 6, 12)
GIVES_WAY = (1, 8, 3, 4, 5, 2, 0, 7, 6)
GAP = 2


def table(report: Report, width: int | None = None) -> str:
    """All rows, one a line, with a heading and the counts by status.

    Args:
        report: the view.
        width: the columns of the terminal; texts are cut to fit. None (a pipe or a file) cuts nothing.
    """
    language = report.language
    heads = tuple(translate(h, language) for h in HEADS)
    lines = [_cells(row, language) for row in report.rows]
    return "".join(
        f"{line.rstrip()}\n"
        for line in (heading(report), "", *_grid(heads, lines, width), "", summary(report))
    )


def summary(report: Report) -> str:
    """The counts by computed status on one line, zeros left out, and how many a person judged otherwise."""
    counts = [f"{c.light.symbol} {c.light.words} {c.number}" for c in report.counts if c.number]
    if overridden := sum(row.override is not None for row in report.rows):
        counts.append(say(msg("{count} judged otherwise by a person", count=overridden), report.language))
    return one_line(" · ".join(counts) or translate("no targets", report.language))


def heading(report: Report) -> str:
    """The title and the period that the report speaks for."""
    if not report.as_of:
        return one_line(report.title)
    return one_line(
        say(msg("{title}, as of {period}", title=report.title, period=report.as_of_words), report.language)
    )


def _cells(row: Row, language: str) -> tuple[str, ...]:
    current = row.current
    texts = (
        f"{row.status.symbol} {with_verdict(row.status.words, row.override, language)}",
        _named(row),
        row.region,
        row.goal.worded if row.goal else (row.milestone.due if row.milestone else ""),
        current.figure.worded if current else "",
        current.figure.period_words if current else "",
        row.completion_words,
        row.gap_words,
        row.key,
    )
    return tuple(one_line(t) for t in texts)


def _named(row: Row) -> str:
    """The indicator, with what is measured of it where that is not its total."""
    if row.measure == "level" or row.measure_words in row.indicator:
        return row.indicator
    return f"{row.indicator} ({row.measure_words})"


def _grid(heads: Sequence[str], lines: Sequence[Sequence[str]], width: int | None) -> list[str]:
    sizes = [max(columns(line[n]) for line in (heads, *lines)) for n in range(len(heads))]
    if width is not None:
        _shrink(sizes, width)
    grid = [heads, ["─" * size for size in sizes], *lines]
    blank = " " * GAP
    return [blank.join(fit(text, size) for text, size in zip(line, sizes, strict=True)) for line in grid]


def _shrink(sizes: list[int], width: int) -> None:
    """Take columns from the texts that can best do without, none below its least."""
    over = sum(sizes) + GAP * (len(sizes) - 1) - width
    for n in GIVES_WAY:
        taken = min(max(over, 0), max(sizes[n] - LEAST[n], 0))
        sizes[n] -= taken
        over -= taken
