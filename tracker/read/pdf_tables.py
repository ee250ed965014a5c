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
FEWEST_LEVELS = 3  # rules above, between and below two rows; where the sides are closed, one row is enough
LONGEST_CELL = 1500  # characters; a frame with more holds an article, not a table
MOST_LINES_IN_CELL = 30


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
        if found := _rows(frame, cells):
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
    """The frame of these rules where they part columns and rows.

    The sides of a table may be open, and so are its ends where it runs over pages.
    """
    left, right = min(v.start for v in levels), max(v.end for v in levels)
    between = [u for u in uprights if left + TOUCH < u.at < right - TOUCH]
    if not between:
        return None
    bottom, top = min(v.at for v in levels), max(v.at for v in levels)
    lowest, highest = min(u.start for u in uprights), max(u.end for u in uprights)
    open_ends = (lowest < bottom - TOUCH) + (highest > top + TOUCH)
    fewest = FEWEST_LEVELS if len(uprights) == len(between) else FEWEST_LEVELS - 1
    if len(levels) + open_ends < fewest:
        return None
    return Frame(uprights, levels, left, right, min(bottom, lowest), max(top, highest))


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


def _rows(frame: Frame, cells: dict[Cell, list[Glyph]]) -> list[Piece]:
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
    rows: list[list[Cell]] = []
    for cell in sorted(texts, key=lambda c: (-c.top, c.left)):
        if rows and rows[-1][0].top - cell.top < TOUCH:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [
        Piece(
            text=_in_columns(frame, {cell.left: texts[cell] for cell in row}, row[0]),
            left=row[0].left,
            right=max(cell.right for cell in row),
            base=row[0].top - cells[row[0]][0].size,
            size=cells[row[0]][0].size,
            order=min(g.order for cell in row for g in cells[cell]),
            word=0.0,
            is_row=True,
            is_begun=row[0].top > max(v.at for v in frame.levels) + TOUCH,
            is_cut=min(cell.bottom for cell in row) < min(v.at for v in frame.levels) - TOUCH,
        )
        for row in rows
    ]


def _in_columns(frame: Frame, texts: dict[float, str], cell: Cell) -> str:
    """The texts of a row by the left edges of their cells, with nothing for the cells that are empty."""
    middle = (cell.top + cell.bottom) / 2
    edges = [u.at for u in frame.uprights if u.start - TOUCH <= middle <= u.end + TOUCH]
    columns = list(texts)
    for edge in (frame.left, *edges):
        if edge < frame.right - TOUCH and all(abs(edge - column) > TOUCH for column in columns):
            columns.append(edge)
    return "\t".join(texts.get(column, "") for column in sorted(columns))
