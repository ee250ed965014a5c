"""The cells of one sheet as texts, by row and column; joined cells know whose text they show."""

from __future__ import annotations

import re
import warnings
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter, range_boundaries

from tracker.curate.delimited import delimited_rows
from tracker.curate.importing.cells import scaled, shown
from tracker.curate.sheets import broken, unsafe
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Cell = tuple[int, int]

MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([A-Z]+\d+:[A-Z]+\d+)[\"']")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
RAISED = b"superscript"
CHUNK = 1 << 20
OVERLAP = 256
LARGEST_JOINED = 10_000
"""Joined cells over more cells than this are no part of a table."""
LARGEST_SHEET = 20_000_000


@dataclass(frozen=True)
class Grid:
    """A sheet's name and its rows from the first; a text for each cell, empty where there is none.

    Rows and columns count from 1. `joined` leads from each cell that a joined cell covers to the first of
    them; `scaled` are the cells whose format shows another number than they hold. A table of text
    (`place` tells lines and columns of it) has no name.
    """

    file: str
    name: str
    rows: Sequence[Sequence[str]]
    joined: Mapping[Cell, Cell] = field(default_factory=dict)
    scaled: frozenset[Cell] = frozenset()

    def raw(self, row: int, column: int) -> str:
        """The text of a cell with the blanks in front of it."""
        line = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        return line[column - 1] if 0 < column <= len(line) else ""

    def text(self, row: int, column: int) -> str:
        """The text of a cell; a covered one shows that of the joined cell."""
        return self.raw(*self.joined.get((row, column), (row, column))).strip()

    def line(self, row: int) -> list[str]:
        """The texts of a row that stand in it themselves."""
        return [text.strip() for text in self.rows[row - 1]] if 0 < row <= len(self.rows) else []

    @property
    def width(self) -> int:
        """How many columns hold anything."""
        return max((len(line) for line in self.rows), default=0)

    def place(self, row: int, column: int) -> Where:
        """Where a cell stands, as people call it: FILE:表3!B7; in a text, by line and column."""
        if not self.name:
            return Where(self.file, row, column)
        return Where(f"{self.file}:{self.name}!{cell_name(row, column)}")


def cell_name(row: int, column: int) -> str:
    """B7 for the second column of the seventh row."""
    return f"{get_column_letter(column)}{row}"


def read_grids(raw: bytes, file: str) -> tuple[list[Grid], list[Problem]]:
    """The visible sheets of a workbook; no sheet, with a problem, where it is unsafe or broken."""
    if refusal := unsafe(raw):
        return [], [Problem(Where(file), *refusal)]
    try:
        with warnings.catch_warnings(), zipfile.ZipFile(BytesIO(raw)) as archive:
            warnings.simplefilter("ignore")
            book = _opened(raw, archive, computed=True)
            grids = [_grid(s, raw, archive, file) for s in book.worksheets if s.sheet_state == "visible"]
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its parsers meet in a broken file
        return [], [Problem(Where(file), *broken(error))]
    too_large = [g for g in grids if isinstance(g, Problem)]
    return ([], too_large) if too_large else ([g for g in grids if isinstance(g, Grid)], [])


def text_grid(text: str, file: str) -> tuple[list[Grid], list[Problem]]:
    """The one table of a text with separators (CSV); its rows are numbered as the lines of the file."""
    problems: list[Problem] = []
    rows: list[list[str]] = []
    for number, cells in delimited_rows(text, file, problems):
        rows += [[] for _ in range(number - 1 - len(rows))]
        rows.append(_trimmed([cell.replace("\r\n", "\n").rstrip() for cell in cells]))
    return ([], problems) if problems else ([Grid(file, "", rows)], [])


def chosen_grid(grids: Sequence[Grid], sheet: str, where: Where) -> Grid | Problem:
    """The sheet of that name or number; where none is named, the only one that holds anything.

    `where` is the place that names the sheet.
    """
    for number, grid in enumerate(grids, 1):
        if sheet and sheet in {grid.name, str(number)}:
            return grid
    filled = [grid for grid in grids if grid.rows]
    if not sheet and len(filled) == 1:
        return filled[0]
    names = ", ".join(grid.name for grid in grids)
    what = (
        msg("there is no sheet “{sheet}”", sheet=sheet)
        if sheet
        else msg("it is not said which sheet is meant")
    )
    return Problem(where, what, msg("the sheets are: {names}", names=names) if names else None)


