"""What a person judged otherwise stands beside the computed status wherever that is shown."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tracker.report.brief import brief
from tracker.report.tables import csv_text, json_text
from tracker.report.terminal import table
from tracker.report.view import Overridden
from tracker.report.workbook import write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.report.view import Report, Row


@pytest.fixture
def worst(report: Report) -> Row:
    """The row that needs attention most, with a person's verdict."""
    row = next(r for r in report.rows if r.key == report.attention[0].key)
    light = next(c.light for c in report.counts if c.light.code == "slightly_behind")
    return replace(row, override=Overridden("slightly_behind", light, "初步核算数", "2026-02-01", "张三"))


@pytest.fixture
def judged(report: Report, worst: Row) -> Report:
    """The report with that verdict."""
    return replace(report, rows=tuple(worst if r.key == worst.key else r for r in report.rows))


def test_the_terminal_shows_both_and_counts_what_was_computed(judged: Report, worst: Row) -> None:
    """The line of the target, its sentence, and the number of such targets behind the counts."""
    mark = "（人工：略有滞后）"
    (line,) = (x for x in table(judged).split("\n") if x.endswith(f" {worst.key}"))
    assert line.startswith(f"{worst.status.symbol} {worst.status.words}{mark}")
    for text in (table(judged), brief(judged)):
        counts = next(x for x in text.split("\n") if "人工另判" in x)
        assert counts.endswith(" · 其中人工另判 1 项")
        assert f"{worst.status.words} {sum(r.code == worst.code for r in judged.rows)}" in counts
    assert mark in brief(judged).replace("\n    ", "")


def test_tables_for_programs_have_a_column_for_it(judged: Report, worst: Row) -> None:
    """Empty where nobody judged otherwise."""
    lines = csv.DictReader(io.StringIO(csv_text(judged).removeprefix("\ufeff")))
    assert {x["编号"]: x["人工判定"] for x in lines if x["人工判定"]} == {worst.key: "略有滞后"}
    told = json.loads(json_text(judged))
    assert told["overridden"] == 1
    assert sum(told["counts"].values()) == len(judged.rows)


def test_the_workbook_shows_it_beside_the_status_and_among_those_that_need_attention(
    judged: Report, worst: Row, tmp_path: Path
) -> None:
    """A verdict that is typed later shows there, too: all of it follows by formulas."""
    write_workbook(judged, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx", data_only=True)
    heads = {c.value: c.column for c in book["目标台账"][4]}
    assert heads["人工结论"] == heads["状态"] + 1
    column = heads["人工结论"] - 1
    found = [x[column].value for x in book["目标台账"].iter_rows(min_row=5) if x[column].value]
    assert found == ["略有滞后"]
    overview = [[c.value for c in line] for line in book["总览"].iter_rows()]
    (counted,) = (x for x in overview if x[0] == "人工另判")
    assert counted[2] == 1
    assert any(f"{worst.status.words}（人工：略有滞后）" in x for x in overview)
    formulas = openpyxl.load_workbook(tmp_path / "r.xlsx")["目标台账"]
    assert str(formulas.cell(5, column + 1).value).startswith("=IF(")
