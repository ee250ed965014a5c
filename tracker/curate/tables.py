"""Rows of a table, from CSV or a workbook → actuals, with problems by row and column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tracker.curate.actuals import actual_of
from tracker.curate.headers import COLUMNS, Header, find_header, no_header
from tracker.curate.thinning import thinned
from tracker.curate.values import read_value
from tracker.grammar.unread import Unread
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.actual import Actual

BLANK = frozenset(
    {"", "-", "—", "——", "–", "…", "……", "...", "/", "n/a", "N/A", "NA", "na", "#N/A", "缺", "暂无", "不详"}
)
FIRST_OF_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})[-/]0?1(?: 00:00(?::00)?)?")
NUMBER_ONLY = re.compile(r"[+\-−]?[\d.,，]+(?:\s*[十百千万亿]+)?(?:\s*[-~～—–]+\s*[\d.,，]+)?")
SILENT_OPS = frozenset({"", "=", "==", "range", "区间"})
FIELDS = {f.name: f for f in COLUMNS}


def read_rows(rows: Iterable[tuple[int, list[str]]], file: str) -> tuple[list[Actual], list[Problem]]:
    """The actuals of a table; rows without a value are left out and counted."""
    rows = iter(rows)
    header = find_header(rows, file)
    return ([], [no_header(file)]) if header is None else rows_under(header, rows, file)


def rows_under(
    header: Header, rows: Iterable[tuple[int, list[str]]], file: str
) -> tuple[list[Actual], list[Problem]]:
    """The actuals of the rows below a header."""
    problems = list(header.problems)
    found: list[Actual] = []
    seen: dict[str, int] = {}
    blank: list[int] = []
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        value = _cell(cells, header.columns["value"])
        if value in BLANK:
            blank.append(number)
            continue
        values = _row(number, cells, header, file, problems)
        if values is None:
            continue
        ident = values.setdefault("id", f"r{number}")
        if ident in seen:
            problems.append(
                Problem(
                    Where(file, number, header.columns.get("id", 0) + 1),
                    msg("the id `{id}` stands twice in this file", id=ident),
                    msg("give one of the two another id; the first is on line {line}", line=seen[ident]),
                )
            )
            continue
        seen[ident] = number
        actual = actual_of(values, Where(file, number), {})
        if isinstance(actual, Problem):
            problems.append(actual)
        else:
            found.append(actual)
    if blank:
        problems.append(
            Problem(
                Where(file, blank[0], header.columns["value"] + 1),
                msg("rows without a value are left out: {count}", count=len(blank)),
                None,
                "warning",
            )
        )
    return found, thinned(problems, lambda p: (p.what.template, p.where.column))


def worded(value: str, unit: str, op: str) -> str:
    """Number, unit and comparator of three columns as one text: 824000, 辆, >= → >=824000辆."""
    if unit and NUMBER_ONLY.fullmatch(value):
        value = f"{value}个{unit}" if unit == "百分点" else value + unit
    return value if op in SILENT_OPS else op + value


def _row(
    number: int, cells: list[str], header: Header, file: str, problems: list[Problem]
) -> dict[str, Any] | None:
    """The row's values by key, None where one cannot be read."""
    if extra := next((c for c in cells[len(header.names) :] if c.strip()), None):
        problems.append(
            Problem(
                Where(file, number, len(header.names) + 1),
                msg("the row has more cells than the header: “{text}”", text=extra.strip()),
                msg("put a value that holds a comma in quotation marks"),
            )
        )
        return None
    sound = True
    values: dict[str, Any] = {}
    columns = header.columns
    for name, column in columns.items():
        text = _cell(cells, column)
        if name in {"unit", "op"} or text in BLANK:
            continue
        if name == "value":
            unit = _cell(cells, columns["unit"]) if "unit" in columns else ""
            op = _cell(cells, columns["op"]) if "op" in columns else ""
            text = worded(text, unit or header.unit, op)
        elif name == "period" and (m := FIRST_OF_MONTH.fullmatch(text)):
            text = f"{m[1]}-{int(m[2]):02}"  # a spreadsheet turned 2025-11 into the first of November
        value = read_value(text, FIELDS[name])
        if isinstance(value, Unread):
            problems.append(Problem(Where(file, number, column + 1), value.what, value.hint))
            sound = False
        else:
            values[name] = value
    if "indicator" not in values and sound:
        problems.append(
            Problem(
                Where(file, number, columns["indicator"] + 1),
                msg("the row names no indicator"),
                msg("write the indicator in each row, also where it is the one above"),
            )
        )
        sound = False
    return values if sound else None


def _cell(cells: list[str], column: int) -> str:
    return cells[column].strip() if column < len(cells) else ""
