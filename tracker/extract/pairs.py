"""Reads 由A年x提高到B年y as two values of one subject, the first at the start and the second at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extract.nouns import RATE_NOUN
from tracker.model.claim import Kind, Measure
from tracker.model.period import Period

if TYPE_CHECKING:
    from tracker.extract.articles import Context
    from tracker.extract.drafts import Draft
    from tracker.extract.scene import Scene

OPENED = re.compile(r"(?:由|从)(?:每人|人均|人|每户|每月)?$")
FROM = re.compile(r"(?:由|从)(?=[^，。；]{0,20}$)")
TO = re.compile(
    r"^[^，。；\d]{0,8}?(?:提高|提升|增加|增长|上升|下降|降低|降|减少|扩大|缩小|缩短|跃升|发展|压缩|拓展|升|增|减|回落|变)"
    r"(?:到|至|为|成)(?:了)?[^，。；]{0,12}$"
)
NOW = re.compile(r"(?:从|由)(?:如今|目前|当前|现在|现有)")
TO_LATER = re.compile(r"^，?(?:到|至)[^，。；]{0,12}(?:达到?|为|拿下|升至|增至|提高到)?$")
FARTHEST = 24  # characters between the two values


def join_pair(scene: Scene, first: Draft, second: Draft) -> None:
    """Make the two drafts a pair where the words between them say so."""
    a, b = first.mention, second.mention
    if a.unit != b.unit or b.start - a.end > FARTHEST:
        return
    opened = FROM.search(scene.text[scene.span[0] : a.start])
    between = scene.text[a.end : b.start]
    if opened is None or not (TO.match(between) or TO_LATER.match(between)):
        return
    first.end_of_pair, second.end_of_pair = "from", "to"
    second.pair = (scene.span[0] + opened.start(), a.stop)
    first.words = OPENED.sub("", first.words)
    rate = RATE_NOUN.search(first.words)
    if rate is not None:
        first.words = first.words[: rate.start()]
    for draft in (first, second):
        if draft.measure is not Measure.RANK:
            draft.measure, draft.sign = Measure.GROWTH if rate else Measure.LEVEL, 1
        draft.rules.append("from_to")
    second.words, second.inherited = first.words, True
    second.place, second.whole = first.place, first.whole


def settle_pair(
    text: str, first: Draft | None, second: Draft, review: Period | None, context: Context
) -> None:
    """Give the first value its kind and period: what was reached before the second's.

    In a `review` of several years that end with the second value, it stood before them; 从如今的 is of the
    time of writing.
    """
    if second.end_of_pair != "to" or first is None or first.end_of_pair != "from":
        return
    own = first.period is not None and first.period != second.period
    if second.kind is Kind.TARGET and first.kind is Kind.TARGET:
        first.kind = Kind.ACTUAL
        first.rules.append("kind:pair_from")
    if second.kind is Kind.FORECAST:  # 预计从2016年的2207亿元增加到2021年的3244亿元
        first.kind = Kind.ACTUAL
    if context.year is not None and NOW.search(text, *second.pair):
        first.kind, first.period = Kind.ACTUAL, Period.year(context.year)
        first.rules.append("period:pair_from")
    elif not own and second.period is not None:
        begins = second.period
        if review is not None and second.kind is Kind.ACTUAL and begins == Period.year(review.last_year):
            begins = review
        last = begins.first_year - 1
        if context.year is not None and second.kind is Kind.TARGET:
            last = min(last, context.year - 1)
        first.period = Period.year(last)
        first.rules.append("period:pair_from")
