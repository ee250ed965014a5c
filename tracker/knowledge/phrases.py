"""Words that surround what is measured and are no part of it, from `phrases.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tracker.knowledge.load import lexical, load
from tracker.model.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterable


class Phrase(Model):
    """Words trimmed off the front (`before`) or off the end (`after`) of what is measured."""

    id: str
    side: Literal["before", "after"]
    words: tuple[str, ...]
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def found_in(self, example: str) -> bool:
        """Whether a word of this entry is trimmed at the example's bar."""
        left, _, right = example.partition("|")
        text = left + right
        if self.side == "before":
            return before().at_start(text, 0, len(text)) == len(left) and left in self.words
        return after().at_end(text, 0, len(text)) == len(right) and right in self.words


class Words:
    """A set of words with the length of its longest."""

    def __init__(self, words: Iterable[str], protected: Iterable[str]) -> None:
        """Keep the words, and those that no trimmed word may cut into."""
        self._words = frozenset(words)
        self._protected = tuple(protected)
        self._longest = max(map(len, self._words))

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


@lexical
def phrases() -> tuple[Phrase, ...]:
    """The shipped entries."""
    return tuple(Phrase.model_validate(row) for row in load("phrases")["entries"])


@lexical
def before() -> Words:
    """Words trimmed off the front."""
    return Words(
        (w for p in phrases() if p.side == "before" for w in p.words), load("phrases")["protected_front"]
    )


@lexical
def after() -> Words:
    """Words trimmed off the end."""
    return Words(
        (w for p in phrases() if p.side == "after" for w in p.words), load("phrases")["protected_end"]
    )


@lexical
def usual() -> tuple[tuple[str, str], ...]:
    """Short forms, and the words that the field writes out for them."""
    return tuple(load("phrases")["usual"].items())
