"""The data that the page's script unpacks: cards and their bodies, other languages, long tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.report.page_lists import LONGEST_STATIC
from tracker.report.page_policy import anchor, packed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.report.page_edition import Edition
    from tracker.report.page_lists import Cell

CHUNK = 200

Pack = tuple[str, str]


def card_packs(edition: Edition, keys: Sequence[str]) -> Iterator[Pack]:
    """The closed cards of an edition in one pack, their bodies in packs of `CHUNK`."""
    language = edition.report.language
    yield f"faces-{language}", packed([edition.face(key) for key in keys])
    for number, start in enumerate(range(0, len(keys), CHUNK)):
        yield f"bodies-{language}-{number}", packed([edition.body(k) for k in keys[start : start + CHUNK]])


def text_packs(edition: Edition) -> Iterator[Pack]:
    """The texts of the documents, one pack each, where they are too long to stand in the page."""
    if edition.texts_packed:
        for document in edition.documents:
            if text := edition.text(document.key):
                yield f"text-{anchor('d', document.key)}", packed(text)


def table_packs(editions: Sequence[Edition]) -> Iterator[Pack]:
    """The tables that can be sorted and searched, all languages together; short tables share one pack."""
    short = {}
    for versions in zip(*(edition.tables for edition in editions), strict=True):
        table = versions[0]
        content = {
            "languages": [edition.report.language for edition in editions],
            "heads": [version.heads for version in versions],
            "numbers": sorted(table.numbers),
            "rows": [
                [_cell(cells) for cells in zip(*rows, strict=True)]
                for rows in zip(*(version.rows for version in versions), strict=True)
            ],
        }
        if len(table.rows) > LONGEST_STATIC:
            yield f"table-{table.id}", packed(content)
        elif table.rows:
            short[table.id] = content
    yield "tables", packed(short)


def _cell(cells: Sequence[Cell]) -> list[Any]:
    """A cell as its text, where it leads, and what it is sorted by, without empty ends.

    The text is a list in the order of the languages where they differ.
    """
    texts = [cell.text for cell in cells]
    text = texts[0] if len(set(texts)) == 1 else texts
    first = cells[0]
    if first.sort is not None:
        return [text, first.href, first.sort]
    return [text, first.href] if first.href else [text]
