"""Means of plans and shares of several places, in sentences and on the workbook's overview."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from kinds import drawn

from tracker.assess.rollup import pooled_shares, roll_up
from tracker.knowledge.profiles import profile
from tracker.model.actual import Actual
from tracker.model.claim import Measure
from tracker.model.period import Period
from tracker.model.quantity import Quantity
from tracker.report.rows import rows
from tracker.report.together import together
from tracker.report.workbook import write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.report.view import Report


def share(place: str, part: int, whole: int) -> Actual:
    """A share of a place with its parts."""
    return Actual(
        id=place,
        indicator="研发机构覆盖率",
        region=place,
        period=Period.year(2025),
        measure=Measure.LEVEL,
        value=Quantity(value=Decimal(part * 100) / whole, unit="%"),
        numerator=Quantity(value=Decimal(part), unit="家"),
        denominator=Quantity(value=Decimal(whole), unit="家"),
    )


def laid(language: str) -> Report:
    """A plan with weights 3 and 1, one with weights of which too little is known, and two shares."""
    one, other, unknown = (
        a.model_copy(
            update={
                "completion": completion,
                "target": a.target.model_copy(
                    update={"plan": plan, "weight": weight, "file": "targets/p.yaml"}
                ),
            }
        )
        for a, completion, plan, weight in zip(
            drawn(3), (Decimal(80), Decimal(100), None), ("甲规划", "甲规划", "乙规划"), "311", strict=True
        )
    )
    shares = [share("武汉市", 30, 100), share("宜昌市", 10, 300)]
    found = [one, other, unknown]
    return rows(
        found,
        language=language,
        profile=profile(),
        unmatched=shares,
        plans=roll_up(found, "plan"),
        shares=pooled_shares(shares),
    )


def test_a_sentence_comes_with_what_it_rests_on() -> None:
    """The mean with its weights' file, the share with its sums."""
    assert together(laid("zh")) == [
        ("甲规划：加权平均完成率85.0%，覆盖100.0%的权重", "2项目标设有权重：targets/p.yaml"),
        ("乙规划：不计算加权平均，仅0.0%的权重有完成率", "1项目标设有权重：targets/p.yaml"),
        ("2025年宜昌市、武汉市合计研发机构覆盖率：10.0%", "40家 ÷ 400家"),
    ]
    assert together(laid("en"))[0] == (
        "甲规划: weighted mean of completion 85.0%, over 100.0% of the weight",
        "weights of 2 targets: targets/p.yaml",
    )


def under(sheet: Any, title: str) -> list[list[Any]]:
    """The filled cells of the lines below a title, up to an empty line."""
    lines = [[c for c in line if c is not None] for line in sheet.iter_rows(values_only=True)]
    start = lines.index([title]) + 1
    return lines[start : lines.index([], start)]


@pytest.mark.parametrize(
    ("language", "means", "shares", "unit"),
    [
        ("zh", "加权平均完成率", "多个地区合计的比重", "家"),
        ("en", "Weighted means", "Shares of several places together", " firms"),
    ],
)
def test_the_overview_holds_them_as_numbers(
    tmp_path: Path, language: str, means: str, shares: str, unit: str
) -> None:
    """A mean that too little is known for is an empty cell, no zero; sums keep their unit in view."""
    write_workbook(laid(language), path := tmp_path / "report.xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    _, first, second = under(sheet, means)
    assert first[:3] == ["甲规划", 85, 100]
    assert first[3].endswith("targets/p.yaml")
    assert second[:2] == ["乙规划", 0]
    (_, line) = under(sheet, shares)
    assert line[2:5] == [10, 40, 400]
    (cell,) = (c for row in sheet.iter_rows() for c in row if c.value == 400)
    assert cell.number_format == f'#,##0"{unit}"_0'


def test_a_report_without_weights_and_parts_says_nothing_of_them(report: Report, workbook: Path) -> None:
    """No empty table takes room."""
    assert together(report) == []
    titles = {line[0] for line in openpyxl.load_workbook(workbook).worksheets[0].iter_rows(values_only=True)}
    assert titles.isdisjoint({"加权平均完成率", "多个地区合计的比重"})
