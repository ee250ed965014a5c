"""Puts the workbook together, sheet by sheet; start reading here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from tracker.knowledge.profiles import profile as shipped
from tracker.language import say
from tracker.model.message import msg
from tracker.report.workbook import actuals, ledger, live, pending, sources
from tracker.report.workbook.methods import write_methods
from tracker.report.workbook.overview import write_overview
from tracker.report.workbook.plan import ACTUALS, HEAD_ROW, LEDGER, PENDING, SOURCES, Plan, lay_area
from tracker.report.workbook.properties import describe
from tracker.report.workbook.save import save
from tracker.report.workbook.sheet import Book, Sheet
from tracker.report.workbook.table import Item, lay_table, widths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.knowledge.profiles import Profile
    from tracker.report.view import Report, Row
    from tracker.report.workbook.plan import Area
    from tracker.report.workbook.table import Column

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
        self.pending = pending.columns(book)
        self.sources = sources.columns(book)
        areas[LEDGER] = self._area(LEDGER, self.ledger, len(self.entries))
        areas[ACTUALS] = self._area(ACTUALS, self.actuals, len(report.actuals))
        areas[PENDING] = self._area(PENDING, self.pending, len(self.matters))
        areas[SOURCES] = self._area(SOURCES, self.sources, len(report.sources))

    def write(self) -> None:
        """Write all sheets in the reader's order."""
        write_overview(self.book, self.plan, self.report)
        self._ledger()
        self._actuals()
        self._pending()
        self._sources()
        owners = sorted({r.owner for r in self.report.rows if r.owner})
        write_methods(self.book, self.profile, self.report, self.plan.areas[LEDGER], owners)

    def _area(self, sheet: str, columns: Sequence[Column[Item]], items: int) -> Area:
        return lay_area(self.book.say(sheet), (c.key for c in columns), items)

    def _sheet(self, name: str, columns: Sequence[Column[Item]], sized: Sequence[float], tab: str) -> Sheet:
        return Sheet(
            self.book,
            self.book.say(name),
            sized,
            freeze=f"C{HEAD_ROW + 1}" if name == LEDGER else f"B{HEAD_ROW + 1}",
            heads=HEAD_ROW,
            printed=sum(1 for c in columns if c.printed),
            levels=[c.level for c in columns],
            tab=tab,
        )

    def _table(
        self,
        sheet: Sheet,
        name: str,
        columns: Sequence[Column[Item]],
        items: Sequence[Item],
        subtitle: str,
        unit: str,
    ) -> None:
        book = self.book
        sheet.head(f"{self.report.title} · {book.say(name)}", subtitle, book.say(unit))
        sheet.skip()
        lay_table(sheet, book.say(name).replace(" ", "_"), columns, items)
        sheet.file.print_area = f"A1:{get_column_letter(sheet.printed)}{sheet.row + 6}"

    def _ledger(self) -> None:
        sized = widths(self.ledger, self.entries, self.book)
        sheet = self._sheet(LEDGER, self.ledger, sized, "1F3A5F")
        as_of = say(msg("as of {period}", period=self.report.as_of_words), self.book.language)
        self._table(sheet, LEDGER, self.ledger, self.entries, as_of, "unit: see the column")

    def _actuals(self) -> None:
        items = self.report.actuals
        sheet = self._sheet(ACTUALS, self.actuals, widths(self.actuals, items, self.book), "2F6FB3")
        told = say(msg("{count} reported values", count=len(items)), self.book.language)
        self._table(sheet, ACTUALS, self.actuals, items, told, "unit: see the column")

    def _pending(self) -> None:
        items = self.matters
        sheet = self._sheet(PENDING, self.pending, widths(self.pending, items, self.book), "B3261E")
        told = say(msg("{count} matters", count=len(items)), self.book.language)
        self._table(sheet, PENDING, self.pending, items, told, "unit: see the column")

    def _sources(self) -> None:
        items = self.report.sources
        sheet = self._sheet(SOURCES, self.sources, sources.WIDTHS, "1A7F4B")
        told = say(msg("{count} documents and publications", count=len(items)), self.book.language)
        self._table(sheet, SOURCES, self.sources, items, told, "")
        quoted = [r for r in self.report.rows if r.quote]
        sheet.skip()
        columns = sources.quote_columns(self.book, self.plan)
        sheet.put([self.book.words("Quotes in their place", "Section")], 24)
        lay_table(sheet, self.book.say("quotes"), columns, quoted)
