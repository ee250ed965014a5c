"""The text of one key → its value, or what is wrong with it; pure, one function for each kind."""

from __future__ import annotations

import calendar
import re
import sys
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.curate.fields import Field, Kind
from tracker.curate.suggest import choose
from tracker.grammar.goal import read_goal
from tracker.grammar.period import read_period
from tracker.grammar.unread import Unread
from tracker.model.message import msg

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.model.period import Period
    from tracker.model.quantity import Quantity

NO_PERIOD = object()
"""The value of a `period` that a person left open on purpose."""

DAY = re.compile(
    r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})日?|\s*月)?|\s*年)?(?:[ T]00:00(?::00)?)?"
)
SPAN = re.compile(r"(\d{1,9})\s*[-–—~～]\s*(\d{1,9})")
NOT_IN_IDS = re.compile(r"[\s/\\\x00-\x1f\x7f]")


def read_value(text: str, field: Field) -> object | Unread:
    """The value of a key of that kind."""
    return READERS[field.kind](text, field)


def _text(text: str, _field: Field) -> object | Unread:
    return sys.intern(text.strip())  # regions and publishers stand in every entry: one copy is enough


def _id(text: str, _field: Field) -> object | Unread:
    text = text.strip()
    if m := NOT_IN_IDS.search(text):
        return Unread(
            msg("an id cannot hold blanks or slashes"),
            msg("write it as one word, such as nev-output"),
            m.start(),
        )
    return text


@lru_cache(maxsize=4096)
def _goal(text: str) -> Quantity | Unread:
    return read_goal(text)


def _quantity(text: str, _field: Field) -> object | Unread:
    return _goal(text)


@lru_cache(maxsize=4096)
def _period_of(text: str) -> Period | Unread:
    return read_period(text)


def _period(text: str, field: Field) -> object | Unread:
    if text in field.codes:
        return NO_PERIOD
    return _period_of(text)


@lru_cache(maxsize=4096)
def read_day(text: str) -> date | Unread:
    """A day as 2026-02-09, 2026/2/9 or 2026年2月9日; a month or a year is its last day.

    What is known to have been published in a month was surely known at its end.
    """
    m = DAY.fullmatch(text.strip())
    if m is None:
        return Unread(msg("“{text}” is no date", text=text), msg("write it as 2026-02-09"))
    year, month, day = int(m[1]), int(m[2] or 12), int(m[3] or 0)
    if not 1 <= month <= 12:
        return Unread(
            msg("there is no month {month}", month=month), msg("write the date as 2026-02-09"), m.start(2)
        )
    last = calendar.monthrange(year, month)[1] if year else 0
    if not year or day > last or (m[3] and not day):
        return Unread(msg("there is no such day as {text}", text=text), msg("write the date as 2026-02-09"))
    return date(year, month, day or last)


def _date(text: str, _field: Field) -> object | Unread:
    return read_day(text)


def _whole(text: str, _field: Field) -> object | Unread:
    if re.fullmatch(r"[1-9]\d{0,8}", text.strip(), re.ASCII):
        return int(text)
    return Unread(msg("“{text}” is no whole number", text=text), msg("write digits only, such as 17"))


def _number(text: str, _field: Field) -> object | Unread:
    if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text.strip(), re.ASCII) and Decimal(text.strip()) > 0:
        return text.strip()
    return Unread(msg("“{text}” is no number above zero", text=text), msg("write digits only, such as 1.5"))


def _choice(text: str, field: Field) -> object | Unread:
    code = field.codes.get(text.strip()) or field.codes.get(text.strip().lower())
    if code is not None:
        return code
    hint = choose(text, field.choices, field.choices)
    return Unread(msg("{key} cannot be “{text}”", key=field.name, text=text), hint)


def _span(text: str, _field: Field) -> object | Unread:
    m = SPAN.fullmatch(text.strip())
    if m is None:
        return Unread(
            msg("“{text}” is no span of characters", text=text), msg("write it as 812-826, or leave it out")
        )
    start, end = int(m[1]), int(m[2])
    if end <= start:
        return Unread(msg("the span “{text}” ends before it starts", text=text), msg("write it as 812-826"))
    return start, end


READERS: dict[Kind, Callable[[str, Field], object | Unread]] = {
    Kind.TEXT: _text,
    Kind.ID: _id,
    Kind.QUANTITY: _quantity,
    Kind.PERIOD: _period,
    Kind.DATE: _date,
    Kind.WHOLE: _whole,
    Kind.NUMBER: _number,
    Kind.CHOICE: _choice,
    Kind.SPAN: _span,
}
