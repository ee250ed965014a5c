"""Running heads, feet and page numbers: what stands at the edge of pages and is no text of theirs."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.read.pdf_rows import Piece

MOST_ROWS = 2  # of a running head or foot
OFTEN = 0.3  # share of pages on which a running head returns; odd and even pages may differ
APART = 1.3  # distance from the text against that of its lines
OTHER_SIZE = 0.08  # difference in size by which a line is none of the text's
SAME_ROW = 0.3  # ems
SAME_PLACE = 3.0  # points
DIGITS = re.compile(r"[0-9０-９]+")
SPACE = re.compile(r"\s+")
SENTENCE_END = re.compile(r"[。！？；，]\Z")
ORNAMENT = r"[\s—–－\-_·•.|/~〔〕\[\]［］(（)）]*"
NUMBER = r"(?:(?!(?:19|20)\d\d)[0-9０-９]{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6})"
PAGE_NUMBER = re.compile(
    rf"{ORNAMENT}(?:第|Page|P\.?|页)?{ORNAMENT}{NUMBER}"
    rf"(?:{ORNAMENT}页?{ORNAMENT}(?:共|of|/)?{ORNAMENT}{NUMBER})?{ORNAMENT}页?{ORNAMENT}"
)
# What browsers print around a page: the date and its title, its address and the page.
PRINTED_PAGE = re.compile(
    r"(?:file|https?)://\S+(?:\s+\d+/\d+)?"
    r"|\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4},?\s*(?:[上下]午)?\d{1,2}:\d{2}(?:\s?[AP]M)?.*"
)


def without_margins(pages: list[list[Piece]]) -> list[list[Piece]]:
    """The pages without running heads, feet and page numbers; pieces come from the top of each down."""
    edges = [_edge_rows(page) for page in pages]
    counts: dict[tuple[str, int], int] = {}
    for rows in edges:
        for key in {key for row in rows for key in _keys(row)}:
            counts[key] = counts.get(key, 0) + 1
    wanted = max(2, OFTEN * len(pages))
    kept = []
    for page, rows in zip(pages, edges, strict=True):
        dropped = [row for row in rows if _returns(row, counts, wanted) or _is_furniture(row)]
        gone = {piece.order for row in dropped for piece in row}
        kept.append([piece for piece in page if piece.order not in gone])
    return kept


def _edge_rows(page: list[Piece]) -> list[list[Piece]]:
    """The rows at the top and bottom of a page that are set off from its text."""
    rows: list[list[Piece]] = []
    for piece in page:
        if rows and rows[-1][0].base - piece.base < SAME_ROW * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    distances = [a[0].base - b[0].base for a, b in pairwise(rows)]
    lines = [d for d, row in zip(distances, rows, strict=False) if d > 0.8 * row[0].size]
    wide = APART * median(lines) if lines else 0.0
    return _set_off(rows, distances, wide) + _set_off(rows[::-1], distances[::-1], wide)


def _set_off(rows: list[list[Piece]], distances: list[float], wide: float) -> list[list[Piece]]:
    """The first rows up to the last wide gap or change of size among them."""
    last = 0
    for i, distance in enumerate(distances[:MOST_ROWS]):
        size, following = rows[i][0].size, rows[i + 1][0].size
        if distance > wide or abs(size - following) > OTHER_SIZE * following:
            last = i + 1
    return rows[:last] if distances else rows


def _keys(row: list[Piece]) -> tuple[tuple[str, int], ...]:
    """What makes two rows one running head: the same words but for figures, at the same height."""
    text = SPACE.sub("", DIGITS.sub("#", "".join(piece.text for piece in row)))
    place = row[0].base / SAME_PLACE
    return (text, 2 * round(place)), (text, 2 * round(place + 0.5) - 1)


def _returns(row: list[Piece], counts: dict[tuple[str, int], int], wanted: float) -> bool:
    if SENTENCE_END.search(row[-1].text):
        return False
    return any(counts[key] >= wanted for key in _keys(row))


def _is_furniture(row: list[Piece]) -> bool:
    text = " ".join(piece.text for piece in row)
    return bool(PRINTED_PAGE.fullmatch(text) or PAGE_NUMBER.fullmatch(text))
