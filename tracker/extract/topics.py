"""What the text speaks of, for clauses that open on their trigger.

A clause without a noun of its own takes over the topic; 增速, 总量 and their like derive a child of it,
支持项目 and its like are put together with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extract.completing import complete
from tracker.extract.nouns import LEADING_MODIFIER, MODIFIER, RATE, is_derived, is_generic, is_metric
from tracker.extract.subjects import FIELDS, noun_of
from tracker.model.claim import Measure

if TYPE_CHECKING:
    from tracker.extract.drafts import Draft, Topic
    from tracker.extract.readings import Reading
    from tracker.extract.scene import Scene, Span

LONGEST_PREFIX = 14
PACE = re.compile(r"(?:增速|增幅|涨幅|降幅)$")
SHARE_ALONE = re.compile(r"占[^，。；]{2,10}(?:比重|份额|比例)")
SHARE_END = re.compile(r"占(?:全国|全球|全省|世界|全市)(?:的)?(?:比重|份额)$")
AMOUNT = re.compile(r"(?:出口量|进口量|销量|保有量|拥有量|市场占有率|占有率|(?:市场)?渗透率)(?:占比)?")
AMOUNT_END = re.compile(r"(?:产量|产能|销量|出口量|(?:市场)?渗透率|保有量)$")
AMOUNTS = {"规模", "总量", "总额"}
TASK = re.compile(r"(?:年初|调整|[年全]?[年度]{0,2})(?:预期|既定)?(?:目标|任务|计划|预算){1,2}完成率")


def needs_topic(reading: Reading) -> bool:
    """Whether the reading's own words say too little to stand alone."""
    if reading.subject is None:
        return True
    words = reading.subject.words
    return _is_child(reading) or is_generic(words, reading.verb)


def move_topic(scene: Scene, clause: Span, read_to: int, topic: Topic) -> None:
    """Let the nearest clause without figures behind `read_to` and before the clause set the topic.

    One that only names a field (能源方面，) ends what was spoken of.
    """
    for part in scene.clauses_before(clause):
        if part[0] < read_to:
            return
        if scene.text[slice(*part)].rstrip("，：").endswith(FIELDS):
            topic.words, topic.start, topic.draft = "", part[0], None
            return
        if noun := noun_of(scene.text, part, scene.times, scene.places):
            topic.words, topic.start, topic.draft = noun.words, noun.start, None
            return


def take_words(text: str, draft: Draft, reading: Reading, topic: Topic) -> None:
    """Give the draft its words: its own, the topic's, or both together."""
    subject = reading.subject
    if subject is not None:
        draft.words, draft.start, draft.place, draft.whole = (
            subject.words, subject.start, subject.place, subject.whole,
        )  # fmt: skip
    if subject is None or _is_child(reading):
        _inherit(draft, topic, "" if subject is None else subject.words)
    elif is_generic(subject.words, reading.verb) and topic.words and draft.measure is not Measure.GROWTH:
        _put_before(draft, topic)
    if MODIFIER.fullmatch(draft.words) and is_metric(topic.words) and draft.measure is Measure.GROWTH:
        draft.words += LEADING_MODIFIER.sub(
            "", topic.words, count=1
        )  # 居民消费价格上涨1.6%，其中城市|上涨1.4%
    complete(text, draft, topic)
    of_rate = topic.draft is not None and topic.draft.measure is Measure.GROWTH
    ranked = draft.measure is Measure.RANK and draft.inherited and draft.words
    amount = AMOUNT_END.search(draft.words) is not None or (  # 出口量居第3位: the amount is ranked
        subject is not None and subject.words in AMOUNTS  # 增长15%、规模居第1位
    )
    faster = subject is None and draft.mention.unit == "百分点" and draft.measure is Measure.CHANGE
    if of_rate and not amount and (ranked or reading.basis or faster) and not draft.words.endswith(RATE):
        draft.words += RATE  # 增长7.2%，居全国第6位: the rate is ranked


def look_ahead(scene: Scene, draft: Draft) -> None:
    """A figure that opens the passage takes the noun that follows: 从1.5%到45%，新能源汽车…."""
    for part in scene.clauses_after(draft.clause)[:2]:
        if any(part[0] <= f.number < part[1] and f.unit == draft.mention.unit for f in scene.figures):
            continue
        if ahead := noun_of(scene.text, part, scene.times, scene.places):
            draft.words, draft.place = ahead.words, ahead.place
            draft.doubts.append("subject_behind")
        return


def _is_child(reading: Reading) -> bool:
    """Whether the words only derive something of the topic: 总量, 占全国比重."""
    words = reading.subject.words if reading.subject is not None else ""
    share = words.startswith("占") and (reading.rule == "share" or SHARE_ALONE.fullmatch(words) is not None)
    return (
        is_derived(words)
        or share
        or reading.rule == "pull"
        or (reading.rule == "task" and TASK.fullmatch(words) is not None)
    )


def _inherit(draft: Draft, topic: Topic, suffix: str) -> None:
    base = topic.words
    if suffix == "其中" or (suffix and base.endswith(suffix)):
        suffix = ""
    if AMOUNT.fullmatch(suffix):  # 工业机器人产量增长35%、出口量居第2位
        base = AMOUNT_END.sub("", base)
    if draft.measure is Measure.GROWTH and (task := TASK.search(base)) and task.end() == len(base):
        base = base[: task.start()]  # 收入168亿元，为年初预算的101%，增长6%: what grows is the income
    if suffix.startswith("占"):
        base = SHARE_END.sub("", base)
    if draft.measure is not Measure.RANK:
        base = PACE.sub("", base) if draft.measure is Measure.GROWTH else base.removesuffix(RATE)
    elif topic.draft is not None:
        base = SHARE_END.sub("", base)  # 出口4万亿元，占全国15.5%，居全国第2位: the exports are ranked
    draft.words = base + suffix
    draft.inherited = True
    if topic.start < draft.sentence[0]:
        draft.doubts.append("subject_far")
    if topic.draft is not None:
        draft.place = draft.place or topic.draft.place
        draft.whole = draft.whole or topic.draft.whole


def _put_before(draft: Draft, topic: Topic) -> None:
    if len(topic.words) <= LONGEST_PREFIX and not topic.words.endswith(draft.words):
        draft.words = topic.words + draft.words
        draft.rules.append("topic_prefix")
