"""Words and headings that tell goals, results and forecasts apart, from `cues.yaml` and `sections.yaml`."""

from __future__ import annotations

import re

from tracker.knowledge.load import lexical, load
from tracker.model.base import Model
from tracker.model.claim import Kind


class Cue(Model):
    """Words that speak for a kind; strong ones speak so even in a section of the other kind.

    Words that only compare (比上年) speak for a result unless goals stand around them.
    """

    id: str
    kind: Kind
    words: tuple[str, ...]
    pattern: str | None = None
    strong: bool = False
    compares: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    @property
    def regex(self) -> re.Pattern[str]:
        """The words, longest first, and the pattern, as one expression."""
        words = [re.escape(w) for w in sorted(self.words, key=lambda w: (-len(w), w))]
        return re.compile("|".join([*words, *([self.pattern] if self.pattern else [])]))


class Section(Model):
    """A heading's pattern and the kind that its section mostly holds; `title` rows read long titles too."""

    id: str
    kind: Kind
    pattern: str
    title: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@lexical
def cues() -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    """The shipped cues, each with a pattern of its words."""
    rows = tuple(Cue.model_validate(row) for row in load("cues"))
    return tuple((c, c.regex) for c in rows)


def speaks(words: str, kind: Kind, *, strong: bool = False) -> bool:
    """Whether the words hold a cue for the kind, a strong one where asked."""
    return any(c.kind is kind and (c.strong or not strong) and pattern.search(words) for c, pattern in cues())


@lexical
def sections() -> tuple[tuple[Section, re.Pattern[str]], ...]:
    """The shipped kinds of sections with their patterns."""
    rows = tuple(Section.model_validate(row) for row in load("sections"))
    return tuple((s, re.compile(s.pattern)) for s in rows)
