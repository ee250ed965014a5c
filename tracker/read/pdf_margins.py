"""Running heads, feet and page numbers: what stands at the edge of pages and is no text of theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.read.pdf_rows import Piece

EDGE_ROWS = 2  # rows from the top and the bottom of a page that may be a running head or foot
OFTEN = 0.3  # share of pages on which a running head returns; odd and even pages may differ
SAME_PLACE = 3.0  # points
DIGITS = re.compile(r"[0-9０-９]+")
SPACE = re.compile(r"\s+")
ORNAMENT = r"[\s—–－\-_·•.|/~〔〕\[\]［］(（)）]*"
PAGE_NUMBER = re.compile(
    rf"{ORNAMENT}(?:第|Page|P\.?|页)?{ORNAMENT}(?:[0-9０-９]{{1,4}}|[ivxlc]{{1,6}}|[IVXLC]{{1,6}}|[一二三四五六七八九十百〇]{{1,4}}(?=[\s页—]))"
    rf"(?:{ORNAMENT}页?{ORNAMENT}(?:共|of|/)?{ORNAMENT}[0-9]{{1,4}})?{ORNAMENT}页?{ORNAMENT}"
)
PRINTED_PAGE = re.compile(
    r"(?:file|https?)://\S+(?:\s+\d+/\d+)?|\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4},?\s*(?:[上下]午)?\d{1,2}:\d{2}(?:\s?[AP]M)?.*"
)


def without_margins(pages: list[list[Piece]]) -> list[list[Piece]]:
    """The pages without running heads, feet and page numbers."""
    edges = [_edges(page) for page in pages]
    counts: dict[tuple[str, int], int] = {}
    for rows in edges:
        for key in {key for row in rows for key in _keys(row)}:
            counts[key] = counts.get(key, 0) + 1
    wanted = max(2, OFTEN * len(pages))
    kept = []
    for page, rows in zip(pages, edges, strict=True):
        dropped = [
            row
            for row in rows
            if any(counts[key] >= wanted for key in _keys(row)) or _is_furniture(row, page)
        ]
        gone = {piece.order for row in dropped for piece in row}
        kept.append([piece for piece in page if piece.order not in gone])
    return kept


def _edges(page: list[Piece]) -> list[list[Piece]]:
    """The rows at the top and bottom of a page whose pieces come from its top down."""
    rows: list[list[Piece]] = []
    for piece in page:
        if rows and rows[-1][0].base - piece.base < 0.3 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows if len(rows) <= 2 * EDGE_ROWS else rows[:EDGE_ROWS] + rows[-EDGE_ROWS:]


def _keys(row: list[Piece]) -> tuple[tuple[str, int], ...]:
    """What makes two rows one running head: the same words but for figures, at the same height."""
    text = SPACE.sub("", DIGITS.sub("#", "".join(piece.text for piece in row)))
    place = row[0].base / SAME_PLACE
    return (text, round(place)), (text, round(place + 0.5) + 1_000_000)


def _is_furniture(row: list[Piece], page: list[Piece]) -> bool:
    text = " ".join(piece.text for piece in row)
    if PRINTED_PAGE.fullmatch(text):
        return True
    return bool(PAGE_NUMBER.fullmatch(text)) and _stands_alone(row, page)


def _stands_alone(row: list[Piece], page: list[Piece]) -> bool:
    """Whether a row is the last or first of its page, with more room to the text than lines of text have."""
    base, size = row[0].base, row[0].size
    others = [p.base for p in page if abs(p.base - base) >= 0.3 * size]
    if not others:
        return len(page) == len(row)
    if base < min(others):
        return min(others) - base > 1.8 * size
    return base > max(others) and base - max(others) > 1.8 * size
