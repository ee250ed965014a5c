from __future__ import annotations

import re
import warnings
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from tracker.knowledge.profiles import profile
from tracker.model.period import Period
from tracker.model.target import Owner, Quote
from tracker.report.rows import rows
from tracker.report.waiting import Draft, Drafted
from tracker.report.workbook import write_workbook
from tracker.report.workbook.progress import shape_of
from tracker.report.workbook.text import LIMIT, cell_text, escape, lines, unescape, width

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.model.assessment import Assessment
    from tracker.report.view import Report

ZH = ["总览", "目标台账", "完成值", "月度进度", "待核", "来源", "口径说明"]
EN = ["Overview", "Targets", "Actuals", "Progress", "To check", "Sources", "Methods"]
SHARED = {
    *("ABS", "AND", "COUNTA", "COUNTIF", "DATE", "EOMONTH", "HYPERLINK", "IF", "IFERROR", "INDEX", "INT"),
    *("ISNUMBER", "LARGE", "LN", "MATCH", "MAX", "MID", "MIN", "MOD", "MONTH", "N", "NOT", "OR", "ROUND"),
    *("SUMPRODUCT", "VALUE", "YEAR"),
}
"""Functions that Excel 2016, LibreOffice 7 and WPS all have under one name."""


def read(path: Path, *, values: bool = False) -> Any:
    """The workbook as openpyxl reads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return openpyxl.load_workbook(path, data_only=values)


def table(path: Path, sheet: str, *, values: bool = True) -> list[dict[str, Any]]:
    """The items of a sheet's first table, by heading."""
    page = read(path, values=values)[sheet]
    (area, *_) = (t.ref for t in page.tables.values())
    head, *body = page[area]
    return [{h.value: c.value for h, c in zip(head, line, strict=True)} for line in body]


def cells(path: Path) -> Iterator[Any]:
    """All cells of all sheets, formulas as they are written."""
    for sheet in read(path).worksheets:
        for line in sheet.iter_rows():
            yield from line


@pytest.fixture
def hostile(drawn: tuple[Assessment, ...]) -> Report:
    """A report in which every text that came from outside wants to be something else."""
    text = '=HYPERLINK("http://evil","x")'
    changed = []
    for a in drawn[:20]:
        target = a.target.model_copy(
            update={
                "indicator": f"={a.target.indicator}",
                "plan": "+cmd|' /C calc'!A0",
                "owner": Owner(main="@SUM(A1)"),
                "note": text,
                "evidence": Quote(document=text, quote="-1+1"),
            }
        )
        changed.append(a.model_copy(update={"target": target}))
    return rows(changed, language="zh", profile=profile(), title=text)


