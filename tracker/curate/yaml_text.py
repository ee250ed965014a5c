"""Values → YAML text that every reader of YAML 1.1 or 1.2 takes for the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias
from unicodedata import east_asian_width

import yaml

from tracker.curate.fields import Kind

if TYPE_CHECKING:
    from tracker.curate.fields import Form

Value: TypeAlias = "str | Mapping[str, Value] | Sequence[Value]"

WIDEST = 110
NATURAL = frozenset({Kind.PERIOD, Kind.DATE, Kind.WHOLE, Kind.NUMBER})
"""Kinds that may stand bare although YAML takes them for numbers or dates, because that is what they are."""

SIGNS = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=<]")
UNSAFE = re.compile(r": |:$| #|^\s|\s$|^$|^(?:---|\.\.\.)")
NOT_PLAIN = re.compile(r"[^\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
FLOW_SIGNS = re.compile(r"[,\[\]{}]|:(?=[,\[\]{}]|$)|[?#]")
NUMBER_1_2 = re.compile(
    r"[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|nan)",
    re.IGNORECASE,
)
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}
LITERAL = re.compile(r"[^\s#](?:.*\S)?(?:\n+[^\n]*\S)*")

_resolver: Any = yaml.resolver.Resolver()


def scalar(text: str, *, flow: bool = False, natural: bool = False, quote: str = "") -> str:
    """The text as one line: bare where that is safe, else in quotes (in `quote`, where the text allows)."""
    if NOT_PLAIN.search(text):
        return _double(text)
    if quote == "'" or (quote == "" and not _may_be_bare(text, flow=flow, natural=natural)):
        return "'" + text.replace("'", "''") + "'" if quote or '"' in text or "\\" in text else f'"{text}"'
    return _double(text) if quote == '"' else text


def pair(key: str, value: Value, form: Form | None, indent: int, *, flow: bool = False) -> str:
    """`key: value` without its indentation; `indent` is where the key stands, for the lines that follow."""
    return f"{key}:{value_text(key, value, form, indent, flow=flow)}"


def value_text(key: str, value: Value, form: Form | None, indent: int, *, flow: bool = False) -> str:
    """What follows the colon, with its blank or line end."""
    field = form.by_name.get(key) if form else None
    if isinstance(value, str):
        if "\n" in value and not flow and _may_be_literal(value):
            return " |-" + "".join(f"\n{' ' * (indent + 2)}{x}" if x else "\n" for x in value.split("\n"))
        return " " + scalar(value, flow=flow, natural=field is not None and field.kind in NATURAL)
    inner = field.form if field else None
    line = flow_text(value, inner)
    if flow or width(f"{key}: {line}") + indent <= WIDEST or not value:
        return f" {line}"
    pad = "\n" + " " * indent
    if isinstance(value, Mapping):
        return "".join(f"{pad}  {pair(k, v, inner, indent + 2)}" for k, v in value.items())
    return "".join(f"{pad}- {flow_text(item, inner)}" for item in value)


def flow_text(value: Value, form: Form | None) -> str:
    """The value on one line: `{a: b}`, `[a, b]`, or a text."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(pair(k, v, form, 0, flow=True) for k, v in value.items()) + "}"
    return "[" + ", ".join(flow_text(item, form) for item in value) + "]"


def entry_text(
    entry: Mapping[str, Value], form: Form, *, indent: int, offset: int, comments: Sequence[str]
) -> str:
    """A list's entry with its comments above it, each line ended; the dash stands at `indent`."""
    order = form.order
    pairs = sorted(entry.items(), key=lambda item: order.get(item[0], len(order)))
    inner = indent + offset
    lines = [f"{' ' * indent}# {comment_text(c)}" for c in comments]
    for number, (key, value) in enumerate(pairs):
        lead = " " * indent + "-" + " " * (offset - 1) if number == 0 else " " * inner
        lines.append(lead + pair(key, value, form, inner))
    return "".join(f"{line}\n" for line in lines)


def comment_text(text: str) -> str:
    """The text as it may stand behind a #: one line without control characters."""
    return NOT_PLAIN.sub(" ", " ".join(text.split()))


def width(text: str) -> int:
    """Columns that the text takes on a screen; Chinese characters take two."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _may_be_bare(text: str, *, flow: bool, natural: bool) -> bool:
    if UNSAFE.search(text) or SIGNS.match(text) or (flow and FLOW_SIGNS.search(text)):
        return False
    if natural:
        return text not in {"", "~", "null"}
    if NUMBER_1_2.fullmatch(text):
        return False
    return bool(_resolver.resolve(yaml.ScalarNode, text, (True, False)) == "tag:yaml.org,2002:str")


def _may_be_literal(text: str) -> bool:
    return LITERAL.fullmatch(text) is not None and not NOT_PLAIN.search(text.replace("\n", ""))


def _double(text: str) -> str:
    return '"' + "".join(ESCAPES.get(c) or _escaped(c) for c in text) + '"'


def _escaped(character: str) -> str:
    if not NOT_PLAIN.match(character):
        return character
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "\N{REPLACEMENT CHARACTER}"  # half of a character, which no file can hold
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
