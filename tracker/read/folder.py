"""Which documents a person means who names files and folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KINDS = {
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".xhtml",
    ".shtml",
    ".doc",
    ".docx",
    ".docm",
    ".wps",
    ".pdf",
}


def find_documents(paths: Iterable[Path]) -> tuple[tuple[Path, ...], list[Problem]]:
    """The files named, and all documents below the folders named, each once, folders in order of names.

    What a folder holds besides documents (pictures, tables, its README, hidden files) is passed over.
    """
    found: dict[Path, None] = {}
    problems = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if _is_document(p, path))
            found.update(dict.fromkeys(inside))
            if not inside:
                problems.append(
                    Problem(
                        Where(path.as_posix()),
                        msg("no document is in this folder"),
                        msg("put Word, PDF, HTML, text or Markdown files into it"),
                    )
                )
        elif path.exists():
            found[path] = None
        else:
            problems.append(
                Problem(
                    Where(path.as_posix()),
                    msg("there is no such file or folder"),
                    msg("check the path; `tracker init DIR` makes a working folder with an example"),
                )
            )
    return tuple(found), problems


def _is_document(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.suffix.lower() in KINDS and path.stem.upper() != "README" and path.is_file()


def size_of(paths: Iterable[Path]) -> int:
    """Bytes of the documents together; one that is not there has none."""
    return sum(path.stat().st_size for path in paths if path.is_file())
