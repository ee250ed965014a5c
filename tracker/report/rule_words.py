"""What the rules of reading do, in plain words, by the names under which claims carry them."""

from __future__ import annotations

from tracker.knowledge.comparators import comparators
from tracker.knowledge.load import lexical
from tracker.knowledge.triggers import triggers
from tracker.knowledge.verbs import verbs
from tracker.language import say, translate
from tracker.model.message import msg
from tracker.model.quantity import Op
from tracker.report.wording import MEASURES

OPS: dict[str, str] = {
    Op.EQ: "exactly",
    Op.GE: "at least",
    Op.GT: "more than",
    Op.LE: "at most",
    Op.LT: "less than",
    Op.ABOUT: "about",
    Op.RANGE: "from … to …",
}
PLAIN: dict[str, str] = {
    "idiom": "these words stand for a value",
    "rank": "a place in a ranking",
    "rank_in_list": "a place in the list that the words name",
    "derived": "computed from figures of the sentence",
    "derived:per_piece": "computed: what each one has, times their number",
    "unit": "the unit that is written with the number",
    "to_one": "how many times as much the one is as the other, written against one or as a multiple",
    "apposition": "the figure stands right behind what it measures",
    "figure_first": "what is counted stands behind the figure",
    "bare": "the figure stands alone; an earlier clause says of what",
    "attribute": "the figure stands amid the words for what it measures",
    "verb_unknown": "the verb is none that is known; what stands behind the figure is counted",
    "share": "the share that one thing has of another",
    "pull": "how much the topic pulls up the growth of another",
    "task": "how much of a task was done",
    "purpose": "a clause nearby says what the money is for",
    "respectively": "the list gives each of its heads a value, in their order",
    "each_head": "each of the things named together has this value",
    "shared_verb": "the verb of the figure before holds for this one too",
    "shared_head": "completed from the words of the neighbouring figure",
    "topic_prefix": "completed from an earlier clause",
    "from_to": "one of the two values of a change",
    "trigger:against": "a distance to another's value",
    "period": "the time nearest to the figure",
    "period:paragraph": "the time that leads the paragraph",
    "period:section": "the time that the heading names",
    "period:section:plan": "the years of the plan that the document is, or those that it reviews",
    "period:section:bulletin": "the time that the bulletin reports on",
    "period:document": "no time is named nearby; the document's own year",
    "period:pair_from": "the value before the change: the time before that of the second value",
    "place:named": "the place that is named with what is measured",
    "place:nation": "the nation is named with what is measured",
    "place:whole": "these words mean the whole place that the text speaks of",
    "place:lead": "the place that leads the sentence or its paragraph",
    "place:shared": "the places named together have the figure in common",
    "kind:forecast": "words for something expected",
    "kind:forecast_shared": "goes on from a figure that is expected",
    "kind:period_ahead": "the time lies ahead of the writing",
    "kind:period_over": "the time was over when the text was written",
    "kind:deadline": "a deadline in a text whose date is not known",
    "kind:task_done": "how much of a plan was carried out is a result",
    "kind:pair": "the second value of a change whose first one was reached",
    "kind:pair_from": "the value before a change was reached",
    "kind:goal": "words for a goal",
    "kind:goal_before": "words for a goal stand earlier in the sentence",
    "kind:done": "words for something done",
    "kind:done_before": "words for something done stand earlier in the sentence",
    "kind:year_begun": "written early in the very year that the figure is for",
    "kind:leaning": "the sentences around it speak of what is to be done",
    "kind:told": "told plainly, without a word for a goal",
    "kind:section": "the section that the figure stands in",
    "kind:section:goal_in_title": "the title or heading names goals",
    "kind:section:plan": "the heading announces what is planned",
    "kind:section:plan_document": "the title is of a plan",
    "kind:section:announced": "an earlier paragraph announces the year's goals or the work done",
    "kind:section:review": "the heading announces a review",
    "kind:section:bulletin": "a bulletin reports results",
    "kind:section:year_past": "the heading names a year that was over",
    "kind:section:year_ahead": "the heading names a year ahead",
}
BOUNDED: dict[Op, str] = {
    Op.GE: "sets a lower bound, the figure itself included",
    Op.GT: "sets a lower bound, the figure itself left out",
    Op.LE: "sets an upper bound, the figure itself included",
    Op.LT: "sets an upper bound, the figure itself left out",
    Op.ABOUT: "makes the figure approximate",
    Op.EQ: "says that the figure is exact",
}


def plain_words(rule: str, measure: str, language: str) -> str:
    """What the rule did, in words of `language`; a rule without words speaks for itself.

    Args:
        rule: its name, as evidence carries it.
        measure: the code of what the claim measures, which triggers and verbs decide.
        language: "en" or "zh".
    """
    if rule.startswith("comparator:"):
        op = _ops().get(rule)
        if op is not None:
            return translate(BOUNDED[op], language)
    entry = rule.partition("+")[0]
    if (sign := _signs().get(entry)) is not None:
        return _governing(rule, measure, sign, language)
    known = rule
    while known not in PLAIN and ":" in known:
        known = known.rpartition(":")[0]
    return translate(PLAIN.get(known, rule.replace("_", " ").replace(":", ": ")), language)


def _governing(rule: str, measure: str, sign: int, language: str) -> str:
    """What the words before a figure make of it."""
    made = msg("governs the figure: {measure}", measure=msg(MEASURES[measure]))
    if rule.endswith("+cagr"):
        made = msg("{made}, a yearly average", made=made)
    if sign < 0:
        made = msg("{made}, falling", made=made)
    return say(made, language)


@lexical
def _ops() -> dict[str, Op]:
    """The op of each comparator's rule."""
    return {f"comparator:{entry.id}": entry.op for entry in comparators()}


@lexical
def _signs() -> dict[str, int]:
    """The sign that the rule of each trigger and verb gives a figure."""
    signs = {f"trigger:{entry.id}": entry.sign for entry in triggers().entries}
    return signs | {f"verb:{entry.id}": entry.sign for entry in verbs().entries}
