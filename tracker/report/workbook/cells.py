"""Cells and the sheet that streams them: formulas carry the values that were computed for them.

openpyxl writes a formula without its value, so that previewers and pandas would show blanks. The two
classes at the end replace the part of it that writes rows (its private API: the version is pinned).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lxml import etree
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.hyperlink import Hyperlink

from tracker.report.workbook.text import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

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


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, the number of its style, the address it leads to, and whether its text may be wrapped."""

    value: Plain | Formula | Marked
    style: int = 0
    address: str = ""
    wrap: bool = False


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
    row_dimensions: Any

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = LiveWriter(self)
            self._writer.write_top()

    def _values_to_row(self, values: Sequence[Cell | None], _row: int) -> Sequence[Cell | None]:
        return values

    def link(self, cell: Cell, place: str) -> None:
        """Note where a cell leads; links beyond what a sheet can hold are left out."""
        if cell.address and len(self._hyperlinks) < LINKS:
            self._hyperlinks.append(Hyperlink(ref=place, target=cell.address))


class LiveWriter(WorksheetWriter):
    """Writes `Cell`s; a formula cell gets ``<f>`` and ``<v>``."""

    ws: LiveSheet

    def write_row(self, xf: Any, row: Any, row_idx: int) -> None:
        """Write one row, with the height and outline that its dimension asks for."""
        attributes = {"r": str(row_idx), **dict(self.ws.row_dimensions.get(row_idx, {}))}
        element = etree.Element("row", attributes)
        for column, cell in enumerate(row, 1):
            if cell is not None:
                element.append(self._cell(cell, f"{get_column_letter(column)}{row_idx}"))
        xf.write(element)

    def _cell(self, cell: Cell, place: str) -> etree._Element:
        element = etree.Element("c", {"r": place, "s": str(cell.style)})
        value = cell.value
        if isinstance(value, Formula):
            etree.SubElement(element, "f").text = value.text
            value = value.value
            if isinstance(value, str):
                element.set("t", "str")
                etree.SubElement(element, "v").text = escape(value)
            elif value is None:
                element.set("t", "str")
                etree.SubElement(element, "v").text = ""
            else:
                etree.SubElement(element, "v").text = _digits(value)
        elif isinstance(value, Marked):
            element.set("t", "inlineStr")
            _runs(etree.SubElement(element, "is"), value)
        elif isinstance(value, str):
            if value:
                element.set("t", "inlineStr")
                _text(etree.SubElement(element, "is"), value)
        elif value is not None:
            etree.SubElement(element, "v").text = _digits(value)
        self.ws.link(cell, place)
        return element


LINKS = 65_530
"""The most links that a sheet can have in Excel."""


def _digits(value: Decimal | int | date) -> str:
    return str(serial(value)) if isinstance(value, date) else number(value)


def _text(parent: etree._Element, words: str) -> None:
    element = etree.SubElement(parent, "t")
    element.text = escape(words)
    if words != words.strip() or "\n" in words:
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _runs(parent: etree._Element, marked: Marked) -> None:
    for words, bold in ((marked.before, False), (marked.middle, True), (marked.after, False)):
        if words:
            run = etree.SubElement(parent, "r")
            look = etree.SubElement(run, "rPr")
            if bold:
                etree.SubElement(look, "b")
            etree.SubElement(look, "sz", val="10")
            etree.SubElement(look, "color", rgb="FF1F3A5F" if bold else "FF66707C")
            etree.SubElement(look, "rFont", val=FONT)
            _text(run, words)
