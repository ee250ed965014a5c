from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from importing_of import by_map, by_suggestion, told, written
from made_tables import book_of, places_as_columns, two_header_rows

from tracker import intake
from tracker.curate.load import load_actuals
from tracker.problems import ProblemsError

MAP = """\
publisher: 湖北省统计局
published: 2025-11-20
quality: official
indicator: 产值
unit: 亿元
period: 2024
columns:
  A: region
  B: {}
"""


def cities(folder: Path, **values: object) -> Path:
    """A small table of cities and their output."""
    return book_of(folder / "t.xlsx", ("表", [["城市", "产值"], *([k, v] for k, v in values.items())], ()))


def test_a_new_file_says_in_its_head_what_its_entries_share(tmp_path: Path) -> None:
    """And each entry says from which cell it is."""
    plan = by_map(cities(tmp_path, 武汉=1, 黄石=2), MAP)
    text = plan.files[0].after.decode()
    assert text.count("湖北省统计局") == text.count("2025-11-20") == 1
    assert Path(plan.file) == tmp_path / "targets" / "actuals" / "t.yaml"
    first, second = written(plan)
    assert (first.publisher, str(first.published), first.quality) == (
        "湖北省统计局",
        "2025-11-20",
        "official",
    )
    assert first.note == "t.xlsx 表!B2"
    assert second.region == "黄石市"


def test_what_is_there_already_is_left_out_and_told(tmp_path: Path) -> None:
    """The same table imported again adds nothing; amounts are compared whatever their unit."""
    file = cities(tmp_path, 武汉=1, 黄石=2)
    written(by_map(file, MAP))
    again = by_map(file, MAP)
    assert (again.values, again.same, again.files) == ([], 2, [])
    assert "the value is there already, in " in told(again.problems)[0]
    in_wan = by_map(cities(tmp_path, 武汉=10000), MAP.replace("亿元", "万元"))
    assert (in_wan.values, in_wan.same) == ([], 1)


def test_another_value_is_added_beside_the_first_and_told(tmp_path: Path) -> None:
    """A second report, at the end of the file; what stood there stays byte by byte."""
    written(by_map(cities(tmp_path, 武汉=1, 黄石=2), MAP))
    place = tmp_path / "targets" / "actuals" / "t.yaml"
    before = place.read_text("utf-8")
    plan = by_map(cities(tmp_path, 武汉=1.5, 黄石=2, 荆州=3), MAP)
    assert (len(plan.values), plan.same, plan.beside) == (2, 1, 1)
    assert any(
        "1.5亿元 is added beside another report of the same, 1亿元" in line for line in told(plan.problems)
    )
    actuals = written(plan)
    assert place.read_text("utf-8").startswith(before)
    assert sorted(a.value.worded for a in actuals) == ["1.5亿元", "1亿元", "2亿元", "3亿元"]
    assert len({a.id for a in actuals}) == 4


def test_one_table_that_says_two_things_of_one_is_told(tmp_path: Path) -> None:
    """Both are kept: which of them is right is for a person."""
    lines = [["城市", "产值"], ["武汉", 1], ["武汉市", 2], ["武汉", 1]]
    plan = by_map(book_of(tmp_path / "t.xlsx", ("表", lines, ())), MAP)
    assert (len(plan.values), plan.same, plan.beside) == (2, 1, 1)


def test_a_drafted_value_is_no_value_yet(tmp_path: Path) -> None:
    """What nobody has accepted does not keep the office's own figure out; what was rejected does."""
    folder = tmp_path / "targets" / "actuals"
    folder.mkdir(parents=True)
    entry = (
        "actuals:\n- {{id: a, indicator: 产值, region: 武汉, period: 2024, value: 1亿元, review: {review}}}\n"
    )
    for review, added in (("draft", 1), ("rejected", 0)):
        (folder / "x.yaml").write_text(entry.format(review=review), encoding="utf-8")
        assert len(by_map(cities(tmp_path, 武汉=1), MAP).values) == added


def test_a_file_whose_head_speaks_for_all_is_not_added_to_in_silence(tmp_path: Path) -> None:
    """An entry without a publisher would be taken for the head's."""
    place = tmp_path / "own.yaml"
    head = "publisher: 甲局\nactuals:\n- {id: a, indicator: 产值, region: 武汉, period: 2023, value: 1亿元}\n"
    place.write_text(head, encoding="utf-8")
    plan = by_map(cities(tmp_path, 武汉=1), MAP.replace("publisher: 湖北省统计局\n", ""), place)
    assert plan.files == []
    assert "甲局" in str(plan.problems[0].what)


def test_a_file_that_is_no_list_of_actuals_is_left_alone(tmp_path: Path) -> None:
    """Targets, or a text that is no YAML."""
    place = tmp_path / "own.yaml"
    for text in ("plan: x\ntargets: []\n", "{"):
        place.write_text(text, encoding="utf-8")
        plan = by_map(cities(tmp_path, 武汉=1), MAP, place)
        assert plan.files == []
        assert [p.severity for p in plan.problems] == ["error"]


def test_a_table_is_begun_and_not_added_to(tmp_path: Path) -> None:
    """CSV for many values, which a spreadsheet opens."""
    plan = by_suggestion(two_header_rows(tmp_path / "t.xlsx"), tmp_path / "t.csv")
    assert len(written(plan)) == 23
    with pytest.raises(ProblemsError):
        by_suggestion(tmp_path / "t.xlsx", tmp_path / "t.csv")


def test_a_second_import_changes_the_file_only_at_its_end(tmp_path: Path) -> None:
    """Next year's row of the same table, notes of people kept."""
    file = places_as_columns(tmp_path / "t.xlsx")
    written(by_suggestion(file))
    place = tmp_path / "targets" / "actuals" / "t.yaml"
    place.write_text(place.read_text("utf-8") + "# 核对过\n", encoding="utf-8")
    book = openpyxl.load_workbook(file)
    book.active.append([2025, 33000, 18000, 2500])
    book.save(file)
    plan = by_suggestion(file)
    assert (len(plan.values), plan.same) == (3, 9)
    assert len(written(plan)) == 12
    assert "# 核对过" in place.read_text("utf-8")


def test_a_map_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    """People may have corrected it."""
    text = intake.suggest_map(places_as_columns(tmp_path / "t.xlsx"))
    assert intake.write_files([intake.plan_map(text, tmp_path / "map.yaml")]) == []
    (tmp_path / "map.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(ProblemsError):
        intake.plan_map(text, tmp_path / "map.yaml")
    assert (tmp_path / "map.yaml").read_text("utf-8") == "mine"


def test_what_was_written_is_what_was_read(tmp_path: Path) -> None:
    """Period, measure and value stand in the file as they were shown, whatever the words are."""
    lines = [["城市", "产值"], ["no", 1], ["a: b # c", 2], ["'引' \"号\"", 3], ["- x", 4], ["2024", 5]]
    plan = by_map(book_of(tmp_path / "t.xlsx", ("表", lines, ())), MAP)
    actuals = written(plan)
    assert [a.region for a in actuals] == [v.entry["region"] for v in plan.values]
    assert [a.value for a in actuals] == [v.quantity for v in plan.values]
    assert load_actuals([Path(plan.file)])[1] == []
