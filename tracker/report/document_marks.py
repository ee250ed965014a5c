"""The text of a document cut where its claims and what was set aside begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tracker.report.stretches import lines_under, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.report.document_lines import Line

CHUNK = 4000
SIGN = re.compile(r"(^#{1,6}(?=\s)|\*\*)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that a reading rests on.

    `item` is the anchor of the reading, `kind` a claim's kind or "aside", `doubt` whether it is doubted,
    `label` the sign that stands behind it. `again` is 0 for the reading's own place, else counts the further
    places where the text says the same.
    """

    start: int
    end: int
    item: str
    kind: str
    label: str
    doubt: bool = False
    again: int = 0

    @property
    def anchor(self) -> str:
        """The id of the place in the page."""
        return f"at-{self.item}-{self.again}" if self.again else f"at-{self.item}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of a line under the same marks, innermost first; `homes` are those of them that end with it.

    `sign` says that it is Markdown's sign for a heading or for strong words.
    """

    text: str
    over: tuple[Mark, ...] = ()
    homes: tuple[Mark, ...] = ()
    sign: bool = False


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line with its stretches; `number` counts the lines from 0."""

    number: int
    line: Line
    stretches: tuple[Stretch, ...]


def marked_lines(text: str, found: Sequence[Line], marks: Sequence[Mark]) -> Iterator[MarkedLine]:
    """Each line of the text, cut into stretches that together are the line, verbatim."""
    under = lines_under([(m.start, m.end) for m in marks], [line.start for line in found])
    for number, line in enumerate(found):
        here = [marks[index] for index in under.get(number, ())]
        yield MarkedLine(number, line, tuple(_stretches(text, line, here)))


def chunks(found: Iterator[MarkedLine]) -> Iterator[tuple[MarkedLine, ...]]:
    """The lines in runs of some thousand characters, so that what is out of sight need not be laid out."""
    while first := [*islice(found, 1)]:
        run, size = first, first[0].line.end - first[0].line.start
        while size < CHUNK and (following := next(found, None)):
            run.append(following)
            size += following.line.end - following.line.start
        yield tuple(run)


def _stretches(text: str, line: Line, marks: Sequence[Mark]) -> Iterator[Stretch]:
    for start, end, indexes in stretches([(m.start, m.end) for m in marks], line.start, line.end):
        over = tuple(marks[index] for index in indexes)
        if over:
            yield Stretch(text[start:end], over, tuple(m for m in over if m.end == end))
        else:
            for part in SIGN.split(text[start:end]):
                if part:
                    yield Stretch(part, sign=not part.strip("#*"))
