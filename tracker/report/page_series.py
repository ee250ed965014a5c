"""The series of one target against its path, as coordinates for a small line or a larger chart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.report.page_bullet import SIZE, Label
from tracker.report.page_scale import FROM_BASELINE, Scale, advance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.report.view import Figure, Row

FEWEST = 2
LINE = 15


@dataclass(frozen=True, slots=True)
class Frame:
    """The room that a chart has, and the margins around its lines.

    A margin of 0 at the right grows with the labels that stand there. `fewest` values make a chart.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    fewest: int


SMALL = Frame(124, 62, 5, 5, 6, 22, fewest=2)
LARGE = Frame(560, 200, 12, 0, 16, 48, fewest=3)


@dataclass(frozen=True, slots=True)
class Point:
    """A value of the series: its place, its words, and the words of its period."""

    x: float
    y: float
    worded: str
    period_words: str


@dataclass(frozen=True, slots=True)
class Series:
    """A line through `points`, and the `path` that the plan expects, as places in the frame.

    `ticks` are years (or months within one year) under the horizontal axis, `ends` the first and the last
    month that has a value, a December as its year.
    """

    frame: Frame
    points: tuple[Point, ...]
    path: tuple[tuple[float, float], ...]
    goal: Point
    ticks: tuple[tuple[float, str], ...]
    labels: tuple[Label, ...]
    ends: tuple[str, str]

    @property
    def line(self) -> str:
        """The points as SVG's list of coordinates."""
        return " ".join(f"{p.x:g},{p.y:g}" for p in self.points)

    @property
    def path_line(self) -> str:
        """The path as SVG's list of coordinates."""
        return " ".join(f"{x:g},{y:g}" for x, y in self.path)


def series(row: Row, frame: Frame, word: Callable[[str], str]) -> Series | None:
    """The series of a row in `frame`; None where too few values can be drawn against the goal.

    `word` puts the English label of a mark into the reader's language.
    """
    if row.goal is None or row.period is None:
        return None
    values = _values(row)
    if len(values) < frame.fewest:
        return None
    path = _path(row, values)
    words = (f"{word('Goal')} {row.goal.worded}", values[-1].worded)
    if frame.right == 0:
        room = max(advance(text, SIZE) for text in words) + 14
        frame = replace(frame, right=min(round(room), frame.width // 2))
    months = [month for month, _ in path] + [f.period.last for f in values if f.period]
    levels = [level for _, level in path] + [float(f.value) for f in values]
    x = Scale(min(months), max(months), frame.left, frame.width - frame.right)
    low, high = min(levels), max(levels)
    y = Scale(low, high, frame.height - frame.bottom, frame.top)
    if row.measure == "rank":
        y = Scale(low, high, frame.top, frame.height - frame.bottom)
    points = tuple(
        Point(x.at(f.period.last), y.at(float(f.value)), f.worded, f.period_words) for f in values if f.period
    )
    end = Point(x.at(path[-1][0]), y.at(path[-1][1]), row.goal.worded, row.period_words)
    places = tuple((x.at(month), y.at(level)) for month, level in path)
    labels = _labels(points, end, words)
    known = [f.period.last for f in values if f.period]
    ends = _month(known[0]), _month(known[-1])
    return Series(frame, points, places, end, _ticks(min(months), max(months), x), labels, ends)


def _labels(points: Sequence[Point], goal: Point, words: tuple[str, str]) -> tuple[Label, ...]:
    """Names to the right of the goal and of the last value, kept apart; the first value below its point."""
    last, first = points[-1], points[0]
    goal_words, last_words = words
    goal_y = goal.y + 4
    last_y = last.y + 4
    if abs(last_y - goal_y) < LINE and last.x > goal.x - advance(last_words, SIZE) - 16:
        last_y = goal_y + LINE if last.y >= goal.y else goal_y - LINE
    named = [
        Label(goal.x + 8, goal_y, "start", goal_words, "goal"),
        Label(last.x + 8, last_y, "start", last_words, "now"),
    ]
    if last.x - first.x > 160:
        y = first.y - 10 if points[1].y > first.y else first.y + 18
        named.append(Label(first.x, y, "start", first.worded, "base"))
    return tuple(named)


def _values(row: Row) -> list[Figure]:
    """The values to draw: of the goal's own period for a cumulative flow, else one kind of period alone."""
    goal, period = row.goal, row.period
    if goal is None or period is None:
        return []
    usable = [f for f in row.series if f.period and f.unit == goal.unit]
    within = [f for f in usable if f.period and f.period.first == period.first and period.contains(f.period)]
    if row.method == "flow" and len(within) >= FEWEST:
        return _by_time(within)
    if row.method in FROM_BASELINE:
        return _by_time(usable)
    yearly = [f for f in usable if f.period and f.period.whole_years and f.period.length == period.length]
    return _by_time(yearly if len(yearly) >= FEWEST else within)


def _by_time(figures: Sequence[Figure]) -> list[Figure]:
    """In order of time, one value (the last named) for each end month."""
    latest = {f.period.last: f for f in figures if f.period}
    return [latest[month] for month in sorted(latest)]


def _path(row: Row, values: Sequence[Figure]) -> list[tuple[int, float]]:
    """Months and values that the plan expects: stated waypoints, a straight way, or the goal's own level."""
    goal, period = row.goal, row.period
    if goal is None or period is None:
        return []
    due = (period.last, float(goal.value))
    stated = [(f.period.last, float(f.value)) for f in row.path if f.period and f.unit == goal.unit]
    base = row.baseline if row.baseline and row.baseline.unit == goal.unit else None
    if row.method in FROM_BASELINE and base and base.period:
        return _sorted([(base.period.last, float(base.value)), *stated, due])
    if row.method == "flow" and values[0].period and period.contains(values[0].period):
        return _sorted([(period.first - 1, 0.0), *stated, due])
    first = min(f.period.last for f in values if f.period)
    return _sorted([(min(first, period.first), float(goal.value)), *stated, due])


def _sorted(path: list[tuple[int, float]]) -> list[tuple[int, float]]:
    return sorted(dict(path).items())


def _month(month: int) -> str:
    return str(month // 12) if month % 12 == 11 else f"{month // 12}-{month % 12 + 1:02}"


def _ticks(first: int, last: int, x: Scale) -> tuple[tuple[float, str], ...]:
    """The Decembers in the range as years, thinned to six at most; both ends as months if there is none."""
    years = [month for month in range(first, last + 1) if month % 12 == 11]
    if len(years) < FEWEST:
        return tuple((x.at(m), f"{m // 12}-{m % 12 + 1:02}") for m in sorted({max(first, 0), last}))
    step = -(-len(years) // 6)
    return tuple((x.at(m), str(m // 12)) for m in reversed(years[::-1][::step]))
