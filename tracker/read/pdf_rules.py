"""The straight rules drawn on a PDF page: the frames of its tables."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

MOST_PATHS = 20_000  # on one page; a page with more is a drawing
MOST_POINTS = 2_000  # of one path
SHORTEST = 4.0  # points
STRAIGHT = 0.5  # points by which the ends of a rule may be out of line
SAME = 2.0  # points within which two rules are one, drawn in pieces or as the two sides of a bar


class Rule(NamedTuple):
    """A rule, where it stands (x if it is upright, else y), and where it starts and ends on its way."""

    way: Literal["upright", "level"]
    at: float
    start: float
    end: float


def rules(page: pypdfium2.PdfPage, turn: int) -> list[Rule]:
    """The rules of a page in the frame of text that is turned by so many quarters."""
    found = []
    for count, path in enumerate(_paths(page)):
        if count > MOST_PATHS:
            return []
        points = [_turned(turn, x, y) for x, y in _points(path)]
        for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
            if abs(x1 - x2) <= STRAIGHT and abs(y1 - y2) >= SHORTEST:
                found.append(Rule("upright", (x1 + x2) / 2, min(y1, y2), max(y1, y2)))
            elif abs(y1 - y2) <= STRAIGHT and abs(x1 - x2) >= SHORTEST:
                found.append(Rule("level", (y1 + y2) / 2, min(x1, x2), max(x1, x2)))
    return _united(found)


def _paths(page: pypdfium2.PdfPage) -> Iterator[Any]:
    from pypdfium2 import raw  # noqa: PLC0415 - loads the library

    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_PATH:
            yield item


def _points(path: Any) -> Iterator[tuple[float, float]]:
    """The corners of a path in page space; none where it has curves or several parts too many to be rules."""
    from pypdfium2 import raw  # noqa: PLC0415

    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    count = raw.FPDFPath_CountSegments(path)
    for index in range(count if count <= MOST_POINTS else 0):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        if raw.FPDFPathSegment_GetPoint(segment, x, y):
            yield (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )


def _turned(turn: int, x: float, y: float) -> tuple[float, float]:
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turn % 4]


def _united(found: list[Rule]) -> list[Rule]:
    """The rules with those that overlap or touch in one line made one."""
    united: list[Rule] = []
    for rule in sorted(found, key=lambda r: (r.way, round(r.at / SAME), r.start)):
        last = united[-1] if united else None
        if last and last.way == rule.way and abs(last.at - rule.at) <= SAME and rule.start <= last.end + SAME:
            united[-1] = last._replace(end=max(last.end, rule.end))
        else:
            united.append(rule)
    return united
