"""Where on a sheet its tables stand: rows of headings and of figures, what is above and below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.curate.importing.cells import NOTHING, is_figure
from tracker.curate.importing.labels import UNDER

if TYPE_CHECKING:
    from tracker.curate.importing.grid import Grid

YEAR = re.compile(r"(?:19|20)\d{2}")
UNIT_ABOVE = re.compile(r"单\s*位\s*[:：]")
CONTINUED = re.compile(r"续\s*表|^表\s*[\d一二三四五六七八九十]+")
NUMBERING = re.compile(r"[甲乙丙丁戊]|\d{1,2}|[(（]\d{1,2}[)）]")
LONGEST_HEADING = 40
SECTION_ROWS = 3


@dataclass(frozen=True)
class Found:
    """A table: its heading, its rows, and the rows above (its title) and below (its notes)."""

    header: tuple[int, int] | None
    rows: tuple[int, int]
    above: range
    below: range


@dataclass
class _Block:
    first: int
    last: int
    columns: set[int]


def find_tables(grid: Grid) -> list[Found]:
    """The tables of a sheet from above; none where no row has a label and figures."""
    blocks = _blocks(grid)
    found: list[Found] = []
    end = 0
    for number, block in enumerate(blocks):
        header = _header(grid, block, end)
        top = header[0] if header else block.first
        following = blocks[number + 1].first if number + 1 < len(blocks) else len(grid.rows) + 1
        last = _with_rest(grid, block, following)
        found.append(Found(header, (block.first, last), range(end + 1, top), range(last + 1, following)))
        end = last
    return found


def _blocks(grid: Grid) -> list[_Block]:
    """Runs of rows with figures; where a heading or a unit stands between, another one begins."""
    blocks: list[_Block] = []
    parted = True
    for number in range(1, len(grid.rows) + 1):
        line = grid.line(number)
        if _is_data(line):
            columns = {column for column, text in enumerate(line, 1) if is_figure(text)}
            if parted or not blocks:
                blocks.append(_Block(number, number, columns))
            else:
                blocks[-1].last = number
                blocks[-1].columns |= columns
            parted = False
        elif blocks and not parted:
            parted = _parts(grid, number, blocks[-1])
    return blocks


def _is_data(line: list[str]) -> bool:
    """Whether the row has a label and, behind it, figures that are no years and no numbers of columns."""
    filled = [text for text in line if text]
    if len(filled) < 2 or UNDER.match(filled[0]) or all(NUMBERING.fullmatch(text) for text in filled):
        return False
    figures = [text for text in filled[1:] if is_figure(text)]
    said = [text for text in filled if text not in NOTHING]
    return bool(figures) and not _are_years(figures) and 2 * len(figures) >= len(said) - 2


def _are_years(figures: list[str]) -> bool:
    """Whether the figures are years one after another, as they stand in headings."""
    if not all(YEAR.fullmatch(text) for text in figures):
        return False
    steps = {int(b) - int(a) for a, b in pairwise(figures)}
    return len(steps) <= 1 and steps <= {-5, -1, 0, 1, 5}


def _parts(grid: Grid, number: int, block: _Block) -> bool:
    """Whether the row, which has no figures, begins another table."""
    line = grid.line(number)
    filled = [text for text in line if text]
    if any(UNIT_ABOVE.search(text) or CONTINUED.search(text) for text in filled):
        return True
    words = {c for c, text in enumerate(line, 1) if text and text not in NOTHING and not is_figure(text)}
    years = [text for text in filled[1:] if is_figure(text)]
    if len(years) > 1 and _are_years(years):  # a heading again, unless the amounts of a row only look so
        above = {grid.text(n, 1) for n in range(max(1, block.first - 3), block.first)}
        return filled[0] in above or not any(grid.line(number - 1))
    over = words & block.columns
    if len(block.columns) > 1:
        return len(over) > 1 and 2 * len(over) >= len(block.columns)
    return bool(over) and not any(grid.line(number - 1))


def _header(grid: Grid, block: _Block, end: int) -> tuple[int, int] | None:
    """The rows of the heading: those above the figures that name more than one column."""
    used = {c for n in range(block.first, block.last + 1) for c, text in enumerate(grid.line(n), 1) if text}
    last = block.first - 1
    for _ in range(SECTION_ROWS):  # 一、综合 stands alone between heading and figures
        if last > end + 1 and _names(grid, last) < 2 and _is_heading(grid, last - 1, used, single=False):
            last -= 1
    if last <= end or not _is_heading(grid, last, used, single=True):
        return None
    top = last
    while top - 1 > end and _is_heading(grid, top - 1, used, single=False):
        top -= 1
    return top, last


def _names(grid: Grid, row: int) -> int:
    return len({grid.text(row, c) for c in range(1, grid.width + 1)} - {""})


def _is_heading(grid: Grid, row: int, used: set[int], *, single: bool) -> bool:
    """Whether the row names columns, at least half of them, or one beside a label that spans several rows."""
    texts = {c: grid.text(row, c) for c in sorted(used)}
    named = {text for text in texts.values() if text}
    if any(UNIT_ABOVE.search(text) or len(text) > LONGEST_HEADING for text in named):
        return False
    if len(named) < 2:
        return single and len(named) == 1 and len(used) <= 2 and bool(texts[max(used)])
    label = min(used)
    below = grid.text(row + 1, label)
    spans = not below or grid.joined.get((row, label)) == grid.joined.get((row + 1, label), (row + 1, label))
    return 2 * sum(bool(text) for text in texts.values()) >= len(used) or (bool(texts[label]) and spans)


def _with_rest(grid: Grid, block: _Block, following: int) -> int:
    """The last row, with those below that have a label and words or signs in the columns of figures."""
    last = block.last
    for number in range(block.last + 1, following):
        line = grid.line(number)
        if not line or UNDER.match("".join(line[:3])) or _parts(grid, number, block):
            break
        labelled = any(text for column, text in enumerate(line, 1) if column < min(block.columns))
        if not labelled or not any(text for column, text in enumerate(line, 1) if column in block.columns):
            break
        last = number
    return last
