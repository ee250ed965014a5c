"""Reads the case files beside the tests, which a person can read as well."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

CASES = Path(__file__).parent / "cases"
EXPECTED = re.compile(r"(\d+):(\d+) (.+)")


@dataclass
class BadFile:
    """A file with mistakes: what must be told of each, where, and how many entries are read all the same."""

    name: str
    text: str = ""
    told: list[tuple[int, int, str]] = field(default_factory=list)
    loads: int = 0


@dataclass
class EditCase:
    """A file before an edit, the edit, and the file after it."""

    name: str
    before: str
    edit: str
    after: str


def bad_files(name: str) -> list[BadFile]:
    """The cases of a file such as `bad_targets.txt`."""
    found = []
    for title, body in _cases(name):
        case = BadFile(title)
        lines = []
        for line in body.split("\n"):
            if line.startswith(">>> loads "):
                case.loads = int(line.removeprefix(">>> loads "))
            elif line.startswith(">>> "):
                row, column, part = EXPECTED.fullmatch(line.removeprefix(">>> ")).groups()
                case.told.append((int(row), int(column), part))
            else:
                lines.append(line)
        case.text = "\n".join(lines).strip("\n")
        case.text += "\n" if case.text else ""
        found.append(case)
    return found


def edit_cases() -> list[EditCase]:
    """The cases of `edits.txt`."""
    found = []
    for title, body in _cases("edits.txt"):
        _, before, edit, after = re.split(r"^--- (?:before|edit|after)\n", body, flags=re.MULTILINE)
        found.append(EditCase(title, before, edit, after.rstrip("\n") + "\n"))
    return found


def _cases(name: str) -> list[tuple[str, str]]:
    parts = re.split(r"^=== (.+)\n", (CASES / name).read_text("utf-8"), flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))
