"""Judges every matched target; start reading here: `_judge` is the order in which a target is looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.assess.case import Case, Verdict, make_case
from tracker.assess.direction import direction
from tracker.assess.forecast import Forecast, forecast
from tracker.assess.headline import headline, without_value
from tracker.assess.milestone import milestone
from tracker.assess.rows import Row, judge_row, row_of
from tracker.assess.settling import settle
from tracker.assess.staleness import age, stale_step, usual_lag
from tracker.assess.telling import (
    by_other_sources,
    marks_of,
    nothing_speaks,
    open_ends,
    premises,
    status_words,
)
from tracker.assess.terms import terms_of, terms_of_milestone, terms_without_value
from tracker.knowledge.profiles import Profile
from tracker.knowledge.profiles import profile as named_profile
from tracker.model.assessment import Assessment, Status, Step
from tracker.model.bulk import uncollected
from tracker.model.match import Aim, Match, Matched, Matching, Nature, Role, Span
from tracker.model.message import Message, msg
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from tracker.model.period import Period
    from tracker.model.terms import Terms

NO_GOAL = msg("the target has no goal that figures could be set against")
SETTLED = {Status.ACHIEVED, Status.BREACHED}
"""Before the due date only a sum comes to these, and no later month undoes them."""


def assess(matching: Matching, *, profile: Profile | None = None) -> tuple[Assessment, ...]:
    """Judge all targets by the thresholds of a light profile, by default the shipped default."""
    used = profile or named_profile()
    with uncollected():
        return tuple(_judge(m, matching.as_of, used) for m in matching.matched)


def _judge(matched: Matched, as_of: Period | None, profile: Profile) -> Assessment:
    target, aim = matched.target, matched.aim
    if target.milestone:
        verdict = milestone(target.milestone, as_of, profile.thresholds)
        sentence = without_value(matched, status_words(profile, verdict.status), verdict.steps[0].text)
        return _assessment(matched, as_of, verdict, sentence, terms=terms_of_milestone(target.milestone))
    if as_of is None:
        return _without(matched, as_of, profile, Status.NO_DATA, msg("there are no actuals"))
    better = direction(matched, aim) if aim else 0
    unfit = _unfit(matched, aim, better)
    if aim is None or unfit:
        return _without(matched, as_of, profile, Status.NOT_ASSESSABLE, unfit or NO_GOAL)
    current = _current(matched, aim, as_of)
    case = make_case(matched, aim, current, as_of, profile.thresholds, better) if current else None
    if case is None:
        status, why = nothing_speaks(matched, aim, as_of)
        terms = terms_without_value(matched, aim, as_of, profile.thresholds, better)
        return _without(matched, as_of, profile, status, why, terms)
    return _judge_case(case, profile)


def _current(matched: Matched, aim: Aim, as_of: Period) -> Match | None:
    """The value that speaks: a current one, else before the due date the reported baseline itself."""
    for match in matched.of(Role.CURRENT):
        return match
    if aim.nature is Nature.FLOW or as_of.last >= aim.window.last:
        return None
    return next(iter(matched.of(Role.BASELINE)), None)


def _judge_case(case: Case, profile: Profile) -> Assessment:
    expected = forecast(case)
    foreseen = expected if isinstance(expected, Forecast) else None

    def judge(other: Case) -> Verdict:
        return _verdict(other, foreseen)

    verdict = judge(case)
    open_steps = open_ends(case, verdict, judge, profile)
    steps = [*premises(case), *verdict.steps, *open_steps, *by_other_sources(case, verdict, judge, profile)]
    marks = [*verdict.marks, *marks_of(case), *(["open"] if open_steps else [])]
    words, last = status_words(profile, verdict.status), None
    if not case.over and verdict.status not in SETTLED and age(case) > (lag := usual_lag(case)):
        marks.append("stale")
        steps.append(stale_step(case, lag))
        if age(case) > 2 * lag:
            last, verdict = verdict.status, replace(verdict, status=Status.STALE)
            words = msg("{status} (last: {last})", status=status_words(profile, Status.STALE), last=words)
    if isinstance(expected, Forecast):
        steps.append(expected.step)
    elif not case.over:
        steps.append(Step(text=expected, method=methods.LEAST_SQUARES))
    verdict = replace(verdict, steps=tuple(steps), marks=tuple(dict.fromkeys(marks)))
    sentence = headline(case, verdict, words)
    terms = terms_of(case, foreseen)
    return _assessment(
        case.matched, case.as_of, verdict, sentence, case=case, expected=foreseen, last=last, terms=terms
    )


def _verdict(case: Case, foreseen: Forecast | None) -> Verdict:
    """What the case's row says, and after the due date what is settled."""
    row = row_of(case)
    if row is Row.CAP:
        case = replace(case, direction=-1)
    verdict = judge_row(case, row, foreseen.middle if foreseen else None)
    return settle(case, verdict) if case.over else verdict


def _unfit(matched: Matched, aim: Aim | None, better: int) -> Message | None:
    """Why the goal could not be judged whatever the data; None where it could."""
    if matched.target.period is None:
        return msg("the target has no due period")
    if aim is None:
        return NO_GOAL
    if better == 0 and aim.goal.op is Op.EQ:
        return msg("nothing tells whether more or less is better: neither catalogue, wording nor baseline")
    if aim.span is not Span.YEAR and aim.goal.value <= -100:
        return msg("a fall by all or more cannot be spread over years")
    return None


def _without(  # noqa: PLR0913, PLR0917 - the parts of one assessment
    matched: Matched,
    as_of: Period | None,
    profile: Profile,
    status: Status,
    why: Message,
    terms: Terms | None = None,
) -> Assessment:
    """The assessment of a target for which no value speaks."""
    verdict = Verdict(status, "", (Step(text=why),))
    sentence = without_value(matched, status_words(profile, status), why)
    return _assessment(matched, as_of, verdict, sentence, terms=terms)


def _assessment(  # noqa: PLR0913 - the parts of one assessment
    matched: Matched,
    as_of: Period | None,
    verdict: Verdict,
    sentence: Message,
    *,
    case: Case | None = None,
    expected: Forecast | None = None,
    last: Status | None = None,
    terms: Terms | None = None,
) -> Assessment:
    overridden = ("overridden",) if matched.target.override else ()
    return Assessment(
        target=matched.target,
        as_of=as_of,
        status=verdict.status,
        method=verdict.method,
        baseline=matched.baseline,
        current=case.actual if case else None,
        completion=verdict.completion,
        pace=verdict.pace,
        gap=verdict.gap,
        ratio=verdict.ratio,
        headline=sentence,
        steps=verdict.steps,
        remaining=verdict.remaining,
        forecast=(expected.low, expected.middle, expected.high) if expected else None,
        marks=(*verdict.marks, *overridden),
        matched=matched,
        direction=case.direction if case else 0,
        value_used=case.value if case else None,
        goal_used=case.goal if case else None,
        baseline_used=case.baseline if case else None,
        attainment=verdict.attainment,
        last_status=last,
        terms=terms,
    )
