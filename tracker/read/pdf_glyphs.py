"""The characters of a PDF page with the places where they stand, as PDFium gives them."""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.read.characters import unified

if TYPE_CHECKING:
    import pypdfium2

HYPHEN = 2  # PDFium's code for a hyphen at a line end
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

    `unmapped` counts characters whose font does not tell what they are.
    """

    turns: list[Turn]
    unmapped: int


def glyphs(page: pypdfium2.PdfPage) -> Drawn:
    """The visible characters of a page, without those that PDFium adds for spaces and line ends."""
    from pypdfium2 import raw  # noqa: PLC0415 - loads the library

    text_page = page.get_textpage()
    try:
        handle = text_page.raw
        box = raw.FS_RECTF()
        matrix = raw.FS_MATRIX()
        x, y = ctypes.c_double(), ctypes.c_double()
        turns: dict[int, list[Glyph]] = {}
        unmapped = 0
        for index in range(text_page.count_chars()):
            code = raw.FPDFText_GetUnicode(handle, index)
            if code != HYPHEN and raw.FPDFText_IsGenerated(handle, index) == 1:
                continue
            if code in {0, 0xFFFD, 0xFFFE} or raw.FPDFText_HasUnicodeMapError(handle, index) == 1:
                unmapped += 1
                continue
            angle = raw.FPDFText_GetCharAngle(handle, index)
            turn = round(angle / QUARTER)
            if abs(angle - turn * QUARTER) > SLANT:
                continue
            raw.FPDFText_GetLooseCharBox(handle, index, box)
            raw.FPDFText_GetCharOrigin(handle, index, x, y)
            raw.FPDFText_GetMatrix(handle, index, matrix)
            size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
            left, right, base = _upright(turn % 4, box, x.value, y.value)
            text = "-" if code == HYPHEN else unified(chr(code))
            turns.setdefault(turn % 4, []).append(Glyph(text, left, right, base, size or 1.0, index))
    finally:
        text_page.close()
    found = [Turn(quarters, drawn) for quarters, drawn in turns.items()]
    return Drawn(sorted(found, key=lambda t: -len(t.glyphs)), unmapped)


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
