"""Judges every matched target; start reading here: `_judge` is the order in which a target is looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.assess.case import Case, Verdict, make_case
from tracker.assess.direction import direction
from tracker.assess.forecast import Forecast, forecast
from tracker.assess.headline import headline, of_milestone, without_value
from tracker.assess.milestone import milestone
from tracker.assess.rows import Row, judge_row, own_row, row_of
from tracker.assess.settling import adds_up, is_full, meets
from tracker.assess.staleness import age, stale_step, usual_lag
from tracker.assess.terms import terms_of, terms_of_milestone, terms_without_value
from tracker.grammar.figures import amount, when
from tracker.knowledge.profiles import Profile
from tracker.knowledge.profiles import profile as named_profile
from tracker.model.actual import Quality
from tracker.model.assessment import Assessment, Status, Step
from tracker.model.bulk import uncollected
from tracker.model.match import Aim, Match, Matched, Matching, Nature, Role
from tracker.model.message import Message, msg, worded
from tracker.model.quantity import Op

if TYPE_CHECKING:

    from tracker.model.period import Period
    from tracker.model.terms import Terms

SETTLED = {Status.ACHIEVED, Status.BREACHED}


def assess(matching: Matching, *, profile: Profile | None = None) -> tuple[Assessment, ...]:
    """Judge all targets by the thresholds of a light profile, by default the shipped default."""
    used = profile or named_profile()
    with uncollected():
        return tuple(_judge(m, matching.as_of, used) for m in matching.matched)


def _judge(matched: Matched, as_of: Period | None, profile: Profile) -> Assessment:
    target, aim = matched.target, matched.aim
    if target.milestone:
        verdict = milestone(target.milestone, as_of, profile.thresholds)
        words = _words(profile, verdict.status)
        sentence = of_milestone(target, words, verdict.steps[0].text)
        terms = terms_of_milestone(target.milestone)
        return _assessment(matched, as_of, verdict, sentence, profile=profile, terms=terms)
    if as_of is None:
        return _without(matched, as_of, profile, Status.NO_DATA, msg("there are no actuals"))
    if aim is None:
        return _without(matched, as_of, profile, Status.NOT_ASSESSABLE, _unreadable(matched))
    better = direction(matched, aim)
    if better == 0 and aim.goal.op is Op.EQ:
        why = msg("nothing tells whether more or less is better: neither catalogue, wording nor baseline")
        return _without(matched, as_of, profile, Status.NOT_ASSESSABLE, why)
    current = _current(matched, aim, as_of)
    case = make_case(matched, aim, current, as_of, profile.thresholds, better) if current else None
    if case is None:
        found = _without(matched, as_of, profile, *_nothing(matched, aim, as_of))
        terms = terms_without_value(matched, aim, as_of, profile.thresholds, better)
        return found.model_copy(update={"terms": terms})
    return _judge_case(case, profile)


def _current(matched: Matched, aim: Aim, as_of: Period) -> Match | None:
    """The value that speaks: a current one, else before the due date a reported baseline, with no way gone."""
    for match in matched.of(Role.CURRENT):
        return match
    if aim.nature is Nature.FLOW or as_of.last >= aim.window.last:
        return None
    return next(iter(matched.of(Role.BASELINE)), None)


def _judge_case(case: Case, profile: Profile) -> Assessment:
    expected = forecast(case)
    verdict = _verdict(case, expected)
    steps = [*_premises(case), *verdict.steps, *_open_steps(case, verdict, expected, profile)]
    marks = [*verdict.marks, *_marks(case)]
    if any(s.method == methods.BOUND for s in steps):
        marks.append("open")
    spread = _spread(case, verdict, expected, profile)
    steps += spread
    if case.matched.conflicts:
        marks.append("conflict")
    last = None
    if not case.over and verdict.status not in SETTLED and (lag := usual_lag(case)) < age(case):
        marks.append("stale")
        steps.append(stale_step(case, lag))
        if age(case) > 2 * lag:
            last, verdict = verdict.status, replace(verdict, status=Status.STALE)
    if not case.over:
        steps.append(
            expected.step if isinstance(expected, Forecast) else Step(text=expected, method=methods.LEAST_SQUARES)
        )
    words = _words(profile, verdict.status)
    if last is not None:
        words = msg("{status} (last: {last})", status=words, last=_words(profile, last))
    verdict = replace(verdict, steps=tuple(steps), marks=tuple(dict.fromkeys(marks)))
    return _assessment(
        case.matched,
        case.as_of,
        verdict,
        headline(case, verdict, words),
        profile=profile,
        case=case,
        expected=expected if isinstance(expected, Forecast) else None,
        last=last,
        terms=terms_of(case, expected if isinstance(expected, Forecast) else None),
    )


def _verdict(case: Case, expected: Forecast | Message) -> Verdict:
    row = row_of(case)
    if row is Row.CAP:
        case = replace(case, direction=-1)
    verdict = judge_row(case, row, expected.middle if isinstance(expected, Forecast) else None)
    return _settle(case, row, verdict) if case.over else verdict


def _settle(case: Case, row: Row, verdict: Verdict) -> Verdict:
    """After the due period: achieved or missed on a full value, else only what a sum or bound already proves."""
    failed = Status.BREACHED if row is Row.CAP else Status.MISSED
    met = meets(case)
    verdict = replace(verdict, remaining=None)
    goal = amount(case.aim.goal)
    value = amount(case.actual.actual.value)
    if is_full(case):
        if met is None:
            text = msg("{value} leaves open whether {goal} was met", value=value, goal=goal)
            return replace(
                verdict, status=Status.NO_DATA, steps=(*verdict.steps, Step(text=text, method=methods.BOUND))
            )
        text = (
            msg("{value} meets {goal}", value=value, goal=goal)
            if met
            else msg("{value} does not meet {goal}", value=value, goal=goal)
        )
        status = Status.ACHIEVED if met else failed
        return replace(verdict, status=status, steps=(*verdict.steps, Step(text=text, method=methods.DUE)))
    if adds_up(case) and row is Row.CAP and met is False:
        return replace(verdict, status=Status.BREACHED)
    if adds_up(case) and row is not Row.CAP and met is True:
        text = msg("{value} meets {goal} before all months are in", value=value, goal=goal)
        return replace(
            verdict, status=Status.ACHIEVED, steps=(*verdict.steps, Step(text=text, method=methods.DUE))
        )
    text = msg(
        "the latest value speaks for {months} only, the goal for {due}",
        months=when(case.months),
        due=when(case.aim.window),
    )
    return Verdict(Status.NO_DATA, verdict.method, (Step(text=text, method=methods.DUE),), marks=("partial",))


def _premises(case: Case) -> list[Step]:
    """What was read into the goal, which value speaks, and what it was derived from."""
    steps = []
    if case.aim.origin:
        steps.append(Step(text=case.aim.origin, method=methods.DERIVED))
    if case.actual.derivation:
        steps.append(Step(text=case.actual.derivation, method=methods.DERIVED))
    steps += [Step(text=c, method=methods.SOURCE) for c in case.matched.conflicts]
    steps += [Step(text=w, method=methods.SOURCE) for w in case.matched.warnings]
    return steps


def _open_steps(case: Case, verdict: Verdict, expected: Forecast | Message, profile: Profile) -> list[Step]:
    """Where a bound or an approximate figure leaves other statuses possible, that is said."""
    if case.span.exact or case.over or verdict.status is Status.NO_DATA:
        return []
    others = {
        s for s in (_verdict(case.at(e), expected).status for e in case.span.ends) if s is not verdict.status
    }
    unbounded = case.span.low is None or case.span.high is None
    if not others and not unbounded:
        return []
    value = amount(case.actual.actual.value)
    if unbounded and not others:
        if verdict.status in {Status.ACHIEVED, Status.BREACHED}:
            return []
        text = msg("{value} is a bound: the status may be better or worse than shown", value=value)
        return [Step(text=text, method=methods.BOUND)]
    listed = sorted(others, key=lambda s: list(Status).index(s))
    text = msg("{value} leaves open another status: {status}", value=value, status=_words(profile, listed[0]))
    return [Step(text=text, method=methods.BOUND)]


def _spread(case: Case, verdict: Verdict, expected: Forecast | Message, profile: Profile) -> list[Step]:
    """What the status would be by each other source, where it would be another."""
    steps = []
    for match in case.matched.of(Role.CURRENT):
        if match is case.actual or match.actual.months != case.months or match.derivation:
            continue
        other = make_case(case.matched, case.aim, match, case.as_of, case.bands, case.direction)
        if other is None:
            continue
        status = _verdict(other, expected).status
        if status is not verdict.status:
            text = msg(
                "by {value} ({source}) the status would be: {status}",
                value=amount(match.actual.value),
                source=match.actual.publisher or match.actual.id,
                status=_words(profile, status),
            )
            steps.append(Step(text=text, method=methods.SOURCE))
    return steps


def _marks(case: Case) -> list[str]:
    marks = []
    actual = case.actual.actual
    if actual.quality is Quality.LOW:
        marks.append("low_quality")
    if case.actual.derivation:
        marks.append("derived")
    if not case.span.exact:
        marks.append("bound")
    return marks


def _nothing(matched: Matched, aim: Aim, as_of: Period) -> tuple[Status, Message]:
    """Without a usable value: not due where the goal's months have not begun, else no data."""
    begun = as_of.last >= aim.window.first
    known = matched.baseline is not None or matched.of(Role.HISTORY) or matched.of(Role.BASELINE)
    started = aim.start is not None and as_of.last <= aim.start.last
    if known and (
        started or (not begun and own_row(aim, aim.window) in {Row.FLOW, Row.GROWTH, Row.MULTI_YEAR})
    ):
        return Status.NOT_DUE, msg("the goal's months have not begun")
    refused = matched.of(Role.REFUSED)
    if refused:
        return Status.NO_DATA, msg(
            "{n} values were refused, such as {value} for {period}: {reason}",
            n=len(refused),
            value=amount(refused[0].actual.value),
            period=when(refused[0].actual.period) if refused[0].actual.period else msg("no stated period"),
            reason=refused[0].reason,
        )
    if matched.of(Role.EVIDENCE) or matched.of(Role.HISTORY):
        return Status.NO_DATA, msg(
            "no value for the goal's own months; what there is counts as evidence only"
        )
    return Status.NO_DATA, msg("no actual of this indicator and place is known")


