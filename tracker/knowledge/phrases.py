"""Words that surround what is measured and are no part of it, from `phrases.yaml`."""

from __future__ import annotations

from functools import cache

from tracker.knowledge.load import load


class Words:
    """A set of words with the length of its longest."""

    def __init__(self, words: list[str]) -> None:
        """Keep the words."""
        self._words = frozenset(words)
        self._longest = max(map(len, words))

    def at_start(self, text: str, start: int, end: int) -> int:
        """The length of the longest word that starts at the offset, 0 for none."""
        for n in range(min(self._longest, end - start), 0, -1):
            if text[start : start + n] in self._words:
                return n
        return 0

    def at_end(self, text: str, start: int, end: int) -> int:
        """The length of the longest word that ends at the offset, 0 for none."""
        for n in range(min(self._longest, end - start), 0, -1):
            if text[end - n : end] in self._words:
                return n
        return 0


@cache
def before() -> Words:
    """Words trimmed off the front."""
    return Words(load("phrases")["before"])


@cache
def after() -> Words:
    """Words trimmed off the end."""
    return Words(load("phrases")["after"])
