"""总览: what the first look should tell; every count is a formula over the ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.language import say
from tracker.model.message import msg
from tracker.report.rollup import CLASSES, class_of
from tracker.report.wording import WITH_VERDICT, with_verdict
from tracker.report.workbook.cells import Cell, Formula
from tracker.report.workbook.charts import Face, Figures, bars
from tracker.report.workbook.compare import compare
from tracker.report.workbook.dress import data_bar, pale
from tracker.report.workbook.ledger import month_of
from tracker.report.workbook.live import SIGNED
from tracker.report.workbook.plan import LEDGER, OVERVIEW, text
from tracker.report.workbook.sheet import LINE, ROW, Sheet
from tracker.report.workbook.styles import MONTH
from tracker.report.workbook.text import lines
from tracker.report.workbook.together import write_together

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.report.view import Group, Report, Row
    from tracker.report.workbook.cells import Plain
    from tracker.report.workbook.plan import Area, Plan
    from tracker.report.workbook.sheet import Book

WIDTHS = (19, 10, 11, 12, 13, 13, 13, 13, 13, 9, 7, 6)
LAST = len(WIDTHS)
MOST_GROUPS = 20
"""How many groups are listed by name; the others are told in one line."""
WORST = 5
WORST_HEADS = (
    *(("indicator", 1, 2), ("place", 3, 3), ("owner", 4, 5), ("status", 6, 6)),
    *(("completion", 7, 7), ("pace gap", 8, 8), ("finding at the time of the report", 9, LAST)),
)
PERCENT = '0.0####"%"'


def write_overview(book: Book, plan: Plan, report: Report) -> Sheet:
    """Write the sheet."""
    sheet = Sheet(book, book.say(OVERVIEW), WIDTHS, freeze="A4", tab="B8860B", scale=80)
    view = Overview(book, sheet, plan.areas[LEDGER], report)
    view.heading()
    view.tiles()
    view.changes()
    view.attention()
    view.groups("By plan", "plan", report.plans)
    write_together(book, sheet, report)
    view.statuses()
    view.groups("By place", "region", report.regions)
    view.groups("By owner", "owner", report.owners)
    view.groups("By topic", "topic", report.topics)
    compare(book, sheet, plan.areas[LEDGER], report.rows)
    sheet.print_to(LAST)
    view.reading()
    return sheet


READING = (
    "Tinted cells take what you know; status, completion and counts follow at once.",
    "Completion, time pace and pace gap are for the end of the actual's own period.",
    "How each status is found stands on the sheet of methods, where thresholds can be changed.",
    "No data is not zero; what was refused, and why, stands on the sheets of actuals and matters to check.",
    "Large values are shown in 万 and 亿 and stay numbers; the unit stands in its own column.",
    "The numbers in the first column bring back the order; the key in the last column must stay as it is.",
)


GROUPED = {"plan": "plan", "region": "place", "owner": "owner", "topic": "topic"}


def class_counts(rows: Sequence[Row]) -> list[int]:
    """How many of the rows stand in each class."""
    classes = Counter(class_of(row.code) for row in rows)
    return [classes[name] for name in CLASSES]


def or_blank(value: Decimal | None) -> Decimal | str:
    """What a formula gives where there is no value: an empty text."""
    return "" if value is None else value


@dataclass(frozen=True, slots=True)
class Overview:
    """Writes the parts of the sheet, one below the other."""

    book: Book
    sheet: Sheet
    ledger: Area
    report: Report

    def heading(self) -> None:
        """The title, and for when the report speaks."""
        as_of = say(msg("as of {period}", period=self.report.as_of_words), self.book.language)
        self.sheet.head(self.report.title, as_of if self.report.as_of else "", self.book.say("unit: targets"))

    def tiles(self) -> None:
        """The as-of, the number of targets, and how many stand in each class."""
        cell, words = self.book.cell, self.book.words
        self.sheet.skip()
        for n in range(len(CLASSES)):
            self.sheet.merge(3 + 2 * n, 4 + 2 * n)
        labels = [words("as of", "Tile label"), words("targets", "Tile label")]
        for name in CLASSES:
            labels += [words(name, "Tile label"), cell(None, "Tile label")]
        self.sheet.put(labels, 18)
        for n in range(len(CLASSES)):
            self.sheet.merge(3 + 2 * n, 4 + 2 * n)
        total = Formula(f"COUNTA({self.ledger.span('target')})", len(self.report.rows))
        figures = [self._as_of(), cell(total, "Tile", "#,##0")]
        for name, number in zip(CLASSES, class_counts(self.report.rows), strict=True):
            wanted = text(self.book.say(name))
            formula = Formula(f"COUNTIF({self.ledger.span('class')},{wanted})", number)
            figures += [cell(formula, "Tile", "#,##0"), cell(None, "Tile")]
        row = self.sheet.put(figures, 36)
        self.book.name("as_of", self.sheet.title, f"$A${row}")

    def statuses(self) -> None:
        """Counts by status with their shares, and a chart of them."""
        cell, words = self.book.cell, self.book.words
        self._section("By status", 80 + ROW * len(self.report.counts))
        heads = ("status", "sign", "targets", "share")
        top = self.sheet.put([words(h, "Head") for h in heads], 20)
        total = max(len(self.report.rows), 1)
        for count in self.report.counts:
            row = self.sheet.row
            number = Formula(f"COUNTIF({self.ledger.span('status')},$A{row})", count.number)
            share = Formula(
                f"IF(COUNTA({self.ledger.span('target')})=0,0,C{row}/COUNTA({self.ledger.span('target')}))",
                Decimal(count.number) / total,
            )
            self.sheet.put(
                [
                    cell(count.light.words, "Strong"),
                    cell(count.light.symbol, "Centred"),
                    cell(number, "Live", "#,##0"),
                    cell(share, "Live", "0%"),
                ]
            )
        last = self.sheet.row - 1
        self._overridden(total)
        self._bars(f"D{top + 1}:D{last}")
        self.sheet.file.conditional_formatting.add(f"A{top + 1}:D{last}", pale(f"$C{top + 1}=0"))
        height = (last - top + 1) * ROW / 28.35
        chart = bars(
            Figures(self.sheet, top, top + 1, last, 1, (3,)),
            Face(self.book.say("Targets by status"), self._spoken(), 17.5, height),
            colours=[c.light.colour.removeprefix("#") for c in self.report.counts],
        )
        self.sheet.file.add_chart(chart, f"F{top}")

    def _overridden(self, total: int) -> None:
        """How many of the targets a person judged otherwise; the counts above are of what was computed."""
        cell, row = self.book.cell, self.sheet.row
        verdicts = self.ledger.span("verdict")
        found = sum(r.override is not None for r in self.report.rows)
        share = f"IF(COUNTA({self.ledger.span('target')})=0,0,C{row}/COUNTA({self.ledger.span('target')}))"
        self.sheet.put(
            [
                self.book.words("judged otherwise by a person", "Strong"),
                cell("✎", "Centred"),
                cell(Formula(f'SUMPRODUCT(({verdicts}<>"")*1)', found), "Live", "#,##0"),
                cell(Formula(share, Decimal(found) / total), "Live", "0%"),
            ],
            LINE * lines(self.book.say("judged otherwise by a person"), WIDTHS[0] - 2) + 4,
        )

    def attention(self) -> None:
        """The five that need attention, found again whenever the ledger changes."""
        words = self.book.words
        self._section("The five that need attention", 250)
        self._merged([(words(title, "Head"), first, last) for title, first, last in WORST_HEADS], 34)
        rows = {row.key: row for row in self.report.rows}
        for n in range(1, WORST + 1):
            worst = self.report.attention[n - 1] if n <= len(self.report.attention) else None
            row = rows[worst.key] if worst else None
            live = self._ranked(n)
            sentence = row.headline if row else ""
            stands = with_verdict(row.status.words, row.override, self.book.language) if row else ""
            self._merged(
                [
                    (live("indicator", row.indicator if row else "", "Live left"), 1, 2),
                    (live("region", row.region if row else "", "Live left"), 3, 3),
                    (live("owner", row.owner if row else "", "Live left"), 4, 5),
                    (self._stands(live, stands), 6, 6),
                    (live("completion", or_blank(row.completion if row else None), "Live", PERCENT), 7, 7),
                    (live("gap", or_blank(row.gap if row else None), "Live", SIGNED), 8, 8),
                    (live("headline", sentence, "Live left"), 9, LAST),
                ],
                self._tallest((sentence, sum(WIDTHS[8:])), (row.indicator if row else "", 27), (stands, 11)),
            )

    @staticmethod
    def _tallest(*texts: tuple[str, float]) -> float:
        """The height in which each text is shown whole in its room."""
        return LINE * max(1, *(lines(text, room) for text, room in texts)) + 4

    def _stands(self, live: Callable[..., Cell], words: str) -> Cell:
        """The computed status, with what a person judged otherwise."""
        before, after = self.book.say(WITH_VERDICT).removeprefix("{status}").split("{verdict}")
        return live("status", words, "Live text", behind=("judged", before, after))

    def _ranked(self, n: int) -> Callable[..., Cell]:
        """Makes the cells of the n-th worst target, found by its urgency."""
        area, cell = self.ledger, self.book.cell
        found = f"MATCH(LARGE({area.span('urgency')},{n}),{area.span('urgency')},0)"
        there = f"IFERROR(LARGE({area.span('urgency')},{n})>0,FALSE)"

        def live(
            key: str,
            value: Plain,
            style: str,
            form: str = "General",
            behind: tuple[str, str, str] | None = None,
        ) -> Cell:
            shown = f"INDEX({area.span(key)},{found})" + ("" if style == "Live" else '&""')
            if behind:
                more, before, after = (
                    f"INDEX({area.span(behind[0])},{found})",
                    text(behind[1]),
                    text(behind[2]),
                )
                shown += f'&IF({more}="","",{before}&{more}&{after})'
            return cell(Formula(f'IF({there},{shown},"")', value), style, form)

        return live

    def groups(self, title: str, kind: str, groups: Sequence[Group]) -> None:
        """A group a row: how many targets, how many in each class, and the share on course."""
        members: dict[str, list[Row]] = {}
        for row in self.report.rows:
            members.setdefault(getattr(row, kind), []).append(row)
        if not any(members):
            return
        words = self.book.words
        self._section(title, 80 + 20 * min(len(groups), 8))
        heads = [(words(GROUPED[kind], "Head"), 1, 3), (words("targets", "Head"), 4, 4)]
        heads += [(words(name, "Head"), 5 + n, 5 + n) for n, name in enumerate(CLASSES)]
        heads += [(words("share on course", "Head"), 10, 10)]
        self._merged(heads, 34)
        top = self.sheet.row
        for group in groups[:MOST_GROUPS]:
            named = group.name in members
            self._group(kind, group.name, members[group.name if named else ""], named=named)
        self._bars(f"J{top}:J{self.sheet.row - 1}")
        if (more := len(groups) - MOST_GROUPS) > 0:
            told = msg("{count} smaller groups are not listed; filter the ledger to see them", count=more)
            self.sheet.paragraph(say(told, self.book.language))

    def _group(self, kind: str, name: str, rows: Sequence[Row], *, named: bool) -> None:
        cell, area, row = self.book.cell, self.ledger, self.sheet.row
        wanted = f"$A{row}" if named else '""'
        here = f'({area.span(kind)}={wanted})*({area.span("target")}<>"")'
        numbers = class_counts(rows)
        cells = [
            (cell(name, "Strong"), 1, 3),
            (cell(Formula(f"SUMPRODUCT({here})", len(rows)), "Live", "#,##0"), 4, 4),
        ]
        for n, (class_name, number) in enumerate(zip(CLASSES, numbers, strict=True), 5):
            formula = f"SUMPRODUCT({here}*({area.span('class')}={text(self.book.say(class_name))}))"
            cells.append((cell(Formula(formula, number), "Live", "#,##0"), n, n))
        share = Formula(f"IF($D{row}=0,0,$E{row}/$D{row})", Decimal(numbers[0]) / max(len(rows), 1))
        cells.append((cell(share, "Live", "0%"), 10, 10))
        self._merged(cells, LINE * lines(name, sum(WIDTHS[:3])) + 4)

    def changes(self) -> None:
        """What changed since an earlier report, where one was compared with."""
        if self.report.changes:
            self._section("What changed")
            for change in self.report.changes:
                self.sheet.paragraph(f"• {change}", "Plain")

    def reading(self) -> None:
        """How to read and use the workbook; paper takes no typing and does without."""
        self.sheet.skip()
        self.sheet.put([self.book.words("How to read this workbook", "Section")], 24)
        for line in READING:
            self.sheet.paragraph(f"• {self.book.say(line)}", "Plain")

    def _section(self, title: str, height: float = 120) -> None:
        """A heading; a new page where what follows would not fit on this one."""
        self.sheet.keep_together(height)
        self.sheet.skip()
        self.sheet.put([self.book.words(title, "Section")], 24)

    def _merged(self, cells: Sequence[tuple[Cell, int, int]], height: float) -> None:
        row: list[Cell | None] = []
        for cell, first, last in cells:
            if last > first:
                self.sheet.merge(first, last)
            row += [cell, *([Cell(None, cell.style)] * (last - first))]
        self.sheet.put(row, height)

    def _bars(self, area: str) -> None:
        self.sheet.file.conditional_formatting.add(area, data_bar(1))

    def _spoken(self) -> str:
        counts = ", ".join(f"{c.light.words} {c.number}" for c in self.report.counts if c.number)
        return say(msg("Bar chart of targets by status: {counts}", counts=counts), self.book.language)

    def _as_of(self) -> Cell:
        month = month_of(self.report.as_of)
        return self.book.cell(month, "Tile input", MONTH[self.book.language])
