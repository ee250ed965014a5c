"""完成值: every reported value with its source, and what the targets made of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracker.report.workbook.ledger import month_of
from tracker.report.workbook.plan import LEDGER, SOURCES
from tracker.report.workbook.styles import DAY, MONTH, figure_format
from tracker.report.workbook.table import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.report.view import ActualRow, Reported
    from tracker.report.workbook.cells import Cell
    from tracker.report.workbook.plan import Plan
    from tracker.report.workbook.sheet import Book

    Builder = Callable[[ActualRow, int], Cell | None]

EMPTY = 5
"""How many tinted rows for values that are not known yet stand at the end."""
WRITABLE = {
    *("indicator", "region", "period", "measure", "worded", "value", "unit", "publisher", "published"),
    *("address", "note"),
}
NOTES = (
    "Each value stands here once; a growth rate is never set against a level.",
    "New values can be typed into the tinted rows at the end; absorbing the workbook takes them over.",
    "Sources of low quality are used only where nothing better is known.",
)
SHOWN_USES = 6
"""How many targets' verdicts on one actual a cell tells; the rest are counted."""


def columns(book: Book, plan: Plan) -> tuple[Column[ActualRow | None], ...]:
    """The columns of the sheet; an item of None is a row for a value that is not known yet."""
    return tuple(_or_input(book, column) for column in _columns(book, plan))


def _or_input(book: Book, column: Column[ActualRow]) -> Column[ActualRow | None]:
    style = "Input" if column.key in WRITABLE else "Text"

    def cell(actual: ActualRow | None, row: int) -> Cell | None:
        return book.cell(None, style) if actual is None else column.cell(actual, row)

    return Column(
        column.key, column.title, cell, column.least, column.most, column.head, column.level, column.printed
    )


def _columns(book: Book, plan: Plan) -> tuple[Column[ActualRow], ...]:

    def text(read: Callable[[Reported], str], style: str = "Text") -> Builder:
        return lambda a, _: book.cell(read(a.reported), style)

    return (
        Column("indicator", "indicator", text(lambda r: r.indicator, "Strong"), 16, 26),
        Column("region", "place", text(lambda r: r.region), 8, 14),
        Column("period", "period", text(lambda r: r.figure.period_words), 12, 18),
        Column("measure", "measure", text(lambda r: r.measure, "Centred"), 8, 13),
        Column("worded", "value as reported", text(lambda r: r.figure.worded), 12, 22),
        Column("value", "value", _value(book), 11, 13),
        Column("unit", "unit", text(lambda r: r.figure.unit, "Centred"), 6, 10),
        Column("publisher", "publisher", text(lambda r: r.publisher), 12, 24),
        Column("published", "published", _published(book), 11, 12),
        Column("quality", "quality of the source", text(lambda r: r.quality_words, "Centred"), 9, 12),
        Column("role", "use", lambda a, _: book.cell(a.role_words, "Centred"), 10, 24),
        Column("reason", "why", lambda a, _: book.cell(_reasons(a)), 24, 54),
        Column("address", "address", _address(book), 14, 70, printed=False),
        Column("targets", "first target", _target(book, plan), 14, 28, printed=False),
        Column("through", "through", _through(book), 11, 12, printed=False),
        Column("note", "note", text(lambda r: r.note), 12, 32, printed=False),
        Column("quote", "quote", text(lambda r: r.quote), 14, 48, printed=False),
        Column("document", "document", _document(book, plan), 14, 26, printed=False),
        Column("actual", "key", text(lambda r: r.key, "Key"), 14, 30, printed=False),
    )


def _reasons(actual: ActualRow) -> str:
    shown = [f"{u.indicator}: {u.role_words} ({u.reason})" for u in actual.uses[:SHOWN_USES]]
    if len(actual.uses) > SHOWN_USES:
        shown.append(f"+{len(actual.uses) - SHOWN_USES}")
    return "\n".join(shown) if len(shown) > 1 else "".join(u.reason for u in actual.uses)


def _value(book: Book) -> Builder:
    def cell(actual: ActualRow, _: int) -> Cell:
        figure = actual.reported.figure
        return book.cell(figure.value, "Figure", figure_format(figure.value, figure.unit, book.language))

    return cell


def _published(book: Book) -> Builder:
    def cell(actual: ActualRow, _: int) -> Cell:
        day = actual.reported.published
        return book.cell(date.fromisoformat(day) if day else None, "Figure", DAY)

    return cell


def _through(book: Book) -> Builder:
    return lambda a, _: book.cell(month_of(a.reported.figure.period), "Figure", MONTH[book.language])


def _address(book: Book) -> Builder:
    return lambda a, _: book.cell(
        a.reported.address, "Link" if a.reported.address else "Text", address=a.reported.address
    )


def _target(book: Book, plan: Plan) -> Builder:
    def cell(actual: ActualRow, _: int) -> Cell:
        if not actual.uses:
            return book.cell("")
        return plan.leap(book, LEDGER, actual.uses[0].target, actual.uses[0].target)

    return cell


def _document(book: Book, plan: Plan) -> Builder:
    def cell(actual: ActualRow, _: int) -> Cell:
        r = actual.reported
        key = r.document or r.address or (f"{r.publisher} {r.published}".strip() if r.publisher else "")
        return plan.leap(book, SOURCES, key, r.document or r.publisher or r.address) if key else book.cell("")

    return cell
