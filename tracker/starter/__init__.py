"""The example that `tracker init` copies: a made-up city's plan and report, with target and actual files."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


def example() -> Iterator[tuple[str, str]]:
    """Each file's path in the working folder, and its text, in order of paths."""
    yield from _below(files("tracker.starter") / "folder", "")


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _below(entry, f"{path}{entry.name}/")
        else:
            yield f"{path}{entry.name}", entry.read_text("utf-8")
