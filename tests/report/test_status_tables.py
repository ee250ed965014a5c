from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.knowledge.profiles import profile
from tracker.report.rows import rows
from tracker.report.tables import csv_text, json_text

if TYPE_CHECKING:
    from tracker.model.assessment import Assessment
    from tracker.report.view import Report


def test_json_has_all_keys_of_every_target(report: Report) -> None:
    """A target without a value has the same keys as one with all; what is not there is null."""
    targets = json.loads(json_text(report))["targets"]
    assert len(targets) == len(report.rows)
    assert len({tuple(t) for t in targets}) == 1
    without = next(t for t in targets if t["status"] == "no_data" and t["current"] is None)
    assert without["completion"] is None


def test_json_keeps_the_digits_that_were_reported(report: Report) -> None:
    """No number passes through a binary fraction."""
    row = next(r for r in report.rows if r.completion is not None and r.goal is not None)
    odd = replace(row, completion=Decimal("33.30"), goal=replace(row.goal, value=Decimal("8.240E+5")))
    text = json_text(replace(report, rows=(odd,)))
    assert '"completion": 33.30' in text
    assert '"value": 824000' in text


def test_two_runs_give_the_same_bytes(drawn: tuple[Assessment, ...], report: Report) -> None:
    """JSON and CSV depend on nothing but the data."""
    again = rows(drawn, language="zh", profile=profile())
    assert json_text(again) == json_text(report)
    assert csv_text(again) == csv_text(report)


def test_json_hides_no_character(report: Report) -> None:
    """Characters that terminals and scripts act on are written as escapes, and read back as they were."""
    hostile = replace(report.rows[0], note="a\u2028b\x7f\x1b</script>")
    text = json_text(replace(report, rows=(hostile,)))
    assert not set("\u2028\x7f\x1b") & set(text)
    assert json.loads(text)["targets"][0]["note"] == hostile.note


def test_csv_opens_in_excel_as_utf8_and_runs_nothing(report: Report) -> None:
    """A BOM leads; each target is a line with as many cells as the heading; hostile text stays text."""
    hostile = replace(report.rows[0], note='=HYPERLINK("http://x")', owner="@甲", quote="-1+1|cmd")
    text = csv_text(replace(report, rows=(hostile, *report.rows[1:])))
    assert text.startswith("\ufeff")
    table = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert {len(line) for line in table} == {len(table[0])}
    assert len(table) == len(report.rows) + 1
    first = dict(zip(table[0], table[1], strict=True))
    assert first["备注"].startswith("'=")
    assert first["责任单位"] == "'@甲"
    assert first["原文"].startswith("'-1+1")


def test_csv_has_numbers_in_cells_of_their_own(report: Report) -> None:
    """Completion, pace, gap and values can be computed with: without unit, separator or guard."""
    row = next(r for r in report.rows if r.completion is not None and r.goal is not None)
    odd = replace(row, gap=Decimal("-1234.5"), goal=replace(row.goal, value=Decimal("8.240E+5")))
    table = csv.DictReader(io.StringIO(csv_text(replace(report, rows=(odd,))).removeprefix("\ufeff")))
    (line,) = table
    assert line["进度差（百分点）"] == "-1234.5"
    assert line["目标值"] == "824000"
    assert Decimal(line["完成率（%）"]) == row.completion
