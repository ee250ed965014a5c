"""Puts the workbook together, sheet by sheet; start reading here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from tracker.knowledge.profiles import profile as shipped
from tracker.language import say
from tracker.model.message import msg
from tracker.report.workbook import actuals, ledger, live, pending, progress, sources
from tracker.report.workbook.dress import dress_ledger, dress_pending
from tracker.report.workbook.methods import write_methods
from tracker.report.workbook.overview import write_overview
from tracker.report.workbook.plan import ACTUALS, HEAD_ROW, LEDGER, PENDING, PROGRESS, SOURCES, Plan, lay_area
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
    from tracker.report.workbook.plan import Area
    from tracker.report.workbook.table import Column

CHART_COLUMN, CHART_COLUMNS = 9.0, 9
MOST_SOURCES = 8
FROZEN = {LEDGER: "C"}
TABS = {LEDGER: "1F3A5F", ACTUALS: "2F6FB3", PROGRESS: "2E8B57", PENDING: "B3261E", SOURCES: "1A7F4B"}
LEDGER_NOTES = (
    "Tinted columns may be written in; blue-grey ones are formulas and follow at once.",
    "Completion and time pace are for the end of the actual's own period, not of the as-of; a value in italics "
    "red was typed after the report was made.",
    "What a bound or an odd period leaves open is kept as judged until another actual is typed.",
)
ACTUAL_NOTES = (
    "Each reported value stands here once, with what the targets made of it; a growth rate is never set "
    "against a level.",
    "Sources of low quality are used only where nothing better is known.",
)
PROGRESS_NOTES = (
    "The path runs straight from the baseline to the goal unless the plan states another, or earlier years "
    "show how much of a year has come in by a month.",
    "The last line of a target without a value is its goal.",
)
PENDING_NOTES = ("Drafts can be accepted or rejected here; the choice is taken over when the workbook is absorbed.",)
SOURCE_NOTES = ("An address is given only where it is the publisher's own or a known news site.",)
KEYS = {LEDGER: "target", ACTUALS: "actual", SOURCES: "source", PENDING: "key"}
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


class Writer:
    """Knows where everything will stand, and then writes it."""

    def __init__(self, book: Book, report: Report, profile: Profile) -> None:
        self.book = book
        self.report = report
        self.profile = profile
        self.entries = live.entries(report, profile.thresholds)
        self.matters = pending.matters(report)
        self.points = progress.points(report.rows)
        areas: dict[str, Area] = {}
        self.plan = Plan(areas, KEYS)
        area = areas.__getitem__
        columns = live.Live(book, lambda: area(LEDGER))
        self.ledger = (
            *ledger.leading(book),
            *columns.shown(),
            *ledger.trailing(book, self.plan),
            *columns.folded(),
        )
        self.actuals = actuals.columns(book, self.plan)
        self.progress = progress.columns(book, self.plan)
        self.pending = pending.columns(book)
        self.sources = sources.columns(book)
        areas[LEDGER] = self._area(LEDGER, self.ledger, len(self.entries))
        areas[ACTUALS] = self._area(ACTUALS, self.actuals, len(report.actuals))
        areas[PROGRESS] = self._area(PROGRESS, self.progress, len(self.points))
        areas[PENDING] = self._area(PENDING, self.pending, len(self.matters))
        areas[SOURCES] = self._area(SOURCES, self.sources, len(report.sources))

    def write(self) -> None:
        """Write all sheets in the reader's order."""
        self.owners = sorted({r.owner for r in self.report.rows if r.owner})
        self.book.lists |= {"verdicts", "reviews", "decisions"} | ({"owners"} if self.owners else set())
        write_overview(self.book, self.plan, self.report)
        self._ledger()
        self._actuals()
        self._progress()
        self._pending()
        self._sources()
        write_methods(self.book, self.profile, self.report, self.plan.areas[LEDGER], self.owners)

    def _area(self, sheet: str, columns: Sequence[Column[Item]], items: int) -> Area:
        return lay_area(self.book.say(sheet), (c.key for c in columns), items)

    def _sheet(self, name: str, columns: Sequence[Column[Item]], sized: Sequence[float]) -> Sheet:
        return Sheet(
            self.book,
            self.book.say(name),
            sized,
            freeze=f"{FROZEN.get(name, 'B')}{HEAD_ROW + 1}",
            heads=HEAD_ROW,
            printed=sum(1 for c in columns if c.printed),
            levels=[c.level for c in columns],
            tab=TABS[name],
        )

    def _table(  # noqa: PLR0913 - the parts of one sheet
        self,
        sheet: Sheet,
        name: str,
        columns: Sequence[Column[Item]],
        items: Sequence[Item],
        subtitle: Message,
        notes: Sequence[str],
        corner: str = "unit: see the column",
    ) -> None:
        """Title, table, 注 and 资料来源 of a sheet; what follows them is not printed."""
        book = self.book
        sheet.head(f"{self.report.title} · {book.say(name)}", say(subtitle, book.language), book.say(corner))
        sheet.skip()
        lay_table(sheet, book.say(name).replace(" ", "_"), columns, items)
        sheet.notes([book.say(note) for note in notes], self._source_words())
        last = get_column_letter(max(sheet.printed, len(sheet.widths) if name == PROGRESS else 0))
        sheet.file.print_area = f"A1:{last}{sheet.row - 1}"

    def _source_words(self) -> str:
        """Who published what the report rests on, the most used first."""
        used: dict[str, int] = {}
        for source in self.report.sources:
            name = source.publisher or source.title or source.key
            used[name] = used.get(name, 0) + source.used
        names = sorted(used, key=lambda n: (-used[n], n))
        language = self.book.language
        words = ("、" if language == "zh" else ", ").join(names[:MOST_SOURCES])
        if len(names) <= MOST_SOURCES:
            return words or self.book.say("see the sheet of sources")
        return say(msg("{names} and {count} more; see the sheet of sources", names=words,
                       count=len(names) - MOST_SOURCES), language)  # fmt: skip

    def _ledger(self) -> None:
        sheet = self._sheet(LEDGER, self.ledger, widths(self.ledger, self.entries, self.book))
        told = msg("as of {period}", period=self.report.as_of_words)
        self._table(sheet, LEDGER, self.ledger, self.entries, told, LEDGER_NOTES)
        dress_ledger(self.book, sheet, self.plan.areas[LEDGER], self.profile)

    def _actuals(self) -> None:
        items = self.report.actuals
        sheet = self._sheet(ACTUALS, self.actuals, widths(self.actuals, items, self.book))
        self._table(sheet, ACTUALS, self.actuals, items, msg("{count} reported values", count=len(items)), ACTUAL_NOTES)

    def _progress(self) -> None:
        items = self.points
        sized = [*widths(self.progress, items, self.book), 3, *[CHART_COLUMN] * CHART_COLUMNS]
        sheet = self._sheet(PROGRESS, self.progress, sized)
        values, targets = sum(p.value is not None for p in items), len({p.row.key for p in items})
        told = msg("{count} values of {targets} targets", count=values, targets=targets)
        self._table(sheet, PROGRESS, self.progress, items, told, PROGRESS_NOTES)
        progress.draw(self.book, sheet, self.report.rows)

    def _pending(self) -> None:
        items = self.matters
        sheet = self._sheet(PENDING, self.pending, widths(self.pending, items, self.book))
        self._table(sheet, PENDING, self.pending, items, msg("{count} matters", count=len(items)), PENDING_NOTES)
        dress_pending(self.book, sheet, self.plan.areas[PENDING])

    def _sources(self) -> None:
        items = self.report.sources
        sheet = self._sheet(SOURCES, self.sources, sources.WIDTHS)
        told = msg("{count} documents and publications", count=len(items))
        self._table(sheet, SOURCES, self.sources, items, told, SOURCE_NOTES, "")
        quoted = [r for r in self.report.rows if r.quote]
        sheet.skip()
        sheet.put([self.book.words("Quotes in their place", "Section")], 24)
        lay_table(sheet, self.book.say("quotes"), sources.quote_columns(self.book, self.plan), quoted)
        sheet.file.print_area = f"A1:{get_column_letter(len(sources.WIDTHS))}{sheet.row - 1}"
