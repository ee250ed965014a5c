"""The page's templates with the words of a language; everything that is put into them is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tracker.language import say
from tracker.model.message import Message
from tracker.report.page_policy import anchor, safe_address

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment(language: str) -> Environment:
    """The environment for a language; ``_`` translates a text and fills its braces."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_short,
    )

    def words(template: str, **values: str | int) -> str:
        return say(Message(template=template, params=values), language)

    made.globals |= {"_": words, "anchor": anchor, "safe_address": safe_address, "language": language}
    return made


def _short(value: Any) -> Any:
    """Coordinates without the ``.0`` that would only add length."""
    return f"{value:g}" if isinstance(value, float) else value


def source(name: str) -> str:
    """The text of a style sheet or script among the templates, without indents and lines of comment."""
    lines = (TEMPLATES / name).read_text(encoding="utf-8").splitlines()
    return "".join(
        f"{line.strip()}\n" for line in lines if line.strip() and not line.lstrip().startswith("//")
    )
