"""Claims → entries of target and actual files, to be read over by a person; pure."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.curate.wording import canonical, wording
from tracker.language import say
from tracker.model.claim import Claim, Kind
from tracker.model.target import Review

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from tracker.curate.yaml_text import Value
    from tracker.model.document import Document
    from tracker.model.message import Message
    from tracker.model.period import Period

UNKNOWN = "unknown"
"""The text of a `period` that is left open, where the file's own would else be taken."""


@dataclass(frozen=True)
class Draft:
    """A claim as an entry's texts: what the document words, and the program's own reading beside it.

    `goal` goes under the key `goal` of a target or `value` of an actual. `digest` is made of all that a
    person might change, so that an entry whose texts still give its digest is known to be untouched.
    """

    claim: Claim
    goal: str
    reading: str
    digest: str


def draft_of(claim: Claim) -> Draft | None:
    """The claim's draft, None where its quantity cannot be put into the words of a goal."""
    goal = wording(claim.quantity, claim.evidence.quote)
    if goal is None:
        return None
    digest = reading_digest(
        claim.indicator, goal, claim.measure, claim.basis or "", period_text(claim.period), claim.region
    )
    return Draft(claim, goal, canonical(claim.quantity), digest)


def reading_digest(*parts: str) -> str:
    """Eight hexadecimal digits of indicator, goal, measure, basis, period and region."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:8]


def period_text(period: Period | None) -> str:
    """The ISO form, or the word for none."""
    return UNKNOWN if period is None else str(period)


def entry_of(draft: Draft, ident: str, *, period: str, region: str) -> dict[str, Value]:
    """The entry for a file whose head says that period and region (empty where it says none)."""
    claim, evidence = draft.claim, draft.claim.evidence
    entry: dict[str, Value] = {
        "id": ident,
        "indicator": claim.indicator,
        ("goal" if claim.kind is Kind.TARGET else "value"): draft.goal,
        "measure": claim.measure.value,
    }
    if claim.basis:
        entry["basis"] = claim.basis
    if period_text(claim.period) != (period or UNKNOWN):
        entry["period"] = period_text(claim.period)
    if claim.region != region:
        entry["region"] = claim.region
    return entry | {
        "review": Review.DRAFT.value,
        "evidence": {
            "document": evidence.document,
            "quote": evidence.quote,
            "at": f"{evidence.start}-{evidence.end}",
        },
        "extracted": {"goal": draft.reading, "digest": draft.digest},
    }


def comments_of(claim: Claim, doubts: Mapping[str, Message]) -> tuple[str, ...]:
    """The claim's doubts as lines to stand above its entry, in the language of the documents."""
    return tuple(f"存疑：{say(doubts[d], 'zh') if d in doubts else d}" for d in claim.doubts)


def new_id(draft: Draft, taken: Collection[str]) -> str:
    """An id that no entry of the file has: the catalogue's, else with measure and period; else a digest."""
    claim = draft.claim
    period = str(claim.period).replace("/", "_") if claim.period else ""
    names: list[str] = []
    if claim.indicator_id:
        name = claim.indicator_id
        if claim.kind is Kind.TARGET:
            names = [name, f"{name}-{claim.measure}", f"{name}-{claim.measure}-{period}"]
        else:
            names = [f"{name}-{period}", f"{name}-{claim.measure}-{period}"]
    letter = "g" if claim.kind is Kind.TARGET else "a"
    names += [f"{letter}-{draft.digest[:6]}", f"{letter}-{draft.digest}"]
    for name in names:
        if name not in taken and not name.endswith("-"):
            return name
    number = 2
    while f"{names[-1]}-{number}" in taken:
        number += 1
    return f"{names[-1]}-{number}"


def head_of(document: Document, drafts: Iterable[Draft], kind: Kind) -> dict[str, Value]:
    """The head of a new file for the document's targets or actuals."""
    claims = [draft.claim for draft in drafts]
    region = document.region or _commonest(claim.region for claim in claims)
    if kind is Kind.ACTUAL:
        head = {"publisher": document.publisher, "published": document.published or "", "region": region}
    else:
        period = _commonest(str(claim.period) for claim in claims if claim.period)
        title = document.title or document.id.rpartition(".")[0] or document.id
        head = {"plan": title, "issuer": document.publisher, "region": region, "period": period}
    return {key: text for key, text in head.items() if text}


def _commonest(texts: Iterable[str]) -> str:
    """The text that occurs most often, the first of equals; empty where there is none."""
    counts = Counter(texts)
    return max(counts, key=lambda text: counts[text]) if counts else ""
