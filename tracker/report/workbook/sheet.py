"""A book in the making, and the sheets that are filled from the top down."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from tracker.language import translate
from tracker.report.workbook.cells import FONT, Cell, Formula, Line, LiveSheet, Marked, Plain
from tracker.report.workbook.styles import LOOKS, Palette
from tracker.report.workbook.text import cell_text, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW = 18.0
LINE = 15.0
"""The height of a line of text of the usual size, in points."""

A4 = 9
PAGE = 500.0
"""The height that A4 across leaves between its margins, in points."""


class Book:
    """The workbook, its language and its styles."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.file = Workbook(write_only=True)
        self.palette = Palette(self.file, LiveSheet(self.file, "styles"))
        self.lists: set[str] = set()

    def say(self, text: str) -> str:
        """A text of the program in the language of the book."""
        return translate(text, self.language)

    def name(self, name: str, sheet: str, area: str) -> None:
        """Give an area of a sheet a name, such as ``$B$5:$B$20``."""
        self.file.defined_names[name] = DefinedName(name, attr_text=f"{quoted(sheet)}!{area}")

    def cell(
        self,
        value: Plain | Formula,
        style: str = "Text",
        number_format: str = "General",
        *,
        address: str = "",
    ) -> Cell:
        """A cell in a defined style; text is made fit for it."""
        if isinstance(value, str):
            value = cell_text(value, self.language)
        return Cell(value, self.palette(style, number_format), address, LOOKS[style].wrap)

    def words(self, text: str, style: str = "Text") -> Cell:
        """A cell with a text of the program."""
        return self.cell(self.say(text), style)

    def marked(self, before: str, middle: str, after: str) -> Cell:
        """A cell with a quote in bold between the words around it."""
        parts = (
            cell_text(t, self.language)
            for t in (f"…{before}" if before else "", middle, f"{after}…" if after else "")
        )
        return Cell(Marked(*parts), self.palette("Text"), wrap=True)


class Sheet:
    """A sheet that takes its rows in order; everything about its columns is said when it is made."""

    def __init__(  # noqa: PLR0913 - the options of a sheet are named by keyword
        self,
        book: Book,
        title: str,
        widths: Sequence[float],
        *,
        freeze: str = "",
        heads: int = 0,
        printed: int = 0,
        levels: Sequence[int] = (),
        tab: str = "1F3A5F",
        scale: int = 0,
    ) -> None:
        """Make a sheet.

        Args:
            book: what it belongs to.
            title: its name.
            widths: of its columns, in characters.
            freeze: the cell whose upper left stays in view.
            heads: the row that is repeated on each printed page, 0 for none.
            printed: how many columns are printed, 0 for all.
            levels: of outline, for each column; those above 0 start folded.
            tab: the colour of its tab.
            scale: of print in per cent, with page breaks of its own; by default the width fits the page.
        """
        self.book = book
        self.title = title
        # the stubs of openpyxl leave out most of what a write-only sheet has
        self.file: Any = LiveSheet(book.file, title)
        sheets: Any = book.file
        sheets._add_sheet(self.file)  # noqa: SLF001 - the only way in for a sheet class of one's own
        self.widths = tuple(widths)
        self.printed = printed or len(widths)
        self.row = 1
        self.depth = 0.0
        self.heights = array("d")
        self.page_top = 0.0
        self._columns(levels)
        self._view(freeze, tab)
        self._print(heads, scale)

    def put(self, cells: Sequence[Cell | None], height: float | None = None) -> int:
        """Write the next row; the number of the row."""
        self.file.append(Line(cells, height))
        self.heights.append(ROW if height is None else height)
        self.row += 1
        self.depth += self.heights[-1]
        return self.row - 1

    def keep_together(self, height: float) -> None:
        """Begin a new printed page where the next `height` points would not fit on this one."""
        room = PAGE * 100 / (self.file.page_setup.scale or 100)
        if self.depth - self.page_top + height > room:
            self.file.row_breaks.append(Break(id=self.row - 1))
            self.page_top = self.depth

    def skip(self, rows: int = 1) -> None:
        """Leave rows empty."""
        for _ in range(rows):
            self.put([])

    def span(self, cell: Cell, first: int, last: int, height: float | None = None) -> int:
        """Write a row with one cell over the columns `first` to `last`, counted from 1."""
        self.merge(first, last)
        return self.put([None] * (first - 1) + [cell] + [Cell(None, cell.style)] * (last - first), height)

    def merge(self, first: int, last: int, rows: int = 1) -> None:
        """Join cells of the next rows."""
        area = f"{get_column_letter(first)}{self.row}:{get_column_letter(last)}{self.row + rows - 1}"
        self.file.merged_cells.add(area)

    def paragraph(self, text: str, style: str = "Note", last: int = 0) -> int:
        """Write a text over the printed columns, as high as it needs to be."""
        last = last or self.printed
        room = sum(self.widths[:last]) * 1.05
        return self.span(self.book.cell(text, style), 1, last, LINE * lines(text, room) + 3)

    def head(self, title: str, subtitle: str, corner: str = "") -> None:
        """The first two rows of every sheet: what it is; for when; and the unit in the corner."""
        book = self.book
        self.put([book.cell(title, "Title")], 30)
        row: list[Cell | None] = [book.cell(subtitle, "Subtitle")]
        if corner:
            row += [None] * (self.printed - 2) + [book.cell(corner, "Corner")]
        self.put(row, 20)

    def notes(self, notes: Sequence[str], source: str) -> None:
        """注 and 资料来源 under a table."""
        book = self.book
        self.put([], 6)
        for n, note in enumerate(notes, 1):
            label = book.say("Notes: ") if n == 1 else ""
            self.paragraph(f"{label}{n}. {note}" if len(notes) > 1 else f"{label}{note}")
        self.paragraph(book.say("Sources: ") + source)

    def print_to(self, columns: int) -> None:
        """Print what stands above the next row, so many columns wide."""
        self.file.print_area = f"A1:{get_column_letter(columns)}{self.row - 1}"

    def _columns(self, levels: Sequence[int]) -> None:
        for n, width in enumerate(self.widths, 1):
            dimension = self.file.column_dimensions[get_column_letter(n)]
            dimension.width = width
            if n <= len(levels) and levels[n - 1]:
                dimension.outlineLevel = levels[n - 1]
                dimension.hidden = True

    def _view(self, freeze: str, tab: str) -> None:
        sheet = self.file
        sheet.sheet_view.showGridLines = False
        sheet.sheet_view.zoomScale = 90
        sheet.sheet_properties.tabColor = tab
        sheet.sheet_properties.outlinePr.summaryRight = False
        sheet.sheet_format.defaultRowHeight = ROW
        if freeze:
            sheet.freeze_panes = freeze

    def _print(self, heads: int, scale: int) -> None:
        sheet = self.file
        sheet.page_setup.paperSize = A4
        sheet.page_setup.orientation = "landscape"
        if scale:
            sheet.page_setup.scale = scale
        else:
            sheet.page_setup.fitToWidth = 1
            sheet.page_setup.fitToHeight = 0
            sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_options.horizontalCentered = True
        sheet.page_margins = PageMargins(0.4, 0.4, 0.55, 0.6, 0.25, 0.3)
        if heads:
            sheet.print_title_rows = f"{heads}:{heads}"
        sheet.HeaderFooter.oddHeader.right.text = "&A"
        sheet.HeaderFooter.oddHeader.right.font = FONT
        sheet.HeaderFooter.oddFooter.center.text = self.book.say("page &P of &N")
        sheet.HeaderFooter.oddFooter.center.font = FONT


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"
