"""A sheet of somebody else's workbook as rows of texts, joined cells filled in."""

from __future__ import annotations

import re
import warnings
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils import range_boundaries

from tracker.curate.sheets import broken, cell_text, unsafe
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Sequence

MERGED = re.compile(rb'<mergeCell\s+ref="([A-Z]+\d+:[A-Z]+\d+)"')
LARGEST_JOINED = 10_000
"""Joined cells over more cells than this are no part of a table."""
SPACES = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
FOOTNOTE = re.compile(r"\s*(?:[①-⑳⑴-⒇*＊※†‡¹²³]+|\[\d+\]|［\d+］)$")


@dataclass(frozen=True)
class Grid:
    """A sheet's name and its rows from the first; a text for each cell, empty where there is none."""

    name: str
    rows: Sequence[Sequence[str]]

    def text(self, row: int, column: int) -> str:
        """The text of a cell; rows and columns count from 1."""
        line = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        return line[column - 1] if 0 < column <= len(line) else ""

    @property
    def width(self) -> int:
        """How many columns hold anything."""
        return max((len(line) for line in self.rows), default=0)


def read_grids(raw: bytes, file: str) -> tuple[list[Grid], list[Problem]]:
    """The visible sheets of a workbook; no sheet, with a problem, where it is unsafe or broken."""
    if refusal := unsafe(raw):
        return [], [Problem(Where(file), *refusal)]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            with zipfile.ZipFile(BytesIO(raw)) as archive:
                return [_grid(s, archive) for s in book.worksheets if s.sheet_state == "visible"], []
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its parsers meet in a broken file
        return [], [Problem(Where(file), *broken(error))]


def chosen_grid(grids: Sequence[Grid], sheet: str, file: str) -> Grid | Problem:
    """The sheet of that name or number; the first with a table where none is named."""
    for number, grid in enumerate(grids, 1):
        if sheet in {grid.name, str(number)} or (not sheet and len(grid.rows) > 1):
            return grid
    names = ", ".join(g.name for g in grids)
    what = msg("there is no sheet “{sheet}”", sheet=sheet) if sheet else msg("no sheet holds a table")
    return Problem(Where(file), what, msg("the sheets are: {names}", names=names))


def tidy(text: str) -> str:
    """A label without footnote marks and without the blanks that spread short names (武　汉 市)."""
    return SPACES.sub("", FOOTNOTE.sub("", text.strip()).strip())


def _grid(sheet: Any, archive: zipfile.ZipFile) -> Grid:
    sheet.reset_dimensions()
    rows = [
        [cell_text(c.value, c) if c.value is not None else "" for c in line] for line in sheet.iter_rows()
    ]
    while rows and not any(rows[-1]):
        rows.pop()
    path = sheet._worksheet_path.lstrip("/")  # noqa: SLF001 - read-only sheets do not tell what is joined
    for area in MERGED.findall(archive.read(path)):
        _fill(rows, area.decode())
    return Grid(sheet.title, rows)


def _fill(rows: list[list[str]], area: str) -> None:
    """Repeat the text of a joined cell in all the cells that it covers."""
    left, top, right, bottom = (edge or 0 for edge in range_boundaries(area))
    if not left or not top or (right - left + 1) * (bottom - top + 1) > LARGEST_JOINED:
        return
    text = rows[top - 1][left - 1] if top <= len(rows) and left <= len(rows[top - 1]) else ""
    for line in rows[top - 1 : bottom]:
        line.extend([""] * (right - len(line)))
        line[left - 1 : right] = [text] * (right - left + 1)
