"""A source, read into text with character offsets."""

from __future__ import annotations

from tracker.model.base import Model


class Document(Model):
    """A source as text.

    `id` is its file name. `text` is the decoded text (BOM removed, CRLF as one character; for files
    that are not text, what was read out of them); offsets of claims count its characters. `body` is
    where the text begins that is to be read, behind front matter. `published` is the publication date
    as far as it was declared (ISO, may be 2024 or 2024-12), `region` the declared place; both None where
    the document must tell. `pages` are the offsets at which pages start, empty for unpaged files.
    """

    id: str
    path: str = ""
    text: str
    body: int = 0
    title: str = ""
    publisher: str = ""
    published: str | None = None
    region: str | None = None
    source: str = ""
    pages: tuple[int, ...] = ()
