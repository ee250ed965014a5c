"""Falls are worded as falls."""

from __future__ import annotations

import pytest
from case_files import quantity

from tracker.grammar.figures import rate
from tracker.language import say


@pytest.mark.parametrize(
    ("goal", "chinese", "english"),
    [
        ("下降3%以上", "下降3%以上", "a fall of at least 3%"),
        ("下降超过3%", "下降超过3%", "a fall of more than 3%"),
        ("-3%", "下降3%", "a fall of 3%"),
        ("下降3%左右", "下降3%左右", "a fall of about 3%"),
        ("下降3%～4%", "下降3%～4%", "a fall of 3% to 4%"),
        ("下降3%以内", "下降3%以内", "a fall of at most 3%"),
        ("7.5%", "7.5%", "7.5%"),
        ("3%以内", "3%以内", "at most 3%"),
        ("0%", "0%", "0%"),
    ],
)
def test_a_fall_is_worded_as_one(goal: str, chinese: str, english: str) -> None:
    """The bound turns with the sign."""
    assert (say(rate(quantity(goal)), "zh"), say(rate(quantity(goal)), "en")) == (chinese, english)
