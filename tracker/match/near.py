"""Names that resemble each other, and the same name elsewhere: to be suggested and never to be matched."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from tracker.knowledge.indicators import normalise
from tracker.knowledge.regions import atlas

if TYPE_CHECKING:
    from collections.abc import Iterable

SIMILAR = 60
"""Out of 100; below it two names are not worth a look."""
LOOKED_AT = 30
COMMON = 2000
"""Pairs of characters that more names than this share tell nothing."""
SIZE = 3


class Nearby:
    """Indicators with the places that they are known of, found by likeness of name and place."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """Take pairs of indicator and place."""
        places: dict[str, set[str]] = defaultdict(set)
        for name, place in named:
            places[name].add(place)
        self._places = {name: sorted(known) for name, known in places.items()}
        self._names = sorted(places)
        self._pairs: dict[str, list[int]] = defaultdict(list)
        for i, name in enumerate(self._names):
            for pair in _pairs(normalise(name)):
                self._pairs[pair].append(i)
        self._alike = lru_cache(maxsize=None)(self._rank)

    def nearest(self, name: str, place: str, *, itself: bool) -> tuple[str, ...]:
        """Up to three of the likest, each as place and name; of one name the nearest place.

        `itself` says whether the very same name at the same place may be among them.
        """
        found = []
        for other in self._alike(name):
            places = [p for p in self._places[other] if itself or other != name or p != place]
            if places:
                found.append(f"{_nearest_place(place, places)} {other}")
        return tuple(found[:SIZE])

    def _rank(self, name: str) -> tuple[str, ...]:
        words = normalise(name)
        shared: Counter[int] = Counter()
        for pair in _pairs(words):
            hits = self._pairs.get(pair, ())
            if len(hits) <= COMMON:
                shared.update(hits)
        looked_at = sorted(shared, key=lambda i: (-shared[i], i))[:LOOKED_AT]
        scored = [(fuzz.ratio(words, normalise(self._names[i])), i) for i in looked_at]
        return tuple(
            self._names[i] for score, i in sorted(scored, key=lambda s: (-s[0], s[1])) if score >= SIMILAR
        )


def _nearest_place(place: str, places: list[str]) -> str:
    """The place itself, else one that it lies in or that lies in it, else the first by name."""
    known = atlas()
    related = [p for p in places if p != place and (known.within(place, p) or known.within(p, place))]
    return place if place in places else (related or places)[0]


def _pairs(words: str) -> list[str]:
    return sorted({words[i : i + 2] for i in range(len(words) - 1)} or {words})
