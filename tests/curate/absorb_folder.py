"""A small working folder, its report as a workbook, and a way of typing into it."""

from __future__ import annotations

import warnings
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl

from tracker import intake, pipeline
from tracker.outcomes import Asked, WorkingFolder
from tracker.report.workbook import write_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tracker.curate.absorb import AbsorbPlan

TODAY = date(2026, 3, 1)
TARGETS = """\
plan: 甲省2025年计划   # 手写的注释
issuer: 甲省政府
region: 湖北省
period: 2025
targets:
- id: cars
  indicator: 新能源汽车产量
  goal: 突破100万辆
  baseline: {value: 50.7万辆, period: 2024}
  owner: {main: 汽车处, supporting: [能源处]}
  review: accepted
- id: growth
  indicator: 规模以上工业增加值
  goal: 增长7%左右
  measure: growth
  owner: {main: 运行处}
  review: accepted
  note: 已核
- id: compute
  indicator: 算力规模
  goal: 超过12000PFLOPS
  baseline: {value: 8000PFLOPS, period: 2024}
  review: accepted
  override: {status: behind, reason: 口径不同, date: 2026-01-05, by: 李四}
- id: bridge
  indicator: 长江大桥开工
  milestone: {due: 2025-12-31}
  review: accepted
- id: grain
  indicator: 粮食产量
  goal: 2800万吨
  review: draft
"""
ACTUALS = """\
actuals:
- {id: cars-2025-10, indicator: 新能源汽车产量, region: 湖北省, period: 2025-01/2025-10, value: 70万辆,
   publisher: 甲省统计局, published: 2025-11-20, quality: official}
- {id: growth-2025-10, indicator: 规模以上工业增加值, region: 湖北省, period: 2025-01/2025-10,
   measure: growth, value: 7.2%, publisher: 甲省统计局, quality: official}
- {id: grain, indicator: 粮食产量, region: 湖北省, period: 2025, value: 2785万吨, review: draft}
- {id: steel, indicator: 粗钢产量, region: 湖北省, period: 2025, value: 3500万吨, review: draft}
"""


def make(folder: Path) -> WorkingFolder:
    """The folder, with its target and actual files."""
    (folder / "targets" / "actuals").mkdir(parents=True)
    (folder / "targets" / "plan.yaml").write_text(TARGETS, encoding="utf-8")
    (folder / "targets" / "actuals" / "plan.yaml").write_text(ACTUALS, encoding="utf-8")
    return WorkingFolder(folder)


def report(folder: WorkingFolder, language: str = "zh") -> Path:
    """The report of the folder as a workbook."""
    path = folder.root / "report.xlsx"
    write_workbook(pipeline.lay_out(pipeline.judge(folder, Asked()), language), path)
    return path


def typed(path: Path, cells: Mapping[tuple[str, str, str], Any], key: str = "编号") -> Path:
    """The workbook with values typed in: by sheet, what stands under the heading `key`, and heading."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
    for (sheet, name, head), value in cells.items():
        page = book[sheet]
        heads = {c.value: c.column for c in page[4]}
        rows = [line for line in page.iter_rows(min_row=5) if line[heads[key] - 1].value == name]
        rows[0][heads[head] - 1].value = value
    book.save(edited := path.with_name("edited.xlsx"))
    return edited


def absorbed(folder: WorkingFolder, path: Path) -> AbsorbPlan:
    """What the workbook asks for; nothing is written."""
    return intake.plan_absorb(folder, path, today=TODAY)


def take_over(folder: WorkingFolder, path: Path) -> AbsorbPlan:
    """What the workbook asks for, written."""
    plan = absorbed(folder, path)
    assert intake.write_files(plan.files) == []
    return plan
