"""What neighbouring figures lend one another: a verb, a head, a stage, or one value for several things.

- verb: 新增小巨人企业200家、省级500家; 建成铁路3300公里，高等级公路1900公里
- head: 30万亩小麦、20万亩玉米|示范区; 6个世界级、7个国家级|产业集群
- stage: 重大项目|开工390个、竣工437个
- value: 甲、乙合格率均超过|99%
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extract.clauses import items
from tracker.extract.heads import completed
from tracker.extract.measuring import counts
from tracker.extract.nouns import (
    EXTENT,
    LEADING_MODIFIER,
    LONGEST_MODIFIER,
    MODIFIER,
    is_derived,
    is_metric,
)
from tracker.model.claim import Measure
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from tracker.extract.drafts import Draft
    from tracker.extract.readings import Reading

STAGES = {"开工", "竣工", "投产", "建成", "完工", "投用", "签约", "落地", "复工"}
STAGE_END = re.compile(f"(?:{'|'.join(sorted(STAGES))})$")
CLASS = re.compile(r"(?:世界|国家|国际|区域|自治区|地市|部|省|市|县|区|千亿|百亿|十亿|万亿)级")
TOTAL = re.compile(r"总(?:装机|库容|产能|里程)(?:容量)?$")  # all there are, not what was built
HELD = re.compile(r"开展|举办|举行|组织")
ALIKE = re.compile(r"(?:(?<![年平人日月户亩])均|双双|分别)[^，。；、\d]{0,8}$")
LONGEST_ALIKE = 60
PASSES = ("突破", "达到", "超过", "总数", "总量")


def heads_alike(text: str, draft: Draft) -> list[str]:
    """甲、乙合格率均超过99%: each of the heads has the value; none where the figure is of one."""
    low = max(draft.clause[0], draft.mention.start - LONGEST_ALIKE)
    alike = ALIKE.search(text, low, draft.mention.number)
    if "respectively" in draft.rules or draft.inherited or alike is None:
        return []
    raw = items(draft.words)
    heads = completed(raw) if len(raw) > 1 else []
    if alike[0].startswith("分别"):  # 甲、乙分别增加2个
        counted = "、" in draft.words and counts(draft.mention.unit)
        return heads if counted and draft.measure is Measure.CHANGE else []
    return heads if all(is_metric(head) for head in heads) else []


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

    It reaches to a part of what is new, too: 新增人才4万人，其中高技能人才1万人. What passes a threshold
    has its own verb: 新增企业800家，力争外贸企业突破9500家.
    """
    if text.startswith(PASSES, draft.mention.start):
        return False
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
        and not HELD.search(draft.words)
        and TOTAL.search(draft.words) is None
        and previous.measure is Measure.INCREMENT
        and (counts(draft.mention.unit) or "verb:retire" in previous.rules)
        and any(r in {"verb:add", "verb:retire", "shared_verb"} for r in previous.rules)
    )
