"""What waits for a person in the view of a report: drafts, and claims in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.report.view import Figure


@dataclass(frozen=True, slots=True)
class Draft:
    """A target that waits for a person's word, or was set aside by one."""

    key: str
    plan: str
    indicator: str
    region: str
    goal: str
    period_words: str
    review: str
    review_words: str
    document: str
    quote: str
    origin: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """A reported value that waits for a person's word, and the file that it stands in."""

    key: str
    indicator: str
    region: str
    value: str
    period_words: str
    document: str
    quote: str
    file: str
    origin: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim that a person should look at again, and why; `kind_words` says what it was read as."""

    document: str
    at: str
    quote: str
    kind_words: str
    indicator: str
    figure: Figure
    region: str
    doubts: tuple[str, ...]
