"""Writes people's files: only where nobody changed them meanwhile, all of a plan or none, each at once."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.curate.source import NEW, FileChange, digest
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_files(changes: Iterable[FileChange]) -> list[Problem]:
    """Write all files or, where one cannot be written, none; the problems say why.

    Each file is written beside its place, flushed to the disk and moved there, so that a reader or a power
    cut never meets half of it. Its permissions are kept; a link stays a link, and what it points to changes.
    """
    todo = [change for change in changes if digest(change.after) != change.before]
    if problems := [problem for change in todo if (problem := _refusal(change)) is not None]:
        return problems
    beside: list[tuple[Path, Path]] = []
    moved: list[tuple[Path, bytes | None]] = []
    file = ""
    try:
        for change in todo:
            file = change.file
            place = Path(file).resolve()
            beside.append((_written_beside(place, change.after), place))
        for temporary, place in beside:
            file = place.as_posix()
            old = place.read_bytes() if place.exists() else None
            temporary.replace(place)
            moved.append((place, old))
    except OSError as error:
        _put_back(moved)
        return [_unwritable(file, error)]
    finally:
        for temporary, _ in beside:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    for folder in sorted({place.parent for _, place in beside}):
        _flush_folder(folder)
    return []


def _refusal(change: FileChange) -> Problem | None:
    """Why the file is not touched: it is not what it was when it was read, or it is write-protected."""
    place, where = Path(change.file), Where(change.file)
    again = msg("run the command again")
    try:
        if change.before == NEW:
            return (
                Problem(where, msg("a file of this name has appeared meanwhile"), again)
                if place.exists()
                else None
            )
        if digest(place.read_bytes()) != change.before:
            return Problem(where, msg("the file was changed by somebody else meanwhile"), again)
        if not os.access(place, os.W_OK):
            return Problem(where, msg("the file is write-protected"), msg("allow writing to it"))
    except OSError as error:
        return _unwritable(change.file, error)
    return None


def _written_beside(place: Path, content: bytes) -> Path:
    """A temporary file in the same folder, with the content and permissions that the place is to have."""
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    descriptor = os.open(
        temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0), 0o666
    )
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if place.exists():
            status = place.stat()
            temporary.chmod(stat.S_IMODE(status.st_mode))
            with contextlib.suppress(OSError, AttributeError):  # Windows knows no owners of this kind
                os.chown(temporary, status.st_uid, status.st_gid)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _put_back(moved: list[tuple[Path, bytes | None]]) -> None:
    """The files as they were, as far as the disk allows."""
    for place, old in moved:
        with contextlib.suppress(OSError):
            if old is None:
                place.unlink()
            else:
                _written_beside(place, old).replace(place)


def _flush_folder(folder: Path) -> None:
    """Make the moves survive a power cut, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _unwritable(file: str, error: OSError) -> Problem:
    return Problem(
        Where(file),
        msg("the file cannot be written: {why}", why=error.strerror or type(error).__name__),
        msg("check the permissions of the folder, and the space on the disk"),
    )
