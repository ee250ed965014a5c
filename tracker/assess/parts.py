"""Goals of places under the goal of the whole: whether the cities' goals come to the province's."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from tracker.assess.planned import Planned, in_unit_of, told, warning
from tracker.grammar.figures import computed
from tracker.knowledge.regions import atlas
from tracker.model.claim import Measure
from tracker.model.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.problems import Problem

FEWEST = 2
"""One place says nothing of the whole."""


def parts_of_wholes(goals: list[Planned]) -> Iterator[Problem]:
    """For each whole with goals of its parts: sums that fall short of it or pass it, growth all below it."""
    groups: dict[tuple[object, ...], dict[str, Planned]] = defaultdict(dict)
    for goal in goals:
        key = (goal.name, goal.target.measure, goal.target.basis, goal.period)
        groups[key].setdefault(goal.place, goal)
    for group in groups.values():
        parts: dict[str, list[Planned]] = defaultdict(list)
        for place, goal in group.items():
            if (parent := atlas().parent(place)) in group and parent is not None:
                parts[parent].append(goal)
        for whole, members in parts.items():
            if len(members) >= FEWEST:
                yield from _compare(group[whole], members)


def _compare(whole: Planned, parts: list[Planned]) -> Iterator[Problem]:
    values = [q.value for p in parts if (q := in_unit_of(whole, p))]
    if len(values) < len(parts):
        return
    every = parts_known(whole.place) <= len(parts)
    if whole.adds_up:
        yield from _sums(whole, values, every=every)
    elif whole.target.measure is Measure.GROWTH and every and whole.better:
        best = max(values) if whole.better > 0 else min(values)
        if whole.better * (best - whole.goal.value) < 0:
            what = msg(
                "{indicator}: the goals of all {n} places under {place} lie below {whole}",
                n=len(values), place=whole.place, indicator=whole.target.indicator, whole=told(whole),
            )  # fmt: skip
            yield warning(whole, what)


def _sums(whole: Planned, values: list[Decimal], *, every: bool) -> Iterator[Problem]:
    """All parts short of the whole, or some of them past a cap on it: one of the goals is not meant."""
    total = sum(values, Decimal(0))
    parts: dict[str, Message | str | int] = {
        "place": whole.place,
        "indicator": whole.target.indicator,
        "n": len(values),
        "sum": computed(total, whole.goal.unit),
        "whole": told(whole),
    }
    if whole.better >= 0 and every and total < whole.goal.value:
        yield warning(
            whole,
            msg(
                "{indicator}: the goals of the {n} places under {place} sum to {sum}, short of {whole}",
                **parts,
            ),
        )
    if whole.better < 0 and total > whole.goal.value:
        yield warning(
            whole,
            msg("{indicator}: the goals of {n} places under {place} sum to {sum}, past {whole}", **parts),
        )


@cache
def _children() -> Counter[str]:
    known = atlas()
    return Counter(
        parent for place in sorted(set(known.names().values())) if (parent := known.parent(place)) is not None
    )


def parts_known(place: str) -> int:
    """How many places lie directly in this one."""
    return _children()[place]
