"""The header row of a table: which column holds which key, by English or Chinese names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.curate.fields import Field, Kind
from tracker.curate.forms import ACTUAL
from tracker.curate.suggest import nearest
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADER_WITHIN = 20
UNIT_IN_NAME = re.compile(r"(.+?)\s*[(（]\s*(?:单位[:：]?\s*)?([^()（）]+?)\s*[)）]")
UNIT = Field("unit", Kind.TEXT, "the unit of the value", "单位", columns=("单位", "计量单位"))
OP = Field(
    "op", Kind.TEXT, "how the value stands to the figure: = >= > <= < ~", "比较符号", columns=("比较", "符号")
)
COLUMNS = (
    *(f for f in ACTUAL.fields if f.kind not in {Kind.FORM, Kind.FORMS, Kind.TEXTS}),
    UNIT,
    OP,
)
NEEDED = ("indicator", "value")


def _plain(name: str) -> str:
    return re.sub(r"[\s*_\-]+", "", name).casefold()


BY_NAME = {_plain(name): f for f in COLUMNS for name in (f.name, *f.columns)}


@dataclass
class Header:
    """Where the header stands, the column (from 0) of each field, and the unit in the value's name."""

    row: int
    columns: dict[str, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    unit: str = ""
    problems: list[Problem] = field(default_factory=list)


def find_header(rows: Iterable[tuple[int, list[str]]], file: str) -> Header | None:
    """The first row, among the first 20, that names the indicator and value columns; it is taken off."""
    for count, (number, cells) in enumerate(rows, start=1):
        header = _header(number, cells, file)
        if all(name in header.columns for name in NEEDED):
            return header
        if count >= HEADER_WITHIN:
            break
    return None


def no_header(file: str) -> Problem:
    """The problem of a table in which no header row was found."""
    return Problem(
        Where(file),
        msg("no row names the columns of the table"),
        msg("name them indicator, region, period, value, unit … or 指标, 地区, 时期, 完成值, 单位 …"),
    )


def _header(row: int, cells: list[str], file: str) -> Header:
    header = Header(row, names=[c.strip() for c in cells])
    for column, name in enumerate(header.names):
        if not name:
            continue
        found = BY_NAME.get(_plain(name))
        unit = ""
        if found is None and (m := UNIT_IN_NAME.fullmatch(name)):
            found, unit = BY_NAME.get(_plain(m[1])), m[2]
        where = Where(file, row, column + 1)
        if found is None:
            near = nearest(name, BY_NAME)
            hint = msg("did you mean `{near}`?", near=near) if near else None
            header.problems.append(
                Problem(where, msg("the column “{name}” is not read", name=name), hint, "warning")
            )
        elif found.name in header.columns:
            first = header.names[header.columns[found.name]]
            header.problems.append(
                Problem(
                    where,
                    msg("the columns “{a}” and “{b}” mean the same", a=first, b=name),
                    msg("keep one of them; the first was read"),
                )
            )
        else:
            header.columns[found.name] = column
            if found.name == "value":
                header.unit = unit
    return header
