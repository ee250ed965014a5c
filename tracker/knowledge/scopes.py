"""What the words of an indicator say about coverage and kind, from `scopes.yaml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tracker.knowledge.load import load
from tracker.model.base import Model
from tracker.model.match import Nature

NO_LEVEL = re.compile(r"(?:占.*(?:比重|比例|比)|率|比重|占比)$")


class Entry(Model):
    """Words of one meaning, with examples that hold them and examples that do not."""

    id: str
    axis: str = ""
    words: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    not_after: str = ""
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Scopes(Model):
    """The four lists of the file."""

    scopes: tuple[Entry, ...]
    natures: tuple[Entry, ...]
    increments: tuple[Entry, ...]
    constant_prices: tuple[Entry, ...]


@cache
def scopes() -> Scopes:
    """The shipped words."""
    return Scopes.model_validate(load("scopes"))


@lru_cache(maxsize=20000)
def without_scope(words: str) -> tuple[str, tuple[str, ...]]:
    """The indicator without words of coverage, and the ids of these in a fixed order."""
    found: set[str] = set()
    for pattern, name in _coverages():
        rest = pattern.sub("", words)
        if rest and rest != words:
            words = rest
            found.add(name)
    return words, tuple(sorted(found))


@lru_cache(maxsize=20000)
def without_increment(words: str) -> tuple[str, str]:
    """The indicator without 新增 or 净增, and "gross", "net" or "" for what it said."""
    for word, name in _longest_first("increments"):
        if word in words and len(word) < len(words):
            return words.replace(word, ""), name
    return words, ""


def increment_in(text: str) -> str:
    """Whether a text speaks of "net" or "gross" additions, "" where of neither or of both."""
    kinds = {name for word, name in _longest_first("increments") if word in text}
    return kinds.pop() if len(kinds) == 1 else ""


@lru_cache(maxsize=20000)
def nature_of(words: str) -> Nature | None:
    """The kind of number that the name's head tells of, None where it tells of none."""
    best: tuple[int, str] = (0, "")
    for entry in scopes().natures:
        for head in entry.heads:
            if words.endswith(head) and len(head) > best[0]:
                best = (len(head), entry.id)
    return Nature(best[1]) if best[1] else None


@lru_cache(maxsize=20000)
def constant_prices(words: str) -> bool:
    """Whether the indicator's growth rates are at constant prices while its levels are at current ones."""
    if NO_LEVEL.search(words):
        return False
    return any(word in words for entry in scopes().constant_prices for word in entry.words)


def scope_words(ids: tuple[str, ...]) -> str:
    """The Chinese words for coverages, as a name bears them."""
    first = {entry.id: entry.words[0] for entry in scopes().scopes}
    return "、".join(first[i] for i in ids)


@cache
def _coverages() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The words of coverage as patterns, the longest first."""
    guards = {e.id: f"(?<!{e.not_after})" if e.not_after else "" for e in scopes().scopes}
    return tuple((re.compile(guards[n] + re.escape(w)), n) for w, n in _longest_first("scopes"))


@cache
def _longest_first(part: str) -> tuple[tuple[str, str], ...]:
    entries: tuple[Entry, ...] = getattr(scopes(), part)
    return tuple(sorted(((w, e.id) for e in entries for w in e.words), key=lambda p: (-len(p[0]), p[0])))
