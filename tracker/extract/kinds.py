"""Tells goals from results and forecasts, in the order of the rules, never by the comparator alone."""

from __future__ import annotations

import re

from tracker.extract.articles import Context
from tracker.extract.drafts import Draft
from tracker.extract.sectioning import Section
from tracker.knowledge.cues import cues
from tracker.model.claim import Kind, Measure
from tracker.model.period import Period

RESULT_OF_GOAL = re.compile(r"(?:完成|实现|超额|达到|好于|高于)[^，。]{0,8}(?:目标|计划|预期)")
LATER_HALF = 7


def set_kind(text: str, draft: Draft, previous: Draft | None, section: Section, context: Context) -> None:
    """Fill in the draft's kind with the rule that decided; a contest of cues leaves a doubt."""
    clause = text[draft.clause[0] : draft.mention.end]
    before = text[draft.sentence[0] : draft.clause[0]]
    hits = {c.kind: c.id for c, pattern in cues() if pattern.search(clause)}
    wide = {c.kind: c.id for c, pattern in cues() if pattern.search(before)}
    over = _is_over(draft.period, context)
    ahead = _is_ahead(draft.period, context)
    if Kind.FORECAST in hits and draft.measure is not Measure.RANK:
        _decide(draft, Kind.FORECAST, "kind:forecast")
    elif draft.inherited and previous is not None and previous.kind is Kind.FORECAST and not hits and draft.measure is not Measure.RANK:
        _decide(draft, Kind.FORECAST, "kind:forecast_shared")
    elif draft.end_of_pair == "to" and previous is not None and previous.kind is Kind.ACTUAL and not ahead and Kind.TARGET not in hits:
        _decide(draft, Kind.ACTUAL, "kind:pair")
    elif ahead:
        _decide(draft, Kind.TARGET, "kind:period_ahead")
    elif over:
        _decide(draft, Kind.ACTUAL, "kind:period_over")
    elif Kind.TARGET in hits and not (Kind.ACTUAL in hits and section.kind is Kind.ACTUAL):
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
    elif Kind.ACTUAL in wide:
        _decide(draft, Kind.ACTUAL, "kind:done_before")
    else:
        _decide(draft, Kind.ACTUAL, "kind:told")
        draft.doubts.append("kind_untold")


def is_goal(text: str, draft: Draft) -> bool:
    """Whether the sentence up to the figure speaks of a goal and of nothing done."""
    said = text[draft.sentence[0] : draft.mention.end]
    hits = {c.kind for c, pattern in cues() if pattern.search(said)}
    return Kind.TARGET in hits and Kind.ACTUAL not in hits


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


def _is_ahead(period: Period | None, context: Context) -> bool:
    """Whether the period ends in a later year than the writing."""
    return period is not None and context.year is not None and period.last_year > context.year
