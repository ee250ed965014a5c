"""Writes people's files: only where nobody changed them meanwhile, all of a plan or none, each at once."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.curate.amend import Amendment, amend
from tracker.curate.fresh import SCHEMAS
from tracker.curate.schema import schemas
from tracker.curate.source import NEW, FileChange, digest, utf8_source
from tracker.files import replacing
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.curate.yaml_text import Value


def set_field(file: Path, ident: str, path: tuple[str, ...], value: Value | None) -> list[Problem]:
    """Set one key of one entry of a file, and leave every other byte of it alone.

    `path` leads into keys of keys, such as ("owner", "main"); a value of None takes the key out.
    """
    try:
        source = utf8_source(file.as_posix(), file.read_bytes())
    except OSError as error:
        return [_unwritable(file.as_posix(), error)]
    if isinstance(source, Problem):
        return [source]
    changes, problems = amend([source], [Amendment(source.file, ident, path, value)])
    return problems or write_files(changes)


def with_schemas(changes: Sequence[FileChange], targets: Path) -> list[FileChange]:
    """The changes with the schemas that the heads of the files in `targets` point at, as they are now.

    Nothing is added where nothing is to be written in that folder.
    """
    found = list(changes)
    inside = any(Path(c.file).resolve().is_relative_to(targets.resolve()) for c in changes)
    for name, text in schemas().items() if inside else ():
        place, made = targets / SCHEMAS / name, text.encode("utf-8")
        there = place.read_bytes() if place.is_file() else None
        if there != made:
            found.append(FileChange(place.as_posix(), NEW if there is None else digest(there), made))
    return found


def write_files(changes: Iterable[FileChange]) -> list[Problem]:
    """Write all files or, where one cannot be written, none; the problems say why.

    All are written beside their places and reach the disk before the first moves to its place. Rights are
    kept; a link stays a link, and what it points to changes.
    """
    todo = [change for change in changes if digest(change.after) != change.before]
    if problems := [problem for change in todo if (problem := _refusal(change)) is not None]:
        return problems
    places = {change.file: Path(change.file).resolve() for change in todo}
    old: dict[Path, bytes | None] = {}
    file = ""
    try:
        for place in places.values():
            old[place] = place.read_bytes() if place.exists() else None
        with contextlib.ExitStack() as moves:
            for change in todo:
                file = change.file
                moves.enter_context(replacing(places[file])).write(change.after)
    except OSError as error:
        _put_back(old)
        return [_unwritable(file, error)]
    return []


def _refusal(change: FileChange) -> Problem | None:
    """Why the file is not touched: it is not what it was when it was read, or it is write-protected."""
    place, where = Path(change.file), Where(change.file)
    again = msg("run the command again")
    try:
        if change.before == NEW:
            appeared = msg("a file of this name has appeared meanwhile")
            return Problem(where, appeared, again) if place.exists() else None
        if digest(place.read_bytes()) != change.before:
            return Problem(where, msg("the file was changed by somebody else meanwhile"), again)
        if not os.access(place, os.W_OK):
            return Problem(where, msg("the file is write-protected"), msg("allow writing to it"))
    except OSError as error:
        return _unwritable(change.file, error)
    return None


def _put_back(old: dict[Path, bytes | None]) -> None:
    """The files as they were before the moves that succeeded, as far as the disk allows."""
    for place, content in old.items():
        with contextlib.suppress(OSError):
            if content is None:
                place.unlink(missing_ok=True)
            elif place.read_bytes() != content:
                with replacing(place) as file:
                    file.write(content)


def _unwritable(file: str, error: OSError) -> Problem:
    return Problem(
        Where(file),
        msg("the file cannot be written: {why}", why=error.strerror or type(error).__name__),
        msg("check the permissions of the folder, and the space on the disk"),
    )