def _opened(raw: bytes, archive: zipfile.ZipFile, *, computed: bool, whole: bool = False) -> Any:
    """The workbook, read bit by bit or `whole`, with raised figures told apart where it has any."""
    name = "xl/sharedStrings.xml"
    raised = whole or (name in archive.namelist() and any(RAISED in part for part in _parts(archive, name)))
    return openpyxl.load_workbook(
        BytesIO(raw), read_only=not whole, data_only=computed, keep_links=False, rich_text=raised
    )


def _grid(sheet: Any, raw: bytes, archive: zipfile.ZipFile, file: str) -> Grid | Problem:
    path = sheet._worksheet_path.lstrip("/")  # noqa: SLF001 - read-only sheets do not tell what is joined
    areas: dict[str, None] = {}
    formulas = raised = False
    for part in _parts(archive, path):
        areas |= dict.fromkeys(area.decode() for area in MERGED.findall(part))
        formulas = formulas or FORMULA.search(part) is not None
        raised = raised or RAISED in part
    sheet.reset_dimensions()  # what the file says of its size may be wrong, or a million empty rows
    rows: list[list[str]] = []
    odd: set[Cell] = set()
    computed: set[Cell] = set()
    seen = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        seen += len(cells) + 1
        if seen > LARGEST_SHEET:
            what = msg("the sheet {sheet} spreads over too many cells", sheet=sheet.title)
            return Problem(Where(file), what, msg("delete the empty rows and columns behind the table"))
        rows.append(_trimmed([shown(c) if c.value is not None else "" for c in cells]))
        for column, c in enumerate(cells, 1):
            if c.value is None and c.data_type == "str":
                computed.add((number, column))  # a formula whose result is an empty text
            elif c.value is not None and scaled(c):
                odd.add((number, column))
    while rows and not rows[-1]:
        rows.pop()
    if raised:  # texts that stand in the sheet itself tell their raised figures only when it is read whole
        _put_raised(rows, _opened(raw, archive, computed=True, whole=True)[sheet.title])
    if formulas:
        _put_uncomputed(rows, _opened(raw, archive, computed=False)[sheet.title], computed)
    return Grid(file, sheet.title, rows, _joined(areas, len(rows)), frozenset(odd))


def _put_raised(rows: list[list[str]], sheet: Any) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, CellRichText):
                rows[cell.row - 1][cell.column - 1] = shown(cell)


def _put_uncomputed(rows: list[list[str]], sheet: Any, computed: set[Cell]) -> None:
    """Let formulas that nobody has computed stand as such; else their cells would look empty."""
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(), 1):
        for column, cell in enumerate(cells, 1):
            if cell.data_type != "f" or (number, column) in computed:
                continue
            rows += [[] for _ in range(number - len(rows))]
            line = rows[number - 1]
            line += [""] * (column - len(line))
            line[column - 1] = line[column - 1] or str(getattr(cell.value, "text", cell.value))


def _joined(areas: Mapping[str, None], height: int) -> dict[Cell, Cell]:
    joined: dict[Cell, Cell] = {}
    for area in areas:
        left, top, right, bottom = (edge or 0 for edge in range_boundaries(area))
        bottom = min(bottom, height)
        if not left or not top or (right - left + 1) * (bottom - top + 1) > LARGEST_JOINED:
            continue
        for row in range(top, bottom + 1):
            joined |= {(row, column): (top, left) for column in range(left, right + 1)}
    return joined


def _trimmed(line: list[str]) -> list[str]:
    while line and not line[-1]:
        line.pop()
    return line


def _parts(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A member's bytes in overlapping parts, so that no large sheet is held whole."""
    with archive.open(name) as stream:
        rest = b""
        while part := stream.read(CHUNK):
            yield rest + part
            rest = part[-OVERLAP:]
