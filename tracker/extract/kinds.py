"""Tells goals from results and forecasts, in the order of the rules, never by the comparator alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.knowledge.cues import cues
from tracker.model.claim import Kind, Measure
from tracker.model.period import Period

if TYPE_CHECKING:
    from tracker.extract.articles import Context
    from tracker.extract.drafts import Draft
    from tracker.extract.sectioning import Section

FIRST_HALF = 6


def set_kind(text: str, draft: Draft, previous: Draft | None, section: Section, context: Context) -> None:
    """Fill in the draft's kind with the rule that decided; a contest of cues leaves a doubt."""
    end = draft.clause[1] if "figure_first" in draft.rules else draft.mention.end  # 30个项目|年内投产
    hits = _heard(text[draft.clause[0] : end], section)
    wide = _heard(text[draft.sentence[0] : draft.clause[0]], section)
    shared = draft.inherited and previous is not None and not hits and draft.measure is not Measure.RANK
    if Kind.FORECAST in hits and draft.measure is not Measure.RANK:
        _decide(draft, Kind.FORECAST, "kind:forecast")
    elif shared and previous is not None and previous.kind is Kind.FORECAST:
        _decide(draft, Kind.FORECAST, "kind:forecast_shared")
    elif _is_ahead(draft.period, context):
        _decide(draft, Kind.TARGET, "kind:period_ahead")
    elif _is_over(draft.period, context):
        _decide(draft, Kind.ACTUAL, "kind:period_over")
    elif _is_pair_of_results(draft, previous, hits):
        _decide(draft, Kind.ACTUAL, "kind:pair")
    else:
        _decide_by_words(draft, hits, wide, section, context)


def _decide_by_words(
    draft: Draft, hits: set[Kind], wide: set[Kind], section: Section, context: Context
) -> None:
    """The period leaves it open: cues of the clause, of the sentence, the section, then the telling."""
    if Kind.TARGET in hits and not (Kind.ACTUAL in hits and section.kind is Kind.ACTUAL):
        _decide(draft, Kind.TARGET, "kind:goal")
        if Kind.ACTUAL in hits:
            draft.doubts.append("two_kinds")
    elif Kind.ACTUAL in hits:
        _decide(draft, Kind.ACTUAL, "kind:done")
        if section.kind is Kind.TARGET:
            draft.doubts.append("two_kinds")
    elif Kind.TARGET in wide and Kind.ACTUAL not in wide:
        _decide(draft, Kind.TARGET, "kind:goal_before")
    elif section.kind is not None:
        _decide(draft, section.kind, f"kind:{section.rule}")
    elif _has_begun(draft.period, context):
        _decide(draft, Kind.TARGET, "kind:year_begun")
    elif Kind.ACTUAL in wide:
        _decide(draft, Kind.ACTUAL, "kind:done_before")
    else:
        _decide(draft, Kind.ACTUAL, "kind:told")
        draft.doubts.append("kind_untold")


def _heard(words: str, section: Section) -> set[Kind]:
    """The kinds that the words speak for; in a review only strong words speak for a goal (not 争取资金)."""
    review = section.kind is Kind.ACTUAL
    return {
        c.kind for c, pattern in cues()
        if (c.strong or c.kind is not Kind.TARGET or not review)
        and not (c.compares and section.kind is Kind.TARGET)
        and pattern.search(words)
    }  # fmt: skip


def _is_pair_of_results(draft: Draft, previous: Draft | None, hits: set[Kind]) -> bool:
    """从2020年1.5%到2025年45% in a text of 2025 tells what was reached."""
    if draft.end_of_pair != "to" or previous is None:
        return False
    return previous.kind is Kind.ACTUAL and Kind.TARGET not in hits


def is_goal(text: str, draft: Draft, section: Section) -> bool:
    """Whether the sentence up to the figure speaks of a goal and of nothing done."""
    heard = _heard(text[draft.sentence[0] : draft.mention.end], section)
    return Kind.TARGET in heard and Kind.ACTUAL not in heard


def _decide(draft: Draft, kind: Kind, rule: str) -> None:
    draft.kind = kind
    draft.rules.append(rule)


def _is_over(period: Period | None, context: Context) -> bool:
    """Whether the period had ended when the text was written."""
    if period is None or context.year is None:
        return False
    if context.month is None:
        return period.last_year < context.year
    return period.last < context.year * 12 + context.month - 1


def _has_begun(period: Period | None, context: Context) -> bool:
    """Whether the figure is of the whole year in whose first half the text was written."""
    if period is None or context.year is None or context.month is None or context.month > FIRST_HALF:
        return False
    return period == Period.year(context.year)


def _is_ahead(period: Period | None, context: Context) -> bool:
    """Whether the period ends in a later year than the writing."""
    return period is not None and context.year is not None and period.last_year > context.year
