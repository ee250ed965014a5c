"""Finds amounts in text: number, multiplier, unit, comparator, range.

The scanner knows nothing of what is measured; whether an amount is worth anything is for the caller.
It works on normalised text (half-width digits, ASCII commas only between thousands).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.grammar import numerals
from tracker.knowledge.comparators import after, before, not_in
from tracker.knowledge.load import lexical
from tracker.knowledge.units import units
from tracker.model.quantity import Op, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
CHINESE = r"(?:[零〇一二三四五六七八九十万亿两]|百(?!分点)|千(?![瓦伏克米]))+(?:点[零〇一二三四五六七八九]+)?"
MULTIPLIER = r"(?:[十万亿]|百(?!分点)|千(?![瓦伏克米]))*"  # the 千 of 千瓦 belongs to the unit
NUMBER = rf"(?:{ARABIC})|{CHINESE}"
PART = re.compile(
    rf"(?P<pre>百分之|千分之)?(?P<n>{NUMBER})(?P<a>[余多来])?(?:[ ](?=[百千]?[万亿]|千(?![瓦伏克米])))?"
    rf"(?P<m>{MULTIPLIER})(?P<b>[余多])?(?P<m2>[万亿]?)"
)
MORE = re.compile(r"(\d+)([十百千万]+)")  # the 6千万 of 1亿6千万
PEOPLE = re.compile(
    r"(?:左右|以上)?(?:[\u4e00-\u9fff]{0,7}?)(?:人口|群众|老人|老年人|农民工|农民|农牧民|职工|居民|学生|儿童|毕业生|劳动力|残疾人|劳动者|患者|市民|村民|青年|妇女|教师|军人|婴幼儿|孕产妇|监测对象|群体|师生|中小学生|人员)"
    r"(?=[，。、；：的享走脱获实参提免入受通饮得用解就转告上住纳和在开基接全都落稳喝远离提供居])"
)
POPULATION = re.compile(r"(?:人口|人数|人才资源总量|人才总量)[^，。；]{0,8}$")
SUBSCRIBERS = re.compile(r"(?:用户|户数)[^，。；]{0,8}$")
HUNDREDTHS = re.compile(r"[一二三四五六七八九](?=[，。；、]|左右|以上|多|$)")
AFTER_POPULATION = ("", "，", "。", "；", "、")
OTHER_UNIT = re.compile(
    r"\((?:套|户|间|人|次|处|个|座|所|家|台|项|公里|期|辆|栋|幢|村|县|区|条|张|名)(?:次|间)?\)"
)  # 7万套(间)
PER = re.compile(
    r"/(?:万人|人·?月|月|年|天|日|吨|亩|公顷|公斤|千克|度|千瓦时|平方米|平方公里|立方米|人|户|次|小时|标煤)"
)
MONEY_LEFT = re.compile(
    r"(?:突破了?|首破|连破|破|超过?|逾|跨越|跨过|越过|迈过|迈上|迈入|跃上|站上|达到?|重回|重返|冲刺|\d亿[、和与]|\d万亿[、和与])$"
)
MONEY_RIGHT = re.compile(r"级?(?:规模|[，。；])|(?:大关|规模|台阶|门槛|关口|俱乐部)|[，。；、！]|$")
NO_MONEY = re.compile(r"(?:人次|游客|人口|人数|客流|斤|吨|件|业务量|用户|标识|数据|产量)[^，。；]{0,12}$")
HOUSEHOLDS = re.compile(
    r"(?:[\u4e00-\u9fff]{0,5}?)(?:农户|农牧户|家庭|贫困户|住户|个体工商户|用户)(?=[，。、；：的享走脱获实参提免入受通用解住])"
)
JOIN = re.compile(r"\s*(?:-{1,2}|—{1,2}|–|－|~|～|至|到)\s*")
START = re.compile(
    r"[百千]分之|\d|(?<![零〇一二三四五六七八九十百千万亿两第几数])"
    r"(?:[二三四五六七八九两][零〇一二三四五六七八九十百千万亿两]*|[十百千万亿一][零〇一二三四五六七八九十百千万亿两]*)"
    r"(?:点[零〇一二三四五六七八九]+)?[余多]?(?=[^\s，。、；：！？“”（）\d])"
)
UNIT_IN_WORD = {
    "个": ("体",),
    "家": ("庭",),
    "部": ("门",),
    "台": ("阶",),
    "处": ("理",),
    "方": ("面", "案", "式", "位", "便", "向", "略", "针", "法"),
    "周": tuple("年岁期边末报长围"),
    "回": tuple("收家升落报应到购民归"),
}  # 900万个体工商户, 6部门
EACH_BEFORE = re.compile(r"每(?:立方米|升|公斤|亩|公顷|平方公里)$")  # 低于|每立方米|19微克
LONGEST_BEFORE = 4


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at `start:end` of the scanned text, comparators included.

    `number` is where its digits start, `stop` where its unit ends. `chinese` says that the digits are
    Chinese, `bare` that they are multipliers only (千亿), `rules` the entries that read it.
    """

    start: int
    end: int
    number: int
    stop: int
    op: Op
    value: Decimal
    high: Decimal | None
    unit: str
    written_unit: str
    chinese: bool
    bare: bool
    rules: tuple[str, ...]

    def quantity(self, text: str) -> Quantity:
        """The amount as a value of the model, worded as in `text`."""
        return Quantity(
            op=self.op, value=self.value, high=self.high, unit=self.unit, worded=text[self.start : self.end]
        )


