"""A map for a sheet that nobody described yet: told from its headings, its title and its cells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.curate.grid import FOOTNOTE, tidy
from tracker.curate.heading import Heading, read_heading
from tracker.curate.import_map import ImportMap
from tracker.curate.importing import UNDER, UNIT_BEHIND, WHOLE
from tracker.curate.measure import known_indicator
from tracker.curate.tables import BLANK
from tracker.grammar.normal import normal
from tracker.grammar.period import read_period
from tracker.grammar.times import times
from tracker.grammar.unread import Unread
from tracker.knowledge.regions import atlas
from tracker.knowledge.units import known
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.curate.grid import Grid

NUMBER = re.compile(r"[+\-−＋－]?\s*\d[\d,， ]*(?:\.\d+)?\s*[%％]?")
YEAR = re.compile(r"(?:19|20)\d{2}年?")
SAMPLE = 200
TITLE_ROWS = 15
MOSTLY = 0.6
NAMES = {
    "region": re.compile(
        r"地\s*区|市\s*州|市（州）|城\s*市|县\s*区|区\s*县|区\s*域|省\s*份|省市|单位名称|地方"
    ),
    "indicator": re.compile(r"指\s*标|项\s*目|名\s*称|品\s*名|行\s*业|类\s*别"),
    "unit": re.compile(r"^(?:计量)?单\s*位$"),
    "period": re.compile(r"^(?:时\s*间|时\s*期|月\s*份|年\s*份|年\s*度|日\s*期|报告期)$"),
    "publisher": re.compile(r"来\s*源|发布"),
    "note": re.compile(r"备\s*注|说\s*明"),
}
COUNTING = re.compile(r"^(?:序\s*号|编\s*号|代\s*码|行\s*次)$")
UNIT_ABOVE = re.compile(r"单\s*位\s*[:：]\s*([^\s，,；;]+)")
TABLE_NUMBER = re.compile(r"^\s*(?:表|附表|续表)?\s*[\d一二三四五六七八九十]*(?:[-—–.．]\d+)*\s*[:：、.]?\s*")
TITLE_WORDS = re.compile(
    r"(?:各|分)(?:市|州|县|区|地区|省|市州|县区|县市区)+|(?:全省|全市|全国|全州)|主要|统计表|一览表|情况表?|完成|"
    r"汇总表?|排名表|进度表?|月报表?|快报|（[^（）]*）|\([^()]*\)|[表的及]$|^的"
)
SOURCE = re.compile(r"(?:资料|数据)?来源\s*[:：]\s*(.+)")


@dataclass
class _Top:
    """What stands above the heading: for when, where and in which unit the table speaks."""

    period: str = ""
    region: str = ""
    unit: str = ""
    words: str = ""


@dataclass
class _Told:
    """The columns of a table."""

    labels: dict[int, str] = field(default_factory=dict)
    values: dict[int, dict[str, str]] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)


def suggest_map(grid: Grid, file: str) -> ImportMap | Problem:
    """The map that the sheet itself suggests, to be looked over by a person.

    It is a problem where the sheet holds no table: no row with a label and figures below a heading.
    """
    body = _body(grid)
    if body is None:
        what = msg("the sheet {sheet} has no rows with a label and figures", sheet=grid.name)
        return Problem(Where(file), what, msg("write the map by hand"))
    first, last = body
    header = _header(grid, first)
    top = _top(grid, header[0])
    told = _columns(grid, header, (first, last), top)
    fixed = _fixed(top, told)
    if publisher := _publisher(grid, last):
        fixed["publisher"] = publisher
    return ImportMap(grid.name, header, (first, last), fixed, told.labels, told.values, told.heads)


def _body(grid: Grid) -> tuple[int, int] | None:
    """The first and the last row with a label and figures."""
    rows = [n for n in range(1, len(grid.rows) + 1) if _is_data(grid.rows[n - 1])]
    return (rows[0], rows[-1]) if rows else None


def _is_data(line: Sequence[str]) -> bool:
    filled = [t for t in line if t.strip()]
    if len(filled) < 2 or UNDER.match(filled[0]):
        return False
    figures = [t for t in filled[1:] if _figure(t)]
    years = [t for t in figures if YEAR.fullmatch(t.strip())]
    return bool(figures) and len(years) < len(figures) and 2 * len(figures) >= len(filled) - 2


def _figure(text: str) -> bool:
    return NUMBER.fullmatch(FOOTNOTE.sub("", text.strip())) is not None


def _header(grid: Grid, first: int) -> tuple[int, int]:
    """The rows of the heading: those right above the figures that name more than one thing."""
    top = first
    while top > 1:
        texts = {t.strip() for t in grid.rows[top - 2] if t.strip()}
        if len(texts) < 2 or any(UNIT_ABOVE.search(t) for t in texts):
            break
        top -= 1
    return (top, first - 1) if top < first else (max(first - 1, 1), max(first - 1, 1))


def _top(grid: Grid, header: int) -> _Top:
    """The title and the corner above the heading."""
    top = _Top()
    for line in grid.rows[max(0, header - 1 - TITLE_ROWS) : header - 1]:
        for text in dict.fromkeys(t.strip() for t in line if t.strip()):
            if m := UNIT_ABOVE.search(text):
                top.unit = top.unit or _unit(m[1])
            else:
                _read_title(normal(text), top)
    return top


def _read_title(text: str, top: _Top) -> None:
    """Take period, place and then what is left from a line of the title; what is known already stays."""
    found = [t for t in times(text) if t.absolute]
    if found and not top.period:
        period = read_period(text[found[0].start : found[0].end])
        top.period = "" if isinstance(period, Unread) else str(period)
        text = text[: found[0].start] + text[found[0].end :]
    if place := _place_in(text):
        top.region = top.region or atlas().canonical(place)
        text = text.replace(place, "", 1)
    top.words = top.words or TITLE_WORDS.sub("", TABLE_NUMBER.sub("", text)).strip()


def _place_in(text: str) -> str:
    """The longest name of a place in the text; short names only where they stand in front."""
    for length in range(min(len(text), 12), 1, -1):
        for start in range(len(text) - length + 1):
            word = text[start : start + length]
            if atlas().find(word) and (start == 0 or word[-1] in "省市州县区国"):
                return word
    return ""


def _columns(grid: Grid, header: tuple[int, int], rows: tuple[int, int], top: _Top) -> _Told:
    told = _Told()
    for column in range(1, grid.width + 1):
        parts = list(
            dict.fromkeys(t for n in range(header[0], header[1] + 1) if (t := tidy(grid.text(n, column))))
        )
        cells = [t for t in _sample(grid, rows, column) if t not in BLANK]
        head = " ".join(parts)
        told.heads[column] = " / ".join(parts)
        if not cells or COUNTING.search(head):
            continue
        figures = sum(_figure(t) for t in cells) / len(cells)
        role = _role(head, cells, told)
        if figures < MOSTLY or (role == "period" and all(YEAR.fullmatch(t) for t in cells)):
            if role:
                told.labels[column] = role
        else:
            told.values[column] = _said(read_heading(parts, top.period))
    return told


def _sample(grid: Grid, rows: tuple[int, int], column: int) -> Iterator[str]:
    first, last = rows
    step = max(1, (last - first) // SAMPLE)
    yield from (tidy(grid.text(n, column)) for n in range(first, last + 1, step))


def _role(head: str, cells: Sequence[str], told: _Told) -> str:
    """What a column of labels says of its rows: by what its cells are, then by its heading."""
    taken = set(told.labels.values())
    shares = Counter[str]()
    for text in cells:
        shares["region"] += atlas().find(text) is not None or text in WHOLE
        shares["unit"] += known(text) or text in {"%", "％"}
        shares["period"] += bool(YEAR.fullmatch(text)) or any(
            t.end - t.start == len(text) for t in times(normal(text))
        )
        label = m[1] if (m := UNIT_BEHIND.match(text)) else text
        shares["indicator"] += known_indicator(label) is not None
    role, number = max(shares.items(), key=lambda item: item[1])
    if number >= MOSTLY * len(cells) and role not in taken:
        return role
    named = next((name for name, pattern in NAMES.items() if pattern.search(head)), "")
    if named and named not in taken:
        return named
    return "indicator" if "indicator" not in taken else ""


def _said(heading: Heading) -> dict[str, str]:
    parts = {
        "indicator": heading.indicator,
        "region": heading.region,
        "period": heading.period,
        "measure": heading.measure,
        "unit": heading.unit,
    }
    return {name: text for name, text in parts.items() if text}


def _fixed(top: _Top, told: _Told) -> dict[str, str]:
    """What is so for all values, where columns and rows leave it open; what title and headings share."""
    labels = set(told.labels.values())
    said = list(told.values.values())
    fixed: dict[str, str] = {}
    indicator = read_heading([top.words], "") if top.words else Heading()
    if "indicator" not in labels and any("indicator" not in s for s in said) and indicator.indicator:
        fixed["indicator"] = indicator.indicator
        if indicator.measure and not any("measure" in s for s in said):
            fixed["measure"] = indicator.measure
    if top.region and any("region" not in s for s in said):
        fixed["region"] = top.region
    if top.period and "period" not in labels and any("period" not in s for s in said):
        fixed["period"] = top.period
    if top.period and "period" in labels:
        fixed["period"] = top.period
    unit = top.unit or ("%" if fixed.get("measure") == "growth" else "")
    if unit and "unit" not in labels and any("unit" not in s for s in said):
        fixed["unit"] = unit
    return fixed


def _publisher(grid: Grid, last: int) -> str:
    """Who is named as the source under the table."""
    for line in grid.rows[last:]:
        for text in line:
            if m := SOURCE.search(text):
                return m[1].strip("。 .")
    return ""


def _unit(text: str) -> str:
    return "%" if text in {"％", "%"} else text
