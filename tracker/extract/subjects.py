"""Trims what stands around a figure to the words for what is measured."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extract.nouns import is_noun
from tracker.grammar.places import Place
from tracker.knowledge import phrases
from tracker.knowledge.indicators import catalogue
from tracker.knowledge.verbs import verbs

if TYPE_CHECKING:
    from tracker.grammar.times import Time

WHOLE = re.compile(
    r"该[省市县区州]|全省|全市|全区|全县|全州|全疆|全国|我省|我市|我区|我县|我州|我国|省内|市内|全镇|我们|本省|本市|本县"
)
BASIS_HEAD = re.compile(
    r"按[^，。；]{0,14}汇率(?:计算|折算|折合|换算)?|(?:扣除|剔除)[^，。、\d]{2,12}(?:因素|影响)+后?|(?:比(?!重|例|率|值)|较|与)(?:\d{1,2}年前|[^，。、\d]{1,6}?(?:前|年|期|时|末))(?:(?:年初|当年)?(?:预算|计划|决算|执行)数?)?(?:相比)?"
)
STREAK_HEAD = re.compile(
    r"连续\s?[\d一二三四五六七八九十]{1,3}(?:年|个月|个季度|季度)(?:来)?(?:每年)?|继[^，。；]{1,8}后|[①-⑳]"
)
AS_WHAT = re.compile(r"[”]?为(?:代表|主体|支撑|引领|核心|龙头|骨干|主干|重点)[^，。；]*$")
NAMED_NATION = re.compile(
    r"全国(?:精品|知名|名优|传统|乡村|青少年|劳动模范|重点|文明|百强|示范|一流|先进|卫生|双拥|优秀|性|统一|首|最|唯一|第)"
)
BASIS_TAIL = re.compile(
    r"(?:(?:自|从)?(?:19|20)\d\d年以?来|(?:分别|均|都|也)?(?:比(?!重|例|率|值)|较|与|(?<![合共协相不])同|按)"
    r"(?:[^，。、]{0,12}?(?:年前|年|期|初|末|月|季度|半年|次|届|计划|目标|价格|口径|计算|预算|平均水平)|年初|上年|去年)"
    r"(?:同期)?(?:相比)?(?:实际|名义|净|分别|再|累计)?"
    r"|连续\s?[\d一二两三四五六七八九十]{1,3}(?:年|个月|个季度|季度)(?:来)?(?:每年)?(?:保持|稳定)?|同比|环比"
    r"|(?:在?扣除|剔除)[^，。、]{1,8}(?:因素|影响|后|外)(?:外|后)?)$"
)
LEAPS = re.compile(
    r"[再又]?创(?:下|出|造)?[^，。；]{0,6}新高$|(?:连续?跨越?|跨过|跨上|迈上|迈过|连上|跃上|登上)[^，。；]{1,12}(?:台阶|大关|关口)$"
)
PAREN = re.compile(r"\([^()]*\)$")
ANNOUNCED = re.compile(
    r"(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))?[^，。；：]{0,22}?(?:目标|任务|预期|安排)(?:任务)?(?:是|为)：?"
)
PUNCTUATION = " ，。；：、“”‘’\"'—-()·…!?！？《》"
PREDICATE = re.compile(
    r"(?<=..)(?:要跻身|跻身|位列|名列|连续|连跨|跨越|跨过|跨上|站上|登上|首次|率先|近年来|双双|出现|再获|喜获|又获|再创|实现|持续|不断|稳步|快速|加快|明显|显著|再次|蓬勃|全面|成功|逐步|进一步|保持|实现|得到|取得|呈现|总体|稳中|较快|平稳|队伍|再创|再上|迈上|迈向|大幅|有序|扎实|深入|已|正|将|更|由|从|达|为|是|在)"
)
SAID_BY = re.compile(r"《[^》]{2,24}》(?:明确|已)?(?:提出|要求|指出|规定|确定)")
ADVERBIAL = re.compile(
    r"\s*(?:但|而|且|其中)?(?:克服|顶住|抵御|战胜|承受|分[^，。]{1,6}看|从[^，。]{1,8}看|经过|通过|随着|围绕|按照?|与[^，。；]{1,12}相比|聚焦|坚持|根据|依托|针对|面对|鉴于|由于|为了|为|以|在[^，。]{1,24}(?:下|中|上|方面|里|后|前|期间|领域))"
)
SEEN = re.compile(r"\s*(?:从|就)(?P<what>[^，。；、]{2,14}?)(?:来|方面)?看")
ALL_REACHED = re.compile(r"(?:全覆盖|零的突破|清零|正增长|双增长|历史性突破|新突破|新跨越)$")
AREA = re.compile(  # 京津冀, 关中: areas of their own, not in the table of places
    r"(?P<name>成渝地区双城经济圈|[川鄂湘苏皖浙赣闽粤桂黔滇晋冀鲁豫陕甘辽吉黑][东南西北中]{1,2}经济区|京津冀及周边地区|京津冀|长三角(?:地区)?|珠三角(?:地区)?|粤港澳大湾区|汾渭平原|南疆(?:[四五]地州)?|北疆|关中(?:地区)?|陕北|陕南|苏[南北中]|皖[南北](?:地区)?)(?:区域)?"
    r"(?=[\u4e00-\u9fff“\d]|$)(?!协同|一体化|合作|联动|战略|国家|城市群|经济(?!总量|规模|增)|水资源|引水|调水|供水|铁路|交通|高铁|机场|生态|科技|产业|发展|建设|枢纽|超算|等|和|与|、|双城)"
)
AIDED = re.compile(r"[^，。；、]{2,24}?助力(?=[\u4e00-\u9fff]{3})")
FIELDS = ("领域", "方面")  # 能源领域，某电厂总装机…: said of what follows, not measured
ASIDES = {"下同", "人民币", "同口径"}
WITHIN = re.compile(r"^(.{2,12}?)(?:已经|已)?在(.{2,12}?)中(?:已)?(?:占|占据|占有)")
CHINESE_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
LONGEST_NOUN = 24
OPEN, CLOSE = "“‘《(", "”’》)"


@dataclass(slots=True)
class Subject:
    """The words for what is measured, where they start in the passage, and the place that leads them."""

    words: str
    start: int
    place: Place | None = None
    whole: str = ""


def trim(text: str, start: int, end: int, times: list[Time], places: list[Place]) -> Subject:
    """What is left of `start:end` when times, places, cues and adverbs are taken off both ends."""
    place: Place | None = None
    whole = ""
    if m := ANNOUNCED.match(text, start, end):
        start = m.end()
    while start < end:
        p = next((p for p in places if p.start == start and p.end <= end), None)
        named = NAMED_NATION.match(text, start, end) is not None  # 全国重点实验室 is a name
        if p is not None and p.part:  # 武汉港集装箱吞吐量: the city's, and part of the name
            place = p
            break
        if p is not None and not named:
            place, start = p, p.end
            continue
        if m := AREA.match(text, start, end):
            place, start = Place(start, m.end(), m["name"]), m.end()
            continue
        if not named and (m := WHOLE.match(text, start, end)):
            whole = m[0]
        step = _step(text, start, end, times, named=named)
        if step == start:
            break
        start = step
    end = trim_end(text, start, end, times)
    return Subject(text[start:end], start, place, whole)


def _step(text: str, start: int, end: int, times: list[Time], *, named: bool) -> int:
    """The offset behind one piece of punctuation, time, basis, cue or adverb; the start where none stands."""
    if said := SAID_BY.match(text, start, end):
        return said.end()
    if text[start] in PUNCTUATION and not _quotes(text, start, end):
        return start + 1
    if t := next((t for t in times if t.start <= start < t.end), None):
        return min(t.end, end)
    lead = (
        AIDED.match(text, start, end)
        or BASIS_HEAD.match(text, start, end)
        or STREAK_HEAD.match(text, start, end)
    )
    if lead is None and not named:
        lead = WHOLE.match(text, start, end)
    if lead is not None:
        return lead.end()
    return start if named else start + phrases.before().at_start(text, start, end)


def trim_end(text: str, start: int, end: int, times: list[Time]) -> int:
    """The end of `start:end` without bases, times, adverbs and punctuation behind."""
    while end > start:
        if text[end - 1] in PUNCTUATION and not (text[end - 1] in CLOSE and _opened(text, start, end)):
            end -= 1
            continue
        if m := BASIS_TAIL.search(text, max(start, end - 24), end):
            end = m.start()
            continue
        if t := next((t for t in times if t.start < end <= t.end), None):
            end = max(t.start, start)
            continue
        if m := AS_WHAT.search(text, start, end):
            end = m.start()
            continue
        if m := LEAPS.search(text, start, end) or PAREN.search(text, start, end):
            end = m.start()
            continue
        n = phrases.after().at_end(text, start, end)
        if n == 0:
            break
        end -= n
    return end


def _quotes(text: str, at: int, end: int) -> bool:
    """Whether an opening mark is closed within the stretch and so belongs to a name."""
    i = OPEN.find(text[at])
    return i >= 0 and text.find(CLOSE[i], at, end) > at


def _opened(text: str, start: int, end: int) -> bool:
    i = CLOSE.find(text[end - 1])
    return i >= 0 and text.rfind(OPEN[i], start, end) >= start


def noun_of(text: str, part: tuple[int, int], times: list[Time], places: list[Place]) -> Subject | None:
    """What a clause without figures speaks of: the object of its verb, or the noun before its predicate."""
    if (seen := SEEN.fullmatch(text[part[0] : part[1]])) and catalogue().find(seen["what"]) is not None:
        return Subject(seen["what"], part[0] + seen.start("what"))  # 从人均国内生产总值看，突破了…
    if ADVERBIAL.match(text, *part):
        return None
    found = trim(text, *part, times, places)
    words, start = found.words, found.start
    if m := WITHIN.search(words):  # 新能源汽车已在汽车产量中占据…
        return Subject(f"{m[1]}占{m[2]}比重", start, found.place, found.whole)
    if hit := verbs().at_start(words):
        words, start = words[len(hit[1]) :], start + len(hit[1])
    elif m := PREDICATE.search(words):
        words = words[: m.start()]
    if "等" in words[1:-1]:  # 甲、乙等五大优势产业
        cut = words.rindex("等") + 1
        words, start = words[cut:], start + cut
    if (
        words.strip("()") in ASIDES
        or not is_noun(words)
        or ALL_REACHED.search(words)
        or not 2 <= len(words) <= LONGEST_NOUN
        or not CHINESE_WORD.search(words)
        or words.endswith(FIELDS)
    ):
        return None
    return Subject(words, start, found.place, found.whole)
