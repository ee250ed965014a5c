"""What each row of a table says of itself: place, indicator, time, by the columns that hold labels."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.curate.importing.cells import NOTHING, tidy, without_marks
from tracker.curate.importing.heading import WHOLE, measure_with, take_basis, take_measure, take_unit
from tracker.curate.measure import known_indicator
from tracker.curate.tables import FIELDS, FIRST_OF_MONTH
from tracker.curate.values import read_value
from tracker.grammar.normal import normal
from tracker.grammar.unread import Unread
from tracker.knowledge.regions import atlas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.curate.importing.grid import Grid
    from tracker.curate.importing.mapping import TableMap

UNDER = re.compile(r"^\s*(?:注|备注|说明|附注|资料来源|数据来源|来源)\s*\d*\s*[:：]")
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[、．]|\.(?!\d))\s*)\s*"
)
PART = re.compile(r"^(?:其\s*中\s*[:：]?|#|＃)\s*")
CHECKED = ("published", "quality", "measure")
"""What has to be read as a day or as one of a few words."""


@dataclass
class Row:
    """A row of a table: what it says, and the marks of footnotes at its labels.

    `whole` is the word by which it speaks for the place of the whole table (全省), `wrong` why nothing of
    it is taken over.
    """

    number: int
    said: dict[str, str] = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)
    whole: str = ""
    wrong: Unread | None = None


def last_row(grid: Grid, table: TableMap) -> int:
    """The last row of a table; where the map does not say it, the one above the notes."""
    first, last = table.rows
    if last is not None:
        return min(last, len(grid.rows))
    notes = (n for n in range(first, len(grid.rows) + 1) if UNDER.match("".join(grid.line(n)[:3])))
    return next(notes, len(grid.rows) + 1) - 1


class Rows:
    """The rows of a table, from the first to the last."""

    def __init__(self, grid: Grid, table: TableMap) -> None:
        self._grid = grid
        self._table = table
        self._above: dict[int, str] = {}
        self._parent = ("", 0)
        self._part_depth: int | None = None
        names = [c for c, name in table.labels.items() if name in {"indicator", "subject"}]
        self._names = Counter(
            self._name(grid.raw(row, column))[0] for column in names for row in range(1, len(grid.rows) + 1)
        )

    def __iter__(self) -> Iterator[Row]:
        """All rows that hold anything and are not left out."""
        for number in range(self._table.rows[0], last_row(self._grid, self._table) + 1):
            if any(self._grid.line(number)) and not self._left_out(number):
                yield self._row(number)

    def _left_out(self, number: int) -> bool:
        if any(a <= number <= b for a, b in self._table.skip_rows):
            return True
        words = self._table.skip_words
        return bool(words) and any(
            {self._grid.text(number, c), tidy(self._grid.text(number, c))} & words for c in self._table.labels
        )

    def _row(self, number: int) -> Row:
        row = Row(number)
        for column, name in self._table.labels.items():
            text = self._grid.text(number, column)
            if text in NOTHING:
                text = self._above.get(column, "") if column in self._table.fill else ""
            self._above[column] = text
            if not text:
                continue
            marks = without_marks(text)[1]
            row.marks += [marks] if marks else []
            self._say(row, name, tidy(text), column)
        return row

    def _say(self, row: Row, name: str, text: str, column: int) -> None:
        match name:
            case "region":
                _say_region(row, text)
            case "indicator" | "subject":
                self._say_indicator(row, name, self._grid.raw(row.number, column) or text)
            case "period" if m := FIRST_OF_MONTH.fullmatch(text):
                row.said[name] = f"{m[1]}-{int(m[2]):02}"
            case _ if name in CHECKED:
                value = read_value(text, FIELDS[name])
                if isinstance(value, Unread):
                    row.wrong = value
                else:
                    row.said[name] = str(value)
            case _:
                row.said[name] = text

    def _say_indicator(self, row: Row, name: str, raw: str) -> None:
        """The indicator, with the one that it is part of where it cannot stand alone."""
        text, is_part = self._name(raw)
        depth = _depth(raw)
        text, unit = take_unit(normal(text).replace("％", "%"))
        if name == "subject":
            if text not in WHOLE:
                row.said["subject"] = text
            return
        text, basis = take_basis(text)
        text, measure = take_measure(text)
        measure = measure_with(measure, unit)
        unit = unit or ("%" if measure == "growth" else "")
        row.said |= {k: v for k, v in {"unit": unit, "measure": measure, "basis": basis}.items() if v}
        parent, parent_depth = self._parent
        if not text and parent:  # 增长（%） below 地区生产总值 is its growth
            row.said["indicator"] = parent
            return
        continues = self._part_depth is not None and depth > max(parent_depth, self._part_depth)
        below = is_part or continues
        if below and self._part_depth is None:
            self._part_depth = depth
        elif not below:
            self._parent, self._part_depth = (text, depth), None
        ambiguous = self._names[self._name(raw)[0]] > 1 and depth > parent_depth
        alone = known_indicator(text) is not None and not ambiguous
        row.said["indicator"] = (
            f"{parent}（{text}）" if parent and (below or ambiguous) and not alone else text
        )

    @staticmethod
    def _name(raw: str) -> tuple[str, bool]:
        """The words of a label without its number, and whether it is a part of one above."""
        text = NUMBERED.sub("", tidy(raw))
        return PART.sub("", text), PART.match(text) is not None


def _say_region(row: Row, text: str) -> None:
    if text in WHOLE:
        row.whole = text
        return
    bare = PART.sub("", NUMBERED.sub("", text))
    row.said["region"] = atlas().canonical(bare if atlas().find(bare) else text)


def _depth(raw: str) -> int:
    """How far a label is indented, in half widths."""
    blanks = raw[: len(raw) - len(raw.lstrip())]
    return sum(2 if c == "\u3000" else 1 for c in blanks)
