"""Tables that are framed by rules: each row of cells becomes one line, its cells parted by tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.read.pdf_rows import Piece, pieces
from tracker.read.spacing import join

if TYPE_CHECKING:
    from tracker.read.pdf_glyphs import Glyph
    from tracker.read.pdf_rules import Rule

TOUCH = 3.0  # points within which rules meet
MOST_RULES = 400  # of each direction; more is a drawing
FEWEST_LEVELS = 3  # rules above, between and below two rows
LONGEST_CELL = 1500  # characters; a frame with more holds an article, not a table
MOST_LINES_IN_CELL = 15


class Frame(NamedTuple):
    """Rules that meet, and the edges of what they frame."""

    uprights: list[Rule]
    levels: list[Rule]
    left: float
    right: float
    bottom: float
    top: float


class Cell(NamedTuple):
    """The edges of a cell; merged cells reach over several rows or columns."""

    top: float
    left: float
    right: float
    bottom: float


def table_rows(glyphs: list[Glyph], rules: list[Rule]) -> tuple[list[Piece], list[Glyph]]:
    """The rows of the tables on a page, and the glyphs outside of them."""
    rows: list[Piece] = []
    rest = glyphs
    for frame in _frames(rules):
        cells: dict[Cell, list[Glyph]] = {}
        outside = []
        for glyph in rest:
            cell = _cell(frame, glyph)
            if cell is None:
                outside.append(glyph)
            else:
                cells.setdefault(cell, []).append(glyph)
        if found := _rows(cells):
            rows += found
            rest = outside
    return rows, rest


def _frames(rules: list[Rule]) -> list[Frame]:
    uprights = [r for r in rules if r.way == "upright"]
    levels = [r for r in rules if r.way == "level"]
    if not uprights or len(uprights) > MOST_RULES or len(levels) > MOST_RULES:
        return []
    frames = []
    while levels:
        joined_levels = [levels.pop()]
        joined_uprights: list[Rule] = []
        grown = True
        while grown:
            more_uprights = [u for u in uprights if any(_meet(u, v) for v in joined_levels)]
            uprights = [u for u in uprights if u not in more_uprights]
            more_levels = [v for v in levels if any(_meet(u, v) for u in more_uprights)]
            levels = [v for v in levels if v not in more_levels]
            joined_uprights += more_uprights
            joined_levels += more_levels
            grown = bool(more_levels)
        if frame := _frame(joined_uprights, joined_levels):
            frames.append(frame)
    return frames


def _meet(upright: Rule, level: Rule) -> bool:
    return (
        upright.start - TOUCH <= level.at <= upright.end + TOUCH
        and level.start - TOUCH <= upright.at <= level.end + TOUCH
    )


def _frame(uprights: list[Rule], levels: list[Rule]) -> Frame | None:
    """The frame of these rules where they part columns and rows; the sides of a table may be open."""
    left, right = min(v.start for v in levels), max(v.end for v in levels)
    between = [u for u in uprights if left + TOUCH < u.at < right - TOUCH]
    if not between or len(levels) < FEWEST_LEVELS:
        return None
    return Frame(uprights, levels, left, right, min(v.at for v in levels), max(v.at for v in levels))


def _cell(frame: Frame, glyph: Glyph) -> Cell | None:
    x, y = (glyph.left + glyph.right) / 2, glyph.base + 0.3 * glyph.size
    if not (frame.left < x < frame.right and frame.bottom < y < frame.top):
        return None
    beside = [u.at for u in frame.uprights if u.start - TOUCH <= y <= u.end + TOUCH]
    along = [v.at for v in frame.levels if v.start - TOUCH <= x <= v.end + TOUCH]
    return Cell(
        top=min((at for at in along if at >= y), default=frame.top),
        left=max((at for at in beside if at <= x), default=frame.left),
        right=min((at for at in beside if at > x), default=frame.right),
        bottom=max((at for at in along if at < y), default=frame.bottom),
    )


def _rows(cells: dict[Cell, list[Glyph]]) -> list[Piece]:
    """A piece for each row, from the top down; none where a cell holds too much for a table."""
    texts: dict[Cell, str] = {}
    for cell, glyphs in cells.items():
        lines = pieces(glyphs)
        if len(lines) > MOST_LINES_IN_CELL or len(glyphs) > LONGEST_CELL:
            return []
        text = ""
        for line in lines:
            text = join(text, line.text)
        if text:
            texts[cell] = text
    tops: list[list[Cell]] = []
    for cell in sorted(texts, key=lambda c: (-c.top, c.left)):
        if tops and tops[-1][0].top - cell.top < TOUCH:
            tops[-1].append(cell)
        else:
            tops.append([cell])
    return [
        Piece(
            text="\t".join(texts[c] for c in sorted(row, key=lambda c: c.left)),
            left=row[0].left,
            right=max(c.right for c in row),
            base=row[0].top - cells[row[0]][0].size,
            size=cells[row[0]][0].size,
            order=min(g.order for c in row for g in cells[c]),
            is_row=True,
        )
        for row in tops
    ]
