"""Bad input is answered with its place and a hint; no traceback, and no file is touched."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from conftest import Tracker

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "mistakes.yaml").read_text("utf-8"))


def prepare(case: dict[str, Any], folder: Path) -> None:
    """Make the folder of a case."""
    for name in case.get("remove", ()):
        shutil.rmtree(folder / name)
    for name, text in case.get("put", {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    for name, code in case.get("put_bytes", {}).items():
        (folder / name).write_bytes(bytes.fromhex(code))
    for name, (old, new) in [*case.get("replace", {}).items(), *case.get("replace_also", {}).items()]:
        text = (folder / name).read_text("utf-8")
        assert old in text, f"the example has changed: {old}"
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_bad_input_is_told_with_its_place_and_a_hint(
    case: dict[str, Any], language: str, tracker: Tracker, demo: Path
) -> None:
    """The exit code is 1, the words say what is wrong and what to do, and the disk is as before."""
    prepare(case, demo)
    before = contents(demo)
    result = tracker(*case["run"], "--language", language, folder=demo)
    said = result.stdout + result.stderr
    assert result.returncode == 1, said
    assert "Traceback" not in said
    told = [line for line in said.splitlines() if line.startswith(case["place"])]
    assert told, said
    assert all(line.endswith(")") and "(" in line for line in told), "without a hint"
    if language == "en":
        assert all(words in said for words in case.get("says", ())), said
    else:
        assert re.search("[\u4e00-\u9fff]{2}", told[0].removeprefix(case["place"])), "not in Chinese"
    assert contents(demo) == before


@pytest.mark.parametrize("case", [c for c in CASES if c["run"] == ["check"]], ids=lambda case: case["name"])
def test_a_bad_entry_does_not_keep_a_run_from_judging_the_others(
    case: dict[str, Any], tracker: Tracker, demo: Path
) -> None:
    """`run` tells the problem, judges what can be judged, and leaves the bad file alone."""
    prepare(case, demo)
    before = contents(demo / "targets")
    result = tracker("run", folder=demo)
    assert "Traceback" not in result.stderr
    assert (demo / "reports" / "report.html").is_file() is not case.get("fatal", False)
    assert contents(demo / "targets") == before


def test_a_folder_that_may_not_be_written_to_is_told(tracker: Tracker, demo: Path) -> None:
    """Files of people stay whole when one of them cannot be written; the reports are not begun."""
    (demo / "seeds" / "new.md").write_text("2025年，全市力争新建公园20个。", "utf-8")
    new = demo / "targets" / "new.yaml"
    new.mkdir()
    (new / "in-the-way.txt").write_text("x", "utf-8")
    before = contents(demo)
    result = tracker("run", folder=demo)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "new.yaml" in result.stderr
    assert {k: v for k, v in contents(demo).items() if not k.startswith("reports")} == before


def test_an_option_that_is_no_period_is_told_with_what_is_one(tracker: Tracker, demo: Path) -> None:
    """Wrong usage is exit code 2, and the answer shows how a period is written."""
    result = tracker("status", "--as-of", "garbage", folder=demo)
    assert result.returncode == 2
    assert "“garbage” is no period (write it as 2025, 2025-11" in result.stderr
