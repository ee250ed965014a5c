"""What a row says at a glance: of what its figure is a share, how old it is, since when it stands badly."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import page_sample
import pytest

from tracker.language import say
from tracker.model.period import Period
from tracker.model.terms import Terms, Way
from tracker.report.page_standing import KINDS, age, completion_kind, since
from tracker.report.view import Mark, Row

ROWS = page_sample.kinds("zh")
STOCK = Terms(
    Way.LEVEL,
    Way.LEVEL,
    unit="家",
    direction=1,
    goal=Decimal(30000),
    bound=Decimal(30000),
    base=Decimal(14500),
    start_early=2021 * 12 + 11,
    start_late=2021 * 12 + 11,
    due=2025 * 12 + 11,
)


def stock(*values: tuple[int, str], code: str) -> Row:
    """The row of a stock with yearly values, the last of them the current one."""
    series = tuple(page_sample.figure(f"{v}家", v, "家", str(y)) for y, v in values)
    current = replace(page_sample.reported("x", series[-1]), months=series[-1].period)
    return replace(
        ROWS[1], terms=STOCK, series=series, current=current, value_used=series[-1].value, code=code
    )


def told(row: Row, language: str = "zh") -> str:
    """The long words on since when the row stands badly."""
    found = since(row, "default")
    return say(found.long, language) if found else ""


def test_a_completion_says_of_what_it_is_a_share() -> None:
    """A sum is a share of the goal, a stock with a baseline of the way from there."""
    assert [completion_kind(row) for row in ROWS[:3]] == ["goal", "base", ""]
    assert say(KINDS["base"][0], "zh") == "自基期起的进度"


def test_a_value_that_is_the_baseline_is_no_progress() -> None:
    """Where nothing later than the baseline was reported, that is said instead of 0.0%."""
    base = page_sample.figure("1.45万家", "14500", "家", "2021")
    row = replace(ROWS[1], current=page_sample.reported("b", base), completion=Decimal("0.0"))
    assert completion_kind(row) == "none"
    assert completion_kind(replace(row, current=page_sample.reported("b", base, "baseline"))) == "none"
    later = page_sample.figure("1.45万家", "14500", "家", "2022")
    assert completion_kind(replace(row, current=page_sample.reported("c", later))) == "base"


def test_a_missed_goal_is_missed_since_it_fell_due() -> None:
    """The end of its period is the day, whenever that was told."""
    assert told(replace(ROWS[0], current=replace(ROWS[0].current, months=Period.parse("2025")))) == (
        "自2025年底到期起未达到"
    )
    assert told(ROWS[9]) == "自2025-06-30到期起未销号"
    assert told(ROWS[5]) == ""


def test_a_goal_is_behind_since_the_first_of_an_unbroken_run() -> None:
    """A value that kept pace breaks the run; where none did, the earliest to judge by is named as such."""
    run = stock((2022, "18500"), (2023, "18600"), (2024, "22700"), code="slightly_behind")
    assert told(run, "en") == "short since the value for 2023; that for 2022 was not"
    always = stock((2022, "14600"), (2023, "18600"), (2024, "22700"), code="slightly_behind")
    assert told(always) == "自2022年的数值起落后，更早没有可据以评判的数值"


@pytest.mark.parametrize(
    "change",
    [{"terms": None}, {"code": "behind"}, {"value_used": None}],
)
def test_what_cannot_be_reckoned_again_leaves_the_latest_value(change: dict[str, object]) -> None:
    """Earlier values count only where the same reckoning comes to the status that was judged."""
    run = stock((2022, "14600"), (2023, "18600"), (2024, "22700"), code="slightly_behind")
    assert told(replace(run, **change)).startswith("自2024年的数值起落后")  # type: ignore[arg-type]


def test_old_data_tell_their_age() -> None:
    """Data older than usual, and those too old to judge by, are worded apart; fresh ones say nothing."""
    row = replace(ROWS[1], marks=(Mark("stale", ""),))
    words = age(row, Period.parse("2027"))
    assert words
    assert say(words, "zh") == "所用为2024年的数据，距截至期已36个月：比通常旧，暂以此评判"
    old = age(replace(row, code="stale"), Period.parse("2027"))
    assert old
    assert "不再据以评判" in say(old, "zh")
    assert age(ROWS[1], Period.parse("2027")) is None
