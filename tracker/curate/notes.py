"""Collects what is wrong with one file, each note at the place of a node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from tracker.curate.nodes import Node, Scalar
    from tracker.grammar.unread import Unread
    from tracker.model.message import Message


class Notes:
    """The problems of a file in the order in which they were met."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def at(self, node: Node, what: Message, hint: Message | None = None, *, severity: str = "error") -> None:
        """A problem with what stands at the node."""
        self.problems.append(Problem(Where(self.file, node.line, node.column), what, hint, severity))

    def twice(self, node: Node, name: str, first: int) -> None:
        """An id that an entry on line `first` has already."""
        hint = msg("give one of the two another id; the first is on line {line}", line=first)
        self.at(node, msg("the id `{id}` stands twice in this file", id=name), hint)

    def unread(self, node: Scalar, why: Unread) -> None:
        """A problem inside a text, placed at the character where reading stopped."""
        column = node.column
        quotes = 2 if node.style in {"'", '"'} else 0
        if node.style not in {"|", ">"} and node.end - node.start == len(node.text) + quotes:
            column += quotes // 2 + why.column
        self.problems.append(Problem(Where(self.file, node.line, column), why.what, why.hint))
