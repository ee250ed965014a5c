"""Says what the sentences around a figure speak of, where neither its own words nor a heading tell.

News of a work report lists goals sentence after sentence, and only the first says 将 or 力争; a chapter cut
out of a plan has no such word at all.
"""

from __future__ import annotations

import re

from tracker.extract.clauses import sentences
from tracker.grammar.times import Clock, times
from tracker.knowledge.cues import speaks
from tracker.model.claim import Kind

TOLD = re.compile(
    r"季度|半年|[去上]年|月份|[1-9一二三四五六七八九十]月底?[，。]|了[^，。；]|(?:全面|超额|圆满|提前|共)完成"
)
ORDERS = re.compile(
    r"\s*(?:(?:持续|深入|扎实|大力|积极|全面|全力|统筹|有序|加快)?"
    r"(?:做好|推动|推进|加强|强化|支持|实施|完善|健全|优化|深化|拓展|提升|培育|打造|开展|落实|促进|引导|鼓励|发展|坚持|抓好))"
    r"(?!了)"
)
WILL = re.compile(  # 深圳还将全力推动…, 全市要加大…
    r"(?:还|也|仍)将(?!于)|(?<!只)(?:将|要)(?:继续|完善|加强|强化|优化|提升|开展|举办|培育|支持|促进|重点|进一步|全力|着力|大力|加快|加大|扎实|深入|推动|推进|实施|围绕|聚焦|建设|打造)"
)
ENOUGH = 3  # sentences that open on what is to be done
GOES_ON = ("同时", "此外", "另外", "与此同时")


def of_sentence(words: str) -> Kind | None:
    """The kind that a sentence speaks for by strong words of its own, None where it leaves that open."""
    if speaks(words, Kind.ACTUAL):
        return Kind.ACTUAL
    return Kind.TARGET if WILL.search(words) or speaks(words, Kind.TARGET, strong=True) else None


def of_article(text: str, year: int | None) -> Kind | None:
    """Whether a text without headings holds goals: it says what is to be done, and nothing of what was."""
    if TOLD.search(text) or speaks(text, Kind.ACTUAL) or _names_past(text, year):
        return None
    if speaks(text, Kind.TARGET, strong=True):
        return Kind.TARGET
    orders = sum(ORDERS.match(text, low) is not None for low, _ in sentences(text))
    return Kind.TARGET if orders >= ENOUGH else None


def _names_past(text: str, year: int | None) -> bool:
    """Whether the text names a time that ended before the year that it was written in."""
    if year is None:
        return False
    ends = (t.resolve(Clock(None)) for t in times(text))
    return any(p is not None and p.last_year < year for p in ends)
