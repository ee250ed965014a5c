"""口径说明: lights, thresholds, methods and definitions, and the lists that drop-downs and formulas use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.assessment import Status
from tracker.report.page_terms import METHOD_TERMS, QUALITY_TERMS, STATUS_TERMS, TERMS
from tracker.report.rollup import class_of
from tracker.report.wording import METHODS as METHOD_WORDS
from tracker.report.wording import QUALITIES
from tracker.report.workbook.live import rank_of
from tracker.report.workbook.plan import METHODS
from tracker.report.workbook.sheet import LINE, Sheet
from tracker.report.workbook.text import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.knowledge.profiles import Profile
    from tracker.report.workbook.cells import Cell
    from tracker.report.workbook.sheet import Book

WIDTHS = (20, 8, 18, 16, 10, 90)
TEXT_AT = 6


def write_methods(book: Book, profile: Profile, owners: Sequence[str]) -> Sheet:
    """Write the sheet; its lists get names."""
    sheet = Sheet(book, book.say(METHODS), WIDTHS, freeze="A3", tab="66707C")
    sheet.head(book.say("Methods and definitions"), book.say("how each figure and each status comes about"))
    _lights(book, sheet, profile)
    _pairs(book, sheet, "Methods", [(METHOD_WORDS[code], meaning) for code, meaning in METHOD_TERMS])
    _pairs(book, sheet, "Terms", TERMS)
    _pairs(book, sheet, "Quality of sources", [(QUALITIES[code], meaning) for code, meaning in QUALITY_TERMS])
    _owners(book, sheet, owners)
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
    meanings = dict(STATUS_TERMS)
    top = sheet.row
    for status in Status:
        light = profile.light(status)
        meaning = book.say(meanings[status.value])
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


def _pairs(book: Book, sheet: Sheet, title: str, pairs: Sequence[tuple[str, str]]) -> None:
    _section(book, sheet, title)
    for term, meaning in pairs:
        said = book.say(meaning)
        sheet.merge(1, 2)
        sheet.merge(3, TEXT_AT)
        row: list[Cell | None] = [book.words(term, "Strong"), book.cell(None, "Strong"), book.cell(said)]
        row += [book.cell(None)] * (TEXT_AT - 3)
        height = max(lines(said, sum(WIDTHS[2:])), lines(book.say(term), sum(WIDTHS[:2])))
        sheet.put(row, LINE * height + 4)


def _owners(book: Book, sheet: Sheet, owners: Sequence[str]) -> None:
    if owners:
        _section(book, sheet, "Owners, for the drop-down of the ledger")
        top = sheet.row
        for owner in owners:
            sheet.put([book.cell(owner)])
        book.name("owners", sheet.title, f"$A${top}:$A${sheet.row - 1}")


def _section(book: Book, sheet: Sheet, title: str) -> None:
    sheet.skip()
    sheet.put([book.words(title, "Section")], 24)
