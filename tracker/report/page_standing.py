"""What a row says at a glance: of what its figure is a share, how old it is, since when it stands badly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.grammar.figures import when
from tracker.knowledge.profiles import profile as named_profile
from tracker.model.message import Message, msg
from tracker.model.period import Period
from tracker.model.terms import Way
from tracker.report.page_scale import FROM_BASELINE
from tracker.report.workbook.reckoning import Reckoning

if TYPE_CHECKING:
    from tracker.report.view import Figure, Row

FROM_BASE, OF_GOAL, OF_LIMIT, OF_YEARS, OF_CAP, NO_STEP = "base", "goal", "limit", "years", "cap", "none"
KINDS: dict[str, tuple[Message, Message]] = {
    FROM_BASE: (msg("of the way from the baseline"), msg("(actual − baseline) ÷ (goal − baseline)")),
    OF_GOAL: (msg("of the goal"), msg("actual ÷ goal")),
    OF_LIMIT: (msg("of what is enough"), msg("actual ÷ the least that still counts as reached")),
    OF_YEARS: (
        msg("of the growth of all years"),
        msg("growth so far ÷ growth over all years, in logarithms"),
    ),
    OF_CAP: (msg("of the cap used"), msg("actual ÷ cap")),
    NO_STEP: (
        msg("latest value is the baseline"),
        msg("nothing later than the baseline was reported, so no progress can be told"),
    ),
}
"""What a completion is a share of, in a few words, and how it is computed."""
SETTLED = frozenset({"missed", "breached"})
SHORT = frozenset({"regressing", "far_behind", "behind", "at_risk", "slightly_behind", "breached"})


@dataclass(frozen=True, slots=True)
class Since:
    """Since when a goal stands badly: `short` for a list, `long` with what it rests on."""

    short: Message
    long: Message


def completion_kind(row: Row) -> str:
    """Which of `KINDS` the row's completion is; empty where it has none."""
    if row.completion is None:
        return ""
    if row.completion == 0 and _is_baseline(row):
        return NO_STEP
    way = _way(row)
    if leans_on_baseline(row):
        return FROM_BASE
    if way is Way.MULTI_YEAR:
        return OF_YEARS
    if way is Way.CAP:
        return OF_CAP
    return OF_LIMIT if row.method in {"range", "about"} else OF_GOAL


def age(row: Row, as_of: Period | None) -> Message | None:
    """How old the value of a row is that is marked as older than usual, and whether it is still judged by."""
    months = row.current.months or row.current.figure.period if row.current else None
    if as_of is None or months is None or "stale" not in {m.code for m in row.marks} | {row.code}:
        return None
    n = as_of.last - months.last
    if row.code == "stale":
        return msg("data for {period}, {n} months old: too old to judge by", period=when(months), n=n)
    return msg(
        "data for {period}, {n} months old: older than usual, but the latest there is",
        period=when(months),
        n=n,
    )


def since(row: Row, profile: str) -> Since | None:
    """Since when the row is missed or short; None where it is neither.

    A goal is missed since it fell due. A goal on its way is short since the first of the values that, one
    after the other up to the latest, were short of what was expected by then; where none before the latest
    can be judged, the latest alone tells.
    """
    if row.code == "overdue" and row.milestone:
        day = row.milestone.due
        return Since(msg("since {day}", day=day), msg("open since it fell due on {day}", day=day))
    own = row.current.months or row.current.figure.period if row.current else None
    if row.code in SETTLED and row.period and own and own.last >= row.period.last:
        end = named_by_end(row.period.last)
        return Since(
            msg("since the end of {period}", period=when(end)),
            msg("not reached since it fell due at the end of {period}", period=when(end)),
        )
    if row.code not in SHORT or own is None:
        return None
    first, last_good = _first_short(row, own, profile)
    short = msg("since the value for {period}", period=when(first))
    if last_good is not None:
        return Since(
            short,
            msg(
                "short since the value for {period}; that for {earlier} was not",
                period=when(first),
                earlier=when(last_good),
            ),
        )
    return Since(
        short, msg("short since the value for {period}, the earliest to judge by", period=when(first))
    )


def _first_short(row: Row, own: Period, profile: str) -> tuple[Period, Period | None]:
    """The months of the first value of the latest run of short ones, and those of the good one before it."""
    first = own
    for figure in sorted(row.series, key=lambda f: f.period.last if f.period else 0, reverse=True):
        if figure.period is None or figure.period.last >= own.last:
            continue
        code = _code_then(row, figure, profile)
        if code is None:
            break
        if code not in SHORT:
            return first, figure.period
        first = figure.period
    return first, None


def _code_then(row: Row, figure: Figure, profile: str) -> str | None:
    """How the row stood by an earlier value; None where that cannot be told.

    Told only where the same reckoning comes to the status that was judged now, and of exact values alone.
    """
    terms, period = row.terms, figure.period
    if terms is None or row.current is None or row.value_used is None or period is None:
        return None
    start = terms.start_early if period.last < terms.turn else terms.start_late
    if period.last <= start or figure.op != "=" or figure.unit != terms.unit:
        return None
    if _way(row) is Way.MULTI_YEAR or (terms.own_months and period.first != start + 1):
        return None
    bands = named_profile(profile).thresholds
    now = row.current.months
    if now is None or Reckoning(row, terms, now.last, bands).code != row.code:
        return None
    then = replace(row, value_used=figure.value, current=replace(row.current, figure=figure, months=period))
    return Reckoning(then, terms, period.last, bands).code


def leans_on_baseline(row: Row) -> bool:
    """Whether the row is judged by the way from its baseline."""
    return _way(row) in {Way.LEVEL, Way.SHARE, Way.RANK}


def _is_baseline(row: Row) -> bool:
    if row.current is None or row.baseline is None:
        return False
    return row.current.role == "baseline" or row.current.figure.period == row.baseline.period


def _way(row: Row) -> Way:
    """The way by which the row's value was judged, from its terms or else from its method."""
    terms = row.terms
    if terms is not None:
        months = row.current.months if row.current else None
        early = months is not None and months.last < terms.turn
        return terms.early if early else terms.late
    if row.method in FROM_BASELINE and row.baseline:
        return Way.MULTI_YEAR if row.method == "multi_year" else Way.LEVEL
    return Way.CAP if row.method == "cap" else Way.FLOW


def named_by_end(month: int) -> Period:
    """The year that ends with a month, else the month alone: what people call the end of it by."""
    return Period(month - 11, month) if month % 12 == 11 else Period(month, month)
