"""A file with a head and a list of entries, read by its declaration; shared by target and actual files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from tracker.curate.entries import is_nothing, read_form, read_keys
from tracker.curate.nodes import Mapping, Node, Sequence
from tracker.curate.notes import Notes
from tracker.curate.parse import parse
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.curate.fields import Form
    from tracker.curate.source import SourceText

T = TypeVar("T")
Head = dict[str, Any]


def read_listing(
    source: SourceText,
    form: Form,
    build: Callable[[dict[str, Any], Where, Head], T | Problem],
    *,
    head: Head | None = None,
) -> tuple[list[T], list[Problem]]:
    """The file's entries as `build` makes them from their values, their place and the head of the file.

    An entry that is wrong is left out, and the others are there all the same. Entries are built while the
    file is read; should part of the head stand below them, it is read once more with the whole `head`.

    Raises:
        ValueError: the form declares no list of entries under its own name; a bug.
    """
    entry_form = form.by_name[form.name].form
    if entry_form is None:
        raise ValueError(f"{form.name} declares no entries")
    notes = Notes(source.file)
    found: list[T] = []
    seen: dict[str, int] = {}
    above: list[Head] = [] if head is None else [head]

    def take(node: Node, root: Mapping) -> None:
        if not above:
            above.append(read_keys(root, form, Notes(source.file), skip=form.name))
        values = read_form(node, entry_form, notes)
        if _is_first(node, seen, notes) and values is not None:
            values.setdefault("id", _name(node, seen))
            built = build(values, Where(source.file, node.line, node.column), above[0])
            if isinstance(built, Problem):
                notes.problems.append(built)
            else:
                found.append(built)

    root, problems = parse(source.text, source.file, each=form.name, take=take)
    if root is None:
        return [], problems
    whole = read_keys(root, form, notes, skip=form.name)
    if above and whole != above[0]:
        return read_listing(source, form, build, head=whole)
    items = root.get(form.name)
    if items is not None and not isinstance(items, Sequence) and not is_nothing(items):
        hint = msg("begin each entry with `- id: …` on a line of its own")
        notes.at(items, msg("`{key}` must be a list", key=form.name), hint)
    return found, notes.problems


def _name(node: Node, seen: dict[str, int]) -> str:
    """The id of an entry that brings none: that of a table's row."""
    name = f"r{node.line}" if f"r{node.line}" not in seen else f"r{node.line}.{node.column}"
    seen[name] = node.line
    return name


def _is_first(node: Node, seen: dict[str, int], notes: Notes) -> bool:
    """Whether no earlier entry of the file has the same id."""
    name = node.text("id") if isinstance(node, Mapping) else None
    if name is None:
        return True
    if name in seen:
        notes.twice(node, name, seen[name])
        return False
    seen[name] = node.line
    return True
