"""The columns of the ledger that are formulas, and those, folded away, that feed them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.knowledge.profiles import profile
from tracker.model import exchange
from tracker.model.assessment import Status
from tracker.model.terms import Terms, Way
from tracker.report.rollup import SEVERITY, class_of
from tracker.report.workbook import formulas
from tracker.report.workbook.cells import Formula
from tracker.report.workbook.mirror import Mirror, mirror
from tracker.report.workbook.styles import DAY
from tracker.report.workbook.table import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.knowledge.profiles import Thresholds
    from tracker.report.view import Report, Row
    from tracker.report.workbook.cells import Cell, Plain
    from tracker.report.workbook.plan import Area
    from tracker.report.workbook.sheet import Book

PLACE = re.compile(r"\{(\w+)\}")
FIGURE = "0.0#####"
SIGNED = "+0.0#####;-0.0#####;0.0"
NOTHING = Terms(early=Way.NONE, late=Way.NONE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with its number, its terms, and the values of its formulas."""

    number: int
    row: Row
    terms: Terms
    mirror: Mirror


def entries(report: Report, bands: Thresholds) -> list[Entry]:
    """The rows of a report, each with what its formulas come to."""
    as_of = report.as_of.last if report.as_of else 0
    found = []
    for number, row in enumerate(report.rows, 1):
        terms = row.terms or NOTHING
        found.append(Entry(number, row, terms, mirror(row, terms, as_of, bands)))
    return found


class Live:
    """Makes the columns; `area` tells where they will stand."""

    def __init__(self, book: Book, area: Callable[[], Area]) -> None:
        self.book = book
        self.area = area
        self._texts: dict[str, str] = {}

    def shown(self) -> tuple[Column[Entry], ...]:
        """The columns that a reader looks at."""
        number, words, language = self._number, self._words, self.book.language
        return (
            number(
                "completion", "completion (%)", formulas.COMPLETION, lambda e: e.mirror.completion, FIGURE
            ),
            number("pace", "time pace (%)", formulas.PACE, lambda e: e.mirror.pace, FIGURE),
            number("gap", "pace gap (points)", formulas.GAP, lambda e: e.mirror.gap, SIGNED),
            words("sign", "sign", formulas.SIGN, lambda e: e.row.status.symbol),
            words("status", "status", formulas.STATUS, lambda e: e.row.status.words),
            words("judged", "judged by a person", formulas.JUDGED, lambda e: verdict_words(e.row, language)),
        )

    def folded(self) -> tuple[Column[Entry], ...]:
        """The columns that feed them: what the judgement was computed with, then the steps."""
        say = self.book.say
        return (*self._given(), *self._then(), *self._people(), *self._steps(), self._step(
            "class", "status class", formulas.CLASS, lambda e: say(class_of(e.row.code))
        ), self._step("urgency", "urgency", formulas.URGENCY, urgency))  # fmt: skip

    def _given(self) -> tuple[Column[Entry], ...]:
        """What stays as it is, whatever is typed."""
        fixed = self._fixed
        return (
            fixed("early", "way before the turn", lambda e: e.terms.early.value),
            fixed("late", "way from the turn on", lambda e: e.terms.late.value),
            fixed("turn", "turn (month)", lambda e: e.terms.turn),
            fixed("op", "comparator", lambda e: e.terms.op.value),
            fixed("direction", "better direction", lambda e: e.terms.direction),
            fixed("aim", "goal in figures", lambda e: e.terms.goal),
            fixed("bound", "bound at the end", lambda e: e.terms.bound),
            fixed("base", "baseline in figures", lambda e: e.terms.base),
            fixed("low", "lower end", lambda e: e.terms.low),
            fixed("high", "upper end", lambda e: e.terms.high),
            fixed("start_early", "start before the turn (month)", lambda e: e.terms.start_early),
            fixed("start_late", "start from the turn on (month)", lambda e: e.terms.start_late),
            fixed("due", "due (month)", lambda e: e.terms.due),
            fixed("due_day", "due day", lambda e: e.terms.due_day, DAY),
            fixed("years", "years", lambda e: e.terms.years),
            fixed("own", "own months only", lambda e: int(e.terms.own_months)),
            fixed("adds_up", "adds up", lambda e: int(e.terms.adds_up)),
            fixed("paces", "expected by month", lambda e: pace_text(e.terms)),
            fixed("lag", "usual lag (months)", lambda e: e.terms.lag),
        )

    def _then(self) -> tuple[Column[Entry], ...]:
        """What was so when the report was made."""
        fixed = self._fixed
        return (
            fixed("forecast_then", "forecast then", lambda e: e.terms.forecast),
            fixed("code_then", "status then", lambda e: e.row.code),
            fixed("value_then", "actual then", lambda e: e.row.value_used if e.mirror.usable else None),
            fixed("month_then", "month then", lambda e: e.mirror.month),
            fixed("shown", exchange.LEDGER_TITLES["shown"], shown),
            fixed("held", "held until edited", lambda e: int(e.mirror.held)),
            fixed("completion_then", "completion then", lambda e: e.row.completion),
            fixed("pace_then", "time pace then", lambda e: e.row.pace),
            fixed("gap_then", "pace gap then", lambda e: e.row.gap),
        )

    def _people(self) -> tuple[Column[Entry], ...]:
        """What people had written when the report was made, to tell what they write now."""
        titles = exchange.LEDGER_TITLES

        def then(key: str, value: Callable[[Entry], Plain], form: str = "General") -> Column[Entry]:
            return self._fixed(f"{key}_then", titles[f"{key}_then"], value, form)

        return (
            self._fixed("measured", titles["measured"], lambda e: e.terms.measure.value),
            then("evidence", lambda e: e.row.milestone.evidence if e.row.milestone else ""),
            then("closed", lambda e: day_of(e.row.milestone.closed) if e.row.milestone else None, DAY),
            then("owner", lambda e: e.row.owner),
            then("note", lambda e: e.row.note),
            then("verdict", lambda e: verdict_words(e.row, self.book.language)),
            then("verdict_reason", lambda e: e.row.override.reason if e.row.override else ""),
            then("verdict_by", lambda e: e.row.override.by if e.row.override else ""),
            then("verdict_on", lambda e: day_of(e.row.override.date) if e.row.override else None, DAY),
        )

    def _steps(self) -> tuple[Column[Entry], ...]:
        step = self._step
        return (
            step("month", "month", formulas.MONTH, lambda e: e.mirror.month),
            step("way", "way", formulas.WAY, lambda e: e.mirror.way),
            step("usable", "usable", formulas.USABLE, lambda e: int(e.mirror.usable)),
            step("gone", "months gone", formulas.GONE, lambda e: e.mirror.gone),
            step("end", "end that counts", formulas.END, lambda e: e.mirror.end),
            step("sense", "direction that counts", formulas.SENSE, lambda e: e.mirror.sense),
            step("covered", "way covered (%)", formulas.COVERED, lambda e: e.mirror.covered),
            step("expected", "way expected (%)", formulas.EXPECTED, lambda e: e.mirror.expected),
            step("distance", "distance (points)", formulas.DISTANCE, lambda e: e.mirror.distance),
            step("ratio", "ratio", formulas.RATIO, lambda e: e.mirror.ratio),
            step(
                "met", "goal met", formulas.MET, lambda e: None if e.mirror.met is None else int(e.mirror.met)
            ),
            step("fresh", "status before the due date", formulas.FRESH, lambda e: e.mirror.fresh),
            step("code", "status code", formulas.CODE, lambda e: e.mirror.code),
        )

    def _number(
        self, key: str, title: str, formula: str, value: Callable[[Entry], Decimal | None], form: str
    ) -> Column[Entry]:
        def cell(entry: Entry, row: int) -> Cell:
            return self.book.cell(Formula(self._at(formula, row), blank(value(entry))), "Live", form)

        return Column(key, title, cell, {"gap": 17, "pace": 14}.get(key, 12), 18)

    def _words(self, key: str, title: str, formula: str, value: Callable[[Entry], str]) -> Column[Entry]:
        def cell(entry: Entry, row: int) -> Cell:
            return self.book.cell(Formula(self._at(formula, row), value(entry)), "Live text")

        return Column(key, title, cell, 5, 15)

    def _fixed(
        self, key: str, title: str, value: Callable[[Entry], Plain], form: str = "General"
    ) -> Column[Entry]:
        def cell(entry: Entry, _: int) -> Cell:
            return self.book.cell(value(entry), "Key", form)

        return Column(key, title, cell, 9, 14, level=1, printed=False)

    def _step(self, key: str, title: str, formula: str, value: Callable[[Entry], Plain]) -> Column[Entry]:
        def cell(entry: Entry, row: int) -> Cell:
            return self.book.cell(Formula(self._at(formula, row), blank(value(entry))), "Key")

        return Column(key, title, cell, 9, 14, level=1, printed=False)

    def _at(self, formula: str, row: int) -> str:
        """The formula for a row."""
        text = self._texts.get(formula)
        if text is None:
            letter = self.area().letter
            text = self._texts[formula] = PLACE.sub(lambda m: f"${letter(m[1])}\0", formula)
        return text.replace("\0", str(row))


