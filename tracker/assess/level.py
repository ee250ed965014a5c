"""Levels: how much of the way from baseline to goal is covered, against what its path expects by now."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.assess.case import Verdict
from tracker.assess.pace import expected_on_path, months_gone, pace_step, share
from tracker.assess.rounding import apart, hundredth, tenth
from tracker.grammar.figures import computed, figure
from tracker.model.assessment import Status, Step
from tracker.model.message import msg

if TYPE_CHECKING:
    from tracker.assess.case import Case
    from tracker.knowledge.profiles import Ratio

HUNDRED = Decimal(100)


def level(case: Case) -> Verdict:
    """Completion (A−B)/(T−B) against the path or the time pace; without a baseline the attainment only."""
    if case.baseline is None:
        return attained(case)
    way, covered = case.goal - case.baseline, case.value - case.baseline
    if case.direction * way <= 0:
        return hold(case)
    completion = covered / way * HUNDRED
    gone, whole = months_gone(case)
    steps = [_completion_step(case, completion)]
    shown = apart(completion, HUNDRED)
    if gone <= 0:
        steps.append(pace_step(case, 0, whole))
        return Verdict(Status.NOT_DUE, "level", tuple(steps), completion=shown, pace=Decimal("0.0"))
    pace = share(gone, whole)
    path = expected_on_path(case)
    if path is None:
        steps.append(pace_step(case, gone, whole))
    else:
        steps.append(path.step)
        ahead = path.value - case.baseline
        if case.direction * ahead <= 0:
            return _on_flat_path(case, path.value, steps, shown)
        pace = ahead / way * HUNDRED
    ratio = completion / pace
    steps.append(ratio_step(ratio))
    return Verdict(
        by_ratio(ratio, case.bands.ratio),
        "level",
        tuple(steps),
        completion=shown,
        pace=tenth(pace),
        gap=apart(completion - pace, Decimal(0)),
        ratio=shown_ratio(ratio, case.bands.ratio),
    )


def attained(case: Case) -> Verdict:
    """A level without a baseline: value over goal, and no judgement before the due date."""
    attainment = None
    if case.goal > 0 and case.value >= 0:
        exact = case.value / case.goal * HUNDRED
        attainment = apart(exact, HUNDRED)
        text = msg(
            "attainment {value} ÷ {goal} = {attainment}",
            value=case.value_words,
            goal=case.goal_words,
            attainment=figure(attainment, "%"),
        )
    else:
        text = msg(
            "{value} against {goal}",
            value=case.value_words,
            goal=case.goal_words,
        )
    wait = msg("without a baseline nothing is due before the date")
    steps = (Step(text=text, method=methods.COMPLETION), Step(text=wait, method=methods.WAIT))
    return Verdict(Status.NOT_DUE, "level", steps, attainment=attainment)


def hold(case: Case) -> Verdict:
    """A goal that was met when it was set asks to hold what was reached."""
    kept = case.direction * (case.value - case.goal) >= 0
    parts = {
        "baseline": computed(case.baseline if case.baseline is not None else case.goal, case.unit),
        "goal": case.goal_words,
        "value": case.value_words,
    }
    text = (
        msg("the baseline {baseline} met the goal {goal} already, and {value} holds it", **parts)
        if kept
        else msg("the baseline {baseline} met the goal {goal} already, and {value} no longer does", **parts)
    )
    status = Status.ON_TRACK if kept else Status.BEHIND
    return Verdict(status, "level", (Step(text=text, method=methods.HOLD),))


def by_ratio(ratio: Decimal, bands: Ratio) -> Status:
    """The band of completion over pace, rounded to 0.01."""
    banded = hundredth(ratio)
    if banded >= bands.ahead:
        return Status.AHEAD
    if banded >= bands.on_track:
        return Status.ON_TRACK
    if banded >= bands.slightly_behind:
        return Status.SLIGHTLY_BEHIND
    return Status.BEHIND if banded >= 0 else Status.REGRESSING


def shown_ratio(ratio: Decimal, bands: Ratio) -> Decimal:
    """The ratio to 0.01."""
    del bands
    return hundredth(ratio)


def ratio_step(ratio: Decimal) -> Step:
    """The ratio that the bands are of."""
    text = msg("completion ÷ what is expected by now = {ratio}", ratio=f"{hundredth(ratio):f}")
    return Step(text=text, method=methods.RATIO)


def as_method(verdict: Verdict, method: str) -> Verdict:
    """The verdict under the name of the row that borrowed it."""
    return replace(verdict, method=method)


def _on_flat_path(case: Case, expected: Decimal, steps: list[Step], completion: Decimal) -> Verdict:
    """Where the path does not ask for more than the baseline yet, being no worse than the path is enough."""
    kept = case.direction * (case.value - expected) >= 0
    status = Status.ON_TRACK if kept else Status.BEHIND
    return Verdict(status, "level", tuple(steps), completion=completion)


def _completion_step(case: Case, completion: Decimal) -> Step:
    text = msg(
        "completion ({value} − {base}) ÷ ({goal} − {base}) = {completion}",
        value=case.value_words,
        base=computed(case.baseline if case.baseline is not None else Decimal(0), case.unit),
        goal=case.goal_words,
        completion=figure(apart(completion, HUNDRED), "%"),
    )
    return Step(text=text, method=methods.COMPLETION)
