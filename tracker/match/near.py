"""Names that resemble each other, to be suggested and never to be matched."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from tracker.knowledge.indicators import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

SIMILAR = 60
"""Out of 100; below it two names are not worth a look."""
LOOKED_AT = 30
COMMON = 2000
"""Pairs of characters that more names than this share tell nothing."""


class Names:
    """Names of indicators, found by likeness."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._pairs: dict[str, list[int]] = defaultdict(list)
        for i, name in enumerate(self._names):
            for pair in _pairs(normalise(name)):
                self._pairs[pair].append(i)
        self.nearest = lru_cache(maxsize=None)(self._nearest)

    def _nearest(self, name: str, size: int = 3) -> tuple[str, ...]:
        """Up to `size` names that resemble the given one, the likest first; the name itself is left out."""
        shared: Counter[int] = Counter()
        for pair in _pairs(normalise(name)):
            hits = self._pairs.get(pair, ())
            if len(hits) <= COMMON:
                shared.update(hits)
        candidates = sorted(shared, key=lambda i: (-shared[i], i))[:LOOKED_AT]
        scored = [(fuzz.token_ratio(normalise(name), normalise(self._names[i])), i) for i in candidates]
        ranked = sorted(((-score, i) for score, i in scored if score >= SIMILAR and self._names[i] != name))
        return tuple(self._names[i] for _, i in ranked[:size])


def _pairs(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1)} or {words}
