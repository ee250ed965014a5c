"""What `check` tells of values that no goal takes, and when it fails for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Tracker

GOALS = """\
plan: 林业计划
region: 云岭市
period: 2025
targets:
- {id: tending, indicator: 森林抚育, goal: 新增120万亩, review: accepted}
- {id: growth, indicator: 地区生产总值, goal: 增长7%, review: accepted}
"""
TENDING = "- {id: a, indicator: 森林抚育, period: 2025-01/2025-09, value: 131万亩"


def checked(demo: Path, tracker: Tracker, *entries: str) -> tuple[int, str]:
    """The exit code and words of `check` on the example with these goals and actuals."""
    (demo / "targets" / "forest.yaml").write_text(GOALS, "utf-8")
    text = "region: 云岭市\nactuals:\n" + "".join(f"{entry}\n" for entry in entries)
    (demo / "targets" / "actuals" / "forest.yaml").write_text(text, "utf-8")
    result = tracker("check", "targets", folder=demo)
    return result.returncode, result.stdout


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (TENDING + "}", "it is a total, the goal forest/tending is newly added"),
        (
            "- {id: a, indicator: 地区生产总值, period: 2025, value: 500亿元}",
            "it is a total, the goal forest/growth is a growth rate",
        ),
    ],
)
def test_a_value_whose_measure_nobody_named_and_no_goal_takes(
    entry: str, told: str, demo: Path, tracker: Tracker
) -> None:
    """It would leave the goal without data in silence: told with its line and the word to write."""
    code, said = checked(demo, tracker, entry)
    assert code == 1
    (line,) = [line for line in said.splitlines() if told in line]
    assert line.startswith("targets/actuals/forest.yaml:3:")
    assert "write `measure: " in line


def test_a_value_whose_measure_was_written_is_noted(demo: Path, tracker: Tracker) -> None:
    """A person who wrote `measure: level` said so: the note stays, and nothing is wrong."""
    code, said = checked(demo, tracker, TENDING + ", measure: level}")
    assert code == 0
    assert "note: no target uses this value" in said


@pytest.mark.parametrize(
    "entry",
    [
        TENDING + ", measure: increment}",
        "- {id: a, indicator: 森林抚育, period: 2023, value: 110万亩}",
        "- {id: a, indicator: 新增森林抚育, period: 2025-01/2025-09, value: 131万亩}",
    ],
)
def test_values_that_a_goal_takes_or_that_are_of_other_years(
    entry: str, demo: Path, tracker: Tracker
) -> None:
    """Nothing is told of a value that a goal uses, or that lies outside its months."""
    assert "uses this value" not in checked(demo, tracker, entry)[1]


def test_a_total_of_which_a_goal_makes_a_net_increase(demo: Path, tracker: Tracker) -> None:
    """Two totals give what was added: the goal has data, and neither is told."""
    before = "- {id: b, indicator: 森林抚育, period: 2024-12, value: 100万亩}"
    after = "- {id: a, indicator: 森林抚育, period: 2025-12, value: 131万亩}"
    assert "uses this value" not in checked(demo, tracker, before, after)[1]


def test_a_value_of_no_goal_does_not_fail_a_check(demo: Path, tracker: Tracker) -> None:
    """A yearbook brings many: each is noted, and the folder is sound."""
    code, said = checked(demo, tracker, "- {id: a, indicator: 星际飞船数, period: 2025, value: 4个}")
    assert code == 0
    assert "note: no target and no catalogue entry has the indicator “星际飞船数”" in said
    assert "no problem" in said
