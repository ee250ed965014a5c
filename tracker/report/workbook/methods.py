"""口径说明: lights, thresholds, methods and definitions, and the lists that drop-downs and formulas use."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.knowledge.profiles import profile as usual
from tracker.model import exchange
from tracker.model.assessment import Status
from tracker.report.page_terms import METHOD_TERMS, QUALITY_TERMS, STATUS_TERMS, TERMS, thresholds
from tracker.report.rollup import class_of
from tracker.report.wording import METHODS as METHOD_WORDS
from tracker.report.wording import QUALITIES
from tracker.report.workbook.cells import Formula
from tracker.report.workbook.live import rank_of
from tracker.report.workbook.plan import METHODS
from tracker.report.workbook.sheet import LINE, Sheet
from tracker.report.workbook.styles import DAY
from tracker.report.workbook.text import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.knowledge.profiles import Profile, Thresholds
    from tracker.report.view import Report
    from tracker.report.workbook.cells import Cell
    from tracker.report.workbook.plan import Area
    from tracker.report.workbook.sheet import Book

WIDTHS = (20, 8, 16, 20, 8, 90)
SCALE = 69
"""Of print, in per cent: the columns take the width of the paper."""
TEXT_AT = 6


def write_methods(book: Book, profile: Profile, report: Report, ledger: Area, owners: Sequence[str]) -> Sheet:
    """Write the sheet; its lists get names."""
    sheet = Sheet(book, book.say(METHODS), WIDTHS, freeze="A3", tab="66707C", scale=SCALE)
    sheet.head(book.say("Methods and definitions"), book.say("how each figure and each status comes about"))
    _lights(book, sheet, profile)
    _thresholds(book, sheet, profile.thresholds)
    figures = thresholds(profile)
    _pairs(
        book,
        sheet,
        "Methods",
        [(METHOD_WORDS[code], book.say(meaning).format(**figures)) for code, meaning in METHOD_TERMS],
    )
    _pairs(book, sheet, "Terms", [(term, book.say(meaning)) for term, meaning in TERMS])
    qualities = [(QUALITIES[code], book.say(meaning)) for code, meaning in QUALITY_TERMS]
    _pairs(book, sheet, "Quality of sources", qualities)
    sheet.print_to(len(WIDTHS))
    _inner(book, sheet, report, ledger)
    _lists(book, sheet, owners)
    return sheet


def _lights(book: Book, sheet: Sheet, profile: Profile) -> None:
    cell, words = book.cell, book.words
    _section(book, sheet, "Lights")
    sheet.put(
        [
            words(h, "Head")
            for h in ("status", "sign", "status code", "class of status", "urgency", "meaning")
        ],
        20,
    )
    meanings, figures = dict(STATUS_TERMS), thresholds(profile)
    top = sheet.row
    for status in Status:
        light = profile.light(status)
        meaning = book.say(meanings[status.value]).format(**figures)
        sheet.put(
            [
                cell(light.words[book.language], "Strong"),
                cell(light.symbol, "Centred"),
                cell(status.value, "Key"),
                words(class_of(status.value), "Centred"),
                cell(rank_of(status.value), "Key figure"),
                cell(meaning),
            ],
            LINE * lines(meaning, WIDTHS[-1]) + 4,
        )
    last = sheet.row - 1
    for letter, name in zip("ABCDE", ("words", "signs", "codes", "classes", "urgency"), strict=True):
        book.name(f"status_{name}", sheet.title, f"${letter}${top}:${letter}${last}")


def _thresholds(book: Book, sheet: Sheet, bands: Thresholds) -> None:
    """The figures between the bands, each under a name; a person may try others."""
    _section(book, sheet, "Thresholds; tinted cells may be changed")
    for title, name, value in (
        ("ahead: completion ÷ pace from", "ratio_ahead", bands.ratio.ahead),
        ("on track: completion ÷ pace from", "ratio_on_track", bands.ratio.on_track),
        ("slightly behind: completion ÷ pace from", "ratio_slightly", bands.ratio.slightly_behind),
        ("slightly behind: pace gap above (points)", "gap_slightly", bands.gap.slightly_behind),
        ("behind: pace gap from (points)", "gap_behind", bands.gap.behind),
        ("slightly behind: points of a rate from", "points_slightly", bands.points.slightly_behind),
        ("behind: points of a rate from", "points_behind", bands.points.behind),
        ("at risk: headroom of a cap under (%)", "headroom_least", bands.headroom),
        ("due soon: days before the due day", "due_soon_days", bands.due_soon),
    ):
        _named(book, sheet, title, name, book.cell(value, "Input figure"))


def _inner(book: Book, sheet: Sheet, report: Report, ledger: Area) -> None:
    """What formulas lean on and nobody needs on paper."""
    _section(book, sheet, "What the formulas lean on")
    last = report.as_of.last if report.as_of else None
    month = Formula(
        f'IF(as_of="",0,MAX(YEAR(as_of)*12+MONTH(as_of)-1,MAX({ledger.span("month")})))', last or 0
    )
    _named(
        book, sheet, "as-of in months (year × 12 + month − 1)", "as_of_month", book.cell(month, "Live", "0")
    )
    end = Formula('IF(as_of="","",EOMONTH(DATE(INT(as_of_month/12),MOD(as_of_month,12)+1,1),0))', _end(last))
    _named(book, sheet, "last day of the as-of", "as_of_end", book.cell(end, "Live", DAY))


def _end(month: int | None) -> date | str:
    if month is None:
        return ""
    year, following = divmod(month + 1, 12)
    return date(year, following + 1, 1) - timedelta(days=1)


def _named(book: Book, sheet: Sheet, title: str, name: str, cell: Cell) -> None:
    sheet.merge(1, 3)
    book.name(name, sheet.title, f"$D${sheet.row}")
    sheet.put([book.words(title, "Text"), book.cell(None), book.cell(None), cell])


def _pairs(book: Book, sheet: Sheet, title: str, pairs: Sequence[tuple[str, str]]) -> None:
    heights = [_height(book, term, said) for term, said in pairs]
    sheet.keep_together(42 + sum(heights))
    _section(book, sheet, title)
    for (term, said), height in zip(pairs, heights, strict=True):
        sheet.merge(1, 2)
        sheet.merge(3, TEXT_AT)
        row: list[Cell | None] = [book.words(term, "Strong"), book.cell(None, "Strong"), book.cell(said)]
        row += [book.cell(None)] * (TEXT_AT - 3)
        sheet.put(row, height)


def _height(book: Book, term: str, said: str) -> float:
    """Of the row of a term, in points."""
    return LINE * max(lines(said, sum(WIDTHS[2:])), lines(book.say(term), sum(WIDTHS[:2]))) + 4


def _lists(book: Book, sheet: Sheet, owners: Sequence[str]) -> None:
    """The lists of the drop-downs; `Book.lists` gets their names."""
    words = {
        "owners": owners,
        "verdicts": [usual().words(status, book.language) for status in Status],
        "reviews": [book.say(w) for w in ("accepted", "rejected", "withdrawn")],
        "decisions": [book.say(w) for w in ("accepted", "rejected")],
        "measures": [book.say(w) for w in (exchange.LEVEL_OF_RATE, *exchange.MEASURES.values())],
    }
    _section(book, sheet, "Lists for the drop-downs")
    for name, items in words.items():
        if items:
            top = sheet.row
            for item in items:
                sheet.put([book.cell(item)])
            book.name(name, sheet.title, f"$A${top}:$A${sheet.row - 1}")


def _section(book: Book, sheet: Sheet, title: str) -> None:
    sheet.skip()
    sheet.put([book.words(title, "Section")], 24)
