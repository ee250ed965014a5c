"""What lies over the cells: colours by status, data bars, drop-downs and checks of what is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation

from tracker.report.workbook.plan import text

if TYPE_CHECKING:
    from tracker.knowledge.profiles import Profile
    from tracker.report.workbook.plan import Area
    from tracker.report.workbook.sheet import Book, Sheet

BAR = "8FA8C8"
TINT = 0.86
EDITED = "B3261E"
PALE = "A7AEB8"


def dress_ledger(book: Book, sheet: Sheet, area: Area, profile: Profile) -> None:
    """Lay colours and bars over the ledger, and offer what can be chosen."""
    formats = sheet.file.conditional_formatting
    first, last = area.first, area.last
    status = area.letter("status")
    for light in profile.lights:
        colour = light.colour.removeprefix("#").upper()
        formats.add(
            f"{area.letter('sign')}{first}:{status}{last}",
            _rule(
                f"${status}{first}={text(light.words[book.language])}",
                font=Font(bold=True, color=colour),
                fill=PatternFill(bgColor=tint(colour), fill_type="solid"),
            ),
        )
    completion, actual, through = (area.letter(k) for k in ("completion", "actual", "through"))
    formats.add(f"{completion}{first}:{completion}{last}", data_bar(100))
    at = area.at
    edited = (
        f'AND({at("early", first)}<>"milestone",OR({at("actual", first)}&""<>{at("value_then", first)}&"",'
        f'{at("month", first)}&""<>{at("month_then", first)}&""))'
    )
    formats.add(
        f"{actual}{first}:{through}{last}",
        _rule(edited, font=Font(bold=True, italic=True, color=EDITED)),
    )
    _list(book, sheet, area, "owner", "owners", strict=False)
    _list(book, sheet, area, "verdict", "verdicts", strict=True)
    _list(book, sheet, area, "review", "reviews", strict=True)
    _days(book, sheet, area)
    _values(book, sheet, area)


def dress_actuals(book: Book, sheet: Sheet, area: Area) -> None:
    """Offer the measures for values that are typed."""
    _list(book, sheet, area, "measure", "measures", strict=True)


def dress_pending(book: Book, sheet: Sheet, area: Area, drafts: int) -> None:
    """Offer the decisions on drafts, which stand first."""
    if drafts:
        _list(book, sheet, replace(area, last=area.first + drafts - 1), "decision", "decisions", strict=True)


def data_bar(most: float) -> Rule:
    """Bars in the cells, from nothing to `most`."""
    ends = [FormatObject(type="num", val=0), FormatObject(type="num", val=most)]
    return Rule(
        type="dataBar", dataBar=DataBar(cfvo=ends, color=BAR, showValue=True, minLength=0, maxLength=100)
    )


def pale(formula: str) -> Rule:
    """Grey letters where the formula holds: rows that count nothing, and may yet."""
    return _rule(formula, font=Font(color=PALE))


def _rule(formula: str, **look: Any) -> Rule:
    return Rule(type="expression", formula=[formula], dxf=DifferentialStyle(**look))


def tint(colour: str) -> str:
    """The colour mixed with white, pale enough to read on."""
    parts = (int(colour[n : n + 2], 16) for n in (0, 2, 4))
    return "".join(f"{round(part + (255 - part) * TINT):02X}" for part in parts)


def _list(  # noqa: PLR0913 - where, what, and how strictly
    book: Book, sheet: Sheet, area: Area, key: str, name: str, *, strict: bool
) -> None:
    if name not in book.lists:
        return
    choice = DataValidation("list", formula1=name, allow_blank=True, showErrorMessage=strict)
    choice.error = book.say("Choose one of the list.")
    choice.add(f"{area.letter(key)}{area.first}:{area.letter(key)}{area.last}")
    sheet.file.data_validations.append(choice)


def _values(book: Book, sheet: Sheet, area: Area) -> None:
    """Say how values are typed, where the cursor stands."""
    told = DataValidation(allow_blank=True, showInputMessage=True)
    told.promptTitle = book.say("latest actual")
    told.prompt = book.say(TYPING)
    told.add(f"{area.letter('actual')}{area.first}:{area.letter('actual')}{area.last}")
    sheet.file.data_validations.append(told)


TYPING = (
    "Type a figure with its unit, such as 1325万吨, or a plain number in the unit of the row: "
    "what is shown as 13.2M is 13200000. A value for a month that has one already corrects it."
)


def _days(book: Book, sheet: Sheet, area: Area) -> None:
    check = DataValidation(
        "date",
        operator="greaterThan",
        formula1="7306",
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
    )
    check.error = book.say("Type the month that the value runs through, such as 2025-10.")
    check.prompt = check.error
    check.promptTitle = book.say("actual through")
    check.showInputMessage = True
    for key in ("through", "verdict_on"):
        check.add(f"{area.letter(key)}{area.first}:{area.letter(key)}{area.last}")
    sheet.file.data_validations.append(check)
