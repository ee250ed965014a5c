"""Nodes → values by a declaration: unknown, double and missing keys, and values that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.curate.fields import Field, Form, Kind
from tracker.curate.nodes import Mapping, Node, Scalar, Sequence
from tracker.curate.suggest import nearest
from tracker.curate.values import read_value
from tracker.grammar.unread import Unread
from tracker.model.message import Message, msg

if TYPE_CHECKING:
    from tracker.curate.notes import Notes

SLIP = 66.0
"""A key is a slip of another from here on (of 100): `gaol` of `goal` (75), not `source` of `measure` (62)."""
NOTHING = frozenset({"", "~", "null"})


def read_form(node: Node, form: Form, notes: Notes) -> dict[str, Any] | None:
    """The values of a mapping by key, None where anything in it is wrong.

    Keys without a value count as not there.
    """
    before = len(notes.problems)
    values = read_keys(node, form, notes)
    return values if len(notes.problems) == before else None


def read_keys(node: Node, form: Form, notes: Notes, *, skip: str = "") -> dict[str, Any]:
    """The values that can be read, whatever is wrong with the others; the key `skip` is left out."""
    if not isinstance(node, Mapping):
        notes.at(node, msg("{name} must hold keys of its own", name=form.name), _as_keys(form))
        return {}
    values: dict[str, Any] = {}
    seen: dict[str, Scalar] = {}
    by_name = form.by_name
    for key, value in node.pairs:
        name = key.text
        field = by_name.get(name)
        if field is None:
            notes.at(key, msg("the key `{key}` is not known here", key=name), _meant(name, form))
        elif name in seen:
            notes.at(
                key,
                msg("the key `{key}` stands twice", key=name),
                msg("keep one; the first is on line {line}", line=seen[name].line),
            )
        else:
            seen[name] = key
            if name != skip and not is_nothing(value) and (read := _value(value, field, notes)) is not None:
                values[name] = read
    for name in form.required:
        if name not in seen:
            notes.at(node, msg("the key `{key}` is missing", key=name), _write(form.by_name[name]))
        elif name != skip and is_nothing(node.get(name) or node):
            notes.at(seen[name], msg("the key `{key}` has no value", key=name), _write(form.by_name[name]))
    return values


def is_nothing(node: Node) -> bool:
    """Whether the value was left empty."""
    return isinstance(node, Scalar) and not node.style and node.text in NOTHING


def _value(node: Node, field: Field, notes: Notes) -> Any:
    """The value, or None after noting what is wrong with it."""
    if field.form is not None and field.kind is Kind.FORM:
        return read_form(node, field.form, notes)
    if field.kind in {Kind.TEXTS, Kind.FORMS}:
        return _list(node, field, notes)
    if not isinstance(node, Scalar):
        notes.at(
            node,
            msg("`{key}` must be one value, not a list or keys", key=field.name),
            _write(field),
        )
        return None
    value = read_value(node.text, field)
    if isinstance(value, Unread):
        notes.unread(node, value)
        return None
    return value


def _list(node: Node, field: Field, notes: Notes) -> Any:
    if not isinstance(node, Sequence):
        hint = msg("write `{key}: [one, two]`, or each on a line that begins with `- `", key=field.name)
        notes.at(node, msg("`{key}` must be a list", key=field.name), hint)
        return None
    if field.form is not None:
        return tuple(read_form(item, field.form, notes) for item in node.items)
    for item in node.items:
        if not isinstance(item, Scalar):
            notes.at(item, msg("`{key}` is a list of words", key=field.name), None)
    return tuple(item.text.strip() for item in node.items if isinstance(item, Scalar))


def _write(field: Field) -> Message:
    return msg("write `{key}: {example}`", key=field.name, example=field.example or "…")


def _as_keys(form: Form) -> Message:
    keys = ", ".join(f"{name}: …" for name in form.required)
    return msg("write the keys {keys}", keys=f"{{{keys}}}")


def _meant(name: str, form: Form) -> Message:
    """The key that has this name in a table's header, or is nearly spelt so; else all that are known."""
    keys = ", ".join(form.by_name)
    known = next((f.name for f in form.fields if name in f.columns), None)
    if near := known or nearest(name, form.by_name, at_least=SLIP):
        return msg("did you mean `{near}`? Known keys are {keys}", near=near, keys=keys)
    return msg("known keys are {keys}", keys=keys)
