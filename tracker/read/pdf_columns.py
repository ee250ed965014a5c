"""The reading order of a page: an XY-cut between columns, tables row by row.

A gutter is an upright empty strip with lines on both sides. Where the stream, in which the file's
maker drew the page, runs down one side and then the other, or where both sides are filled lines of
prose, the strip parts columns; else it parts the cells of a table, which are read across.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from tracker.read.characters import blank_after, blank_before
from tracker.read.spacing import join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.read.pdf_rows import Piece

GUTTER = 0.8  # ems of empty width
FEWEST_LINES = 3  # on each side of a gutter
FEWEST_EMS = 8  # of width in a column of prose
FILLED = 0.7  # share of its width that a column of prose fills
LARGER = 1.15  # size against the text's from which a line above columns is their headline
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that are read one after another, between the edges of their column.

    In a table each row is one piece, its cells parted by tabs.
    """

    pieces: list[Piece]
    left: float
    right: float
    is_table: bool = False


def column_starts(page: list[Region]) -> set[float]:
    """The left edges of a page's columns, to find the short columns on other pages by."""
    columns = [r for r in page if not r.is_table and len(r.pieces) >= FEWEST_LINES]
    first = min((r.left for r in columns), default=0.0)
    return {r.left for r in columns if r.left > first}


def regions(
    pieces: list[Piece], left: float, right: float, known: frozenset[float] = frozenset(), depth: int = 0
) -> list[Region]:
    """The regions of a page or a part of it, in reading order; `pieces` come from the top down.

    `known` are starts of columns on other pages, where a line on each side makes a gutter.
    """
    if not pieces:
        return []
    gutter = _gutter(pieces, known) if depth < DEEPEST else None
    if gutter is None:
        return [Region(pieces, left, right)]
    edge, top, bottom = gutter
    middle = [p for p in pieces if bottom < p.base < top]
    west = [p for p in middle if p.left < edge]
    east = [p for p in middle if p.left >= edge]
    is_table = _alternates(west, east) and not (_is_prose(west) and _is_prose(east))
    if not is_table:
        top = _below_headlines(west, east, top)
    above = [p for p in pieces if p.base >= top]
    below = [p for p in pieces if p.base <= bottom]
    if is_table:
        parts = [Region(_table_rows(middle), left, right, is_table=True)]
    else:
        west = [p for p in west if p.base < top]
        east = [p for p in east if p.base < top]
        parts = regions(west, left, max(p.right for p in west), known, depth + 1)
        parts += regions(east, min(p.left for p in east), right, known, depth + 1)
    over = regions(above, left, right, known, depth + 1)
    return over + parts + regions(below, left, right, known, depth + 1)


def _gutter(pieces: list[Piece], known: frozenset[float]) -> tuple[float, float, float] | None:
    """The strip with the longest lines of text beside it: its right edge, and the baselines that end it."""
    em = median(p.size for p in pieces)
    inked = [_inked(p) for p in pieces]
    best: tuple[float, tuple[float, float, float]] | None = None
    for edge, fewest in _starts(pieces, known, em):
        start, end = edge - GUTTER * em, edge - 0.05 * em
        crossing = (base for left, right, base in inked if left < end and right > start)
        for top, bottom in pairwise([float("inf"), *crossing, float("-inf")]):
            if top - bottom <= fewest * em:
                continue
            west = [base for _, right, base in inked if bottom < base < top and right <= start]
            east = [base for left, _, base in inked if bottom < base < top and left >= end]
            if len(set(west)) < fewest or len(set(east)) < fewest:
                continue
            height = min(west[0], east[0]) - max(west[-1], east[-1])
            if height > (fewest - 1.5) * em and (best is None or height > best[0] + em):
                best = height, (edge, top, bottom)
    return None if best is None else best[1]


def _inked(piece: Piece) -> tuple[float, float, float]:
    """The edges of a piece where it is black, and its baseline; full-width signs may hang in the gutter."""
    left = piece.left + piece.size * blank_before(piece.text[0])
    right = piece.right - piece.size * blank_after(piece.text[-1])
    return left, right, piece.base


def _starts(pieces: list[Piece], known: frozenset[float], em: float) -> list[tuple[float, int]]:
    """Candidates for the right edge of a gutter, from the left, and how many lines each must have beside it.

    Where at least three lines start or end, and where columns start on other pages.
    """
    counts: dict[int, list[float]] = {}
    for piece in pieces:
        for edge in (piece.left, piece.right + GUTTER * em + 0.1 * em):
            counts.setdefault(round(2 * edge / em), []).append(edge)
    found = [(min(edges), FEWEST_LINES) for edges in counts.values() if len(edges) >= FEWEST_LINES]
    return sorted(found + [(edge, 1) for edge in known])


def _alternates(west: list[Piece], east: list[Piece]) -> bool:
    """Whether the stream goes to and fro between the two sides rather than down one and then the other."""
    sides = [side for _, side in sorted([(p.order, 0) for p in west] + [(p.order, 1) for p in east])]
    switches = sum(a != b for a, b in pairwise(sides))
    return switches > max(2, 0.3 * min(len(west), len(east)))


def _is_prose(side: list[Piece]) -> bool:
    width = max(p.right for p in side) - min(p.left for p in side)
    rows = len({round(p.base) for p in side})
    em = median(p.size for p in side)
    return width >= FEWEST_EMS * em and sum(p.right - p.left for p in side) >= FILLED * width * rows


def _below_headlines(west: list[Piece], east: list[Piece], top: float) -> float:
    """The height below a headline that stands over one column only, but heads them all."""
    em = median(p.size for p in west + east)
    start = min(west[0].base, east[0].base) + 0.5 * em
    heads = [p.base for p in west + east if p.base > start]
    if heads and all(p.size >= LARGER * em for p in west + east if p.base > start):
        return min(heads)
    return top


def _table_rows(pieces: Iterable[Piece]) -> list[Piece]:
    """The rows of a table drawn cell by cell: down within a cell, to the right, back for the next row."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.order):
        cell = rows[-1][-1] if rows else None
        if cell is None:
            rows.append([piece])
        elif cell.base - 2.5 * piece.size < piece.base < cell.base - 0.5 * piece.size and _overlaps(
            cell, piece
        ):
            rows[-1][-1] = _merged(cell, piece, join(cell.text, piece.text))
        elif piece.left >= cell.right - 0.5 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_row(row) for row in rows]


def _overlaps(cell: Piece, piece: Piece) -> bool:
    return min(cell.right, piece.right) > max(cell.left, piece.left)


def _row(cells: list[Piece]) -> Piece:
    row = cells[0]
    for cell in cells[1:]:
        row = _merged(row, cell, f"{row.text}\t{cell.text}")
    return row


def _merged(first: Piece, second: Piece, text: str) -> Piece:
    return replace(
        first,
        text=text,
        left=min(first.left, second.left),
        right=max(first.right, second.right),
        base=min(first.base, second.base),
    )
