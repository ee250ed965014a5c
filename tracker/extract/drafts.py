"""The claim while it is being read: a figure with what is known of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.model.claim import Kind, Measure

if TYPE_CHECKING:
    from tracker.extract.mentions import Mention
    from tracker.grammar.places import Place
    from tracker.model.period import Period


@dataclass(slots=True)
class Draft:
    """A figure with its reading.

    `words` are for what is measured, `start` is where they, or the governing words, start in the passage.
    `clause` and `sentence` are spans of the passage. `place` is a place that leads the subject, `whole` a
    word such as 全市. `refusal` is said of a draft without words. `inherited`
    says that the subject stands in an earlier clause.
    """

    mention: Mention
    words: str
    start: int
    measure: Measure
    clause: tuple[int, int]
    sentence: tuple[int, int]
    sign: int = 1
    place: Place | None = None
    whole: str = ""
    basis: str | None = None
    inherited: bool = False
    end_of_pair: str = ""  # "from" and "to" of 由A提高到B
    pair: tuple[int, int] = (0, 0)  # for "to": where 由 stands, and where the first value ends
    rules: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    period: Period | None = None
    region: str = ""
    kind: Kind = Kind.ACTUAL
    refusal: tuple[str, str] = ("gate:no_subject", "nothing says what is measured")


@dataclass(slots=True)
class Topic:
    """What the text speaks of: the last subject, and the reading that it had."""

    words: str = ""
    start: int = 0
    draft: Draft | None = None
