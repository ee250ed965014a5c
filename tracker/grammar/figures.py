"""Figures and periods as parts of messages, worded for both languages at once."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.grammar.worded import number_words, period_words, quantity_words
from tracker.model.message import Message, worded

if TYPE_CHECKING:
    from tracker.model.period import Period
    from tracker.model.quantity import Quantity

EXACT = 6
"""Significant digits up to which a computed value is shown; a reported one is shown as it was written."""


@lru_cache(maxsize=20000)
def figure(value: Decimal, unit: str) -> Message:
    """A value with its unit, such as 82.4万辆."""
    return worded(number_words(value, unit, "en"), number_words(value, unit, "zh"))


@lru_cache(maxsize=20000)
def amount(quantity: Quantity) -> Message:
    """A quantity with its bound, such as 超过100万辆."""
    return worded(quantity_words(quantity, "en"), quantity_words(quantity, "zh"))


@lru_cache(maxsize=20000)
def when(period: Period) -> Message:
    """A period, such as 2025年1—10月."""
    return worded(period_words(period, "en"), period_words(period, "zh"))


def computed(value: Decimal, unit: str, decimals: int | None = None) -> Message:
    """A computed value, rounded half-up for showing: to `decimals`, else to six significant digits."""
    return figure(shortened(value, decimals), unit)


def shortened(value: Decimal, decimals: int | None = None) -> Decimal:
    """The value rounded half-up to `decimals` places, else to six significant digits, zeros off."""
    if decimals is None:
        decimals = EXACT - 1 - value.adjusted() if value else 0
    places = -value.as_tuple().exponent if isinstance(value.as_tuple().exponent, int) else 0
    if places <= decimals:
        return value
    exponent = Decimal(1).scaleb(-max(decimals, 0))
    rounded = value.quantize(exponent, ROUND_HALF_UP)
    return rounded if decimals <= 0 else _trimmed(rounded)


def _trimmed(value: Decimal) -> Decimal:
    short = value.normalize()
    return short if isinstance(e := short.as_tuple().exponent, int) and e <= 0 else short.quantize(Decimal(1))
