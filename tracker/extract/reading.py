"""Reads a sentence figure by figure, with a topic that later clauses take over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extract.clauses import CONJUNCTION
from tracker.extract.drafts import Draft
from tracker.extract.governing import govern, is_sum
from tracker.extract.lists import respective, take_heads, zip_heads
from tracker.extract.measuring import SHARES
from tracker.extract.pairs import join_pair
from tracker.extract.purposes import add_purpose
from tracker.extract.sharing import continue_list, goes_on, lend_backwards
from tracker.extract.topics import look_ahead, move_topic, needs_topic, take_words
from tracker.knowledge.phrases import usual
from tracker.model.claim import Measure
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from tracker.extract.drafts import Topic
    from tracker.extract.mentions import Mention
    from tracker.extract.readings import Reading
    from tracker.extract.scene import Scene, Span

LONGEST_WORDS = 30
PER_HEAD = re.compile(r"人均|每(?:万|百|千|十万)?人|万人")
LANDMARK_BEHIND = re.compile(
    r"(?:[两三四2-9]个)?(?:新?台阶|大关|关口)(?=[，。；、])"
)  # 迈上5万亿|台阶、五年增量…
PRICES = re.compile(r"(?:价格|物价|CPI|PPI|价格水平|物价水平|生产指数)$")
AT_LEAST = re.compile(r"(?:至少|不少于)[\u4e00-\u9fff]{1,4}$")
GROWTH_BEHIND = re.compile(r"的?(?:年均|高速|较快|快速|中高速)?(?:增长|增速|增幅)(?!点|极|率)")


def read_sentence(scene: Scene, topic: Topic) -> list[Draft]:
    """The drafts of one sentence, in order; `topic` is changed as the sentence speaks."""
    drafts: list[Draft] = []
    consumed = scene.span[0]
    listed, unequal = respective(scene)
    for i, m in enumerate(scene.figures):
        clause = scene.clause_of(m)
        previous = drafts[-1] if drafts else None
        if i in unequal:
            drafts.append(_unequal(m, clause, scene.span))
            consumed = m.end
            continue
        if head := listed.get(i):
            if not head.words:
                take_heads(scene, i, head, drafts, topic)
            draft = zip_heads(scene, m, head, clause)
            consumed = max(consumed, m.end)
        else:
            following = scene.figures[i + 1].start if i + 1 < len(scene.figures) else scene.span[1]
            draft, consumed = _read_plain(
                scene, m, clause, max(clause[0], consumed), following, drafts, topic
            )
        if previous is not None:
            join_pair(scene, previous, draft)
        if not draft.words:
            look_ahead(scene, draft)
        add_purpose(scene, draft)
        draft.words = _tidy(draft.words)
        if PER_HEAD.match(draft.words):
            m.unit = m.unit.partition("/")[0]  # 人均生产总值81503元/人
        drafts.append(draft)
        if draft.words and not (draft.measure is Measure.RANK and draft.inherited):
            topic.words, topic.start, topic.draft = draft.words, draft.start, draft
    lend_backwards(drafts)
    return drafts


def _read_plain(  # noqa: PLR0913, PLR0917 - where the figure stands, and what was read before it
    scene: Scene, m: Mention, clause: Span, left: int, following: int, drafts: list[Draft], topic: Topic
) -> tuple[Draft, int]:
    """The draft of a figure outside 分别 lists, and where the words end that it uses up."""
    text = scene.text
    conj = CONJUNCTION.match(text[left : m.start])
    limit = min(max(clause[1], m.end), following)
    reading = govern(scene, m, left + (conj.end() if conj else 0), limit)
    if needs_topic(reading):
        move_topic(scene, clause, drafts[-1].clause[1] if drafts else -1, topic)
    draft = Draft(m, "", m.start, reading.measure, clause, scene.span, sign=reading.sign)
    draft.rules = [*m.rules, reading.rule]
    take_words(text, draft, reading, topic)
    _past_share(draft, drafts, topic)
    if m.op is Op.EQ and AT_LEAST.search(text, left, m.start):
        m.op = Op.GE  # 至少办好1所
    if _is_rate(scene.text, draft, drafts[-1] if drafts else None, reading):
        draft.measure = Measure.GROWTH
    if reading.basis:
        draft.basis = "全国" if "全国" in reading.verb else "全省" if "全省" in reading.verb else None
    if _is_breakthrough(text, draft, reading):
        m.op = Op.EQ
    previous = drafts[-1] if drafts else None
    same_clause = previous is not None and previous.clause == clause
    if draft.measure is Measure.INCREMENT and is_sum(text, left, m):
        draft.measure = Measure.LEVEL
    elif previous is not None and not same_clause and goes_on(text, reading, draft, previous):
        draft.measure = Measure.INCREMENT
        draft.rules.append("shared_verb")
    if conj and same_clause and previous is not None:
        continue_list(draft, previous, reading)
    end = max(reading.consumed, m.end)
    passed = LANDMARK_BEHIND.match(text, end)
    return draft, passed.end() if passed else end


def _is_rate(text: str, draft: Draft, previous: Draft | None, reading: Reading) -> bool:
    """Whether a percentage is a rate: 保持20%以上的增长, 居民消费价格低于3%, 增长7%以上、力争达到|8%."""
    if draft.mention.unit != "%" or draft.measure is not Measure.LEVEL:
        return False
    if GROWTH_BEHIND.match(text, draft.mention.end) or PRICES.search(draft.words):
        return True
    further = reading.subject is None and reading.rule == "trigger:reach"
    same = previous is not None and previous.clause == draft.clause and previous.mention.unit == "%"
    return further and same and previous is not None and previous.measure is Measure.GROWTH


def _past_share(draft: Draft, drafts: list[Draft], topic: Topic) -> None:
    """增加值256亿元，占8.8%，比2005年增加180亿元: an amount goes on from the amount, not from its share."""
    share = (
        topic.draft is not None
        and topic.draft.mention.unit in SHARES
        and topic.draft.measure is not Measure.RATIO  # 高新技术企业数量翻番、达1.8万家
    )
    if not (draft.inherited and share and draft.words == topic.words and draft.mention.unit not in SHARES):
        return
    amount = next((d for d in reversed(drafts) if d.mention.unit == draft.mention.unit), None)
    if amount is not None:
        draft.words, draft.place, draft.whole = amount.words, amount.place, amount.whole


def _unequal(m: Mention, clause: Span, span: Span) -> Draft:
    """A figure of a 分别 list with more or fewer heads than values: which is whose is not said."""
    draft = Draft(m, "", m.start, Measure.LEVEL, clause, span)
    draft.refusal = ("list:unequal", "the list has more or fewer heads than values")
    return draft


def _is_breakthrough(text: str, draft: Draft, reading: Reading) -> bool:
    """攻关突破22项: things are broken through, no threshold is."""
    m = draft.mention
    if m.op is not Op.GT or not text[m.start : m.number].startswith(("突破", "攻")):
        return False
    thing = m.unit in {"项", "个"} and reading.rule in {"figure_first", "bare"}
    return thing or draft.words.startswith("突破")


def _tidy(words: str) -> str:
    """The field's usual words, at most a line: the end of a long stretch is what the figure stands for."""
    for short, full in usual():
        if short in words:
            words = words.replace(short, full)
    return words if len(words) <= LONGEST_WORDS else words[-LONGEST_WORDS:]
