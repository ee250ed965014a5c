"""Splits the words before 分别 into heads, one for each value, and completes those that lend from the last.

城镇、农村居民人均可支配收入 are two incomes, 粮肉奶产量 three harvests, 香洲、金湾和斗门 three places.
"""

from __future__ import annotations

import re

from tracker.extract.clauses import items
from tracker.extract.nouns import METRIC, RATE_NOUN
from tracker.knowledge.regions import NATION, atlas

DEPENDENT = {
    "死亡人数",
    "受伤人数",
    "经济损失",
    "金额",
    "数量",
    "人数",
    "花费",
    "总花费",
    "总收入",
    "直接经济损失",
}
OF_THE_SAME = {"出口额", "进口额", "销售额", "销量", "出口量", "利润", "利润总额", "成交额", "出口"}
OWN_AMOUNT = re.compile(
    r"(?P<whose>[^、]{2,}?)(?:网[络上]零售额|零售额|营业收入|主营业务收入|销售收入|销售额|总?产值|产量|交易额|成交量|增加值|进出口总?额)$"
)
RATE = re.compile(r"(?:[\u4e00-\u9fff]{2}化|[\u4e00-\u9fff]{2})率$")  # 垃圾和污水|治理率
AMOUNT = re.compile(r"[\u4e00-\u9fff]{2}[额量数值]$")  # 汽车、家电|零售额
LED_BY = re.compile(r"[^、]{2,14}(?:带动|拉动)(?=[^、]{2,})")  # 以旧换新带动|汽车、家电零售额
PER_UNIT = re.compile(r"单位(?:国内|地区)?生产总值|单位GDP|万元(?:国内|地区)?生产总值|万元GDP|单位工业增加值")
TWINS = [{"收入", "支出"}, {"进口", "出口"}, {"存款", "贷款"}, {"招生", "毕业"}]
CROPS = {
    "粮": "粮食", "棉": "棉花", "油": "油料", "糖": "糖料", "肉": "肉类", "蛋": "禽蛋", "奶": "牛奶",
    "菜": "蔬菜", "果": "水果", "茶": "茶叶", "鱼": "水产品",
}  # fmt: skip
SECTORS = re.compile(r"三次产业|一二三(?:次产业|产业|产)")
HALF_OF_TWO = re.compile(r"(?P<a>存)、(?P<b>贷)(?=款)|(?P<c>进)、(?P<d>出)(?=口)")
HALVES = {
    "收支": ("收入", "支出"),
    "存贷款": ("存款", "贷款"),
    "产销": ("产", "销"),
    "进出口": ("进口", "出口"),
}
BOTH = re.compile(rf"({'|'.join(HALVES)})(总额|总量|总值|余额|额|量|值)?$")
HARVEST = re.compile(f"([{''.join(CROPS)}]{{2,5}})((?:总)?产量|产值|种植面积)")
THING = re.compile(r"(?:以旧换新|进出口|出口|进口|项目|企业|消费|贸易)$")
LONG_ENOUGH = 3  # characters of a head whose last two may stand in the last one
COUNTED_PLACES = re.compile(r"[一二三四五六七八九十两\d]+(?:个)?(?:行政区|县区|区县|区|县|市|州|市县|地区)$")
EMISSION = re.compile(r"(?:排放(?:总量|强度|量)?|浓度)$")
SUBSTANCE = re.compile(r"(?:氮|氧化物|有机物|二氧化[硫碳]|总磷|颗粒物|烟尘|粉尘|PM\d\S*)$")
SHORT = 4  # characters of a head that is only a modifier


def split_heads(words: str, n: int) -> list[str]:
    """The items of a list of heads; 租赁和商务服务业、邮政业 are two where two values follow."""
    led = LED_BY.match(words) if n > 1 else None
    words = words[led.end() :] if led else words
    heads = _spread(items(words), n)
    if len(heads) != n and len(wide := [part for part in words.split("、") if part]) == n:
        return wide
    return heads


