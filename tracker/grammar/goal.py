"""Reads a goal or value as people write it in one field: 突破100万辆, >= 2.5万个, 下降3%以上."""

from __future__ import annotations

import re
from decimal import Decimal

from tracker.grammar import numerals
from tracker.grammar.normal import normal
from tracker.grammar.quantity import Amount, scan
from tracker.grammar.unread import Unread
from tracker.model.message import msg
from tracker.model.quantity import Op, Quantity

FILLER = re.compile(
    r"(?:力争|确保|努力|争取|预计|实现|达到|达|为|到|至|增至|控制在|保持在|稳定在|保持|稳定|总量|累计|新增|净增|新建|建成|"
    r"同比|比上年|年均|每年|增长|增加|提高|提升|上升|增幅|增速|再|约合|人民币|全年|[\s,，、。的了])+"
)
FALL = re.compile(r"下降|降低|减少|下滑|回落|压减|减|降|负增长|跌")
RANK = re.compile(
    r"(?:(前)\s*第?|第)\s*(\d+|[一二三四五六七八九十]+)\s*(?:位|名)?|(?<![\d万亿千百])()(\d+)\s*位"
)
DOUBLE = re.compile(r"翻\s*([一两二三四\d]?)\s*番|倍增")
DOUBLE_DIGIT = re.compile(r"两位数|双位数")
BELOW = re.compile(r"-([^-～~至到]+)\s*[～~—至到]+\s*-([^-]+)")
MINUS = re.compile(r"(?<![\d%万亿千百])-\s*(?=\d)")
PLAIN = re.compile(r"[+\-−]?\s*(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
FLIP = {Op.GE: Op.LE, Op.GT: Op.LT, Op.LE: Op.GE, Op.LT: Op.GT}

EXAMPLES = msg("write it as 突破100万辆, >= 2.5万个, 7.5%左右, 控制在3.5%以内 or 4.5%～5%")


def read_goal(text: str) -> Quantity | Unread:
    """The quantity that a goal's or value's text states, or why it states none.

    A fall is negative (下降3%以上 is <= -3 %), a rank counts in 位, 翻一番 is 2 倍, 两位数 is >= 10 %.
    """
    plain = normal(text).replace("−", "-")
    if m := BELOW.fullmatch(plain.strip()):  # -3%～-2%
        plain = f"-{m[2]}～{m[1]}"
    if special := _special(plain, text):
        return special
    if (m := MINUS.search(plain)) and isinstance(
        positive := read_goal(plain[: m.start()] + plain[m.end() :]), Quantity
    ):
        low, high = -positive.value, positive.high
        if high is not None:
            low, high = -high, -positive.value
        return positive.model_copy(update={"value": low, "high": high, "worded": text.strip()})
    amounts = list(scan(plain))
    if not amounts:
        return _no_amount(plain, text)
    if len(amounts) > 1:
        return Unread(
            msg("“{text}” holds more than one figure", text=text),
            msg("keep one figure, or write a range such as 4.5%～5%"),
            amounts[1].start,
        )
    amount = amounts[0]
    lead, rest = plain[: amount.start], plain[amount.end :]
    falls = bool(FALL.search(lead))
    for part, offset in ((lead, 0), (rest, amount.end)):
        left = FILLER.sub("", FALL.sub("", part)).strip(" +-()")
        if left:
            return Unread(
                msg("“{part}” in “{text}” is not understood", part=left, text=text),
                EXAMPLES,
                offset + max(part.find(left[0]), 0),
            )
    return signed(amount, text.strip()) if falls else quantity(amount, text.strip())


def quantity(amount: Amount, worded: str) -> Quantity:
    """The amount as a quantity, worded as the caller says."""
    return Quantity(op=amount.op, value=amount.value, high=amount.high, unit=amount.unit, worded=worded)


def signed(amount: Amount, worded: str) -> Quantity:
    """The amount as a fall: its values turn negative, and so do its bounds."""
    value, high = -amount.value, amount.high
    if high is not None:
        value, high = -high, value
    return Quantity(
        op=FLIP.get(amount.op, amount.op), value=value, high=high, unit=amount.unit, worded=worded
    )


def _special(plain: str, text: str) -> Quantity | None:
    """Ranks, doublings and 两位数, which have no unit of their own."""
    worded = text.strip()
    if m := RANK.search(plain):
        figure = m[2] or m[4]
        place = Decimal(figure) if figure.isdigit() else numerals.chinese(figure)
        if place is not None and not FILLER.sub(
            "", plain.replace(m[0], "").replace("全国", "").replace("居", "")
        ):
            return Quantity(op=Op.LE if m[1] else Op.EQ, value=place, unit="位", worded=worded)
    if m := DOUBLE.search(plain):
        times = numerals.chinese(m[1]) if m[1] and not m[1].isdigit() else Decimal(m[1] or 1)
        return Quantity(value=Decimal(2) ** (times or 1), unit="倍", worded=worded)
    if DOUBLE_DIGIT.search(plain):
        return Quantity(op=Op.GE, value=Decimal(10), unit="%", worded=worded)
    return None


def _no_amount(plain: str, text: str) -> Unread:
    if m := PLAIN.search(plain):
        unit = plain[m.end() :].strip(" 十百千万亿余多")
        if unit:
            return Unread(
                msg("the unit “{unit}” in “{text}” is not known", unit=unit, text=text),
                msg("use a unit such as 万辆, 亿元, 家, 个, %, 个百分点, or add yours to a lexicon"),
                m.end(),
            )
        return Unread(
            msg("“{text}” has a number but no unit", text=text),
            msg("write the unit after the number: 2000家, 7.5%, 3.3万亿元"),
            m.end(),
        )
    return Unread(msg("“{text}” holds no figure", text=text), EXAMPLES, 0)
