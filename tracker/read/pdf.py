"""PDF files: their lines in reading order, put together to paragraphs; pages keep their offsets.

PDFium reads the file; it runs no scripts and opens nothing else. It is not safe in threads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.message import msg
from tracker.problems import Problem, Where
from tracker.read.pdf_columns import column_starts, regions
from tracker.read.pdf_glyphs import LOST, Turn, glyphs
from tracker.read.pdf_lines import Line, common_edges, lines_of
from tracker.read.pdf_margins import without_margins
from tracker.read.pdf_paragraphs import measures, paragraphs
from tracker.read.pdf_rows import Piece, pieces
from tracker.read.pdf_rules import Rule, rules
from tracker.read.pdf_tables import table_rows
from tracker.read.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

MOST_PAGES = 5_000
MOST_GLYPHS = 10_000_000
FEW_GLYPHS = 10  # on a page with pictures, below which it is a scan
MOST_NAMELESS = 0.2  # share of characters that the fonts do not name
EDGE = 0.03  # share of a document's lines that must agree on an edge of its text
SAME_START = 3.0  # points
PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
LISTED = 10


def read_pdf(data: bytes, name: str) -> tuple[Reading | None, list[Problem]]:
    """The text of a PDF, or None and the problems that keep it from being read."""
    import pypdfium2  # noqa: PLC0415 - loads a library of 8 MB

    where = Where(name)
    try:
        with pypdfium2.PdfDocument(data) as file:
            if len(file) > MOST_PAGES:
                hint = msg("split it, or save the part with the text as a file of its own")
                return None, [
                    Problem(where, msg("the file has more than {count} pages", count=MOST_PAGES), hint)
                ]
            return _read(file, where)
    except pypdfium2.PdfiumError as error:
        if error.err_code == PASSWORD_ERROR:
            return None, [
                Problem(
                    where,
                    msg("the file is protected by a password"),
                    msg("open it with the password and save a copy without one"),
                )
            ]
        return None, [
            Problem(
                where, msg("the file is damaged"), msg("download or save it again, and check that it opens")
            )
        ]


def _read(file: pypdfium2.PdfDocument, where: Where) -> tuple[Reading | None, list[Problem]]:
    pages: list[list[Piece]] = []
    turned: dict[int, list[list[Piece]]] = {}
    scanned: list[int] = []
    drawn = nameless = 0
    for number in range(len(file)):
        page = file[number]
        found = glyphs(page)
        count = sum(len(turn.glyphs) for turn in found.turns)
        if count < FEW_GLYPHS and _has_picture(page):
            scanned.append(number + 1)
        turns = [_with_tables(turn, rules(page, turn.quarters)) for turn in found.turns]
        page.close()
        drawn += count
        nameless += found.nameless
        if drawn > MOST_GLYPHS:
            hint = msg("split it, or save the part with the text as a file of its own")
            return None, [Problem(where, msg("the file holds too much text"), hint)]
        upright, *others = turns or [[]]
        pages.append(upright)
        turned[number] = others
    if problem := _no_text(where, drawn, nameless, scanned):
        return None, [problem]
    lines = list(_lines(without_margins(pages), turned))
    text, offsets = paragraphs(lines, measures(lines))
    if not text:
        return None, [_empty(where)]
    reading = Reading(text, pages=_starts(offsets, len(pages), len(text)))
    problems = [_partly_scanned(where, scanned)] if scanned else []
    if lost := text.count(LOST):
        problems.append(_partly_nameless(where, lost))
    return reading, problems


def _with_tables(turn: Turn, drawn: list[Rule]) -> list[Piece]:
    """The pieces of a page from its top down, with the rows of framed tables among them."""
    rows, rest = table_rows(turn.glyphs, drawn)
    return sorted(rows + pieces(rest), key=lambda p: (-p.base, p.left)) if rows else pieces(rest)


def _lines(pages: list[list[Piece]], turned: dict[int, list[list[Piece]]]) -> Iterator[Line]:
    whole = common_edges((piece for page in pages for piece in page), EDGE)
    known = frozenset[float]()
    for page in pages:
        known |= {
            start
            for start in column_starts(regions(page, *_edges(page, whole)))
            if not any(abs(start - other) < SAME_START for other in known)
        }
    for number, page in enumerate(pages):
        count = 0
        for part in (page, *turned[number]):
            edges = _edges(part, whole if part is page else None)
            for region in regions(part, *edges, known if part is page else frozenset()):
                yield from lines_of(region, number, count)
                count += 1


def _edges(page: list[Piece], whole: tuple[float, float] | None) -> tuple[float, float]:
    """The edges of a page's text: the document's, unless the page is of another width or turned."""
    if not page:
        return 0.0, 0.0
    own = min(p.left for p in page), max(p.right for p in page)
    return whole if whole and _fits(own, whole) else own


def _fits(own: tuple[float, float], whole: tuple[float, float]) -> bool:
    """Whether the text of a page stands within the edges of the others; turned pages are wider."""
    width = whole[1] - whole[0]
    return own[0] > whole[0] - 0.1 * width and own[1] < whole[1] + 0.1 * width


def _starts(offsets: dict[int, int], pages: int, end: int) -> tuple[int, ...]:
    """The offset of each page; a page without lines starts where the next one does."""
    starts = []
    for number in reversed(range(pages)):
        end = min(end, offsets.get(number, end))
        starts.append(end)
    return tuple(reversed(starts))


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    from pypdfium2 import raw  # noqa: PLC0415 - loaded already

    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)), None) is not None


def _no_text(where: Where, drawn: int, nameless: int, scanned: list[int]) -> Problem | None:
    if nameless > MOST_NAMELESS * drawn:
        return Problem(
            where,
            msg("the fonts of the file do not tell which characters they draw"),
            msg("give the Word or HTML file it was made from, or recognise its text first (OCR)"),
        )
    if scanned and drawn < FEW_GLYPHS * len(scanned):
        return Problem(
            where,
            msg("the file is a scan without text"),
            msg("recognise its text first (OCR), and give the result as text or as a PDF with text"),
        )
    return None if drawn else _empty(where)


def _empty(where: Where) -> Problem:
    return Problem(where, msg("the file holds no text"), msg("check that it opens"))


def _partly_scanned(where: Where, scanned: list[int]) -> Problem:
    listed = ", ".join(map(str, scanned[:LISTED])) + (" …" if len(scanned) > LISTED else "")
    return Problem(
        where,
        msg("pages without text, which are scans, are not read: {pages}", pages=listed),
        msg("recognise their text first (OCR)"),
        severity="warning",
    )


def _partly_nameless(where: Where, count: int) -> Problem:
    return Problem(
        where,
        msg("{count} characters cannot be told from the fonts of the file", count=count),
        msg("look for � in it, or give the Word or HTML file it was made from"),
        severity="warning",
    )
