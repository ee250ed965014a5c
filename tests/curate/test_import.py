from __future__ import annotations

from typing import TYPE_CHECKING

import office_tables
import openpyxl
import pytest

from tracker import intake
from tracker.curate.import_map import map_text, read_map
from tracker.curate.load import load_actuals
from tracker.curate.source import utf8_source
from tracker.language import say
from tracker.outcomes import WorkingFolder
from tracker.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.model.actual import Actual

# fmt: off
LAYOUTS: list[tuple[Callable[[Path], Path], int, list[tuple[str, str, str, str, str, str]]]] = [
    (office_tables.two_header_rows, 23, [
        ("B5", "地区生产总值", "湖北省", "2025-01/2025-10", "level", "45678.9亿元"),
        ("F5", "社会消费品零售总额", "湖北省", "2025-01/2025-10", "growth", "5.6%"),
        ("E6", "社会消费品零售总额", "武汉市", "2025-01/2025-10", "level", "7012.3亿元"),
        ("D7", "规模以上工业增加值", "黄石市", "2025-01/2025-10", "growth", "8.1%"),
        ("B8", "地区生产总值", "十堰市", "2025-01/2025-10", "level", "2,011.5亿元"),
        ("D9", "规模以上工业增加值", "恩施州", "2025-01/2025-10", "growth", "-0.3%"),
    ]),
    (office_tables.months_as_columns, 15, [
        ("B4", "规模以上工业增加值", "湖南省", "2025-01/2025-02", "growth", "7.1%"),
        ("E6", "规模以上工业增加值", "株洲市", "2025-01/2025-05", "growth", "6.4%"),
        ("B7", "规模以上工业增加值", "湘西州", "2025-01/2025-02", "growth", "-1.2%"),
    ]),
    (office_tables.indicators_as_rows, 14, [
        ("D3", "规模以上工业增加值", "武汉市", "2025-09", "level", "512.3亿元"),
        ("E4", "汽车制造业", "武汉市", "2025-01/2025-09", "level", "701.4亿元"),
        ("D5", "新能源汽车产量", "武汉市", "2025-09", "level", "3.25万辆"),
        ("F6", "进出口总额", "武汉市", "2025-01/2025-09", "growth", "-2.1%"),
        ("E7", "实际使用外资", "武汉市", "2025-01/2025-09", "level", "9.8亿美元"),
    ]),
    (office_tables.places_as_columns, 9, [
        ("B4", "高新技术企业数量", "湖北省", "2022", "level", "20000家"),
        ("D6", "高新技术企业数量", "襄阳市", "2024", "level", "2100家"),
    ]),
]
# fmt: on


@pytest.mark.parametrize(("make", "count", "wanted"), LAYOUTS, ids=[m.__name__ for m, _, _ in LAYOUTS])
def test_a_sheet_of_an_office_imports_by_its_suggested_map(
    tmp_path: Path, make: Callable[[Path], Path], count: int, wanted: list[tuple[str, ...]]
) -> None:
    """Nothing has to be corrected: every value gets its indicator, place, period, measure and unit."""
    file = make(tmp_path / "yearbook.xlsx")
    (mapping := tmp_path / "map.yaml").write_text(intake.suggest_map(file), encoding="utf-8")
    folder = WorkingFolder(tmp_path)
    plan = intake.plan_import(folder, file, mapping, None)
    assert plan.problems == []
    assert intake.write_files(plan.files) == []
    actuals, problems = load_actuals([tmp_path / "targets" / "actuals" / "yearbook.csv"])
    assert problems == []
    assert len(actuals) == plan.values == count
    by_id = {a.id: row(a) for a in actuals}
    assert [by_id[w[0]] for w in wanted] == wanted


def row(a: Actual) -> tuple[str, ...]:
    """What a test wants to know of an actual."""
    return (a.id, a.indicator, a.region, str(a.period), a.measure.value, a.value.worded)


def test_signs_for_nothing_are_counted_and_not_read(tmp_path: Path) -> None:
    """—, …, and an empty cell are no values, and no zeros."""
    file = office_tables.two_header_rows(tmp_path / "t.xlsx")
    (mapping := tmp_path / "map.yaml").write_text(intake.suggest_map(file), encoding="utf-8")
    assert intake.plan_import(WorkingFolder(tmp_path), file, mapping, None).blank == 2


