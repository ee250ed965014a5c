"""Why a claim was read as it was: the words that decided, and what each rule does in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from made_documents import claim, evidence, sample
from test_marks import documents

from tracker.extract.claims import extract
from tracker.language import translate
from tracker.model.document import Document
from tracker.report.deciding import deciding
from tracker.report.derivation import Branch, derivation
from tracker.report.derivation_tree import claim_tree
from tracker.report.rule_words import plain_words
from tracker.report.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from made_documents import Read

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "deciding.yaml").read_text("utf-8"))
NAMED = ("unit", "comparator", "idiom", "trigger", "verb", "rank", "share", "respectively", "from_to")
"""Families of rules that only words can fire."""


def read_texts() -> list[Document]:
    """The texts of the cases of extraction: every rule that they show fires in one of them."""
    return [
        Document(id=path.name, text=case["text"], published=case["published"], region=case["region"])
        for path in sorted((HERE.parent / "cases" / "extract").glob("*.yaml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


def reasons(branches: tuple[Branch, ...]) -> Iterator[Any]:
    """All reasons of a derivation."""
    for branch in branches:
        yield from branch.reasons
        yield from reasons(branch.branches)


@pytest.mark.parametrize("case", CASES, ids=[case["quote"] for case in CASES])
def test_the_words_that_decided_are_found(case: dict[str, Any]) -> None:
    """Each rule points at its own words, nearest to the figure; a rule that no words fired at none."""
    document = Document(id="t.md", text=case["text"])
    text = Surroundings(document)
    for rule, words in case["words"].items():
        made = claim(
            evidence(document, case["quote"], [*case["words"], "period:section:review"]),
            region=case.get("region", "云岭市"),
        )
        found = deciding(rule, made, text.around(made.evidence), text)
        if words is None:
            assert found is None, rule
        else:
            assert found, rule
            assert text.words(found) in words.split("|"), rule


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_rule_that_reads_has_plain_words(language: str) -> None:
    """No reader meets the bare name of a rule, in neither language."""
    fired = {
        (rule, made.measure)
        for document in read_texts()
        for made in extract(document).claims
        for rule in made.evidence.rules
    }
    assert len(fired) > 60
    bare = {
        rule for rule, measure in fired
        if plain_words(rule, measure, language) == rule.replace("_", " ").replace(":", ": ")
        or (language == "zh" and plain_words(rule, measure, "en") == plain_words(rule, measure, "zh"))
    }  # fmt: skip
    assert not bare


def test_rules_that_words_fire_point_at_words() -> None:
    """Over all cases of extraction, nearly every such rule finds its words in the text."""
    found, missed = 0, []
    for document in read_texts():
        text = Surroundings(document)
        for made in extract(document).claims:
            setting = text.around(made.evidence)
            for rule in made.evidence.rules:
                if rule.partition(":")[0] in NAMED:
                    if deciding(rule, made, setting, text):
                        found += 1
                    else:
                        missed.append((rule, made.evidence.quote))
    assert found > 200
    assert len(missed) <= found // 50, missed


@settings(max_examples=100, deadline=None)
@given(documents())
def test_deciding_words_stand_at_their_span(read: Read) -> None:
    """Whatever the text and wherever the claim: nothing is quoted that the document does not say there."""
    text = Surroundings(read.document)
    for made in read.claims:
        for reason in reasons(derivation(made, text, "en")):
            if reason.span:
                start, end = reason.span
                assert 0 <= start < end <= len(read.document.text)
                assert read.document.text[start:end] == reason.words


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_tree_names_each_part(language: str) -> None:
    """Figure with unit and bound, measure, indicator, period, place and kind, and the doubts."""
    read = sample()
    tree = claim_tree(read.claims[8], 9, Surroundings(read.document), language)
    parts = ("figure", "unit", "bound", "measure", "indicator", "period", "place", "kind", "doubts")
    for name in parts:
        assert f"─ {translate(name, language)} " in tree
    assert "【茶企有7家】" in tree
    assert "[trigger:equal]" in tree
    assert "[subject_short]" in tree


def test_an_indicator_from_an_earlier_clause_is_told_so() -> None:
    """A claim whose words stand before its quote says from where they were taken."""
    read = sample()
    tree = claim_tree(read.claims[6], 7, Surroundings(read.document), "en")
    assert "“标准茶园” taken over from earlier in the text" in tree
