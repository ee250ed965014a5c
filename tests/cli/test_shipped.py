"""What the shipped data say of six goals whose outcome is known, each with the value and source behind it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Tracker

VERDICTS = [
    ("hubei-2025-plan/nev-output", "missed", 1_000_000, 824_000, "2025", "official"),
    ("hunan-2023-industry/industry-growth", "missed", 7.5, 5.1, "2023", "official"),
    ("hunan-2023-industry/new-ten-billion-firms", "missed", 10, 8, "2023", "official"),
    ("hubei-2025-plan/compute", "achieved", 12_000, 18_000, "2025", "press"),
    ("hunan-2023-industry/nev-output", "no_data", 1_000_000, 600_000, "2023-01/2023-09", "press"),
    ("hubei-2025-plan/new-large-firms", "no_data", 2_000, None, None, None),
]


@pytest.fixture(scope="module")
def judged(root: Path, tracker: Tracker) -> dict[str, dict[str, Any]]:
    """The shipped targets by key, as `tracker status` tells of them."""
    told = tracker("status", "--format", "json", folder=root)
    assert told.returncode == 0, told.stderr
    return {row["key"]: row for row in json.loads(told.stdout)["targets"]}


@pytest.mark.parametrize(("key", "status", "goal", "value", "period", "quality"), VERDICTS)
def test_the_shipped_goals_are_judged_by_what_was_reported(  # noqa: PLR0917 - one row of the table
    judged: dict[str, dict[str, Any]],
    key: str,
    status: str,
    goal: float,
    value: float | None,
    period: str | None,
    quality: str | None,
) -> None:
    """Status, goal, the value it was set against, its period and how good its source is."""
    row = judged[key]
    current = row["current"] or {"value": None, "period": None, "quality": None}
    told = (row["status"], row["goal"]["value"], current["value"], current["period"], current["quality"])
    assert told == (status, goal, value, period, quality)


def test_every_value_that_decides_says_where_it_is_from(judged: dict[str, dict[str, Any]]) -> None:
    """No verdict rests on a value without a publisher, or a note on where it was seen."""
    values = [row["current"] for row in judged.values() if row["current"]]
    assert values
    assert all(value["publisher"] or value["note"] for value in values)
