"""New entries at the end of a file's list, in the way in which the file is indented already."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.curate.entries import is_nothing
from tracker.curate.nodes import Mapping, Node, Sequence, content_end
from tracker.curate.splice import LayoutError, Splice, line_end, newline_at
from tracker.curate.yaml_text import Value, entry_text

if TYPE_CHECKING:
    from collections.abc import Mapping as Pairs
    from collections.abc import Sequence as Items

    from tracker.curate.fields import Form

IDLE_LINES = re.compile(r"(?:[ \t]*(?:#[^\n]*)?(?:\n|$))*")


@dataclass(frozen=True)
class Addition:
    """An entry to be written, with the comments that stand above it."""

    entry: Pairs[str, Value]
    comments: tuple[str, ...] = ()


def append_splice(text: str, root: Mapping, form: Form, additions: Items[Addition]) -> Splice:
    """The insertion that puts the entries at the end of the list.

    Raises:
        LayoutError: the list is written in one line with entries in it, or is no list.
    """
    place = next(((key, value) for key, value in root.pairs if key.text == form.name), None)
    entry_form = form.by_name[form.name].form
    if entry_form is None or (place is not None and not _takes_entries(place[1])):
        raise LayoutError
    if place is None:
        return _lines_splice(text, len(text), f"{form.name}:\n" + _entries(additions, entry_form))
    key, items = place
    if isinstance(items, Sequence) and items.items:
        indent = items.column - 1
        first = items.items[0]
        block = isinstance(first, Mapping) and not first.flow
        offset = first.column - items.column if block and first.line == items.line else 2
        apart = _stand_apart(text, items)
        lines = _entries(additions, entry_form, indent=indent, offset=offset, apart=apart)
        return _lines_splice(text, _list_end(text, items), ("\n" if apart else "") + lines)
    end = line_end(text, max(key.end, items.end))
    lines = _entries(additions, entry_form)
    if isinstance(items, Sequence):  # the [] goes, a comment behind it stays
        rest = text[items.end : end]
        start = items.start - 1 if text[items.start - 1] == " " else items.start
        return Splice(
            start, end, (rest + "\n" + lines.removesuffix("\n")).replace("\n", newline_at(text, end))
        )
    return Splice(end, end, ("\n" + lines.removesuffix("\n")).replace("\n", newline_at(text, end)))


def _takes_entries(items: Node) -> bool:
    if isinstance(items, Sequence):
        return not items.flow or not items.items
    return is_nothing(items) and items.start == items.end


def _entries(
    additions: Items[Addition], form: Form, *, indent: int = 0, offset: int = 2, apart: bool = False
) -> str:
    texts = [entry_text(a.entry, form, indent=indent, offset=offset, comments=a.comments) for a in additions]
    return ("\n" if apart else "").join(texts)


def _stand_apart(text: str, items: Sequence) -> bool:
    """Whether blank lines stand between the entries."""
    if len(items.items) < 2:
        return False
    before, last = items.items[-2:]
    between = text[line_end(text, content_end(before)) : last.start]
    return any(not line.strip() for line in between.split("\n")[1:-1])


def _list_end(text: str, items: Sequence) -> int:
    """The line's beginning where new entries go: behind the last one and the comments that belong to it.

    At the end of the file all comments count as its own; before another key only those that are indented
    deeper than the dash.
    """
    position = _next_line(text, content_end(items))
    idle = IDLE_LINES.match(text, position)
    if idle is not None and idle.end() == len(text):
        return len(text) if text[position:].strip() else position
    while position < len(text):
        line = text[position : line_end(text, position)]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) < items.column:
            break
        position = _next_line(text, position)
    return position


def _next_line(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end + 1


def _lines_splice(text: str, position: int, lines: str) -> Splice:
    """Whole lines put in at a line's beginning, or at the end of a file whose last line is not ended."""
    if position == len(text) and text and not text.endswith("\n"):
        lines = "\n" + lines
    return Splice(position, position, lines.replace("\n", newline_at(text, max(position - 1, 0))))
