"""Weighted means of plans and shares of several places together, on the overview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.grammar.worded import EN_UNITS
from tracker.language import say
from tracker.report.together import listed, weights_of
from tracker.report.workbook.cells import Cell
from tracker.report.workbook.reckoning import rounded
from tracker.report.workbook.sheet import LINE
from tracker.report.workbook.styles import figure_format
from tracker.report.workbook.text import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.report.together import Mean, Pooled
    from tracker.report.view import Figure, Report
    from tracker.report.workbook.sheet import Book, Sheet

HEAD = 34
MEANS = (
    ("plan", 1, 3),
    ("weighted mean of completion (%)", 4, 5),
    ("share of weight with a completion (%)", 6, 7),
    ("where the weights stand", 8, 12),
)
SHARES = (
    ("indicator", 1, 2),
    ("period", 3, 4),
    ("share (%)", 5, 5),
    ("numerator", 6, 7),
    ("denominator", 8, 9),
    ("places", 10, 12),
)


def write_together(book: Book, sheet: Sheet, report: Report) -> None:
    """Write both tables as found at the time of the report; nothing where there is nothing to tell."""
    part = Part(book, sheet)
    if report.means:
        part.open("Weighted means", MEANS, len(report.means))
        for mean in report.means:
            part.mean(mean)
    if report.pooled:
        part.open("Shares of several places together", SHARES, len(report.pooled))
        for pooled in report.pooled:
            part.share(pooled)


@dataclass(frozen=True, slots=True)
class Part:
    """Writes rows whose cells span columns of the overview."""

    book: Book
    sheet: Sheet

    def open(self, title: str, heads: Sequence[tuple[str, int, int]], rows: int) -> None:
        """A title with the heads under it, on the page of their first rows."""
        self.sheet.keep_together(80 + 20 * min(rows, 8))
        self.sheet.skip()
        self.sheet.put([self.book.words(title, "Section")], 24)
        self._row([self.book.words(head, "Head") for head, *_ in heads], heads, HEAD)

    def mean(self, mean: Mean) -> None:
        """A plan with its mean; the cell of a mean that too little is known for stays empty."""
        cell, basis = self.book.cell, say(weights_of(mean), self.book.language)
        cells = [
            cell(mean.plan, "Strong"),
            cell(mean.mean, "Figure", "0.0"),
            cell(mean.coverage, "Figure", "0.0"),
            cell(basis),
        ]
        self._row(cells, MEANS, self._height((mean.plan, 1, 3), (basis, 8, 12)))

    def share(self, pooled: Pooled) -> None:
        """An indicator with the share, its parts and its places."""
        cell, places = self.book.cell, listed(pooled.places, self.book.language)
        cells = [
            cell(pooled.indicator, "Strong"),
            cell(pooled.period_words),
            cell(rounded(pooled.share, 4), "Figure", "0.0"),
            self._figure(pooled.numerator),
            self._figure(pooled.denominator),
            cell(places),
        ]
        self._row(cells, SHARES, self._height((pooled.indicator, 1, 2), (places, 10, 12)))

    def _figure(self, figure: Figure) -> Cell:
        """A sum with its unit behind it, which here has no column of its own."""
        language, unit = self.book.language, figure.unit
        behind = unit if language == "zh" else f" {EN_UNITS.get(unit, unit)}".rstrip()
        quoted = '"' + behind.replace('"', "") + '"' if behind else ""
        shapes = figure_format(figure.value, unit, language).split(";")
        return self.book.cell(figure.value, "Figure", ";".join(f"{shape}{quoted}" for shape in shapes))

    def _height(self, *texts: tuple[str, int, int]) -> float:
        """The height in which each text is shown whole over its columns."""
        return LINE * max(lines(text, sum(self.sheet.widths[a - 1 : b]) - 2) for text, a, b in texts) + 4

    def _row(self, cells: Sequence[Cell], spans: Sequence[tuple[str, int, int]], height: float) -> None:
        row: list[Cell] = []
        for cell, (_, first, last) in zip(cells, spans, strict=True):
            if last > first:
                self.sheet.merge(first, last)
            row += [cell, *[Cell(None, cell.style)] * (last - first)]
        self.sheet.put(row, height)