def _unreadable(matched: Matched) -> Message:
    if matched.target.period is None:
        return msg("the target has no due period")
    return msg("the target has no goal that figures could be set against")


def _without(
    matched: Matched, as_of: Period | None, profile: Profile, status: Status, why: Message
) -> Assessment:
    """The assessment of a target for which no value speaks."""
    verdict = Verdict(status, "", (Step(text=why, method=""),))
    return _assessment(
        matched, as_of, verdict, without_value(matched.target, _words(profile, status), why), profile=profile
    )


def _assessment(  # noqa: PLR0913 - the parts of one assessment
    matched: Matched,
    as_of: Period | None,
    verdict: Verdict,
    sentence: Message,
    *,
    profile: Profile,
    case: Case | None = None,
    expected: Forecast | None = None,
    last: Status | None = None,
    terms: Terms | None = None,
) -> Assessment:
    del profile
    marks = list(verdict.marks)
    if matched.target.override:
        marks.append("overridden")
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
        marks=tuple(marks),
        matched=matched,
        direction=case.direction if case else 0,
        value_used=case.value if case else None,
        goal_used=case.goal if case else None,
        baseline_used=case.baseline if case else None,
        attainment=verdict.attainment,
        last_status=last,
        terms=terms,
    )


def _words(profile: Profile, status: Status) -> Message:
    return worded(profile.words(status, "en"), profile.words(status, "zh"))
