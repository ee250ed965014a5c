"""The sentence on a goal as the page shows it, and why a value beside it settles nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.grammar.figures import when
from tracker.language import say
from tracker.model.message import Message, msg
from tracker.model.period import Period
from tracker.report.page_standing import named_by_end

if TYPE_CHECKING:
    from tracker.report.view import Row

MEASURE_WORDS = 30
"""How many characters a sentence may say of the measure before it names the indicator."""


def sentence(row: Row, shown: str, language: str) -> str:
    """What the page says of the row; `shown` is the indicator's name above it."""
    why = unsettled(row)
    return say(why, language) if why else without_name(row.headline, row, shown)


def unsettled(row: Row) -> Message | None:
    """Why a row has no data although a value stands beside it; None for other rows.

    Where a year is over and only a part of it was reported, or the value is but a bound, “no data” behind a
    figure would read as if one of the two were wrong.
    """
    if row.code != "no_data" or row.current is None or row.goal is None or row.period is None:
        return None
    value, goal = row.current.figure.worded, row.goal.worded
    months = row.current.months or row.current.figure.period
    parts: dict[str, str | Message] = {"value": value, "goal": goal, "period": when(months) if months else ""}
    if "partial" not in {mark.code for mark in row.marks}:
        return msg("{value} in {period} leaves open whether {goal} was reached", **parts)
    to_date = months is not None and months.to_date
    if row.measure == "level" and not to_date and not (row.terms and row.terms.adds_up):
        end = when(named_by_end(row.period.last))
        return msg("No value for the end of {due} yet ({value} in {period}; goal {goal})", due=end, **parts)
    parts["due"] = when(row.period)
    if row.period == Period.year(row.period.last_year):
        return msg("No figure for the whole of {due} yet ({value} in {period}; goal {goal})", **parts)
    return msg("No figure for all of {due} yet ({value} in {period}; goal {goal})", **parts)


def without_name(text: str, row: Row, shown: str) -> str:
    """The sentence without a lead that repeats place and indicator, which stand above it already.

    `shown` is the indicator's name above it, which the sentence may write with a small letter.
    """
    rest = text.removeprefix(row.region)
    if rest == text:
        return text
    for words in (row.indicator, shown):
        at = rest.lower().find(words.lower())
        if 0 <= at <= MEASURE_WORDS:
            return rest[at + len(words) :].lstrip(" ,:，：") or text
    return text
