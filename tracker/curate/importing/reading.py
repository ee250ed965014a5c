"""A sheet and its map → values with all that is said of them; what cannot be read is told by its cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.curate.importing.cells import bare_number, figure_text, footnotes, is_error
from tracker.curate.importing.heading import WHOLE, Heading, heading_parts, read_heading
from tracker.curate.importing.labels import Rows, last_row
from tracker.curate.importing.map_columns import HEADER
from tracker.curate.importing.reported import Told
from tracker.curate.importing.timing import as_period, resolved
from tracker.curate.measure import measure_of
from tracker.curate.tables import worded
from tracker.grammar.convert import comparable
from tracker.grammar.goal import read_goal
from tracker.grammar.unread import Unread
from tracker.knowledge.regions import atlas
from tracker.model.claim import Measure
from tracker.model.message import Message, msg
from tracker.model.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.curate.importing.grid import Grid
    from tracker.curate.importing.labels import Row
    from tracker.curate.importing.mapping import TableMap
    from tracker.model.period import Period

NEEDED = ("indicator", "region", "period")
RATES = {"%", "‰", "倍"}
MULTIPLIERS = tuple("十百千万亿")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a cell: its entry as texts by key, and what these mean."""

    grid: Grid
    row: int
    column: int
    entry: dict[str, str]
    quantity: Quantity
    period: Period
    measure: Measure
    marks: str = ""


@dataclass
class Taken:
    """What was read of a table: values, how many cells hold none, and what is told of the others."""

    values: list[Value] = field(default_factory=list)
    blank: int = 0
    told: list[Told] = field(default_factory=list)


def take_values(grid: Grid, table: TableMap) -> Taken:
    """All values of the cells that the map names: each is a value, without one, or told.

    What a column says goes before what its row says, and that before what the map says of all.
    """
    taken = Taken()
    reader = _Reader(grid, table, taken)
    for row in Rows(grid, table):
        for column in table.values:
            reader.take(row, column)
    return taken


class _Refusal(Exception):  # noqa: N818 - it carries what is wrong with a cell, not an error of the program
    def __init__(self, what: Message, hint: Message | None) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


