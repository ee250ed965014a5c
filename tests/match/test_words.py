"""The words that tell of coverage, kind and additions bring their own proof."""

from __future__ import annotations

import pytest

from tracker.knowledge.indicators import normalise
from tracker.knowledge.scopes import (
    Entry,
    constant_prices,
    increment_in,
    nature_of,
    scopes,
    without_increment,
    without_scope,
)


def entries(part: str) -> list[Entry]:
    """The entries of one list of the file."""
    return list(getattr(scopes(), part))


@pytest.mark.parametrize("entry", entries("scopes"), ids=lambda e: e.id)
def test_a_coverage_is_found_in_its_examples_only(entry: Entry) -> None:
    """Each word of coverage is read from its examples, and from none of its counter-examples."""
    for words in entry.yes:
        assert entry.id in without_scope(normalise(words))[1]
    for words in entry.no:
        assert entry.id not in without_scope(normalise(words))[1]


@pytest.mark.parametrize("entry", entries("natures"), ids=lambda e: e.id)
def test_a_kind_is_told_by_its_examples_only(entry: Entry) -> None:
    """Each kind of number is told by the heads of its examples."""
    for words in entry.yes:
        assert nature_of(normalise(words)) == entry.id
    for words in entry.no:
        assert nature_of(normalise(words)) != entry.id


@pytest.mark.parametrize("entry", entries("increments"), ids=lambda e: e.id)
def test_additions_are_told_by_their_examples_only(entry: Entry) -> None:
    """Net and gross additions are told apart."""
    for words in entry.yes:
        assert without_increment(words)[1] == entry.id
    for words in entry.no:
        assert without_increment(words)[1] != entry.id


@pytest.mark.parametrize("entry", entries("constant_prices"), ids=lambda e: e.id)
def test_growth_at_constant_prices_is_told_by_its_examples_only(entry: Entry) -> None:
    """Value added grows at constant prices; its share of another does not."""
    assert all(constant_prices(words) for words in entry.yes)
    assert not any(constant_prices(words) for words in entry.no)


def test_a_text_of_both_kinds_of_additions_tells_of_neither() -> None:
    """新增2013家、净增1577家 leaves open which of the two a figure is."""
    assert increment_in("新增2013家，净增1577家") == ""
    assert increment_in("净增1577家") == "net"
    assert increment_in("新建2.5万个") == "gross"
    assert increment_in("达到2万家") == ""


def test_a_word_of_coverage_alone_is_a_name() -> None:
    """What would be left empty is not taken apart."""
    assert without_scope("人均") == ("人均", ())
    assert without_increment("新增") == ("新增", "")
