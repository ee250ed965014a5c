"""Reads a passage clause by clause, with a topic that later clauses take over.

A clause that opens on its trigger speaks of the topic; a head noun of its own sets a new one. 增速, 总量
and their like derive a child of the topic. The end of the sentence keeps the topic only for a sentence
that has none of its own.
"""

from __future__ import annotations

import re

from tracker.extract.clauses import CONJUNCTION, clauses
from tracker.extract.drafts import Draft, Topic
from tracker.extract.governing import DERIVED, GENERIC, RATE_NOUN, SHORT_MODIFIER, Reading, counts, govern, is_sum
from tracker.extract.lists import Heads, respective, zip_heads
from tracker.extract.mentions import Mention
from tracker.extract.subjects import is_metric, noun_of, trim
from tracker.grammar.places import Place
from tracker.grammar.times import Time
from tracker.knowledge.phrases import usual
from tracker.model.claim import Measure
from tracker.model.quantity import Op

LEVELS = re.compile(r"^(国家级?|省级?|市级?|县级?|区级|州级|世界级|中央|地方|城镇|农村|城市|全国|全省)(?:以上)?")
OPENED = re.compile(r"(?:由|从)(?:每人|人均|人|每户|每月)?$")
FROM = re.compile(r"(?:由|从)(?=[^，。；]{0,20}$)")
TO = re.compile(
    r"^[^，。；\d]{0,8}?(?:提高|提升|增加|增长|上升|下降|降低|降|减少|扩大|缩小|缩短|跃升|发展|压缩|拓展|升|增|减|回落|变)(?:到|至|为|成)(?:了)?[^，。；]{0,12}$"
)
TO_LATER = re.compile(r"^，?(?:到|至)[^，。；]{0,12}(?:达到?|为|拿下|升至|增至|提高到)?$")
LEVEL_WORD = "国家级"  # as long as a modifier gets
LONGEST_WORDS = 30
LONGEST_PREFIX = 14


def read_sentence(  # noqa: PLR0913 - the sentence and what was found in it
    text: str, span: tuple[int, int], figures: list[Mention], times: list[Time], places: list[Place], topic: Topic
) -> list[Draft]:
    """The drafts of one sentence, in order; `topic` is changed as the sentence speaks."""
    drafts: list[Draft] = []
    parts = clauses(text, *span)
    consumed = span[0]
    listed, unequal = respective(text, parts, figures, times, places)
    for i, m in enumerate(figures):
        clause = next((c for c in reversed(parts) if c[0] <= m.number), (span[0], span[1]))
        left = max(clause[0], consumed)
        following = figures[i + 1].start if i + 1 < len(figures) else span[1]
        limit = min(max(clause[1], m.end), following)
        previous = drafts[-1] if drafts else None
        conj = CONJUNCTION.match(text[left : m.start])
        same_clause = previous is not None and previous.clause == clause
        if i in unequal:
            consumed = m.end
            drafts.append(_refused(m, clause, span))
            continue
        if heads := listed.get(i):
            if not heads.words:
                _take_heads(heads, drafts, topic)
            draft = zip_heads(text, m, heads, clause, span, times, places)
        else:
            reading = govern(text, m, left + (conj.end() if conj else 0), limit, times, places)
            if _needs_topic(reading):
                _nearer_topic(text, parts, clause, drafts, topic, times, places)
            draft = _draft(text, m, reading, clause, span, topic)
            if draft.measure is Measure.INCREMENT and is_sum(text, left, m):
                draft.measure = Measure.LEVEL
            elif previous is not None and not same_clause and _goes_on(reading, draft, previous):
                draft.measure = Measure.INCREMENT
                draft.rules.append("shared_verb")
            if conj and same_clause and previous is not None:
                _continue_list(text, draft, previous, reading, m)
            consumed = reading.consumed
        if previous is not None:
            _pair(text, previous, draft, span)
        consumed = max(consumed, m.end)
        if not draft.words:
            _look_ahead(text, draft, parts, clause, times, places, figures)
        draft.words = _tidy(draft.words)
        drafts.append(draft)
        if draft.words and draft.measure is not Measure.RANK:
            topic.words, topic.start, topic.draft = draft.words, draft.start, draft
    return drafts


