"""The documents of the page: their text in paragraphs, cut into pieces where claims are highlighted."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.report.page_policy import anchor
from tracker.report.stretches import lines_under, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.claim import Claim
    from tracker.report.view import Row

AROUND = 36
STRENGTH = {"target": 3, "forecast": 2, "actual": 1, "": 0}
SENTENCE_ENDS = "。！？；\n"
PAUSE = re.compile(r"[，、：]|,(?!\d)")
IN_FIGURES = "0123456789.,%％～—-"


@dataclass(frozen=True, slots=True)
class Original:
    """A document's text with what was read in it; offsets count from the start of `text`.

    `id` is the name by which targets refer to it; the text before `body_start` (front matter) is not shown.
    `pages` are the offsets at which pages start, empty for unpaged files.
    """

    id: str
    text: str
    claims: tuple[Claim, ...] = ()
    body_start: int = 0
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `kind` is that of its claim or empty, `target` the anchor of the target it became.

    `places` are the anchors of the quotes that begin with it.
    """

    text: str
    kind: str = ""
    target: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the document; `level` is 0 for text, else the depth of a heading."""

    level: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """A quote within its sentence; cut ends carry an ellipsis."""

    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    kind: str
    target: str


def paragraphs(original: Original, rows: Sequence[Row]) -> tuple[Paragraph, ...]:
    """The document line by line, with the claims and the quotes of the report's targets marked."""
    spans = [_Span(c.evidence.start, c.evidence.end, c.kind.value, "") for c in original.claims]
    spans += [
        _Span(*place, "target", anchor("t", row.key))
        for row in rows
        if row.document == original.id and (place := _place(original, row))
    ]
    return tuple(_paragraphs(original, spans))


def page_of(original: Original | None, row: Row) -> int | None:
    """The page on which the row's quote begins, counted from 1; None where the document has no pages."""
    place = _place(original, row) if original else None
    return bisect_right(original.pages, place[0]) or None if original and place else None


def context(original: Original | None, row: Row) -> Context:
    """The row's quote with the words around it, the quote alone where the text is not at hand."""
    place = _place(original, row) if original else None
    if original is None or place is None:
        return Context("", row.quote, "")
    start, end = place
    left = max(start - AROUND, original.body_start)
    cut = max((original.text.rfind(c, left, start) for c in SENTENCE_ENDS), default=-1)
    before = original.text[cut + 1 : start] if cut >= left else "…" + _from_pause(original.text[left:start])
    stops = [p for c in SENTENCE_ENDS if (p := original.text.find(c, end, end + AROUND)) >= 0]
    after = original.text[end : end + AROUND]
    tail = original.text[end : min(stops) + 1] if stops else _to_pause(after) + "…"
    return Context(_plain(before).lstrip(), original.text[start:end], _plain(tail).rstrip())


def _from_pause(text: str) -> str:
    """The words from the first pause on; without a pause, from behind a figure that was cut."""
    pause = PAUSE.search(text)
    return text[pause.end() :] if pause else text.lstrip(IN_FIGURES)


def _to_pause(text: str) -> str:
    """The words up to the last pause, the pause left out; without one, up to a figure that was cut."""
    pauses = [*PAUSE.finditer(text)]
    return text[: pauses[-1].start()] if pauses else text.rstrip(IN_FIGURES)


def quote_anchor(target: str) -> str:
    """The anchor of a target's quote in its document, by the target's own."""
    return "q" + target[1:]


def _place(original: Original, row: Row) -> tuple[int, int] | None:
    """Where the quote stands: at its recorded span, else where its words stand once."""
    start, _, end = row.at.partition("-")
    if start.isdigit() and end.isdigit() and original.text[int(start) : int(end)] == row.quote != "":
        return int(start), int(end)
    first = original.text.find(row.quote) if row.quote else -1
    if first < 0 or original.text.find(row.quote, first + 1) >= 0:
        return None
    return first, first + len(row.quote)


def _paragraphs(original: Original, spans: Sequence[_Span]) -> Iterator[Paragraph]:
    starts = _line_starts(original.text)
    under = lines_under([(s.start, s.end) for s in spans], [start for start, _ in starts])
    for index, (start, stop) in enumerate(starts):
        line = original.text[start:stop]
        if start < original.body_start or not line.strip():
            continue
        level = len(line) - len(line.lstrip("#"))
        yield Paragraph(
            level,
            tuple(_pieces(original.text, start + level, stop, [spans[n] for n in under.get(index, ())])),
        )


def _line_starts(text: str) -> list[tuple[int, int]]:
    edges = [0, *(i + 1 for i, c in enumerate(text) if c == "\n"), len(text) + 1]
    return [(a, b - 1) for a, b in pairwise(edges)]


def _pieces(text: str, start: int, stop: int, spans: Sequence[_Span]) -> Iterator[Piece]:
    """The line cut at every edge of a span; where spans overlap, the strongest kind shows."""
    for a, b, indexes in stretches([(s.start, s.end) for s in spans], start, stop):
        over = sorted(indexes)
        best = max(
            (spans[n] for n in over),
            key=lambda s: (bool(s.target), STRENGTH[s.kind]),
            default=_Span(a, b, "", ""),
        )
        begun = tuple(quote_anchor(s.target) for n in over if (s := spans[n]).target and s.start == a)
        if shown := _plain(text[a:b]):
            yield Piece(shown, best.kind, best.target, begun)


def _plain(text: str) -> str:
    """Text without Markdown's signs for strong words."""
    return text.replace("**", "")
