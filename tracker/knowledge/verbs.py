"""Verbs whose object is counted, from `verbs.yaml`."""

from __future__ import annotations

from tracker.knowledge.load import lexical, load
from tracker.model.base import Model
from tracker.model.claim import Measure


class Verb(Model):
    """A class of verbs; `keep` says that the verb is part of what is counted."""

    id: str
    measure: Measure
    words: tuple[str, ...]
    keep: bool = False
    sign: int = 1
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Verbs:
    """All verbs, found at either end of a text or within it."""

    def __init__(self, entries: tuple[Verb, ...], nouns: tuple[str, ...]) -> None:
        """Index the words; the first entry that lists a word has it.

        `nouns` are words that begin or end like a verb and are none (上市公司, 进出口).
        """
        self.entries = entries
        self._nouns = nouns
        self._by_word: dict[str, Verb] = {}
        for entry in entries:
            for word in entry.words:
                self._by_word.setdefault(word, entry)
        self._longest = max(map(len, self._by_word))

    def at_start(self, text: str) -> tuple[Verb, str] | None:
        """The longest verb that the text starts with."""
        if text.startswith(self._nouns):
            return None
        for n in range(min(self._longest, len(text)), 0, -1):
            if entry := self._by_word.get(text[:n]):
                return entry, text[:n]
        if text[:1] == "新" and (hit := self.at_start(text[1:])) and len(hit[1]) > 1:
            return self._by_word["新增"], "新" + hit[1]  # 新改造, 新筹集: within the period
        return None

    def at_end(self, text: str) -> tuple[Verb, str] | None:
        """The longest verb that the text ends with."""
        if text.endswith(self._nouns):
            return None
        for n in range(min(self._longest, len(text)), 0, -1):
            if entry := self._by_word.get(text[-n:]):
                return entry, text[-n:]
        return None

    def last_within(self, text: str) -> tuple[Verb, int, int] | None:
        """The last verb of two or more characters in the text, with its span."""
        for end in range(len(text), 1, -1):
            for n in range(min(self._longest, end), 1, -1):
                entry = self._by_word.get(text[end - n : end])
                if entry is not None and not text.startswith(self._nouns, end - n):
                    return entry, end - n, end
        return None


@lexical
def verbs() -> Verbs:
    """The shipped verbs."""
    data = load("verbs")
    return Verbs(tuple(Verb.model_validate(row) for row in data["entries"]), tuple(data["nouns"]))
