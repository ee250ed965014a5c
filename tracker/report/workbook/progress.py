"""月度进度: the reported values of each target in order of time, against what its path asks for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.grammar.worded import period_words
from tracker.language import say
from tracker.model.message import msg
from tracker.model.period import Period
from tracker.model.terms import Terms, Way
from tracker.report.rollup import SEVERITY
from tracker.report.workbook.cells import Formula
from tracker.report.workbook.charts import Face, Figures, lines
from tracker.report.workbook.compare import PERCENT
from tracker.report.workbook.ledger import month_of
from tracker.report.workbook.plan import HEAD_ROW, LEDGER, PROGRESS
from tracker.report.workbook.reckoning import NOISE, rounded
from tracker.report.workbook.sheet import ROW
from tracker.report.workbook.styles import MONTH, WAN, figure_format
from tracker.report.workbook.table import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.report.view import Figure, Row
    from tracker.report.workbook.cells import Cell
    from tracker.report.workbook.plan import Plan
    from tracker.report.workbook.sheet import Book, Sheet

NOTES = (
    "The path runs straight from baseline to goal, by the stages that a plan states, or as in earlier years.",
    "The last line of a target without a value is its goal.",
)
HUNDRED = Decimal(100)
CHARTS = 6
FEWEST = 3
"""A line through fewer points tells nothing."""
BESIDE = "K"
"""The column at which the charts begin."""
CHART_HEIGHT = 205.0
"""The room that a chart takes, in points."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a target for a period; without a value it is a place of the path still to come."""

    row: Row
    period: Period
    value: Decimal | None
    path: Decimal | None


def series(row: Row) -> list[Point]:
    """The points of a target from the start of its way to the due month; none for what has no way."""
    terms, goal = row.terms, row.goal
    if terms is None or goal is None or goal.unit != terms.unit or row.milestone or row.period is None:
        return []
    found = [
        Point(row, f.period, f.value, expected(terms, f.period.last))
        for f in row.series
        if f.period and _belongs(terms, f)
    ]
    due = Period(terms.due, terms.due)
    if found and found[-1].period.last < terms.due:
        found.append(Point(row, due, None, expected(terms, terms.due)))
    return found


def _belongs(terms: Terms, figure: Figure) -> bool:
    period = figure.period
    if period is None or period.last > terms.due:
        return False
    if terms.adds_up or terms.late in {Way.GROWTH, Way.MULTI_YEAR}:
        return period.first == terms.start_late + 1
    return period.last >= min(terms.start_early, terms.start_late)


def expected(terms: Terms, month: int) -> Decimal | None:
    """The value that the path asks for by the end of a month, None where there is no path."""
    way, start = (terms.early, terms.start_early) if month < terms.turn else (terms.late, terms.start_late)
    if way is Way.GROWTH or (way is Way.SHARE and terms.base is None):
        return terms.goal
    share = _share(terms, month, start)
    if way is Way.FLOW or (way is Way.CAP and terms.adds_up):
        return rounded(share * terms.goal, NOISE)
    if way is Way.MULTI_YEAR and terms.goal > -HUNDRED:
        factor = ((1 + terms.goal / HUNDRED).ln() * terms.years * share).exp()
        return rounded((factor - 1) * HUNDRED, NOISE)
    if way in {Way.LEVEL, Way.SHARE} and terms.base is not None:
        return rounded(terms.base + share * (terms.goal - terms.base), NOISE)
    return terms.goal if way is Way.CAP else None


def _share(terms: Terms, month: int, start: int) -> Decimal:
    if month <= start:
        return Decimal(0)
    if terms.paces:
        return terms.paces[month - min(terms.start_early, terms.start_late) - 1] / HUNDRED
    return Decimal(month - start) / (terms.due - start)


def points(rows: Sequence[Row]) -> list[Point]:
    """The points of all targets, in the order of the ledger."""
    return [p for row in rows for p in series(row)]


