"""Lists that share a head, a verb or a trigger: A、B分别增长15.3%和12.0%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extract.clauses import items
from tracker.extract.drafts import Draft
from tracker.extract.governing import COMPLETES
from tracker.extract.heads import completed, homes_of, split_heads
from tracker.extract.measuring import by_verb, counts
from tracker.extract.nouns import (
    EXTENT,
    LEADING_MODIFIER,
    LONGEST_MODIFIER,
    MODIFIER,
    RATE_NOUN,
    is_derived,
    is_metric,
)
from tracker.extract.subjects import noun_of, trim
from tracker.grammar.places import Place
from tracker.knowledge.triggers import triggers
from tracker.knowledge.verbs import verbs
from tracker.model.claim import Measure
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from tracker.extract.drafts import Topic
    from tracker.extract.mentions import Mention
    from tracker.extract.readings import Reading
    from tracker.extract.scene import Scene, Span

EACH = re.compile(r"分别|依次")
PULLS = re.compile(r"拉动(?:经济|GDP|(?:地区|国内)?生产总值)?(?:增长)?$")
RANKED = re.compile(r"(?:位?居|位列|列|排名?|稳居)[^，。；、]{0,4}$")
STAGES = {"开工", "竣工", "投产", "建成", "完工", "投用", "签约", "落地", "复工"}
STAGE_END = re.compile(f"(?:{'|'.join(sorted(STAGES))})$")
CLASS = re.compile(r"(?:世界|国家|国际|区域|省|市|县|区|千亿|百亿|十亿|万亿)级")
TOTAL = re.compile(r"总(?:装机|库容|产能|里程)(?:容量)?$")  # all there are, not what was built
BETWEEN = re.compile(r"\s*(?:、|和|与|及|以及|，)\s*")


ALIKE = re.compile(r"(?<![年平人日月户亩])均[^，。；、\d]{0,8}$")
LONGEST_ALIKE = 60


@dataclass(slots=True)
class Heads:
    """The part of a 分别 list that one figure has, the `index`-th of `total`.

    `words` at `start` of the passage are the head's, empty where the heads stand in an earlier clause.
    `governing` is the span of the words between 分别 and the first figure.
    """

    words: str
    start: int
    governing: tuple[int, int]
    index: int
    total: int
    place: Place | None = None
    whole: str = ""


def respective(scene: Scene) -> tuple[dict[int, Heads], frozenset[int]]:
    """For each figure of a 分别 list its head, and the figures of lists whose counts differ."""
    found: dict[int, Heads] = {}
    unequal: set[int] = set()
    for low, high in scene.clauses:
        each = EACH.search(scene.text, low, high)
        members = _members(scene, each.end(), high) if each else []
        if each is None or len(members) < 2:
            continue
        subject = scene.trim(low, each.start())
        heads = split_heads(subject.words, len(members)) if subject.words else [""] * len(members)
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
                words, subject.start, governing, k, len(members), subject.place, subject.whole
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


def _members(scene: Scene, at: int, clause_end: int) -> list[int]:
    """The indexes of the figures that follow one another with nothing but a conjunction between."""
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
        if m.unit != last.unit or not BETWEEN.fullmatch(scene.text, last.end, m.start):
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
    if m.unit == "%" and (task := COMPLETES.search(text, low, high)):
        subject.words += f"{task['of']}完成率"  # 造林、种草分别完成年度任务的113%和148%
    if m.unit == "百分点" and PULLS.search(text, low, high):  # 三次产业分别拉动经济增长2.3、11.1和4.6个百分点
        measure, subject.words = Measure.LEVEL, subject.words.removesuffix("增加值") + "拉动经济增长"
    if measure is Measure.LEVEL and m.unit == "%" and (rate := RATE_NOUN.search(subject.words)):
        measure, subject.words = Measure.GROWTH, subject.words[: rate.start()]  # 失业率、价格涨幅分别控制在…
    lead = scene.trim(clause[0], max(clause[0], min(head.start + 1, clause[1])))
    draft = Draft(m, subject.words, head.start, measure, clause, scene.span, sign=hit[0].sign if hit else 1)
    draft.place, draft.whole = lead.place or head.place, lead.whole or head.whole
    draft.rules = [*m.rules, f"trigger:{hit[0].id}" if hit else "apposition", "respectively"]
    return draft


def take_heads(scene: Scene, head: Heads, drafts: list[Draft], topic: Topic) -> None:
    """游客1亿人次、收入2亿元，分别增长5%和6%: the heads are the figures just read, in their order.

    A clause between that has no figures may name them itself: 甲、乙首次双下降，分别下降….
    """
    read_to = max(
        (d.mention.end for d in drafts if d.mention.end <= head.governing[0]), default=scene.span[0]
    )
    named = _named_heads(scene, head, read_to)
    if named is not None:
        head.words, head.start = named
        return
    known = [d for d in drafts if d.words and d.clause[1] <= head.governing[0]]
    if len(known) < head.total:
        head.words, head.start = topic.words, topic.start
        return
    source = known[len(known) - head.total + head.index]
    head.words, head.start, head.place, head.whole = source.words, source.start, source.place, source.whole


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


def heads_alike(text: str, draft: Draft) -> list[str]:
    """甲、乙合格率均超过99%: each of the heads has the value; none where the figure is of one."""
    low = max(draft.clause[0], draft.mention.start - LONGEST_ALIKE)
    if "respectively" in draft.rules or draft.inherited or not ALIKE.search(text, low, draft.mention.number):
        return []
    raw = items(draft.words)
    heads = completed(raw) if len(raw) > 1 else []
    own = "、" in draft.words or all(is_metric(head) for head in raw)
    return heads if own and all(is_metric(head) for head in heads) else []


def continue_list(draft: Draft, previous: Draft, reading: Reading) -> None:
    """新增小巨人企业200家、省级500家: the verb is shared, and so is the head that is left out."""
    m = draft.mention
    same_unit = m.unit == previous.mention.unit
    plain = reading.rule in {"apposition", "bare", "figure_first", "attribute"}
    if reading.subject is not None and m.unit != previous.mention.unit:
        own = reading.subject.words  # 新增算力2000P、总规模6000P; 新增并网4000万千瓦、发电量3000亿度
        plain = plain and not is_derived(own) and not (is_metric(own) and not EXTENT.search(own))
    elif reading.subject is not None:
        plain = plain and not is_derived(reading.subject.words)
    made = previous.measure is Measure.INCREMENT and (counts(m.unit) or "verb:retire" in previous.rules)
    if plain and (same_unit or made) and not _is_total(draft, previous):
        if m.measure is None and m.unit not in {"%", "倍", "百分点"}:
            draft.measure, draft.sign = previous.measure, previous.sign
            draft.rules.append("shared_verb")
        draft.place, draft.whole = draft.place or previous.place, draft.whole or previous.whole
    if reading.rule == "bare" and same_unit and not _is_total(draft, previous):
        draft.measure, draft.sign = previous.measure, previous.sign
        if m.op is Op.EQ and previous.mention.op in {Op.GE, Op.LE}:
            m.op = previous.mention.op  # 不低于740元和485元
    if reading.rule in {"bare", "figure_first"} and same_unit:
        _lend_head(previous, draft)
    if same_unit:
        _share_stage(draft, previous, reading)
    if plain and draft.words and MODIFIER.fullmatch(draft.words) and previous.words:
        draft.words += LEADING_MODIFIER.sub("", previous.words, count=1)
        draft.rules.append("shared_head")


def _share_stage(draft: Draft, previous: Draft, reading: Reading) -> None:
    """重大项目开工390个、竣工437个: the stage alone takes over what went through the one before."""
    own = reading.verb if reading.subject is None else draft.words
    if own not in STAGES:
        return
    stage = STAGE_END.search(previous.words)
    if stage or "verb:build" in previous.rules:
        draft.words = (previous.words[: stage.start()] if stage else previous.words) + own
        draft.rules.append("shared_head")


def _is_total(draft: Draft, previous: Draft) -> bool:
    """净增98万户、突破1900万户: the threshold that was passed is all there are."""
    new = previous.measure is Measure.INCREMENT and "bare" in draft.rules
    return new and any(r == "comparator:more_than" for r in draft.mention.rules)


def _lend_head(previous: Draft, draft: Draft) -> None:
    """30万亩小麦、20万亩玉米示范区: the first figure's noun stands behind the second."""
    if CLASS.fullmatch(previous.words):
        return  # of classes of one sentence the last one lends
    short = len(previous.words) == 2 or MODIFIER.fullmatch(previous.words)
    if short and len(previous.words) <= LONGEST_MODIFIER and len(draft.words) > len(previous.words) + 2:
        previous.words += draft.words[len(previous.words) :]
        previous.rules.append("shared_head")


