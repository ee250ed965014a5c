"""The formulas of the ledger: completion, time pace, pace gap, status."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.report.rollup import SEVERITY, class_of
from tracker.report.workbook.cells import Formula
from tracker.report.workbook.table import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.report.view import Row
    from tracker.report.workbook.cells import Cell
    from tracker.report.workbook.plan import Area
    from tracker.report.workbook.sheet import Book

    Entry = tuple[int, Row]
    Builder = Callable[[Entry, int], Cell | None]

ONE = "0.0"
SIGNED = "+0.0;-0.0;0.0"


def shown(book: Book, area: Callable[[], Area]) -> tuple[Column[Entry], ...]:
    """The columns that a reader looks at."""

    def number(read: Callable[[Row], Decimal | None], form: str) -> Builder:
        return lambda e, _: book.cell(read(e[1]), "Live", form)

    def looked(name: str, read: Callable[[Row], str], style: str) -> Builder:
        def cell(entry: Entry, row: int) -> Cell:
            formula = f"INDEX({name},MATCH({area().at('code', row)},status_codes,0))"
            return book.cell(Formula(formula, read(entry[1])), style)

        return cell

    return (
        Column("completion", "completion (%)", number(lambda r: r.completion, ONE), 10, 10),
        Column("pace", "time pace (%)", number(lambda r: r.pace, ONE), 10, 10),
        Column("gap", "pace gap (points)", number(lambda r: r.gap, SIGNED), 10, 10),
        Column("sign", "sign", looked("status_signs", lambda r: r.status.symbol, "Live text"), 5, 5),
        Column("status", "status", looked("status_words", lambda r: r.status.words, "Live text"), 10, 13),
    )


def folded(book: Book, area: Callable[[], Area]) -> tuple[Column[Entry], ...]:
    """The columns that feed the formulas."""

    def aside(key: str, title: str, cell: Builder) -> Column[Entry]:
        return Column(key, title, cell, 10, 16, level=1, printed=False)

    def class_cell(entry: Entry, row: int) -> Cell:
        formula = f"INDEX(status_classes,MATCH({area().at('code', row)},status_codes,0))"
        return book.cell(Formula(formula, book.say(class_of(entry[1].code))), "Key")

    def urgency(entry: Entry, row: int) -> Cell:
        at = area().at
        rank = f"INDEX(status_urgency,MATCH({at('code', row)},status_codes,0))"
        formula = f"IF({rank}=0,0,{rank}*10^10+(10^5-N({at('gap', row)}))*10^3-{at('number', row)}/10^4)"
        return book.cell(Formula(formula, urgency_of(*entry)), "Key figure")

    return (
        aside("code", "status code", lambda e, _: book.cell(e[1].code, "Key")),
        aside("class", "status class", class_cell),
        aside("urgency", "urgency", urgency),
    )


def rank_of(code: str) -> int:
    """How urgent a status is, the worst highest, 0 where nothing is to be done."""
    return len(SEVERITY) - SEVERITY.index(code) if code in SEVERITY else 0


def urgency_of(number: int, row: Row) -> Decimal:
    """What the five that need attention are sorted by: status, then gap, then the order of the ledger."""
    rank = rank_of(row.code)
    if rank == 0:
        return Decimal(0)
    gap = row.gap if row.gap is not None else Decimal(0)
    return rank * Decimal(10**10) + (10**5 - gap) * 1000 - Decimal(number) / 10**4
