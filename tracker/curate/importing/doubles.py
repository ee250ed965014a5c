"""Values that are there already: the same again is left out, another is a second report; both are told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.curate.importing.reported import Told
from tracker.curate.measure import known_indicator
from tracker.grammar.convert import converted
from tracker.knowledge.indicators import normalise
from tracker.knowledge.regions import atlas
from tracker.model.message import msg
from tracker.model.target import Review

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.curate.importing.reading import Value
    from tracker.model.actual import Actual
    from tracker.model.quantity import Quantity

    Key = tuple[str, str, str, str, str]


@dataclass
class Sorted:
    """The values that are new, those beside another value included, and what is told of doubles."""

    new: list[Value] = field(default_factory=list)
    same: int = 0
    beside: int = 0
    told: list[Told] = field(default_factory=list)


def sort_out(values: Iterable[Value], actuals: Iterable[Actual]) -> Sorted:
    """Set each value against those of the files, drafts aside, and those that stand before it in the table.

    Like values have one indicator, place, period, measure and basis; amounts are compared in one unit.
    """
    there: dict[Key, list[tuple[Quantity, str]]] = {}
    for a in actuals:
        if a.review is not Review.DRAFT and a.period is not None:
            key = _key(a.indicator, a.region, str(a.period), a.measure.value, a.basis or "")
            there.setdefault(key, []).append((a.value, f"{a.file}:{a.line}"))
    found = Sorted()
    for value in values:
        entry = value.entry
        key = _key(
            entry["indicator"], entry["region"], entry["period"], entry["measure"], entry.get("basis", "")
        )
        known = there.setdefault(key, [])
        cell = (value.grid, value.row, value.column)
        if place := next((at for q, at in known if _same(q, value.quantity)), ""):
            found.same += 1
            what = msg("the value is there already, in {place}, and left out", place=place)
            found.told.append(Told(*cell, what, None, "warning"))
            continue
        if known:
            found.beside += 1
            what = msg(
                "{value} is added beside another report of the same, {other} in {place}",
                value=entry["value"],
                other=known[-1][0].worded or str(known[-1][0].value),
                place=known[-1][1],
            )
            hint = msg("take one away if they do not speak of the same")
            found.told.append(Told(*cell, what, hint, "warning"))
        known.append((value.quantity, str(value.grid.place(value.row, value.column))))
        found.new.append(value)
    return found


def _key(indicator: str, region: str, period: str, measure: str, basis: str) -> Key:
    known = known_indicator(indicator)
    return known.id if known else normalise(indicator), atlas().canonical(region), period, measure, basis


def _same(one: Quantity, other: Quantity) -> bool:
    turned = converted(one, other.unit)
    return turned is not None and (turned.op, turned.value, turned.high) == (
        other.op,
        other.value,
        other.high,
    )
