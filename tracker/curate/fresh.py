"""A new file: the line that tells editors its schema, the head, the entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.curate.yaml_text import Value, entry_text, pair

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.curate.append import Addition
    from tracker.curate.fields import Form

SCHEMAS = ".schema"
"""The folder beside the target files where the schemas for editors lie."""


def fresh_text(
    form: Form, head: Mapping[str, Value], additions: Sequence[Addition], *, depth: int | None = 0
) -> str:
    """The text of a file `depth` folders below the target files; None of one elsewhere, without a schema."""
    entry_form = form.by_name[form.name].form
    if entry_form is None:
        raise ValueError(f"{form.name} declares no entries")
    order = form.order
    lines = []
    if depth is not None:
        lines = [f"# yaml-language-server: $schema={'../' * depth}{SCHEMAS}/{form.name}.json"]
    lines += [pair(key, head[key], form, 0) for key in sorted(head, key=lambda k: order.get(k, len(order)))]
    if not additions:
        return "\n".join([*lines, f"{form.name}: []\n"])
    entries = [entry_text(a.entry, entry_form, indent=0, offset=2, comments=a.comments) for a in additions]
    return "\n".join([*lines, f"{form.name}:\n"]) + "\n".join(entries)
