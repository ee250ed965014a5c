"""Quantities and periods in words and figures, as the field writes them in Chinese and in English."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from tracker.model.quantity import Op, Quantity

if TYPE_CHECKING:
    from tracker.model.period import Period

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ZH_OP = {
    Op.EQ: "{}", Op.GE: "{}以上", Op.GT: "超过{}", Op.LE: "{}以内", Op.LT: "低于{}", Op.ABOUT: "{}左右",
}  # fmt: skip
EN_OP = {
    Op.EQ: "{}", Op.GE: "at least {}", Op.GT: "more than {}", Op.LE: "at most {}",
    Op.LT: "less than {}", Op.ABOUT: "about {}",
}  # fmt: skip
EN_UNITS = {
    "元": "yuan", "美元": "US dollars", "%": "%", "百分点": "percentage points", "辆": "vehicles",
    "千分点": "per mille points",
    "家": "firms", "人": "people", "户": "households", "亩": "mu", "吨": "tonnes", "倍": "times",
    "公里": "km", "平方公里": "sq km", "平方米": "sq m", "个": "", "项": "items", "座": "", "次": "times",
    "千瓦时": "kWh", "千瓦": "kW", "岁": "years", "台": "units", "套": "units", "件": "items", "名": "people",
    "人次": "visits",
    "标箱": "TEU", "天": "days", "公斤": "kg", "立方米": "cu m", "微克/立方米": "µg/m³",
}  # fmt: skip
EN_ONE = {
    "US dollars": "US dollar", "percentage points": "percentage point", "vehicles": "vehicle",
    "firms": "firm", "people": "person", "households": "household", "tonnes": "tonne", "items": "item",
    "units": "unit", "visits": "visit", "years": "year", "days": "day",
}  # fmt: skip
SCALED = {"%", "百分点", "千分点", "倍", "位", "‰", "岁", "分", "天"}


def plain(value: Decimal) -> str:
    """The value in digits without an exponent, precision kept: 8.24E+5 is 824000, 7.50 stays 7.50."""
    return format(value, "f")


def grouped(value: Decimal) -> str:
    """The value with thousands separators."""
    return format(value, ",f")


def number_words(value: Decimal, unit: str, language: str) -> str:
    """A value with its unit: 82.4万辆, 3.3万亿元, 7.5%, 1.9个百分点; 824,000 vehicles, 3.3 trillion yuan."""
    return _zh_number(value, unit) if language == "zh" else _en_number(value, unit)


def quantity_words(quantity: Quantity, language: str) -> str:
    """A quantity with its bound: 超过100万辆, 4.5%～5%; more than 1 million vehicles, 4.5% to 5%."""
    unit = quantity.unit
    if quantity.high is not None:
        low, high = (number_words(v, unit, language) for v in (quantity.value, quantity.high))
        return f"{low}～{high}" if language == "zh" else f"{low} to {high}"
    if unit == "位":
        return _rank(quantity, language)
    form = (ZH_OP if language == "zh" else EN_OP)[quantity.op]
    return form.format(number_words(quantity.value, unit, language))


def english_unit(unit: str, figure: str) -> str:
    """The unit as it stands behind a figure: 1 firm, 2 firms, 1.0 percentage points."""
    word = EN_UNITS.get(unit, unit)
    return EN_ONE.get(word, word) if figure == "1" else word


def period_words(period: Period, language: str) -> str:
    """A period as reports write it: 2025年1—10月, 2022—2026年; Jan–Oct 2025, 2022–2026."""
    zh = language == "zh"
    a, b = period.first_year, period.last_year
    m, n = period.first % 12 + 1, period.last % 12 + 1
    if period.whole_years:
        if a == b:
            return f"{a}年" if zh else str(a)
        return f"{a}—{b}年" if zh else f"{a}–{b}"
    if period.length == 1:
        return f"{a}年{m}月" if zh else f"{MONTHS[m - 1]} {a}"
    if a == b:
        return f"{a}年{m}—{n}月" if zh else f"{MONTHS[m - 1]}–{MONTHS[n - 1]} {a}"
    return f"{a}年{m}月—{b}年{n}月" if zh else f"{MONTHS[m - 1]} {a}–{MONTHS[n - 1]} {b}"


def _rank(quantity: Quantity, language: str) -> str:
    place = plain(quantity.value)
    if language == "zh":
        return f"前{place}位" if quantity.op is Op.LE else f"第{place}位"
    return f"place {place} or better" if quantity.op is Op.LE else f"place {place}"


def _scaled(value: Decimal, power: int) -> str:
    """The value in units of 10^power, its trailing zeros off, at most four decimals."""
    scaled = value.scaleb(-power)
    if -int(scaled.as_tuple().exponent) > 4:
        scaled = scaled.quantize(Decimal("0.0001"), ROUND_HALF_UP)
    text = format(scaled, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _zh_number(value: Decimal, unit: str) -> str:
    written = f"个{unit}" if unit in {"百分点", "千分点"} else unit
    if unit in SCALED:
        return f"{plain(value)}{written}"
    size = abs(value)
    for power, word in ((12, "万亿"), (8, "亿"), (4, "万")):
        if size >= Decimal(10) ** power and (power != 12 or unit == "元"):
            return f"{_scaled(value, power)}{word}{written}"
    return f"{plain(value)}{written}"


def _en_number(value: Decimal, unit: str) -> str:
    if unit in {"%", "‰"}:
        return f"{plain(value)}{unit}"
    size = abs(value)
    figure = grouped(value)
    if unit not in SCALED:
        for power, name in ((12, "trillion"), (9, "billion"), (6, "million")):
            if size >= Decimal(10) ** power:
                figure = f"{_scaled(value, power)} {name}"
                break
    return f"{figure} {english_unit(unit, figure)}".strip()
