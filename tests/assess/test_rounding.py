"""Rounding before bands, and digits that keep unequal values apart."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.assess.rounding import apart, hundredth, rounded, tenth
from tracker.grammar.figures import brief
from tracker.language import say


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0.05", "0.1"),
        ("0.049", "0.0"),
        ("-0.05", "-0.1"),
        ("-0.04", "0.0"),
        ("1.25", "1.3"),
        ("1E+30", "1E+30"),
    ],
)
def test_ties_go_away_from_zero(value: str, expected: str) -> None:
    """As ROUND does in a workbook; there is no −0.0."""
    found = tenth(Decimal(value))
    assert found == Decimal(expected)
    assert not (found == 0 and found.is_signed())


def test_a_tie_between_quotients_is_a_tie() -> None:
    """1/3 − 17/60 is 0.05, though neither quotient ends."""
    assert tenth(Decimal(1) / 3 - Decimal(17) / 60) == Decimal("0.1")
    assert tenth(Decimal(17) / 60 - Decimal(1) / 3) == Decimal("-0.1")


def test_ratios_have_two_decimals() -> None:
    """1.045 is 1.05."""
    assert hundredth(Decimal("1.045")) == Decimal("1.05")


@pytest.mark.parametrize(
    ("value", "other", "expected"),
    [
        ("99.96", "100", "99.96"),
        ("99.94", "100", "99.9"),
        ("100", "100", "100.0"),
        ("-0.04", "0", "-0.04"),
        ("0.0004", "0", "0.0004"),
        ("0.00000001", "0", "0.000000"),
        ("99.999999999", "100", "100.000000"),
    ],
)
def test_another_digit_is_shown_where_rounding_would_hide_a_difference(
    value: str, other: str, expected: str
) -> None:
    """As many digits as it takes, up to six."""
    assert f"{apart(Decimal(value), Decimal(other)):f}" == expected


@settings(deadline=None)
@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 4))
def test_rounding_is_half_up(value: Decimal, places: int) -> None:
    """For values that end, the guard against endless quotients changes nothing."""
    assert rounded(value, places) == value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("value", "words"),
    [("2.6667", "2.67家"), ("22.5", "22.5家"), ("366.67", "367家"), ("13333.3", "1.333万家"), ("0", "0家")],
)
def test_what_a_month_needs_is_told_in_few_digits(value: str, words: str) -> None:
    """No tenth of a firm beside hundreds, and no thousandth beside a few."""
    assert say(brief(Decimal(value), "家"), "zh") == words
