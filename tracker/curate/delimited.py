"""CSV text → rows of texts with their line numbers."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS = ",\t;，"
LONGEST_CELL = 1_000_000
GUARD = tuple("=+-@\t\r")
"""An apostrophe before one of these was put there to keep a spreadsheet from computing the text."""


def delimited_rows(text: str, file: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it ends; reading stops, with a problem, where quotes do not close."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(_lines(text), delimiter=_separator(text), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, [unguarded(cell) for cell in cells]
    except csv.Error as error:
        problems.append(
            Problem(
                Where(file, reader.line_num),
                msg("the row cannot be cut into cells: {why}", why=str(error)),
                msg("a quotation mark inside a cell is written twice, and one around a cell is closed"),
            )
        )


def _lines(text: str) -> Iterator[str]:
    """The lines one by one, ends kept; a list of all of a large table's would double its memory."""
    if "\n" not in text:
        text = text.replace("\r", "\n")
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def unguarded(cell: str) -> str:
    """The cell's text without the apostrophe that keeps spreadsheets from computing it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(GUARD) else cell


def _separator(text: str) -> str:
    """The sign that the first rows hold most often outside quotes."""
    head = "".join(text[:4096].split('"')[::2])
    counts = {sign: head.count(sign) for sign in SEPARATORS}
    return max(SEPARATORS, key=lambda sign: counts[sign])
