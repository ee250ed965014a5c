"""Bad input is a value: what is wrong, where, and what to do about it.

A function that reads what people wrote returns `(value, problems)`; it raises only for bugs.
Texts are `Message`s, put into words by `tracker.language` at the moment they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.model.message import Message


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file; line and column count from 1, 0 means the file as a whole."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, without the parts that are not known."""
        parts = [self.file] + [str(n) for n in (self.line, self.column) if n]
        return ":".join(p for p in parts if p)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the input, with a hint at its mending.

    `severity` is "error" where the entry cannot be used, "warning" where it is used all the same, "note"
    where nothing need be mended.
    """

    where: Where
    what: Message
    hint: Message | None = None
    severity: str = field(default="error")


class ProblemsError(Exception):
    """Carries problems out of a command that cannot go on; the command line prints them and exits 1."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(f"{len(problems)} problem(s)")
        self.problems = problems
