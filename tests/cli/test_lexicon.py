"""Words of one's own are known to every command that reads or judges."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Tracker

TEXT = "2025年，全市力争新建节制闸3闸。"
UNIT = "- {id: gates, names: [闸], dimension: count, yes: [新建3闸], no: [3家]}\n"


@pytest.fixture
def words(demo: Path) -> Path:
    """The file of units in a lexicon beside the working folder's documents."""
    (demo / "seeds" / "gates.txt").write_text(TEXT, "utf-8")
    path = demo / "lexicon" / "units.yaml"
    path.parent.mkdir()
    path.write_text(UNIT, "utf-8")
    return path


@pytest.mark.parametrize("options", [[], ["--lexicon", "words"]])
def test_a_unit_of_ones_own_is_read(words: Path, options: list[str], demo: Path, tracker: Tracker) -> None:
    """From the working folder's lexicon/, or from the folder that `--lexicon` names."""
    if options:
        words.parent.rename(demo / options[-1])
    result = tracker("extract", "seeds/gates.txt", "--format", "jsonl", *options, folder=demo)
    units = [json.loads(line)["unit"] for line in result.stdout.splitlines()]
    assert units == ["闸"]


def test_without_it_the_unit_is_not_known(words: Path, demo: Path, tracker: Tracker) -> None:
    """The example above shows something."""
    words.unlink()
    result = tracker("extract", "seeds/gates.txt", "--format", "jsonl", folder=demo)
    assert '闸", "period' not in result.stdout


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (UNIT.replace("3家", "5闸"), "5闸"),
        (UNIT.replace("新建3闸", "新建3家"), "新建3家"),
        (UNIT.replace("names", "name"), "names"),
        ("units: [闸\n", "YAML"),
    ],
)
def test_an_unsound_entry_is_told_before_anything_is_read(
    text: str, says: str, words: Path, demo: Path, tracker: Tracker
) -> None:
    """Each command names the file and what to do, and does nothing else."""
    words.write_text(text, "utf-8")
    for command in (["run"], ["check"], ["status"], ["extract", "seeds"], ["explain", "nev_output"]):
        result = tracker(*command, folder=demo)
        assert result.returncode == 1
        assert result.stderr.startswith("lexicon/units.yaml")
        assert says in result.stderr
        assert result.stdout == ""
    assert not (demo / "reports").exists()
