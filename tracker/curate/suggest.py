"""The nearest known word, to say what a mistyped one may have meant; only ever shown, never used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from tracker.model.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable

NEAR = 60.0


def nearest(word: str, known: Iterable[str], *, at_least: float = NEAR) -> str | None:
    """The known word most like `word` (rapidfuzz ratio, 0 to 100), the first of equals, if one is near."""
    best = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=at_least)
    return best[0] if best else None


def choose(word: str, known: Iterable[str]) -> Message:
    """The hint for a word outside a closed list: the nearest one, or all that are allowed."""
    allowed = list(known)
    if near := nearest(word, allowed):
        return msg("did you mean `{near}`? Allowed are {allowed}", near=near, allowed=", ".join(allowed))
    return msg("allowed are {allowed}", allowed=", ".join(allowed))