@lexical
def unit_pattern() -> re.Pattern[str]:
    """All ways of writing units, longest first; white space may stand before one."""
    names = (
        re.escape(n) + (r"(?![A-Za-z])" if n[-1].isascii() and n[-1].isalpha() else "") for n in units().names
    )
    return re.compile(r"\s?(" + "|".join(names) + ")")


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[Amount]:
    """All amounts between the two offsets, in order; numbers without a known unit are passed over."""
    stop = len(text) if end is None else end
    position = start
    while m := START.search(text, position, stop):
        amount = read(text, m.start(), stop)
        if amount is None or amount.stop <= m.start():
            position = _past(text, m.start(), stop)
        else:
            yield amount
            position = amount.end if amount.end > m.start() else m.end()


def read(text: str, at: int, end: int) -> Amount | None:
    """The amount whose digits start at the offset, None where there is none with a known unit."""
    first = PART.match(text, at, end)
    if first is None:
        return None
    value, about = _value(first)
    if value is None:
        return None
    position = first.end()
    unit = unit_pattern().match(text, position, end)
    more = MORE.match(text, position, end)
    while more and first["m"] and unit is None:
        value += numerals.arabic(more[1]).scaleb(numerals.power(more[2]))
        position = more.end()
        unit = unit_pattern().match(text, position, end)
        more = MORE.match(text, position, end)
    high = None
    join = JOIN.match(text, unit.end() if unit else position, end)
    second = PART.match(text, join.end(), end) if join else None
    if second is not None:
        bound, _ = _value(second)
        unit_2 = unit_pattern().match(text, second.end(), end)
        written = unit_2[1] if unit_2 else ""
        percent = first["pre"] and second["pre"]
        if first["pre"] and not second["pre"] and unit_2 is None and not second["n"][0].isdigit():
            percent = True  # 百分之八至九
        if bound is not None and (unit_2 or percent) and (unit is None or unit[1] == written):
            if not first["m"] and second["m"] and unit is None and not first["pre"]:
                value = value.scaleb(numerals.power(second["m"]))  # 3—5万人: the multiplier is shared
            if value < bound:
                high, unit, position = bound, unit_2, second.end()
    return _amount(text, first, value, high, unit, position, end, about=about)


def _amount(  # noqa: PLR0913, PLR0917 - the parts of one amount
    text: str,
    first: re.Match[str],
    value: Decimal,
    high: Decimal | None,
    unit: re.Match[str] | None,
    position: int,
    end: int,
    *,
    about: bool,
) -> Amount | None:
    prefix = first["pre"]
    named = _unit(text, first, unit, position, end)
    if named is None:
        return None
    written, suffix, stop = named
    entry = units().find(written)
    if entry is None:
        return None
    is_chinese = not first["n"][0].isdigit()
    rest = HUNDREDTHS.match(text, stop) if entry.id == "tenths" else None  # 一成四
    if is_chinese and not prefix and (not entry.chinese or (first["n"] == "一" and rest is None)):
        return None
    rules = [f"unit:{entry.id}"]
    value, high = value * entry.factor, high * entry.factor if high is not None else None
    start, op, rule = _before(text, first.start())
    if rule:
        rules.append(rule)
    if entry.id == "times" and text.startswith("多", stop):  # 增长1倍多
        about, stop = True, stop + 1
    if rest is not None:
        value, stop = value + (numerals.chinese(rest[0]) or 0), rest.end()
    finish, op_after, rule = bound_behind(text, stop, end)
    if rule:
        rules.append(rule)
    op = _op(op, op_after, about=about, ranged=high is not None)
    if op is not Op.RANGE:
        high = None
    n = first["n"]
    bare = is_chinese and all(c in "十百千万亿" for c in n)
    return Amount(
        start, finish, first.start(), stop, op, value, high, entry.base_of(written) + suffix, written,
        is_chinese, bare, tuple(rules),
    )  # fmt: skip


