"""What a judgement was computed with, for a workbook to compute it again from figures typed into it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.assess.case import Case, make_case
from tracker.assess.multi_year import reached
from tracker.assess.pace import expected_on_path, share
from tracker.assess.rows import CAPS, Row, own_row
from tracker.assess.seasonal import FEWEST_YEARS, seasonal_share
from tracker.assess.staleness import YEARLY, usual_lag
from tracker.assess.within import ends
from tracker.knowledge.indicators import catalogue
from tracker.model.actual import Actual
from tracker.model.claim import Measure
from tracker.model.match import Match, Nature, Role, Span
from tracker.model.message import msg
from tracker.model.period import Period
from tracker.model.quantity import Op
from tracker.model.terms import Terms, Way

if TYPE_CHECKING:
    from tracker.assess.forecast import Forecast
    from tracker.knowledge.profiles import Thresholds
    from tracker.model.match import Aim, Matched
    from tracker.model.target import Milestone

YEAR = 12


def terms_of(case: Case, expected: Forecast | None = None) -> Terms:
    """The terms of a case that was judged."""
    counted = case.aim.nature is Nature.FLOW or case.aim.measure is Measure.GROWTH
    other_months = (
        counted and case.months.last >= case.aim.window.first and case.months.first != case.aim.window.first
    )
    return _terms(
        case,
        lag=usual_lag(case),
        forecast=expected.middle if expected else None,
        exact=case.span.exact and not other_months,
    )


def terms_without_value(
    matched: Matched, aim: Aim, as_of: Period, bands: Thresholds, direction: int
) -> Terms | None:
    """The terms of a target for which nothing was reported yet, for the day when something is."""
    stand_in = Match(
        actual=Actual(
            id=matched.target.id,
            indicator=matched.target.indicator,
            region=matched.target.region,
            period=aim.window,
            measure=aim.measure,
            value=aim.goal,
        ),
        role=Role.CURRENT,
        reason=msg("no figure is read from this"),
    )
    case = make_case(matched, aim, stand_in, as_of, bands, direction)
    if case is None:
        return None
    target = matched.target
    entry = catalogue().entry(target.indicator, target.indicator_id)
    return _terms(
        case, lag=entry.lag if entry and entry.lag is not None else YEARLY, forecast=None, exact=True
    )


def terms_of_milestone(entry: Milestone) -> Terms:
    """The terms of a ledger entry: nothing but its day."""
    return Terms(early=Way.MILESTONE, late=Way.MILESTONE, due_day=entry.due)


def _terms(case: Case, *, lag: int, forecast: Decimal | None, exact: bool) -> Terms:
    aim = case.aim
    early, late, turn = _ways(case)
    start = case.start if case.start is not None else aim.window.first - 1
    goal, low, high = aim.goal.value, None, None
    if aim.goal.op in {Op.RANGE, Op.ABOUT}:
        low, high = ends(aim, case.direction, case.bands.about)
        if late is Way.FLOW and low is None and high is not None:
            late, goal, high = Way.CAP, high, None
    terms = Terms(
        early=early,
        late=late,
        measure=aim.measure,
        turn=turn,
        unit=aim.goal.unit,
        op=aim.goal.op,
        direction=case.direction,
        goal=goal,
        bound=reached(case) if aim.span is not Span.YEAR else goal,
        base=case.baseline,
        low=low,
        high=high,
        start_early=aim.window.first - 1 if early in OWN_MONTHS else start,
        start_late=aim.window.first - 1 if late in OWN_MONTHS else start,
        due=aim.window.last,
        years=Decimal(aim.window.length) / YEAR if aim.span is Span.AVERAGE else Decimal(1),
        own_months=aim.measure in {Measure.GROWTH, Measure.INCREMENT},
        adds_up=aim.nature is Nature.FLOW and aim.measure is not Measure.GROWTH,
        lag=lag,
        forecast=forecast,
        exact=exact,
    )
    return replace(terms, paces=_paces(_towards_end(case, low, high), terms))


def _towards_end(case: Case, low: Decimal | None, high: Decimal | None) -> Case:
    """The case with the end of a range or 左右 that its value is judged by."""
    if low is not None and (high is None or case.value < low):
        return case.towards(low, 1)
    return case.towards(high, -1) if high is not None else case


OWN_MONTHS = {Way.FLOW, Way.CAP, Way.MULTI_YEAR}
"""The ways that count the goal's own months and not those since the baseline."""


def _ways(case: Case) -> tuple[Way, Way, int]:
    """The way before a month, the way from it on, and the month."""
    aim, window = case.aim, case.aim.window
    before, within = own_row(aim, Period(window.first - YEAR, window.first - 1)), own_row(aim, window)
    early, late, turn = _way(before), _way(within), window.first
    if within is not Row.RANK and aim.goal.op in CAPS:
        if _is_fall(case):
            pass
        elif aim.measure is Measure.LEVEL and case.baseline is not None and case.baseline > case.goal:
            late, turn = Way.CAP, window.last - YEAR + 1
        else:
            early = late = Way.CAP
    elif aim.goal.op is Op.EQ and case.direction < 0:
        early, late = (Way.CAP if row is Row.FLOW else _way(row) for row in (before, within))
    return early, late, turn


def _is_fall(case: Case) -> bool:
    goal = case.target.goal
    falls = {Measure.GROWTH, Measure.CHANGE}
    return goal is not None and goal.value < 0 and case.target.measure in falls


def _way(row: Row) -> Way:
    return Way(row.value)


def _paces(case: Case, terms: Terms) -> tuple[Decimal, ...]:
    """What is expected for each month, where something other than the calendar says so for any of them."""
    if not (_has_path(case) or _has_season(case)):
        return ()
    first = min(terms.start_early, terms.start_late) + 1
    found = [_pace(case, terms, month) for month in range(first, terms.due + 1)]
    return tuple(pace for _, pace in found) if any(special for special, _ in found) else ()


def _has_path(case: Case) -> bool:
    due = case.aim.window.last
    return bool(case.target.path) or expected_on_path(replace(case, months=Period(due, due))) is not None


def _has_season(case: Case) -> bool:
    """Whether two earlier years are known whole: a quick look before each month is asked for."""
    window = case.aim.window
    if case.aim.nature is not Nature.FLOW or window.length != YEAR:
        return False
    whole = {
        months
        for role in (Role.BASELINE, Role.HISTORY)
        for m in case.matched.of(role)
        if (months := m.actual.months) is not None and months.length == YEAR
    }
    return len(whole) >= FEWEST_YEARS


def _pace(case: Case, terms: Terms, month: int) -> tuple[bool, Decimal]:
    """Whether a path or season speaks for the month, and the pace."""
    way, start = (terms.early, terms.start_early) if month < terms.turn else (terms.late, terms.start_late)
    calendar = share(month - start, terms.due - start)
    if way is Way.FLOW and case.goal > 0:
        at = replace(case, months=Period(case.aim.window.first, month))
        path = expected_on_path(at) if case.target.path else None
        if path is not None:
            return True, path.value / case.goal * 100
        season = seasonal_share(at)
        return season is not None, season.share if season else calendar
    if way in {Way.LEVEL, Way.SHARE, Way.RANK} and case.baseline is not None and case.goal != case.baseline:
        path = expected_on_path(replace(case, months=Period(month, month)))
        if path is not None:
            return True, (path.value - case.baseline) / (case.goal - case.baseline) * 100
    return False, calendar
