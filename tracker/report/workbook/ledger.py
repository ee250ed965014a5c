"""目标台账: one row for each target, live where figures follow from figures, tinted where a person writes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracker.grammar.figures import shortened
from tracker.report.workbook.compare import PERCENT
from tracker.report.workbook.live import verdict_words
from tracker.report.workbook.plan import ACTUALS, SOURCES
from tracker.report.workbook.styles import DAY, MONTH, figure_format
from tracker.report.workbook.table import Column

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from tracker.model.period import Period
    from tracker.report.view import Row
    from tracker.report.workbook.cells import Cell
    from tracker.report.workbook.live import Entry
    from tracker.report.workbook.plan import Plan
    from tracker.report.workbook.sheet import Book

    Builder = Callable[[Entry, int], Cell | None]


NOTES = (
    "Tinted columns may be written in; blue-grey ones are formulas and follow at once.",
    "Completion and time pace are for the end of the actual's own period, not of the as-of.",
    "A value in red italics was typed after the report was made.",
    "What a bound or an odd period leaves open is kept as judged until another actual is typed.",
)


def month_of(period: Period | None) -> date | None:
    """The first day of a period's last month: how a cell says what a value runs through."""
    return date(period.last // 12, period.last % 12 + 1, 1) if period and period.last >= 1900 * 12 else None


def leading(book: Book) -> tuple[Column[Entry], ...]:
    """The columns from the number to the latest actual."""
    text = _text(book)
    return (
        Column("number", "No.", lambda e, _: book.cell(e.number, "Key figure"), 5, 6),
        Column("indicator", "indicator", text(lambda r: r.indicator, "Strong"), 16, 24),
        Column("measure", "measure", text(lambda r: r.measure_words, "Centred"), 7, 8),
        Column("region", "place", text(lambda r: r.region), 8, 12),
        Column("owner", "owner", text(lambda r: r.owner, "Input"), 12, 18, head="Head input"),
        Column("goal", "goal", text(_goal), 12, 20),
        Column("goal_value", "goal value", _number(book, _goal_value), 11, 13),
        Column("unit", "unit", text(_unit, "Centred"), 6, 9),
        Column(
            "baseline",
            "baseline",
            _number(book, lambda e: e.row.baseline.value if e.row.baseline else None),
            11,
            13,
        ),
        Column("actual", "latest actual", _actual(book), 11, 13, head="Head input"),
        Column("through", "actual through", _through(book), 12, 13, head="Head input"),
    )


def trailing(book: Book, plan: Plan) -> tuple[Column[Entry], ...]:
    """The columns from what it takes to the key; those after the forecast stay off the paper."""
    text = _text(book)

    def aside(key: str, title: str, cell: Builder, least: float, most: float) -> Column[Entry]:
        return Column(key, title, cell, least, most, printed=False)

    def asked(key: str, title: str, cell: Builder, least: float, most: float) -> Column[Entry]:
        return Column(key, title, cell, least, most, head="Head input", printed=False)

    return (
        Column("remaining", "what it takes", text(lambda r: r.remaining), 20, 32),
        Column("forecast", "forecast", text(lambda r: r.forecast.worded if r.forecast else ""), 10, 18),
        aside("headline", "finding at the time of the report", text(lambda r: r.headline), 24, 66),
        aside("plan", "plan", text(lambda r: r.plan), 14, 28),
        aside("binding", "class", text(lambda r: r.binding_words, "Centred"), 8, 10),
        aside("period", "due period", text(lambda r: r.period_words), 10, 18),
        aside("baseline_period", "baseline period", text(_baseline_period), 10, 18),
        aside("reported", "actual as reported", _reported(book, plan), 12, 20),
        aside("actual_period", "actual's period", text(_actual_period), 12, 18),
        aside("quality", "quality of the source", text(_quality), 8, 12),
        aside("marks", "marks", text(lambda r: "\n".join(m.words for m in r.marks)), 10, 20),
        aside("topic", "topic", text(lambda r: r.topic), 8, 16),
        aside("quote", "quote", text(lambda r: r.quote), 30, 90),
        aside("document", "document", _document(book, plan), 14, 28),
        asked("note", "note", text(lambda r: r.note, "Input"), 16, 32),
        asked("review", "review", lambda _, __: book.words("accepted", "Input"), 9, 10),
        asked("verdict", "own verdict", text(lambda r: verdict_words(r, book.language), "Input"), 10, 14),
        asked("verdict_reason", "reason of the verdict", text(_verdict_reason, "Input"), 12, 28),
        asked("verdict_by", "verdict by", text(_verdict_by, "Input"), 8, 12),
        asked("verdict_on", "verdict on", _verdict_on(book), 11, 12),
        aside("target", "key", text(lambda r: r.key, "Key"), 16, 30),
    )


def _text(book: Book) -> Callable[..., Builder]:
    def column(read: Callable[[Row], str], style: str = "Text") -> Builder:
        return lambda entry, _: book.cell(read(entry.row), style)

    return column


def _number(book: Book, read: Callable[[Entry], Decimal | None]) -> Builder:
    def cell(entry: Entry, _: int) -> Cell:
        value = read(entry)
        return book.cell(value, "Figure", figure_format(value, _unit(entry.row), book.language))

    return cell


def _goal_value(entry: Entry) -> Decimal | None:
    """The goal in the unit in which the formulas compute: as worded, or what its words come to."""
    goal, terms = entry.row.goal, entry.row.terms
    if terms is None or (goal is not None and goal.unit == terms.unit):
        return goal.value if goal else None
    return terms.goal if goal is not None else None


def _unit(row: Row) -> str:
    if row.terms is not None and row.terms.unit:
        return row.terms.unit
    return row.goal.unit if row.goal else ""


def _actual(book: Book) -> Builder:
    """The value that a person may write over; for a milestone what proves that it is closed.

    What was computed is shown with the digits that are known.
    """

    def cell(entry: Entry, _: int) -> Cell:
        row = entry.row
        if row.milestone:
            return book.cell(row.milestone.evidence if row.milestone.closed else "", "Input")
        value, unit = row.value_used, _unit(row)
        known = value
        if value is not None and row.current and row.current.derivation:
            known = shortened(value, 2 if unit in PERCENT else None)
        return book.cell(value, "Input figure", figure_format(known, unit, book.language))

    return cell


def _goal(row: Row) -> str:
    if row.goal:
        return row.goal.worded
    return row.milestone.due if row.milestone else ""


def _actual_period(row: Row) -> str:
    return row.current.figure.period_words if row.current else ""


def _baseline_period(row: Row) -> str:
    return row.baseline.period_words if row.baseline else ""


def _quality(row: Row) -> str:
    return row.current.quality_words if row.current else ""


def _verdict_reason(row: Row) -> str:
    return row.override.reason if row.override else ""


def _verdict_by(row: Row) -> str:
    return row.override.by if row.override else ""


def _verdict_on(book: Book) -> Builder:
    def cell(entry: Entry, _: int) -> Cell:
        override = entry.row.override
        return book.cell(date.fromisoformat(override.date) if override else None, "Input", DAY)

    return cell


def _through(book: Book) -> Builder:
    """The last month of the value, or the day on which a milestone was closed."""

    def cell(entry: Entry, _: int) -> Cell:
        row = entry.row
        if row.milestone:
            closed = row.milestone.closed
            return book.cell(date.fromisoformat(closed) if closed else None, "Input figure", DAY)
        months = row.current.months if row.current else None
        return book.cell(month_of(months), "Input figure", MONTH[book.language])

    return cell


def _reported(book: Book, plan: Plan) -> Builder:
    def cell(entry: Entry, _: int) -> Cell:
        current = entry.row.current
        if current is None or current.derivation:
            return book.cell(current.figure.worded if current else "")
        return plan.leap(book, ACTUALS, current.key, current.figure.worded)

    return cell


def _document(book: Book, plan: Plan) -> Builder:
    def cell(entry: Entry, _: int) -> Cell:
        name = entry.row.document
        return plan.leap(book, SOURCES, name, name) if name else book.cell("")

    return cell
