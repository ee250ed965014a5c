"""Words that bound a figure (不低于, 以上, 左右), from `comparators.yaml`."""

from __future__ import annotations

import re

from tracker.knowledge.load import lexical, load
from tracker.model.base import Model
from tracker.model.quantity import Op


class Comparator(Model):
    """Words before or after a number that say how the value stands to it."""

    id: str
    op: Op
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@lexical
def comparators() -> tuple[Comparator, ...]:
    """The shipped comparators."""
    return tuple(Comparator.model_validate(row) for row in load("comparators")["entries"])


@lexical
def not_in() -> tuple[str, ...]:
    """Words that end like a comparator and are none (节约, 附近)."""
    return tuple(load("comparators")["not_in"])


@lexical
def before() -> tuple[re.Pattern[str], dict[str, Comparator]]:
    """A pattern of the words before a number, longest first, and the entry of each word."""
    words = {w: c for c in comparators() for w in c.before}
    return _pattern(words), words


@lexical
def after() -> tuple[re.Pattern[str], dict[str, Comparator]]:
    """A pattern of the words after a number, longest first, and the entry of each word."""
    words = {w: c for c in comparators() for w in c.after}
    return _pattern(words), words


def _pattern(words: dict[str, Comparator]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))))
