"""来源: the documents and publications that the figures come from, and the quotes in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tracker.report.workbook.plan import LEDGER, SOURCES
from tracker.report.workbook.table import Column

if TYPE_CHECKING:
    from tracker.report.view import Row, Source
    from tracker.report.workbook.plan import Plan
    from tracker.report.workbook.sheet import Book

KINDS = {"document": "document", "publication": "publication"}
NOTES = ("An address is given only where it is the publisher's own or a known news site.",)
LONGEST = 36  # characters of an address as shown
WIDTHS = (32, 16, 30, 50, 14, 12, 10, 44, 30)


def shown(address: str | None) -> str | None:
    """An address short enough for its column: its host and the end of its path; the link leads to the whole.

    A linked cell breaks no line in LibreOffice, so a longer one would be cut off in print.
    """
    parts = urlsplit(address or "")
    if not parts.netloc:
        return address
    host, path = parts.netloc.removeprefix("www."), parts.path.rstrip("/")
    whole = host + path
    room = max(LONGEST - len(host) - len("/…"), 1)
    return whole if len(whole) <= LONGEST else f"{host}/…{path[-room:]}"


def columns(book: Book) -> tuple[Column[Source], ...]:
    """The columns of the list of sources."""
    say, cell = book.say, book.cell
    return (
        Column("source", "source", lambda s, _: cell(named(s), "Key"), 12, 32),
        Column("kind", "kind", lambda s, _: cell(say(KINDS[s.kind]), "Centred"), 8, 12),
        Column("publisher", "publisher", lambda s, _: cell(s.publisher), 12, 28),
        Column("title", "title", lambda s, _: cell(s.title, "Strong"), 16, 50),
        Column("published", "published", lambda s, _: cell(s.published, "Centred"), 11, 13),
        Column("region", "place", lambda s, _: cell(s.region), 8, 12),
        Column("used", "figures used", lambda s, _: cell(s.used, "Figure"), 8, 10),
        Column(
            "address",
            "address",
            lambda s, _: cell(shown(s.address), "Link" if s.address else "Text", address=s.address),
            16,
            44,
        ),
        Column("key", "key", lambda s, _: cell(s.key, "Key"), 14, 30, printed=False),
    )


def named(source: Source) -> str:
    """A document's file, a publication's publisher and day, or its address where neither is known."""
    if source.kind == "document":
        return source.key
    return f"{source.publisher} {source.published}".strip() or shown(source.address) or source.key


def quote_columns(book: Book, plan: Plan) -> tuple[Column[Row], ...]:
    """The columns of the list of quotes, under the same widths."""
    cell = book.cell
    return (
        Column("target", "target", lambda r, _: plan.leap(book, LEDGER, r.key, r.key)),
        Column("indicator", "indicator", lambda r, _: cell(r.indicator, "Strong")),
        Column("document", "document", lambda r, _: plan.leap(book, SOURCES, r.document, r.document)),
        Column("context", "quote in its place", lambda r, _: book.marked(r.before, r.quote, r.after)),
        Column("at", "characters", lambda r, _: cell(r.at, "Centred")),
        Column("region", "place", lambda r, _: cell(r.region)),
    )
