"""Rounding as statistics offices do it: half up, before bands apply, and never hiding a difference."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

WIDE = Context(prec=80)
GUARD = Decimal("1e-18")
"""Quotients are first brought to this many places, so that 1/3 − 17/60 is the tie that it is."""
MOST = 6
"""More decimals than this are never shown."""


def settled(value: Decimal) -> Decimal:
    """The value without what an endless quotient, root or logarithm left in its last places."""
    plain = value.quantize(GUARD, ROUND_HALF_EVEN, WIDE).normalize(WIDE)
    return plain.quantize(Decimal(1), context=WIDE) if plain == plain.to_integral_value() else plain


def rounded(value: Decimal, decimals: int) -> Decimal:
    """The value rounded half-up (ties away from zero, as ROUND does in a workbook)."""
    even = value.quantize(GUARD, ROUND_HALF_EVEN, WIDE)
    result = even.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, WIDE)
    return abs(result) if result == 0 else result


def tenth(value: Decimal) -> Decimal:
    """To 0.1, as completions, paces and gaps are banded."""
    return rounded(value, 1)


def hundredth(value: Decimal) -> Decimal:
    """To 0.01, as ratios are banded."""
    return rounded(value, 2)


def apart(value: Decimal, other: Decimal, decimals: int = 1) -> Decimal:
    """The value rounded for showing, with as many more decimals as tell it from the other."""
    for places in range(decimals, MOST + 1):
        shown = rounded(value, places)
        if value == other or shown != rounded(other, places):
            return shown if value != other else rounded(value, decimals)
    return rounded(value, MOST)