def test_the_same_report_gives_the_same_bytes(report: Report, workbook: Path, tmp_path: Path) -> None:
    """Nothing in the file tells when or where it was written."""
    again = tmp_path / "again.xlsx"
    write_workbook(report, again)
    assert again.read_bytes() == workbook.read_bytes()
    with ZipFile(again) as parts:
        assert {i.date_time for i in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in parts.read("docProps/core.xml").replace(b"http://purl.org/dc/terms/", b"")


@pytest.mark.parametrize(("language", "names"), [("zh", ZH), ("en", EN)])
def test_seven_sheets_in_the_readers_order(
    drawn: tuple[Assessment, ...], tmp_path: Path, language: str, names: list[str]
) -> None:
    """The sheets and every heading are in the language of the report."""
    path = tmp_path / "report.xlsx"
    write_workbook(rows(drawn, language=language, profile=profile()), path)
    book = read(path)
    assert book.sheetnames == names
    heads = [c.value for c in book[names[1]][4]]
    chinese = [h for h in heads if re.search("[\u4e00-\u9fff]", h)]
    assert len(chinese) == (len(heads) if language == "zh" else 0)


def test_formulas_carry_the_values_that_were_judged(report: Report, workbook: Path) -> None:
    """Whoever does not compute sees status, completion, pace and gap as they were found."""
    ledger = {line["编号"]: line for line in table(workbook, "目标台账")}
    texts = {line["编号"]: line for line in table(workbook, "目标台账", values=False)}
    assert len(ledger) == len(report.rows)
    for row in report.rows:
        line = ledger[row.key]
        assert line["状态"] == row.status.words
        assert line["完成率（%）"] == (float(row.completion) if row.completion is not None else None)
        assert line["进度差（百分点）"] == (float(row.gap) if row.gap is not None else None)
        assert texts[row.key]["状态"].startswith("=INDEX(status_words,")


def test_only_functions_that_three_programs_share(workbook: Path) -> None:
    """No formula needs a newer Excel, LibreOffice or WPS."""
    used = {
        name
        for cell in cells(workbook)
        if cell.data_type == "f"
        for name in re.findall(r"([A-Z][A-Z0-9.]*)\(", re.sub(r'"[^"]*"', "", cell.value))
    }
    assert used <= SHARED
    assert "ROUND" in used


def test_no_formula_comes_near_the_limits_of_excel(workbook: Path) -> None:
    """8,192 characters, 64 levels of brackets."""
    for cell in cells(workbook):
        if cell.data_type == "f":
            assert len(cell.value) < 4000
            depth = deepest = 0
            for character in cell.value:
                depth += (character == "(") - (character == ")")
                deepest = max(deepest, depth)
            assert deepest < 40


def test_text_from_documents_is_never_a_formula(hostile: Report, tmp_path: Path) -> None:
    """What begins with = + - @ is written as text, also as a name, a title and an owner."""
    path = tmp_path / "hostile.xlsx"
    write_workbook(hostile, path)
    with ZipFile(path) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/sheet"):
                tree = etree.fromstring(parts.read(name))
                formulas = [f.text for f in tree.iter("{*}f")]
                assert not any(f.startswith(('HYPERLINK("http', "cmd", "SUM(")) for f in formulas)
    line = table(path, "目标台账", values=False)[0]
    assert line["备注"] == hostile.rows[0].note
    assert line["责任单位"] == "@SUM(A1)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("产\x00量\x1b", "产␀量␛"),
        ("a\r\nb", "a\nb"),
        ("a\x7f\x85", "a␡\ufffd"),
        ("\ud800x", "\ufffdx"),
        ("\tx", "\tx"),
    ],
)
def test_characters_that_a_cell_cannot_hold_are_shown_as_pictures(text: str, shown: str) -> None:
    """No character disappears without a trace."""
    assert cell_text(text, "zh") == shown


def test_a_text_that_is_too_long_says_how_long_it_was() -> None:
    """Excel holds 32,767 characters; what is cut is told in the cell itself."""
    text = cell_text("字𠀀" * 20_000, "zh")
    assert len(text.encode("utf-16-le")) // 2 <= LIMIT
    assert text.endswith("见原文件〕")
    assert "40000字" in text


@pytest.mark.parametrize("text", ["_x0041_", "__x000A_", "_xZZZZ_", "a_x005F_b"])
def test_what_looks_like_excels_own_escape_is_kept(text: str) -> None:
    """Excel would read _x0041_ as A."""
    assert unescape(escape(text)) == text


def test_every_chart_can_be_heard(workbook: Path) -> None:
    """Charts have alternative texts with their figures."""
    with ZipFile(workbook) as parts:
        drawings = [n for n in parts.namelist() if re.fullmatch(r"xl/drawings/drawing\d+\.xml", n)]
        told = [f.get("descr") for n in drawings for f in etree.fromstring(parts.read(n)).iter("{*}cNvPr")]
        charts = [n for n in parts.namelist() if n.startswith("xl/charts/chart")]
    assert len(told) == len(charts) > 3
    assert all(text and re.search(r"\d", text) for text in told)


def test_sheets_print_on_a4_with_heads_and_page_numbers(workbook: Path) -> None:
    """Landscape, one page wide, headings on each page."""
    book = read(workbook)
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == "landscape"
        assert "&P" in sheet.oddFooter.center.text
    ledger = book["目标台账"]
    assert ledger.print_title_rows == "$4:$4"
    assert ledger.freeze_panes == "C5"
    assert ledger.sheet_properties.pageSetUpPr.fitToPage


def test_input_cells_are_tinted_and_offer_choices(workbook: Path) -> None:
    """Owner, review, verdict, decision have drop-downs; no sheet is locked, for that would stop sorting."""
    book = read(workbook)
    ledger = book["目标台账"]
    heads = {c.value: c.column_letter for c in ledger[4]}
    lists = {
        str(v.sqref).split(":")[0]: v.formula1
        for v in ledger.data_validations.dataValidation
        if v.type == "list"
    }
    assert lists == {
        f"{heads['责任单位']}5": "owners",
        f"{heads['人工判定']}5": "verdicts",
        f"{heads['审核']}5": "reviews",
    }
    fills = {name: ledger[f"{letter}5"].fill.fgColor.rgb for name, letter in heads.items()}
    assert {fills[n] for n in ("责任单位", "最新完成值", "完成值截至", "备注", "审核", "人工判定")} == {
        "00FFF7DC"
    }
    assert fills["状态"] != fills["备注"]
    assert not any(s.protection.sheet for s in book.worksheets)


