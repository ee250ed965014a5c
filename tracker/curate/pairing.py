"""Which entry of which file a claim was drafted into: by digest, quote, or place in the text; one to one."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.curate.draft import Draft
    from tracker.curate.shelf import Entry, ShelfFile

BLANKS = re.compile(r"\s+")
Span = tuple[int, int]


@dataclass
class Pairing:
    """Drafts with their entries, drafts that have none, and entries whose words stand in no claim."""

    pairs: list[tuple[Draft, ShelfFile, Entry]] = field(default_factory=list)
    fresh: list[Draft] = field(default_factory=list)
    left: list[tuple[ShelfFile, Entry]] = field(default_factory=list)


def pair_up(drafts: Sequence[Draft], entries: Sequence[tuple[ShelfFile, Entry]], text: str) -> Pairing:
    """Pair a document's drafts with its entries, best fits first, so that equal quotes find their own.

    `text` is the document's: an entry's span counts only where its quote still stands in it. A draft
    whose very reading some entry holds already is no new one, even where that entry is paired with another.
    """
    fits = _fits(drafts, [entry for _, entry in entries], text)
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(fits):
        if i not in paired and j not in taken:
            paired[i] = j
            taken.add(j)
    fitting = {j for _, _, j in fits}
    pairing = Pairing(left=[place for j, place in enumerate(entries) if j not in fitting])
    known = {entry.digest for _, entry in entries}
    for i, draft in enumerate(drafts):
        if i in paired:
            pairing.pairs.append((draft, *entries[paired[i]]))
        elif draft.digest not in known:
            pairing.fresh.append(draft)
            known.add(draft.digest)
    return pairing


def stands_in(quote: str, text: str) -> bool:
    """Whether the words stand in the text, blanks and line ends aside."""
    return bool(quote) and (quote in text or _close(quote) in _close(text))


def _fits(drafts: Sequence[Draft], entries: Sequence[Entry], text: str) -> list[tuple[int, int, int]]:
    """Minus the goodness of each fit, with the numbers of draft and entry."""
    by_digest: dict[str, list[int]] = defaultdict(list)
    by_quote: dict[str, list[int]] = defaultdict(list)
    spans: list[tuple[int, Span]] = []
    for j, entry in enumerate(entries):
        by_digest[entry.digest].append(j)
        by_quote[_close(entry.quote)].append(j)
        if span := _span(entry, text):
            spans.append((j, span))
    fits: list[tuple[int, int, int]] = []
    for i, draft in enumerate(drafts):
        places = (draft.claim.evidence, *draft.claim.places)
        quoted = {j for place in places for j in by_quote.get(_close(place.quote), ())}
        over = {j for j, (a, b) in spans for place in places if place.start < b and a < place.end}
        measured = {j for j in over if entries[j].measure in {draft.claim.measure.value, ""}}
        fits += [
            (-_goodness(draft, entries[j], quoted=j in quoted, over=j in over), i, j)
            for j in quoted | measured | set(by_digest.get(draft.digest, ()))
        ]
    return fits


def _goodness(draft: Draft, entry: Entry, *, quoted: bool, over: bool) -> int:
    """How much of a draft an entry repeats, what was read weighing more than where it stands."""
    claim = draft.claim
    return (
        64 * (entry.digest == draft.digest)
        + 16 * (entry.reading == draft.reading)
        + 8 * quoted
        + 4 * (entry.indicator == claim.indicator)
        + 2 * (entry.measure == claim.measure.value)
        + 2 * (entry.period == str(claim.period))
        + over
    )


def _span(entry: Entry, text: str) -> Span | None:
    """Where the entry's quote stands now: at its span, else at the occurrence nearest to it."""
    quote = entry.quote
    if not quote:
        return None
    start = entry.span[0] if entry.span else 0
    if text.startswith(quote, start):
        return start, start + len(quote)
    before, behind = text.rfind(quote, 0, start), text.find(quote, start)
    found = [at for at in (before, behind) if at >= 0]
    if not found:
        return None
    nearest = min(found, key=lambda at: abs(at - start))
    return nearest, nearest + len(quote)


def _close(text: str) -> str:
    return BLANKS.sub("", text)