def _goes_on(reading: Reading, draft: Draft, previous: Draft) -> bool:
    """建成铁路3300公里，高等级公路1900公里: the verb reaches over commas to bare nouns."""
    return (
        reading.rule == "apposition"
        and draft.measure is Measure.LEVEL
        and not is_metric(draft.words)
        and previous.measure is Measure.INCREMENT
        and counts(draft.mention.unit)
        and any(r in {"verb:add", "verb:build", "shared_verb"} for r in previous.rules)
    )


def _refused(m: Mention, clause: tuple[int, int], span: tuple[int, int]) -> Draft:
    """A figure of a 分别 list with more or fewer heads than values: which is whose is not said."""
    draft = Draft(m, "", m.start, Measure.LEVEL, clause, span)
    draft.refusal = ("list:unequal", "the list has more or fewer heads than values")
    return draft


def _take_heads(head: Heads, drafts: list[Draft], topic: Topic) -> None:
    """游客1亿人次、收入2亿元，分别增长5%和6%: the heads are the figures just read, in their order."""
    known = [d for d in drafts if d.words and d.clause[1] <= head.governing[0]]
    if len(known) >= head.total:
        source = known[len(known) - head.total + head.index]
        head.words, head.start, head.place, head.whole = source.words, source.start, source.place, source.whole
    else:
        head.words, head.start = topic.words, topic.start


def _nearer_topic(  # noqa: PLR0913 - the sentence and what was found in it
    text: str,
    parts: list[tuple[int, int]],
    clause: tuple[int, int],
    drafts: list[Draft],
    topic: Topic,
    times: list[Time],
    places: list[Place],
) -> None:
    """Let a clause without figures between the last figure and this one set the topic."""
    read = drafts[-1].clause[1] if drafts else -1
    for part in reversed(parts[: parts.index(clause)] if clause in parts else []):
        if part[0] < read:
            return
        if noun := noun_of(text, part, times, places):
            topic.words, topic.start, topic.draft = noun.words, noun.start, None
            return


def _draft(
    text: str, m: Mention, reading: Reading, clause: tuple[int, int], span: tuple[int, int], topic: Topic
) -> Draft:
    draft = Draft(m, "", m.start, reading.measure, clause, span, sign=reading.sign)
    draft.rules = [*m.rules, reading.rule]
    subject = reading.subject
    if subject is not None:
        draft.start, draft.place, draft.whole = subject.start, subject.place, subject.whole
        draft.words = subject.words
    derived = subject is not None and (
        DERIVED.fullmatch(subject.words) is not None or (reading.rule == "share" and subject.words[0] == "占")
    )
    if subject is not None and not derived and _is_generic(subject.words, reading.verb) and topic.words:
        _prefix(draft, topic)
    if subject is None or derived:
        suffix = subject.words if subject is not None and derived else ""
        _inherit(draft, topic, suffix)
    if m.measure is Measure.RANK and draft.words and topic.draft is not None and draft.inherited:
        _rank_words(draft, topic)
    if reading.basis:
        draft.basis = "全国" if "全国" in reading.verb else "全省" if "全省" in reading.verb else None
        if not draft.words.endswith("增速") and topic.draft is not None and topic.draft.measure is Measure.GROWTH:
            draft.words += "增速"
    if m.op is Op.GT and "comparator:more_than" in m.rules and text[m.start : m.number].startswith(("突破", "攻")):
        _not_a_breakthrough(draft, m)
    del text
    return draft


def _needs_topic(reading: Reading) -> bool:
    subject = reading.subject
    if subject is None:
        return True
    words = subject.words
    return words[0] == "占" or DERIVED.fullmatch(words) is not None or _is_generic(words, reading.verb)


def _is_generic(words: str, verb: str) -> bool:
    """支持项目, 完成投资, 覆盖村庄: of what, an earlier clause says."""
    return words in GENERIC or words.removeprefix(verb) in GENERIC


def _prefix(draft: Draft, topic: Topic) -> None:
    if len(topic.words) <= LONGEST_PREFIX and not topic.words.endswith(draft.words):
        draft.words = topic.words + draft.words
        draft.rules.append("topic_prefix")


def _not_a_breakthrough(draft: Draft, m: Mention) -> None:
    """攻关突破22项: things are broken through, no threshold is."""
    if m.unit in {"项", "个"} and draft.rules[-1] in {"figure_first", "bare"} or draft.words.startswith("突破"):
        m.op = Op.EQ


