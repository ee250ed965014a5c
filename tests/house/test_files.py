"""A file is replaced whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tracker.files import replacing, write_text

if TYPE_CHECKING:
    from pathlib import Path


def test_a_failure_while_writing_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    """Neither half a file nor a leftover beside it."""
    path = tmp_path / "report.html"
    write_text(path, "old")

    def write_half() -> None:
        with replacing(path) as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_replaced_file_keeps_its_rights(tmp_path: Path) -> None:
    """A file that the group may write stays one; a new one has the usual rights, not private ones."""
    path = tmp_path / "shared.yaml"
    write_text(path, "old")
    assert path.stat().st_mode & 0o777 == 0o666 & ~_mask()
    path.chmod(0o664)
    write_text(path, "new")
    assert path.stat().st_mode & 0o777 == 0o664


def test_line_ends_are_written_as_they_are(tmp_path: Path) -> None:
    """The same text gives the same bytes on every system, in folders that are made on the way."""
    path = tmp_path / "deep" / "er" / "file.txt"
    write_text(path, "a\nb\r\n云")
    assert path.read_bytes() == "a\nb\r\n云".encode()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
