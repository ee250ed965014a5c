"""The one strict reader of the knowledge files; a typo in them fails loudly."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # one of two classes
    """Reads true, false, null and whole numbers; all else, such as `no` and `6.5`, stays text."""


Loader.yaml_implicit_resolvers = {}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)$"), list("tf"))
Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:null|~|)$"), ["n", "~", ""])
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"(?:0|-?[1-9][0-9]*)$"), list("-0123456789")
)


Made = TypeVar("Made")
_added: dict[str, list[Any]] = {}
_forget: list[Callable[[], None]] = []


def load(name: str) -> Any:
    """The content of ``knowledge/NAME.yaml``, with the rows that a lexicon of one's own adds.

    Raises:
        yaml.YAMLError: the file is no YAML; a bug of the program, since the file ships with it.
    """
    text = (files("tracker.knowledge") / f"{name}.yaml").read_text("utf-8")
    data = yaml.load(text, Loader)  # noqa: S506 - a safe loader with fewer types
    added = _added.get(name)
    if not added:
        return data
    if isinstance(data, dict):
        return {**data, "entries": extended(data["entries"], added)}
    return extended(data, added)


def lexical(make: Callable[[], Made]) -> Callable[[], Made]:
    """Make once what a lexicon file holds, and again after a lexicon of one's own was added."""
    made = cache(make)
    _forget.append(made.cache_clear)
    return made


def add(rows: Mapping[str, list[Any]]) -> None:
    """Let these rows, by the name of the file they extend, stand beside the shipped ones from now on.

    Called once, before anything is read; the rows of an earlier call are dropped.
    """
    _added.clear()
    _added.update(rows)
    for forget in _forget:
        forget()


def extended(rows: list[Any], added: list[Any]) -> list[Any]:
    """The rows with the added ones; a row with the id of another adds to its lists."""
    by_id = {row["id"]: row for row in rows}
    for row in added:
        known = by_id.get(row["id"])
        if known is None:
            by_id[row["id"]] = row
            continue
        merged = dict(known)
        for key, value in row.items():
            old = merged.get(key)
            merged[key] = [*old, *value] if isinstance(old, list) and isinstance(value, list) else value
        by_id[row["id"]] = merged
    return list(by_id.values())


def rows_of(text: str) -> Any:
    """The content of a lexicon file's text.

    Raises:
        yaml.MarkedYAMLError: the text is no YAML; its mark says where.
    """
    return yaml.load(text, Loader)  # noqa: S506 - a safe loader with fewer types
