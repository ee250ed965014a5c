"""Tables of actuals as people have them: CSV from Excel or WPS, workbooks, headers in two languages."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tracker.curate import sheets
from tracker.curate.load import load_actuals
from tracker.language import say
from tracker.model.actual import Actual, Quality
from tracker.model.claim import Measure
from tracker.model.period import Period
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = "id,indicator,region,period,measure,value,publisher,published,address,quality,note\n"
CHINESE = "编号,指标,地区,时期,口径,完成值,单位,发布单位,发布日期,来源质量,备注\n"


def read_csv(text: str, tmp_path: Path, encoding: str = "utf-8") -> tuple[Actual, ...]:
    """The actuals of a CSV file in that encoding, which must be without a problem."""
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    actuals, problems = load_actuals(path)
    assert not problems
    return actuals


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_csv_as_excel_saves_it(encoding: str, newline: str, tmp_path: Path) -> None:
    """Each encoding and line end that Excel and WPS write is read the same."""
    text = CHINESE.replace("编号,", "") + "汽车产量,甲省,2024年,总量,3.5,万辆,统计局,2025/2/1,官方,初步\n"
    (actual,) = read_csv(text.replace("\n", newline), tmp_path, encoding)
    assert (actual.indicator, actual.region, actual.period) == ("汽车产量", "甲省", Period.year(2024))
    assert (actual.value.value, actual.value.unit, actual.measure) == (Decimal(35_000), "辆", Measure.LEVEL)
    assert (actual.publisher, actual.published, actual.quality) == (
        "统计局",
        date(2025, 2, 1),
        Quality.OFFICIAL,
    )


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_separators(separator: str, tmp_path: Path) -> None:
    """Commas, tabs and semicolons part the cells, whichever the file uses."""
    buffer = io.StringIO()
    rows = [["indicator", "region", "period", "value"], ["产量", "甲省", "2024", "1,234辆"]]
    csv.writer(buffer, delimiter=separator).writerows(rows)
    (actual,) = read_csv(buffer.getvalue(), tmp_path)
    assert actual.value.value == 1234


@pytest.mark.parametrize(
    ("cells", "op", "value", "unit"),
    [
        ("824000,辆,", Op.EQ, "824000", "辆"),
        ("82.4万,辆,=", Op.EQ, "824000", "辆"),
        ("82.4,万辆,>=", Op.GE, "824000", "辆"),
        ("超过82.4万辆,,", Op.GT, "824000", "辆"),
        ("6.9,%,", Op.EQ, "6.9", "%"),
        ("6.9%,%,", Op.EQ, "6.9", "%"),
        ("-3.2,%,", Op.EQ, "-3.2", "%"),
        ("1.5,百分点,", Op.EQ, "1.5", "百分点"),
        ("20,%,~", Op.ABOUT, "20", "%"),
        ("4,位,", Op.EQ, "4", "位"),
        ('"1,234.5",亿元,', Op.EQ, "123450000000", "元"),
    ],
)
def test_values_with_units_of_their_own(cells: str, op: Op, value: str, unit: str, tmp_path: Path) -> None:
    """Number, unit and comparator may stand in columns of their own."""
    (actual,) = read_csv(f"indicator,region,period,value,unit,op\n产量,甲省,2024,{cells}\n", tmp_path)
    assert (actual.value.op, actual.value.value, actual.value.unit) == (op, Decimal(value), unit)


def test_a_unit_in_the_header(tmp_path: Path) -> None:
    """完成值（万辆） gives its numbers their unit; rows above the header are passed over."""
    text = "甲省工业完成情况,,,\n单位：见表头,,,\n指标,地区,时期,完成值（万辆）\n汽车产量,甲省,2024,3.5\n"
    (actual,) = read_csv(text, tmp_path)
    assert (actual.value.value, actual.value.unit, actual.line) == (Decimal(35_000), "辆", 4)


def test_a_month_that_a_spreadsheet_made_a_day(tmp_path: Path) -> None:
    """2025-11, which Excel turns into the first of November, is the month again."""
    text = "indicator,region,period,value\n产量,甲省,2025/11/1,3万辆\n产量,甲省,2025-10-01,3万辆\n"
    assert [str(a.period) for a in read_csv(text, tmp_path)] == ["2025-11", "2025-10"]


def test_guarded_cells_are_read_as_they_were_meant(tmp_path: Path) -> None:
    """The apostrophe that keeps a spreadsheet from computing a text is no part of it."""
    (actual,) = read_csv("indicator,region,period,value,note\n产量,甲省,2024,'-3.2%,'=甲+乙\n", tmp_path)
    assert (actual.value.value, actual.note) == (Decimal("-3.2"), "=甲+乙")


def test_the_collected_actuals(shared: Path) -> None:
    """The table of reported actuals that came with the job is read, but for units that nobody knows yet."""
    actuals, problems = load_actuals(shared / "actuals" / "actuals.csv")
    rows = (shared / "actuals" / "actuals.csv").read_text("utf-8-sig").count("\n")
    assert len(actuals) > 0.9 * rows
    assert {p.what.template.partition(" ")[0] for p in problems} <= {"the", "{count}"}


def workbook(rows: list[list[Any]], tmp_path: Path, **formats: str) -> Path:
    """A workbook with those rows; `formats` gives cells such as D2 a number format."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "完成值"
    for row in rows:
        sheet.append(row)
    for cell, number_format in formats.items():
        sheet[cell].number_format = number_format
    path = tmp_path / "a.xlsx"
    book.save(path)
    return path


