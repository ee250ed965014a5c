"""Words that govern a figure and say what it measures, from `triggers.yaml`."""

from __future__ import annotations

from tracker.knowledge.load import lexical, load
from tracker.model.base import Model
from tracker.model.claim import Measure


class Trigger(Model):
    """Words at the end of what precedes a figure.

    `percent`, `points`, `times` and `amount` name the measure for figures in %, 百分点, 倍 and all other
    units. `keep` says that the words are part of the indicator's name, less a final 为 or 达.
    `sign` is -1 where the figure falls; `basis` marks words that measure against another place.
    """

    id: str
    words: tuple[str, ...]
    percent: Measure
    points: Measure
    times: Measure
    amount: Measure
    sign: int = 1
    keep: bool = False
    basis: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def measure(self, unit: str) -> Measure:
        """What a figure in this base unit measures under these words."""
        return {
            "%": self.percent,
            "‰": self.percent,
            "百分点": self.points,
            "千分点": self.points,
            "倍": self.times,
        }.get(unit, self.amount)


class Triggers:
    """All triggers, found at the end of a text."""

    def __init__(self, entries: tuple[Trigger, ...]) -> None:
        """Index the words; the first entry that lists a word has it."""
        self.entries = entries
        self._by_word: dict[str, Trigger] = {}
        for entry in entries:
            for word in entry.words:
                self._by_word.setdefault(word, entry)
        self._longest = max(map(len, self._by_word))

    def at_end(self, text: str, end: int, start: int = 0) -> tuple[Trigger, int] | None:
        """The longest trigger that ends at the offset, and where it starts."""
        for n in range(min(self._longest, end - start), 0, -1):
            entry = self._by_word.get(text[end - n : end])
            if entry is not None:
                return entry, end - n
        return None


@lexical
def triggers() -> Triggers:
    """The shipped triggers."""
    return Triggers(tuple(Trigger.model_validate(row) for row in load("triggers")))