def lend_backwards(drafts: list[Draft]) -> None:
    """培育6个世界级、7个国家级、9个省级|产业集群: what is counted stands behind the last of its classes."""
    for i in range(len(drafts) - 2, -1, -1):
        first, second = drafts[i], drafts[i + 1]
        if (
            first.mention.unit != second.mention.unit
            or first.sentence != second.sentence
            or not CLASS.fullmatch(first.words)
            or not (longer := CLASS.match(second.words))
            or longer.end() == len(second.words)
        ):
            continue
        first.words += second.words[longer.end() :]
        first.rules.append("shared_head")


def goes_on(text: str, reading: Reading, draft: Draft, previous: Draft) -> bool:
    """建成铁路3300公里，高等级公路1900公里: the verb reaches over commas to bare nouns.

    It reaches to a part of what is new, too: 新增人才4万人，其中高技能人才1万人.
    """
    if (
        reading.rule == "apposition"
        and draft.measure is Measure.LEVEL
        and (draft.mention.unit == previous.mention.unit or counts(draft.mention.unit))
        and previous.measure is Measure.INCREMENT
        and text.startswith("其中", draft.clause[0])
    ):
        return True
    return (
        reading.rule == "apposition"
        and draft.measure is Measure.LEVEL
        and not is_metric(draft.words)
        and TOTAL.search(draft.words) is None
        and previous.measure is Measure.INCREMENT
        and (counts(draft.mention.unit) or "verb:retire" in previous.rules)
        and any(r in {"verb:add", "verb:retire", "shared_verb"} for r in previous.rules)
    )
