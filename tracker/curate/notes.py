"""Collects what is wrong with one file, each note at the place of a node."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    def unread(self, node: Scalar, why: Unread) -> None:
        """A problem inside a text, placed at the character where reading stopped."""
        column = node.column
        quotes = 2 if node.style in {"'", '"'} else 0
        if node.style not in {"|", ">"} and node.end - node.start == len(node.text) + quotes:
            column += quotes // 2 + why.column
        self.problems.append(Problem(Where(self.file, node.line, column), why.what, why.hint))
