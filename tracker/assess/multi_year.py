"""Growth over several years: yearly rates are multiplied, and logarithms tell how much of the way they are.

This is how the energy-saving goals of five-year plans are monitored: a cumulative fall of 20% in five years
is 4.36% a year, and after three years of falls the way covered is the logarithm of what is left.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.assess.case import Verdict
from tracker.assess.level import by_ratio, ratio_step
from tracker.assess.pace import share
from tracker.assess.rounding import apart, hundredth, rounded, settled, tenth
from tracker.grammar.figures import computed, figure, when
from tracker.model.assessment import Status, Step
from tracker.model.match import Span
from tracker.model.message import msg

if TYPE_CHECKING:
    from tracker.assess.case import Case
    from tracker.model.message import Message

HUNDRED = Decimal(100)
ONE = Decimal(1)


def years_of(case: Case) -> tuple[Decimal, Decimal]:
    """Years gone by the end of the value's months, and years of the whole span."""
    window = case.aim.window
    return Decimal(case.months.last - window.first + 1) / 12, Decimal(window.length) / 12


def whole_way(case: Case) -> Decimal | None:
    """The logarithm of what the whole span is to bring, None where the goal is a fall of 100% or more."""
    factor = ONE + case.goal / HUNDRED
    if factor <= 0:
        return None
    _, years = years_of(case)
    return factor.ln() * (years if case.aim.span is Span.AVERAGE else 1)


def multi_year(case: Case) -> Verdict:
    """Completion as a share of logarithms, against the years gone; never achieved before the due period."""
    gone, years = years_of(case)
    way = whole_way(case)
    factor = ONE + case.value / HUNDRED
    if way is None or factor <= 0:
        text = msg("{value}: a fall by all or more has no logarithm", value=computed(case.value, "%", 2))
        status = Status.AHEAD if case.direction < 0 else Status.REGRESSING
        return Verdict(status, "multi_year", (Step(text=text, method=methods.PRODUCT),))
    if way == 0:
        kept = case.direction * case.value >= 0
        text = msg("{value} in all; the goal is no change", value=computed(case.value, "%", 2))
        status = Status.ON_TRACK if kept else Status.BEHIND
        return Verdict(status, "multi_year", (Step(text=text, method=methods.HOLD),))
    completion = factor.ln() / way * HUNDRED
    pace = share(case.months.last - case.aim.window.first + 1, case.aim.window.length)
    ratio = completion / pace
    steps = (
        _completion_step(case, completion, gone, years),
        Step(
            text=msg(
                "time pace: {gone} of {years} years = {pace}",
                gone=_years(gone), years=_years(years), pace=figure(tenth(pace), "%"),
            ),
            method=methods.PACE,
        ),
        ratio_step(ratio),
    )  # fmt: skip
    return Verdict(
        by_ratio(ratio, case.bands.ratio),
        "multi_year",
        steps,
        completion=apart(completion, HUNDRED),
        pace=tenth(pace),
        gap=apart(completion - pace, Decimal(0)),
        ratio=hundredth(ratio),
    )


def by_year(case: Case) -> Case:
    """The case with the yearly average so far in place of the whole growth, where the goal is an average.

    A cap of 3% a year, or 5% to 6% a year, is compared with what one year brought, not with all of them.
    """
    factor = ONE + case.value / HUNDRED
    if case.aim.span is not Span.AVERAGE or factor <= 0:
        return case
    gone, _ = years_of(case)
    return case.at(settled(((factor.ln() / gone).exp() - ONE) * HUNDRED))


def needed_rate(case: Case) -> Decimal | None:
    """The yearly rate in % that the remaining years need; None where none remain or no rate does it."""
    gone, years = years_of(case)
    way, factor = whole_way(case), ONE + case.value / HUNDRED
    left = years - gone
    if way is None or factor <= 0 or left <= 0:
        return None
    return (((way - factor.ln()) / left).exp() - ONE) * HUNDRED


def reached(case: Case) -> Decimal:
    """The cumulative change in % that the goal comes to over the span; a fall by all comes to itself."""
    factor = ONE + case.goal / HUNDRED
    if case.aim.span is not Span.AVERAGE or factor <= 0:
        return case.goal
    _, years = years_of(case)
    power = factor ** int(years) if years == int(years) else (factor.ln() * years).exp()
    return (power - ONE) * HUNDRED


def _completion_step(case: Case, completion: Decimal, gone: Decimal, years: Decimal) -> Step:
    parts: dict[str, str | Message] = {
        "value": _factor(rounded(case.value, 2)),
        "goal": _factor(case.goal),
        "period": when(case.months),
        "completion": figure(apart(completion, HUNDRED), "%"),
    }
    del gone
    text = (
        msg(
            "{period}: ln({value}) ÷ ({years} × ln({goal})) = {completion}",
            years=_years(years),
            **parts,
        )
        if case.aim.span is Span.AVERAGE
        else msg("{period}: ln({value}) ÷ ln({goal}) = {completion}", **parts)
    )
    return Step(text=text, method=methods.PRODUCT)


def _factor(rate: Decimal) -> str:
    """1 + 7.2%, 1 − 3.3%."""
    return f"1 {'−' if rate < 0 else '+'} {abs(rate):f}%"


def _years(value: Decimal) -> str:
    return f"{tenth(value).normalize():f}"
