from __future__ import annotations

import datetime as dt
import re
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from importing_of import by_map, told, written
from made_tables import book_of
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tracker import intake
from tracker.problems import ProblemsError

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.datetime(2024, 3, 1)  # noqa: DTZ001 - a cell knows no zones
MAP = """\
sheet: 表
header: 1
rows: 2-9
region: 湖北省
period: 2024
columns:
  A: indicator
  B: {unit: 亿元}
"""


def one(folder: Path, value: object, number_format: str = "General", mapping: str = MAP) -> list[str]:
    """What an import makes of one cell: the value, or what is told of it, or nothing."""
    file = book_of(folder / "t.xlsx", ("表", [["指标", "值"], ["产值", value]], ()))
    if number_format != "General":
        book = openpyxl.load_workbook(file, rich_text=True)
        book["表"]["B2"].number_format = number_format
        book.save(file)
    plan = by_map(file, mapping)
    return [v.entry["value"] for v in plan.values] + told(plan.problems)


# fmt: off
FIGURES: list[tuple[object, str, str]] = [
    (12.5, "General", "12.5亿元"), (1234567.25, "#,##0.00", "1234567.25亿元"), (-3, "0", "-3亿元"),
    ("1,234.5", "@", "1,234.5亿元"), ("１２．５", "@", "12.5亿元"), ("－3.2", "@", "-3.2亿元"),
    ("12 345.6", "@", "12345.6亿元"), ("12.5万元", "@", "12.5万元"), ("约12亿元", "@", "约12亿元"),
    ("12.5①", "@", "12.5亿元"), ("12.5 *", "@", "12.5亿元"), ("12.5（1）", "@", "12.5亿元"),
    ("12.5[2]", "@", "12.5亿元"), (0.1 + 0.2, "General", "0.3亿元"),
    (1e15, "General", "1000000000000000亿元"),
    (12.5, '0.0"万元"', "12.5万元"), ("+7", "@", "+7亿元"),
]
UNREADABLE: list[tuple[object, str, str]] = [
    ("许多", "@", "no figure"), ("#DIV/0!", "@", "error"), ("#N/A", "@", "error"), ("(12.5)", "@", ""),
    ("8.1%", "@", "the cell counts in %, the map in 元"), (0.081, "0.0%", "the cell counts in %"),
    ("12.5/13.1", "@", ""), ("3家", "@", "the cell counts in 家"), (True, "General", ""), ("约12", "@", ""),
    (DAY, "yyyy-mm-dd", ""), (123456, '0.00,"亿"', "another number than it holds"),
    ("12吨", "@", "counts in"),
    ("=B9/0", "General", "not been computed"), ("持平", "@", ""), ("1e5", "@", ""),
    ("12.5亿", "@", "both multiply"), ("1.2万", "@", "both multiply"),
]
# fmt: on


@pytest.mark.parametrize(("value", "number_format", "read"), FIGURES)
def test_a_figure_is_read_as_it_stands(tmp_path: Path, value: object, number_format: str, read: str) -> None:
    """Thousands, full widths, marks of footnotes, units of the cell or of its format."""
    found = one(tmp_path, value, number_format)
    assert found == [read]


@pytest.mark.parametrize("value", ["", "-", "—", "——", "…", "...", "/", "暂无", " ", "--", "－", None])
def test_a_sign_for_nothing_is_no_value_and_no_zero(tmp_path: Path, value: object) -> None:
    """It is counted."""
    file = book_of(tmp_path / "t.xlsx", ("表", [["指标", "值"], ["产值", value], ["利润", 0]], ()))
    plan = by_map(file, MAP)
    assert (plan.blank, [v.entry["value"] for v in plan.values], plan.problems) == (1, ["0亿元"], [])


@pytest.mark.parametrize(("value", "number_format", "said"), UNREADABLE)
def test_what_cannot_be_read_is_told_by_its_cell(
    tmp_path: Path, value: object, number_format: str, said: str
) -> None:
    """And never guessed."""
    found = one(tmp_path, value, number_format)
    assert len(found) == 1
    assert found[0].startswith("B2: ")
    assert said in found[0]


def test_a_percentage_is_read_by_its_format(tmp_path: Path) -> None:
    """0.065 shown as 6.5% is 6.5%, and 6.5 in a column of per cent, too."""
    mapping = MAP.replace("{unit: 亿元}", '{measure: growth, unit: "%"}')
    assert one(tmp_path, 0.065, "0.0%", mapping) == ["6.5%"]
    assert one(tmp_path, 6.5, "0.0", mapping) == ["6.5%"]


