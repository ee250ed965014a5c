"""Finds what may be a figure of a claim: amounts, ranks, values in words."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.extract.gate import refusal
from tracker.grammar import numerals
from tracker.grammar.quantity import Amount, bound_behind, scan
from tracker.knowledge.idioms import Idiom, idioms
from tracker.knowledge.units import dimension
from tracker.model.claim import Measure
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from tracker.grammar.times import Time

RANK = re.compile(
    r"第\s?(?P<n>\d+|[一二三四五六七八九十]{1,3})\s?(?P<unit>位|名)?(?![一二三四五六七八九十\d]*(?:产业|届|次|批|轮|档|个|条|年|期|步|人民|中学|医院|小学|季度|章|节|部分|方阵|梯队|要务|动力|资源|生产力|书记|线|国|十|师|代|责任|时间|一线|家|台|款|例|大))"
    r"|(?P<top>首位|榜首|首席)"
)
RANK_SIGN = re.compile(r"[第首榜]")
IDIOM_SIGN = re.compile(r"番|倍增|位数|半|分之|\d/\d")
RANK_LEAD = re.compile(
    r"(?:居|位居|位列|列|排名?|排在|排位|名列|升至|跃升至|跃居|上升至|上升到|升到|进位至|前移至|跃升到|稳居|保持|并列|跻身|综合排名|位次|进至|升为|提升至|为|是)"
    r"[^，。；0-9]{0,14}$"
)
ADDED = re.compile(r"(?:新增|新挂牌|挂牌|新设|获批|新建|建成|开工|打造|培育|创建|开通|增加)[^，。；]*$")
OF_LIST = re.compile(
    r"(?:分别|依次)[^，。；]{1,14}第[^，。；、]{1,4}(?:[、和与]第[^，。；、]{1,4})*[、和与]$"
)
LIST_REACH = 40  # characters before a rank in which a list of ranks may open
BETWEEN = re.compile(r"、|和|与|，")
BARE_RANK = re.compile(r"(?:全国|全球|世界|中部|西部|东部|全省|东北|华中)(?:各省|各市|城市)?$")
CLOSES = re.compile(r"[，。；、]|$")
SECOND_RANK = re.compile(r"第[^，。；、]{1,3}、[^，。；、]{2,5}$")  # 居全国第七、中部|第一
SEVERAL = re.compile(r"(?:更多|一批|多个|多项|若干)[^，。；]{0,4}$")  # 培育更多全球第一
BARE_POINTS = re.compile(
    r"(?<![\d.])\d+(?:\.\d+)?(?=(?:[、和与]\d+(?:\.\d+)?)*[、和与]\d+(?:\.\d+)?个百分点)(?![\d.])"
)
TO_ONE_SIGN = re.compile(r"[：∶]\s?1|倍差|收入比|收入之比")
TO_ONE = re.compile(  # 收入比缩小至2.31∶1, 收入倍差从2.42缩小至2.31
    r"(?<![\d.：∶])(?P<n>\d+(?:\.\d+)?)\s?[：∶]\s?1(?![\d.：∶])"
    r"|(?:倍差|收入比|收入之比)[^，。；\d]{0,8}(?:(?:19|20)\d\d年的?)?(?:(?P<a>\d\.\d+)[^，。；\d]{1,6})?(?P<b>\d\.\d+)(?=[，。；、]|$)"
)
OF_ANOTHER = re.compile(r"(?:为|是|相当于|[，、])(?![^，。；、]*占)[^，。；、占]{1,8}的$")  # 仅为甲市的1/6
PUT_FIRST = re.compile(r"(?:放在|摆在|置于|作为|放到|摆到)[^，。；]{0,6}$")
STREAK = re.compile(r"连续[^，。；]{1,8}$")
NEGATIVE = re.compile(r"[\u4e00-\u9fff][-−]$")
WORD_BEFORE = re.compile(r"[A-Za-z+/×*#\-.]$")
QUOTED_CODE = re.compile(r"[“\"'‘（(]$")


@dataclass(slots=True)
class Mention:
    """A figure at `start:end` of its passage; `number` is where its digits start, `stop` where its unit ends.

    `measure` is set where the words fix it (ranks, 翻番). `sure_rank` says that 位 or 名 is written.
    """

    start: int
    end: int
    number: int
    stop: int
    op: Op
    value: Decimal
    high: Decimal | None
    unit: str
    rules: tuple[str, ...]
    measure: Measure | None = None
    chinese: bool = False
    bare: bool = False


@dataclass(slots=True)
class Refused:
    """A figure that was set aside, and the rule that did so."""

    start: int
    end: int
    rule: str
    reason: str


def mentions(text: str, found_times: list[Time], start: int, end: int) -> tuple[list[Mention], list[Refused]]:
    """The figures between the offsets in order, and those that were set aside."""
    kept: list[Mention] = []
    refused: list[Refused] = []
    taken = [(t.start, t.end) for t in found_times if t.start < end and t.end > start]
    for amount in _outside(text, taken, start, end):
        rule = _not_a_figure(text, amount) or refusal(text, amount, end)
        if rule is None:
            kept.append(_of_amount(text, amount))
        else:
            refused.append(Refused(amount.start, amount.end, *rule))
    _share_points(text, kept)
    kept += _bare_points(text, start, end)
    if TO_ONE_SIGN.search(text, start, end):
        kept += _to_one(text, start, end)
    if RANK_SIGN.search(text, start, end):
        kept += [rank for m in RANK.finditer(text, start, end) if (rank := _rank(text, m, start))]
    if IDIOM_SIGN.search(text, start, end):
        kept += _in_words(text, start, end, exact=any(k.unit == "%" for k in kept))
    kept.sort(key=lambda k: (k.number, -k.stop))
    kept = _disjoint(kept)
    ranks = {k.number for k in kept if k.measure is Measure.RANK}
    return kept, [r for r in refused if not any(n <= r.start <= n + 2 for n in ranks)]


def _outside(text: str, taken: list[tuple[int, int]], start: int, end: int) -> list[Amount]:
    """The amounts that do not overlap a time: 2024年 and 1—11月 are no amounts."""
    return [x for x in scan(text, start, end) if not any(a < x.stop and x.number < b for a, b in taken)]


def _of_amount(text: str, a: Amount) -> Mention:
    value, start = a.value, a.start
    if _is_negative(text, a):
        value, start = -value, a.start - 1
    return Mention(
        start, a.end, a.number, a.stop, a.op, value, a.high, a.unit, a.rules, None, a.chinese, a.bare
    )


def _is_negative(text: str, a: Amount) -> bool:
    """增长率为-0.99‰: a minus stands after a word, a dash stands between figures."""
    return (
        a.number == a.start
        and a.high is None
        and NEGATIVE.search(text[max(0, a.number - 2) : a.number]) is not None
    )


def _not_a_figure(text: str, a: Amount) -> tuple[str, str] | None:
    """C919, 1+8, “51020”, 14.3:41.2: digits that name something."""
    if _is_negative(text, a):
        return None
    if a.number == a.start and WORD_BEFORE.search(text[max(0, a.number - 1) : a.number]) and not a.chinese:
        return "gate:name", "the digits are part of a name"
    if _is_enumerated(text, a):
        return "gate:enumeration", "a count of what the sentence lists itself"
    if text[a.number - 1 : a.number] == "：" and text[a.number - 2 : a.number - 1].isdigit():
        return "gate:proportion", "a proportion of several numbers"
    return None


def _is_enumerated(text: str, a: Amount) -> bool:
    """甲、乙、丙3款: the figure counts the names before it."""
    if a.value > 9 or a.value < 2 or a.op is not Op.EQ or not dimension(a.unit).startswith("count"):
        return False
    if ADDED.search(text, max(0, a.number - 60), a.number):
        return False
    clause = re.split(r"[，。；：！？]", text[max(0, a.number - 60) : a.number])[-1]
    if any(c.isdigit() for c in clause):
        return False
    return clause.count("、") + 1 == a.value and not clause.endswith("、") and "等" not in clause[-2:]


def _rank(text: str, m: re.Match[str], start: int) -> Mention | None:
    """居全国第6位, 位列第三; a bare 第一 counts only after a verb of rank."""
    lead = text[max(start, m.start() - 20) : m.start()]
    if (not m["unit"] and STREAK.search(lead)) or PUT_FIRST.search(lead):
        return None
    named = RANK_LEAD.search(lead.rpartition("、")[2] if "、" in lead else lead)
    apart = CLOSES.match(text, m.end()) and not SECOND_RANK.search(lead) and not SEVERAL.search(lead)
    closes = m["n"] is not None and (m["n"].isdigit() or apart)
    figured = closes and BARE_RANK.search(lead)  # 19项、全国第2, 指数全国第一。
    figured = figured or OF_LIST.search(text, max(start, m.start() - LIST_REACH), m.start())
    if not (m["unit"] or named or figured):
        return None
    if m["top"]:
        place: Decimal | None = Decimal(1)
        if not RANK_LEAD.search(lead):
            return None
    else:
        place = Decimal(m["n"]) if m["n"].isdigit() else numerals.chinese(m["n"])
    if place is None or place > 500:
        return None
    return Mention(m.start(), m.end(), m.start(), m.end(), Op.EQ, place, None, "位", ("rank",), Measure.RANK)


def _share_points(text: str, kept: list[Mention]) -> None:
    """2.2个、3.4个百分点: the unit is written once."""
    for a, b in itertools.pairwise(kept):
        if a.unit == "个" and b.unit == "百分点" and BETWEEN.fullmatch(text, a.end, b.start):
            a.unit = b.unit


def _bare_points(text: str, start: int, end: int) -> list[Mention]:
    """分别高4.2和0.7个百分点: the figures before the one that has the unit."""
    return [
        Mention(
            m.start(), m.end(), m.start(), m.end(), Op.EQ, Decimal(m[0]), None, "百分点", ("unit:points",)
        )
        for m in BARE_POINTS.finditer(text, start, end)
    ]


def _to_one(text: str, start: int, end: int) -> list[Mention]:
    """How many times as much the one is as the other, 1 being written or left out."""
    return [
        Mention(
            m.start(part),
            end_of_bound,
            m.start(part),
            stop,
            op or Op.EQ,
            Decimal(m[part]),
            None,
            "倍",
            ("to_one",),
            Measure.LEVEL,
        )
        for m in TO_ONE.finditer(text, start, end)
        for part in ("n", "a", "b")
        if m[part]
        for stop in (m.end() if part == "n" else m.end(part),)
        for end_of_bound, op, _ in (bound_behind(text, stop, end),)
    ]


def _in_words(text: str, start: int, end: int, *, exact: bool) -> list[Mention]:
    """The values in words; 半壁江山 counts only where the sentence gives no share in figures as well."""
    return [
        mention
        for idiom, pattern in idioms()
        if not (exact and idiom.id == "half_the_land")
        for m in pattern.finditer(text, start, end)
        if not (idiom.scale == "fraction" and OF_ANOTHER.search(text, start, m.start()))
        if (mention := _of_idiom(idiom, m))
    ]


def _of_idiom(idiom: Idiom, m: re.Match[str]) -> Mention | None:
    groups = {k: v for k, v in m.groupdict().items() if v}
    value, op, stop = idiom.value, idiom.op, m.end()
    if idiom.scale == "power":
        value = Decimal(2) ** int(numerals.chinese(groups.get("n", "一")) or 1)
    elif idiom.scale == "fraction":
        whole, part = _of_digits(groups["d"]), _of_digits(groups["n"])
        if not whole or not part or part >= whole:
            return None
        value = (part * 100 / whole).quantize(Decimal("0.1")).normalize()
    word = groups.get("op") or groups.get("op2") or groups.get("about") or groups.get("about2") or ""
    if word:
        op = Op.ABOUT if word in {"近", "约"} else Op.GT
    elif (m[0].endswith("以上") or m.string.startswith("以上", stop)) and idiom.op is Op.EQ:
        op, stop = Op.GE, stop + len("以上") * m.string.startswith("以上", stop)
    elif m[0].endswith("多") and idiom.op is Op.EQ:  # 翻了一番多
        op = Op.ABOUT
    return Mention(
        m.start(), stop, m.start(), stop, op, value, None, idiom.unit, (f"idiom:{idiom.id}",),
        idiom.measure if idiom.measure is not Measure.LEVEL else None,
    )  # fmt: skip


def _of_digits(text: str) -> Decimal | None:
    return Decimal(text) if text.isdigit() else numerals.chinese(text)


def _disjoint(kept: list[Mention]) -> list[Mention]:
    result: list[Mention] = []
    for m in kept:
        if not result or m.number >= result[-1].stop:
            result.append(m)
    return result
