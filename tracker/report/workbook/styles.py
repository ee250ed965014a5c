"""The defined styles of the workbook, and the number formats that show 万 and 亿 while staying numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from tracker.report.workbook.cells import FONT

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

INK, NAVY, GREY, RULE = "222B36", "1F3A5F", "66707C", "D5DAE1"
HEADER_FILL, INPUT_FILL, FORMULA_FILL, KEY_FILL = "1F3A5F", "FFF7DC", "EEF3F9", "F4F5F7"

MONTH = {"zh": 'yyyy"年"m"月"', "en": "yyyy-mm"}
DAY = "yyyy-mm-dd"
WAN = {
    "zh": '[>=100000000]0\\.00,,"亿";[>=10000]0\\.0,"万";#,##0',
    "en": '[>=1000000000]0.00,,,"bn";[>=1000000]0.0,,"M";#,##0',
}
WAN_EXACT = {
    "zh": '[>=100000000]0\\.00000,"亿";[>=10000]0\\.0000"万";#,##0',
    "en": '[>=1000000000]0.000###,,,"bn";#,##0',
}
WAN_NEGATIVE = {
    "zh": '[<=-100000000]-0\\.00,,"亿";[<=-10000]-0\\.0,"万";#,##0',
    "en": '[<=-1000000000]-0.00,,,"bn";[<=-1000000]-0.0,,"M";#,##0',
}


@dataclass(frozen=True, slots=True)
class Look:
    """What a defined style looks like."""

    size: int = 10
    bold: bool = False
    ink: str = INK
    fill: str = ""
    across: str = "left"
    along: str = "center"
    wrap: bool = False
    ruled: bool = False
    underlined: bool = False

    @property
    def spaced(self) -> bool:
        """Whether figures stand at the right, where the number format keeps them off the rule.

        LibreOffice drops the indent of a right-aligned cell beside another that differs in its format only.
        """
        return self.ruled and self.across == "right"


LOOKS = {
    "Title": Look(size=18, bold=True, ink=NAVY),
    "Subtitle": Look(ink=GREY),
    "Corner": Look(size=9, ink=GREY, across="right", along="bottom"),
    "Section": Look(size=12, bold=True, ink=NAVY, along="bottom"),
    "Head": Look(bold=True, ink="FFFFFF", fill=HEADER_FILL, across="center", wrap=True, ruled=True),
    "Head input": Look(bold=True, ink=NAVY, fill="F2DFA0", across="center", wrap=True, ruled=True),
    "Text": Look(wrap=True, ruled=True),
    "Strong": Look(bold=True, wrap=True, ruled=True),
    "Centred": Look(wrap=True, ruled=True, across="center"),
    "Figure": Look(ruled=True, across="right"),
    "Link": Look(wrap=True, ruled=True, ink="1F5FA8", underlined=True),
    "Live": Look(ruled=True, fill=FORMULA_FILL, across="right"),
    "Live text": Look(ruled=True, fill=FORMULA_FILL, across="center", wrap=True, bold=True),
    "Live left": Look(ruled=True, fill=FORMULA_FILL, wrap=True),
    "Input": Look(ruled=True, fill=INPUT_FILL, wrap=True),
    "Input figure": Look(ruled=True, fill=INPUT_FILL, across="right"),
    "Key": Look(size=9, ink=GREY, ruled=True, fill=KEY_FILL),
    "Key text": Look(size=9, ink=GREY, ruled=True, fill=KEY_FILL, wrap=True),
    "Key figure": Look(size=9, ink=GREY, ruled=True, fill=KEY_FILL, across="right"),
    "Note": Look(size=9, ink=GREY, wrap=True, along="top"),
    "Tile": Look(size=20, bold=True, ink=NAVY, across="center", fill="F4F6F9"),
    "Tile input": Look(size=12, bold=True, ink=NAVY, across="center", fill=INPUT_FILL),
    "Plain": Look(wrap=True, along="top"),
    "Tile label": Look(size=9, ink=GREY, across="center", fill="F4F6F9"),
}


class Palette:
    """Gives each combination of a defined style and a number format its number in the file."""

    def __init__(self, book: Workbook, sheet: WriteOnlyWorksheet) -> None:
        self._sheet = sheet
        self._numbers: dict[tuple[str, str], int] = {}
        for name, look in LOOKS.items():
            book.add_named_style(_style(name, look))

    def __call__(self, name: str, number_format: str = "General") -> int:
        """The number of a style in the file."""
        key = (name, number_format)
        if key not in self._numbers:
            look = LOOKS[name]
            cell = WriteOnlyCell(self._sheet)
            cell.style = name
            cell.number_format = _off_the_rule(number_format) if look.spaced else number_format
            self._numbers[key] = cell.style_id
        return self._numbers[key]


def _style(name: str, look: Look) -> NamedStyle:
    style = NamedStyle(name=name)
    style.font = Font(
        name=FONT,
        size=look.size,
        bold=look.bold,
        color=look.ink,
        underline="single" if look.underlined else None,
    )
    style.alignment = Alignment(
        horizontal=look.across,
        vertical=look.along,
        wrap_text=look.wrap,
        indent=1 if look.ruled and look.across == "left" else 0,
    )
    if look.fill:
        style.fill = PatternFill("solid", fgColor=look.fill)
    if look.ruled:
        side = Side(style="thin", color=RULE)
        style.border = Border(top=side, bottom=side, left=side, right=side)
    return style


def _off_the_rule(number_format: str) -> str:
    """The format with the room of a figure after each of its sections."""
    return ";".join(section + "_0" for section in number_format.split(";"))


def figure_format(value: Decimal | None, unit: str, language: str) -> str:
    """The number format for a value: 万 and 亿 (million and billion) for large ones, else its digits.

    Large values are shown to 0.1万 and 0.01亿; one that would lose digits so is shown in full.
    """
    if value is None:
        return "General"
    places = max(0, -int(value.normalize().as_tuple().exponent))
    large = 10_000 if language == "zh" else 1_000_000
    if abs(value) < large or unit in {"%", "百分点", "‰", "倍", "位"}:
        return "#,##0" + ("." + "0" * min(places, 6) if places else "")
    if value < 0:
        return WAN_NEGATIVE[language]
    step = Decimal(1_000_000) if abs(value) >= 100_000_000 or language == "en" else Decimal(1000)
    if language == "en":
        step = Decimal(10_000_000 if abs(value) >= 1_000_000_000 else 100_000)
    return WAN[language] if value % step == 0 else WAN_EXACT[language]
