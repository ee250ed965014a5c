"""A sheet and its map → rows of actuals, as a table that people keep beside their other actuals."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from tracker.curate.grid import FOOTNOTE, tidy
from tracker.curate.source import NEW, FileChange
from tracker.curate.tables import BLANK, worded
from tracker.curate.thinning import thinned
from tracker.grammar.goal import read_goal
from tracker.grammar.period import read_period
from tracker.grammar.times import Clock, times
from tracker.grammar.unread import Unread
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.curate.grid import Grid
    from tracker.curate.import_map import ImportMap
    from tracker.model.period import Period

COLUMNS = (
    *("id", "indicator", "region", "period", "measure", "value", "basis", "publisher", "published"),
    *("address", "quality", "vintage", "note"),
)
SPREAD = re.compile(r"(?<=[\d.])[ \u00a0\u3000]+(?=[\d.])")
"""Blanks that part the thousands of a number."""
NEEDED = ("indicator", "region", "period")
WHOLE = frozenset({"全省", "全市", "全区", "全县", "全国", "合计", "总计", "总计数", "全州"})
"""Labels of the row that speaks for the place as a whole."""
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.．、]\s*|#|＃)\s*"
)
PART = re.compile(r"^(?:其中|#)\s*[:：]?\s*")
UNIT_BEHIND = re.compile(r"^(.+?)\s*[(（]\s*(?:单位[:：]\s*)?([^()（）]{1,10})\s*[)）]$")
UNDER = re.compile(r"^\s*(?:注|备注|说明|资料来源|数据来源|来源)\s*[:：]")


@dataclass
class Imported:
    """The actuals of a sheet, each by column, and what could not be read."""

    rows: list[dict[str, str]] = field(default_factory=list)
    blank: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass
class ImportPlan:
    """How many values were read and passed over, the file that they make, and what could not be read."""

    values: int
    blank: int
    file: str
    files: list[FileChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def plan_table(imported: Imported, file: str, there: bytes | None) -> ImportPlan:
    """The table as a new file; one of that name with other content stays: people may have edited it."""
    plan = ImportPlan(len(imported.rows), imported.blank, file, problems=list(imported.problems))
    made = csv_bytes(imported.rows)
    if there is None and imported.rows:
        plan.files.append(FileChange(file, NEW, made))
    elif there is not None and there != made:
        what = msg("a file of this name holds something else")
        plan.problems.append(Problem(Where(file), what, msg("name another with --to, or take it away first")))
    return plan


def import_sheet(grid: Grid, mapped: ImportMap, file: str) -> Imported:
    """All values of the sheet that the map names.

    What a column says goes before what its row says, and that before what the map says of all. Cells that
    are empty or hold a sign for nothing are counted.
    """
    found = Imported()
    label = f"{file}[{grid.name}]"
    context = _year(mapped.fixed.get("period", ""))
    for number in _rows(grid, mapped):
        own = _labels(grid, mapped, number)
        for column, said in mapped.values.items():
            text = SPREAD.sub("", FOOTNOTE.sub("", grid.text(number, column).strip()))
            if text in BLANK:
                found.blank += 1
                continue
            where = Where(label, number, column)
            row = _entry({**mapped.fixed, **own, **said}, text, where, context, found.problems)
            if row is not None:
                row["id"] = f"{get_column_letter(column)}{number}"
                found.rows.append(row)
    found.problems = thinned(found.problems, lambda p: (p.what.template, p.where.column))
    return found


def csv_bytes(rows: list[dict[str, str]]) -> bytes:
    """The rows as CSV, in UTF-8 with a byte-order mark; columns that nothing stands in are left out."""
    columns = [c for c in COLUMNS if c in {"id", "value", *NEEDED} or any(row.get(c) for row in rows)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(c, "") for c in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _rows(grid: Grid, mapped: ImportMap) -> Iterator[int]:
    first, last = mapped.rows
    for number in range(first, min(last or len(grid.rows), len(grid.rows)) + 1):
        line = grid.rows[number - 1]
        if last is None and line and UNDER.match(next((t for t in line if t), "")):
            return
        if any(line):
            yield number


def _labels(grid: Grid, mapped: ImportMap, number: int) -> dict[str, str]:
    """What a row says of itself."""
    own: dict[str, str] = {}
    for column, name in mapped.labels.items():
        text = tidy(grid.text(number, column))
        if text in BLANK:
            continue
        if name == "region" and text in WHOLE:
            continue
        if name == "indicator":
            text = PART.sub("", NUMBERED.sub("", text))
            if m := UNIT_BEHIND.match(text):
                text, own["unit"] = m[1], m[2]
        own[name] = text
    return own


def _entry(
    said: Mapping[str, str], text: str, where: Where, context: int | None, problems: list[Problem]
) -> dict[str, str] | None:
    missing = [name for name in NEEDED if not said.get(name)]
    if missing:
        what = msg("the value has no {what}", what=", ".join(missing))
        problems.append(Problem(where, what, msg("say it in the map: {what}: …", what=missing[0])))
        return None
    value = worded(text, said.get("unit", ""), "")
    quantity = _quantity(value)
    if isinstance(quantity, Unread):
        problems.append(Problem(where, quantity.what, quantity.hint))
        return None
    period = _period(said["period"], context)
    if isinstance(period, Unread):
        problems.append(Problem(where, period.what, period.hint))
        return None
    row = {name: said[name] for name in COLUMNS if name in said}
    return row | {"value": value, "period": str(period)}


@lru_cache(maxsize=65536)
def _quantity(text: str) -> object | Unread:
    return read_goal(text)


@lru_cache(maxsize=4096)
def _period(text: str, context: int | None) -> Period | Unread:
    """A period; a month without its year is one of the year that the map speaks of."""
    period = read_period(text)
    if isinstance(period, Unread) and context is not None:
        found = times(text)
        if len(found) == 1 and (resolved := found[0].resolve(Clock(context, None, context))) is not None:
            return resolved
    return period


def _year(text: str) -> int | None:
    period = read_period(text) if text else None
    return None if period is None or isinstance(period, Unread) else period.last_year