class _Reader:
    """Reads the cells of one table."""

    def __init__(self, grid: Grid, table: TableMap, taken: Taken) -> None:
        self.grid, self.table, self.taken = grid, table, taken
        self.headings: dict[int, Heading] = {}
        self.columns = {column: self._column(column) for column in table.values}
        last = last_row(grid, table)
        below = range(last + 1, len(grid.rows) + 1)
        self.notes = footnotes([text for n in below for text in grid.line(n) if text])
        rows = range(table.rows[0], last + 1)
        self.shared = Counter(
            anchor for (row, column), anchor in grid.joined.items() if column in table.values and row in rows
        )

    def take(self, row: Row, column: int) -> None:
        """Read one cell."""
        cell = (row.number, column)
        own = self.grid.joined.get(cell, cell) == cell
        text, marks = figure_text(self.grid.raw(*cell)) if own else ("", "")
        if not text:
            self.taken.blank += 1
            return
        try:
            self._look_at(row, column, text)
            entry, period = self._said(row, column)
            quantity = self._quantity(cell, text, entry)
            measure = self._measure(entry, quantity)
        except _Refusal as refusal:
            self.taken.told.append(Told(self.grid, *cell, refusal.what, refusal.hint))
            return
        entry |= {"period": str(period), "value": quantity.worded, "measure": measure.value}
        entry = {key: said for key, said in entry.items() if said and key not in {"unit", "year", "subject"}}
        notes = [mark + self.notes.get(mark, "") for mark in (*row.marks, marks) if mark]
        self.taken.values.append(Value(self.grid, *cell, entry, quantity, period, measure, "；".join(notes)))

    def _column(self, column: int) -> dict[str, str]:
        """What is so for a column, the words of its heading read where the map asks for them."""
        said = dict(self.table.values[column])
        self.headings[column] = Heading()
        if HEADER in said.values() and self.table.header is not None:
            dated = {"period", "year"} & set(self.table.labels.values())
            parts = heading_parts(self.grid, self.table.header, column)
            heading = read_heading(parts, "" if dated else self.table.fixed.get("period", ""))
            self.headings[column] = heading
            rows = {"indicator", "region"} & set(self.table.labels.values())
            told = {key: text for key, text in heading.said.items() if key not in rows}
            said = {key: told.get(key, "") if text == HEADER else text for key, text in said.items()}
        return {key: text for key, text in said.items() if text}

    def _look_at(self, row: Row, column: int, text: str) -> None:
        """Refuse a cell that is not read whatever is said of it."""
        heading = self.headings[column]
        if row.wrong:
            raise _Refusal(row.wrong.what, row.wrong.hint)
        if heading.goal:
            reached = msg("the heading speaks of what is to be reached")
            raise _Refusal(reached, msg("name the column as `skip`"))
        if heading.doubt and self.table.values[column].get("period") == HEADER:
            raise _Refusal(heading.doubt, msg("say the `period` of the column in the map"))
        if is_error(text):
            failed = msg("the cell holds the error {text} of a formula", text=text)
            raise _Refusal(failed, msg("mend it in the workbook"))
        if text.startswith("="):
            again = msg("open the workbook in Excel or LibreOffice, and save it")
            raise _Refusal(msg("the formula has not been computed"), again)
        if (count := self.shared[row.number, column]) > 1:
            joined = msg("the value stands for {count} cells that are joined", count=count)
            raise _Refusal(joined, msg("part the cells in the workbook"))

    def _said(self, row: Row, column: int) -> tuple[dict[str, str], Period]:
        """All that is said of a cell, and its period."""
        own, fixed = self.columns[column], self.table.fixed
        said = {**fixed, **row.said, **own}
        said["indicator"] = said.get("subject", "") + said.get("indicator", "")
        period = self._period(row, column)
        for name in NEEDED:
            if not said.get(name) and not (name == "period" and period):
                hint = msg("say it in the map: {what}: …", what=name)
                raise _Refusal(msg("the value has no {what}", what=msg(name)), hint)
        if period is None:
            raise ValueError("a missing period is told above")
        place = said["region"] = atlas().canonical(said["region"])
        if row.whole and not place.endswith(WHOLE[row.whole]):
            what = msg("“{words}” is not said of {place}", words=row.whole, place=place)
            raise _Refusal(what, msg("say the `region` that is meant in the map"))
        return said, period

    def _period(self, row: Row, column: int) -> Period | None:
        """The period of a cell: by its column, told by that of its row, told by that of the map."""
        fixed = self.table.fixed.get("period", "")
        base = ""
        for text in (
            row.said.get("year", ""),
            row.said.get("period", ""),
            self.columns[column].get("period", ""),
        ):
            if text:
                period = resolved(text, base or fixed)
                if isinstance(period, Unread):
                    raise _Refusal(period.what, period.hint)
                base = str(period)
        return as_period(base) if base else self._fixed_period(fixed)

    def _fixed_period(self, text: str) -> Period | None:
        period = resolved(text, "") if text else None
        if isinstance(period, Unread):
            raise _Refusal(period.what, period.hint)
        return period

    def _quantity(self, cell: tuple[int, int], text: str, said: Mapping[str, str]) -> Quantity:
        unit = said.get("unit", "") or ("位" if said.get("measure") == Measure.RANK else "")
        if cell in self.grid.scaled and unit.startswith(MULTIPLIERS):
            whole = msg("say in the map the unit of the number that the cell holds, without 万 or 亿")
            raise _Refusal(msg("the cell shows another number than it holds"), whole)
        bare = bare_number(text)
        if bare and not unit:
            hint = msg("say it in the map: {what}: …", what="unit")
            raise _Refusal(msg("“{text}” has a number but no unit", text=text), hint)
        if bare and text.endswith(MULTIPLIERS) and unit.startswith(MULTIPLIERS):
            twice = msg("“{text}” and the unit {unit} both multiply", text=text, unit=unit)
            raise _Refusal(twice, msg("write the whole unit into the cell: 1.2亿元"))
        quantity = _read(worded(text, unit, "") if bare else text)
        if isinstance(quantity, Unread):
            raise _Refusal(quantity.what, quantity.hint)
        base = "" if bare else _base(unit)
        if base and not comparable(quantity.unit, base):
            what = msg("the cell counts in {unit}, the map in {other}", unit=quantity.unit, other=base)
            raise _Refusal(what, msg("check the cell, or give its row or column another unit"))
        return quantity

    @staticmethod
    def _measure(said: Mapping[str, str], quantity: Quantity) -> Measure:
        measure = Measure(said["measure"]) if said.get("measure") else measure_of(said["indicator"], quantity)
        if measure is Measure.GROWTH and quantity.unit not in RATES:
            hint = msg('say `unit: "%"`, or another measure, in the column')
            raise _Refusal(msg("growth is not counted in {unit}", unit=quantity.unit), hint)
        return measure


@lru_cache(maxsize=65536)
def _read(text: str) -> Quantity | Unread:
    return read_goal(text)


@lru_cache(maxsize=1024)
def _base(unit: str) -> str:
    """The base unit of a unit's words; empty where they are not known."""
    one = read_goal(worded("1", unit, "")) if unit else None
    return one.unit if isinstance(one, Quantity) else ""
