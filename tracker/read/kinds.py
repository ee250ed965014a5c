"""What kind of file it is: told by its first bytes, and by its name where bytes do not tell.

Names lie: web pages are handed on as `.doc`, Word files as `.txt`. Kinds that cannot be read are
refused with what to do instead.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from tracker.model.message import Message, msg
from tracker.problems import Problem, Where

Kind = Literal["text", "markdown", "html", "word", "pdf"]

BY_NAME: dict[str, Kind] = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".docx": "word",
    ".docm": "word",
    ".pdf": "pdf",
}
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of Office files before 2007
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
SAVED_PAGE = re.compile(rb"^MIME-Version:|^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def kind_of(data: bytes, suffix: str, name: str) -> Kind | Problem:
    """The kind of a file with these bytes and this suffix (`.docx`), or why it cannot be read."""
    suffix = suffix.lower()
    head = data[:2048]
    named = BY_NAME.get(suffix)
    if data.startswith(b"PK\x03\x04"):
        return _archive(data, name)
    if refusal := _unreadable(data, head, suffix):
        return Problem(Where(name), *refusal)
    if data.startswith(b"%PDF-") or (named == "pdf" and b"%PDF-" in head):
        return "pdf"
    if named == "text" and PAGE.match(head.lstrip()):
        return "html"
    if named in {"text", "markdown", "html"}:
        return named
    return "html" if PAGE.search(head) else Problem(Where(name), *_unlike(suffix))


def _unlike(suffix: str) -> tuple[Message, Message]:
    if suffix in BY_NAME:
        return (
            msg("the file is named {suffix}, but is none", suffix=suffix),
            msg("download or save it again, and check that it opens"),
        )
    return _no_reader(suffix), msg("save the document as .docx, .pdf, .html, .txt or .md")


def _unreadable(data: bytes, head: bytes, suffix: str) -> tuple[Message, Message] | None:
    if data.startswith(COMPOUND):
        if ENCRYPTED in data:
            return (
                msg("the file is protected by a password"),
                msg("open it with the password and save a copy without one"),
            )
        return (
            _no_reader("Office 97–2003 (.doc)"),
            msg("open it in Word, WPS or LibreOffice and save it as .docx"),
        )
    if data.startswith(b"{\\rtf"):
        return _no_reader("RTF"), msg("open it in Word, WPS or LibreOffice and save it as .docx")
    if data.startswith(PICTURES):
        return (
            _no_reader(msg("picture")),
            msg("recognise its text first (OCR), and give the result as text or as a PDF with text"),
        )
    if suffix in {".mht", ".mhtml"} or (suffix == ".doc" and SAVED_PAGE.search(head)):
        return _no_reader("MHTML"), msg("save the page as HTML")
    return None


def _archive(data: bytes, name: str) -> Kind | Problem:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return Problem(
            Where(name), msg("the file is damaged"), msg("download or save it again, and check that it opens")
        )
    if any(n.startswith("word/") for n in names):
        return "word"
    if any(n.startswith("xl/") for n in names):
        kind, hint = msg("workbook"), msg("put it into targets/actuals if it holds reported figures")
    elif "content.xml" in names:
        kind, hint = msg("OpenDocument"), msg("open it in Word, WPS or LibreOffice and save it as .docx")
    else:
        kind, hint = msg("archive"), msg("unpack it, and give the files in it")
    return Problem(Where(name), _no_reader(kind), hint)


def _no_reader(kind: str | Message) -> Message:
    return msg("files of kind “{kind}” cannot be read", kind=kind)
