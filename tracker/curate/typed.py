"""Actuals that people typed into a report workbook → entries of a file of actuals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.curate.amend import NewActual
from tracker.curate.known import Entry, Known
from tracker.curate.measure import measure_of
from tracker.curate.scale import off_scale
from tracker.curate.tables import worded
from tracker.grammar.convert import comparable, in_unit
from tracker.grammar.figures import amount
from tracker.grammar.goal import read_goal
from tracker.grammar.period import read_period
from tracker.grammar.unread import Unread
from tracker.language import LANGUAGES, translate
from tracker.model import exchange
from tracker.model.actual import Quality
from tracker.model.claim import Measure
from tracker.model.message import Message, msg
from tracker.model.period import Period
from tracker.model.quantity import Quantity
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.curate.workbook_in import Got, Line
    from tracker.curate.yaml_text import Value
    from tracker.model.actual import Actual
    from tracker.model.target import Target

YEAR = 12
SAME = Decimal("1e-12")
MEASURES = {
    translate(words, language): code for code, words in exchange.MEASURES.items() for language in LANGUAGES
} | {translate(exchange.LEVEL_OF_RATE, language): Measure.LEVEL.value for language in LANGUAGES}
BY_BASIS = {Measure.GROWTH, Measure.CHANGE, Measure.RATIO}
LIKE_THESE = msg("write a figure with its unit, such as 82.4万辆")
LIKE_PERIODS = msg("write the month that the value runs through, such as 2025-10")


@dataclass(frozen=True, slots=True)
class Typed:
    """A value that was typed: the entry that it makes, and what is said of it."""

    new: NewActual
    text: Message
    warning: Problem | None = None


class TypedActuals:
    """Makes entries of typed values; each gets an id that its file does not have yet.

    `seen` holds the keys of those in the workbook, `file` is where the entries go, `today` the day on which
    they count as said, `language` that of the words for who said it.
    """

    def __init__(
        self, actuals: Iterable[Actual], seen: Iterable[str], *, file: str, today: date, language: str
    ) -> None:
        actuals = list(actuals)
        self.known = Known(actuals, seen)
        self.ids = {a.id for a in actuals if a.file == file}
        self.file, self.today = file, today
        self.publisher = translate("typed in the workbook", language)

    def from_ledger(self, line: Line, target: Target) -> Typed | Problem | None:
        """The value typed over a target's latest actual; None where nothing was typed.

        For the month of the value that was shown it corrects that one, for another month whatever the
        workbook had for it.
        """
        found = _changed(line)
        if not isinstance(found, tuple):
            return found
        value, month = found
        shown = self._shown(line, month)
        near = self._near(line, target)
        if shown is not None:
            entry = Entry(shown.indicator, shown.region, shown.months or Period(month, month), shown.measure)
            return self._typed(
                line["actual"], entry, value, target.id, shown.basis, near=near, corrects=(shown,)
            )
        period = _period(line, month)
        if isinstance(period, Problem):
            return period
        measure = Measure(line["measured"].text or target.measure.value)
        basis = target.basis if measure in BY_BASIS and target.basis != "cagr" else None
        entry = Entry(target.indicator, target.region, period, measure)
        others = tuple(a for a in self.known.beside(entry) if comparable(a.value.unit, value.unit))
        return self._typed(line["actual"], entry, value, target.id, basis, near=near, corrects=others)

    def _shown(self, line: Line, month: int) -> Actual | None:
        """The reported value that the row showed, where what was typed is for its months and it stands."""
        then, shown = line["value_then"].value, self.known.called(line["shown"].text)
        if shown is None or month != line["month_then"].value:
            return None
        reported, unit = shown.value, line["unit"].text
        if not comparable(reported.unit, unit) or not _same(in_unit(reported, unit).value, then):
            return None
        return shown

    def _near(self, line: Line, target: Target) -> Quantity | None:
        """What the value is likely to be near to: the one shown, the latest of its series, else the goal."""
        then = line["value_then"].value
        if isinstance(then, Decimal):
            return Quantity(value=then, unit=line["unit"].text)
        measure = Measure(line["measured"].text or target.measure.value)
        return self._latest(target.indicator, target.region, measure) or target.goal

    def _latest(self, indicator: str, region: str, measure: Measure) -> Quantity | None:
        known = self.known.latest(indicator, region, measure)
        return known.value if known else None

    def from_row(self, line: Line) -> Typed | Problem | None:
        """A value typed into an empty row of the sheet of actuals."""
        for key, what in (("indicator", "indicator"), ("region", "place"), ("period", "period")):
            if not line[key].text:
                return Problem(Where(line.place), msg("the row names no {what}", what=msg(what)))
        got = line["worded"] if line["worded"].text else line["value"]
        if not got.text:
            return Problem(Where(line.place), msg("the row has no value"), LIKE_THESE)
        value = _amount(got, line["unit"].text)
        if isinstance(value, Problem):
            return value
        period = _read_period(line["period"])
        if isinstance(period, Problem):
            return period
        words = line["measure"].text
        if words and words not in MEASURES:
            choices = ", ".join(MEASURES)
            return Problem(Where(line["measure"].place), msg("“{words}” is no measure", words=words),
                           msg("choose one of: {choices}", choices=choices))  # fmt: skip
        indicator = line["indicator"].text
        measure = Measure(MEASURES[words]) if words else measure_of(indicator, value)
        entry = Entry(indicator, line["region"].text, period, measure)
        more = {key: line[key].text for key in ("publisher", "published", "address", "note")}
        return self._typed(
            got, entry, value, "typed", near=self._latest(indicator, line["region"].text, measure), more=more
        )

    def _typed(  # noqa: PLR0913 - the parts of one entry
        self,
        got: Got,
        entry: Entry,
        value: Quantity,
        stem: str,
        basis: str | None = None,
        *,
        near: Quantity | None,
        corrects: Sequence[Actual] = (),
        more: Mapping[str, str] = MappingProxyType({}),
    ) -> Typed | Problem | None:
        beside = self.known.beside(entry)
        if any(a.quality is Quality.WORKBOOK and a.value.value == value.value for a in beside):
            return None
        if problem := off_scale(got, value, near):
            return problem
        if now := self._meanwhile(corrects):
            what = msg(
                "“{typed}” was typed, but the file says “{now}” meanwhile",
                typed=got.text,
                now=amount(now.value),
            )
            return Problem(Where(got.place), what, msg("make a new report and type it there"))
        last, period = entry.period.last, str(entry.period)
        written: dict[str, Value] = {
            "id": self._ident(f"{stem}-{last // YEAR}-{last % YEAR + 1:02}"),
            "indicator": entry.indicator,
            "region": entry.region,
            "period": period,
            "measure": entry.measure.value,
            "value": value.worded,
            "publisher": self.publisher,
            "published": self.today.isoformat(),
            **{key: text for key, text in more.items() if text},
            "quality": Quality.WORKBOOK.value,
        }
        if basis:
            written["basis"] = basis
        told = msg("new value {value} for {period}", value=value.worded, period=period)
        warning = None
        if corrects:
            written["corrects"] = [a.key for a in corrects]
            told = msg(
                "{value} for {period} corrects {other} of {publisher}",
                value=value.worded,
                period=period,
                other=amount(corrects[0].value),
                publisher=corrects[0].publisher or corrects[0].key,
            )
        elif better := next((a for a in beside if a.quality is not Quality.WORKBOOK), None):
            what = msg(
                "{value} stays beside {other} by {publisher} for the same period, which is preferred",
                value=value.worded,
                other=amount(better.value),
                publisher=better.publisher or better.id,
            )
            hint = msg(
                "to put it in the other's place, write `corrects: [{key}]` in its entry", key=better.key
            )
            warning = Problem(Where(got.place), what, hint, "warning")
        return Typed(NewActual(self.file, written), told, warning)

    def _meanwhile(self, corrects: Iterable[Actual]) -> Actual | None:
        """What came into the files for those months after the workbook was made."""
        for actual in corrects:
            now = self.known.correction_of(actual)
            if now or not self.known.seen(actual):
                return now or actual
        return None

    def _ident(self, wanted: str) -> str:
        ident, number = wanted, 1
        while ident in self.ids:
            number += 1
            ident = f"{wanted}-{number}"
        self.ids.add(ident)
        return ident


def _changed(line: Line) -> tuple[Quantity, int] | Problem | None:
    """The value and the month of a ledger's row where either was typed."""
    got, then, month_then = line["actual"], line["value_then"].value, line["month_then"].value
    known = then is not None and month_then is not None
    month = _month(line["through"])
    if isinstance(month, Problem):
        return month
    if not got.text:
        what = msg("the value was taken out; a value that is known stays in its file")
        return Problem(Where(got.place), what, msg("correct it there"), "warning") if known else None
    value = _amount(got, line["unit"].text)
    if isinstance(value, Problem):
        return value
    if known and month == month_then and isinstance(got.value, Decimal) and _same(got.value, then):
        return None
    if month is None:
        return Problem(Where(line["through"].place), msg("the value has no month"), LIKE_PERIODS)
    return value, month


