"""What people type as a goal or value is read as they mean it, or refused with a hint."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.grammar.goal import read_goal
from tracker.grammar.unread import Unread
from tracker.grammar.worded import quantity_words
from tracker.model.quantity import Op, Quantity

READ = [
    ("突破100万辆", Op.GT, "1000000", None, "辆"),
    (">= 2.5万个", Op.GE, "25000", None, "个"),
    ("7.5%左右", Op.ABOUT, "7.5", None, "%"),
    ("4.5%～5%", Op.RANGE, "4.5", "5", "%"),
    ("6.5%-7%", Op.RANGE, "6.5", "7", "%"),
    ("控制在3.5%以内", Op.LE, "3.5", None, "%"),
    ("-3.2%", Op.EQ, "-3.2", None, "%"),
    (">= -5%", Op.GE, "-5", None, "%"),
    ("下降3%以上", Op.LE, "-3", None, "%"),
    ("降低3%", Op.EQ, "-3", None, "%"),
    ("增长7.5%左右", Op.ABOUT, "7.5", None, "%"),
    ("1亿6千万吨", Op.EQ, "160000000", None, "吨"),
    ("百分之七点五", Op.EQ, "7.5", None, "%"),
    ("百分之八至九", Op.RANGE, "8", "9", "%"),
    ("五百八十亿斤", Op.EQ, "58000000000", None, "斤"),
    ("500万千瓦", Op.EQ, "5000000", None, "千瓦"),
    ("第5位", Op.EQ, "5", None, "位"),
    ("前10位", Op.LE, "10", None, "位"),
    ("翻一番", Op.EQ, "2", None, "倍"),
    ("翻两番", Op.EQ, "4", None, "倍"),
    ("两位数", Op.GE, "10", None, "%"),
    ("超过18000PFLOPS", Op.GT, "18000", None, "PFLOPS"),
    ("１２．５万户", Op.EQ, "125000", None, "户"),
    ("1,234家", Op.EQ, "1234", None, "家"),
    ("1.9个百分点", Op.EQ, "1.9", None, "百分点"),
    ("三成以上", Op.GE, "30", None, "%"),
]


@pytest.mark.parametrize(("text", "op", "value", "high", "unit"), READ, ids=[r[0] for r in READ])
def test_a_goal_is_read_with_bound_value_and_unit(
    text: str, op: Op, value: str, high: str | None, unit: str
) -> None:
    """Bound, multiplier, sign and unit are read as the words say."""
    found = read_goal(text)
    assert isinstance(found, Quantity), found
    assert (found.op, found.value, found.unit) == (op, Decimal(value), unit)
    assert found.high == (None if high is None else Decimal(high))
    assert found.worded == text


UNREAD = [
    ("", "holds no figure", 0),
    ("尽快", "holds no figure", 0),
    ("2000", "no unit", 4),
    ("12辅", "is not known", 2),
    ("100万辆和200万辆", "more than one figure", 6),
    ("100万辆以上的产能", "is not understood", 8),
]


@pytest.mark.parametrize(("text", "what", "column"), UNREAD, ids=[u[0] or "empty" for u in UNREAD])
def test_what_is_no_goal_is_refused_with_a_hint_and_a_column(text: str, what: str, column: int) -> None:
    """The message says what is wrong and where, the hint how to write it."""
    found = read_goal(text)
    assert isinstance(found, Unread)
    assert what in str(found.what)
    assert found.hint is not None
    assert found.column == column


amounts = (
    st.decimals(min_value=0, max_value=10**9, places=2).map(lambda d: d.normalize()).filter(lambda d: d > 0)
)


@given(amounts, st.sampled_from(["辆", "家", "元", "吨", "%", "百分点", "人"]), st.sampled_from(
    [Op.EQ, Op.GE, Op.GT, Op.LE, Op.LT, Op.ABOUT]
))  # fmt: skip
def test_a_quantity_put_into_words_is_read_back(value: Decimal, unit: str, op: Op) -> None:
    """What the program writes as a goal it reads as the same goal, to four decimals of its multiplier."""
    quantity = Quantity(op=op, value=value, unit=unit)
    back = read_goal(quantity_words(quantity, "zh"))
    assert isinstance(back, Quantity), quantity_words(quantity, "zh")
    assert (back.op, back.unit) == (op, unit)
    assert abs(back.value - value) <= abs(value) * Decimal("0.0001")
