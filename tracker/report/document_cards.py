"""The readings of a document as a page shows them: a card for each claim and for each figure set aside."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.grammar.worded import period_words, quantity_words
from tracker.knowledge.indicators import catalogue
from tracker.language import translate
from tracker.model.quantity import Op
from tracker.report.derivation import Branch, Reason, basis_words, derivation, doubts_of
from tracker.report.document_marks import Mark
from tracker.report.page_templates import shown
from tracker.report.surroundings import Surroundings
from tracker.report.wording import KINDS, code_words, measure_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.claim import Claim
    from tracker.model.document import Document
    from tracker.report.claims_table import SetAside
    from tracker.report.document_lines import Line

ASIDE = "aside"
SIGNS = {"target": "T", "actual": "A", "forecast": "F", ASIDE: "×"}
"""The letter before the numbers of each kind; figures set aside bear a sign."""
LONG = 10_000
"""From here on a value is told in full digits, too, beside its words."""


@dataclass(frozen=True, slots=True)
class Why:
    """A line of a card: a part of the reading, why it was read so, by which words, under which rules.

    `at` tells the page where the words stand: line and columns, as ``12:3-9``.
    """

    name: str
    value: str
    reasons: tuple[tuple[Reason, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A reading: what a claim was read as, or why a figure was set aside.

    `item` is its anchor, `code` its kind, `label` the sign behind its words in the text. For a figure set
    aside `title` is its quote, `reason` why; the other texts are empty.
    """

    item: str
    code: str
    label: str
    kind: str
    title: str
    quote: str
    figure: str = ""
    exact: str = ""
    measure: str = ""
    period: str = ""
    region: str = ""
    basis: str = ""
    name: str = ""
    reason: str = ""
    rule: str = ""
    doubts: tuple[str, ...] = ()
    whys: tuple[Why, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def searched(self) -> str:
        """The words by which a search finds the reading."""
        parts = (self.label, self.title, self.name, self.figure, self.measure, self.period, self.region)
        return " ".join((*parts, self.reason, *self.doubts, self.quote))


def set_aside(rejected: Sequence[SetAside], claims: Sequence[Claim]) -> list[SetAside]:
    """The figures that no claim reads: one that ends a claim's quote is the claim's own (居第4位)."""
    read = {e.end for c in claims for e in (c.evidence, *c.places)}
    return [r for r in rejected if r.evidence.end not in read]


def marks_of(claims: Sequence[Claim], aside: Sequence[SetAside], language: str) -> list[Mark]:
    """The places of all readings in the text, claims before figures set aside."""
    found = []
    for number, claim in enumerate(claims, 1):
        label = f"{translate(SIGNS[claim.kind], language)}{number}"
        for again, e in enumerate((claim.evidence, *claim.places)):
            found.append(
                Mark(e.start, e.end, f"c{number}", claim.kind.value, label, bool(claim.doubts), again)
            )
    for number, figure in enumerate(aside, 1):
        e = figure.evidence
        found.append(Mark(e.start, e.end, f"x{number}", ASIDE, SIGNS[ASIDE]))
    return found


class Cards:
    """Makes the cards of one document, one after the other."""

    def __init__(self, document: Document, found: Sequence[Line], language: str) -> None:
        self.language = language
        self._text = Surroundings(document)
        self._document = document
        self._begins = [line.start for line in found]

    def claims(self, claims: Sequence[Claim]) -> Iterator[Card]:
        """A card for each claim, numbered from 1 in their order."""
        for number, claim in enumerate(claims, 1):
            yield self._claim(number, claim)

    def aside(self, aside: Sequence[SetAside]) -> Iterator[Card]:
        """A card for each figure set aside, numbered from 1 in their order."""
        for number, figure in enumerate(aside, 1):
            e = figure.evidence
            yield Card(
                item=f"x{number}",
                code=ASIDE,
                label=SIGNS[ASIDE],
                kind=translate("set aside", self.language),
                title=e.quote,
                quote=e.quote,
                reason=translate(figure.reason, self.language),
                rule=", ".join(e.rules),
            )

    def _claim(self, number: int, claim: Claim) -> Card:
        language, quantity = self.language, claim.quantity
        entry = catalogue().get(claim.indicator_id) if claim.indicator_id else None
        return Card(
            item=f"c{number}",
            code=claim.kind.value,
            label=f"{translate(SIGNS[claim.kind], language)}{number}",
            kind=code_words(KINDS, claim.kind, language),
            title=claim.indicator,
            quote=claim.evidence.quote,
            figure=quantity_words(quantity, language),
            exact=_exact(claim),
            measure=measure_words(claim.measure, claim.quantity.unit, language),
            period=period_words(claim.period, language) if claim.period else "",
            region=claim.region,
            basis=basis_words(claim.basis, language),
            name=(entry.name if language == "zh" else entry.en) if entry else "",
            doubts=doubts_of(claim, language),
            whys=tuple(self._whys(derivation(claim, self._text, language))),
            places=tuple(f"at-c{number}-{again}" for again in range(1, len(claim.places) + 1)),
        )

    def _whys(self, branches: Sequence[Branch]) -> Iterator[Why]:
        for branch in branches:
            reasons = tuple((r, self._at(r.span) if r.span else "") for r in branch.reasons)
            yield Why(branch.name, branch.value, reasons)
            yield from self._whys(branch.branches)

    def _at(self, span: tuple[int, int]) -> str:
        """A stretch by its line and its columns in the page, whose scripts count UTF-16 units."""
        line = bisect_right(self._begins, span[0]) - 1
        start, end = (self._column(line, offset) for offset in span)
        return f"{line}:{start}-{end}"

    def _column(self, line: int, offset: int) -> int:
        before = shown(self._document.text[self._begins[line] : offset])
        return len(before.encode("utf-16-le")) // 2


def _exact(claim: Claim) -> str:
    """A long value in full digits with its comparison, as ``> 1,000,000 辆``; empty for short ones."""
    q = claim.quantity
    if max(abs(q.value), abs(q.high or q.value)) < LONG:
        return ""
    value = f"{q.value:,f}" if q.high is None else f"{q.value:,f} – {q.high:,f}"
    sign = {Op.EQ: "=", Op.GE: "≥", Op.GT: ">", Op.LE: "≤", Op.LT: "<", Op.ABOUT: "≈", Op.RANGE: ""}[q.op]
    return f"{sign} {value} {q.unit}".strip()
