"""A document with readings that are written down, and documents with readings at any span."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tracker.model.claim import Claim, Kind, Measure
from tracker.model.evidence import Evidence
from tracker.model.period import Period
from tracker.model.quantity import Op, Quantity
from tracker.read.documents import read_document
from tracker.report.document_page import render_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.document import Document

HERE = Path(__file__).parent
HOSTILE: list[str] = yaml.safe_load((HERE.parent / "page" / "hostile.yaml").read_text("utf-8"))


@dataclass(frozen=True)
class Aside:
    """A figure that was set aside."""

    evidence: Evidence
    reason: str


@dataclass(frozen=True)
class Read:
    """A document with what was read in it."""

    document: Document
    claims: tuple[Claim, ...]
    rejected: tuple[Aside, ...] = ()

    def page(self, language: str = "en") -> str:
        """The document as a page."""
        return render_document(self.document, self.claims, self.rejected, language)


def sample() -> Read:
    """sample.md with the readings of sample.yaml."""
    document, problems = read_document(HERE / "sample.md")
    assert document
    assert not problems
    rows = yaml.safe_load((HERE / "sample.yaml").read_text("utf-8"))
    claims = tuple(_claim(document, row) for row in rows["claims"])
    rejected = tuple(
        Aside(evidence(document, row["quote"], (row["rule"],)), row["reason"]) for row in rows["rejected"]
    )
    return Read(document, claims, rejected)


def evidence(document: Document, quote: str, rules: Sequence[str] = (), *, last: bool = False) -> Evidence:
    """Where the words stand first in the document, or last."""
    at = document.text.rindex(quote) if last else document.text.index(quote)
    return span(document, at, at + len(quote), rules)


def span(document: Document, start: int, end: int, rules: Sequence[str] = ()) -> Evidence:
    """A stretch of the document."""
    quote = document.text[start:end]
    return Evidence(document=document.id, start=start, end=end, quote=quote, rules=tuple(rules))


def claim(e: Evidence, **more: Any) -> Claim:
    """A claim with that evidence; what is not told is an actual of 5 per cent growth."""
    told = {
        "kind": Kind.ACTUAL,
        "indicator": "茶叶产量",
        "measure": Measure.GROWTH,
        "quantity": Quantity(value=Decimal(5), unit="%"),
        "period": Period.year(2024),
        "region": "云岭市",
    }
    return Claim(evidence=e, **(told | more))


def _claim(document: Document, row: dict[str, Any]) -> Claim:
    again = [evidence(document, words, last=True) for words in row.get("again", ())]
    return claim(
        evidence(document, row["quote"], row["rules"]),
        kind=Kind(row["kind"]),
        indicator=row["indicator"],
        measure=Measure(row["measure"]),
        quantity=Quantity(op=Op(row.get("op", "=")), value=Decimal(str(row["value"])), unit=row["unit"]),
        period=Period.parse(row["period"]),
        doubts=tuple(row.get("doubts", ())),
        places=tuple(again),
    )