def columns(book: Book, plan: Plan) -> tuple[Column[Point], ...]:
    """The columns of the sheet."""
    cell = book.cell

    def figure(
        read: Callable[[Point], Decimal | None], shape: Callable[[Decimal], Decimal]
    ) -> Callable[[Point, int], Cell]:
        def made(p: Point, _: int) -> Cell:
            value = read(p)
            shown = shape(value) if value is not None else None
            return cell(value, "Figure", figure_format(shown, _unit(p), book.language))

        return made

    return (
        Column("indicator", "indicator", lambda p, _: cell(p.row.indicator, "Strong"), 16, 26),
        Column("region", "place", lambda p, _: cell(p.row.region), 8, 12),
        Column("period", "period", lambda p, _: cell(period_words(p.period, book.language)), 12, 16),
        Column(
            "through",
            "through",
            lambda p, _: cell(month_of(p.period), "Figure", MONTH[book.language]),
            11,
            12,
        ),
        Column("value", "value", figure(lambda p: p.value, lambda value: rounded(value, 2)), 11, 13),
        Column("path", "value on the path", figure(lambda p: p.path, shape_of), 11, 13),
        Column("difference", "difference", _difference(book, plan), 11, 13),
        Column("unit", "unit", lambda p, _: cell(_unit(p), "Centred"), 6, 9),
        Column("target", "target", lambda p, _: plan.leap(book, LEDGER, p.row.key, p.row.key), 14, 26),
    )


def shape_of(value: Decimal) -> Decimal:
    """What a computed value is formatted as: 16.6667万辆 and a third of a car tell more than is known."""
    if abs(value) < 1_000 or value == value.to_integral_value():
        return rounded(value, 2)
    return rounded(value, min(-3, 2 - value.adjusted()) if abs(value) >= 10_000 else 0)


def _unit(point: Point) -> str:
    return point.row.terms.unit if point.row.terms else ""


def _difference(book: Book, plan: Plan) -> Callable[[Point, int], Cell]:
    def made(p: Point, row: int) -> Cell:
        at = plan.areas[PROGRESS].at
        value, path = at("value", row), at("path", row)
        known = p.value is not None and p.path is not None
        difference = rounded(p.value - p.path, 6) if p.value is not None and p.path is not None else None
        formula = f'IF(OR({value}="",{path}=""),"",ROUND({value}-{path},6))'
        shape = figure_format(
            shape_of(difference) if difference is not None else None, _unit(p), book.language
        )
        return book.cell(Formula(formula, difference if known else ""), "Live", shape)

    return made


def charted(rows: Sequence[Row]) -> Iterator[list[Point]]:
    """The series worth a chart, the most urgent first."""
    found = [s for s in map(series, rows) if sum(1 for p in s if p.value is not None) >= FEWEST]
    found.sort(key=lambda s: SEVERITY.index(s[0].row.code) if s[0].row.code in SEVERITY else len(SEVERITY))
    yield from found[:CHARTS]


def draw(book: Book, sheet: Sheet, rows: Sequence[Row]) -> None:
    """Write the figures of charts under the table, where sorting does not reach, and the charts beside it."""
    drawn = list(charted(rows))
    if not drawn:
        return
    sheet.skip()
    sheet.put([book.words("Figures of the charts", "Section")], 24)
    for n, found in enumerate(drawn):
        row = found[0].row
        heads = [book.cell(_label(row, book.language), "Head"), *(book.words(h, "Head") for h in SERIES)]
        top = sheet.put(heads, 34)
        for p in found:
            cells = [book.cell(period_words(p.period, book.language), "Key")]
            sheet.put(cells + [book.cell(v, "Key figure") for v in (p.path, p.value)])
        chart = lines(
            Figures(sheet, top, top + 1, sheet.row - 1, 1, (2, 3)),
            Face(f"{_label(row, book.language)} · {_unit(found[0])}", _spoken(found, book), 15.5, 6.6),
            "0.0" if _unit(found[0]) in PERCENT else WAN[book.language],
        )
        sheet.file.add_chart(chart, f"{BESIDE}{_row_at(sheet, ROW + n * CHART_HEIGHT)}")


def _row_at(sheet: Sheet, depth: float) -> int:
    """The row of the table that begins so many points below its heading."""
    row, passed = HEAD_ROW + 1, 0.0
    while passed < depth:
        passed += sheet.heights[row - 1] if row < sheet.row else ROW
        row += 1
    return row


SERIES = ("value on the path", "value")


def _label(row: Row, language: str) -> str:
    return f"{row.indicator}（{row.region}）" if language == "zh" else f"{row.indicator} ({row.region})"


def _spoken(found: Sequence[Point], book: Book) -> str:
    values = ", ".join(
        f"{period_words(p.period, book.language)} {p.value:f}" for p in found if p.value is not None
    )
    told = msg(
        "Line chart of {indicator} against its path: {values}",
        indicator=found[0].row.indicator,
        values=values,
    )
    return say(told, book.language)
