"""Lists that give each head its own value: A、B分别增长15.3%和12.0%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extract.clauses import items
from tracker.extract.drafts import Draft
from tracker.extract.governing import ABOVE, COMPLETES, FALLS_SHORT
from tracker.extract.heads import completed, homes_of, split_heads
from tracker.extract.measuring import by_verb
from tracker.extract.nouns import RATE, RATE_NOUN, is_derived
from tracker.extract.subjects import noun_of, trim
from tracker.grammar.places import Place
from tracker.knowledge.triggers import triggers
from tracker.knowledge.verbs import verbs
from tracker.model.claim import Measure
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from tracker.extract.drafts import Topic
    from tracker.extract.mentions import Mention
    from tracker.extract.scene import Scene, Span

EACH = re.compile(r"分别|依次")
TRADED = re.compile(r"(?:进出口|出口|进口)")
PULLS = re.compile(r"拉动(?:经济|GDP|(?:地区|国内)?生产总值)?(?:增长)?$")
RANKED = re.compile(r"(?:位?居|位列|列|排名?|稳居)[^，。；、]{0,4}$")
BETWEEN = re.compile(r"\s*(?:、|和|与|及|以及|，)\s*")


@dataclass(slots=True)
class Heads:
    """The part of a 分别 list that one figure has, the `index`-th of `total`.

    `words` at `start` of the passage are the head's, empty where the heads stand in an earlier clause; `tail`
    is what is told of those (增速).
    `governing` is the span of the words between 分别 and the first figure.
    """

    words: str
    start: int
    governing: tuple[int, int]
    index: int
    total: int
    place: Place | None = None
    whole: str = ""
    tail: str = ""


def respective(scene: Scene) -> tuple[dict[int, Heads], frozenset[int]]:
    """For each figure of a 分别 list its head, and the figures of lists whose counts differ."""
    found: dict[int, Heads] = {}
    unequal: set[int] = set()
    for low, high in scene.clauses:
        each = EACH.search(scene.text, low, high)
        members = _members(scene, each.end(), high, mixed=True) if each else []
        if each is None or len(members) < 2:
            continue
        subject = scene.trim(low, each.start())
        tail = subject.words if is_derived(subject.words) else ""  # 甲增长7%，乙增长8%，增速分别快于…
        named = subject.words and not tail
        heads = split_heads(subject.words, len(members)) if named else [""] * len(members)
        if len(heads) != len(members):
            unequal.update(members)
            continue
        _share_bound([scene.figures[k] for k in members])
        governing = (each.end(), scene.figures[members[0]].start)
        if homes := homes_of(heads):
            told = scene.trim(each.end(), _before_trigger(scene, *governing))
            for k, (member, home) in enumerate(zip(members, homes, strict=True)):
                place = Place(subject.start, each.start(), home)
                found[member] = Heads(told.words, told.start, governing, k, len(members), place)
            continue
        for k, (member, words) in enumerate(zip(members, completed(heads), strict=True)):
            found[member] = Heads(
                words, subject.start, governing, k, len(members), subject.place, subject.whole, tail
            )
    for low, high in scene.clauses:
        for member, head in _implied(scene, low, high):
            found.setdefault(member, head)
    return found, frozenset(unequal)


def _before_trigger(scene: Scene, low: int, high: int) -> int:
    """Where the trigger starts that ends the words between 分别 and the first figure."""
    hit = triggers().at_end(scene.text, high, low)
    return hit[1] if hit else high


def _may_rank(scene: Scene, at: int, m: Mention, members: list[int]) -> bool:
    """Whether a rank is of a list of ranks: 家电、汽车销量分别居全国第2位、第7位."""
    if members:
        return scene.figures[members[-1]].measure is Measure.RANK
    return RANKED.match(scene.text[at : m.start]) is not None


def _share_bound(figures: list[Mention]) -> None:
    """分别增长4.5%、5.5%左右, 分别不低于740元和485元: one comparator bounds all."""
    bounded = [m.op for m in figures if m.op is not Op.EQ]
    at_end = figures[0].op is not Op.EQ or figures[-1].op is not Op.EQ
    if at_end and len(bounded) == 1 and bounded[0] in {Op.GE, Op.LE, Op.ABOUT, Op.GT}:
        for m in figures:
            if m.op is Op.EQ:
                m.op = bounded[0]


def _implied(scene: Scene, low: int, high: int) -> list[tuple[int, Heads]]:
    """新增总部、中心80家、16家: as many heads as values, without the word 分别."""
    members = _members(scene, low, high)
    if len(members) < 2:
        return []
    first = scene.figures[members[0]]
    hit = triggers().at_end(scene.text, first.start, low)
    subject = scene.trim(low, hit[1] if hit else first.start)
    verb = verbs().at_start(subject.words)
    words = subject.words[len(verb[1]) :] if verb else subject.words
    if hit and not subject.words and low > scene.span[0] and first.unit == "%":  # 甲5元、乙6元，增长|4%、7%
        return [
            (member, Heads("", low, (low, first.start), k, len(members))) for k, member in enumerate(members)
        ]
    heads = items(words)
    if len(heads) != len(members):
        return []
    start = subject.start + len(subject.words) - len(words)
    span = (subject.start, start) if verb and not hit else (low, first.start)
    return [
        (member, Heads(head, start, span, k, len(members), subject.place, subject.whole))
        for k, (member, head) in enumerate(zip(members, completed(heads), strict=True))
    ]


def _members(scene: Scene, at: int, clause_end: int, *, mixed: bool = False) -> list[int]:
    """The indexes of the figures that follow one another with nothing but a conjunction between.

    Only `mixed` ones may differ in unit: 货邮和旅客吞吐量分别达到420万吨、1.25亿人次.
    """
    members: list[int] = []
    for i, m in enumerate(scene.figures):
        ranked = m.measure is Measure.RANK
        if m.number < at or (ranked and not _may_rank(scene, at, m, members)):
            continue
        if not members:
            if m.start > clause_end:
                break
            members.append(i)
            continue
        last = scene.figures[members[-1]]
        if not BETWEEN.fullmatch(scene.text, last.end, m.start):
            break
        if m.unit != last.unit and (not mixed or "，" in scene.text[last.end : m.start]):
            break
        members.append(i)
    return members


def zip_heads(scene: Scene, m: Mention, head: Heads, clause: Span) -> Draft:
    """The draft of one figure of a 分别 list."""
    text = scene.text
    low, high = head.governing
    high = low + len(text[low:high].rstrip())
    hit = triggers().at_end(text, high, low)
    verb = verbs().at_end(text[low:high].rstrip())
    measure = m.measure or (hit[0].measure(m.unit) if hit else Measure.LEVEL)
    if verb is not None and (hit is None or len(verb[1]) > high - hit[1]):
        hit, measure = None, by_verb(verb[0], m)[0]
    subject = trim(head.words, 0, len(head.words), [], [])
    sign = hit[0].sign if hit else 1
    if m.unit == "百分点" and hit is None and (above := ABOVE.search(text, low, high)):
        measure, sign = Measure.CHANGE, -1 if above[1] in FALLS_SHORT else 1
    if measure is Measure.LEVEL and (traded := TRADED.fullmatch(text[low:high])):
        subject.words = "对" + subject.words.removeprefix("对") + traded[0]  # 对东盟、美国分别进出口512亿元
    if m.unit == "%" and (task := COMPLETES.search(text, low, high)):
        subject.words += f"{task['of']}完成率"  # 造林、种草分别完成年度任务的113%和148%
    if m.unit == "百分点" and PULLS.search(text, low, high):  # 三次产业分别拉动经济增长2.3、11.1和4.6个百分点
        measure, subject.words = Measure.LEVEL, subject.words.removesuffix("增加值") + "拉动经济增长"
    shared = measure in {Measure.LEVEL, Measure.RATIO} and m.unit in {"%", "倍"}
    if shared and (rate := RATE_NOUN.search(subject.words)):
        measure, subject.words = Measure.GROWTH, subject.words[: rate.start()]  # 失业率、价格涨幅分别控制在…
    lead = scene.trim(clause[0], max(clause[0], min(head.start + 1, clause[1])))
    draft = Draft(m, subject.words, head.start, measure, clause, scene.span, sign=sign)
    draft.place, draft.whole = lead.place or head.place, lead.whole or head.whole
    draft.rules = [*m.rules, f"trigger:{hit[0].id}" if hit else "apposition", "respectively"]
    return draft


def take_heads(scene: Scene, member: int, head: Heads, drafts: list[Draft], topic: Topic) -> None:
    """游客1亿人次、收入2亿元，分别增长5%和6%: the heads are the figures just read, in their order.

    A clause between that has no figures may name them itself: 甲、乙首次双下降，分别下降….
    """
    read_to = max(
        (d.mention.end for d in drafts if d.mention.end <= head.governing[0]), default=scene.span[0]
    )
    named = _named_heads(scene, head, read_to)
    if named is not None:
        head.words, head.start = named[0] + head.tail, named[1]
        return
    known = [d for d in drafts if d.words and d.clause[1] <= head.governing[0]]
    if len(known) < head.total:
        head.words, head.start = topic.words, topic.start
        return
    source = known[len(known) - head.total + head.index]
    head.words, head.start, head.place, head.whole = source.words, source.start, source.place, source.whole
    if head.tail and not head.words.endswith(head.tail):
        head.words += head.tail
    if scene.figures[member].measure is Measure.RANK and source.measure is Measure.GROWTH:
        head.words += RATE  # 分别增长4.8%、5.9%，分别居全国第四、第八


def _named_heads(scene: Scene, head: Heads, read_to: int) -> tuple[str, int] | None:
    """The head that the nearest clause behind `read_to` and before the list gives the figure."""
    clause = next((c for c in scene.clauses if c[0] <= head.governing[0] <= c[1]), None)
    for part in scene.clauses_before(clause) if clause is not None else []:
        if part[0] < read_to:
            return None
        noun = noun_of(scene.text, part, scene.times, scene.places)
        heads = split_heads(noun.words, head.total) if noun is not None else []
        if noun is not None and len(heads) == head.total:
            return completed(heads)[head.index], noun.start
    return None
