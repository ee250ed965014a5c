"""What the cells of other people's tables say: labels, figures, signs for nothing, marks of footnotes."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from openpyxl.cell.rich_text import CellRichText, TextBlock

from tracker.curate.sheets import cell_text
from tracker.curate.tables import BLANK, NUMBER_ONLY
from tracker.knowledge.units import known

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTHING = (BLANK - {"#N/A"}) | {"--", "－", "─", "―", "·", "..", "／", "x", "X", "×"}
"""Signs that say that there is no value; an error of a formula is none of them."""
MARKS = r"[①-⑳⑴-⒇*＊※†‡¹²³⁴-⁹]+|[\[［(（]\s*(?:注\s*)?\d{1,2}\s*[\])］）]|注\s*\d{1,2}"
MARKED = re.compile(rf"^(.*?[^\s(（\[［])\s*({MARKS})$", re.DOTALL)
LOOSE_MARK = re.compile(r"^(.*[\u4e00-\u9fff])\s*(\d{1,2}[)）])$")
"""A mark that lost its raised place: 黄石市1)."""
SPACES = re.compile(r"(?<=[\u4e00-\u9fff])[ \u00a0\u3000]+(?=[\u4e00-\u9fff])")
ENGLISH = re.compile(r"(?<=[\u4e00-\u9fff)）%])\s+(?=[^\u4e00-\u9fff]*[a-z]{3})[A-Z(（][^\u4e00-\u9fff]*$")
SPREAD = re.compile(r"(?<=[\d.,])[ \u00a0\u2009\u202f\u3000]+(?=[\d.万亿%％])")
"""Blanks that part the thousands of a number, or its multiplier from it."""
FIGURE = re.compile(r"[+\-]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)?(?:\.\d+)?[%％]?")
PLAIN = str.maketrans("－−﹣＋．％０１２３４５６７８９", "---+.%0123456789")
QUOTED = re.compile(r'"([^"]*)"|\\(.)')
SCALED = re.compile(r"[0#?],+(?![0#?])")
IN_BRACKETS = re.compile(r"\[[^\]]*\]")


def shown(cell: Any) -> str:
    """What a cell of a workbook shows, as text; a text keeps the blanks in front, as many as it is indented.

    Raised figures are marks of footnotes, not digits of the number before them: 12.5¹. A unit that only
    the number's format shows (12.5亿元 for 12.5) belongs to the text; a month formatted as such is 2025年3月.
    """
    value = cell.value
    if isinstance(value, CellRichText):
        value = "".join(_raised(part) for part in value)
    if isinstance(value, str):
        depth = int(cell.alignment.indent or 0) if cell.alignment else 0
        return "\u3000" * depth + value.rstrip()
    number_format = cell.number_format or ""
    if isinstance(value, datetime):
        return _day(value, number_format) or cell_text(value, cell)
    text = cell_text(value, cell)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and '"' in number_format:
        return text + _unit_shown(number_format)
    return text


def scaled(cell: Any) -> bool:
    """Whether the format shows the number in thousands or millions, so that it is not what one sees."""
    return isinstance(cell.value, (int, float)) and bool(
        SCALED.search(QUOTED.sub("", cell.number_format or ""))
    )


def tidy(text: str) -> str:
    """A label without marks of footnotes, without the blanks that spread short names (武　汉 市).

    The English that yearbooks put behind or below a Chinese label goes, too.
    """
    return SPACES.sub("", without_marks(ENGLISH.sub("", text))[0])


def without_marks(text: str) -> tuple[str, str]:
    """A text and the marks of footnotes behind it; a mark that stands alone is the text."""
    text = text.strip()
    marks = ""
    while m := MARKED.match(text) or LOOSE_MARK.match(text):
        text, marks = m[1].strip(), m[2] + marks
    return text, marks


def figure_text(text: str) -> tuple[str, str]:
    """The text of a value in plain signs, and its marks of footnotes; empty where it says nothing."""
    text = text.strip()
    if text in NOTHING:
        return "", ""
    text, marks = without_marks(text)
    text = SPREAD.sub("", text.translate(PLAIN))
    return ("", marks) if text in NOTHING else (text, marks)


def is_figure(text: str) -> bool:
    """Whether the text is a number, per cent or not, and nothing else."""
    text = figure_text(text)[0]
    return bool(text) and FIGURE.fullmatch(text) is not None and any(c.isdigit() for c in text)


def is_error(text: str) -> bool:
    """Whether the cell holds what a formula that fails leaves: #DIV/0!, #REF!, #N/A."""
    return text.startswith("#") and text.rstrip("!?").isupper() and len(text) > 2


def is_unit(word: str) -> bool:
    """Whether the word is a unit, with 万 or 亿 before it or without."""
    return any(known(word[n:]) for n in range(len(word)) if not word[:n].strip("十百千万亿"))


def bare_number(text: str) -> bool:
    """Whether a unit is still to be put behind the number."""
    return NUMBER_ONLY.fullmatch(text) is not None


def footnotes(lines: list[str]) -> Mapping[str, str]:
    """What the lines under a table say of each mark."""
    found: dict[str, str] = {}
    for line in lines:
        text = re.sub(r"^\s*(?:注|备注|说明)\s*[:：]?\s*", "", line)
        parts = re.split(rf"(?:^|(?<=[\s；;。]))({MARKS}|\d{{1,2}}[)）])", text)
        for mark, words in zip(parts[1::2], parts[2::2], strict=True):
            found.setdefault(mark, words.strip(" 、.．:：；;"))
    return {mark: words for mark, words in found.items() if words}


def _raised(part: str | TextBlock) -> str:
    if isinstance(part, str):
        return part
    raised = part.font is not None and part.font.vertAlign == "superscript"
    return f"[{part.text.strip()}]" if raised and part.text.strip().isdigit() else part.text


def _day(value: datetime, number_format: str) -> str:
    """A day as the month or the year that its format leaves to be seen; empty where the day is shown."""
    plain = QUOTED.sub("", IN_BRACKETS.sub("", number_format)).lower()
    if "d" in plain or "h" in plain or "y" not in plain:
        return ""
    return f"{value.year}年{value.month}月" if "m" in plain else f"{value.year}年"


def _unit_shown(number_format: str) -> str:
    """The unit in quotes behind the number, where the number itself is shown whole."""
    first = number_format.partition(";")[0]
    if SCALED.search(QUOTED.sub("", first)) or first.startswith("["):
        return ""
    m = re.search(r'[0#?]\s*"\s*([^"]+?)\s*"$', first)
    return m[1] if m and is_unit(m[1]) else ""
