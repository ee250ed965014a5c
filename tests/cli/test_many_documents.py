"""Many documents are read side by side, and come out as if they had been read one after the other."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tracker.outcomes import Reading
from tracker.workers import WORTH, readings

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Tracker


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Eight reports with figures of their own, large enough together for several processes."""
    folder = tmp_path_factory.mktemp("many")
    paths = []
    for n in range(8):
        lines = [
            f"2024年，全市第{k}批新建公园{n * 100 + k}个，绿道{k + 3}公里。" for k in range(WORTH // 400)
        ]
        path = folder / f"report-{n}.txt"
        path.write_text("\n".join(lines), "utf-8")
        paths.append(path)
    assert sum(path.stat().st_size for path in paths[1:]) > WORTH
    return paths


def test_all_at_once_tell_what_each_alone_tells(tracker: Tracker, reports: list[Path]) -> None:
    """The same claims in the same order, to the byte."""
    options = ("--format", "jsonl", "--published", "2025-01", "--region", "武汉市")
    alone = [tracker("extract", path, *options, folder=path.parent).stdout for path in reports]
    together = tracker("extract", *reports, *options, folder=reports[0].parent)
    assert together.returncode == 0
    assert together.stdout == "".join(alone)
    assert together.stdout.count("\n") > 1000


def test_one_that_cannot_be_read_does_not_hold_up_the_rest(tracker: Tracker, reports: list[Path]) -> None:
    """Its problem is told, and the exit code tells of it."""
    broken = reports[0].parent / "report-3.docx"
    broken.write_bytes(b"PK\x03\x04 no archive")
    try:
        result = tracker(
            "extract", *reports[:3], broken, *reports[3:], "--format", "jsonl", folder=broken.parent
        )
    finally:
        broken.unlink()
    assert result.returncode == 1
    assert "report-3.docx" in result.stderr
    assert "report-7.txt" in result.stdout.splitlines()[-1]


def test_a_process_that_is_killed_loses_nothing(reports: list[Path]) -> None:
    """What it had not read is read by the command itself, in its place."""
    read = partial(_dying_elsewhere, home=os.getpid())
    assert [r.path for r in readings(read, reports, at_once=True)] == reports


def _dying_elsewhere(path: Path, home: int) -> Reading:
    """A reading, but for the fifth document in any other process than the command's."""
    if os.getpid() != home and path.stem.endswith("4"):
        os._exit(9)
    return Reading(path)