def _inherit(draft: Draft, topic: Topic, suffix: str) -> None:
    """Take the topic's words; 增速 and its like are added to them."""
    base = topic.words
    if suffix == "其中":
        suffix = ""
    if suffix and base.endswith(suffix):
        suffix = ""
    if base.endswith("增速") and draft.measure is not Measure.RANK:
        base = base.removesuffix("增速")
    draft.words = base + suffix if base else suffix
    draft.inherited = True
    if topic.draft is not None:
        draft.place = draft.place or topic.draft.place
        draft.whole = draft.whole or topic.draft.whole


def _rank_words(draft: Draft, topic: Topic) -> None:
    """A rank behind a growth rate ranks the rate: 增长7.2%，居全国第6位."""
    if topic.draft is not None and topic.draft.measure is Measure.GROWTH and not draft.words.endswith("增速"):
        draft.words += "增速"


def _continue_list(text: str, draft: Draft, previous: Draft, reading: Reading, m: Mention) -> None:
    """新增小巨人企业200家、省级500家: the verb is shared, and so is the head that is left out."""
    plain = reading.rule in {"apposition", "bare", "figure_first", "attribute"}
    if plain and m.unit == previous.mention.unit or plain and previous.measure is Measure.INCREMENT:
        if m.measure is None and m.unit not in {"%", "倍", "百分点"}:
            draft.measure, draft.sign = previous.measure, previous.sign
            draft.rules.append("shared_verb")
        draft.place, draft.whole = draft.place or previous.place, draft.whole or previous.whole
    if reading.rule == "bare" and m.unit == previous.mention.unit:
        draft.measure, draft.sign = previous.measure, previous.sign
    if len(previous.words) <= len(LEVEL_WORD) and len(draft.words) > len(previous.words) + 2 and plain:
        _lend_head(previous, draft, reading)
    words = draft.words
    if plain and words and SHORT_MODIFIER.fullmatch(words) and previous.words:
        draft.words = words + LEVELS.sub("", previous.words, count=1)
        draft.rules.append("shared_head")
    del text


def _lend_head(previous: Draft, draft: Draft, reading: Reading) -> None:
    """1500万亩小麦、2000万亩玉米高产示范区: the first figure's noun stands behind the second."""
    if reading.rule in {"figure_first", "bare"} and 2 <= len(previous.words) and previous.mention.unit == draft.mention.unit:
        previous.words += draft.words[len(previous.words) :]
        previous.rules.append("shared_head")


def _pair(text: str, previous: Draft, draft: Draft, span: tuple[int, int]) -> None:
    """由A年x提高到B年y: two levels of one subject, which stands before 由."""
    a, b = previous.mention, draft.mention
    if a.unit != b.unit or b.start - a.end > 24:
        return
    lead = text[span[0] : a.start]
    opened = FROM.search(lead)
    between = text[a.end : b.start]
    if opened is None or not (TO.match(between) or TO_LATER.match(between)):
        return
    previous.end_of_pair, draft.end_of_pair = "from", "to"
    draft.pair = (span[0] + opened.start(), a.stop)
    previous.words = OPENED.sub("", previous.words)
    rate = RATE_NOUN.search(previous.words)
    if rate is not None:
        previous.words = previous.words[: rate.start()]
    for d in (previous, draft):
        if d.measure is not Measure.RANK:
            d.measure, d.sign = Measure.GROWTH if rate else Measure.LEVEL, 1
        d.rules.append("from_to")
    draft.words, draft.inherited = previous.words, True
    draft.place, draft.whole = previous.place, previous.whole


def _look_ahead(  # noqa: PLR0913 - the sentence and what was found in it
    text: str,
    draft: Draft,
    parts: list[tuple[int, int]],
    clause: tuple[int, int],
    times: list[Time],
    places: list[Place],
    figures: list[Mention],
) -> None:
    """A figure that opens the passage takes the noun that follows: 从1.5%到45%，新能源汽车…"""
    at = parts.index(clause) + 1 if clause in parts else len(parts)
    for part in parts[at : at + 2]:
        if any(part[0] <= f.number < part[1] and f.unit == draft.mention.unit for f in figures):
            continue
        if ahead := noun_of(text, part, times, places):
            draft.words, draft.place = ahead.words, ahead.place
            draft.doubts.append("subject_behind")
        return


def _tidy(words: str) -> str:
    """The field's usual words, at most a line of them: the end of a long stretch is what the figure stands for."""
    for short, full in usual():
        if short in words:
            words = words.replace(short, full)
    return words if len(words) <= LONGEST_WORDS else words[-LONGEST_WORDS:]
