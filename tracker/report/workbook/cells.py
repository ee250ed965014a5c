"""Cells and the sheet that streams them: formulas carry the values that were computed for them.

openpyxl writes a formula without its value, so that previewers and pandas would show blanks. The two
classes at the end replace the part of it that writes rows (its private API: the version is pinned).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml.etree import xmlfile
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.xml.constants import SHEET_MAIN_NS

from tracker.report.workbook.text import escape, markup

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

FONT = "微软雅黑"
EPOCH = date(1899, 12, 30)

Plain = str | Decimal | int | date | None


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula without its equals sign, and the value that it is known to have."""

    text: str
    value: Plain


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its middle in bold: a quote in its place."""

    before: str
    middle: str
    after: str


class Cell(NamedTuple):
    """A value, the number of its style, the address it leads to, and whether its text may be wrapped.

    A tuple, since a large workbook makes millions of them.
    """

    value: Plain | Formula | Marked
    style: int = 0
    address: str = ""
    wrap: bool = False


class Line(NamedTuple):
    """The cells of a row, and its height in points, None for the usual one."""

    cells: Sequence[Cell | None]
    height: float | None = None


def serial(day: date) -> int:
    """The day as spreadsheets count it."""
    return (day - EPOCH).days


def number(value: Decimal | int) -> str:
    """The number in digits that every reader of the format takes for the same number."""
    if isinstance(value, int):
        return str(value)
    text = f"{value.normalize():f}"
    return text if len(text) <= 24 else repr(float(value))


class LiveSheet(WriteOnlyWorksheet):
    """A sheet that takes rows of `Cell`, None where a cell is empty, and writes each at once."""

    _writer: LiveWriter | None = None
    _hyperlinks: list[Hyperlink]

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = LiveWriter(self)
            self._writer.write_top()

    def _values_to_row(self, values: Line, _row: int) -> Line:
        return values

    def link(self, cell: Cell, place: str) -> None:
        """Note where a cell leads; links beyond what a sheet can hold are left out."""
        if len(self._hyperlinks) < LINKS:
            self._hyperlinks.append(Hyperlink(ref=place, target=cell.address))


class LiveWriter(WorksheetWriter):
    """Writes `Cell`s; a formula cell gets ``<f>`` and ``<v>``.

    A large workbook has millions of cells, so they are written as text and no tree is made of them.
    """

    ws: LiveSheet

    def get_stream(self) -> Generator[Any, Any, None]:
        """Take elements as openpyxl does, into a file that rows are written to directly."""
        with (
            Path(str(self.out)).open("wb") as self._file,
            xmlfile(self._file, encoding="utf-8") as tree,
            tree.element("worksheet", xmlns=SHEET_MAIN_NS),
        ):
            while True:
                element = yield
                if element is True:
                    yield tree
                elif element is not None:
                    tree.write(element)

    def write_row(self, xf: Any, row: Any, row_idx: int) -> None:
        """Write one row, with the height that was asked for."""
        line: Line = row
        height = "" if line.height is None else f' ht="{line.height:g}" customHeight="1"'
        cells = "".join(
            self._cell(cell, f"{get_column_letter(column)}{row_idx}")
            for column, cell in enumerate(line.cells, 1)
            if cell is not None
        )
        xf.flush()
        self._file.write(f'<row r="{row_idx}"{height}>{cells}</row>'.encode())

    def _cell(self, cell: Cell, place: str) -> str:
        if cell.address:
            self.ws.link(cell, place)
        value, formula = cell.value, ""
        start = f'<c r="{place}" s="{cell.style}"'
        if isinstance(value, Formula):
            formula = f"<f>{markup(value.text)}</f>"
            value = "" if value.value is None else value.value
            if isinstance(value, str):
                return f'{start} t="str">{formula}<v>{markup(escape(value))}</v></c>'
        if isinstance(value, str):
            return f'{start} t="inlineStr"><is>{_text(value)}</is></c>' if value else f"{start}/>"
        if isinstance(value, Marked):
            return f'{start} t="inlineStr"><is>{_runs(value)}</is></c>'
        return f"{start}/>" if value is None else f"{start}>{formula}<v>{_digits(value)}</v></c>"


LINKS = 65_530
"""The most links that a sheet can have in Excel."""


def _digits(value: Decimal | int | date) -> str:
    return str(serial(value)) if isinstance(value, date) else number(value)


def _text(words: str) -> str:
    kept = ' xml:space="preserve"' if words != words.strip() or "\n" in words else ""
    return f"<t{kept}>{markup(escape(words))}</t>"


def _runs(marked: Marked) -> str:
    return "".join(
        f'<r><rPr>{look}<rFont val="{FONT}"/></rPr>{_text(words)}</r>'
        for words, look in ((marked.before, AROUND), (marked.middle, QUOTED), (marked.after, AROUND))
        if words
    )


AROUND = '<sz val="10"/><color rgb="FF66707C"/>'
QUOTED = '<b/><sz val="10"/><color rgb="FF1F3A5F"/>'
