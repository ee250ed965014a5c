"""Regions to printed lines: what stands side by side is put together, and the edges of the column found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.read.spacing import UNBROKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.read.pdf_columns import Region
    from tracker.read.pdf_rows import Piece

LEADER = re.compile(r"(?:\.{4,}|…{2,}|·{4,}|(?:\. ){3,})\s*\d*\s*\Z")
APART = 2  # ems between pieces of a row that are cells rather than words
SAME_ROW = 0.25  # ems by which baselines of one row may differ
ENOUGH_ROWS = 5  # that show the edges of their text by themselves
OWN_EDGE = 0.25  # share of a region's lines that must agree on an edge
ONE_WORD = 1.2  # ems between Chinese pieces of a row that are one word, set wide


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line with its column's edges; lines of one region follow one another on the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    column: tuple[float, float]
    region: tuple[int, int]  # page, and region on it
    word: float  # the width of what it begins with and cannot be broken in
    alone: bool = False  # a row of a table
    is_begun: bool = False  # on the page before
    is_cut: bool = False  # by the page's end

    @property
    def indent(self) -> float:
        """How far the line begins from the edge of its column, in ems."""
        return (self.left - self.column[0]) / self.size


def lines_of(region: Region, page: int, number: int) -> Iterator[Line]:
    """The lines of the region of that number on a page; entries of a table of contents are left out."""
    rows = [[piece] for piece in region.pieces] if region.is_table else _rows(region.pieces)
    column = _column(region, rows)
    for row in rows:
        text, apart = _put_together(row)
        if LEADER.search(text):
            continue
        yield Line(
            text=text,
            left=row[0].left,
            right=max(p.right for p in row),
            base=row[0].base,
            size=max(row, key=lambda p: p.right - p.left).size,
            column=column,
            region=(page, number),
            word=row[0].word,
            alone=apart or region.is_table or row[0].is_row,
            is_begun=row[0].is_begun,
            is_cut=row[0].is_cut,
        )


def common_edges(pieces: Iterable[Piece], share: float) -> tuple[float, float] | None:
    """The outermost left and right edges that a share of the pieces have in common, to half an em."""
    lefts: dict[int, list[float]] = {}
    rights: dict[int, list[float]] = {}
    count = 0
    for piece in pieces:
        count += 1
        lefts.setdefault(round(2 * piece.left / piece.size), []).append(piece.left)
        rights.setdefault(round(2 * piece.right / piece.size), []).append(piece.right)
    fewest = max(2, share * count)
    left = min((min(edges) for edges in lefts.values() if len(edges) >= fewest), default=None)
    right = max((max(edges) for edges in rights.values() if len(edges) >= fewest), default=None)
    return None if left is None or right is None or left >= right else (left, right)


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in pieces:
        if rows and rows[-1][0].base - piece.base < SAME_ROW * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.left) for row in rows]


def _column(region: Region, rows: list[list[Piece]]) -> tuple[float, float]:
    """The edges of a region's text: those of its column, unless many lines agree on narrower ones."""
    if len(rows) < ENOUGH_ROWS:
        return region.left, region.right
    left = common_edges((row[0] for row in rows), OWN_EDGE)
    right = common_edges((row[-1] for row in rows), OWN_EDGE)
    return left[0] if left else region.left, right[1] if right else region.right


def _put_together(row: list[Piece]) -> tuple[str, bool]:
    """The text of a row, and whether its pieces stand apart like cells."""
    if len(row) > 1 and all(len(p.text) == 1 for p in row):
        return "".join(p.text for p in row), False
    text = row[0].text
    apart = False
    for before, piece in pairwise(row):
        gap = (piece.left - before.right) / piece.size
        apart = apart or gap > APART
        glued = gap < ONE_WORD and UNBROKEN.search(text[-1] + piece.text[0])
        text += ("\t" if gap > APART else "" if glued else " ") + piece.text
    return text, apart
