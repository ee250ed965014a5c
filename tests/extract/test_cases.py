"""Sentences and short documents, and what is read out of each; the cases stand in `tests/cases/extract`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tracker.extract.claims import extract
from tracker.model.document import Document

if TYPE_CHECKING:
    from tracker.model.claim import Claim

CASES = Path(__file__).parent.parent / "cases" / "extract"


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}:{case['text'][:24]}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


def _row(claim: Claim) -> str:
    q = claim.quantity
    value = format(q.value.normalize(), "f")
    if q.high is not None:
        value += f"..{format(q.high.normalize(), 'f')}"
    subject = f"{claim.kind} | {claim.indicator} | {claim.measure}"
    row = f"{subject} | {q.op} {value} {q.unit} | {claim.period} | {claim.region}"
    return f"{row} | {claim.basis}" if claim.basis else row


@pytest.mark.parametrize("case", _cases())
def test_a_text_is_read_as_an_analyst_reads_it(case: dict[str, Any]) -> None:
    """Each figure is read in all its fields, or set aside by the rule that the case names."""
    text = case["text"]
    document = Document(id="case.txt", text=text, published=case["published"], region=case["region"])
    extraction = extract(document)
    assert [_row(c) for c in extraction.claims] == case["claims"]
    aside = [f"{r.evidence.quote} ({r.evidence.rules[0]})" for r in extraction.rejected]
    assert aside == case["rejected"]
    for claim in extraction.claims:
        e = claim.evidence
        assert text[e.start : e.end] == e.quote
        assert e.rules
