"""What stands around a claim in its document: figure, clause, sentence and line, and the headings above."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from tracker.grammar.normal import normal
from tracker.grammar.places import places
from tracker.grammar.quantity import scan
from tracker.grammar.times import times
from tracker.knowledge.cues import sections
from tracker.knowledge.idioms import idioms
from tracker.report.document_lines import CLOSED, LONGEST_HEADING, ORDINAL

if TYPE_CHECKING:
    from tracker.grammar.places import Place
    from tracker.grammar.times import Time
    from tracker.model.document import Document
    from tracker.model.evidence import Evidence

Span = tuple[int, int]

SENTENCE_END = re.compile(r"[。！？\n]")
CLAUSE_END = re.compile(r"[，；：！？。—…()\n]")
BEHIND = 24
"""Characters behind a quote in which a unit's noun or a late time may stand."""
OPENING = 34
"""Characters of a line in which its own heading stands."""
SECTIONS = 40
"""Headings above a figure among which the one is looked for that names its time."""
TITLES = 3
"""Lines at the head of a document that may be its title, however long they are."""
FARTHEST = 400
"""Characters of a sentence that are looked at on either side of the figure."""
LONGEST_LINE = 4000
"""Characters of a line that are looked at before the quote."""
RANK = re.compile(r"第\s?[\d一二三四五六七八九十]+\s?[位名]?$|(?:首位|榜首|首席)$")
NUMBER = re.compile(r"[-−]?\d[\d,.]*|[零〇一二三四五六七八九十百千万亿两半]+")


@dataclass(frozen=True, slots=True)
class Setting:
    """The stretches of the text around one quote.

    `figure` is the figure with its comparators, `number` where its digits start, `unit` the stretch of its
    unit (empty where the noun behind implies it), `before` and `after` those of the comparators (empty
    where there are none). `clause` and `sentence` hold the figure, `line` is
    that of the quote, or what stands nearest before it of a very long one.
    """

    quote: Span
    figure: Span
    number: int
    unit: Span
    before: Span
    after: Span
    clause: Span
    sentence: Span
    line: Span


class Surroundings:
    """A document's text, in one way of writing, looked at around its claims."""

    def __init__(self, document: Document) -> None:
        """Note where lines begin; all else is found when it is asked for."""
        self.document = document
        self.text = normal(document.text)
        self._begins = [0, *(m.end() for m in re.finditer(r"\n", self.text))]
        self._headings: dict[str, list[Span]] = {}
        self.times = lru_cache(maxsize=64)(self._times)
        self.places = lru_cache(maxsize=64)(self._places)

    def around(self, evidence: Evidence) -> Setting:
        """The setting of a quote, which ends with its figure."""
        start, end = evidence.start, evidence.end
        figure, number, unit, before, after = self._figure(evidence)
        begin, stop = self.line_at(start)[0], self.line_at(end - 1)[1]
        low, high = max(begin, figure[0] - FARTHEST), min(stop, end + FARTHEST)
        return Setting(
            quote=(start, end),
            figure=figure,
            number=number,
            unit=unit,
            before=before,
            after=after,
            clause=self._between(CLAUSE_END, low, figure[0], high),
            sentence=self._between(SENTENCE_END, low, figure[0], high),
            line=(max(begin, start - LONGEST_LINE), stop),
        )

    def line_at(self, offset: int) -> Span:
        """The line in which the offset stands, without its break."""
        index = max(bisect_right(self._begins, offset) - 1, 0)
        end = self._begins[index + 1] - 1 if index + 1 < len(self._begins) else len(self.text)
        return self._begins[index], end

    def heading(self, section: str, offset: int) -> Span | None:
        """The nearest words before the offset by which a heading names a section of that kind."""
        if not any(s.id == section for s, _ in sections()):
            return None
        found = self._headings_of(section)
        index = bisect_right(found, (offset, 0)) - 1
        return found[index] if index >= 0 else None

    def time_above(self, offset: int) -> Span | None:
        """The time that the nearest heading before the offset names, among those that name one."""
        index = bisect_right(self._openings, (offset, 0)) - 1
        for start, end in reversed(self._openings[max(index - SECTIONS, 0) : index + 1]):
            if found := self.times(start, end):
                return found[0].start, found[0].end
        return None

    def words(self, span: Span) -> str:
        """The words of a stretch as the document writes them."""
        return self.document.text[span[0] : span[1]]

    def _times(self, start: int, end: int) -> tuple[Time, ...]:
        return tuple(times(self.text, start, end))

    def _places(self, start: int, end: int) -> tuple[Place, ...]:
        return tuple(places(self.text, start, end))

    def _headings_of(self, section: str) -> list[Span]:
        """Where words for that kind of section stand in headings, in titles, and in inline headings."""
        if section not in self._headings:
            pattern = next(p for s, p in sections() if s.id == section)
            found = [pattern.search(self.text, *opening) for opening in self._openings]
            self._headings[section] = [m.span() for m in found if m]
        return self._headings[section]

    @cached_property
    def _openings(self) -> list[Span]:
        """The openings of the lines that may name a section."""
        found: list[Span] = []
        for begin in self._begins:
            start, end = self.line_at(begin)
            line = self.text[start:end].strip("#*_ ")
            short = len(line) <= LONGEST_HEADING and not line.endswith(CLOSED)
            if line and (short or ORDINAL.match(line) or len(found) < TITLES):
                found.append((start, min(end, start + OPENING)))
        return found

    def _figure(self, evidence: Evidence) -> tuple[Span, int, Span, Span, Span]:
        """The quote's figure, its digits' start, and the stretches of unit and comparators."""
        start, end = evidence.start, evidence.end
        quote = self.text[start:end]
        idiom = next((r for r in evidence.rules if r.startswith("idiom:")), "").removeprefix("idiom:")
        patterns = [pattern for entry, pattern in idioms() if entry.id == idiom] or [RANK]
        if (found := [*patterns[0].finditer(quote)]) and found[-1].end() == len(quote):
            return _bare(start + found[-1].start(), end)
        amounts = scan(self.text, start, min(end + BEHIND, len(self.text)))
        amount = next((a for a in amounts if a.end == end and a.start >= start), None)
        if amount is None:
            numbers = [*NUMBER.finditer(quote)]
            return _bare(start + numbers[-1].start() if numbers else start, end)
        written = self.text.rfind(amount.written_unit, amount.number, amount.stop)
        unit = (written, written + len(amount.written_unit)) if written >= 0 else (end, end)
        if self.text.startswith(("百分之", "千分之"), amount.number):
            unit = (amount.number, amount.number + 3)
        before = (amount.start, amount.start + len(self.text[amount.start : amount.number].rstrip()))
        return (amount.start, end), amount.number, unit, before, (amount.stop, end)

    def _between(self, ends: re.Pattern[str], low: int, at: int, high: int) -> Span:
        """The stretch around the offset that no end of its kind cuts."""
        start = low
        for m in ends.finditer(self.text, low, at):
            start = m.end()
        stop = ends.search(self.text, at, high)
        return start, stop.start() if stop else high


def _bare(start: int, end: int) -> tuple[Span, int, Span, Span, Span]:
    """A figure in which neither unit nor comparator can be told apart."""
    return (start, end), start, (end, end), (start, start), (end, end)
