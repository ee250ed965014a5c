"""Tables with names, filters and columns that fit their texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn

from tracker.report.workbook.cells import Cell, Formula, Marked
from tracker.report.workbook.sheet import LINE
from tracker.report.workbook.text import lines, width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.report.workbook.sheet import Book, Sheet

Item = TypeVar("Item")
SAMPLE = 400
HIGHEST = 409.0
"""The highest row that a spreadsheet can show, in points."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """A column: its key, its heading in English, its cell for an item in a row, the bounds of its width.

    `level` above 0 puts it into a folded outline; `printed` says whether paper shows it.
    """

    key: str
    title: str
    cell: Callable[[Item, int], Cell | None]
    least: float = 8
    most: float = 40
    head: str = "Head"
    level: int = 0
    printed: bool = True


def widths(columns: Sequence[Column[Item]], items: Sequence[Item], book: Book) -> list[float]:
    """What each column takes: its texts, between its bounds; a sample of long lists is measured."""
    sample = items[:: max(1, len(items) // SAMPLE)]
    found = []
    for column in columns:
        # the room of the filter's arrow; headings may wrap once
        need = width(book.say(column.title)) / 2 + 4
        for item in sample:
            cell = column.cell(item, 1)
            if cell is not None:
                need = max(need, _shown(cell) + 2)
        found.append(min(max(need, column.least), column.most))
    return found


def height(cells: Sequence[Cell | None], widths: Sequence[float]) -> float:
    """The height of a row, in points, in which the longest of its texts is shown whole."""
    most = 1
    for cell, room in zip(cells, widths, strict=False):
        if cell is not None and cell.wrap and (words := _words(cell)):
            most = max(most, lines(words, room - 1.5))
    return min(LINE * most + 4, HIGHEST)


def _shown(cell: Cell) -> float:
    words = _words(cell)
    return width(words) if words or cell.wrap else 10


def _words(cell: Cell) -> str:
    value = cell.value.value if isinstance(cell.value, Formula) else cell.value
    if isinstance(value, Marked):
        return value.before + value.middle + value.after
    return value if isinstance(value, str) else ""


def lay_table(
    sheet: Sheet, name: str, columns: Sequence[Column[Item]], items: Sequence[Item]
) -> tuple[int, int]:
    """Write heading and rows, and make them a table; the numbers of the first and the last row of items.

    An empty list gets one empty row, since a table cannot do without.
    """
    book = sheet.book
    heads = unique([book.say(c.title) for c in columns])
    top_cells = [book.cell(h, c.head) for h, c in zip(heads, columns, strict=True)]
    # the arrow of the filter takes the room of two characters
    top = sheet.put(top_cells, max(height(top_cells, [w - 2 for w in sheet.widths]), 34))
    for item in items:
        row = sheet.row
        cells = [c.cell(item, row) for c in columns]
        sheet.put(cells, height(cells, sheet.widths))
    if not items:
        sheet.put([book.cell(None, "Text") for _ in columns])
    last = sheet.row - 1
    area = f"A{top}:{get_column_letter(len(columns))}{last}"
    table = Table(displayName=name, ref=area)
    table.tableColumns = [TableColumn(id=n, name=h) for n, h in enumerate(heads, 1)]
    table.autoFilter = AutoFilter(ref=area)
    sheet.file.tables.add(table)
    return top + 1, last


def unique(heads: Sequence[str]) -> list[str]:
    """Headings, each different from the others, as a table wants them."""
    seen: dict[str, int] = {}
    found = []
    for head in heads:
        seen[head] = seen.get(head, 0) + 1
        found.append(head if seen[head] == 1 else f"{head} {seen[head]}")
    return found
