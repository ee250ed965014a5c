"""Worded figures: what they leave possible, what follows from them, and how they are shown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import quantity

from tracker.grammar.convert import comparable, converted, factor, in_unit
from tracker.grammar.figures import amount, computed, told_apart
from tracker.language import say
from tracker.match.sums import add, difference, grown, growth_of, joint, negated
from tracker.model.interval import Interval
from tracker.model.quantity import Op, Quantity

D = Decimal


@pytest.mark.parametrize(
    ("text", "low", "high", "low_open", "high_open"),
    [
        ("100家", 100, 100, False, False),
        ("100家以上", 100, None, False, False),
        ("超过100家", 100, None, True, False),
        ("100家以内", None, 100, False, False),
        ("低于100家", None, 100, False, True),
        ("4.5%～5%", D("4.5"), 5, False, False),
        ("100家左右", 95, 105, False, False),
        ("近100家", 95, 100, False, True),
        ("100余家", 100, 105, False, False),
        ("100多家", 100, 105, False, False),
    ],
)
def test_a_wording_leaves_an_interval(
    text: str,
    low: D | None,
    high: D | None,
    low_open: bool,  # noqa: FBT001 - a table
    high_open: bool,  # noqa: FBT001 - a table
) -> None:
    """近 lies below its figure, 余 above, 左右 on both sides; bounds have one end."""
    assert Interval.of(quantity(text)) == Interval(low, high, low_open, high_open)


@pytest.mark.parametrize(
    ("text", "bound", "strict", "above", "below"),
    [
        ("100家", 100, False, True, True),
        ("100家", 100, True, False, False),
        ("100家", 99, True, True, False),
        ("100家", 101, False, False, True),
        ("100家以上", 100, False, True, None),
        ("100家以上", 100, True, None, False),
        ("超过100家", 100, True, True, False),
        ("100家以上", 101, False, None, None),
        ("100家以内", 100, False, None, True),
        ("100家以内", 101, False, False, True),
        ("低于100家", 100, False, False, True),
        ("低于100家", 100, True, False, True),
        ("100家左右", 105, False, None, True),
        ("100家左右", 106, False, False, True),
        ("100家左右", 95, False, True, None),
    ],
)
def test_an_interval_is_set_against_a_bound(
    text: str,
    bound: int,
    strict: bool,  # noqa: FBT001 - a table
    above: bool | None,  # noqa: FBT001 - a table
    below: bool | None,  # noqa: FBT001 - a table
) -> None:
    """True, false, or open where the interval reaches over the bound."""
    found = Interval.of(quantity(text))
    assert found.above(D(bound), strict=strict) is above
    assert found.below(D(bound), strict=strict) is below


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("100家", "100家", True),
        ("100家", "101家", False),
        ("超过100家", "100家", False),
        ("100家以上", "100家", True),
        ("超过100家", "低于100家", False),
        ("100家以上", "100家以内", True),
        ("100家左右", "104家", True),
        ("100家左右", "106家", False),
    ],
)
def test_two_statements_can_be_true_together_or_not(one: str, other: str, meet: bool) -> None:  # noqa: FBT001 - a table
    """It does not matter which of the two is asked."""
    a, b = Interval.of(quantity(one)), Interval.of(quantity(other))
    assert a.meets(b) is meet
    assert b.meets(a) is meet


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("82.4万辆", "824499辆", True),
        ("82.4万辆", "824500辆", False),
        ("82.4万辆", "823500辆", True),
        ("82.4万辆", "823499辆", False),
    ],
)
def test_a_written_figure_stands_for_all_that_rounds_to_it(one: str, other: str, meet: bool) -> None:  # noqa: FBT001 - a table
    """82.4万 is anything from 823,500 up to but not including 824,500."""
    exact = Interval.of(quantity(other))
    assert Interval.as_written(quantity(one)).meets(exact) is meet


@pytest.mark.parametrize(
    ("ops", "op"),
    [
        ("= =", "="),
        ("= >=", ">="),
        ("> >=", ">"),
        ("= <", "<"),
        ("<= <=", "<="),
        (">= <=", None),
        ("= ~", "~"),
        ("~ >=", None),
        ("range =", "range"),
        ("range ~", None),
        ("range <", None),
    ],
)
def test_bounds_are_carried_through_a_sum(ops: str, op: str | None) -> None:
    """One bound bounds the sum; opposed ones, or a bound and an approximation, leave nothing known."""
    found = joint([Op(o) for o in ops.split()])
    assert (found.value if found else None) == op


def test_sums_and_differences() -> None:
    """Values, ranges and bounds."""
    assert add([quantity("3家"), quantity("4家以上")]) == Quantity(op=Op.GE, value=D(7), unit="家")
    assert add([quantity("1%～2%"), quantity("3%")]) == Quantity(op=Op.RANGE, value=D(4), high=D(5), unit="%")
    assert add([quantity("3家以上"), quantity("4家以内")]) is None
    assert difference(quantity("10家"), quantity("4家以上")) == Quantity(op=Op.LE, value=D(6), unit="家")
    assert difference(quantity("10家以上"), quantity("4家以内")) == Quantity(op=Op.GE, value=D(6), unit="家")
    assert difference(quantity("10家以上"), quantity("4家以上")) is None
    assert negated(quantity("1%～2%")) == Quantity(op=Op.RANGE, value=D(-2), high=D(-1), unit="%")
    assert negated(quantity("超过3家")) == Quantity(op=Op.LT, value=D(-3), unit="家")


def test_growth_and_what_grows() -> None:
    """A base after growth, and the growth between two levels."""
    assert grown(quantity("80亿元"), quantity("6%")) == Quantity(value=D("84.8E+8"), unit="元")
    assert grown(quantity("80亿元"), quantity("6%以上")) == Quantity(op=Op.GE, value=D("84.8E+8"), unit="元")
    assert grown(quantity("100家"), quantity("5%～6%")) == Quantity(
        op=Op.RANGE, value=D(105), high=D(106), unit="家"
    )
    assert grown(quantity("80亿元以上"), quantity("6%以内")) is None
    assert grown(quantity("0家"), quantity("6%")) is None
    assert grown(quantity("-5亿元"), quantity("6%")) is None
    assert growth_of(quantity("110家"), quantity("100家")) == Quantity(value=D(10), unit="%")
    assert growth_of(quantity("110家以上"), quantity("100家")) == Quantity(op=Op.GE, value=D(10), unit="%")
    assert growth_of(quantity("110家"), quantity("100家以上")) == Quantity(op=Op.LE, value=D(10), unit="%")
    assert growth_of(quantity("110家"), quantity("0家")) is None
    assert growth_of(quantity("100～110家"), quantity("100家")) is None
    assert growth_of(quantity("110家以上"), quantity("100家以上")) is None


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [
        ("家", "家", 1),
        ("家", "户", 1),
        ("个", "家", 1),
        ("项", "座", 1),
        ("家", "人", None),
        ("元", "美元", None),
        ("元", "家", None),
        ("吨", "公斤", 1000),
        ("公斤", "吨", D("0.001")),
        ("倍", "%", 100),
        ("%", "倍", D("0.01")),
        ("‰", "%", D("0.1")),
        ("%", "‰", 10),
        ("%", "百分点", None),
        ("EFLOPS", "PFLOPS", 1000),
    ],
)
def test_units_compare_within_a_dimension(one: str, other: str, times: D | None) -> None:
    """Classifiers count alike where one of them counts anything; money of two currencies never compares."""
    assert factor(one, other) == times
    assert comparable(one, other) is (times is not None)


def test_a_quantity_in_another_unit_keeps_its_bound_and_words() -> None:
    """Ranges turn at both ends; what cannot be turned is told so."""
    assert in_unit(quantity("增长2倍以上"), "%") == Quantity(
        op=Op.GE, value=D(200), unit="%", worded="增长2倍以上"
    )
    assert in_unit(Quantity(op=Op.RANGE, value=D(1), high=D(2), unit="吨"), "公斤").high == D(2000)
    assert converted(quantity("3家"), "元") is None
    with pytest.raises(ValueError, match="cannot be turned"):
        in_unit(quantity("3家"), "元")


@pytest.mark.parametrize(
    ("value", "unit", "chinese", "english"),
    [
        ("824000", "辆", "82.4万辆", "824,000 vehicles"),
        ("13.83333333333333333333333333", "%", "13.83%", "13.83%"),
        ("138333.3333333333333333333333", "辆", "13.83万辆", "138,300 vehicles"),
        ("7.50", "%", "7.50%", "7.50%"),
        ("1354349000000", "元", "1.3543万亿元", "1.3543 trillion yuan"),
        ("0.00008333333333333333333333333333", "%", "0.00008333%", "0.00008333%"),
        ("0", "家", "0家", "0 firms"),
    ],
)
def test_computed_values_are_shown_to_four_digits(value: str, unit: str, chinese: str, english: str) -> None:
    """Values with very many digits are rounded, reported ones are not."""
    words = computed(D(value), unit)
    assert (say(words, "zh"), say(words, "en")) == (chinese, english)


def test_unequal_values_never_read_alike() -> None:
    """999,999.6 would read 100万 beside 100万."""
    assert say(told_apart(D("999999.6"), D(1000000), "辆"), "zh") == "999,999.6辆"
    assert say(told_apart(D(1000000), D(1000000), "辆"), "zh") == "100万辆"
    assert say(told_apart(D(5), D(6), "辆"), "zh") == "5辆"


def test_an_amount_without_words_is_rounded() -> None:
    """A derived growth rate is shown to two decimals, a worded one as it was worded."""
    assert say(amount(Quantity(value=D("62.524654832347"), unit="%")), "zh") == "62.52%"
    assert say(amount(quantity("7.125%")), "zh") == "7.125%"
    ranged = Quantity(op=Op.RANGE, value=D("1.23456"), high=D("2.34567"), unit="%")
    assert say(amount(ranged), "zh") == "1.23%～2.35%"


@settings(deadline=None)
@given(st.decimals(-1000, 1000, places=3), st.decimals(-1000, 1000, places=3))
def test_above_and_below_mirror_each_other(value: D, bound: D) -> None:
    """What lies above a bound lies below it when all signs are turned."""
    point, mirrored = Interval(value, value), Interval(-value, -value)
    assert point.above(bound) is mirrored.below(-bound)
    assert point.above(bound) is (value >= bound)