def _spread(heads: list[str], n: int) -> list[str]:
    """城乡居民收入 with two values speaks of 城镇 and of 农村, 三次产业 and 粮肉奶产量 with three of each."""
    if len(heads) == 1 and n == 3 and (sectors := SECTORS.match(heads[0])):
        rest = heads[0][sectors.end() :] or "增加值"
        return [f"第{k}产业{rest}" for k in "一二三"]
    if len(heads) == 1 and (short := HARVEST.fullmatch(heads[0])) and len(short[1]) == n:
        return [CROPS[c] + short[2] for c in short[1]]
    if len(heads) == 1 and n == 2 and (both := BOTH.search(heads[0])):  # 一般公共预算收支
        return [heads[0][: both.start()] + half + (both[2] or "") for half in HALVES[both[1]]]
    if len(heads) == 1 and n == 2 and "城乡" in heads[0]:
        return [heads[0].replace("城乡", "城镇"), heads[0].replace("城乡", "农村")]
    return heads


def completed(heads: list[str]) -> list[str]:
    """城镇、农村居民人均可支配收入: heads without a noun for the measured take that of the last one.

    汽车、电池产值增速 are rates of both.
    """
    rate = RATE_NOUN.search(heads[-1])
    if rate is None or rate.start() == 0 or any(METRIC.search(h) or RATE_NOUN.search(h) for h in heads[:-1]):
        return _completed(heads)
    return [head + rate[0] for head in _completed([*heads[:-1], heads[-1][: rate.start()]])]


def _completed(heads: list[str]) -> list[str]:
    if m := PER_UNIT.match(heads[0]):  # 单位生产总值用水量、能耗
        heads = [heads[0], *(h if PER_UNIT.match(h) else m[0] + h for h in heads[1:])]
    last = heads[-1]
    noun = METRIC.search(last) or THING.search(last)
    rate = RATE.search(last)
    amount = AMOUNT.search(last) if noun is not None and len(noun[0]) == 1 else None
    tail = rate or amount or noun
    lent = tail[0] if tail is not None else ""
    done = [head + _lent(head, last, lent) for head in heads[:-1]]
    first = heads[0]
    if len(heads) == 2 and (halves := HALF_OF_TWO.search(f"{first}、{last}")):  # 金融机构存、贷款余额
        stem, rest = first[:-1], last[len(halves["b"]) :]
        return [stem + halves["a"] + rest[0] + rest[1:], stem + last]
    twins = {first[-len(last) :], last} in TWINS or (
        len(last) == len("满意率") and first[-1] == last[-1] == "率"
    )
    if len(heads) == 2 and twins and len(first) > len(last):  # 一般公共预算收入和支出, 诉求解决率、满意率
        return [first, first[: -len(last)] + last]
    if len(heads) > 1 and last in DEPENDENT and noun is not None and (own := METRIC.search(heads[0])):
        last = heads[0][: own.start()] + last  # 事故起数和死亡人数
    if len(heads) == 2 and last in OF_THE_SAME and (own := OWN_AMOUNT.match(first)):
        last = own["whose"] + last  # 农产品网络零售额、出口额
    return [*done, last]


def _lent(head: str, last: str, noun: str) -> str:
    """What a head lends from the last one, whose own end is `noun`; nothing where it stands alone."""
    alike = head[-1:] and len(last) > len(head) and last[len(head) - 1] == head[-1]
    if noun and SUBSTANCE.search(head):  # 氨氮、挥发性有机物|排放总量
        emitted = EMISSION.search(last)
        return emitted[0] if emitted else noun
    if len(head) == 1 and last[1:2] == "等":  # 中、高等职业教育
        return last[1:]
    if METRIC.search(head) or (noun and head.endswith(noun)):
        return ""
    if alike:  # 民营企业、外资企业出口: built alike
        return last[len(head) :]
    shared = _shared_tail(head, last)  # 先进制造业、高技术制造业|增加值占工业比重
    modifier = noun and len(head) <= SHORT and len(last) > len(head) + 1
    return shared or (last[len(head) :] if modifier else noun)


def _shared_tail(head: str, last: str) -> str:
    """What follows in the last head the two characters on which the head ends."""
    at = last.find(head[-2:]) if len(head) >= LONG_ENOUGH else -1
    return last[at + 2 :] if at > 0 else ""


def homes_of(heads: list[str]) -> list[str]:
    """The places that all heads are: 香洲、金湾和斗门三个行政区分别实现…; none where one is no place."""
    if not heads[0]:
        return []
    homes = []
    for head in heads:
        bare = COUNTED_PLACES.sub("", head)
        name = next((p for end in ("", "区", "县", "市") if (p := atlas().find(bare + end))), None)
        if name is None or name == NATION:
            return []
        homes.append(name)
    return homes
