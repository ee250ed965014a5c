"""What a column of labels says of its rows: told by its cells, else by its heading."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.curate.importing.cells import is_unit, tidy
from tracker.curate.importing.heading import WHOLE, take_measure, take_unit
from tracker.curate.importing.labels import NUMBERED, PART
from tracker.curate.measure import known_indicator
from tracker.grammar.normal import normal
from tracker.grammar.times import times
from tracker.knowledge.regions import atlas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.curate.importing.grid import Grid

SAMPLE = 200
MOSTLY = 0.6
SURE_OF_KNOWN = 0.3
YEAR = re.compile(r"(?:19|20)\d{2}年?(?:度)?")
COUNTING = re.compile(r"^(?:序\s*号|编\s*号|代\s*码|行\s*次|No\.?|指标代码|行政区划代码)$", re.IGNORECASE)
NAMES = {
    "unit": re.compile(r"^(?:计量)?单\s*位$"),
    "region": re.compile(
        r"地\s*区|市\s*州|州\s*市|市[（(]州[）)]|城\s*市|县\s*区|区\s*县|县[（(]市|区\s*域|省\s*份|省市|地方|行政区|园区|乡\s*镇|街道"
    ),
    "indicator": re.compile(r"指\s*标|项\s*目|品\s*名|产品名称"),
    "subject": re.compile(r"行\s*业|产\s*业|门\s*类|类\s*别|领\s*域|企业名称"),
    "period": re.compile(r"^(?:时\s*间|时\s*期|月\s*份|年\s*份|年\s*度|日\s*期|报告期|年月)$"),
    "publisher": re.compile(r"来\s*源|发布单位|发布机构"),
    "note": re.compile(r"备\s*注|说\s*明|附\s*注"),
    "text": re.compile(r"责任|牵头|配合|负责|联系|填报人|审核人|口径"),
}


@dataclass(frozen=True)
class Label:
    """What a column says of its rows; `text` where nothing that is of use, empty where it is not told."""

    role: str
    sure: bool


def sample(grid: Grid, rows: tuple[int, int], column: int) -> Iterator[str]:
    """Some of the column's cells, spread over all rows."""
    first, last = rows
    step = max(1, (last - first) // SAMPLE)
    yield from (tidy(grid.text(n, column)) for n in range(first, last + 1, step))


def label_of(head: str, cells: Sequence[str]) -> Label:
    """The role of a column: what most of its cells are, then what its heading calls it."""
    shares = Counter[str]()
    for text in cells:
        shares["year"] += YEAR.fullmatch(text) is not None
        shares["region"] += atlas().find(PART.sub("", NUMBERED.sub("", text))) is not None or text in WHOLE
        shares["unit"] += is_unit(text)
        shares["period"] += any(t.end - t.start == len(text) for t in times(normal(text)))
        shares["indicator"] += _is_known(text)
    name = next((name for name, pattern in NAMES.items() if pattern.search(head)), "")
    for role in ("year", "region", "unit", "period"):
        if shares[role] >= MOSTLY * len(cells) and not (role == "unit" and name in {"note", "text"}):
            return Label(role, sure=True)
    if shares["indicator"] >= MOSTLY * len(cells):
        return Label("indicator", sure=True)
    if name:
        return Label(name, sure=True)
    if shares["indicator"] >= SURE_OF_KNOWN * len(cells):
        return Label("indicator", sure=True)
    return Label("", sure=False)


def _is_known(text: str) -> bool:
    words = take_measure(take_unit(normal(PART.sub("", NUMBERED.sub("", text))))[0])[0]
    return known_indicator(words) is not None
