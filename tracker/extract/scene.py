"""A sentence with all that was found in it, handed through the steps that read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extract.subjects import Subject, trim

if TYPE_CHECKING:
    from tracker.extract.mentions import Mention
    from tracker.grammar.places import Place
    from tracker.grammar.times import Time

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence at `span` of a passage's `text`, with its clauses, figures, times and places in order."""

    text: str
    span: Span
    clauses: list[Span]
    figures: list[Mention]
    times: list[Time]
    places: list[Place]

    def trim(self, start: int, end: int) -> Subject:
        """The words for what is measured in a stretch of the text."""
        return trim(self.text, start, end, self.times, self.places)

    def clause_of(self, m: Mention) -> Span:
        """The clause in which the figure stands."""
        return next((c for c in reversed(self.clauses) if c[0] <= m.number), self.span)

    def clauses_before(self, clause: Span) -> list[Span]:
        """The clauses before that one, nearest first."""
        return self.clauses[: self.clauses.index(clause)][::-1] if clause in self.clauses else []

    def clauses_after(self, clause: Span) -> list[Span]:
        """The clauses behind that one, nearest first."""
        return self.clauses[self.clauses.index(clause) + 1 :] if clause in self.clauses else []
