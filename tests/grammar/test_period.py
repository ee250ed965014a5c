"""Periods are read as the field writes them, and written so that they are read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.grammar.period import read_period
from tracker.grammar.times import Clock, times
from tracker.grammar.unread import Unread
from tracker.grammar.worded import period_words
from tracker.model.period import Period

READ = {
    "2025": "2025",
    "2025-11": "2025-11",
    "2025-01/2025-10": "2025-01/2025-10",
    "2022/2026": "2022/2026",
    "2025年": "2025",
    "2025年1—10月": "2025-01/2025-10",
    "2025年前三季度": "2025-01/2025-09",
    "2025年上半年": "2025-01/2025-06",
    "2023年第一季度": "2023-01/2023-03",
    "2022—2026年": "2022/2026",
    "十四五": "2021/2025",
    "“十四五”末": "2025",
    "二〇二五年": "2025",
}


@pytest.mark.parametrize(("text", "iso"), READ.items())
def test_a_period_is_read_in_chinese_and_in_iso(text: str, iso: str) -> None:
    """The ISO form and the usual Chinese forms name the same periods."""
    assert str(read_period(text)) == iso


@pytest.mark.parametrize("text", ["", "13月", "2025-13", "明年", "2026/2022", "很快"])
def test_what_names_no_period_is_refused_with_a_hint(text: str) -> None:
    """A relative or impossible period is no answer in a file."""
    found = read_period(text)
    assert isinstance(found, Unread)
    assert found.hint is not None


RELATIVE = {
    "今年1至10月，产量": "2025-01/2025-10",
    "去年全市投资": "2024",
    "力争明年突破": "2026",
    "前十一个月，出口": "2025-01/2025-11",
    "过去五年，": "2021/2025",
    "今后五年，": "2026/2030",
    "用3—5年时间，": "2026/2030",
    "3年内，": "2025/2027",
    "年底前，": "2025",
    "由上年的58%": "2024",
}


@pytest.mark.parametrize(("text", "iso"), RELATIVE.items())
def test_relative_times_count_from_the_writing(text: str, iso: str) -> None:
    """今年 and its like are resolved against the date of the text, here December 2025."""
    found = times(text)
    assert [str(t.resolve(Clock(2025, 12, 2025))) for t in found] == [iso]


@pytest.mark.parametrize(
    "text", ["2024家企业", "百分之二十五", "连续11个月", "三年级学生", "十五个项目", "年度考核"]
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    """Digits before other words name no year."""
    assert times(text) == []


@given(st.integers(1950, 2050), st.integers(0, 80), st.integers(0, 11))
def test_a_period_put_into_words_is_read_back(year: int, length: int, month: int) -> None:
    """Chinese words and the ISO form lead back to the same period."""
    period = Period(year * 12 + month, year * 12 + month + length)
    assert Period.parse(str(period)) == period
    if period.first_year == period.last_year or period.whole_years:
        assert read_period(period_words(period, "zh")) == period
