"""Runs the examples that lexicon entries bring: `yes` must find its entry, `no` must not.

Examples part the words before a figure from the figure by a bar: 同比增长|7.7%.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.extract.gate import applies, around_of
from tracker.grammar.normal import normal
from tracker.grammar.quantity import scan
from tracker.grammar.times import times
from tracker.knowledge.comparators import comparators
from tracker.knowledge.cues import cues, sections
from tracker.knowledge.gate import Gate, gates
from tracker.knowledge.idioms import idioms
from tracker.knowledge.indicators import catalogue
from tracker.knowledge.periods import time_rules
from tracker.knowledge.phrases import phrases
from tracker.knowledge.triggers import triggers
from tracker.knowledge.units import units
from tracker.knowledge.verbs import verbs

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Proof:
    """One example of one entry: whether the entry is expected to be found in it, and how that is tried."""

    lexicon: str
    entry: str
    example: str
    expected: bool
    found: Callable[[str], bool]

    @property
    def holds(self) -> bool:
        """Whether the entry is found just where it is expected."""
        return self.found(self.example) is self.expected


def proofs() -> Iterator[Proof]:
    """The examples of all entries, shipped and added."""
    for lexicon, entry, found in _tries():
        for example in entry.yes:
            yield Proof(lexicon, entry.id, example, expected=True, found=found)
        for example in entry.no:
            yield Proof(lexicon, entry.id, example, expected=False, found=found)


def _tries() -> Iterator[tuple[str, Any, Callable[[str], bool]]]:
    yield from (("units", e, _amount(f"unit:{e.id}")) for e in units().entries)
    yield from (("comparators", e, _amount(f"comparator:{e.id}", suffix="家")) for e in comparators())
    yield from (("periods", e, _time(e.id)) for e, _ in time_rules())
    yield from (("triggers", e, _trigger(e.id)) for e in triggers().entries)
    yield from (("verbs", e, _verb(e.id)) for e in verbs().entries)
    yield from (("cues", e, _pattern(p)) for e, p in cues())
    yield from (("sections", e, _pattern(p)) for e, p in sections())
    yield from (("idioms", e, _pattern(p)) for e, p in idioms())
    yield from (("gate", g.row, _gate(g)) for g in gates())
    yield from (("phrases", e, e.found_in) for e in phrases())
    yield from (("indicators", e, _indicator(e.id)) for e in catalogue().entries)


def _amount(rule: str, suffix: str = "") -> Callable[[str], bool]:
    return lambda text: any(rule in a.rules for a in scan(normal(text + suffix)))


def _time(ident: str) -> Callable[[str], bool]:
    return lambda text: any(t.rule.id == ident for t in times(normal(text)))


def _trigger(ident: str) -> Callable[[str], bool]:
    def found(example: str) -> bool:
        before = example.partition("|")[0]
        hit = triggers().at_end(before, len(before))
        return hit is not None and hit[0].id == ident

    return found


def _verb(ident: str) -> Callable[[str], bool]:
    def found(example: str) -> bool:
        hit = verbs().at_start(example)
        return hit is not None and hit[0].id == ident

    return found


def _pattern(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.search(normal(text)) is not None


def _gate(gate: Gate) -> Callable[[str], bool]:
    def found(example: str) -> bool:
        before, _, after = example.partition("|")
        text = normal(before + after)
        return any(
            applies(gate, around_of(text, a, len(text)))
            for a in scan(text)
            if a.start <= len(before) <= a.stop
        )

    return found


def _indicator(ident: str) -> Callable[[str], bool]:
    def found(example: str) -> bool:
        entry = catalogue().find(example)
        return entry is not None and entry.id == ident

    return found
