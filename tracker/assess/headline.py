"""One sentence on a target that can be pasted into a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.assess.multi_year import by_year
from tracker.assess.settling import told_by_goal
from tracker.assess.within import ends, short_end, worse_end
from tracker.grammar.figures import amount, computed, figure, rate, when
from tracker.knowledge.indicators import catalogue
from tracker.knowledge.scopes import without_increment
from tracker.model.assessment import Status
from tracker.model.claim import Measure
from tracker.model.match import Span
from tracker.model.message import Message, msg, worded

if TYPE_CHECKING:
    from decimal import Decimal

    from tracker.assess.case import Case, Verdict
    from tracker.model.match import Aim, Matched
    from tracker.model.quantity import Quantity
    from tracker.model.target import Target

FINAL = {Status.ACHIEVED, Status.MISSED, Status.BREACHED}


def headline(case: Case, verdict: Verdict, words: Message) -> Message:
    """Place, indicator, period, value and goal, what they come to, and the status in words."""
    figures = _figures(case, verdict)
    parts: dict[str, str | int | Decimal | Message] = {
        "place": case.target.region,
        "indicator": subject_words(case.target, case.aim),
        "period": when(case.months),
        "value": _words(case.actual.actual.value, case.actual.actual.measure),
        "goal": _goal_words(case.target, case.aim),
        "due": when(case.target.period or case.aim.window),
        "status": words,
    }
    if figures is None:
        return msg("{place}, {indicator}: {value} in {period} against {goal} for {due}: {status}", **parts)
    return msg(
        "{place}, {indicator}: {value} in {period} against {goal} for {due}, {figures}: {status}",
        figures=figures,
        **parts,
    )


def without_value(matched: Matched, words: Message, why: Message) -> Message:
    """The sentence on a target for which no value can be used, or on a ledger entry."""
    target, aim = matched.target, matched.aim
    indicator = subject_words(target, aim)
    if target.goal is None or target.period is None:
        return msg(
            "{place}, {indicator}: {status} ({why})",
            place=target.region, indicator=indicator, status=words, why=why,
        )  # fmt: skip
    return msg(
        "{place}, {indicator}, {goal} for {due}: {status} ({why})",
        place=target.region,
        indicator=indicator,
        due=when(target.period),
        goal=_goal_words(target, aim) if aim else amount(target.goal),
        status=words,
        why=why,
    )


def subject_words(target: Target, aim: Aim | None) -> Message:  # noqa: PLR0911 - one a measure
    """The indicator with its measure, where its name does not tell it: 百亿企业新增数, 工业投资增速.

    In English the catalogue's name stands, where it has one for just these words.
    """
    name = _name(target.indicator)
    match aim.measure if aim else None:
        case Measure.GROWTH if aim and aim.span is not Span.YEAR:
            return msg("growth over the years of {indicator}", indicator=name)
        case Measure.GROWTH if not target.indicator.endswith(("速", "速度", "率", "幅")):
            return msg("growth of {indicator}", indicator=name)
        case Measure.INCREMENT if not without_increment(target.indicator)[1]:
            return msg("newly added {indicator}", indicator=name)
        case Measure.RANK:
            return msg("rank of {indicator}", indicator=name)
        case Measure.CHANGE if aim and aim.reference:
            return msg(
                "growth of {indicator} less that of {reference}",
                indicator=name,
                reference=_name(aim.reference),
            )
        case Measure.CHANGE:
            return msg("change of {indicator}", indicator=name)
        case _:
            return name


def _name(words: str) -> Message:
    entry = catalogue().find(words)
    if entry is None:
        return worded(words, words)
    english = entry.en
    return worded(english[:1].lower() + english[1:] if english[1:2].islower() else english, words)


def _goal_words(target: Target, aim: Aim) -> Message:
    """The goal as it was worded; with what it comes to, where it leans on a baseline or is yearly."""
    stated = _words(target.goal or aim.goal, target.measure)
    if aim.span is Span.AVERAGE:
        return msg("{goal} a year on average", goal=stated)
    return msg("{level} ({goal})", level=amount(aim.goal), goal=stated) if aim.origin else stated


def _words(quantity: Quantity, measure: Measure) -> Message:
    return rate(quantity) if measure is Measure.GROWTH else amount(quantity)


def _figures(case: Case, verdict: Verdict) -> Message | None:
    end = _end(case, verdict)
    if verdict.completion is not None:
        done = figure(verdict.completion, "%")
        if end is not None:
            done = msg(
                "{completion} of {end}, the end that counts,", completion=done, end=computed(end, case.unit)
            )
        return _completed(case, verdict, done)
    if verdict.gap is not None:
        gap = figure(abs(verdict.gap), "百分点")
        if verdict.gap >= 0:
            return msg("{gap} better", gap=gap)
        if end is not None:
            return msg("{gap} short of {end}, the end that counts", gap=gap, end=computed(end, case.unit))
        return msg("{gap} short", gap=gap)
    if verdict.attainment is not None:
        return msg("{attainment} of the goal", attainment=figure(verdict.attainment, "%"))
    return None


def _end(case: Case, verdict: Verdict) -> Decimal | None:
    """The end of a range or 左右 that the figures are measured by; None for other goals."""
    if verdict.method not in {"range", "about"} or told_by_goal(case):
        return None
    low, high = ends(case.aim, case.direction, case.bands.about)
    short = short_end(by_year(case), low, high)
    return short[0] if short else worse_end(low, high, -1 if low is None else 1 if high is None else 0)


def _completed(case: Case, verdict: Verdict, completion: Message) -> Message:
    """How much is done, and how that compares: with the goal in the end, with the pace before."""
    if verdict.status in FINAL or verdict.gap is None or verdict.pace is None:
        short = case.goal - case.value
        if verdict.status is not Status.MISSED or case.direction * short <= 0:
            return msg("{completion} done", completion=completion)
        unit = "百分点" if case.unit == "%" else case.unit
        return msg("{completion} done, {left} short", completion=completion, left=computed(abs(short), unit))
    pace = figure(verdict.pace, "%")
    if verdict.uses_up:
        return msg("{completion} used where the calendar allows {pace}", completion=completion, pace=pace)
    parts = {"completion": completion, "gap": figure(abs(verdict.gap), "百分点"), "pace": pace}
    if verdict.gap > 0:
        return msg("{completion} done, {gap} ahead of the {pace} expected by now", **parts)
    if verdict.gap < 0:
        return msg("{completion} done, {gap} behind the {pace} expected by now", **parts)
    return msg("{completion} done, as expected by now", completion=completion)