def test_raised_figures_are_footnotes_and_no_digits(tmp_path: Path) -> None:
    """12.5 with a raised 2 is not 12.52; the note under the table goes along."""
    raised = TextBlock(InlineFont(vertAlign="superscript"), "2")
    lines: list[list[Any]] = [["指标", "值"], ["产值", "x"], ["注：[2]为快报数。"]]
    file = book_of(tmp_path / "t.xlsx", ("表", lines, ()))
    book = openpyxl.load_workbook(file)
    book["表"]["B2"] = CellRichText("12.5", raised)
    book.save(file)
    (actual,) = written(by_map(file, MAP.replace("2-9", "2-2")))
    assert actual.value.worded == "12.5亿元"
    assert "快报数" in actual.note


def test_a_formula_whose_result_is_an_empty_text_is_empty(tmp_path: Path) -> None:
    """It has been computed; there is nothing to report."""
    file = book_of(tmp_path / "t.xlsx", ("表", [["指标", "值"], ["产值", '=IF(1,"","")'], ["利润", 2]], ()))
    inside = edit(file, lambda xml: re.sub(r'(<c r="B2")([^>]*)>', r'\1 t="str">', xml))
    assert 't="str"' in inside
    plan = by_map(file, MAP)
    assert (plan.blank, plan.problems) == (1, [])


def edit(file: Path, change: Any) -> str:
    """Change the XML of a workbook's first sheet."""
    with zipfile.ZipFile(file) as archive:
        members = {m: archive.read(m) for m in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    text = change(members[name].decode())
    members[name] = text.encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, raw in members.items():
            archive.writestr(member, raw)
    return str(text)


def test_a_value_that_stands_for_joined_rows_is_not_shared_out(tmp_path: Path) -> None:
    """One figure over two places is neither's own."""
    lines = [["地区", "值"], ["武汉市", 12], ["黄石市", None], ["荆州市", 3]]
    file = book_of(tmp_path / "t.xlsx", ("表", lines, ("B2:B3",)))
    plan = by_map(file, MAP.replace("A: indicator", "A: region").replace("{unit", "{indicator: 产值, unit"))
    assert [v.entry["region"] for v in plan.values] == ["荆州市"]
    assert told(plan.problems) == ["B2: the value stands for 2 cells that are joined"]


def test_figures_that_the_map_does_not_name_are_told(tmp_path: Path) -> None:
    """A column, a row and a sheet that nobody speaks of are not lost in silence."""
    lines = [["指标", "值", "另值"], ["产值", 1, 2], ["利润", 3, 4], ["税收", 5, ""]]
    file = book_of(tmp_path / "t.xlsx", ("表", lines, ()), ("其他", [["a", 1]], ()))
    plan = by_map(file, MAP.replace("2-9", "2-3"))
    assert len(plan.values) == 2
    assert [p.severity for p in plan.problems] == ["warning"] * 3
    assert told(plan.problems)[:2] == [
        "C2: the map does not speak of this figure",
        "C3: 2 more cells have the same problem: B4, C3",
    ]
    assert "其他" in told(plan.problems)[2]


def test_many_cells_with_one_problem_are_all_named(tmp_path: Path) -> None:
    """The first few by line, of those in the same words the first alone, and the others in ranges."""
    for word, count, rest in (("许多{n}", 6, "B7:B41"), ("许多", 2, "B3:B41")):
        lines = [["指标", "值"], *([f"指标{n}", word.format(n="多" * n)] for n in range(40)), ["产值", 1]]
        file = book_of(tmp_path / "t.xlsx", ("表", lines, ()))
        problems = told(by_map(file, MAP.replace("2-9", "2-")).problems)
        assert len(problems) == count
        assert problems[-1].endswith(rest)


def test_a_sheet_that_spreads_over_millions_of_cells_is_refused(tmp_path: Path) -> None:
    """Two thousand rows that each end in the last column would fill the memory."""
    file = book_of(tmp_path / "t.xlsx", ("表", [["指标", "值"], ["产值", 1]], ()))
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(3, 2000))
    edit(file, lambda xml: xml.replace("</sheetData>", rows + "</sheetData>"))
    with pytest.raises(ProblemsError) as raised:
        intake.suggest_map(file)
    assert "spreads over" in str(raised.value.problems[0].what)


def test_a_cell_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    """What is written into a table of text is not computed by whoever opens it."""
    file = book_of(tmp_path / "t.xlsx", ("表", [["指标", "值"], ["@SUM(A1)", 1], ["+产值", 2]], ()))
    plan = by_map(file, MAP, tmp_path / "out.csv")
    assert b"'@SUM(A1)" in plan.files[0].after
    assert [a.indicator for a in written(plan)] == ["@SUM(A1)", "+产值"]
