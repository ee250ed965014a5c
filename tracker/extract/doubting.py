"""Names the reasons to look at a claim again.

A claim without a doubt is meant to be right in every field. `tracker.knowledge.doubts` words them; they
were chosen by how often readings of each kind were wrong on texts read by hand
(`tests/benchmark/extraction`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extract.measuring import counts
from tracker.extract.purposes import is_payer
from tracker.model.claim import Kind, Measure

if TYPE_CHECKING:
    from tracker.extract.drafts import Draft
    from tracker.extract.passages import Passage

YEAR = 12  # months
SHORT, SCANT, BARE, LONG, FAR = 3, 4, 6, 24, 80
LOOSE = {"verb:serve"}  # 带动, 投入, 惠及: what stands behind them is as often a purpose as what is counted
UNSURE = {
    "verb:serve",
    "verb:draw_up",
    "verb:publish",
    "verb:enlist",
}  # of things counted, all there are or the new ones
VAGUE = {
    "verb:have",
    "verb:raise",
    "verb:serve",
    "trigger:fall",
}  # with these, words of four characters seldom say of what
PLAIN = {"verb:build", "verb:raise", "verb:add", "trigger:reach", "rank", "shared_verb"}
STEADY = {"trigger:reach", "trigger:hold", "trigger:down_to"}
ODD = re.compile(
    r"^(?:于|由于|虽然|项目)|[此该这][项些类]|这方面|为此|连续|稳居|居全国|前列|有所|就能|阶段|加快|持续|一批|唯一|[A-Za-z\d]{5}"
)
NARROWER = re.compile(  # 花湖机场开通货线91条，货邮吞吐量达到128万吨: the airport's, or the province's
    r"(?:机场|口岸|枢纽|港区|综保区|保税区|自贸区|医院|协作)[^，。；]*[，；]$"
)
LISTED = re.compile(r"入选|入围|列入|进入|落户|通过")  # of a list in the year, or all that are on it
QUOTED = re.compile(r"”(?!.*“)")


def doubts_of(draft: Draft, words: str, passage: Passage, *, known: bool) -> tuple[str, ...]:
    """The names of the doubts about a draft whose indicator is worded `words`.

    `known` says that the catalogue has the indicator, which settles doubts about its words.
    """
    found = dict.fromkeys(draft.doubts)
    rules = set(draft.rules)
    if not known:
        found |= dict.fromkeys(_of_words(draft, words, rules))
    if not draft.inherited and len(words) <= BARE and NARROWER.search(passage.text, *_before(draft)):
        found["subject_scope"] = None
    found |= dict.fromkeys(_of_measure(draft, rules, known=known))
    spans = ("period:span", "period:years_grown")
    if any(r.startswith(spans) for r in rules) or _is_span_odd(draft, rules):
        found["span_inferred"] = None
    if "each_head" in rules and words not in passage.text:
        found["list_heads"] = None
    if any(draft.start < s <= draft.mention.end for s in passage.seams):
        found["seam"] = None
    return tuple(found)


def _is_span_odd(draft: Draft, rules: set[str]) -> bool:
    """Whether a yearly average is told of one year, or growth of all years of a plan by its heading."""
    if draft.period is None:
        return False
    if draft.period.length <= YEAR:
        return draft.basis == "cagr"
    if draft.kind is Kind.TARGET and draft.measure is Measure.LEVEL and "trigger:hold" in rules:
        return True  # 控制在5%以内 in all the years of a plan, or at their end
    of_section = any(r.startswith("period:section") for r in rules)
    return (
        of_section and draft.kind is Kind.TARGET and draft.measure is Measure.GROWTH and draft.basis is None
    )


def _before(draft: Draft) -> tuple[int, int]:
    """The span of the draft's sentence before its clause."""
    return draft.sentence[0], draft.clause[0]


def _of_words(draft: Draft, words: str, rules: set[str]) -> list[str]:
    found = []
    least = BARE if "rank" in rules else SCANT if rules & VAGUE else SHORT
    if len(words) <= least:
        found.append("subject_short")
    if len(words) >= LONG:
        found.append("subject_long")
    if ODD.search(words) or (QUOTED.search(words) and not rules & PLAIN):
        found.append("subject_odd")
    if is_payer(words):
        found.append("subject_payer")
    if "、" in words:
        found.append("subject_list")
    if rules & {"topic_prefix", "purpose"}:
        found.append("subject_carried")
    if draft.inherited and draft.mention.start - draft.start > FAR:
        found.append("subject_far")
    return found


def _of_measure(draft: Draft, rules: set[str], *, known: bool) -> list[str]:
    found = []
    level, first = draft.measure is Measure.LEVEL, "figure_first" in rules
    counted = counts(draft.mention.unit)
    equal = "trigger:equal" in rules and not known
    loose = not known and (rules & LOOSE or ("attribute" in rules and level))
    if equal or loose or "verb_unknown" in rules or (first and level and not counted):
        found.append("verb_loose")
    if "respectively" in rules and draft.measure is not Measure.GROWTH and not rules & STEADY:
        found.append("list_heads")
    bare = level and "apposition" in rules and "shared_verb" not in rules and not known
    listed = first and LISTED.search(draft.words) is not None
    if counted and (listed or rules & UNSURE or (first and level) or bare):
        found.append("total_or_new")
    return found
