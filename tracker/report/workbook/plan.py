"""Where everything stands in the workbook: names of sheets, and areas that formulas on any sheet use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from tracker.report.workbook.cells import Formula
from tracker.report.workbook.sheet import quoted
from tracker.report.workbook.text import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.report.workbook.cells import Cell
    from tracker.report.workbook.sheet import Book

OVERVIEW = "Overview"
LEDGER = "Targets"
ACTUALS = "Actuals"
PROGRESS = "Progress"
PENDING = "To check"
SOURCES = "Sources"
METHODS = "Methods"

HEAD_ROW = 4
"""The row of the heading on every sheet with one table; its items start below."""


@dataclass(frozen=True, slots=True)
class Area:
    """The items of a table: the sheet's name in the language of the book, the rows, the columns by key."""

    sheet: str
    first: int
    last: int
    columns: tuple[str, ...]

    def letter(self, key: str) -> str:
        """The letter of a column."""
        return get_column_letter(self.columns.index(key) + 1)

    def span(self, key: str) -> str:
        """All items of a column, as a formula on any sheet writes them."""
        letter = self.letter(key)
        return f"{quoted(self.sheet)}!${letter}${self.first}:${letter}${self.last}"

    def at(self, key: str, row: int) -> str:
        """A cell of a row, as a formula in that row writes it."""
        return f"${self.letter(key)}{row}"


@dataclass(frozen=True, slots=True)
class Plan:
    """The areas by sheet, and in which of their columns the keys stand that others lead to."""

    areas: dict[str, Area]
    keys: Mapping[str, str]

    def leap(self, book: Book, sheet: str, key: str, shown: str) -> Cell:
        """A cell that leads to the row of a key, wherever sorting has put that row.

        A text that formulas cannot hold (over 255 characters) is shown without a link.
        """
        area = self.areas[sheet]
        key, shown = WILD.sub(r"~\g<0>", cell_text(key, book.language)), cell_text(shown, book.language)
        if len(key) > LONGEST or len(shown) > LONGEST:
            return book.cell(shown, "Text")
        match = f"MATCH({text(key)},{area.span(self.keys[sheet])},0)+{area.first - 1}"
        place = f'"#{quoted(area.sheet)}!A"&{match}'
        return book.cell(Formula(f"HYPERLINK({place},{text(shown)})", shown), "Link")


WILD = re.compile(r"[*?~]")
LONGEST = 255
"""The longest text that a formula may write out."""


def text(words: str) -> str:
    """A text as a formula writes it out."""
    return '"' + words.replace('"', '""') + '"'


def lay_area(sheet: str, columns: Iterable[str], items: int, head: int = HEAD_ROW) -> Area:
    """The area that a table of so many items will take; an empty table has one empty row."""
    return Area(sheet, head + 1, head + max(items, 1), tuple(columns))
