"""Reads a period as people write it in one field: 2025, 2025-01/2025-10, 2025年1—10月, 2025年前三季度."""

from __future__ import annotations

from tracker.grammar.normal import normal
from tracker.grammar.times import Clock, times
from tracker.grammar.unread import Unread
from tracker.model.message import msg
from tracker.model.period import Period

HINT = msg("write it as 2025, 2025-11, 2025-01/2025-10, 2022/2026, 2025年1—10月 or 2025年前三季度")


def read_period(text: str) -> Period | Unread:
    """The period that the text names with its year, or why it names none."""
    plain = normal(text).strip()
    try:
        return Period.parse(plain)
    except ValueError:
        pass
    found = times(plain)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(plain):
        period = found[0].resolve(Clock(None))
        if period is not None:
            return period
    return Unread(msg("“{text}” is no period", text=text), HINT)
