"""Every entry of every lexicon brings texts in which it must be found and texts in which it must not."""

from __future__ import annotations

import pytest

from tracker.extract.proofs import Proof, proofs
from tracker.grammar.places import places
from tracker.knowledge.load import load

PROOFS = list(proofs())


@pytest.mark.parametrize("proof", PROOFS, ids=[f"{p.lexicon}:{p.entry}:{p.example}" for p in PROOFS])
def test_an_entry_is_found_where_it_says_and_nowhere_else(proof: Proof) -> None:
    """An example under `yes` finds its entry, one under `no` does not."""
    assert proof.holds


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
