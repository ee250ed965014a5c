"""How the workbook looks on screen and on paper."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import openpyxl
import pytest

from tracker.report.wording import measure_words
from tracker.report.workbook import write_workbook
from tracker.report.workbook.compare import by_pace
from tracker.report.workbook.styles import figure_format

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.report.view import Report


@pytest.fixture(scope="module")
def book(workbook: Path) -> Any:
    """The workbook with its values."""
    return openpyxl.load_workbook(workbook, data_only=True)


def test_bars_begin_at_nothing_and_stand_side_by_side(workbook: Path) -> None:
    """A length that does not begin at 0 misleads, and a bar in front of another hides it."""
    with ZipFile(workbook) as parts:
        charts = [parts.read(n).decode() for n in parts.namelist() if n.startswith("xl/charts/chart")]
    bars = [c for c in charts if "<barChart>" in c]
    assert any('<min val="0"' in c for c in bars)
    assert not any('<overlap val="100"' in c for c in bars)


def test_a_way_that_has_not_begun_is_not_drawn_as_nothing_done(report: Report) -> None:
    """0 beside 0 reads like data that are missing."""
    row = next(r for r in report.rows if r.pace)
    waiting = replace(row, completion=Decimal("0.0"), pace=Decimal("0.0"))
    assert by_pace([waiting, row]) == [row]


def test_paper_shows_no_lists_of_the_program_and_no_help_for_typing(book: Any) -> None:
    """Drop-down lists and months in figures stand below what is printed, the help for typing too."""
    for sheet, heading in (
        ("口径说明", "下拉列表"),
        ("口径说明", "公式所用的内部数值"),
        ("总览", "怎样读这份表"),
    ):
        page = book[sheet]
        (row,) = (c.row for c in page["A"] if str(c.value or "").startswith(heading))
        last = int(re.findall(r"\d+", str(page.print_area))[-1])
        assert last < row


def test_no_arrow_speaks_against_the_status(book: Any) -> None:
    """Signs and colours come from the status alone."""
    rules = [r for area in book["目标台账"].conditional_formatting for r in area.rules]
    assert {r.type for r in rules} == {"expression", "dataBar"}


def test_figures_keep_off_the_rule_beside_them(book: Any) -> None:
    """By their format: LibreOffice drops the indent of a cell that differs from its neighbour in format."""
    for page in book:
        figures = [
            c
            for line in page.iter_rows()
            for c in line
            if c.style in {"Figure", "Live", "Input figure", "Key figure"}
        ]
        assert all(part.endswith("_0") for c in figures for part in c.number_format.split(";"))


@pytest.mark.parametrize(
    ("value", "language", "part"),
    [
        ("279500000000", "en", '0.00,,,"bn"'),
        ("187557000000", "en", '0.000###,,,"bn"'),
        ("900000000", "en", '0.0,,"M"'),
        ("-2500000000", "en", '-0.00,,,"bn"'),
        ("187557000000", "zh", "亿"),
    ],
)
def test_large_values_are_shown_in_the_words_of_the_language(value: str, language: str, part: str) -> None:
    """279500.0M is no figure that anybody reads."""
    assert part in figure_format(Decimal(value), "元", language)


def test_a_publication_is_named_and_found_by_its_address(book: Any) -> None:
    """An address is too long for its column; the key by which links find the row stands beside the paper."""
    page = book["来源"]
    heads = {c.value: c.column for c in page[4]}
    rows = [line for line in page.iter_rows(min_row=5) if line[1].value == "发布信息"]
    assert rows
    assert not any("://" in str(line[0].value) for line in rows)
    assert any("://" in str(line[heads["编号"] - 1].value) for line in rows)
    assert page.print_area.split("$")[3] < page.cell(4, heads["编号"]).column_letter


def test_keys_of_matters_to_check_are_shown_whole(book: Any) -> None:
    """They break into lines where they are longer than their column."""
    page = book["待核"]
    (key,) = (c.column for c in page[4] if c.value == "编号")
    assert page.cell(5, key).alignment.wrap_text


@pytest.mark.parametrize(
    ("measure", "unit", "words"),
    [("level", "%", "水平"), ("level", "吨", "总量"), ("growth", "%", "增速"), ("increment", "家", "新增")],
)
def test_a_rate_has_a_level_and_no_total(measure: str, unit: str, words: str) -> None:
    """总量 of an unemployment rate would be wrong."""
    assert measure_words(measure, unit, "zh") == words


def test_computed_rates_are_shown_with_the_digits_that_are_known(report: Report, tmp_path: Path) -> None:
    """2.505219 from two levels is 2.51% to a reader, and stays what it is for the formulas."""
    row = next(r for r in report.rows if r.current and r.terms and r.terms.unit == "%" and r.value_used)
    assert row.current is not None
    current = replace(row.current, derivation="a ÷ b − 1")
    odd = replace(row, value_used=Decimal("2.505219"), current=current)
    shown = replace(report, rows=tuple(odd if r is row else r for r in report.rows))
    write_workbook(shown, tmp_path / "r.xlsx")
    page = openpyxl.load_workbook(tmp_path / "r.xlsx")["目标台账"]
    (column,) = (c.column for c in page[4] if c.value == "最新完成值")
    cell = page.cell(5 + report.rows.index(row), column)
    assert (cell.value, cell.number_format) == (2.505219, "#,##0.00_0")
