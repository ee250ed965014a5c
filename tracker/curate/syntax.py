"""What YAML's parser complains of, put so that a person sees the slip: a tab, a colon, a quote, an indent."""

from __future__ import annotations

import re

import yaml

from tracker.model.message import Message, msg
from tracker.problems import Problem, Where

TIGHT_COLON = re.compile(r"\s*(?:- +)?([A-Za-z_]+):(?=[^\s/])")
WIDE_COLON = re.compile(r"\s*(?:- +)?[A-Za-z_]+\s*：")
TAB = re.compile(r" *\t")

INDENT = msg("keys of one entry stand exactly below one another; look at the blanks at the line's beginning")
BLANK = msg("write `key: value` with a blank after the colon")


def syntax_problem(text: str, file: str, error: yaml.YAMLError) -> Problem:
    """The parser's error as a problem, at the place where the slip was made rather than noticed."""
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position]
        line, column = before.count("\n"), len(before) - (before.rfind("\n") + 1)
        return Problem(
            Where(file, line + 1, column + 1),
            msg("the control character {code} cannot stand in YAML", code=f"U+{ord_of(error.character):04X}"),
            msg("delete the character"),
        )
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Problem(Where(file), msg("the file is no YAML"), None)
    mark, start = error.problem_mark, error.context_mark
    lines = text.split("\n")
    context = start.line if start is not None else mark.line
    slip = _slip(lines, context, mark.line)
    if slip is not None:
        return Problem(Where(file, slip[0] + 1, slip[1] + 1), slip[2], slip[3])
    if "did not find expected key" in str(error.problem) and lines[mark.line][: mark.column].strip():
        return Problem(
            Where(file, mark.line + 1, mark.column + 1),
            msg("text follows a closing quotation mark or bracket"),
            msg("look for a quotation mark that is missing here or on a line above"),
        )
    for sign, at_start, what, hint in CASES:
        if sign in f"{error.problem} {error.context}":
            place = start if at_start and start is not None else mark
            return Problem(Where(file, place.line + 1, place.column + 1), what, hint)
    return Problem(
        Where(file, mark.line + 1, mark.column + 1),
        msg("the file is no YAML: {why}", why=str(error.problem)),
        INDENT,
    )


def ord_of(character: object) -> int:
    """The code of the character that the reader refused; it gives a number or a text by its version."""
    return character if isinstance(character, int) else ord(str(character)[0])


def _slip(lines: list[str], first: int, last: int) -> tuple[int, int, Message, Message] | None:
    """A slip that can be seen in the lines near the complaint: line, column (from 0), what, hint."""
    for number in range(max(0, min(first, last - 1)), min(last + 1, len(lines))):
        line = lines[number]
        if m := TAB.match(line):
            return number, m.end() - 1, msg("a tab stands where blanks must stand"), msg("indent with blanks")
        if m := WIDE_COLON.match(line):
            return (
                number,
                m.end() - 1,
                msg("a full-width colon ： is no colon to YAML"),
                BLANK,
            )
        if (m := TIGHT_COLON.match(line)) and number < last:
            return number, m.end() - 1, msg("a blank is missing after the colon"), BLANK
    return None


CASES: tuple[tuple[str, bool, Message, Message], ...] = (
    (
        "could not find expected ':'",
        True,
        msg("a colon is missing on this line"),
        BLANK,
    ),
    (
        "mapping values are not allowed",
        False,
        msg("a colon stands where none can stand"),
        msg("put a value that holds a colon in quotes, and check the line's indentation"),
    ),
    (
        "while scanning a quoted scalar",
        True,
        msg("a quotation mark is opened here and never closed"),
        msg("close it with the same mark"),
    ),
    (
        "cannot start any token",
        False,
        msg("a value cannot begin with this character"),
        msg("put the value in quotes"),
    ),
    (
        "did not find expected ',' or '}'",
        True,
        msg("a brace {{ is opened here and never closed"),
        msg("close it with }}, and put commas between the keys"),
    ),
    (
        "did not find expected ',' or ']'",
        True,
        msg("a bracket [ is opened here and never closed"),
        msg("close it with ], and put commas between the items"),
    ),
    (
        "found unknown escape character",
        False,
        msg("this character cannot follow a backslash"),
        msg("use single quotes, in which a backslash is a backslash"),
    ),
    (
        "block sequence entries are not allowed",
        False,
        msg("a list cannot begin on this line"),
        msg("put each `- ` on a line of its own"),
    ),
    (
        "did not find expected '-' indicator",
        False,
        msg("a `- ` is missing, or the line is indented wrongly"),
        INDENT,
    ),
    (
        "did not find expected comment or line break",
        False,
        msg("nothing may follow | or > on its line"),
        msg("begin the text on the next line"),
    ),
    ("did not find expected key", False, msg("the line does not fit the lines above it"), INDENT),
)
