"""Counts by light, groups, and the targets that need attention."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.language import say, translate
from tracker.model.message import msg
from tracker.report.view import Count, Group, Light, Row, Worst
from tracker.report.wording import NAMELESS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


CLASSES: dict[str, tuple[str, ...]] = {
    "reached or on course": ("achieved", "closed", "closed_late", "ahead", "on_track"),
    "slightly short": ("slightly_behind", "at_risk", "due_soon"),
    "short": ("behind", "far_behind", "regressing", "breached", "missed", "overdue"),
    "not due": ("not_due",),
    "cannot be told": ("no_data", "stale", "not_assessable"),
}
"""Status codes in five classes, for counts that fit on one line."""

SEVERITY: tuple[str, ...] = (
    "breached",
    "missed",
    "overdue",
    "regressing",
    "far_behind",
    "behind",
    "at_risk",
    "slightly_behind",
    "due_soon",
    "stale",
)


def class_of(code: str) -> str:
    """The class of a status code."""
    return next(name for name, codes in CLASSES.items() if code in codes)


def count(lights: Sequence[Light], statuses: Sequence[Light]) -> tuple[Count, ...]:
    """How many of `statuses` stand under each of `lights`, in their order."""
    numbers = Counter(s.code for s in statuses)
    return tuple(Count(light, numbers[light.code]) for light in lights)


def group(
    rows: Sequence[Row], name: Callable[[Row], str], lights: Sequence[Light], kind: str, language: str
) -> tuple[Group, ...]:
    """The rows grouped by a name, the largest group first, those without a name last."""
    members: dict[str, list[Light]] = {}
    for row in rows:
        members.setdefault(name(row), []).append(row.status)
    return tuple(
        Group(
            name=n or translate(NAMELESS[kind], language),
            total=len(statuses),
            counts=tuple(c.number for c in count(lights, statuses)),
        )
        for n, statuses in sorted(members.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    )


def attention(rows: Sequence[Row], language: str, size: int = 5) -> tuple[Worst, ...]:
    """The worst targets by status, then by gap, then in the order of `rows`; none that stands well."""
    poor = [(SEVERITY.index(row.code), row) for row in rows if row.code in SEVERITY]
    ranked = sorted(poor, key=lambda pair: (pair[0], pair[1].gap or 0))
    return tuple(Worst(row.key, row.status, _sentence(row, language)) for _, row in ranked[:size])


def _sentence(row: Row, language: str) -> str:
    if not row.remaining:
        return row.headline
    return say(msg("{headline}; {remaining}", headline=row.headline, remaining=row.remaining), language)
