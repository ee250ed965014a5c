"""Where values lie on the page's charts: domains, shared scales, and the room that a label needs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.report.view import Row

FROM_BASELINE = frozenset({"level", "share", "multi_year", "rank"})
LOOSEST_SHARED = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale from values to a coordinate between `start` and `end` (which may run backwards)."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The coordinate of a value; values outside the domain stand at its ends."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return round(self.start + min(max(share, 0.0), 1.0) * (self.end - self.start), 1)


def origin(row: Row) -> float | None:
    """The value that a bar starts from: the baseline where the way from it is judged, else zero.

    None for a rank without a baseline, where no length means anything.
    """
    if row.method in FROM_BASELINE and row.baseline and row.goal and row.baseline.unit == row.goal.unit:
        return float(row.baseline.value)
    return None if row.measure == "rank" else 0.0


def current_value(row: Row) -> float | None:
    """The latest actual in the goal's unit, None where there is none that can be drawn beside the goal."""
    if row.current and row.goal and row.current.figure.unit == row.goal.unit:
        return float(row.current.figure.value)
    return None


def domain(row: Row) -> tuple[float, float] | None:
    """The lowest and highest value that the row's bullet has to hold, None without a goal in figures."""
    if row.goal is None:
        return None
    ends = [float(row.goal.value)]
    ends += [float(row.goal.high)] if row.goal.high is not None else []
    ends += [value for value in (origin(row), current_value(row)) if value is not None]
    if row.baseline and row.baseline.unit == row.goal.unit:
        ends.append(float(row.baseline.value))
    if row.forecast:
        ends += [float(row.forecast.low), float(row.forecast.high)]
    low, high = min(ends), max(ends)
    return (low, high) if high > low else (low - 1, high + 1)


def comparable(row: Row) -> tuple[str, ...]:
    """What rows share whose lengths are worth comparing: a plan, for growth rates; else an indicator."""
    unit = row.goal.unit if row.goal else ""
    if row.measure == "growth":
        return ("growth", row.plan, unit)
    return (row.indicator_id or row.indicator, row.measure, unit)


def shared_domains(rows: Sequence[Row]) -> dict[str, tuple[float, float]]:
    """The domain of each row by key: one for all comparable rows, unless the smallest would vanish in it."""
    families: dict[tuple[str, ...], list[tuple[str, tuple[float, float]]]] = defaultdict(list)
    for row in rows:
        if (own := domain(row)) is not None:
            families[comparable(row)].append((row.key, own))
    result: dict[str, tuple[float, float]] = {}
    for members in families.values():
        union = (min(low for _, (low, _) in members), max(high for _, (_, high) in members))
        usual = median(high - low for _, (low, high) in members)
        fits = union[1] - union[0] <= LOOSEST_SHARED * usual
        result |= {key: union if fits else own for key, own in members}
    return result


def advance(text: str, size: float) -> float:
    """About how wide a text is set in a sans-serif of that size, in the same unit."""
    return size * sum(1.0 if east_asian_width(c) in "WF" else 0.57 for c in text)
