"""Puts the workbook together, sheet by sheet; start reading here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic

from tracker.knowledge.profiles import profile as shipped
from tracker.language import say
from tracker.model.message import msg
from tracker.report.workbook import actuals, ledger, live, pending, progress, sources
from tracker.report.workbook.dress import dress_actuals, dress_ledger, dress_pending
from tracker.report.workbook.methods import write_methods
from tracker.report.workbook.overview import write_overview
from tracker.report.workbook.plan import (
    ACTUALS,
    HEAD_ROW,
    LEDGER,
    PENDING,
    PROGRESS,
    SOURCES,
    Plan,
    lay_area,
)
from tracker.report.workbook.properties import describe
from tracker.report.workbook.save import save
from tracker.report.workbook.sheet import Book, Sheet
from tracker.report.workbook.table import Item, lay_table, widths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.knowledge.profiles import Profile
    from tracker.model.message import Message
    from tracker.report.view import Report
    from tracker.report.workbook.table import Column

CHART_COLUMN, CHART_COLUMNS = 9.0, 9
MOST_SOURCES = 8
FROZEN = {LEDGER: "C"}
TABS = {LEDGER: "1F3A5F", ACTUALS: "2F6FB3", PROGRESS: "2E8B57", PENDING: "B3261E", SOURCES: "1A7F4B"}
KEYS = {LEDGER: "target", ACTUALS: "actual", SOURCES: "key", PENDING: "key"}
"""The column of each sheet in which the key of a row stands."""


def write_workbook(report: Report, path: Path, *, profile: Profile | None = None) -> None:
    """Write a report as a workbook.

    Args:
        report: the view.
        path: the file; one that is there is replaced, at once or not at all.
        profile: the lights and thresholds; by default the shipped profile that the report names.

    Raises:
        OSError: the folder cannot be written.
    """
    book = Book(report.language)
    Writer(book, report, profile or shipped(report.profile)).write()
    describe(book, report)
    save(book.file, path)


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """A sheet with one table: its columns and items, what it says above and below them."""

    name: str
    columns: Sequence[Column[Item]]
    items: Sequence[Item]
    told: Message
    notes: Sequence[str]
    corner: str = "unit: see the column"


class Writer:
    """Knows where everything will stand, and then writes it."""

    def __init__(self, book: Book, report: Report, profile: Profile) -> None:
        self.book = book
        self.report = report
        self.profile = profile
        self.plan = Plan({}, KEYS)
        self.owners = sorted({r.owner for r in report.rows if r.owner})
        book.lists |= {"verdicts", "reviews", "decisions", "measures"} | (
            {"owners"} if self.owners else set()
        )
        self.ledger = self._ledger()
        self.actuals = self._actuals()
        self.progress = self._progress()
        self.pending = self._pending()
        self.sources = self._sources()
        for part in (self.ledger, self.actuals, self.progress, self.pending, self.sources):
            columns = (c.key for c in part.columns)
            self.plan.areas[part.name] = lay_area(book.say(part.name), columns, len(part.items))

    def write(self) -> None:
        """Write all sheets in the reader's order."""
        book, areas = self.book, self.plan.areas
        write_overview(book, self.plan, self.report)
        dress_ledger(book, self._table(self.ledger), areas[LEDGER], self.profile)
        dress_actuals(book, self._table(self.actuals), areas[ACTUALS])
        room = (3.0, *[CHART_COLUMN] * CHART_COLUMNS)
        progress.draw(book, self._table(self.progress, beside=room), self.report.rows)
        drafts = sum(matter.decide for matter in self.pending.items)
        dress_pending(book, self._table(self.pending), areas[PENDING], drafts)
        self._quotes(self._table(self.sources, sized=sources.WIDTHS))
        write_methods(book, self.profile, self.report, areas[LEDGER], self.owners)

    def _ledger(self) -> Part[live.Entry]:
        columns = live.Live(self.book, lambda: self.plan.areas[LEDGER])
        return Part(
            LEDGER,
            (
                *ledger.leading(self.book),
                *columns.shown(),
                *ledger.trailing(self.book, self.plan),
                *columns.folded(),
            ),
            live.entries(self.report, self.profile.thresholds),
            msg("as of {period}", period=self.report.as_of_words),
            ledger.NOTES,
        )

    def _actuals(self) -> Part[Any]:
        known = self.report.actuals
        items = [*known, *[None] * actuals.EMPTY]
        told = msg("{count} reported values", count=len(known))
        return Part(ACTUALS, actuals.columns(self.book, self.plan), items, told, actuals.NOTES)

    def _progress(self) -> Part[progress.Point]:
        items = progress.points(self.report.rows)
        values, targets = sum(p.value is not None for p in items), len({p.row.key for p in items})
        told = msg("{count} values of {targets} targets", count=values, targets=targets)
        return Part(PROGRESS, progress.columns(self.book, self.plan), items, told, progress.NOTES)

    def _pending(self) -> Part[pending.Matter]:
        items = pending.matters(self.report)
        told = msg("{count} matters", count=len(items))
        return Part(PENDING, pending.columns(self.book), items, told, pending.NOTES)

    def _sources(self) -> Part[Any]:
        items = self.report.sources
        told = msg("{count} documents and publications", count=len(items))
        return Part(SOURCES, sources.columns(self.book), items, told, sources.NOTES, "")

    def _table(self, part: Part[Item], *, sized: Sequence[float] = (), beside: Sequence[float] = ()) -> Sheet:
        """Title, table, 注 and 资料来源 of a sheet; what is written after them is not printed."""
        book, name = self.book, self.book.say(part.name)
        room = [*(sized or widths(part.columns, part.items, book)), *beside]
        printed = sum(1 for c in part.columns if c.printed)
        sheet = Sheet(
            book,
            name,
            room,
            freeze=f"{FROZEN.get(part.name, 'B')}{HEAD_ROW + 1}",
            heads=HEAD_ROW if part.name != SOURCES else 0,
            printed=printed,
            levels=[c.level for c in part.columns],
            tab=TABS[part.name],
        )
        sheet.head(f"{self.report.title} · {name}", say(part.told, book.language), book.say(part.corner))
        sheet.skip()
        lay_table(sheet, name.replace(" ", "_"), part.columns, part.items)
        sheet.notes([book.say(note) for note in part.notes], self._source_words())
        sheet.print_to(len(room) if beside else printed)
        return sheet

    def _quotes(self, sheet: Sheet) -> None:
        """The quotes with the words around them, under the list of sources."""
        columns = sources.quote_columns(self.book, self.plan)
        sheet.skip()
        sheet.put([self.book.words("Quotes in their place", "Section")], 24)
        lay_table(sheet, self.book.say("quotes"), columns, [r for r in self.report.rows if r.quote])
        sheet.print_to(sheet.printed)

    def _source_words(self) -> str:
        """Who published what the report rests on, the most used first."""
        used: dict[str, int] = {}
        for source in self.report.sources:
            name = source.publisher or source.title or source.key
            used[name] = used.get(name, 0) + source.used
        names = sorted(used, key=lambda n: (-used[n], n))
        language, more = self.book.language, len(names) - MOST_SOURCES
        words = ("、" if language == "zh" else ", ").join(names[:MOST_SOURCES])
        if more <= 0:
            return words or self.book.say("see the sheet of sources")
        told = msg("{names} and {count} more; see the sheet of sources", names=words, count=more)
        return say(told, language)
