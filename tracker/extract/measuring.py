"""Says what a figure is of its indicator by its unit, and by the verb whose object is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extract.nouns import ENDS_DONE, is_metric
from tracker.model.claim import Measure

if TYPE_CHECKING:
    from tracker.extract.mentions import Mention
    from tracker.knowledge.verbs import Verb

MONEY = {"元", "美元", "欧元", "港元"}
AMOUNT_UNITS = MONEY | {
    "吨", "公斤", "斤", "担", "千瓦时", "立方米", "人次", "标箱", "吨标准煤", "PFLOPS", "EFLOPS", "岁", "分",
    "微克/立方米", "人", "天", "小时",
}  # fmt: skip
SHARES = {"%", "百分点", "千分点", "倍", "位", "‰"}
PRIZES = ("奖", "奖励", "奖项", "金奖", "大奖")
BY_UNIT = {"百分点": Measure.CHANGE, "千分点": Measure.CHANGE, "倍": Measure.RATIO}


def counts(unit: str) -> bool:
    """Whether the unit counts things: firms and kilometres, not money, output or people."""
    return unit not in AMOUNT_UNITS and unit not in SHARES


def by_unit(m: Mention) -> Measure:
    """The measure of a figure that no word governs."""
    return m.measure or BY_UNIT.get(m.unit, Measure.LEVEL)


def by_verb(verb: Verb, m: Mention, words: str = "", word: str = "") -> tuple[Measure, int]:
    """The measure and sign that a verb, written as `word`, gives to the figure of its object `words`."""
    default = by_unit(m)
    if m.measure is not None or m.unit in {"%", "百分点", "倍"}:
        if verb.id in {"cut", "relieve", "grow_by"} and m.unit == "%":
            return Measure.GROWTH, 1 if verb.id == "grow_by" else -1
        return default, verb.sign
    if counts(m.unit) and (_is_improved(verb, words, word) or _is_done(verb, words)):
        return Measure.INCREMENT, verb.sign
    if verb.id == "relieve" and m.unit not in MONEY:  # 降低能耗5万吨 is a fall, 降低成本20亿元 what is saved
        return Measure.CHANGE, -1
    won = m.unit in MONEY and "争取" in word  # 新争取|资金|4700亿元
    if not won and (verb.id in {"add", "retire"} or verb.measure is not Measure.INCREMENT):
        return verb.measure, verb.sign
    made = counts(m.unit) or (m.unit == "人" and verb.id == "raise")
    made = made or (m.unit not in MONEY and ENDS_DONE.search(words) is not None)  # 完成|5亿吨|产能改造
    return (Measure.INCREMENT if made else default), verb.sign


def _is_done(verb: Verb, words: str) -> bool:
    """开展|数字化转型改造|1万家, 获得|国家科技奖励|19项: done or won within the period."""
    if verb.measure is not Measure.LEVEL:
        return False
    return words.endswith(PRIZES) or (verb.id != "meet" and ENDS_DONE.search(words) is not None)


def _is_improved(verb: Verb, words: str, word: str) -> bool:
    """提升|农村供水厂站|500处: things are made better, not more."""
    return verb.id == "grow_by" and word.startswith("提") and words != "" and not is_metric(words)
