"""The bullet of one target: baseline, actual, time pace, goal and forecast on one line, as coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.report.page_scale import Scale, advance, current_value, domain, origin

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.report.view import Row

WIDTH = 340
HEIGHT = 64
MARGIN = 8
SIZE = 11.5
ABOVE, BELOW = 14, 60
PACED = frozenset({"level", "flow", "share"})
ABOUT_SHARE = 0.05
ABOUT_POINTS = 0.5


@dataclass(frozen=True, slots=True)
class Label:
    """A text in a chart: where its anchor stands, and which mark it names."""

    x: float
    y: float
    anchor: str
    text: str
    kind: str

    @property
    def span(self) -> tuple[float, float]:
        """The stretch of the line that the text covers."""
        width = advance(self.text, SIZE)
        left = {"start": self.x, "middle": self.x - width / 2, "end": self.x - width}[self.anchor]
        return left - 4, left + width + 4


@dataclass(frozen=True, slots=True)
class Bullet:
    """Coordinates of the marks, None where there is nothing to draw.

    `bar` is the stretch from the origin to the actual; `band` the stretch in which the goal counts as kept
    (a range, a tolerance, the allowed side of a cap); `forecast` its low, middle and high; `open_end` says
    whether the actual is known only as a bound, and to which side ("more", "less" or "").
    """

    bar: tuple[float, float] | None
    actual: float | None
    base: float | None
    goal: float
    band: tuple[float, float] | None
    pace: float | None
    forecast: tuple[float, float, float] | None
    zero: float | None
    open_end: str
    labels: tuple[Label, ...]
    title: str
    description: str


def bullet(
    row: Row, limits: tuple[float, float] | None, name: str, word: Callable[[str], str]
) -> Bullet | None:
    """The bullet of a row within `limits` (its domain, or one shared with comparable rows).

    None without a goal in figures, and where nothing stands beside it.

    Args:
        row: the target.
        limits: the lowest and the highest value that the line has to hold.
        name: the indicator, as the title.
        word: puts the English label of a mark into the reader's language.
    """
    limits = limits or domain(row)
    if row.goal is None or limits is None or (current_value(row) is None and row.baseline is None):
        return None
    ends = (WIDTH - MARGIN, MARGIN) if row.measure == "rank" else (MARGIN, WIDTH - MARGIN)
    scale = Scale(*_padded(row, limits), *ends)
    start, now = origin(row), current_value(row)
    base = row.baseline if row.baseline and row.baseline.unit == row.goal.unit else None
    goal_x = scale.at(float(row.goal.value))
    now_x = None if now is None else scale.at(now)
    bar = None
    if start is not None and now_x is not None:
        bar = (min(scale.at(start), now_x), round(abs(now_x - scale.at(start)), 1))
    band = _band(row, scale)
    base_x = scale.at(float(base.value)) if base else None
    return Bullet(
        bar=bar,
        actual=now_x,
        base=base_x,
        goal=goal_x if row.goal.high is None else scale.at(float(row.goal.high)),
        band=band,
        pace=_pace(row, start, scale),
        forecast=(
            scale.at(float(row.forecast.low)),
            scale.at(float(row.forecast.middle)),
            scale.at(float(row.forecast.high)),
        )
        if row.forecast
        else None,
        zero=scale.at(0) if limits[0] < 0 < limits[1] else None,
        open_end=_open_end(row),
        labels=_labels(row, goal_x, now_x, base_x, word),
        title=name,
        description=_description(row, word),
    )


def _padded(row: Row, limits: tuple[float, float]) -> tuple[float, float]:
    """Room beyond the ends, but none below a zero that bars start from."""
    low, high = limits
    room = (high - low) * 0.06
    return (low if low == 0 and origin(row) == 0 else low - room), high + room


def _band(row: Row, scale: Scale) -> tuple[float, float] | None:
    if row.goal is None:
        return None
    value = float(row.goal.value)
    if row.goal.high is not None:
        ends = value, float(row.goal.high)
    elif row.goal.op == "~":
        width = abs(value) * ABOUT_SHARE
        width = max(width, ABOUT_POINTS) if row.goal.unit in {"%", "百分点"} else width
        ends = value - width, value + width
    elif row.method == "cap" and row.goal.op in {"<", "<="}:
        ends = scale.low, value
    else:
        return None
    left, right = sorted((scale.at(ends[0]), scale.at(ends[1])))
    return left, round(right - left, 1)


def _pace(row: Row, start: float | None, scale: Scale) -> float | None:
    if row.method not in PACED or row.pace is None or row.goal is None or start is None:
        return None
    way = float(row.goal.value) - start
    return scale.at(start + way * float(row.pace) / 100) if 0 < row.pace < 100 else None


def _open_end(row: Row) -> str:
    op = row.current.figure.op if row.current else "="
    return {">": "more", ">=": "more", "<": "less", "<=": "less"}.get(op, "")


def _labels(
    row: Row, goal_x: float, now_x: float | None, base_x: float | None, word: Callable[[str], str]
) -> tuple[Label, ...]:
    """Goal above, actual below; the baseline wherever it has room, and nowhere if it has none."""
    labels = [_placed(goal_x, ABOVE, f"{word('Goal')} {row.goal.worded if row.goal else ''}", "goal")]
    if now_x is not None and row.current:
        labels.append(_placed(now_x, BELOW, f"{word('Actual')} {row.current.figure.worded}", "now"))
    if base_x is not None and row.baseline:
        text = f"{word('Baseline')} {row.baseline.worded}"
        for y in (ABOVE, BELOW):
            label = _placed(base_x, y, text, "base")
            if all(other.y != y or not _overlap(other.span, label.span) for other in labels):
                labels.append(label)
                break
    return tuple(labels)


def _placed(x: float, y: float, text: str, kind: str) -> Label:
    half = advance(text, SIZE) / 2
    if x - half < 0:
        return Label(0, y, "start", text, kind)
    if x + half > WIDTH:
        return Label(WIDTH, y, "end", text, kind)
    return Label(x, y, "middle", text, kind)


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _description(row: Row, word: Callable[[str], str]) -> str:
    parts = [f"{word('Goal')} {row.goal.worded}" if row.goal else ""]
    if row.baseline:
        parts.append(f"{word('Baseline')} {row.baseline.worded} ({row.baseline.period_words})")
    if row.current:
        parts.append(f"{word('Actual')} {row.current.figure.worded} ({row.current.figure.period_words})")
    parts += [f"{word('Time pace')} {row.pace_words}"] if row.pace_words else []
    parts += [f"{word('Forecast')} {row.forecast.worded}"] if row.forecast else []
    return " · ".join(part for part in parts if part)
