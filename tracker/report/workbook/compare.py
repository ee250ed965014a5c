"""Goal against actual by target: two short tables on the overview, each with its chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language import say
from tracker.model.message import msg
from tracker.report.rollup import SEVERITY
from tracker.report.workbook.cells import Cell, Formula
from tracker.report.workbook.charts import Face, Figures, bars
from tracker.report.workbook.plan import text
from tracker.report.workbook.sheet import LINE, ROW
from tracker.report.workbook.text import lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from tracker.report.view import Row
    from tracker.report.workbook.plan import Area
    from tracker.report.workbook.sheet import Book, Sheet

MOST = 12
"""How many targets a chart can show and still be read."""
LABEL = 2
"""How many columns the name of a target takes."""
HEAD, LEAST, BELOW = 34.0, 150.0, 8.0
PERCENT = {"%", "百分点"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of each target: columns in the ledger, headings, values; the first is drawn paler."""

    title: str
    keys: tuple[str, str]
    heads: tuple[str, str]
    values: Callable[[Row], tuple[Decimal | None, Decimal | None]]


PACE = Pair(
    "Completion against time pace",
    ("pace", "completion"),
    ("time pace (%)", "completion (%)"),
    lambda r: (r.pace, r.completion),
)
RATES = Pair(
    "Rates against their goals (%)",
    ("goal_value", "actual"),
    ("goal", "latest actual"),
    lambda r: (r.goal.value if r.goal else None, r.value_used),
)


def by_pace(rows: Sequence[Row]) -> list[Row]:
    """The targets on their way, the most urgent first, as many as a chart can show.

    Where nothing is expected yet, 0 beside 0 would look like data that are missing.
    """
    return _urgent([r for r in rows if r.completion is not None and r.pace])


def by_rate(rows: Sequence[Row]) -> list[Row]:
    """The goals in per cent that have a value but no completion: growth rates, shares, caps."""
    return _urgent([r for r in rows if r.completion is None and r.value_used is not None and _is_rate(r)])


def _is_rate(row: Row) -> bool:
    return row.goal is not None and row.terms is not None and row.goal.unit == row.terms.unit in PERCENT


def _urgent(rows: list[Row]) -> list[Row]:
    ranked = sorted(rows, key=lambda r: (SEVERITY.index(r.code) if r.code in SEVERITY else 99, r.gap or 0))
    return ranked[:MOST]


def compare(book: Book, sheet: Sheet, ledger: Area, rows: Sequence[Row]) -> None:
    """Write both tables with their charts beside them; nothing for a kind that no target is of."""
    for pair, chosen in ((PACE, by_pace(rows)), (RATES, by_rate(rows))):
        if chosen:
            heights = [_height(r, sheet, book.language) for r in chosen]
            taken = HEAD + sum(heights)
            sheet.keep_together(60 + max(taken, LEAST))
            sheet.skip()
            sheet.put([book.words(pair.title, "Section")], 24)
            top = sheet.row
            _table(book, sheet, ledger, pair, chosen)
            _chart(book, sheet, pair, chosen, top)
            for _ in range(max(0, -int((taken - LEAST) // ROW))):
                sheet.skip()


def _table(book: Book, sheet: Sheet, ledger: Area, pair: Pair, rows: Sequence[Row]) -> None:
    sheet.merge(1, LABEL)
    heads = [book.words("target", "Head"), book.words("target", "Head")]
    sheet.put([*heads, *(book.words(h, "Head") for h in pair.heads)], HEAD)
    for row in rows:
        found = f"MATCH({text(row.key)},{ledger.span('target')},0)"
        sheet.merge(1, LABEL)
        cells: list[Cell | None] = [
            book.cell(_label(row, book.language), "Strong"),
            book.cell(None, "Strong"),
        ]
        for key, value in zip(pair.keys, pair.values(row), strict=True):
            cells.append(book.cell(Formula(f"INDEX({ledger.span(key)},{found})", value), "Live", "0.0"))
        sheet.put(cells, _height(row, sheet, book.language))


def _chart(book: Book, sheet: Sheet, pair: Pair, rows: Sequence[Row], top: int) -> None:
    height = HEAD + sum(_height(r, sheet, book.language) for r in rows)
    drawn = [pair.values(r) for r in rows]
    values = ", ".join(f"{r.indicator} {a} / {b}" for r, (a, b) in zip(rows, drawn, strict=True))
    first, second = (book.say(h) for h in pair.heads)
    told = msg("Bar chart, {first} and {second}: {values}", first=first, second=second, values=values)
    chart = bars(
        Figures(sheet, top, top + 1, top + len(rows), 1, (LABEL + 1, LABEL + 2)),
        Face(book.say(pair.title), say(told, book.language), 17.5, (max(height, LEAST) - BELOW) / 28.35),
        least=min((v for figures in drawn for v in figures if v is not None), default=0),
    )
    sheet.file.add_chart(chart, f"F{top}")


def _label(row: Row, language: str) -> str:
    return f"{row.indicator}（{row.region}）" if language == "zh" else f"{row.indicator} ({row.region})"


def _height(row: Row, sheet: Sheet, language: str) -> float:
    return LINE * max(lines(_label(row, language), sum(sheet.widths[:LABEL]) - 2), 1) + 8
