"""Data older than usual: how often a series is published tells how long one waits for its next value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.grammar.figures import when
from tracker.knowledge.indicators import catalogue
from tracker.model.assessment import Step
from tracker.model.match import Role
from tracker.model.message import msg

if TYPE_CHECKING:
    from tracker.assess.case import Case
    from tracker.model.period import Period

MONTHLY, QUARTERLY, YEARLY = 2, 4, 18
"""Usual lags in months."""


def age(case: Case) -> int:
    """Months from the end of what the value speaks for to the end of the as-of."""
    return case.as_of.last - case.months.last


def usual_lag(case: Case) -> int:
    """The catalogue's lag for the indicator, else that of the frequency that the series shows."""
    target = case.target
    entry = catalogue().entry(target.indicator, target.indicator_id)
    if entry and entry.lag is not None:
        return entry.lag
    if _yearly(case.months):
        return YEARLY
    periods = [case.months, *_other_periods(case)]
    return QUARTERLY if all(p.last % 3 == 2 and p.length >= 3 for p in periods) else MONTHLY


def stale_step(case: Case, lag: int) -> Step:
    """How old the value is, and how old it may be."""
    text = msg(
        "the latest value is for {period}, {age} months before the as-of; usual are up to {lag}",
        period=when(case.months),
        age=age(case),
        lag=lag,
    )
    return Step(text=text, method=methods.STALE)


def _yearly(period: Period) -> bool:
    return period.whole_years


def _other_periods(case: Case) -> list[Period]:
    return [
        p
        for role in (Role.CURRENT, Role.HISTORY)
        for m in case.matched.of(role)
        if (p := m.actual.months) is not None and not _yearly(p)
    ]
