"""What it takes from here: the value, pace or growth that the months or years that are left must bring."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.assess.multi_year import needed_rate
from tracker.assess.rounding import rounded
from tracker.assess.seasonal import base_share
from tracker.grammar.figures import brief, computed, figure
from tracker.model.message import Message, msg

if TYPE_CHECKING:
    from tracker.assess.case import Case

TWO_YEARS = 24


def flow_needs(case: Case) -> Message | None:
    """What each of the remaining months or years must bring, against what the past ones brought."""
    left, months = case.goal - case.value, case.aim.window.last - case.months.last
    gone = case.months.last - case.aim.window.first + 1
    if left <= 0 or months <= 0 or gone <= 0:
        return None
    if months >= TWO_YEARS and months % 12 == 0 and gone % 12 == 0:
        return msg(
            "{left} to go: {need} in each of the remaining {n} years, after {past} a year so far",
            left=computed(left, case.unit),
            need=brief(left / (months // 12), case.unit),
            n=months // 12,
            past=brief(case.value / (gone // 12), case.unit),
        )
    return msg(
        "{left} to go: {need} in each of the remaining {n} months, after {past} a month so far",
        left=computed(left, case.unit),
        need=brief(left / months, case.unit),
        n=months,
        past=brief(case.value / gone, case.unit),
    )


def level_needs(case: Case) -> Message | None:
    """The change that each remaining month or year must bring, and the yearly growth that this is."""
    left, months = case.goal - case.value, case.aim.window.last - case.months.last
    if case.direction * left <= 0 or months <= 0:
        return None
    unit = "百分点" if case.unit == "%" else case.unit
    many = months >= TWO_YEARS and months % 12 == 0
    n = months // 12 if many else months
    need = brief(abs(left) / n, unit)
    parts: dict[str, Message | int] = {
        "left": computed(abs(left), unit),
        "change": msg("{need} more", need=need) if left > 0 else msg("{need} less", need=need),
        "n": n,
    }
    if not many:
        return msg("{left} to go: {change} in each of the remaining {n} months", **parts)
    if case.unit == "%" or case.value <= 0 or case.goal <= 0:
        return msg("{left} to go: {change} in each of the remaining {n} years", **parts)
    factor = ((case.goal / case.value).ln() * 12 / Decimal(months)).exp()
    rate = figure(rounded(abs(factor - 1) * 100, 1), "%")
    pace = (
        msg("growth of {rate} a year", rate=rate) if left > 0 else msg("a fall of {rate} a year", rate=rate)
    )
    return msg("{left} to go: {change} in each of the remaining {n} years, or {pace}", pace=pace, **parts)


def growth_needs(case: Case) -> Message | None:
    """The growth of the remaining months that brings the whole period to the goal.

    (1+T) = w(1+A) + (1−w)(1+r), where w is the share of the earlier year that the months to date made up:
    known from the levels of that year, else by the calendar.
    """
    window = case.aim.window
    months = window.last - case.months.last
    if months <= 0 or not window.contains(case.months):
        return None
    known = base_share(case)
    weight = known / 100 if known is not None else Decimal(case.months.length) / Decimal(window.length)
    rest = (case.goal - weight * case.value) / (1 - weight)
    return msg(
        "the remaining {n} months must grow by {rest} to bring the whole to {goal} ({weights})",
        n=months,
        rest=figure(rounded(rest, 1), "%"),
        goal=computed(case.goal, "%"),
        weights=msg("months weighted evenly") if known is None else msg("months weighted by the year before"),
    )


def span_needs(case: Case) -> Message | None:
    """The yearly rate that the remaining years need: ((1+G)^n ÷ Π(1+g))^(1/k) − 1."""
    rate = needed_rate(case)
    months = case.aim.window.last - case.months.last
    if rate is None:
        return None
    years = f"{rounded(Decimal(months) / 12, 1).normalize():f}"
    if rate < 0:
        return msg(
            "the remaining {n} years must bring a fall of {rate} a year",
            n=years,
            rate=figure(rounded(-rate, 2), "%"),
        )
    return msg(
        "the remaining {n} years must bring {rate} a year", n=years, rate=figure(rounded(rate, 2), "%")
    )


def cap_leaves(case: Case) -> Message | None:
    """What each of the remaining months may still use of a cap on a sum."""
    left, months = case.goal - case.value, case.aim.window.last - case.months.last
    if left <= 0 or months <= 0:
        return None
    return msg(
        "{left} of the cap is left: at most {each} in each of the remaining {n} months",
        left=computed(left, case.unit),
        each=brief(left / months, case.unit),
        n=months,
    )


def places_short(case: Case) -> Message | None:
    """How many places are to be made up."""
    short = case.value - case.goal
    return msg("{short} places to make up", short=f"{short:f}") if short > 0 else None
