"""What is done to files as such: replaced in one step, so that nobody meets half a file; fingerprinted."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which takes the place of `path` when the block ends without an error.

    It is written beside its place, reaches the disk before it moves, and keeps the rights of the file
    that it replaces. Folders that are missing are made.

    Raises:
        OSError: the folder cannot be made or written to; `path` is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Put `text` into a file as UTF-8, line ends as they are.

    Raises:
        OSError: as `replacing`.
    """
    with replacing(path) as file:
        file.write(text.encode("utf-8"))


def is_free(path: Path) -> bool:
    """Whether nothing stands at the place of a folder, or an empty folder."""
    return not path.exists() or (path.is_dir() and not any(path.iterdir()))


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, where it is missing.

    Raises:
        OSError: it cannot be made.
    """
    path.mkdir(parents=True, exist_ok=True)


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal.

    Raises:
        OSError: the file cannot be read.
    """
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _mask() -> int:
    """The rights that new files go without; they can only be read by setting them."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
