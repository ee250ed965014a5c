from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from importing_of import by_map, told
from made_tables import book_of, two_header_rows

from tracker.curate.importing.mapping import read_map
from tracker.curate.source import SourceText, utf8_source
from tracker.language import say
from tracker.problems import ProblemsError

if TYPE_CHECKING:
    from pathlib import Path

# fmt: off
MISTAKES = [
    ("columns: {A: region}", "map.yaml:1:10", "没有数值列"),
    ("columns:\n  A: regio\n  B: {unit: 家}", "map.yaml:2:6", "不是行属性"),
    ("columns:\n  1: region\n  B: {unit: 家}", "map.yaml:2:3", "不是列标"),
    ("columns:\n  C-A: region\n  B: {unit: 家}", "map.yaml:2:3", "不是列标"),
    ("columns:\n  A: skip\n  A-B: {unit: 家}", "map.yaml:3:3", "写了两次"),
    ("columns:\n  A: region\n  B: region\n  C: {unit: 家}", "map.yaml:2:3", "两列都写明"),
    ("columns:\n  A: indicator\n  B: {indicator: 产值}", "map.yaml:2:3", "行与列都写明"),
    ("columns:\n  B: {units: 家}", "map.yaml:2:7", "没有 `units`"),
    ("columns:\n  B: {unit: 家, unit: 户}", "map.yaml:2:16", "出现了两次"),
    ("columns:\n  B: values", "map.yaml:2:6", "表头是哪几行"),
    ("header: 1\ncolumns:\n  B: {basis: header}", "map.yaml:3:14", "表头不会写明"),
    ("columns:\n  B: [unit]", "map.yaml:2:6", "行属性"),
    ("measure: 增加速度\ncolumns:\n  B: {unit: 家}", "map.yaml:1:10", "不能写"),
    ("published: 明天\ncolumns:\n  B: {unit: 家}", "map.yaml:1:12", "日期"),
    ("rows: 9-3\ncolumns:\n  B: {unit: 家}", "map.yaml:1:7", "不是行号"),
    ("rows: 0\ncolumns:\n  B: {unit: 家}", "map.yaml:1:7", "不是行号"),
    ("skip: [{a: b}]\ncolumns:\n  B: {unit: 家}", "map.yaml:1:8", "`skip`"),
    ("fill: [1]\ncolumns:\n  B: {unit: 家}", "map.yaml:1:8", "`fill`"),
    ("sheet: [a]\ncolumns:\n  B: {unit: 家}", "map.yaml:1:8", "应为文字"),
    ("columns: A", "map.yaml:1:10", "每列是什么"),
    ("sheet: 表", "map.yaml:1:1", "每列是什么"),
    ("regoin: 湖北省\ncolumns:\n  B: {unit: 家}", "map.yaml:1:1", "没有 `regoin`"),
    ("tables: 表", "map.yaml:1:9", "表的列表"),
    ("tables:\n- 表", "map.yaml:2:3", "各自的键"),
    ("tables:\n- sheet: 表\n  columns: {B: {unit: 家}}\nsheet: 表", "map.yaml:4:1", "没有 `sheet`"),
]
# fmt: on


@pytest.mark.parametrize(("text", "place", "said"), MISTAKES)
def test_a_mistake_in_a_map_is_told_at_its_place(text: str, place: str, said: str) -> None:
    """File, line and column, with what would be right."""
    source = utf8_source("map.yaml", text.encode())
    assert isinstance(source, SourceText)
    tables, problems = read_map(source)
    assert tables == []
    assert str(problems[0].where) == place
    assert said in say(problems[0].what, "zh")


def entries(folder: Path, lines: list[list[object]], mapping: str) -> list[str]:
    """What a map makes of a sheet: place, indicator, period, measure and value, and what is told."""
    plan = by_map(book_of(folder / "t.xlsx", ("表", lines, ())), mapping)
    keys = ("region", "indicator", "period", "measure", "value")
    return [" ".join(v.entry[k] for k in keys) for v in plan.values] + told(plan.problems)


def test_headings_are_read_where_the_map_asks_for_it(tmp_path: Path) -> None:
    """A map for next month's sheet, too: a range of columns, each with the time of its heading."""
    lines: list[list[object]] = [["城市", "1-2月", "1-3月", "2024年1-3月"], ["武汉", 1, 2, 3]]
    fixed = "header: 1\nperiod: 2025\nunit: 亿元\nindicator: 产值\n"
    mapping = f"{fixed}columns:\n  A: region\n  B-F: {{period: header}}\n"
    assert entries(tmp_path, lines, mapping) == [
        "武汉市 产值 2025-01/2025-02 level 1亿元",
        "武汉市 产值 2025-01/2025-03 level 2亿元",
        "武汉市 产值 2024-01/2024-03 level 3亿元",
    ]


