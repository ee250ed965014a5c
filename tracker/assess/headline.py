"""One sentence on a target that can be pasted into a report."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.grammar.figures import amount, figure, when
from tracker.model.assessment import Status
from tracker.model.message import Message, msg

if TYPE_CHECKING:
    from tracker.assess.case import Case, Verdict
    from tracker.model.target import Target


def headline(case: Case, verdict: Verdict, words: Message) -> Message:
    """Place, indicator, period, value and goal, what they come to, and the status in words."""
    figures = _figures(verdict)
    parts: dict[str, str | int | Decimal | Message] = {
        "place": case.target.region,
        "indicator": case.target.indicator,
        "period": when(case.months),
        "value": amount(case.actual.actual.value),
        "goal": amount(case.target.goal) if case.target.goal else amount(case.aim.goal),
        "due": when(case.target.period) if case.target.period else "",
        "status": words,
    }
    if figures is None:
        return msg(
            "{place}, {indicator}: {value} in {period} against a goal of {goal} for {due}: {status}", **parts
        )
    return msg(
        "{place}, {indicator}: {value} in {period} against a goal of {goal} for {due}, {figures}: {status}",
        figures=figures,
        **parts,
    )


def without_value(target: Target, words: Message, why: Message) -> Message:
    """The sentence on a target for which no value can be used."""
    goal = amount(target.goal) if target.goal else ""
    return msg(
        "{place}, {indicator} (goal {goal}): {status}; {why}",
        place=target.region,
        indicator=target.indicator,
        goal=goal,
        status=words,
        why=why,
    )


def of_milestone(target: Target, words: Message, why: Message) -> Message:
    """The sentence on a ledger entry."""
    return msg(
        "{place}, {indicator}: {status}; {why}",
        place=target.region,
        indicator=target.indicator,
        status=words,
        why=why,
    )


def _figures(verdict: Verdict) -> Message | None:
    done = verdict.completion
    if (
        done is not None
        and verdict.gap is not None
        and verdict.status not in {Status.ACHIEVED, Status.MISSED}
    ):
        parts = {"completion": figure(done, "%"), "pace": figure(verdict.pace or Decimal(0), "%")}
        gap = figure(abs(verdict.gap), "百分点")
        if verdict.gap >= 0:
            return msg("{completion} done, {gap} ahead of the {pace} expected by now", gap=gap, **parts)
        return msg("{completion} done, {gap} behind the {pace} expected by now", gap=gap, **parts)
    if done is not None:
        return msg("{completion} done", completion=figure(done, "%"))
    if verdict.gap is not None:
        gap = figure(abs(verdict.gap), "百分点")
        return msg("{gap} better", gap=gap) if verdict.gap >= 0 else msg("{gap} short", gap=gap)
    if verdict.attainment is not None:
        return msg("{attainment} of the goal", attainment=figure(verdict.attainment, "%"))
    return None
