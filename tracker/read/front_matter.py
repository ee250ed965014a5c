"""What a Markdown file says of itself between two lines of ---."""

from __future__ import annotations

import re
from typing import Any

import yaml

from tracker.model.message import msg
from tracker.problems import Problem, Where

BLOCK = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
KEYS = ("title", "publisher", "published", "region", "source")


def front_matter(text: str, name: str) -> tuple[dict[str, str], int, list[Problem]]:
    """The declared values, the offset at which the body begins, and what is wrong with the declaration.

    Keys that are not known are left alone: other programs use front matter too.
    """
    m = BLOCK.match(text)
    if m is None:
        return {}, 0, []
    try:
        data: Any = yaml.load(m[1] or "", yaml.BaseLoader)  # noqa: S506 - reads all scalars as text
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        return (
            {},
            m.end(),
            [
                Problem(
                    Where(name, line, column),
                    msg("the front matter is no YAML"),
                    msg("write lines such as `published: 2024-12`, and quote values that hold a colon"),
                )
            ],
        )
    if not isinstance(data, dict):
        return {}, m.end(), []
    return {k: str(data[k]).strip() for k in KEYS if isinstance(data.get(k), str)}, m.end(), []
