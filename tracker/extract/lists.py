"""Lists that share a head, a verb or a trigger: A、B分别增长15.3%和12.0%."""

from __future__ import annotations

import re

from tracker.extract.clauses import items
from tracker.extract.drafts import Draft
from tracker.extract.mentions import Mention
from tracker.extract.subjects import trim
from tracker.grammar.places import Place
from tracker.grammar.times import Time
from tracker.knowledge.triggers import triggers
from tracker.model.claim import Measure

EACH = re.compile(r"分别|依次")
BETWEEN = re.compile(r"\s*(?:、|和|与|及|以及|，)\s*")
HEAD = re.compile(r"(?:城镇|农村|城乡|[一二三]产|全省|全市)$")


class Heads:
    """The part of a 分别 list that one figure has: the head's words, and the stretch that governs all."""

    def __init__(self, words: str, start: int, governing: tuple[int, int], place: Place | None, whole: str) -> None:
        """Keep the head at `start` of the passage and the span of the words between 分别 and the first figure."""
        self.words = words
        self.start = start
        self.governing = governing
        self.place = place
        self.whole = whole


def respective(
    text: str, parts: list[tuple[int, int]], figures: list[Mention]
) -> dict[int, Heads]:
    """For each figure of a 分别 list its head; lists whose counts differ are left to the plain reading."""
    found: dict[int, Heads] = {}
    for low, high in parts:
        each = EACH.search(text, low, high)
        if each is None:
            continue
        members = _members(text, figures, each.end(), high)
        if len(members) < 2:
            continue
        start, end = low, each.start()
        subject = trim(text, start, end, [], [])
        heads = items(subject.words)
        if len(heads) != len(members):
            continue
        governing = (each.end(), figures[members[0]].start)
        at = subject.start
        for index, head in zip(members, _completed(heads), strict=True):
            found[index] = Heads(head, at, governing, subject.place, subject.whole)
    return found


def _members(text: str, figures: list[Mention], at: int, clause_end: int) -> list[int]:
    """The indexes of the figures that follow one another with nothing but a conjunction between."""
    members: list[int] = []
    for i, m in enumerate(figures):
        if m.number < at:
            continue
        if not members:
            if m.start > clause_end:
                break
            members.append(i)
            continue
        last = figures[members[-1]]
        if m.unit != last.unit or not BETWEEN.fullmatch(text, last.end, m.start):
            break
        members.append(i)
    return members


def _completed(heads: list[str]) -> list[str]:
    """城镇、农村居民人均可支配收入: a head that is only a modifier takes the noun of the last one."""
    last = heads[-1]
    done = []
    for head in heads[:-1]:
        if len(head) <= 4 and len(last) > len(head) + 2 and HEAD.search(head):
            done.append(head + last[len(head) :])
        else:
            done.append(head)
    return [*done, last]


def zip_heads(  # noqa: PLR0913 - the sentence's parts
    text: str,
    m: Mention,
    head: Heads,
    clause: tuple[int, int],
    span: tuple[int, int],
    times: list[Time],
    places: list[Place],
) -> Draft:
    """The draft of one figure of a 分别 list."""
    low, high = head.governing
    hit = triggers().at_end(text, high, low)
    measure = m.measure or (hit[0].measure(m.unit) if hit else Measure.LEVEL)
    subject = trim(head.words, 0, len(head.words), [], [])
    lead = trim(text, clause[0], head.start + 1, times, places)
    draft = Draft(m, subject.words, head.start, measure, clause, span, sign=hit[0].sign if hit else 1)
    draft.place, draft.whole = lead.place, lead.whole or head.whole
    draft.rules = [*m.rules, f"trigger:{hit[0].id}" if hit else "apposition", "respectively"]
    return draft
