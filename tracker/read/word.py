"""Word files: tracked insertions are text, tracked deletions are none; boxes, controls and tables are read.

mammoth gets a package made here, of the text alone: no image, link or other part of the file reaches
it, and so nothing outside the file can be opened.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from tracker.model.message import Message, msg
from tracker.problems import Problem, Where
from tracker.read.html import parse
from tracker.read.reading import Reading

if TYPE_CHECKING:
    from tracker.read.word_package import Package

MOST_MARKUP = 32 * 1024 * 1024  # bytes of simplified text, and tags in it; mammoth's trees are far larger
MOST_TAGS = 1_500_000
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
UNREAD_PARTS = ("word/charts/", "word/diagrams/data", "word/afchunk")


def read_word(data: bytes, name: str) -> tuple[Reading | None, list[Problem]]:
    """The text of a Word file, or None and the problems that keep it from being read."""
    from tracker.read.word_package import UnreadableError, open_package  # noqa: PLC0415 - loads lxml

    try:
        package = open_package(data)
        problems = _unread_parts(package, name)
        html = _html(package)
    except UnreadableError as error:
        return None, [_refusal(name, str(error))]
    page = parse(f"<html><body>{html}</body></html>")
    from tracker.read.html_lines import lines  # noqa: PLC0415 - loads lxml

    text = "\n".join(line.text for line in lines(page)) if page is not None else ""
    if not text:
        return None, [
            *problems,
            Problem(Where(name), msg("the file holds no text"), msg("check that it opens")),
        ]
    return Reading(text=text + "\n"), problems


def _html(package: Package) -> str:
    """The document as mammoth's HTML.

    Raises:
        UnreadableError: where its markup is larger or stranger than mammoth bears.
    """
    import mammoth  # noqa: PLC0415 - needed for Word files alone
    from lxml import etree  # noqa: PLC0415

    from tracker.read.word_markup import simplified  # noqa: PLC0415
    from tracker.read.word_package import UnreadableError  # noqa: PLC0415

    markup = etree.tostring(simplified(package), encoding="utf-8")
    if len(markup) > MOST_MARKUP or markup.count(b"<") > MOST_TAGS:
        raise UnreadableError("large")
    slim = io.BytesIO()
    with zipfile.ZipFile(slim, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", markup)
    try:
        result = mammoth.convert_to_html(slim, include_embedded_style_map=False, external_file_access=False)
    except Exception as error:  # well-formed XML that is no WordprocessingML fails there in many ways
        raise UnreadableError("damaged") from error
    return str(result.value)


def _unread_parts(package: Package, name: str) -> list[Problem]:
    found = any(n.lower().startswith(UNREAD_PARTS) for n in package.names)
    if not found and package.document.find(".//{*}altChunk") is None:
        return []
    return [
        Problem(
            Where(name),
            msg("figures in charts, diagrams or embedded files of the document are not read"),
            msg("add them by hand, or copy them into the text"),
            severity="warning",
        )
    ]


def _refusal(name: str, reason: str) -> Problem:
    what, hint = REFUSALS[reason]
    return Problem(Where(name), what, hint)


REFUSALS: dict[str, tuple[Message, Message]] = {
    "large": (
        msg("the file unpacks to more than can be read"),
        msg("check where it comes from; save the part with the text as a file of its own"),
    ),
    "damaged": (msg("the file is damaged"), msg("download or save it again, and check that it opens")),
    "entities": (
        msg("the file declares a document type, which no Word file does"),
        msg("check where it comes from; open it in Word and save it again"),
    ),
    "encrypted": (
        msg("the file is protected by a password"),
        msg("open it with the password and save a copy without one"),
    ),
}
