"""Sentences and short documents, and what is read out of each; the cases stand in `tests/cases/extract`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tracker.extract.claims import extract
from tracker.model.claim import Claim
from tracker.model.document import Document

CASES = Path(__file__).parent.parent / "cases" / "extract"


def _cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            found.append(pytest.param(case, id=f"{path.stem}:{case['text'][:24]}"))
    return found


def _row(claim: Claim) -> str:
    q = claim.quantity
    value = format(q.value.normalize(), "f")
    if q.high is not None:
        value += f"..{format(q.high.normalize(), 'f')}"
    row = f"{claim.kind} | {claim.indicator} | {claim.measure} | {q.op} {value} {q.unit} | {claim.period} | {claim.region}"
    return f"{row} | {claim.basis}" if claim.basis else row


@pytest.mark.parametrize("case", _cases())
def test_a_text_is_read_as_an_analyst_reads_it(case: dict[str, Any]) -> None:
    """Each figure is read with kind, indicator, measure, bound, unit, period, place and basis, or set aside."""
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
