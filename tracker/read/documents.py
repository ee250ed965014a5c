"""Opens a source and makes a document of it, whatever its kind."""

from __future__ import annotations

import re
from pathlib import Path

from tracker.model.document import Document
from tracker.model.message import msg
from tracker.problems import Problem, Where
from tracker.read.decoding import decode
from tracker.read.front_matter import front_matter

TEXT = {".txt", ".text", ".md", ".markdown"}
DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def read_document(
    path: Path, *, published: str | None = None, region: str | None = None
) -> tuple[Document | None, list[Problem]]:
    """The document in a file, or None and the problems that keep it from being read.

    `published` (ISO date, month or year) and `region` override what the file declares.
    """
    name = path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, [_unreadable(name, error)]
    if path.suffix.lower() not in TEXT:
        return None, [
            Problem(
                Where(name),
                msg("files of kind “{kind}” cannot be read yet", kind=path.suffix or path.name),
                msg("save the document as plain text (.txt) or Markdown (.md)"),
            )
        ]
    text, problems = decode(data, name)
    if problems:
        return None, problems
    declared, body, problems = front_matter(text, name) if path.suffix.lower() in {".md", ".markdown"} else ({}, 0, [])
    if (date := published or declared.get("published")) and not DATE.fullmatch(date):
        problems.append(
            Problem(
                Where(name),
                msg("“{date}” is no publication date", date=date),
                msg("write 2024-12-05, 2024-12 or 2024"),
            )
        )
        date = None
    document = Document(
        id=path.name,
        path=name,
        text=text,
        body=body,
        title=declared.get("title", ""),
        publisher=declared.get("publisher", ""),
        published=date or None,
        region=region or declared.get("region") or None,
        source=declared.get("source", ""),
    )
    return document, problems


def _unreadable(name: str, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(Where(name), msg("there is no such file"), msg("check the path"))
    if isinstance(error, IsADirectoryError):
        return Problem(Where(name), msg("this is a folder, not a file"), msg("name the files in it"))
    return Problem(Where(name), msg("the file cannot be opened"), msg("check that you may read it"))
