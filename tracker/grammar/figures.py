"""Figures and periods as parts of messages, worded for both languages at once."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.grammar.worded import EN_UNITS, english_unit, number_words, period_words, quantity_words
from tracker.model.message import Message, worded
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from tracker.model.period import Period
    from tracker.model.quantity import Quantity

DIGITS = 4
"""Significant digits to which a computed value is shown."""
TURNED = {Op.GE: Op.LE, Op.GT: Op.LT, Op.LE: Op.GE, Op.LT: Op.GT}
REPORTED = 12
"""A value with no more digits than this was reported or comes out even: it is shown as it is."""


def figure(value: Decimal, unit: str) -> Message:
    """A value with its unit, such as 82.4万辆."""
    return _figure(str(value), unit)


def unit_words(unit: str) -> Message:
    """A unit alone; in English the Chinese word where a count of things has no other."""
    return worded(EN_UNITS.get(unit) or unit, unit)


def amount(quantity: Quantity) -> Message:
    """A quantity with its bound, such as 超过100万辆; one without words of its own is rounded as computed."""
    if not quantity.worded:
        places = 2 if quantity.unit in {"%", "百分点"} else None
        high = None if quantity.high is None else shortened(quantity.high, places)
        quantity = quantity.model_copy(update={"value": shortened(quantity.value, places), "high": high})
    return worded(quantity_words(quantity, "en"), quantity_words(quantity, "zh"))


def rate(quantity: Quantity) -> Message:
    """A growth or change with its bound; a fall is worded as one: 下降3%以上 and not -3%以内."""
    if quantity.value >= 0 or (quantity.high is not None and quantity.high > 0):
        return amount(quantity)
    low, high = -quantity.value, None
    if quantity.high is not None:
        low, high = -quantity.high, low
    fall = quantity.model_copy(
        update={"op": TURNED.get(quantity.op, quantity.op), "value": low, "high": high}
    )
    words = amount(fall)
    return worded(f"a fall of {words.template}", f"下降{words.forms['zh']}")


@lru_cache(maxsize=20000)
def when(period: Period) -> Message:
    """A period, such as 2025年1—10月."""
    return worded(period_words(period, "en"), period_words(period, "zh"))


def computed(value: Decimal, unit: str, decimals: int | None = None) -> Message:
    """A value as it came out, rounded half-up for showing: to `decimals`, else to four significant digits."""
    return figure(shortened(value, decimals), unit)


def brief(value: Decimal, unit: str) -> Message:
    """A value that is worked out to be told, such as what a month needs: 2.67家, 22.5家, 367家, 1.334万辆.

    Three significant digits, or all that stand before the point, up to four.
    """
    wanted = DIGITS if value.adjusted() >= DIGITS - 1 else DIGITS - 1
    return figure(shortened(value, wanted - 1 - value.adjusted() if value else 0), unit)


def told_apart(value: Decimal, other: Decimal, unit: str) -> Message:
    """The value as `computed`, but in full where it would read like the other value and is not it."""
    words = computed(value, unit)
    if value == other or not _read_alike(words, computed(other, unit)):
        return words
    written = format(value.normalize(), ",f")
    return worded(f"{written} {english_unit(unit, written)}".strip(), f"{written}{unit}")


def shortened(value: Decimal, decimals: int | None = None) -> Decimal:
    """The value rounded half-up to `decimals` places, else to four digits where it has very many."""
    _, digits, exponent = value.as_tuple()
    places = -exponent if isinstance(exponent, int) else 0
    if decimals is None:
        if len(digits) <= REPORTED or not any(digits[REPORTED:]):
            return value
        decimals = DIGITS - 1 - value.adjusted()
    if places <= decimals:
        return value
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return _plain(rounded) if decimals > 0 else rounded


@lru_cache(maxsize=50000)
def _figure(value: str, unit: str) -> Message:
    """Kept by the written value, since 7.5 and 7.50 are equal and are not worded alike."""
    number = Decimal(value)
    return worded(number_words(number, unit, "en"), number_words(number, unit, "zh"))


def _read_alike(words: Message, other: Message) -> bool:
    return words.template == other.template or words.forms == other.forms


def _plain(value: Decimal) -> Decimal:
    """The value without trailing zeros after the point."""
    short = value.normalize()
    exponent = short.as_tuple().exponent
    return short if isinstance(exponent, int) and exponent <= 0 else short.quantize(Decimal(1))
