from __future__ import annotations

from typing import TYPE_CHECKING

import made_tables
import pytest
from importing_of import by_suggestion, written
from made_tables import book_of

from tracker import intake
from tracker.curate.importing.mapping import read_map
from tracker.curate.source import SourceText, utf8_source
from tracker.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.model.actual import Actual

# fmt: off
LAYOUTS: list[tuple[Callable[[Path], Path], int, list[tuple[str, ...]]]] = [
    (made_tables.two_header_rows, 23, [
        ("表3-B5", "地区生产总值", "湖北省", "2025-01/2025-10", "level", "45678.9亿元"),
        ("表3-F5", "社会消费品零售总额", "湖北省", "2025-01/2025-10", "growth", "5.6%"),
        ("表3-E6", "社会消费品零售总额", "武汉市", "2025-01/2025-10", "level", "7012.3亿元"),
        ("表3-D7", "规模以上工业增加值", "黄石市", "2025-01/2025-10", "growth", "8.1%"),
        ("表3-B8", "地区生产总值", "十堰市", "2025-01/2025-10", "level", "2,011.5亿元"),
        ("表3-D9", "规模以上工业增加值", "恩施州", "2025-01/2025-10", "growth", "-0.3%"),
        ("表3-E9", "社会消费品零售总额", "恩施州", "2025-01/2025-10", "level", "801.2亿元"),
    ]),
    (made_tables.months_as_columns, 15, [
        ("工业-B4", "规模以上工业增加值", "湖南省", "2025-01/2025-02", "growth", "7.1%"),
        ("工业-E6", "规模以上工业增加值", "株洲市", "2025-01/2025-05", "growth", "6.4%"),
        ("工业-B7", "规模以上工业增加值", "湘西州", "2025-01/2025-02", "growth", "-1.2%"),
    ]),
    (made_tables.indicators_as_rows, 17, [
        ("月报-D3", "规模以上工业增加值", "武汉市", "2025-09", "level", "512.3亿元"),
        ("月报-E4", "规模以上工业增加值（汽车）", "武汉市", "2025-01/2025-09", "level", "701.4亿元"),
        ("月报-F5", "规模以上工业增加值（烟草）", "武汉市", "2025-01/2025-09", "growth", "1.5%"),
        ("月报-D6", "新能源汽车产量", "武汉市", "2025-09", "level", "3.25万辆"),
        ("月报-F7", "进出口总额", "武汉市", "2025-01/2025-09", "growth", "-2.1%"),
        ("月报-E8", "实际使用外资", "武汉市", "2025-01/2025-09", "level", "9.8亿美元"),
    ]),
    (made_tables.places_as_columns, 9, [
        ("Sheet-B4", "高新技术企业数量", "湖北省", "2022", "level", "20000家"),
        ("Sheet-D6", "高新技术企业数量", "襄阳市", "2024", "level", "2100家"),
    ]),
    (made_tables.years_over_months, 12, [
        ("工业经济-B5", "规上工业增加值", "江门市", "2024-01/2024-11", "growth", "7.2%"),
        ("工业经济-C6", "工业投资", "江门市", "2024", "level", "588.1亿元"),
        ("工业经济-E7", "工业用电量", "江门市", "2025-01/2025-03", "level", "50.2亿千瓦时"),
    ]),
    (made_tables.industries_by_measures, 6, [
        ("分行业-B3", "营业收入", "湖北省", "2024", "level", "52000亿元"),
        ("分行业-C4", "汽车制造业利润总额", "湖北省", "2024", "level", "410亿元"),
    ]),
    (made_tables.several_tables, 12, [
        ("季报-B3", "固定资产投资", "武汉市", "2025-01/2025-09", "growth", "5.1%"),
        ("季报-B8", "社会消费品零售总额", "武汉市", "2025-01/2025-09", "level", "6100.5亿元"),
        ("季报-C9", "社会消费品零售总额", "襄阳市", "2025-01/2025-09", "growth", "6.6%"),
        ("并列-E4", "地区生产总值", "黄冈市", "2024", "level", "3100.2亿元"),
    ]),
    (made_tables.regions_joined_over_rows, 16, [
        ("汇总-C4", "一般公共预算收入", "武汉市", "2025-01/2025-06", "level", "901.1亿元"),
        ("汇总-D5", "地区生产总值", "宜昌市", "2024-01/2024-06", "level", "2810.9亿元"),
        ("汇总-E6", "一般公共预算收入", "宜昌市", "2025-01/2025-06", "growth", "5.9%"),
        ("汇总-F3", "地区生产总值", "武汉市", "2025-01/2025-06", "rank", "3位"),
    ]),
    (made_tables.months_as_rows, 7, [
        ("月度-B5", "规模以上工业增加值", "湖北省", "2025-03", "growth", "7.5%"),
        ("月度-C4", "规模以上工业增加值", "湖北省", "2025-01/2025-02", "growth", "7.1%"),
        ("月度-E5", "发电量", "湖北省", "2025-01/2025-03", "level", "730.2亿千瓦时"),
    ]),
    (made_tables.bilingual, 6, [
        ("3-2-C5", "第一产业", "武汉市", "2023", "level", "475.8亿元"),
        ("3-2-D6", "地区生产总值", "黄石市", "2023", "growth", "6.2%"),
    ]),
    (made_tables.quarters_and_rates_below, 12, [
        ("季度-D3", "地区生产总值", "襄阳市", "2024-01/2024-09", "level", "4100亿元"),
        ("季度-E4", "地区生产总值", "襄阳市", "2024", "growth", "5.8%"),
        ("季度-B5", "固定资产投资", "襄阳市", "2024-01/2024-03", "growth", "16%"),
    ]),
    (made_tables.fiscal_report, 6, [
        ("收支-C4", "一般公共预算收入", "咸宁市", "2025-10", "level", "90000万元"),
        ("收支-D5", "一般公共预算支出", "咸宁市", "2025-01/2025-10", "level", "2410000万元"),
        ("收支-E5", "一般公共预算支出", "咸宁市", "2025-01/2025-10", "growth", "4.2%"),
    ]),
]
# fmt: on


