"""A claim's quantity as the text of a goal or value: in the document's words if they read back the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.grammar.goal import read_goal
from tracker.grammar.worded import quantity_words
from tracker.model.quantity import Op, Quantity

if TYPE_CHECKING:
    from decimal import Decimal

LONGEST = 30
IDIOM = re.compile(r"翻.{0,3}番|倍增|[两双]位数")
AIM = re.compile(
    r"^(?:力争|确保|努力|争取|预计|计划|要|将|全年|今年|明年|累计|实现|达到|达|居|为|双双|分别|的|[\s，,、])+"
)
SIGNS = {Op.GE: ">=", Op.GT: ">", Op.LE: "<=", Op.LT: "<", Op.ABOUT: "~"}
POWERS = ((8, "亿"), (4, "万"))
MOST_DECIMALS = 4


def wording(quantity: Quantity, quote: str = "") -> str | None:
    """The text to write: the longest end of the document's words that reads back as this quantity.

    新能源汽车产量力争突破100万辆 gives 突破100万辆. Where no end of the words does, the quantity is put in
    usual words, then in signs; None where not even these read back.
    """
    for words in (quantity.worded.strip(), quote.strip()):
        if (m := IDIOM.search(words)) and same_reading(m[0], quantity):
            return m[0]
        tail = words[-LONGEST:].rpartition("\n")[2]
        for start in range(len(tail)):
            if same_reading(tail[start:], quantity):
                short = AIM.sub("", tail[start:])
                return short if same_reading(short, quantity) else tail[start:].strip()
    usual = (quantity_words(quantity, "zh"), canonical(quantity))
    return next((text for text in usual if same_reading(text, quantity)), None)


def canonical(quantity: Quantity) -> str:
    """The quantity in signs and figures, such as >100万辆, 4.5%～5%, 前3位; one text for equal quantities."""
    figure = _figure(quantity.value, quantity.unit)
    if quantity.high is not None:
        return f"{figure}～{_figure(quantity.high, quantity.unit)}"
    if quantity.unit == "位":
        place = format(quantity.value.normalize(), "f")
        return f"前{place}位" if quantity.op is Op.LE else f"第{place}位"
    return SIGNS.get(quantity.op, "") + figure


def same_reading(text: str, quantity: Quantity) -> bool:
    """Whether the text reads as that quantity, its wording aside."""
    read = read_goal(text)
    return isinstance(read, Quantity) and same_quantity(read, quantity)


def same_quantity(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities say the same, their wording aside."""
    return (a.op, a.value, a.high, a.unit) == (b.op, b.value, b.high, b.unit)


def _figure(value: Decimal, unit: str) -> str:
    """The figure with its unit, exactly: in 亿 or 万 where that takes no more than four decimals."""
    written = "个百分点" if unit == "百分点" else unit
    for power, word in POWERS:
        if abs(value).adjusted() >= power:
            scaled = value.scaleb(-power).normalize()
            if -int(scaled.as_tuple().exponent) <= MOST_DECIMALS:
                return f"{format(scaled, 'f')}{word}{written}"
    return f"{format(value.normalize(), 'f')}{written}"