def _amount(got: Got, unit: str) -> Quantity | Problem:
    """The figure of a cell, in the unit of its row where it names none."""
    with_unit = got.text + ("个百分点" if unit == "百分点" else unit)
    for text in (worded(got.text, unit, ""), with_unit):
        value = read_goal(text)
        if not isinstance(value, Unread):
            break
    if isinstance(value, Unread):
        return Problem(Where(got.place), value.what, value.hint or LIKE_THESE)
    if unit and not comparable(value.unit, unit):
        what = msg("“{text}” is not in {unit}", text=got.text, unit=unit)
        return Problem(Where(got.place), what, LIKE_THESE)
    return value.model_copy(update={"worded": text})


def _month(got: Got) -> int | Problem | None:
    """The month of a cell, counted as in `Period`."""
    if isinstance(got.value, date):
        return got.value.year * YEAR + got.value.month - 1
    if not got.text:
        return None
    period = _read_period(got)
    return period if isinstance(period, Problem) else period.last


def _read_period(got: Got) -> Period | Problem:
    if isinstance(got.value, date):
        return Period.month(got.value.year, got.value.month)
    period = read_period(got.text)
    if isinstance(period, Unread):
        return Problem(Where(got.place), period.what, period.hint or LIKE_PERIODS)
    return period


def _period(line: Line, month: int) -> Period | Problem:
    """The months that a typed value speaks for: those of the goal so far, a year, or a month's end."""
    where = Where(line["through"].place)
    start, turn, due = (int(line[k].text or 0) for k in ("start_late", "turn", "due"))
    if due and month > due:
        return Problem(where, msg("the month lies after the goal is due"), LIKE_PERIODS)
    growth, sums = line["measured"].text == Measure.GROWTH, line["adds_up"].text == "1"
    if (growth and month > start) or (sums and month >= turn):
        return Period(start + 1, month)
    if growth or (sums and month % YEAR != YEAR - 1):
        what = msg("the month lies before the months that the goal counts")
        return Problem(where, what, LIKE_PERIODS)
    return Period.year(month // YEAR) if month % YEAR == YEAR - 1 else Period(month, month)


def _same(value: Decimal, then: object) -> bool:
    return isinstance(then, Decimal) and abs(value - then) <= SAME * max(abs(value), abs(then), Decimal(1))
