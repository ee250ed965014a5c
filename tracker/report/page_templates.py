"""The page's templates with the words of a language; everything that is put into them is escaped."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tracker.language import say
from tracker.model.message import Message
from tracker.report.page_names import is_foreign
from tracker.report.page_policy import anchor, safe_address

TEMPLATES = Path(__file__).parent / "templates"
NEVER_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Control characters, which no picture of the page could hold, and those that turn the direction of text."""
QUOTED = re.compile("[\"'`/]")
BLANKS, OWN = re.compile(r" ?([=+*<>!&|?:,;{}()\[\]]) ?"), r"\1"
"""In lines of script without any text or pattern, blanks beside these signs mean nothing."""
LONE_SURROGATES = re.compile("[\ud800-\udfff]")


@cache
def environment(language: str) -> Environment:
    """The environment for a language; ``_`` translates a text and fills its braces."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )

    def words(template: str, **values: str | int) -> str:
        return say(Message(template=template, params=values), language)

    def tongue(text: str) -> Markup:
        """The attribute that says of an element's text that it stays in Chinese, where it does."""
        return Markup(" lang=zh") if is_foreign(text, language) else Markup("")

    def own(text: str) -> str:
        """The text; where it stays in Chinese, in an element that says so."""
        return Markup("<span lang=zh>{}</span>").format(shown(text)) if is_foreign(text, language) else text

    made.globals |= {
        "_": words,
        "anchor": anchor,
        "safe_address": safe_address,
        "language": language,
        "tongue": tongue,
        "own": own,
    }
    return made


def _shown(value: Any) -> Any:
    """What is put into a template: coordinates without a needless ``.0``, texts without `NEVER_SHOWN`."""
    if isinstance(value, float):
        return f"{value:g}"
    return value if isinstance(value, Markup) or not isinstance(value, str) else shown(value)


def shown(text: str) -> str:
    """The text as the page shows it, without what is never shown."""
    return NEVER_SHOWN.sub("", LONE_SURROGATES.sub("\ufffd", text))


def source(name: str) -> str:
    """The text of a style sheet or script among the templates, without what only its writers need."""
    lines = (TEMPLATES / name).read_text(encoding="utf-8").splitlines()
    kept = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("//")]
    if name.endswith(".css"):
        return re.sub(r"\s*([{};,])\s*|(?<=:) ", r"\1", "".join(kept))
    return "".join(f"{line if QUOTED.search(line) else BLANKS.sub(OWN, line)}\n" for line in kept)
