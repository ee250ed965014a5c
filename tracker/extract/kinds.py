"""Tells goals from results and forecasts, in the order of the rules, never by the comparator alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.knowledge.cues import cues, speaks
from tracker.model.claim import Kind, Measure
from tracker.model.period import Period

if TYPE_CHECKING:
    from tracker.extract.articles import Context
    from tracker.extract.drafts import Draft
    from tracker.extract.sectioning import Section

FIRST_HALF = 6
PART_OF_PLAN = re.compile(r"占[^，。；]{0,8}(?:计划|目标|任务)(?:投资|总投资|总额)?比重$")
REACHED = re.compile(r"已|了|目前|截至")
WILL, AIMED = re.compile(r"将(?!于|军|来)"), re.compile(r"力争|确保|目标|计划|争取|要")
FIGURE = re.compile(r"\d")


def set_kind(text: str, draft: Draft, previous: Draft | None, section: Section, context: Context) -> None:
    """Fill in the draft's kind with the rule that decided; a contest of cues leaves a doubt."""
    if ("task" in draft.rules or PART_OF_PLAN.search(draft.words)) and section.kind is not Kind.TARGET:
        _decide(draft, Kind.ACTUAL, "kind:task_done")  # 完成了年度目标的66.8%
        return
    end = draft.clause[1] if "figure_first" in draft.rules else draft.mention.end  # 30个项目|年内投产
    if _foreseen(text, draft, previous, end, section):
        _decide(draft, Kind.FORECAST, "kind:forecast")
    elif not _decide_by_period(draft, context):
        _decide_by_words(text, draft, previous, end, section, context)


def _foreseen(text: str, draft: Draft, previous: Draft | None, end: int, section: Section) -> bool:
    """Whether words foresee the figure, or the one that it goes on from."""
    if draft.measure is Measure.RANK:
        return _foresees_rank(text, draft, previous)
    if _foresees(text[draft.clause[0] : end]):
        return not _forecasts_another(text, draft, previous, end)
    opens = previous is None or previous.sentence != draft.sentence
    if opens and _foresees(text[draft.sentence[0] : draft.clause[0]]):
        return True  # 预计到2021年底，全市生产总值完成546亿元
    foretold = previous is not None and previous.kind is Kind.FORECAST
    if foretold and previous is not None and previous.sentence == draft.sentence:
        clause = text[draft.clause[0] : end]
        if WILL.search(clause) and not AIMED.search(clause):
            return True  # 预计销量有望达到1600万辆，渗透率将超过50%
    goes_on = draft.inherited and foretold
    return goes_on and not _heard(text[draft.clause[0] : end], section, compared=False)


def _decide_by_period(draft: Draft, context: Context) -> bool:
    """What lies ahead is a goal, what was over a result; whether the period decided."""
    if _is_ahead(draft.period, context):
        _decide(draft, Kind.TARGET, "kind:period_ahead")
    elif _is_over(draft.period, context):
        _decide(draft, Kind.ACTUAL, "kind:period_over")
    else:
        return False
    return True


def _decide_by_words(  # noqa: PLR0913, PLR0917 - the words and what was decided before them
    text: str, draft: Draft, previous: Draft | None, end: int, section: Section, context: Context
) -> None:
    """The period leaves it open: cues of the clause, of the sentence, the section, then the telling."""
    compared = not _is_difference_of_goal(draft, previous)
    hits = _heard(text[draft.clause[0] : end], section, compared=compared)
    done = REACHED.search(text, draft.clause[0], draft.mention.start)
    if context.year is None and "period:deadline_year" in draft.rules and not done:
        _decide(draft, Kind.TARGET, "kind:deadline")
    elif _is_pair_of_results(draft, previous, hits) and not _has_begun(draft.period, context):
        _decide(draft, Kind.ACTUAL, "kind:pair")
    elif Kind.TARGET in hits and not (Kind.ACTUAL in hits and section.kind is Kind.ACTUAL):
        _decide(draft, Kind.TARGET, "kind:goal")
        if Kind.ACTUAL in hits:
            draft.doubts.append("two_kinds")
    elif Kind.ACTUAL in hits:
        _decide(draft, Kind.ACTUAL, "kind:done")
        if section.kind is Kind.TARGET:
            draft.doubts.append("two_kinds")
    else:
        wide = _heard(text[draft.sentence[0] : draft.clause[0]], section, compared=compared)
        _decide_by_telling(draft, wide, section, context)


def _decide_by_telling(draft: Draft, wide: set[Kind], section: Section, context: Context) -> None:
    """The clause leaves it open: the sentence before it, the section, the year, then the telling."""
    if Kind.TARGET in wide and Kind.ACTUAL not in wide:
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


def _is_difference_of_goal(draft: Draft, previous: Draft | None) -> bool:
    """拟安排1800亿元，比去年减少650亿元: the difference is as much a goal as the amount."""
    return (
        previous is not None
        and previous.sentence == draft.sentence
        and previous.kind is Kind.TARGET
        and draft.measure in {Measure.GROWTH, Measure.CHANGE}
    )


def _foresees_rank(text: str, draft: Draft, previous: Draft | None) -> bool:
    """有望上升至第20位 and 有望上升3位、居第14位 foresee a rank, 预计增长6%，居全国第5位 does not."""
    same = previous is not None and previous.clause == draft.clause
    own = previous.mention.stop if previous is not None and same else draft.clause[0]
    if _foresees(text[own : draft.mention.end]):
        return True
    risen = previous is not None and same and previous.mention.unit == draft.mention.unit
    return risen and previous is not None and previous.kind is Kind.FORECAST


def _forecasts_another(text: str, draft: Draft, previous: Draft | None, end: int) -> bool:
    """新增企业6400家、收入预计达到4200亿元、从业人员43.8万人: 预计 is said within the list, of one item."""
    if previous is None or previous.clause != draft.clause:
        return False
    opening = FIGURE.split(text[draft.clause[0] : end], maxsplit=1)[0]
    own = text[previous.mention.stop : end]
    return not (_foresees(opening) or _foresees(own))


def _foresees(words: str) -> bool:
    """Whether the words speak for a forecast: 预计, 有望."""
    return speaks(words, Kind.FORECAST)


def _heard(words: str, section: Section, *, compared: bool = True) -> set[Kind]:
    """The kinds that the words speak for; in a review only strong words speak for a goal (not 争取资金).

    Words of comparison (比上年) speak for a result unless not `compared`, or in a plan.
    """
    review = section.kind is Kind.ACTUAL
    return {
        c.kind for c, pattern in cues()
        if (c.strong or c.kind is not Kind.TARGET or not review)
        and not (c.compares and (section.kind is Kind.TARGET or not compared))
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
    """Whether the period ends in a later year than the writing, or begins after its month."""
    if period is None or context.year is None:
        return False
    later = context.month is not None and period.first > context.year * 12 + context.month - 1
    return later or period.last_year > context.year
