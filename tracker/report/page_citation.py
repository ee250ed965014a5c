"""How a target is cited: GB/T 7714, issuer, title, date, and the place within the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.page_policy import safe_address

if TYPE_CHECKING:
    from tracker.report.view import Row, Source


def citation(row: Row | None, source: Source | None, page: int | None) -> str:
    """The reference for a target's sentence, or for a document, after GB/T 7714—2015 ([R], online [R/OL]).

    Parts that are not known are left out: the page where the document has none, and always the day of
    looking it up online, which nobody recorded and which is not made up.
    """
    title = (source.title if source else "") or (row.plan or row.document if row else "")
    title = title or (source.key if source else "")
    address = safe_address(source.address) if source else ""
    issuer = (source.publisher if source else "") or (row.issuer if row else "")
    published = source.published if source else ""
    words = f"{issuer}. " if issuer else ""
    words += title + ("[R/OL]" if address else "[R]")
    if published:
        words += f". ({published})" if address else f". {published}"
    words += f": {page}." if page else "."
    return words + (f" {address}." if address else "")
