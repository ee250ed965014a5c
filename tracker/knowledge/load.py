"""The one strict reader of the knowledge files; a typo in them fails loudly."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import yaml


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # one of two classes
    """Reads true, false, null and whole numbers; all else, such as `no` and `6.5`, stays text."""


Loader.yaml_implicit_resolvers = {}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)$"), list("tf"))
Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:null|~|)$"), ["n", "~", ""])
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"(?:0|-?[1-9][0-9]*)$"), list("-0123456789")
)


def load(name: str) -> Any:
    """The content of ``knowledge/NAME.yaml``.

    Raises:
        yaml.YAMLError: the file is no YAML; a bug of the program, since the file ships with it.
    """
    text = (files("tracker.knowledge") / f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader)  # noqa: S506 - a safe loader with fewer types
