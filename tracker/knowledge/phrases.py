"""Words that surround what is measured and are no part of it, from `phrases.yaml`."""

from __future__ import annotations

from functools import cache

from tracker.knowledge.load import load


class Words:
    """A set of words with the length of its longest."""

    def __init__(self, words: list[str], protected: list[str]) -> None:
        """Keep the words, and those that no trimmed word may cut into."""
        self._words = frozenset(words)
        self._protected = tuple(protected)
        self._longest = max(map(len, words))

    def at_start(self, text: str, start: int, end: int) -> int:
        """The length of the longest word that starts at the offset, 0 for none."""
        if text.startswith(self._protected, start, end):
            return 0
        for n in range(min(self._longest, end - start), 0, -1):
            if text[start : start + n] in self._words:
                return n
        return 0

    def at_end(self, text: str, start: int, end: int) -> int:
        """The length of the longest word that ends at the offset, 0 for none."""
        if text.endswith(self._protected, start, end):
            return 0
        for n in range(min(self._longest, end - start), 0, -1):
            if text[end - n : end] in self._words:
                return n
        return 0


@cache
def before() -> Words:
    """Words trimmed off the front."""
    data = load("phrases")
    return Words(data["before"], data["protected_front"])


@cache
def after() -> Words:
    """Words trimmed off the end."""
    data = load("phrases")
    return Words(data["after"], data["protected_end"])


@cache
def usual() -> tuple[tuple[str, str], ...]:
    """Short forms, and the words that the field writes out for them."""
    return tuple(load("phrases")["usual"].items())
