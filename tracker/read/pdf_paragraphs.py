"""Printed lines to paragraphs: each line end is either the printer's or the author's.

A line end is the printer's where the first word of the next line would not have fitted any more, and
nothing else (an indent, a wider space, another size of type) begins a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from statistics import median
from typing import TYPE_CHECKING

from tracker.read.spacing import join

if TYPE_CHECKING:
    from tracker.read.pdf_lines import Line

ENUMERATOR = re.compile(
    r"[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d{1,2}[.．、)）]|[•●■◆▪◦–]|第[一二三四五六七八九十百]+[章节条]"
)
SENTENCE_END = re.compile(r"[。！？：；][”’）]*\Z")
BULLET = re.compile(r"\A[•◦▪\ue000-\uf8ff]\s*")
INDENT = 0.8  # ems from the edge of the column at which a line is indented
ALIKE = 0.3  # ems within which two indents are one
HANGING = 3.5  # ems by which lines behind a number or bullet may hang
WIDER = 1.3  # distance to the next line against the usual one that begins a paragraph
TOLERANCE = 0.2  # ems by which the first word of the next line might not have been set
SAME_SIZE = 0.08
HEADLINE = 1.15  # size of a headline against the text's
NOTE = 0.88  # size of a footnote against the text's


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document: size of the text in points, line distance and first indent in ems.

    The indent is None where paragraphs are not indented.
    """

    size: float
    distance: float
    indent: float | None


def measures(lines: list[Line]) -> Measures:
    """The size that most characters have, and the distance that lines of one paragraph have."""
    weights: dict[float, int] = {}
    for line in lines:
        weights[round(line.size, 1)] = weights.get(round(line.size, 1), 0) + len(line.text)
    distances = sorted(
        (a.base - b.base) / b.size
        for a, b in pairwise(lines)
        if a.region == b.region
        and abs(a.size - b.size) <= SAME_SIZE * a.size
        and a.base - b.base > 0.8 * b.size
    )
    distance = distances[len(distances) // 5] if distances else 1.5
    indents = [
        a.indent
        for a, b in pairwise(lines)
        if a.region == b.region
        and a.indent > INDENT
        and abs(b.indent) < INDENT
        and 0 < a.base - b.base <= WIDER * distance * b.size
    ]
    return Measures(
        size=max(weights, key=lambda size: (weights[size], size)) if weights else 1.0,
        distance=distance,
        indent=median(indents) if indents else None,
    )


@dataclass(slots=True)
class _Open:
    """The paragraph that may go on: its text, where it starts, its first and its last line."""

    text: str
    start: int
    first: Line
    last: Line


def paragraphs(lines: list[Line], usual: Measures) -> tuple[str, dict[int, int]]:
    """The text with one paragraph a line, and the offset at which each page's first line stands in it.

    Footnotes stand behind the paragraph that they interrupt at the foot of a page.
    """
    done: list[str] = []
    offsets: dict[int, int] = {}
    notes: list[Line] = []
    current: _Open | None = None
    length = 0
    noted = _notes(lines, usual)
    for i, line in enumerate(lines):
        page = line.region[0]
        if i in noted:
            notes.append(line)
        elif current is not None and _continues(current, line, usual):
            current.text = join(current.text, line.text)
            current.last = line
            offsets.setdefault(page, current.start + len(current.text) - len(line.text))
        elif current is not None and current.last.is_cut and line.is_begun:
            current.text = _as_one_row(current.text, line.text)
            current.last = line
        else:
            for text in _finished(current, notes, usual):
                done.append(text)
                length += len(text)
            notes = []
            current = _Open(BULLET.sub("", line.text), length, line, line)
            offsets.setdefault(page, length)
    done += _finished(current, notes, usual)
    return "".join(done), offsets


def _finished(current: _Open | None, notes: list[Line], usual: Measures) -> list[str]:
    """A paragraph with its line end, and the notes that waited for it."""
    texts = [] if current is None else [current.text.strip("\t") + "\n"]
    return texts + ([paragraphs(notes, replace(usual, size=notes[0].size))[0]] if notes else [])


def _as_one_row(before: str, after: str) -> str:
    """A table row that a page's end cut in two, put together cell by cell."""
    cells = zip_longest(before.split("\t"), after.split("\t"), fillvalue="")
    return "\t".join(join(upper, lower) for upper, lower in cells)


def _notes(lines: list[Line], usual: Measures) -> set[int]:
    """The lines in smaller type at the end of a region that also holds text."""
    found: set[int] = set()
    small: list[int] = []
    for i, line in enumerate(lines):
        if small and lines[small[-1]].region != line.region:
            found.update(small)
            small = []
        if line.size > NOTE * usual.size or line.alone:
            small = []
        elif small or (i and lines[i - 1].region == line.region):
            small.append(i)
    return found | set(small)


def _continues(current: _Open, line: Line, usual: Measures) -> bool:
    """Whether a line goes on with the paragraph rather than beginning one."""
    before = current.last
    em = line.size
    if before.alone or line.alone or abs(before.size - em) > SAME_SIZE * max(before.size, em):
        return False
    if before.region == line.region:
        distance = before.base - line.base
        if not 0 < distance <= WIDER * usual.distance * em:
            return False
        if em >= HEADLINE * usual.size and _is_even(before) and _is_even(line) and line.indent > INDENT:
            return True
    if _room(before) > line.word + TOLERANCE * em:
        return False
    if ENUMERATOR.match(line.text) and SENTENCE_END.search(before.text):
        return False
    return not _is_indented(current, line, usual)


def _is_indented(current: _Open, line: Line, usual: Measures) -> bool:
    """Whether a line's indent begins a paragraph: it does not where the lines before it are set so too."""
    before = current.last
    if line.indent <= INDENT or before.indent > line.indent + INDENT:
        return False
    alike = abs(line.indent - before.indent) <= ALIKE
    if before is not current.first:
        return not alike
    if alike:
        return usual.indent is not None and abs(line.indent - usual.indent) <= ALIKE
    return not (ENUMERATOR.match(before.text) and 0 < line.indent - before.indent < HANGING)


def _room(line: Line) -> float:
    return line.column[1] - line.right


def _is_even(line: Line) -> bool:
    """Whether a line stands in the middle of its column, or fills it."""
    return abs(line.indent * line.size - _room(line)) < line.size
