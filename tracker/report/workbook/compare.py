"""Goal against actual by target: two short tables on the overview, each with its chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language import say
from tracker.model.message import msg
from tracker.report.rollup import SEVERITY
from tracker.report.workbook.cells import Cell, Formula
from tracker.report.workbook.charts import bars
from tracker.report.workbook.plan import text
from tracker.report.workbook.sheet import LINE
from tracker.report.workbook.text import lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from tracker.report.view import Row
    from tracker.report.workbook.plan import Area
    from tracker.report.workbook.sheet import Book, Sheet

MOST = 12
"""How many targets a chart can show and still be read."""
LABEL = 2
PERCENT = {"%", "百分点"}


def by_pace(rows: Sequence[Row]) -> list[Row]:
    """The targets with a completion and a pace, the most urgent first, as many as a chart can show."""
    return _urgent([r for r in rows if r.completion is not None and r.pace is not None])


def by_rate(rows: Sequence[Row]) -> list[Row]:
    """The goals in per cent that have a value but no completion: growth rates, shares, caps."""
    return _urgent(
        [r for r in rows if r.completion is None and r.current and r.goal and r.goal.unit in PERCENT
         and r.current.figure.unit == r.goal.unit]
    )  # fmt: skip


def _urgent(rows: list[Row]) -> list[Row]:
    ranked = sorted(rows, key=lambda r: (SEVERITY.index(r.code) if r.code in SEVERITY else 99, r.gap or 0))
    return ranked[:MOST]


def compare(book: Book, sheet: Sheet, ledger: Area, rows: Sequence[Row]) -> None:
    """Write both tables with their charts beside them; nothing for a kind that no target is of."""
    pairs = (
        (
            "Completion against time pace",
            by_pace(rows),
            ("pace", "completion"),
            ("time pace (%)", "completion (%)"),
        ),
        ("Rates against their goals (%)", by_rate(rows), ("goal_value", "actual"), ("goal", "latest actual")),
    )
    for title, chosen, keys, heads in pairs:
        if chosen:
            sheet.keep_together(max(100 + 32 * len(chosen), 260))
            sheet.skip()
            sheet.put([book.words(title, "Section")], 24)
            _table(book, sheet, ledger, title, chosen, keys, heads)


def _table(  # noqa: PLR0913 - the parts of one table
    book: Book,
    sheet: Sheet,
    ledger: Area,
    title: str,
    rows: Sequence[Row],
    keys: tuple[str, str],
    heads: tuple[str, str],
) -> None:
    sheet.merge(1, LABEL)
    top = sheet.put(
        [book.words("target", "Head"), book.words("target", "Head"), *(book.words(h, "Head") for h in heads)],
        34,
    )
    for row in rows:
        label = (
            f"{row.indicator}（{row.region}）" if book.language == "zh" else f"{row.indicator} ({row.region})"
        )
        found = f"MATCH({text(row.key)},{ledger.span('target')},0)"
        sheet.merge(1, LABEL)
        cells: list[Cell | None] = [book.cell(label, "Strong"), book.cell(None, "Strong")]
        for key, value in zip(keys, _values(row, keys), strict=True):
            cells.append(book.cell(Formula(f"INDEX({ledger.span(key)},{found})", value), "Live", "0.0"))
        sheet.put(cells, LINE * max(lines(label, sum(sheet.widths[:LABEL])), 2) + 2)
    last = sheet.row - 1
    height = 34 + sum(sheet.file.row_dimensions[n].height or LINE for n in range(top + 1, last + 1))
    said = ", ".join(f"{r.indicator} {a} / {b}" for r in rows for a, b in [_values(r, keys)])
    chart = bars(
        sheet.file,
        title=book.say(title),
        words=say(msg("Bar chart, {first} behind {second}: {values}", first=book.say(heads[0]),
                      second=book.say(heads[1]), values=said), book.language),
        heads=top,
        rows=(top + 1, last),
        labels=1,
        values=(LABEL + 1, LABEL + 2),
        size=(17.5, max(height - 8, 150) / 28.35),
        bullet=keys == ("pace", "completion"),
    )  # fmt: skip
    sheet.file.add_chart(chart, f"F{top}")
    while (missing := 150 - height) > 0:
        sheet.skip()
        height += LINE + 3
        del missing


def _values(row: Row, keys: tuple[str, str]) -> tuple[Decimal | None, Decimal | None]:
    if keys[0] == "pace":
        return row.pace, row.completion
    return row.goal.value if row.goal else None, row.current.figure.value if row.current else None
