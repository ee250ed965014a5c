"""What a reader of one kind of file found: the text, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One paragraph, heading or table row a line, as far as the kind of file tells them apart.

    `body` is the offset where the text to read begins, `pages` the offsets at which pages start.
    `published` is as the file declares it, not yet checked.
    """

    text: str
    body: int = 0
    title: str = ""
    publisher: str = ""
    published: str = ""
    region: str = ""
    source: str = ""
    pages: tuple[int, ...] = ()
