"""What governs a figure, as the steps that find it hand it on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extract.nouns import is_noun

if TYPE_CHECKING:
    from tracker.extract.subjects import Subject
    from tracker.model.claim import Measure


@dataclass(slots=True)
class Reading:
    """What governs a figure.

    `subject` is None where the words must be taken from the topic; `consumed` is where the words behind
    the figure end that belong to it; `rule` names the trigger, the verb or the form that decided, `verb`
    the words that did. `basis` says that the figure is a distance to another place's.
    """

    subject: Subject | None
    measure: Measure
    sign: int
    rule: str
    consumed: int
    basis: bool = False
    verb: str = ""


def or_none(subject: Subject) -> Subject | None:
    """The subject, None where its words say nothing."""
    return subject if is_noun(subject.words) else None
