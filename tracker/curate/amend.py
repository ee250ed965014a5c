"""Keys of entries set by name, and entries added, as commands and workbooks ask for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.curate.append import Addition
from tracker.curate.edit import Edits, edited
from tracker.curate.entries import read_form
from tracker.curate.forms import ACTUAL_FILE, TARGET_FILE
from tracker.curate.fresh import fresh_text
from tracker.curate.nodes import Mapping, mappings
from tracker.curate.notes import Notes
from tracker.curate.parse import parse
from tracker.curate.source import NEW, FileChange, SourceText
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Pairs

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


@dataclass(frozen=True)
class NewActual:
    """An actual to be added at the end of a file of actuals, which is made where it is not there.

    The entry's `id` is one that the file does not have yet.
    """

    file: str
    entry: Pairs[str, Value]


@dataclass
class _Work:
    """What is to be done in one file."""

    patches: dict[str, Patch] = field(default_factory=dict)
    added: list[Addition] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        """The entries that it touches."""
        return [*self.patches, *(str(addition.entry.get("id", "")) for addition in self.added)]


def amend(
    sources: Iterable[SourceText], amendments: Iterable[Amendment], new: Iterable[NewActual] = ()
) -> tuple[list[FileChange], list[Problem]]:
    """The files with the amendments made, and which could not be made; a file is amended whole or not at all.

    `sources` are the files as they are now. An amendment after which its entry would no longer be sound,
    or an addition that is not, is refused with what would be wrong.
    """
    work: dict[str, _Work] = defaultdict(_Work)
    for amendment in amendments:
        patches = work[amendment.file].patches
        patches[amendment.id] = _with(patches.get(amendment.id, {}), amendment.path, amendment.value)
    for one in new:
        work[one.file].added.append(Addition(one.entry))
    changes: list[FileChange] = []
    problems: list[Problem] = []
    there = {source.file: source for source in sources}
    for file, todo in work.items():
        result = _amended(there[file], todo) if file in there else _begun(file, todo)
        if isinstance(result, FileChange):
            changes.append(result)
        else:
            problems += result
    return changes, problems


def _amended(source: SourceText, todo: _Work) -> FileChange | list[Problem]:
    root, problems = parse(source.text, source.file)
    if root is None:
        return problems
    form = ACTUAL_FILE if root.get(ACTUAL_FILE.name) is not None else TARGET_FILE
    if todo.added and form is not ACTUAL_FILE:
        what = msg("the file holds targets, so no actual is added to it")
        return [Problem(Where(source.file), what, msg("keep actuals in a file below targets/actuals"))]
    result = edited(source, form, Edits(todo.patches, tuple(todo.added)), read=root)
    if isinstance(result, Problem):
        return [result]
    before = _by_name(root, form)
    was_wrong = {name for name in todo.patches if _wrong(before[name], form, name, source.file)}
    return _unless_wrong(
        result.text, form, source.file, [n for n in todo.ids if n not in was_wrong]
    ) or FileChange(source.file, source.digest, result.encoded(result.text))


def _begun(file: str, todo: _Work) -> FileChange | list[Problem]:
    if todo.patches:
        return [Problem(Where(file), msg("there is no such file or folder"))]
    text = fresh_text(ACTUAL_FILE, {}, todo.added, depth=1)
    return _unless_wrong(text, ACTUAL_FILE, file, todo.ids) or FileChange(file, NEW, text.encode("utf-8"))


def _unless_wrong(text: str, form: Form, file: str, names: list[str]) -> list[Problem]:
    """What is wrong with those entries of the text."""
    root, problems = parse(text, file)
    if root is None:
        return problems
    entries = _by_name(root, form)
    return [problem for name in names for problem in _wrong(entries[name], form, name, file)]


def _by_name(root: Mapping, form: Form) -> defaultdict[str, list[Mapping]]:
    """The entries by id, those without one aside."""
    entries: defaultdict[str, list[Mapping]] = defaultdict(list)
    for node in mappings(root.get(form.name)):
        entries[node.text("id") or ""].append(node)
    return entries


def _wrong(named: list[Mapping], form: Form, name: str, file: str) -> list[Problem]:
    """What is wrong with the entries of one id."""
    notes = Notes(file)
    entry_form = form.by_name[form.name].form
    for node in named:
        if entry_form is not None:
            read_form(node, entry_form, notes)
    for node in named[1:]:
        notes.twice(node, name, named[0].line)
    return notes.problems


def _with(patch: Patch, path: tuple[str, ...], value: Value | None) -> Patch:
    """The patch with one more value at the end of a path of keys."""
    key, *rest = path
    if not rest:
        return {**patch, key: value}
    inner = patch.get(key)
    return {**patch, key: _with(inner if isinstance(inner, dict) else {}, tuple(rest), value)}
