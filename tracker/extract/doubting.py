"""Names the reasons to look at a claim again.

A claim without a doubt is meant to be right in every field. `tracker.knowledge.doubts` words them; they
were chosen by how often readings of each kind were wrong on texts read by hand
(`tests/benchmark/extraction`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extract.measuring import counts
from tracker.model.claim import Measure

if TYPE_CHECKING:
    from tracker.extract.drafts import Draft
    from tracker.extract.passages import Passage

SHORT, LONG, FAR = 3, 20, 80
LOOSE = {"trigger:equal", "trigger:hold", "verb_unknown", "attribute"}


def doubts_of(draft: Draft, words: str, passage: Passage, *, known: bool) -> tuple[str, ...]:
    """The names of the doubts about a draft whose indicator is worded `words`.

    `known` says that the catalogue has the indicator, which settles doubts about its words.
    """
    found = dict.fromkeys(draft.doubts)
    rules = set(draft.rules)
    if not known:
        found |= dict.fromkeys(_of_words(draft, words, rules))
    found |= dict.fromkeys(_of_measure(draft, rules, known=known))
    if "from_to" in rules:
        found["two_values"] = None
    if any(r.startswith("period:span") for r in rules):
        found["span_inferred"] = None
    if any(draft.start < s <= draft.mention.end for s in passage.seams):
        found["seam"] = None
    return tuple(found)


def _of_words(draft: Draft, words: str, rules: set[str]) -> list[str]:
    found = []
    if len(words) <= SHORT:
        found.append("subject_short")
    if len(words) >= LONG:
        found.append("subject_long")
    if "、" in words:
        found.append("subject_list")
    if "topic_prefix" in rules:
        found.append("subject_carried")
    if draft.inherited and draft.mention.start - draft.start > FAR:
        found.append("subject_far")
    return found


def _of_measure(draft: Draft, rules: set[str], *, known: bool) -> list[str]:
    found = []
    if rules & LOOSE:
        found.append("verb_loose")
    if "respectively" in rules and draft.measure is not Measure.GROWTH:
        found.append("list_heads")
    if not counts(draft.mention.unit):
        return found
    level = draft.measure is Measure.LEVEL
    if (
        "shared_verb" in rules
        or "verb:serve" in rules
        or ("figure_first" in rules and level)
        or (level and "apposition" in rules and not known)
    ):
        found.append("total_or_new")
    return found
