"""The readings that a person means by DOCUMENT:START, DOCUMENT:START-END or DOCUMENT#N."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.message import msg
from tracker.problems import Problem, Where
from tracker.report.derivation_tree import aside_tree, claim_tree
from tracker.report.document_cards import set_aside
from tracker.report.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.claim import Claim
    from tracker.model.document import Document
    from tracker.model.evidence import Evidence
    from tracker.report.claims_table import SetAside

NAME = re.compile(r"(?P<document>.+?)(?:#(?P<number>\d+)|:(?P<start>\d+)(?:-(?P<end>\d+))?)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ClaimName:
    """A claim by its document and number, counted from 1, or by characters of the document's text.

    `start` and `end` are the span as `tracker extract` prints it; without `end`, any character of the words.
    """

    document: str
    number: int | None = None
    start: int = 0
    end: int | None = None


def claim_name(text: str) -> ClaimName | None:
    """The name in a text; None where it names no claim."""
    m = NAME.fullmatch(text)
    if m is None:
        return None
    if m["number"]:
        return ClaimName(m["document"], int(m["number"]))
    return ClaimName(m["document"], None, int(m["start"]), int(m["end"]) if m["end"] else None)


def trees(
    name: ClaimName,
    document: Document,
    claims: Sequence[Claim],
    rejected: Sequence[SetAside],
    language: str,
) -> str | Problem:
    """The derivations of all readings of that name, or why there is none.

    Several claims may share their words; a figure that was set aside tells why.
    """
    text = Surroundings(document)
    if name.number is not None:
        if 1 <= name.number <= len(claims):
            return claim_tree(claims[name.number - 1], name.number, text, language)
        what = msg("the document has {n} claims", n=len(claims))
        return Problem(Where(document.path or document.id), what, msg("`tracker extract` lists them"))
    found = [
        claim_tree(claim, number, text, language)
        for number, claim in enumerate(claims, 1)
        if any(_meant(name, e) for e in (claim.evidence, *claim.places))
    ]
    found += [
        aside_tree(figure, document, language)
        for figure in set_aside(rejected, claims)
        if _meant(name, figure.evidence)
    ]
    if found:
        return "\n".join(found)
    what = msg("no figure was read at character {at}", at=name.start)
    return Problem(Where(document.path or document.id), what, msg("`tracker extract` lists where there are"))


def _meant(name: ClaimName, e: Evidence) -> bool:
    if name.end is not None:
        return (name.start, name.end) == (e.start, e.end)
    return e.start <= name.start < e.end
