"""The lines of a document as a page shows them: headings, front matter, the starts of pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.document import Document

MARKDOWN = re.compile(r"#{1,6}(?=\s)")
ORDINAL = re.compile(
    r"(?:第[一二三四五六七八九十]+(?:部分|章|节)|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])"
)
CLOSED = tuple("。！？；：，、…!?;:,.")
LONGEST_HEADING = 42
LONGEST = 6000
SENTENCE_END = re.compile(r"[。！？]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line at `start:end` of the text, with its line break and the blank lines behind it.

    `level` is 0 for text, else the depth of a heading; `front` says that the line belongs to the front
    matter, `page` which page begins with it, 0 for none. `part` is 0 except for the further parts of a line
    that is too long to stand in one block.
    """

    start: int
    end: int
    level: int = 0
    front: bool = False
    page: int = 0
    part: int = 0


def lines(document: Document) -> tuple[Line, ...]:
    """The lines of a document; together they hold every character of its text."""
    text, found = document.text, list[Line]()
    for start, end in _filled(text):
        page = bisect_left(document.pages, end)
        begins = page > 0 and document.pages[page - 1] >= start
        first = len(found)
        level = 0 if start < document.body else heading_level(text[start:end])
        found += (
            Line(a, b, level=level, front=start < document.body, part=part)
            for part, (a, b) in enumerate(_parts(text, start, end))
        )
        if begins and page > 1:
            old = found[first]
            found[first] = Line(old.start, old.end, level=old.level, front=old.front, page=page)
    return tuple(found)


def heading_level(line: str) -> int:
    """The depth of the heading that a line is, 0 for none: Markdown's, or an ordinal before a few words."""
    if m := MARKDOWN.match(line):
        return len(m[0])
    bare = line.strip().strip("*_ ")
    if len(bare) <= LONGEST_HEADING and not bare.endswith(CLOSED) and ORDINAL.match(bare):
        return 3 if bare[0] in "(（" else 2
    return 0


def _filled(text: str) -> Iterator[tuple[int, int]]:
    """The lines that hold more than blanks; each takes the blank lines behind it, the first those before."""
    start, filled = 0, False
    position = 0
    while position < len(text):
        end = text.find("\n", position) + 1 or len(text)
        blank = not text[position:end].strip()
        if filled and not blank:
            yield start, position
            start = position
        filled |= not blank
        position = end
    if text:
        yield start, len(text)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The line in parts of some thousand characters, cut behind sentences where there are any."""
    while end - start > LONGEST:
        cuts = [m.end() for m in SENTENCE_END.finditer(text, start + LONGEST // 2, start + LONGEST)]
        cut = cuts[-1] if cuts else start + LONGEST
        yield start, cut
        start = cut
    yield start, end
