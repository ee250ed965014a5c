"""Rules that set figures aside which are no claims, from `gate.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.knowledge.load import lexical, load
from tracker.model.base import Model


class GateRow(Model):
    """A rule as written; patterns are regular expressions.

    `adjacent` lets `before` match only where no comparator stands between. `bare` narrows it
    to multipliers without digits (千亿), `counts` to units that count things.
    """

    id: str
    before: str | None = None
    after: str | None = None
    unless_before: str | None = None
    unless_after: str | None = None
    units: tuple[str, ...] = ()
    adjacent: bool = False
    bare: bool = False
    counts: bool = False
    chinese_below: int | None = None
    reason: str
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """A rule with its patterns compiled; those before the number end where it starts."""

    row: GateRow
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return None if pattern is None else re.compile(pattern)


@lexical
def gates() -> tuple[Gate, ...]:
    """The shipped rules."""
    rows = tuple(GateRow.model_validate(row) for row in load("gate"))
    return tuple(
        Gate(
            r, _compiled(r.before), _compiled(r.after), _compiled(r.unless_before), _compiled(r.unless_after)
        )
        for r in rows
    )