HEADER = ["指标", "地区", "时期", "完成值", "单位", "发布日期"]


def test_a_workbook(tmp_path: Path) -> None:
    """Numbers, percentages, years and days of a workbook are read as they are shown."""
    path = workbook(
        [
            ["甲省完成情况"],
            HEADER,
            ["汽车产量", "甲省", 2024, 35000, "辆", datetime(2025, 2, 1)],  # noqa: DTZ001 - cells have no zone
            ["工业投资", "甲省", datetime(2025, 11, 1), 0.065, None, "2025-12"],  # noqa: DTZ001
            ["工业投资", "乙市", "2025", 6.5, "%", None],
            ["工业投资", "丙市", "2025", 0.0649999999999999, None, None],
            [None, None, None, None, None, None],
        ],
        tmp_path,
        D4="0.0%",
        D6="0.00%",
    )
    actuals, problems = load_actuals(path)
    assert not problems
    assert [(str(a.value.value.normalize()), a.value.unit) for a in actuals] == [
        ("3.5E+4", "辆"),
        ("6.5", "%"),
        ("6.5", "%"),
        ("6.49999999999999", "%"),
    ]
    assert [str(a.period) for a in actuals] == ["2024", "2025-11", "2025", "2025"]
    assert actuals[0].published == date(2025, 2, 1)
    assert actuals[0].file == f"{path.as_posix()}[完成值]"


def test_a_problem_in_a_workbook_names_sheet_row_and_column(tmp_path: Path) -> None:
    """What cannot be read is told by its cell."""
    path = workbook([HEADER, ["汽车产量", "甲省", 2024, 35000, "量", None]], tmp_path)
    actuals, (problem,) = load_actuals(path)
    assert not actuals
    assert (problem.where.file, problem.where.line, problem.where.column) == (
        f"{path.as_posix()}[完成值]",
        2,
        4,
    )


def test_a_workbook_whose_sheets_are_no_tables(tmp_path: Path) -> None:
    """A workbook without a header row says which names are looked for."""
    _, (problem,) = load_actuals(workbook([["说明"], ["甲"]], tmp_path))
    assert "no row names the columns" in say(problem.what, "en")


def altered(path: Path, **members: bytes) -> None:
    """Put members into a workbook's archive; double underscores stand for slashes, single ones for dots."""
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content |= {name.replace("__", "/").replace("_", "."): raw for name, raw in members.items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in content.items():
            archive.writestr(name, raw)


def told(path: Path) -> str:
    """The one problem of a workbook that is refused."""
    actuals, problems = load_actuals(path)
    assert not actuals
    assert len(problems) == 1
    assert problems[0].hint is not None
    return say(problems[0].what, "en")


def test_workbooks_that_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords, macros, bombs, foreign XML and torn files are refused with their reason, and quickly."""
    rows = [HEADER, ["汽车产量", "甲省", 2024, 35000, "辆", None]]
    path = workbook(rows, tmp_path)
    whole = path.read_bytes()
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "protected by a password" in told(path)
    path.write_bytes(whole[: len(whole) // 2])
    assert "only part of one" in told(path)
    path.write_bytes(b"PK\x03\x04 no archive")
    assert "no Excel workbook" in told(path)
    path.write_bytes(whole)
    altered(path, xl__vbaProject_bin=b"x")
    assert "macros" in told(path)
    path.write_bytes(whole)
    altered(path, xl__worksheets__sheet1_xml=b"<worksheet>" + b" " * 5_000_000)
    with monkeypatch.context() as patch:
        patch.setattr(sheets, "LARGEST_UNPACKED", 4_000_000)
        assert "unpacks to more than 4 MB" in told(path)
    path.write_bytes(whole)
    altered(path, xl__worksheets__sheet1_xml=b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>')
    assert "XML declarations" in told(path)
    path.write_bytes(whole)
    altered(path, xl__worksheets__sheet1_xml=b"<worksheet><sheetData><row><c")
    assert "the workbook is broken" in told(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "no Excel workbook" in told(path)
