"""Text that a cell can hold: nothing dropped without a word, nothing that a spreadsheet would run."""

from __future__ import annotations

import re

from tracker.language import say
from tracker.model.message import msg

LIMIT = 32_767
"""The longest text of a cell, in UTF-16 units, as Excel counts them."""

ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
ILLEGAL = {n: 0x2400 + n for n in range(0x20) if n not in {0x09, 0x0A}} | {
    0x0D: 0x0A,
    0x7F: 0x2421,
    0xFFFE: 0xFFFD,
    0xFFFF: 0xFFFD,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}


def cell_text(text: str, language: str) -> str:
    """The text as a cell shows it.

    Control characters become their pictures (␀ …), for XML cannot carry them; a carriage return becomes
    a line feed. A text beyond `LIMIT` is cut, and ends in a note that says how long it was.
    """
    if len(text) <= LIMIT // 2 and text.isprintable():
        return text
    shown = text.replace("\r\n", "\n").translate(ILLEGAL)
    if _units(shown) <= LIMIT:
        return shown
    note = say(msg(" … [cut here; {count} characters in all, see the file]", count=len(text)), language)
    room = LIMIT - _units(note)
    cut = shown.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore")
    return cut + note


def escape(text: str) -> str:
    """The form in the file: what looks like Excel's own ``_x0041_`` escape is kept as it stands."""
    return ESCAPE_LIKE.sub("_x005F_", text) if "_x" in text else text


def markup(text: str) -> str:
    """The text as XML writes it between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """The text of a cell from its form in the file."""
    return ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)


def width(text: str) -> int:
    """The columns that the widest line takes, a Chinese character counting two, as its bytes in GBK do."""
    if "\n" not in text:
        return len(text.encode("gbk", "replace"))
    return max(len(line.encode("gbk", "replace")) for line in text.split("\n"))


def lines(text: str, columns: float) -> int:
    """How many lines the text takes when it is wrapped at `columns`."""
    room = max(columns, 1)
    if "\n" not in text:
        return max(1, -int(-width(text) // room))
    return sum(max(1, -int(-width(line) // room)) for line in text.split("\n"))


def _units(text: str) -> int:
    return len(text) + sum(1 for c in text if ord(c) > 0xFFFF)
