"""Cuts a text where spans that may overlap begin and end, so that each stretch lies under the same spans."""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span = tuple[int, int]


def stretches(spans: Sequence[Span], start: int, end: int) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """The stretches of ``start:end`` in order, each with the indexes of the spans over it, innermost first.

    The stretches cover the whole text between the offsets, without gaps or overlaps. The shorter of two
    spans is the inner one; of equal ones the one given first. Spans may reach beyond the offsets; empty
    ones and those outside are left out.
    """
    edges: dict[int, tuple[list[int], list[int]]] = {start: ([], []), end: ([], [])}
    for index, (low, high) in enumerate(spans):
        a, b = max(low, start), min(high, end)
        if a < b:
            edges.setdefault(a, ([], []))[0].append(index)
            edges.setdefault(b, ([], []))[1].append(index)
    over: list[tuple[int, int]] = []
    position = start
    for edge in sorted(edges):
        if edge > position:
            yield position, edge, tuple(index for _, index in over)
            position = edge
        begun, ended = edges[edge]
        for index in ended:
            over.remove((_length(spans[index]), index))
        for index in begun:
            insort(over, (_length(spans[index]), index))


def lines_under(spans: Sequence[Span], begins: Sequence[int]) -> dict[int, list[int]]:
    """For each line that spans touch, their indexes; `begins` are the offsets at which lines begin."""
    found: dict[int, list[int]] = {}
    for index, (low, high) in enumerate(spans):
        for line in range(max(bisect_right(begins, low) - 1, 0), bisect_right(begins, high - 1)):
            found.setdefault(line, []).append(index)
    return found


def _length(span: Span) -> int:
    return span[1] - span[0]
