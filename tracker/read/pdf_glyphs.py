"""The characters of a PDF page with the places where they stand, as PDFium gives them."""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.read.characters import unified

if TYPE_CHECKING:
    import pypdfium2

HYPHEN = 2  # PDFium's code for a hyphen at a line end
LOST = "\ufffd"
OWN_CODES = ("\ue000", "\uf8ff")  # the private use area, which only the font itself can tell
MOST_CODES = 0x110000
QUARTER = math.pi / 2
SLANT = 0.1  # radians off the upright above which a character belongs to a stamp or watermark


class Glyph(NamedTuple):
    """A character: its edges, the line it stands on and its size in points; y grows upwards.

    `order` is its place in the stream, in which the program that made the file drew it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    order: int


class Turn(NamedTuple):
    """The glyphs turned by so many quarters of a circle, in the frame in which they stand upright."""

    quarters: int
    glyphs: list[Glyph]


class Drawn(NamedTuple):
    """The glyphs of a page by the way they are turned, the most frequent first.

    `nameless` counts characters whose font does not tell what they are, or gives them a code of its own.
    """

    turns: list[Turn]
    nameless: int


def glyphs(page: pypdfium2.PdfPage) -> Drawn:
    """The visible characters of a page, without those that PDFium adds for spaces and line ends.

    A character that the font does not name stands as U+FFFD, so that the figures around it stay apart.
    """
    from pypdfium2 import raw  # noqa: PLC0415 - loads the library

    text_page = page.get_textpage()
    try:
        handle = text_page.raw
        box = raw.FS_RECTF()
        matrix = raw.FS_MATRIX()
        x, y = ctypes.c_double(), ctypes.c_double()
        turns: dict[int, list[Glyph]] = {}
        nameless = 0
        for index in range(text_page.count_chars()):
            text = _character(raw, handle, index)
            angle = raw.FPDFText_GetCharAngle(handle, index)
            turn = round(angle / QUARTER)
            if not text or abs(angle - turn * QUARTER) > SLANT:
                continue
            nameless += text == LOST or OWN_CODES[0] <= text <= OWN_CODES[1]
            raw.FPDFText_GetLooseCharBox(handle, index, box)
            raw.FPDFText_GetCharOrigin(handle, index, x, y)
            raw.FPDFText_GetMatrix(handle, index, matrix)
            size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
            left, right, base = _upright(turn % 4, box, x.value, y.value)
            turns.setdefault(turn % 4, []).append(Glyph(text, left, right, base, size or 1.0, index))
    finally:
        text_page.close()
    found = [Turn(quarters, drawn) for quarters, drawn in turns.items()]
    return Drawn(sorted(found, key=lambda t: -len(t.glyphs)), nameless)


def _character(raw: Any, handle: Any, index: int) -> str:
    """The character at an index of PDFium's text; nothing for those that it added itself."""
    code = raw.FPDFText_GetUnicode(handle, index)
    if code == HYPHEN:
        return "-"
    if raw.FPDFText_IsGenerated(handle, index) == 1:
        return ""
    if 0xD800 <= code < 0xDC00:  # the first half of a pair; the second is the next character
        second = raw.FPDFText_GetUnicode(handle, index + 1)
        return chr(0x10000 + (code - 0xD800) * 0x400 + second - 0xDC00) if 0xDC00 <= second < 0xE000 else LOST
    if 0xDC00 <= code < 0xE000:
        return ""
    if code not in {0, 0xFFFD, 0xFFFE} and code < MOST_CODES:
        named = raw.FPDFText_HasUnicodeMapError(handle, index) != 1
        return unified(chr(code)) if named else LOST
    return LOST


def _upright(turn: int, box: Any, x: float, y: float) -> tuple[float, float, float]:
    """Left and right edge and baseline after the page is turned so that the character stands."""
    left, right, bottom, top = box.left, box.right, box.bottom, box.top
    match turn:
        case 0:
            return left, right, y
        case 1:
            return -top, -bottom, x
        case 2:
            return -right, -left, -y
        case _:
            return bottom, top, -x
