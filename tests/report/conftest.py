"""Reports that the tests of this folder look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import kinds
import pytest

from tracker.knowledge.profiles import profile
from tracker.report.rows import rows

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.assessment import Assessment
    from tracker.report.view import Report


@pytest.fixture(scope="session")
def drawn() -> tuple[Assessment, ...]:
    """Assessments of targets of every kind."""
    return kinds.drawn(240)


@pytest.fixture(scope="session")
def report(drawn: tuple[Assessment, ...]) -> Report:
    """Their report in Chinese."""
    return rows(drawn, language="zh", profile=profile())


@pytest.fixture(scope="session")
def workbook(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report as a workbook."""
    from tracker.report.workbook import write_workbook  # noqa: PLC0415 - loads openpyxl

    path = tmp_path_factory.mktemp("workbook") / "report.xlsx"
    write_workbook(report, path)
    return path
