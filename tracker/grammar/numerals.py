"""Numbers as Chinese texts write them: 1.4万, 一亿六千万, 百分之七点五, 3千5百, ２０２５."""

from __future__ import annotations

from decimal import Decimal

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
SMALL = {"十": 1, "百": 2, "千": 3}
LARGE = {"万": 4, "亿": 8, "兆": 12}
CHINESE = "零〇一二三四五六七八九十百千万亿两"


def arabic(text: str) -> Decimal:
    """Digits with an optional decimal point and thousands separators, precision as written."""
    return Decimal(text.replace(",", "").replace("，", ""))


def power(multiplier: str) -> int:
    """The power of ten of a run of multipliers: 万 is 4, 万亿 is 12, 百万 is 6."""
    return sum(SMALL.get(c) or LARGE[c] for c in multiplier)


def chinese(text: str) -> Decimal | None:
    """A number in Chinese numerals, None where they make no number.

    Positional (二〇二五), multiplicative (一亿六千万), with a decimal part (七点五), and bare multipliers
    (百 is 100, 千亿 is 10^11, as in 突破千亿).
    """
    whole, _, fraction = text.partition("点")
    if fraction and not all(c in DIGITS for c in fraction):
        return None
    if whole and all(c in DIGITS for c in whole):
        number = Decimal("".join(str(DIGITS[c]) for c in whole))
    else:
        value = _multiplicative(whole)
        if value is None:
            return None
        number = Decimal(value)
    if fraction:
        number = Decimal(f"{number}." + "".join(str(DIGITS[c]) for c in fraction))
    return number


def _multiplicative(text: str) -> int | None:
    """十五, 三百二十, 一亿六千万, 一万三千亿, 两千五, 千亿; None where the parts make no number."""
    if text in ("", "零", "〇"):
        return 0
    for c, exponent in (*reversed(LARGE.items()), *reversed(SMALL.items())):
        if c in text:
            left, _, right = text.rpartition(c)
            head = _multiplicative(left) if left else 1
            if len(right) == 1 and right in DIGITS:
                tail: int | None = DIGITS[right] * (10 ** (exponent - 1) if exponent > 1 else 1)
            else:
                tail = _multiplicative(right.lstrip("零〇"))
            return None if not head or tail is None else head * 10**exponent + tail
    return DIGITS.get(text)