def test_importing_again_changes_nothing_and_overwrites_nothing(tmp_path: Path) -> None:
    """The same table is not written twice; one that somebody edited is left alone, with a hint."""
    file = office_tables.places_as_columns(tmp_path / "t.xlsx")
    (mapping := tmp_path / "map.yaml").write_text(intake.suggest_map(file), encoding="utf-8")
    folder = WorkingFolder(tmp_path)
    intake.write_files(intake.plan_import(folder, file, mapping, None).files)
    again = intake.plan_import(folder, file, mapping, None)
    assert again.files == again.problems == []
    table = tmp_path / "targets" / "actuals" / "t.csv"
    table.write_text(table.read_text("utf-8-sig") + "x,手填,湖北省,2025,1家\n", encoding="utf-8")
    edited = intake.plan_import(folder, file, mapping, None)
    assert edited.files == []
    assert "内容不同" in say(edited.problems[0].what, "zh")


def test_a_cell_that_cannot_be_read_is_told_by_its_place(tmp_path: Path) -> None:
    """The others are imported all the same."""
    file = office_tables.places_as_columns(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(file)
    book.active["C5"].value = "约等于许多"
    book.save(file)
    (mapping := tmp_path / "map.yaml").write_text(intake.suggest_map(file), encoding="utf-8")
    plan = intake.plan_import(WorkingFolder(tmp_path), file, mapping, None)
    assert plan.values == 8
    assert [str(p.where) for p in plan.problems] == [f"{file.as_posix()}[Sheet]:5:3"]


def test_a_map_is_read_as_it_is_written(tmp_path: Path) -> None:
    """What --suggest prints says the same when it is read."""
    text = intake.suggest_map(office_tables.two_header_rows(tmp_path / "t.xlsx"))
    mapped, problems = read_map(utf8_source("map.yaml", text.encode()))
    assert problems == []
    assert mapped is not None
    plain = "\n".join(line.partition("  #")[0] for line in text.splitlines())
    assert map_text(mapped).rstrip() == plain


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("columns: {A: region}", "map.yaml:1:1", "没有数值列"),
        ("columns:\n  A: regio\n  B: {unit: 家}", "map.yaml:2:6", "不是行属性"),
        ("columns:\n  1: region\n  B: {unit: 家}", "map.yaml:2:3", "不是列标"),
        ("columns:\n  B: {units: 家}", "map.yaml:2:7", "没有 `units`"),
        ("measure: 增加速度\ncolumns:\n  B: {unit: 家}", "map.yaml:1:10", "不能写"),
        ("rows: 9-3\ncolumns:\n  B: {unit: 家}", "map.yaml:1:1", "不是行号"),
        ("sheet: [a]\ncolumns:\n  B: {unit: 家}", "map.yaml:1:8", "应为文字"),
        ("columns: A", "map.yaml:1:10", "按列标写"),
        ("regoin: 湖北省\ncolumns:\n  B: {unit: 家}", "map.yaml:1:1", "没有 `regoin`"),
    ],
)
def test_a_mistake_in_a_map_is_told_at_its_place(text: str, place: str, said: str) -> None:
    """File, line and column, with what would be right."""
    mapped, problems = read_map(utf8_source("map.yaml", text.encode()))
    assert mapped is None
    assert str(problems[0].where) == place
    assert said in say(problems[0].what, "zh")


def test_what_the_map_leaves_open_is_asked_for(tmp_path: Path) -> None:
    """A value without a place is no actual."""
    file = office_tables.months_as_columns(tmp_path / "t.xlsx")
    (mapping := tmp_path / "map.yaml").write_text(
        "sheet: 工业\nheader: 3\nrows: 4-7\nunit: '%'\nindicator: x\ncolumns:\n  B: {period: 2025}\n",
        encoding="utf-8",
    )
    plan = intake.plan_import(WorkingFolder(tmp_path), file, mapping, None)
    assert plan.values == 0
    assert "region" in say(plan.problems[0].what, "en")


def test_sheets_are_found_by_name_or_number(tmp_path: Path) -> None:
    """A name that no sheet has is answered with those that there are."""
    file = office_tables.two_header_rows(tmp_path / "t.xlsx")
    assert intake.suggest_map(file, "表3") == intake.suggest_map(file, "1")
    with pytest.raises(ProblemsError) as raised:
        intake.suggest_map(file, "表4")
    assert "表3" in str(raised.value.problems[0].hint)


@pytest.mark.parametrize("raw", [b"", b"no workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_what_is_no_workbook_is_refused(tmp_path: Path, raw: bytes) -> None:
    """Empty, text, encrypted: a clear message."""
    (file := tmp_path / "t.xlsx").write_bytes(raw)
    with pytest.raises(ProblemsError) as raised:
        intake.suggest_map(file)
    assert raised.value.problems[0].hint is not None


def test_a_sheet_without_a_table_suggests_nothing(tmp_path: Path) -> None:
    """Words alone are no table."""
    book = openpyxl.Workbook()
    for line in (["只有"], ["文字", "而已"]):
        book.active.append(line)
    book.save(file := tmp_path / "t.xlsx")
    with pytest.raises(ProblemsError):
        intake.suggest_map(file)