@pytest.mark.parametrize(("make", "count", "wanted"), LAYOUTS, ids=[m.__name__ for m, _, _ in LAYOUTS])
def test_a_table_of_an_office_imports_by_its_suggested_map(
    tmp_path: Path, make: Callable[[Path], Path], count: int, wanted: list[tuple[str, ...]]
) -> None:
    """Nothing has to be corrected: every value gets its indicator, place, period, measure and unit."""
    plan = by_suggestion(make(tmp_path / "yearbook.xlsx"))
    assert plan.problems == []
    actuals = written(plan)
    assert len(actuals) == len(plan.values) == count
    by_id = {a.id: row(a) for a in actuals}
    assert [by_id[w[0]] for w in wanted] == wanted


def row(a: Actual) -> tuple[str, ...]:
    """What a test wants to know of an actual."""
    return (a.id, a.indicator, a.region, str(a.period), a.measure.value, a.value.worded)


@pytest.mark.parametrize("make", [m for m, _, _ in LAYOUTS])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_suggested_map_is_read_as_it_is_written(
    tmp_path: Path, make: Callable[[Path], Path], language: str
) -> None:
    """Whatever its comments say, and in either language."""
    text = intake.suggest_map(make(tmp_path / "t.xlsx"), language=language)
    source = utf8_source("map.yaml", text.encode())
    assert isinstance(source, SourceText)
    tables, problems = read_map(source)
    assert problems == []
    assert tables


def test_goals_and_rates_of_completion_are_not_taken_for_results(tmp_path: Path) -> None:
    """A column of them is left out, and the map says why."""
    text = intake.suggest_map(made_tables.years_over_months(tmp_path / "t.xlsx"), language="zh")
    (line,) = [line for line in text.splitlines() if "2025年目标值" in line]
    assert line.strip().startswith("F: skip")
    assert "不是完成值" in line


def test_what_the_sheet_does_not_say_is_left_to_be_written(tmp_path: Path) -> None:
    """No year is guessed: the map has the line ready, and without it no cell is read."""
    lines = [["地区", "1-2月", "1-3月"], ["武汉市", 7.1, 7.3], ["黄石市", 6.1, 6.2]]
    file = book_of(tmp_path / "t.xlsx", ("工业投资增速", lines, ()))
    text = intake.suggest_map(file)
    assert "\n# period: " in text
    assert "\n# indicator: " in text
    plan = by_suggestion(file)
    assert plan.values == []
    assert len(plan.problems) == 4


def test_a_year_that_may_be_whole_or_part_is_left_to_a_person(tmp_path: Path) -> None:
    """2024年 in a table of ten months of 2025 may be either."""
    lines = [
        ["2025年1-10月湖北省投资增速（%）"],
        ["地区", "2024年", "2025年"],
        ["武汉市", 7.1, 7.3],
        ["黄石市", 6, 6],
    ]
    text = intake.suggest_map(book_of(tmp_path / "t.xlsx", ("表", lines, ())))
    assert "B: skip" in text
    assert "whole year" in text


def test_amounts_that_look_like_years_part_no_table(tmp_path: Path) -> None:
    """A row of 1998, 1999 and 2000 may be tons."""
    figures = [["武汉", 5, 6, 7], ["黄石", 1998, 1999, 2000], ["荆州", 8, 9, 9]]
    lines = [["2024年各市产量（吨）"], ["地区", "1月", "2月", "3月"], *figures]
    plan = by_suggestion(book_of(tmp_path / "t.xlsx", ("表", lines, ())))
    assert len(plan.values) == 9


def test_sheets_are_found_by_name_or_number(tmp_path: Path) -> None:
    """A name that no sheet has is answered with those that there are."""
    file = made_tables.several_tables(tmp_path / "t.xlsx")
    assert intake.suggest_map(file, "并列") == intake.suggest_map(file, "2")
    with pytest.raises(ProblemsError) as raised:
        intake.suggest_map(file, "表4")
    assert "季报, 并列" in str(raised.value.problems[0].hint)


@pytest.mark.parametrize("raw", [b"", b"no workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_what_is_no_workbook_is_refused(tmp_path: Path, raw: bytes) -> None:
    """Empty, text, encrypted: a clear message."""
    (file := tmp_path / "t.xlsx").write_bytes(raw)
    with pytest.raises(ProblemsError) as raised:
        intake.suggest_map(file)
    assert raised.value.problems[0].hint is not None


def test_a_sheet_without_a_table_suggests_nothing(tmp_path: Path) -> None:
    """Words alone are no table."""
    file = book_of(tmp_path / "t.xlsx", ("表", [["只有"], ["文字", "而已"]], ()))
    with pytest.raises(ProblemsError):
        intake.suggest_map(file)


def test_a_table_of_text_suggests_a_map_too(tmp_path: Path) -> None:
    """CSV as Chinese Excel writes it, in GB18030."""
    (file := tmp_path / "t.csv").write_bytes(
        "2024年各市产值\n城市,产值（亿元）\n武汉,21.5\n黄石,3\n".encode("gb18030")
    )
    plan = by_suggestion(file)
    assert [row(a) for a in written(plan)] == [
        ("B3", "产值", "武汉市", "2024", "level", "21.5亿元"),
        ("B4", "产值", "黄石市", "2024", "level", "3亿元"),
    ]
