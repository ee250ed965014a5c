"""How long the commands take that a person waits for, with the start of the interpreter.

Run with ``pytest tests/benchmark/commands --benchmark-only``; the figures are printed, not asserted.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Tracker
    from pytest_benchmark.fixture import BenchmarkFixture


def test_help(benchmark: BenchmarkFixture, tracker: Tracker, root: Path) -> None:
    """The list of commands."""
    result = benchmark.pedantic(lambda: tracker("--help", folder=root), rounds=8)
    assert result.returncode == 0


def test_a_run_of_the_shipped_folders(
    benchmark: BenchmarkFixture, tracker: Tracker, root: Path, tmp_path: Path
) -> None:
    """Reading, matching, judging, the workbook and the page."""
    for name in ("seeds", "targets"):
        shutil.copytree(root / name, tmp_path / name)
    result = benchmark.pedantic(lambda: tracker("run", folder=tmp_path), rounds=3)
    assert result.returncode == 0