def shown(entry: Entry) -> str:
    """The key of the reported value that the row shows; nothing where the value was computed."""
    current = entry.row.current
    return current.key if current and not current.derivation else ""


def day_of(text: str) -> date | None:
    """A day written in ISO 8601; None for no text."""
    return date.fromisoformat(text) if text else None


def verdict_words(row: Row, language: str) -> str:
    """A person's own verdict in the words of the field, whatever lights the report shows."""
    if row.override is None:
        return ""
    status = row.override.status
    return profile().words(Status(status), language) if status in set(Status) else status


def blank(value: Plain) -> Plain:
    """What a formula gives where there is no value: an empty text."""
    return "" if value is None else value


def pace_text(terms: Terms) -> str | None:
    """The path by month as a text that a formula can cut: billionths of a per cent, equally wide."""
    if not terms.paces:
        return None
    texts = [f"{int((p * 10**9).to_integral_value()):0{formulas.PACE_DIGITS}d}" for p in terms.paces]
    return "".join(texts) if all(len(t) == formulas.PACE_DIGITS for t in texts) else None


def rank_of(code: str) -> int:
    """How urgent a status is, the worst highest, 0 where nothing is to be done."""
    return len(SEVERITY) - SEVERITY.index(code) if code in SEVERITY else 0


def urgency(entry: Entry) -> Decimal:
    """What the five that need attention are sorted by: status, then gap, then the order of the ledger."""
    rank = rank_of(entry.row.code)
    if rank == 0:
        return Decimal(0)
    gap = entry.row.gap if entry.row.gap is not None else Decimal(0)
    return rank * Decimal(10**10) + (10**5 - gap) * 1000 - Decimal(entry.number) / 10**4
