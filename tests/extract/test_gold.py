"""The hand-made claims beside the project are read as its bars demand."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

Scores = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def claims(shared: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The claims of the five sources, as the command line writes them."""
    folder = tmp_path_factory.mktemp("claims")
    sources = sorted((shared / "sources").glob("00*.txt"))
    command = [sys.executable, "-m", "tracker", "extract", *map(str, sources)]
    subprocess.run(
        [*command, "--format", "jsonl", "--to", str(folder)], cwd=root, check=True, capture_output=True
    )
    return folder


def _score(shared: Path, claims: Path, *options: str) -> str:
    command = [sys.executable, str(shared / "tools" / "score.py"), "--all", *options]
    places = [str(shared / "gold"), str(claims), str(shared / "sources")]
    return subprocess.run([*command, *places], check=True, capture_output=True, text=True).stdout


def test_goals_and_results_are_found_and_read_right(shared: Path, claims: Path) -> None:
    """Targets: F1 at least 0.97, strictly right 0.92; all claims: 0.95 and 0.88."""
    scores: Scores = json.loads(_score(shared, claims, "--json"))
    assert scores["targets"]["f1"] >= 0.97
    assert scores["targets"]["strict_f1"] >= 0.92
    assert scores["all"]["f1"] >= 0.95
    assert scores["all"]["strict_f1"] >= 0.88


def test_claims_without_a_doubt_are_right(shared: Path, claims: Path) -> None:
    """At least 0.95 of the claims without doubts are strictly right, and two thirds of all stay."""
    line = _score(shared, claims, "--certain").splitlines()[-1]
    words = line.split()
    kept, found, right = int(words[1]), int(words[3]), float(words[-1])
    assert right >= 0.95
    assert kept >= found * 2 / 3
