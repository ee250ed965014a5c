"""The lines of a page: one for each paragraph, heading, list item and table row.

A line ends where the page breaks it (block elements, `<br>`); white space of the source is none. The
tree is walked without recursion, since broken pages nest hundreds of elements deep.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.read.characters import raised
from tracker.read.spacing import join, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu
    nav ol optgroup p pre search section summary table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905 - names read better as words than as a list of strings
)
UNSEEN = frozenset(
    """
    audio button canvas datalist del embed head iframe input map noembed noframes noscript object option
    progress rp rt script select style svg template textarea video
    """.split()  # noqa: SIM905 - names read better as words than as a list of strings
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
RAISED_TEXT = re.compile(r"[0-9+\-−]+")
MOST_LINES_IN_CELL = 8
LONGEST_CELL = 1500


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, the element whose block it fills, and how many of its characters are links."""

    text: str
    element: etree._Element
    linked: int = 0


def lines(root: etree._Element) -> Iterator[Line]:
    """The lines below an element, in the order of the source; cells of a row are parted by tabs."""
    pending = _Pending(root)
    stack = [(root, False)]
    while stack:
        element, left = stack.pop()
        tag = element.tag
        if left:
            yield from pending.leave(element)
        elif element is not root and (not isinstance(tag, str) or tag in UNSEEN or _hidden(element)):
            pass
        elif tag == "table" and element is not root and (rows := _rows(element)):
            yield from pending.end()
            yield from rows
        elif tag == "br":
            yield from pending.end()
        elif tag == "sup" and element is not root:
            yield from pending.add(_raised(element))
        else:
            yield from pending.enter(element)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
            continue
        if element is not root:
            yield from pending.add(element.tail)
    yield from pending.end()


class _Pending:
    """The line that is being read."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.element = root
        self.parts: list[str] = []
        self.linked = 0
        self.links = 0
        self.preformatted = 0

    def enter(self, element: etree._Element) -> Iterator[Line]:
        if element.tag in BLOCKS:
            yield from self.end()
            self.element = element
        self.links += _is_link(element)
        self.preformatted += element.tag == "pre"
        yield from self.add(element.text)

    def leave(self, element: etree._Element) -> Iterator[Line]:
        self.links -= _is_link(element)
        self.preformatted -= element.tag == "pre"
        if element.tag in BLOCKS:
            yield from self.end()
            parent = element.getparent()
            self.element = self.root if element is self.root or parent is None else parent

    def add(self, text: str | None) -> Iterator[Line]:
        first, *others = (text or "").split("\n") if self.preformatted else (text or "",)
        self._append(first)
        for other in others:
            yield from self.end()
            self._append(other)

    def end(self) -> Iterator[Line]:
        if text := squeeze("".join(self.parts)):
            yield Line(text, self.element, self.linked)
        self.parts.clear()
        self.linked = 0

    def _append(self, text: str) -> None:
        self.parts.append(text)
        if self.links:
            self.linked += len(text.strip())


def _is_link(element: etree._Element) -> bool:
    return element.tag == "a" and "href" in element.attrib


def _hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or bool(HIDDEN.search(element.get("style", "")))


def _raised(element: etree._Element) -> str:
    """A superscript: raised digits stay apart from the number before them, a note's mark is left out."""
    if element.find(".//a") is not None:
        return ""
    text = "".join(str(t) for t in element.itertext()).strip()
    return raised(text) if RAISED_TEXT.fullmatch(text) else text


def _rows(table: etree._Element) -> list[Line]:
    """The rows of a table of data, one line each; nothing where the table only lays out a page."""
    if table.find(".//table") is not None:
        return []
    found: list[Line] = []
    widest = 0
    for row in table.iter("caption", "tr"):
        if _hidden(row):
            continue
        cells = []
        linked = 0
        for cell in [row] if row.tag == "caption" else row.iterchildren("td", "th"):
            parts = list(lines(cell))
            if len(parts) > MOST_LINES_IN_CELL or sum(len(p.text) for p in parts) > LONGEST_CELL:
                return []
            text = ""
            for part in parts:
                text = join(text, part.text)
            cells.append(text)
            linked += sum(p.linked for p in parts)
        widest = max(widest, len(cells))
        if any(cells):
            found.append(Line("\t".join(cells).strip("\t"), row, linked))
    return found if widest > 1 else []
