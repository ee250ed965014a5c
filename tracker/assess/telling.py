"""What an assessment tells besides its row: premises, other sources, bounds, and why nothing speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.assess.case import make_case
from tracker.assess.rows import Row, own_row
from tracker.grammar.figures import amount, when
from tracker.model.actual import Quality
from tracker.model.assessment import Status, Step
from tracker.model.match import Role
from tracker.model.message import Message, msg, worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.assess.case import Case, Verdict
    from tracker.knowledge.profiles import Profile
    from tracker.model.match import Aim, Match, Matched
    from tracker.model.period import Period

    Judge = Callable[[Case], Verdict]

BEST = {Status.ACHIEVED, Status.AHEAD}
PROVEN = {Status.ACHIEVED, Status.BREACHED, Status.NO_DATA}
MONTHLESS = {Row.FLOW, Row.GROWTH, Row.MULTI_YEAR}
"""Rows that judge nothing before the goal's own months."""


def status_words(profile: Profile, status: Status) -> Message:
    """The status in the words of the profile."""
    return worded(profile.words(status, "en"), profile.words(status, "zh"))


def premises(case: Case) -> list[Step]:
    """What was read into the goal, what the value was derived from, and what speaks against either."""
    steps = []
    if case.aim.origin:
        steps.append(Step(text=case.aim.origin, method=methods.DERIVED))
    if case.actual.derivation:
        steps.append(Step(text=case.actual.derivation, method=methods.DERIVED))
    told = (*case.matched.conflicts, *case.matched.warnings)
    return steps + [Step(text=text, method=methods.SOURCE) for text in told]


def marks_of(case: Case) -> list[str]:
    """The codes of what is to be known of the value that speaks."""
    marks = []
    actual = case.actual.actual
    if actual.quality is Quality.LOW:
        marks.append("low_quality")
    if case.actual.derivation:
        marks.append("derived")
    if actual.estimated:
        marks.append("estimate")
    if not case.span.exact:
        marks.append("bound")
    if case.matched.conflicts:
        marks.append("conflict")
    return marks


def open_ends(case: Case, verdict: Verdict, judge: Judge, profile: Profile) -> list[Step]:
    """Where a bound or an approximate figure leaves other statuses possible, that is said."""
    if case.span.exact or case.over or verdict.status in PROVEN:
        return []
    value = amount(case.actual.actual.value)
    others = {s for end in case.span.ends if (s := judge(case.at(end)).status) is not verdict.status}
    if others:
        status = min(others, key=list(Status).index)
        text = msg(
            "{value} leaves open another status: {status}", value=value, status=status_words(profile, status)
        )
    elif case.span.low is None or case.span.high is None:
        rises = case.span.high is None
        better = (case.direction > 0) is rises
        if better and verdict.status in BEST:
            return []
        bound = msg("a lower bound") if rises else msg("an upper bound")
        text = (
            msg("{value} is {bound}: the status may be better than shown", value=value, bound=bound)
            if better
            else msg("{value} is {bound}: the status may be worse than shown", value=value, bound=bound)
        )
    else:
        return []
    return [Step(text=text, method=methods.BOUND)]


def by_other_sources(case: Case, verdict: Verdict, judge: Judge, profile: Profile) -> list[Step]:
    """What the status would be by each other source for the same months, where it would be another."""
    steps = []
    for match in case.matched.of(Role.CURRENT):
        if match is case.actual or match.actual.months != case.months or match.derivation:
            continue
        other = make_case(case.matched, case.aim, match, case.as_of, case.bands, case.direction)
        status = judge(other).status if other else verdict.status
        if status is not verdict.status:
            text = msg(
                "by {value} ({source}) the status would be: {status}",
                value=amount(match.actual.value),
                source=match.actual.publisher or match.actual.id,
                status=status_words(profile, status),
            )
            steps.append(Step(text=text, method=methods.SOURCE))
    return steps


def nothing_speaks(matched: Matched, aim: Aim, as_of: Period) -> tuple[Status, Message]:
    """Without a usable value: not due where the goal's months have not begun, else no data and why."""
    known = matched.baseline is not None or matched.of(Role.HISTORY) or matched.of(Role.BASELINE)
    at_start = aim.start is not None and as_of.last <= aim.start.last
    ahead = as_of.last < aim.window.first and own_row(aim, aim.window) in MONTHLESS
    if known and (at_start or ahead):
        return Status.NOT_DUE, msg("the goal's months have not begun")
    if refused := matched.of(Role.REFUSED):
        return Status.NO_DATA, msg(
            "nothing comparable; refused: {n}, such as {value} for {period}: {reason}",
            n=len(refused),
            reason=refused[0].reason,
            **_value_of(refused[0]),
        )
    if earlier := matched.of(Role.HISTORY) + matched.of(Role.BASELINE):
        return Status.NO_DATA, msg(
            "no value covers the goal's own months; the latest there is: {value} for {period}",
            **_value_of(max(earlier, key=_end)),
        )
    if beside := matched.of(Role.EVIDENCE):
        return Status.NO_DATA, msg(
            "nothing to judge by: {value} for {period} counts as evidence only",
            **_value_of(max(beside, key=_end)),
        )
    return Status.NO_DATA, msg("no actual of this indicator and place is known")


def _value_of(match: Match) -> dict[str, Message]:
    """What an actual says, and of when."""
    period = match.actual.period
    return {
        "value": amount(match.actual.value),
        "period": when(period) if period else msg("no stated period"),
    }


def _end(match: Match) -> int:
    """The month in which an actual's period ends; before all others where it states none."""
    return match.actual.period.last if match.actual.period else -1
