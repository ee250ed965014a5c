"""YAML text → nodes, strictly: one document, no anchors, no tags; each mistake a problem with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from tracker.curate.nodes import Mapping, Node, Scalar, Sequence
from tracker.curate.syntax import syntax_problem
from tracker.model.message import Message, msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 20


def parse(
    text: str, file: str, *, each: str = "", take: Callable[[Node, Mapping], None] | None = None
) -> tuple[Mapping | None, list[Problem]]:
    """The mapping that a file holds, or None with what is wrong.

    The items of the list under the top key `each` are handed to `take` one by one and not kept, so that
    a file with 200,000 entries needs the memory of one; with each goes the mapping as far as it is read.
    """
    try:
        return _Composer(text, file, each, take).document(), []
    except _Refusal as refusal:
        return None, [refusal.problem]
    except yaml.YAMLError as error:
        return None, [syntax_problem(text, file, error)]


class _Refusal(Exception):  # noqa: N818 - it carries a problem of the input, not an error of the program
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


class _Composer:
    """Turns the events of PyYAML's C parser into nodes."""

    def __init__(self, text: str, file: str, each: str, take: Callable[[Node, Mapping], None] | None) -> None:
        loader: Any = getattr(yaml, "CLoader", yaml.Loader)
        self._text = text
        self._next: Callable[[], Any] = loader(text).get_event
        self._file = file
        self._each = each
        self._take = take

    def document(self) -> Mapping:
        """The one document of the file."""
        self._next()
        event: Any = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            self._refuse(None, msg("the file is empty"), msg("`tracker init` makes an example to start from"))
        node = self._node(self._next(), 0)
        if not isinstance(node, Mapping):
            self._refuse(
                node,
                msg("the file must hold `key: value` lines"),
                msg("begin with a line such as `plan: …` or `actuals:`"),
            )
        self._next()
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse(
                event,
                msg("the file holds a second document after `---`"),
                msg("keep one plan in one file, and take the `---` line out"),
            )
        return node

    def _node(self, event: Any, depth: int) -> Node:
        kind: Any = type(event)
        if kind is yaml.AliasEvent or event.anchor or event.tag:
            self._refuse_dialect(event)
        mark = event.start_mark
        if kind is yaml.ScalarEvent:
            style = event.style or ""
            end = event.end_mark.index
            if style in {"|", ">"}:
                end = self._block_end(mark.index, end)
            return Scalar(mark.line + 1, mark.column + 1, mark.index, end, event.value, style)
        if depth > DEEPEST:
            self._refuse(event, msg("brackets are nested too deeply"), None)
        if kind is yaml.SequenceStartEvent:
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _sequence(self, event: Any, depth: int, root: Mapping | None = None) -> Sequence:
        mark = event.start_mark
        node = Sequence(mark.line + 1, mark.column + 1, mark.index, flow=bool(event.flow_style))
        closing: Any = yaml.SequenceEndEvent
        while type(event := self._next()) is not closing:
            item = self._node(event, depth + 1)
            if root is not None and self._take is not None:
                self._take(item, root)
            else:
                node.items.append(item)
        node.end = event.end_mark.index
        return node

    def _mapping(self, event: Any, depth: int) -> Mapping:
        mark = event.start_mark
        node = Mapping(mark.line + 1, mark.column + 1, mark.index, flow=bool(event.flow_style))
        closing: Any = yaml.MappingEndEvent
        while type(event := self._next()) is not closing:
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                self._refuse(
                    key, msg("a key must be one word, not a list or a block"), msg("write `key: value`")
                )
            event = self._next()
            listed = depth == 0 and key.text == self._each and type(event) is yaml.SequenceStartEvent
            value = self._sequence(event, 1, node) if listed else self._node(event, depth + 1)
            node.pairs.append((key, value))
        node.end = event.end_mark.index
        return node

    def _block_end(self, start: int, end: int) -> int:
        """The end of a `|` or `>` text without the blank lines that the parser counts in."""
        return start + len(self._text[start:end].rstrip(" \t\r\n"))

    def _refuse_dialect(self, event: Any) -> NoReturn:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            what = msg("anchors and references (`&name`, `*name`) are not read here")
            hint = msg("write the value out, or put it in quotes if it begins with & or *")
        else:
            what = msg("tags (`!name`) are not read here")
            hint = msg("leave the tag out, or put the value in quotes if it begins with !")
        self._refuse(event, what, hint)

    def _refuse(self, place: Any, what: Message, hint: Message | None) -> NoReturn:
        if isinstance(place, Node):
            where = Where(self._file, place.line, place.column)
        elif place is None:
            where = Where(self._file)
        else:
            where = Where(self._file, place.start_mark.line + 1, place.start_mark.column + 1)
        raise _Refusal(Problem(where, what, hint))
