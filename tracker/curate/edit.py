"""A file's text with some entries changed and others added, proved to differ in nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from tracker.curate.append import Addition, append_splice
from tracker.curate.nodes import Mapping, Node, mappings, plain
from tracker.curate.notes import Notes
from tracker.curate.parse import parse
from tracker.curate.splice import (
    LayoutError,
    Patch,
    Splice,
    patch_splices,
    patched,
    removal_splices,
    spliced,
)
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from tracker.curate.fields import Form
    from tracker.curate.source import SourceText


@dataclass(frozen=True)
class Edits:
    """What is to change in one file: patches by entry id, and new entries."""

    patches: dict[str, Patch] = field(default_factory=dict)
    additions: tuple[Addition, ...] = ()


def edited(
    source: SourceText, form: Form, edits: Edits, *, read: Mapping | None = None
) -> SourceText | Problem:
    """The file's text with the edits made, or why they cannot be made.

    The text is read before and after: where it does not say exactly what it said before but for the
    edits, nothing is changed. `read` is what it says where that is known already.
    """
    root, problems = (read, []) if read else parse(source.text, source.file)
    if root is None:
        return problems[0]
    if missing := next((name for name in edits.patches if len(_named(root, form, name)) != 1), None):
        return _not_one(source.file, form, _named(root, form, missing), missing)
    text: str | Problem = source.text
    if edits.patches or edits.additions:
        text = _step(source.text, root, source.file, form, edits, patch_splices)
    if not isinstance(text, Problem) and any(_removes(patch) for patch in edits.patches.values()):
        between, problems = parse(text, source.file)
        if between is None:
            return problems[0]
        text = _step(text, between, source.file, form, Edits(edits.patches), removal_splices)
    if isinstance(text, Problem):
        return text
    after, _ = parse(text, source.file)
    if after is None or plain(after) != _expected(root, form, edits):
        return _by_hand(source.file, root)
    return replace(source, text=text)


def _step(  # noqa: PLR0913, PLR0917 - a text, read, and what to do with it
    text: str, root: Mapping, file: str, form: Form, edits: Edits, splices_of: Any
) -> str | Problem:
    """All patches' new values and the additions, or all their removals, brought into the text."""
    splices: list[Splice] = []
    entry_form = form.by_name[form.name].form
    node: Node = root
    try:
        for name, patch in edits.patches.items():
            node = _named(root, form, name)[0]
            splices += splices_of(text, node, patch, entry_form)
        if edits.additions:
            node = root.get(form.name) or root
            splices.append(append_splice(text, root, form, edits.additions))
        return spliced(text, splices)
    except LayoutError:
        return _by_hand(file, node)


def _named(root: Mapping, form: Form, name: str) -> list[Mapping]:
    return [item for item in mappings(root.get(form.name)) if item.text("id") == name]


def _removes(patch: Patch) -> bool:
    return any(value is None or (isinstance(value, dict) and _removes(value)) for value in patch.values())


def _expected(root: Mapping, form: Form, edits: Edits) -> dict[str, Any]:
    """What the file must say afterwards."""
    said: dict[str, Any] = plain(root)
    entries = said.get(form.name) or []
    if not entries and not edits.additions:
        return said
    said[form.name] = [
        patched(entry, edits.patches[entry["id"]])
        if isinstance(entry, dict) and entry.get("id") in edits.patches
        else entry
        for entry in entries
    ] + [patched({}, addition.entry) for addition in edits.additions]
    return said


def _not_one(file: str, form: Form, found: list[Mapping], name: str) -> Problem:
    if not found:
        hint = msg("it may have been renamed or taken out since")
        return Problem(Where(file), msg("there is no entry `{id}` in {key}", id=name, key=form.name), hint)
    notes = Notes(file)
    notes.twice(found[1], name, found[0].line)
    return notes.problems[0]


def _by_hand(file: str, node: Node) -> Problem:
    return Problem(
        Where(file, node.line, node.column),
        msg("this place is laid out in a way that cannot be changed without touching what you wrote"),
        msg("make the change by hand"),
    )
