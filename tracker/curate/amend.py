"""Single keys of entries set by name, as commands and workbooks ask: a goal, a review, an owner, a note."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.curate.edit import Edits, edited
from tracker.curate.entries import read_form
from tracker.curate.forms import ACTUAL_FILE, TARGET_FILE
from tracker.curate.nodes import Mapping, mappings
from tracker.curate.notes import Notes
from tracker.curate.parse import parse
from tracker.curate.source import FileChange, SourceText
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.curate.fields import Form
    from tracker.curate.splice import Patch
    from tracker.curate.yaml_text import Value


@dataclass(frozen=True)
class Amendment:
    """A new value for a key of an entry; `path` leads into keys of keys, such as ("owner", "main").

    A value of None takes the key out.
    """

    file: str
    id: str
    path: tuple[str, ...]
    value: Value | None


def amend(
    sources: Iterable[SourceText], amendments: Iterable[Amendment]
) -> tuple[list[FileChange], list[Problem]]:
    """The files with the amendments made, and which could not be made; a file is amended whole or not at all.

    An amendment after which its entry would no longer be sound is refused with what would be wrong.
    """
    by_file: dict[str, dict[str, Patch]] = defaultdict(dict)
    for amendment in amendments:
        patches = by_file[amendment.file]
        patches[amendment.id] = _with(patches.get(amendment.id, {}), amendment.path, amendment.value)
    changes: list[FileChange] = []
    problems: list[Problem] = []
    for source in sources:
        if patches := by_file.pop(source.file, {}):
            result = _amended(source, patches)
            if isinstance(result, SourceText):
                changes.append(FileChange(source.file, source.digest, result.encoded(result.text)))
            else:
                problems += result
    problems += [Problem(Where(file), msg("there is no such file or folder")) for file in by_file]
    return changes, problems


def _amended(source: SourceText, patches: dict[str, Patch]) -> SourceText | list[Problem]:
    root, problems = parse(source.text, source.file)
    if root is None:
        return problems
    form = ACTUAL_FILE if root.get(ACTUAL_FILE.name) is not None else TARGET_FILE
    result = edited(source, form, Edits(patches))
    if isinstance(result, Problem):
        return [result]
    after, _ = parse(result.text, source.file)
    if after is None:
        return [Problem(Where(source.file), msg("the file is no YAML"))]
    before = {name: _wrong(root, form, name, source.file) for name in patches}
    new = [p for name in patches for p in _wrong(after, form, name, source.file) if not before[name]]
    return new or result


def _wrong(root: Mapping, form: Form, name: str, file: str) -> list[Problem]:
    """What is wrong with the entry of that id."""
    notes = Notes(file)
    entry_form = form.by_name[form.name].form
    for node in mappings(root.get(form.name)):
        if node.text("id") == name and entry_form is not None:
            read_form(node, entry_form, notes)
    return notes.problems


def _with(patch: Patch, path: tuple[str, ...], value: Value | None) -> Patch:
    """The patch with one more value at the end of a path of keys."""
    key, *rest = path
    if not rest:
        return {**patch, key: value}
    inner = patch.get(key)
    return {**patch, key: _with(inner if isinstance(inner, dict) else {}, tuple(rest), value)}
