"""How long it takes to import 100,000 values, and to find them there already.

Run with ``pytest tests/benchmark/importing --benchmark-only``; the figures are printed, not asserted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from tracker import intake
from tracker.outcomes import WorkingFolder

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture


def test_importing_a_hundred_thousand_values(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """8,334 places by twelve months: read, planned and written."""
    book = Workbook(write_only=True)
    page = book.create_sheet("分月")
    page.append(["2024年各园区用电量"])
    page.append(["单位：万千瓦时"])
    page.append(["园区", *(f"{month}月" for month in range(1, 13))])
    for number in range(8334):
        page.append([f"第{number}园", *(number * 12.25 + month for month in range(12))])
    book.save(file := tmp_path / "t.xlsx")
    (mapping := tmp_path / "map.yaml").write_text(intake.suggest_map(file), encoding="utf-8")

    def import_all() -> intake.ImportPlan:
        plan = intake.plan_import(WorkingFolder(tmp_path), file, mapping)
        assert intake.write_files(plan.files) == []
        return plan

    assert len(benchmark.pedantic(import_all, rounds=1).values) == 100_008
    assert import_all().same == 100_008