def test_all_may_be_left_to_the_heading(tmp_path: Path) -> None:
    """`values`: indicator, place, time, measure and unit, as far as it says them."""
    lines: list[list[object]] = [
        ["", "武汉市", "黄石市", "黄石市"],
        ["", "产值（万元）", "产值（万元）", "产值增速（%）"],
        ["2024", 1, 2, 3.5],
    ]
    assert entries(tmp_path, lines, "header: 1-2\ncolumns:\n  A: period\n  B-D: values\n") == [
        "武汉市 产值 2024 level 1万元",
        "黄石市 产值 2024 level 2万元",
        "黄石市 产值 2024 growth 3.5%",
    ]


def test_years_and_months_may_stand_in_two_columns(tmp_path: Path) -> None:
    """And the sum to date counts from January to the row's month; empty years mean the one above."""
    lines: list[list[object]] = [["年", "月", "当月", "累计"], ["2024", "2月", 1, 3], ["", "3月", 2, 5]]
    mapping = (
        "header: 1\nfill: A\nregion: 武汉市\nindicator: 产值\nunit: 亿元\n"
        "columns:\n  A: year\n  B: period\n  C-D: {period: header}\n"
    )
    assert entries(tmp_path, lines, mapping) == [
        "武汉市 产值 2024-02 level 1亿元",
        "武汉市 产值 2024-01/2024-02 level 3亿元",
        "武汉市 产值 2024-03 level 2亿元",
        "武汉市 产值 2024-01/2024-03 level 5亿元",
    ]


def test_rows_are_left_out_by_number_or_label(tmp_path: Path) -> None:
    """And what stands under the table is no row of it."""
    lines: list[list[object]] = [
        ["城市", "值"],
        ["武汉", 1],
        ["其他", 2],
        ["黄石", 3],
        ["荆州", 4],
        ["注：无"],
    ]
    mapping = "period: 2024\nunit: 家\nindicator: 企业\nskip: [4, 其他]\ncolumns:\n  A: region\n  B: {}\n"
    assert [line.split()[0] for line in entries(tmp_path, lines, mapping)] == ["武汉市", "荆州市"]


def test_the_whole_is_the_place_of_the_map(tmp_path: Path) -> None:
    """全省 is the province that the map names, and cannot be a city."""
    lines: list[list[object]] = [["地区", "值"], ["全省", 1], ["武汉", 2], ["合计", 3]]
    mapping = "region: {place}\nperiod: 2024\nunit: 家\nindicator: 企业\ncolumns:\n  A: region\n  B: {{}}\n"
    found = entries(tmp_path, lines, mapping.format(place="湖北"))
    assert [line.split()[0] for line in found[:2]] == ["湖北省", "武汉市"]
    found = entries(tmp_path, lines, mapping.format(place="宜昌"))
    assert "B2: “全省” is not said of 宜昌市" in found


def test_what_the_map_leaves_open_is_asked_for(tmp_path: Path) -> None:
    """A value without a place, a time, an indicator or a unit is no actual."""
    lines: list[list[object]] = [["城市", "值"], ["武汉", 1]]
    whole = {"region": "武汉市", "period": "2024", "unit": "家", "indicator": "企业"}
    for missing in whole:
        said = "".join(f"{key}: {text}\n" for key, text in whole.items() if key != missing)
        (found,) = entries(tmp_path, lines, said + "columns:\n  A: note\n  B: {}\n")
        assert found.startswith("B2: ")


def test_growth_is_not_counted_in_yuan(tmp_path: Path) -> None:
    """The unit of the whole map is not the unit of a rate."""
    lines: list[list[object]] = [["城市", "增速"], ["武汉", 5.1]]
    mapping = "period: 2024\nunit: 亿元\nindicator: 产值\ncolumns:\n  A: region\n  B: {measure: 增速}\n"
    assert entries(tmp_path, lines, mapping) == ["B2: growth is not counted in 元"]


def test_a_sheet_that_is_not_there_is_told_at_its_line_of_the_map(tmp_path: Path) -> None:
    """With the sheets that are there."""
    file = two_header_rows(tmp_path / "t.xlsx")
    with pytest.raises(ProblemsError) as raised:
        by_map(file, "sheet: 表4\ncolumns:\n  B: {unit: 家}\n")
    (problem,) = raised.value.problems
    assert str(problem.where).endswith("map.yaml:1:1")
    assert "表3" in str(problem.hint)
