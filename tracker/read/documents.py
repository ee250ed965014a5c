"""Opens a source and makes a document of it, whatever its kind."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

from tracker.model.document import Document
from tracker.model.message import msg
from tracker.problems import Problem, Where
from tracker.read.decoding import decode
from tracker.read.front_matter import front_matter
from tracker.read.kinds import Kind, kind_of
from tracker.read.reading import Reading

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 300 * 1024 * 1024  # bytes
DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def read_document(
    path: Path, *, published: str | None = None, region: str | None = None
) -> tuple[Document | None, list[Problem]]:
    """The document in a file, or None and the problems that keep it from being read.

    `published` (ISO date, month or year) and `region` override what the file declares. Nothing but the
    file itself is opened, whatever it refers to.
    """
    name = path.as_posix()
    data = _bytes(path, name)
    if isinstance(data, Problem):
        return None, [data]
    kind = kind_of(data, path.suffix, name)
    if isinstance(kind, Problem):
        return None, [kind]
    reading, problems = _read(kind, data, name)
    if reading is None:
        return None, problems
    date = published or reading.published
    if date and not DATE.fullmatch(date):
        problems.append(
            Problem(
                Where(name),
                msg("“{date}” is no publication date", date=date),
                msg("write 2024-12-05, 2024-12 or 2024"),
            )
        )
        date = ""
    document = Document(
        id=path.name,
        path=name,
        text=reading.text,
        body=reading.body,
        title=reading.title,
        publisher=reading.publisher,
        published=date or None,
        region=region or reading.region or None,
        source=reading.source,
        pages=reading.pages,
    )
    return document, problems


def _read(kind: Kind, data: bytes, name: str) -> tuple[Reading | None, list[Problem]]:
    """Hand the bytes to the reader of their kind; those of laid-out files are slow to load."""
    match kind:
        case "text" | "markdown":
            return _read_text(data, name, declares=kind == "markdown")
        case "html":
            from tracker.read.html import read_html  # noqa: PLC0415

            return read_html(data, name)
        case "word":
            from tracker.read.word import read_word  # noqa: PLC0415

            return read_word(data, name)
        case "pdf":
            from tracker.read.pdf import read_pdf  # noqa: PLC0415

            return read_pdf(data, name)


def _read_text(data: bytes, name: str, *, declares: bool) -> tuple[Reading | None, list[Problem]]:
    text, problems = decode(data, name)
    if not text:
        return None, problems
    if not declares:
        return Reading(text), problems
    declared, body, mistakes = front_matter(text, name)
    reading = Reading(
        text=text,
        body=body,
        title=declared.get("title", ""),
        publisher=declared.get("publisher", ""),
        published=declared.get("published", ""),
        region=declared.get("region", ""),
        source=declared.get("source", ""),
    )
    return reading, problems + mistakes


def _bytes(path: Path, name: str) -> bytes | Problem:
    where = Where(name)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return Problem(where, msg("this is a folder, not a file"), msg("name the files in it"))
        if not stat.S_ISREG(status.st_mode):
            return Problem(where, msg("this is no file that can be read"), msg("save it as a file first"))
        if status.st_size > LARGEST:
            return Problem(
                where,
                msg("the file is larger than {size} MB", size=LARGEST // (1024 * 1024)),
                msg("split it, or save the part with the text as a file of its own"),
            )
        return path.read_bytes()
    except FileNotFoundError:
        return Problem(where, msg("there is no such file"), msg("check the path"))
    except (OSError, ValueError):
        return Problem(where, msg("the file cannot be opened"), msg("check that you may read it"))
