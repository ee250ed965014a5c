"""Text from documents made harmless for terminals and CSV files, and measured in columns."""

from __future__ import annotations

import re
import unicodedata

CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?")
RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def one_line(text: str) -> str:
    """The text on one line, without control, direction and invisible characters."""
    return CONTROLS.sub(" ", text).strip()


def unrun(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula; numbers stay as they are."""
    if text.startswith(RISKY) and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def columns(text: str) -> int:
    """The terminal columns that the text takes, a Chinese character counting two, a combining mark none."""
    return sum(_columns(c) for c in text)


def fit(text: str, size: int) -> str:
    """The text cut to `size` columns, an ellipsis showing the cut, and filled with blanks."""
    if (taken := columns(text)) <= size:
        return text + " " * (size - taken)
    kept, room = "", size - 1
    for c in text:
        if (room := room - _columns(c)) < 0:
            break
        kept += c
    return fit(kept + "…", size)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
