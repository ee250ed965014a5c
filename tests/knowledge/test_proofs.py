"""Every entry of every lexicon brings texts in which it must be found and texts in which it must not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tracker.extract.gate import applies
from tracker.grammar.normal import normal
from tracker.grammar.places import places
from tracker.grammar.quantity import scan
from tracker.grammar.times import times
from tracker.knowledge.comparators import comparators
from tracker.knowledge.cues import cues, sections
from tracker.knowledge.gate import gates
from tracker.knowledge.idioms import idioms
from tracker.knowledge.load import load
from tracker.knowledge.periods import time_rules
from tracker.knowledge.phrases import phrases
from tracker.knowledge.triggers import triggers
from tracker.knowledge.units import units
from tracker.knowledge.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def _rules(text: str) -> set[str]:
    return {rule for amount in scan(normal(text)) for rule in amount.rules}


def _gate(gate: Any) -> Callable[[str], bool]:
    def found(example: str) -> bool:
        before, _, after = example.partition("|")
        text = normal(before + after)
        return any(applies(gate, text, a, len(text)) for a in scan(text) if a.start <= len(before) <= a.stop)

    return found


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


def _proofs() -> Iterable[tuple[str, str, bool, Callable[[str], bool]]]:
    entries: list[tuple[str, Any, Callable[[str], bool]]] = []
    entries += [("units", e, lambda t, e=e: f"unit:{e.id}" in _rules(t)) for e in units().entries]
    entries += [
        ("comparators", e, lambda t, e=e: f"comparator:{e.id}" in _rules(t + "家")) for e in comparators()
    ]
    entries += [
        ("periods", e, lambda t, e=e: any(x.rule.id == e.id for x in times(normal(t))))
        for e, _ in time_rules()
    ]
    entries += [("triggers", e, _trigger(e.id)) for e in triggers().entries]
    entries += [("verbs", e, _verb(e.id)) for e in verbs().entries]
    entries += [("cues", e, lambda t, p=p: p.search(normal(t)) is not None) for e, p in cues()]
    entries += [("sections", e, lambda t, p=p: p.search(t) is not None) for e, p in sections()]
    entries += [("idioms", e, lambda t, p=p: p.search(t) is not None) for e, p in idioms()]
    entries += [("gate", g.row, _gate(g)) for g in gates()]
    entries += [("phrases", e, lambda t, e=e: e.found_in(t)) for e in phrases()]
    for lexicon, entry, found in entries:
        for example in entry.yes:
            yield f"{lexicon}:{entry.id}:yes:{example}", example, True, found
        for example in entry.no:
            yield f"{lexicon}:{entry.id}:no:{example}", example, False, found


PROOFS = list(_proofs())


@pytest.mark.parametrize(
    ("example", "expected", "found"), [p[1:] for p in PROOFS], ids=[p[0] for p in PROOFS]
)
def test_an_entry_is_found_where_it_says_and_nowhere_else(
    example: str, *, expected: bool, found: Callable[[str], bool]
) -> None:
    """An example under `yes` finds its entry, one under `no` does not."""
    assert found(example) is expected


def test_every_entry_brings_examples_of_both_kinds() -> None:
    """An entry without a proof does not get in."""
    names = (
        "units",
        "comparators",
        "periods",
        "triggers",
        "verbs",
        "cues",
        "sections",
        "idioms",
        "gate",
        "phrases",
    )
    for name in names:
        rows = load(name)
        for row in rows["entries"] if isinstance(rows, dict) else rows:
            assert row.get("yes"), f"{name}:{row['id']}"
            assert row.get("no"), f"{name}:{row['id']}"


def test_places_are_found_by_their_usual_names_only() -> None:
    """湖北 is a place, 朝阳产业 is none."""
    data = load("regions")
    for row in data["yes"]:
        assert row["place"] in [p.name for p in places(row["text"])]
    for text in data["no"]:
        assert not places(text)