def test_only_drafts_offer_a_decision(report: Report, tmp_path: Path) -> None:
    """Targets and values that were drafted stand first, with a drop-down; other matters have none."""
    draft = Draft(
        *("k/a", "计划", "指标", "某省", "5家", "2025年", "draft", "待审核", "d.md", "原文", "k.yaml:3")
    )
    value = Drafted(*("k/b", "指标", "某省", "4家", "2025年", "d.md", "原文", "a/k.yaml", "a/k.yaml:3"))
    path = tmp_path / "r.xlsx"
    write_workbook(replace(report, drafts=(draft,), drafted=(value, value)), path)
    (choice,) = read(path)["待核"].data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ("decisions", "G5:G7")
    items = [i["类别"] for i in table(path, "待核")]
    assert items[:3] == ["待审核目标", "待审核完成值", "待审核完成值"]
    assert "待审核完成值" not in items[3:]
    write_workbook(report, path)
    assert not read(path)["待核"].data_validations.dataValidation


def test_a_target_leads_to_its_source_and_the_source_to_its_address(report: Report, workbook: Path) -> None:
    """The way is a formula that finds the row by its key, so that sorting does not break it."""
    line = next(x for x in table(workbook, "目标台账", values=False) if "来源" in str(x["出处文件"]))
    assert line["出处文件"].startswith("=HYPERLINK(\"#'来源'!A\"&MATCH(")
    sources = read(workbook)["来源"]
    linked = [c.hyperlink.target for c in sources["H"] if c.hyperlink]
    assert set(linked) == {s.address for s in report.sources if s.address}
    shown = [str(c.value) for c in sources["H"] if c.hyperlink]
    assert all(len(words) <= 36 for words in shown)
    assert all(words.split("/")[0] in whole for words, whole in zip(shown, linked, strict=True))


def test_large_values_stay_numbers_and_show_as_wan_and_yi(workbook: Path) -> None:
    """The number is whole in the cell; its format does the showing."""
    sheet = read(workbook)["目标台账"]
    column = next(c.column for c in sheet[4] if c.value == "目标值")
    large = [
        c for c in next(sheet.iter_cols(column, column, 5)) if isinstance(c.value, int) and c.value > 1e6
    ]
    assert large
    assert all("万" in c.number_format for c in large)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("166666.6667", "167000"),
        ("-113066.67", "-113000"),
        ("1234.5", "1235"),
        ("40.255", "40.26"),
        ("79430.00", "79430"),
    ],
)
def test_computed_values_tell_no_more_digits_than_are_known(value: str, shown: str) -> None:
    """A path of 16.6667万 is shown as 16.7万; what comes out even, as a goal does, keeps all its digits."""
    assert shape_of(Decimal(value)) == Decimal(shown)


def test_a_report_of_nothing_is_a_workbook_too(tmp_path: Path) -> None:
    """No targets, no actuals, no as-of: all sheets are there and the counts are zero."""
    path = tmp_path / "empty.xlsx"
    write_workbook(rows((), language="zh", profile=profile()), path)
    book = read(path, values=True)
    assert book.sheetnames == ZH
    assert book["总览"]["B5"].value == 0


def test_a_workbook_that_cannot_be_written_leaves_the_old_one(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk changes no file and leaves no remains."""
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tracker.files.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_workbook(report, path)
    assert path.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == ["report.xlsx"]


def test_openpyxl_is_the_version_whose_inside_is_replaced() -> None:
    """The cell writer is private to openpyxl; another version must be tried before it is used."""
    assert openpyxl.__version__ == "3.1.5"


@pytest.mark.parametrize(("text", "columns"), [("产量abc", 7), ("a\n产量", 4), ("", 0)])
def test_width_counts_chinese_characters_twice(text: str, columns: int) -> None:
    """Columns and row heights fit Chinese text."""
    assert width(text) == columns


def test_lines_grow_with_the_text() -> None:
    """A wrapped text takes as many lines as its columns ask for."""
    assert lines("产" * 10, 10) == 2
    assert lines("a\nb", 10) == 2
    assert lines("", 10) == 1


def test_periods_before_spreadsheets_can_count_are_left_blank() -> None:
    """Dates begin in 1900; an older month is no date."""
    from tracker.report.workbook.ledger import month_of  # noqa: PLC0415 - beside what it is about

    assert month_of(Period.year(1850)) is None
    assert str(month_of(Period.months(2025, 1, 10))) == "2025-10-01"
