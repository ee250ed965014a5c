"""How a target is cited: GB/T 7714, issuer, title, date, and the place within the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.page_policy import safe_address

if TYPE_CHECKING:
    from tracker.report.view import Row, Source


def citation(row: Row, source: Source | None) -> str:
    """The reference for a target's sentence, after GB/T 7714—2015 (reports: [R], online [R/OL]).

    Parts that are not known are left out; the day of looking a page up is not known here and is not made up.
    The place is the page, or the span of characters, that the target records.
    """
    title = (source.title if source else "") or row.plan or row.document
    address = safe_address(source.address) if source else ""
    issuer = (source.publisher if source else "") or row.issuer
    published = source.published if source else ""
    parts = [f"{issuer}. " if issuer else "", title, "[R/OL]." if address else "[R]."]
    if published:
        parts.append(f" ({published})" if address else f" {published}")
    if row.at:
        parts.append(f": {row.at}" if published else f" {row.at}")
    if published or row.at:
        parts.append(".")
    if address:
        parts.append(f" {address}.")
    return "".join(parts)