def _unit(
    text: str, first: re.Match[str], unit: re.Match[str] | None, position: int, end: int
) -> tuple[str, str, int] | None:
    """The unit as written, what it is counted per, and where both end; None where no unit is meant."""
    if first["pre"]:
        return ("%" if first["pre"] == "百分之" else "‰"), "", position
    if unit and text[unit.end() : unit.end() + 1] not in UNIT_IN_WORD.get(unit[1], ()):
        stop = unit.end()
        if aside := OTHER_UNIT.match(text, stop, end):
            stop = aside.end()
        per = PER.match(text, stop, end)  # 740元/月
        return unit[1], per[0] if per else "", per.end() if per else stop
    if first["m"] or first["n"][-1] in "万亿":
        implied = _implied(text, first.start(), position, end)
        return (implied, "", position) if implied else None
    return None


def _implied(text: str, at: int, position: int, end: int) -> str:
    """惠及358万老年人, 人口达到12亿: people and households count whether or not 人 or 户 is written."""
    if "亿" in text[at:position] and _is_money(text, at, position):
        return "元"
    if text[position : position + 1] in AFTER_POPULATION:
        if POPULATION.search(text, max(0, at - 12), at):
            return "人"
        if SUBSCRIBERS.search(text, max(0, at - 12), at):
            return "户"
    if PEOPLE.match(text, position, min(len(text), end + 1)):
        return "人"
    return "户" if HOUSEHOLDS.match(text, position, min(len(text), end + 1)) else ""


def _is_money(text: str, at: int, position: int) -> bool:
    """Whether 突破6000亿 or 首破千亿 speaks of money, as it does where nothing else is counted in 亿."""
    left = text[max(0, at - 16) : at]
    right = MONEY_RIGHT.match(text, position, min(len(text), position + 3))
    return bool(right and MONEY_LEFT.search(left) and not NO_MONEY.search(left))


def _op(left: Op | None, right: Op | None, *, about: bool, ranged: bool) -> Op:
    """One op of what stands left and right: 超过5%以上 is >=, 控制在3%左右 is ~, 余 and 多 are ~."""
    if ranged:
        return Op.RANGE
    if right is not None:
        return right
    if left is not None:
        return left
    return Op.ABOUT if about else Op.EQ


def _value(part: re.Match[str]) -> tuple[Decimal | None, bool]:
    """The number of one part, multiplied out, and whether 余, 多 or 来 makes it approximate."""
    n, multiplier = part["n"], (part["m"] or "") + (part["m2"] or "")
    about = bool(part["a"] or part["b"])
    if n[0].isdigit():
        return numerals.arabic(n).scaleb(numerals.power(multiplier)), about
    value = numerals.chinese(n)
    if value is None:
        return None, about
    return value.scaleb(numerals.power(multiplier)), about


def _before(text: str, at: int) -> tuple[int, Op | None, str]:
    """The comparator that ends where the number starts: its start, op and rule."""
    _, words = before()
    at_word = at
    while at_word and text[at_word - 1] == " ":
        at_word -= 1
    if each := EACH_BEFORE.search(text, max(0, at_word - 6), at_word):
        at_word = each.start()
    for n in range(LONGEST_BEFORE, 0, -1):
        entry = words.get(text[max(0, at_word - n) : at_word])
        if entry is not None and at_word >= n and not text.endswith(not_in(), 0, at_word):
            return at_word - n, entry.op, f"comparator:{entry.id}"
    return at, None, ""


def bound_behind(text: str, at: int, end: int) -> tuple[int, Op | None, str]:
    """The comparator, 余 or 多 that starts where the unit ends: its end, op and rule."""
    pattern, words = after()
    m = pattern.match(text, at, end)
    if m is None:
        return at, None, ""
    entry = words[m[0]]
    return m.end(), entry.op, f"comparator:{entry.id}"


def _past(text: str, at: int, end: int) -> int:
    """The first offset after the run of digits that starts here."""
    m = PART.match(text, at, end)
    return max(m.end(), at + 1) if m else at + 1
