"""The derivation of a claim as a tree of plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.grammar.worded import period_words, quantity_words
from tracker.language import translate
from tracker.report.derivation import Branch, Reason, derivation, doubts_of
from tracker.report.plain import columns, one_line
from tracker.report.wording import KINDS, code_words, measure_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.claim import Claim
    from tracker.model.document import Document
    from tracker.model.evidence import Evidence
    from tracker.report.claims_table import SetAside
    from tracker.report.surroundings import Surroundings

AROUND = 60
"""Characters of the text that are shown on either side of a quote."""


def claim_tree(claim: Claim, number: int, text: Surroundings, language: str) -> str:
    """A claim with its place, its words, and its derivation.

    Args:
        claim: of the document that `text` is of.
        number: of the claim among those of its document, from 1.
        text: the document.
        language: of the words, "en" or "zh".
    """
    e = claim.evidence
    lines = [
        f"{e.document}:{e.start}-{e.end}  #{number}",
        quoted(text.document, e),
        one_line(" · ".join(_summary(claim, language))),
        *tree_lines(claim, text, language),
    ]
    return "".join(f"{line}\n" for line in lines)


def aside_tree(figure: SetAside, document: Document, language: str) -> str:
    """A figure that was set aside, with its place, its words, and why."""
    e = figure.evidence
    why = Reason(translate(figure.reason, language), rule=", ".join(e.rules))
    lines = [
        f"{e.document}:{e.start}-{e.end}",
        quoted(document, e),
        *_drawn([Branch(translate("set aside", language), e.quote, (why,))]),
    ]
    return "".join(f"{line}\n" for line in lines)


def tree_lines(claim: Claim, text: Surroundings, language: str) -> list[str]:
    """The derivation of a claim, a line for each part of its reading and for each further reason."""
    branches = [*derivation(claim, text, language)]
    if claim.doubts:
        doubts = tuple(
            Reason(words, rule=name)
            for name, words in zip(claim.doubts, doubts_of(claim, language), strict=True)
        )
        branches.append(Branch(translate("doubts", language), str(len(doubts)), doubts))
    return _drawn(branches)


def quoted(document: Document, evidence: Evidence) -> str:
    """The quote in 【】 amid the words around it on its line."""
    text, start, end = document.text, evidence.start, evidence.end
    low = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    stop = text.find("\n", end)
    high = min(len(text) if stop < 0 else stop, end + AROUND)
    before = ("…" if low and text[low - 1] != "\n" else "") + text[low:start]
    after = text[end:high] + ("…" if high < len(text) and text[high] != "\n" else "")
    return one_line(f"{before}【{evidence.quote}】{after}")


def _summary(claim: Claim, language: str) -> Iterator[str]:
    yield code_words(KINDS, claim.kind, language)
    yield claim.indicator
    yield measure_words(claim.measure, claim.quantity.unit, language)
    yield quantity_words(claim.quantity, language)
    if claim.period:
        yield period_words(claim.period, language)
    yield claim.region


def _drawn(branches: Sequence[Branch], stem: str = "") -> list[str]:
    lines = []
    wide = max((columns(b.name) for b in branches), default=0)
    for branch in branches:
        last = branch is branches[-1]
        turn, below = ("└─ ", "   ") if last else ("├─ ", "│  ")
        blank = " " * (wide - columns(branch.name))
        first, *others = [*map(_reason, branch.reasons)] or [""]
        lines.append(f"{stem}{turn}{branch.name}{blank}  {one_line(branch.value)}{first and f'  ← {first}'}")
        rest = stem + below + ("│  " if branch.branches else " " * 3)
        lines += [f"{rest}{' ' * (wide - 1)}← {other}" for other in others]
        lines += _drawn(branch.branches, stem + below)
    return [line.rstrip() for line in lines]


def _reason(reason: Reason) -> str:
    words = f"“{reason.words}” " if reason.words else ""
    rule = f"  [{reason.rule}]" if reason.rule else ""
    return one_line(f"{words}{reason.text}{rule}")
