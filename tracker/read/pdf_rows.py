"""Glyphs to the pieces of lines that they form: what stands on one baseline without a wide gap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from tracker.read.characters import blank_after, blank_before, raised
from tracker.read.spacing import UNBROKEN, squeeze

if TYPE_CHECKING:
    from tracker.read.pdf_glyphs import Glyph

GAP = 0.8  # ems that part two pieces; columns stand further apart, words of a justified line closer
WORD_GAP = 0.12  # ems between Latin letters or figures, over what is usual there, that are a space
SAME_LINE = 0.25  # ems by which baselines of one line may differ
SMALL = 0.86  # size of a raised or lowered sign against its line's
NO_SPACE_AFTER = "([{"
NO_SPACE_BEFORE = ")]},.;:!?%"
OF_BOTH = "‘’“”…—·"  # signs of Chinese and of Latin text
WIDE = 0.7  # ems from which they are those of Chinese
FIRST_WORD = re.compile(
    r"[「『“‘（《〈【(\[+＋$￥¥#]*(?:[0-9A-Za-z][0-9A-Za-z.,%/:-]*|.)[，。；：！？、）》〉】」』”’%％…,.;:!?)\]]*"
)
FIGURE = re.compile(r"[0-9.,%]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line: its text, edges, baseline and size in points, and its place in the stream.

    `word` is the width of what it begins with and cannot be broken in: a sign with the stops that cling
    to it, a number. A row of a framed table is one piece; `is_begun` and `is_cut` tell whether its cells
    are open above and below, as where a row runs over a page's end.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    order: int
    word: float
    is_row: bool = False
    is_begun: bool = False
    is_cut: bool = False


def pieces(glyphs: list[Glyph]) -> list[Piece]:
    """The pieces of a page's lines, from its top down and from left to right."""
    found = []
    usual = median(g.size for g in glyphs) if glyphs else 0.0
    for row in _rows(glyphs):
        start = 0
        for i in range(1, len(row) + 1):
            if i == len(row) or _parts(row, i, usual):
                if piece := _piece(row[start:i], median(g.size for g in row)):
                    found.append(piece)
                start = i
    return found


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs by baseline, with raised and lowered signs in the lines they belong to."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.base, g.left, g.order)):
        if rows and rows[-1][0].base - glyph.base <= SAME_LINE * min(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    rows = _with_signs(rows)
    return [_without_doubles(sorted(row, key=lambda g: (g.left, g.order))) for row in rows]


def _with_signs(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Move small glyphs that touch a larger neighbour line into it; a raised digit is written as such."""
    sizes = [median(g.size for g in row) for row in rows]
    moved: list[list[Glyph]] = [[] for _ in rows]
    for i, row in enumerate(rows):
        for host in (i + 1, i - 1):
            if not 0 <= host < len(rows) or sizes[i] > SMALL * sizes[host]:
                continue
            shift = row[0].base - rows[host][0].base
            if abs(shift) > 0.7 * sizes[host]:
                continue
            if _touches(row, rows[host], 0.3 * sizes[host]):
                moved[host] += [g._replace(text=raised(g.text)) for g in row] if shift > 0 else row
                row.clear()
                break
    return [row + signs for row, signs in zip(rows, moved, strict=True) if row or signs]


def _touches(row: list[Glyph], host: list[Glyph], reach: float) -> bool:
    """Whether most of the runs in a row of small glyphs begin where a glyph of the other line ends."""
    edges = [g.right for g in host]
    ordered = sorted(row, key=lambda g: g.left)
    starts = ordered[:1] + [b for a, b in pairwise(ordered) if b.left - a.right > reach]
    near = [g for g in starts if any(abs(g.left - edge) < reach for edge in edges)]
    return 2 * len(near) > len(starts)


def _without_doubles(row: list[Glyph]) -> list[Glyph]:
    """A row without glyphs drawn twice to make them bold; pieces of a ligature follow in the stream."""
    kept: list[Glyph] = []
    for glyph in row:
        doubled = any(
            g.text == glyph.text and glyph.left - g.left < 0.2 * glyph.size and abs(g.order - glyph.order) > 1
            for g in kept[-2:]
        )
        if not doubled or glyph.text.isspace():
            kept.append(glyph)
    return kept


def _parts(row: list[Glyph], i: int, usual: float) -> bool:
    """Whether a gap before glyph i, blank glyphs included, parts two pieces.

    Headlines in neighbouring columns are parted by a gap of the text's size, not of theirs.
    """
    if row[i].text.isspace():
        return False
    last = i - 1
    while last > 0 and row[last].text.isspace():
        last -= 1
    em = min(usual, row[i].size, row[last].size)
    gap = row[i].left - row[last].right + em * (blank_after(row[last].text) + blank_before(row[i].text))
    return gap > (GAP if last == i - 1 else 2 * GAP) * em


def _piece(row: list[Glyph], em: float) -> Piece | None:
    seen = [g for g in row if not g.text.isspace()]
    if not seen:
        return None
    blanks = {g.left for g in row if g.text.isspace() and g.right - g.left > WORD_GAP * em}
    text = seen[0].text
    spread = 0.0
    for i, (before, after) in enumerate(pairwise(seen)):
        spread = _spread(seen, i) if _are_figures(before, after) else 0.0
        blank = any(before.left < left < after.left for left in blanks)
        text += (" " if blank or _is_space(before, after, em, spread) else "") + after.text
    return Piece(
        text=squeeze(text),
        left=seen[0].left,
        right=max(g.right for g in seen),
        base=median(g.base for g in seen),
        size=median(g.size for g in seen),
        order=min(g.order for g in seen),
        word=_first_word(seen),
    )


def _first_word(row: list[Glyph]) -> float:
    m = FIRST_WORD.match("".join(g.text for g in row))
    last = min(m.end() if m else 1, len(row)) - 1
    return row[last].right - row[0].left


def _are_figures(before: Glyph, after: Glyph) -> bool:
    return bool(FIGURE.match(before.text) and FIGURE.match(after.text))


def _spread(row: list[Glyph], i: int) -> float:
    """The usual gap in points between the figures around that at i; old typesetting spreads them."""
    first, last = i, i + 1
    while first > 0 and FIGURE.match(row[first - 1].text):
        first -= 1
    while last + 1 < len(row) and FIGURE.match(row[last + 1].text):
        last += 1
    return max(0.0, median(b.left - a.right for a, b in pairwise(row[first : last + 1])))


def _is_space(before: Glyph, after: Glyph, em: float, spread: float) -> bool:
    """Whether a gap stands for a space: programs that write PDFs leave spaces out."""
    if before.text in NO_SPACE_AFTER or after.text in NO_SPACE_BEFORE or _is_wide(before) or _is_wide(after):
        return False
    return after.left - before.right > WORD_GAP * em + spread


def _is_wide(glyph: Glyph) -> bool:
    if glyph.text in OF_BOTH:
        return glyph.right - glyph.left > WIDE * glyph.size
    return bool(UNBROKEN.search(glyph.text))
