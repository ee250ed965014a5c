"""What a figure is of: its indicator apart from measure and coverage, so that like can find like."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.knowledge.indicators import Indicator, catalogue, normalise
from tracker.knowledge.scopes import nature_of, without_increment, without_scope
from tracker.model.claim import Measure
from tracker.model.match import Nature

if TYPE_CHECKING:
    from tracker.model.actual import Actual
    from tracker.model.target import Target

GROWTH_TAILS = ("增长速度", "增长率", "增速", "增幅", "涨幅", "降幅")
TOTAL_TAILS = ("总量", "总数", "数量")


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator as it is compared.

    `core` is the name without words of coverage; two subjects are the same where catalogue id, or core and
    coverage, agree. `additions` is "gross" (新增), "net" (净增) or "".
    """

    core: str
    scopes: tuple[str, ...]
    id: str
    measure: Measure
    additions: str
    nature: Nature | None
    better: int
    lag: int | None

    def same(self, other: Subject) -> bool:
        """Whether both are of one indicator with one coverage."""
        if self.id and other.id:
            return self.id == other.id
        return self.core == other.core and self.scopes == other.scopes


def subject_of(item: Target | Actual) -> Subject:
    """The subject of a target or an actual."""
    quantity = item.goal if hasattr(item, "goal") else item.value
    unit = quantity.unit if quantity else ""
    return read_subject(item.indicator, item.indicator_id or "", item.measure, unit)


@lru_cache(maxsize=200_000)
def read_subject(indicator: str, indicator_id: str, measure: Measure, unit: str) -> Subject:
    """The subject that words, catalogue id, measure and unit name together.

    规模以上工业增加值增速 in % is the growth of 规模以上工业增加值; 新增百亿企业 is an increment of 百亿企业;
    高新技术企业总量 is 高新技术企业.
    """
    words = normalise(indicator)
    entry = catalogue().entry(indicator, indicator_id)
    additions = ""
    if entry is None:
        words, measure = _without_growth(words, measure, unit)
        entry = catalogue().find(words)
    if entry is None and measure in {Measure.LEVEL, Measure.INCREMENT}:
        words, additions = without_increment(words)
        measure = Measure.INCREMENT if additions else measure
        entry = catalogue().find(words)
    if entry is None:
        for tail in TOTAL_TAILS:
            words = words.removesuffix(tail) if len(words) > len(tail) + 1 else words
        entry = catalogue().find(words)
    if measure is Measure.INCREMENT and not additions:
        additions = without_increment(normalise(indicator))[1]
    core, scopes = without_scope(normalise(entry.name) if entry else words)
    return Subject(
        core=core,
        scopes=scopes,
        id=entry.id if entry else "",
        measure=measure,
        additions=additions,
        nature=_nature(entry, words, measure, unit),
        better=_better(entry),
        lag=entry.lag if entry else None,
    )


def _without_growth(words: str, measure: Measure, unit: str) -> tuple[str, Measure]:
    """A level in % of a name that ends in 增速 is a growth rate of the name before it."""
    for tail in GROWTH_TAILS:
        if words.endswith(tail) and len(words) > len(tail) and unit in {"%", "倍"}:
            if measure in {Measure.LEVEL, Measure.GROWTH}:
                return words.removesuffix(tail), Measure.GROWTH
            return words, measure
    return words, measure


def _nature(entry: Indicator | None, words: str, measure: Measure, unit: str) -> Nature | None:
    if measure is Measure.INCREMENT:
        return Nature.FLOW
    if entry and entry.nature:
        return Nature(entry.nature)
    told = nature_of(words)
    if unit == "%" and measure is Measure.LEVEL and told not in {Nature.SHARE, Nature.INDEX}:
        return Nature.RATE
    return told


def _better(entry: Indicator | None) -> int:
    if entry is None or entry.better is None:
        return 0
    return 1 if entry.better == "more" else -1
