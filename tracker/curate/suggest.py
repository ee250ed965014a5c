"""The nearest known word, to say what a mistyped one may have meant; only ever shown, never used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from tracker.model.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NEAR = 60.0


def nearest(word: str, known: Iterable[str], *, at_least: float = NEAR) -> str | None:
    """The known word most like `word` (rapidfuzz ratio, 0 to 100), the first of equals, if one is near."""
    best = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=at_least)
    return best[0] if best else None


def choose(word: str, known: Iterable[str], also: Mapping[str, str] | None = None) -> Message:
    """The hint for a word outside a closed list: the nearest one, and all that are allowed.

    `also` are second spellings of the known words, which are read as well.
    """
    also = also or {}
    words = list(known)
    allowed = ", ".join(f"{w}/{also[w]}" if w in also else w for w in words)
    if near := nearest(word, [*words, *also.values()]):
        return msg("did you mean `{near}`? Allowed are {allowed}", near=near, allowed=allowed)
    return msg("allowed are {allowed}", allowed=allowed)
