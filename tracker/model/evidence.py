"""Where a number's words stand."""

from __future__ import annotations

from tracker.model.base import Model


class Evidence(Model):
    """A span of a document's text.

    `start` and `end` count characters of the decoded text (end exclusive), so that
    ``document.text[start:end] == quote`` always holds. `rules` are the names of the rules that fired,
    in the order in which they did.
    """

    document: str
    start: int
    end: int
    quote: str
    rules: tuple[str, ...] = ()
