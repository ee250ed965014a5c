"""One entry's changes as replacements in its file's text, so that every other byte stays where it is."""

from __future__ import annotations

import re
from collections.abc import Mapping as Pairs
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from tracker.curate.nodes import Mapping, Node, Scalar, content_end
from tracker.curate.yaml_text import Value, pair, scalar, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.curate.fields import Form

Patch: TypeAlias = "Pairs[str, Value | Patch | None]"
"""New values by key; None takes the key out; keys of a mapping are patched one by one."""

COLON = re.compile(r"\s*:")
COMMENT = re.compile(r"(?:^|\s)#")


@dataclass(frozen=True, order=True)
class Splice:
    """The characters `start:end` of the text are replaced."""

    start: int
    end: int
    text: str


class LayoutError(Exception):
    """The text is laid out in a way that cannot be changed without touching what a person wrote."""


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all replacements made; those at one place follow one another as given.

    Raises:
        LayoutError: two replacements overlap.
    """
    parts: list[str] = []
    position = 0
    for splice in sorted(splices, key=lambda s: (s.start, s.end)):
        if splice.start < position:
            raise LayoutError
        parts += text[position : splice.start], splice.text
        position = splice.end
    return "".join([*parts, text[position:]])


def patch_splices(text: str, node: Mapping, patch: Patch, form: Form | None) -> list[Splice]:
    """The replacements that bring the patch's new values into the mapping.

    Raises:
        LayoutError: a person's comment would be lost, or the text is laid out in an unforeseen way.
    """
    existing = {key.text: (key, value) for key, value in node.pairs}
    order = form.order if form else {}
    splices: list[Splice] = []
    for key, value in sorted(patch.items(), key=lambda item: order.get(item[0], len(order))):
        if value is None:
            continue
        if key not in existing:
            if whole := _whole(value):
                splices.append(_inserted(text, node, key, whole, form))
            continue
        old = existing[key][1]
        if isinstance(value, Pairs) and isinstance(old, Mapping) and old.pairs:
            splices += patch_splices(text, old, value, _inner(form, key))
        else:
            splices.append(_replaced(text, existing[key], _whole(value), form, flow=node.flow))
    return splices


def removal_splices(text: str, node: Mapping, patch: Patch, form: Form | None) -> list[Splice]:
    """The replacements that take out the keys for which the patch has None.

    Raises:
        LayoutError: as for `patch_splices`.
    """
    splices: list[Splice] = []
    gone = {key.text for key, _ in node.pairs if key.text in patch and patch[key.text] is None}
    if gone and node.flow:
        return [_flow_without(text, node, gone)]
    for number, (key, value) in enumerate(node.pairs):
        inner = patch.get(key.text)
        if key.text in gone:
            splices.append(_line_without(text, node, number))
        elif isinstance(inner, Pairs) and isinstance(value, Mapping):
            splices += removal_splices(text, value, inner, _inner(form, key.text))
    return splices


def patched(old: object, patch: Patch) -> dict[str, object]:
    """What the mapping says after the patch."""
    result = dict(old) if isinstance(old, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, Pairs):
            result[key] = patched(result.get(key), value)
        else:
            result[key] = value if isinstance(value, str) else list(value)
    return result


def line_end(text: str, position: int) -> int:
    """Where the line of that position ends, before its line end."""
    end = text.find("\n", position)
    if end < 0:
        return len(text)
    return end - 1 if end > position and text[end - 1] == "\r" else end


def newline_at(text: str, position: int) -> str:
    """The line end that is used around that position; LF where the text has no other line."""
    end = text.find("\n", position)
    if end < 0:
        end = text.rfind("\n")
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"


def _whole(value: Value | Patch | None) -> Value:
    """A patch for something that is not there yet, as a value."""
    if isinstance(value, Pairs):
        return {k: _whole(v) for k, v in value.items() if v is not None}
    return value if value is not None else ""


def _replaced(
    text: str, place: tuple[Scalar, Node], value: Value, form: Form | None, *, flow: bool
) -> Splice:
    """The value of a key that is there already."""
    key, old = place
    new = value_text(key.text, value, form, key.column - 1, flow=flow)
    if isinstance(old, Scalar) and old.style not in {"|", ">"} and "\n" not in new:
        if isinstance(value, str) and old.style:
            new = " " + scalar(value, flow=flow, quote=old.style)
        return Splice(old.start, old.end, new if old.start == old.end else new[1:])
    colon = COLON.match(text, key.end)
    if colon is None:
        raise LayoutError
    end = max(content_end(old), colon.end())
    if not isinstance(old, Scalar) and COMMENT.search(text[colon.end() : end]):
        raise LayoutError
    return Splice(colon.end(), end, new.replace("\n", newline_at(text, key.start)))


def _inserted(text: str, node: Mapping, key: str, value: Value, form: Form | None) -> Splice:
    """A key that is not there yet, behind the keys that are usually written before it."""
    if not node.pairs:
        if text[node.start : node.end] != "{}":
            raise LayoutError
        return Splice(node.start + 1, node.end - 1, pair(key, value, form, 0, flow=True))
    order = form.order if form else {}
    place = order.get(key, len(order))
    before = [i for i, (k, _) in enumerate(node.pairs) if order.get(k.text, len(order)) < place]
    if node.flow:
        end = _pair_end(node.pairs[before[-1] if before else -1])
        return Splice(end, end, ", " + pair(key, value, form, 0, flow=True))
    sibling, last = node.pairs[before[-1] if before else -1]
    indent = node.column - 1
    if sibling.column - 1 != indent and node.pairs[0][0] is not sibling:
        raise LayoutError
    end = line_end(text, _pair_end((sibling, last)))
    line = "\n" + " " * indent + pair(key, value, form, indent)
    return Splice(end, end, line.replace("\n", newline_at(text, sibling.start)))


def _pair_end(place: tuple[Scalar, Node]) -> int:
    key, value = place
    return max(key.end, content_end(value))


def _flow_without(text: str, node: Mapping, gone: set[str]) -> Splice:
    """A flow mapping with the kept pairs joined anew, as they were written."""
    inside = [text[_pair_end(a) : b[0].start] for a, b in zip(node.pairs, node.pairs[1:], strict=False)]
    if any("#" in part for part in inside):
        raise LayoutError
    kept = [text[p[0].start : _pair_end(p)] for p in node.pairs if p[0].text not in gone]
    return Splice(node.start, node.end, "{" + ", ".join(kept) + "}")


def _line_without(text: str, node: Mapping, number: int) -> Splice:
    """A key of a block taken out with its lines; the first of a list's entry gives its place to the next."""
    key = node.pairs[number][0]
    start = text.rfind("\n", 0, key.start) + 1
    if not text[start : key.start].strip():
        end = line_end(text, _pair_end(node.pairs[number]))
        return Splice(start, min(end + len(newline_at(text, end)), len(text)), "")
    if number + 1 == len(node.pairs):
        raise LayoutError
    following = node.pairs[number + 1][0].start
    if text[_pair_end(node.pairs[number]) : following].strip():
        raise LayoutError
    return Splice(key.start, following, "")


def _inner(form: Form | None, key: str) -> Form | None:
    field = form.by_name.get(key) if form else None
    return field.form if field else None
