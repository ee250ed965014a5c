"""A YAML text as a tree of texts, each with its place: nothing is converted, so `no` stays `no`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class Node:
    """A place in the text: line and column count from 1; `start` and `end` are character offsets."""

    __slots__ = ("column", "end", "line", "start")

    def __init__(self, line: int, column: int, start: int, end: int) -> None:
        self.line = line
        self.column = column
        self.start = start
        self.end = end


class Scalar(Node):
    """A text; `style` is the quote or block sign it was written with, empty for a plain one."""

    __slots__ = ("style", "text")

    def __init__(self, line: int, column: int, start: int, end: int, text: str, style: str) -> None:  # noqa: PLR0913, PLR0917 - made millions of times, so flat
        super().__init__(line, column, start, end)
        self.text = text
        self.style = style


class Mapping(Node):
    """Keys and values in the order of the file; a key that stands twice stands here twice."""

    __slots__ = ("flow", "pairs")

    def __init__(self, line: int, column: int, start: int, *, flow: bool) -> None:
        super().__init__(line, column, start, start)
        self.flow = flow
        self.pairs: list[tuple[Scalar, Node]] = []

    def get(self, key: str) -> Node | None:
        """The value of the first such key."""
        return next((value for name, value in self.pairs if name.text == key), None)

    def text(self, key: str) -> str | None:
        """The text of that key; None where the key is missing, or no text."""
        value = self.get(key)
        return value.text if isinstance(value, Scalar) else None


class Sequence(Node):
    """A list."""

    __slots__ = ("flow", "items")

    def __init__(self, line: int, column: int, start: int, *, flow: bool) -> None:
        super().__init__(line, column, start, start)
        self.flow = flow
        self.items: list[Node] = []


def plain(node: Node | None) -> Any:
    """The tree as dicts, lists and texts, to compare what two files say."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else None


def mappings(node: Node | None) -> Iterator[Mapping]:
    """The mappings of a list; anything else in it, or another node than a list, is passed over."""
    if isinstance(node, Sequence):
        yield from (item for item in node.items if isinstance(item, Mapping))


def content_end(node: Node) -> int:
    """Where the last character of the node's own text ends.

    A block's end mark lies behind the blank lines and comments that follow it; its last text does not.
    """
    if isinstance(node, Mapping) and not node.flow and node.pairs:
        return content_end(node.pairs[-1][1])
    if isinstance(node, Sequence) and not node.flow and node.items:
        return content_end(node.items[-1])
    return node.end
