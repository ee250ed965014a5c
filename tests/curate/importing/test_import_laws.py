from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries

from tracker.curate.importing.doubles import sort_out
from tracker.curate.importing.grid import Grid
from tracker.curate.importing.heading import read_heading
from tracker.curate.importing.map_text import map_text
from tracker.curate.importing.mapping import TableMap, read_map
from tracker.curate.importing.reading import take_values
from tracker.curate.importing.reported import problems_of, ranges
from tracker.curate.importing.suggesting import suggest_tables
from tracker.curate.importing.untaken import untaken
from tracker.curate.source import SourceText, utf8_source

WORDS = st.sampled_from(
    [
        "武汉市",
        "地区",
        "产值（亿元）",
        "同比增长（%）",
        "2024年",
        "1-2月",
        "全省",
        "—",
        "…",
        "12.5①",
        "注：无",
        "其中：甲",
        "x",
        "续表",
    ]
)
NUMBERS = st.floats(-1e12, 1e12, allow_nan=False).map(lambda x: format(x, ".6g"))
CELLS = st.one_of(WORDS, NUMBERS, st.text(max_size=6), st.just(""))
SHEETS = st.lists(st.lists(CELLS, max_size=7), max_size=12)
ATTRIBUTES: Any = st.fixed_dictionaries(
    {},
    optional={
        "indicator": st.sampled_from(["产值", "header"]),
        "region": st.sampled_from(["武汉市", "header"]),
        "period": st.sampled_from(["2024", "header", "1月", "累计"]),
        "unit": st.sampled_from(["亿元", "%", "header", "无此单位"]),
        "measure": st.sampled_from(["growth", "level", "rank", "header"]),
    },
)
FIXED = {"indicator": "产值", "region": "湖北省", "period": "2024", "unit": "亿元"}


@given(
    SHEETS,
    st.dictionaries(st.integers(2, 7), ATTRIBUTES, min_size=1),
    st.sampled_from([FIXED, {}]),
    st.integers(1, 4),
)
def test_every_cell_is_a_value_without_one_or_told(
    rows: list[list[str]], values: dict[int, dict[str, str]], fixed: dict[str, str], first: int
) -> None:
    """Nothing is lost and nothing stands twice: values, cells without one and cells that are told add up."""
    grid = Grid("t.xlsx", "表", rows)
    table = TableMap(header=(1, 1), rows=(first, len(rows) or 1), labels={1: "region"}, values=values,
                     fixed=fixed)  # fmt: skip
    taken = take_values(grid, table)
    cells = [(v.row, v.column) for v in taken.values] + [(t.row, t.column) for t in taken.told]
    read = [n for n in range(first, len(rows) + 1) if any(text.strip() for text in rows[n - 1])]
    assert len(cells) == len(set(cells))
    assert len(cells) + taken.blank == len(read) * len(values)
    found = sort_out(taken.values, [])
    assert len(found.new) + found.same == len(taken.values)
    assert sum(v.column not in values for v in taken.values) == 0
    assert {(t.row, t.column) for t in untaken(grid, [table])}.isdisjoint(cells)


@settings(deadline=None)
@given(SHEETS)
def test_whatever_stands_on_a_sheet_its_suggested_map_can_be_read(rows: list[list[str]]) -> None:
    """And imported by; no sheet makes the program fail."""
    grid = Grid("t.xlsx", "表", rows)
    suggested = suggest_tables(grid)
    if not any(one.table.values for one in suggested):
        return
    source = utf8_source("map.yaml", map_text(suggested, "t.xlsx", "zh").encode())
    assert isinstance(source, SourceText)
    tables, problems = read_map(source)
    assert problems == []
    for table in tables:
        problems_of(take_values(grid, table).told)


@given(
    st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=4),
    st.sampled_from(["", "2025", "2025-01/2025-10"]),
)
def test_any_words_may_stand_in_a_heading(parts: list[str], period: str) -> None:
    """They are read, or not understood."""
    heading = read_heading(parts, period)
    assert set(heading.said) <= {"indicator", "region", "period", "measure", "unit"}


@given(st.sets(st.tuples(st.integers(1, 30), st.integers(1, 30))))
def test_ranges_name_each_cell_once(cells: set[tuple[int, int]]) -> None:
    """B7:B9 is three cells."""
    named = []
    for part in ranges(cells).split(", ") if cells else []:
        left, top, right, bottom = range_boundaries(part)
        assert None not in {left, top, right, bottom}
        named += [(row, left) for row in range(top or 0, (bottom or 0) + 1)]
    assert sorted(named) == sorted(cells)
