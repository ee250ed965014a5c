"""Puts messages into the reader's language from the gettext catalogues in `locale/`.

Help is shown through this module, so it loads nothing heavy: the message model stays a type here.
"""

from __future__ import annotations

import gettext
import locale
import os
import re
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.message import Message

LANGUAGES = ("en", "zh")
CHINESE = re.compile("[\u4e00-\u9fff]")


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; English is the language of the templates and needs none."""
    return gettext.translation(
        "tracker", str(files("tracker") / "locale"), languages=[language], fallback=True
    )


def say(message: Message, language: str) -> str:
    """The message in words of `language` ("en" or "zh")."""
    if message.forms:
        return message.forms.get(language, message.template)
    template = catalogue(language).gettext(message.template) if message.template else ""
    return template.format(
        **{
            k: str(v) if isinstance(v, str | int | Decimal) else say(v, language)
            for k, v in message.params.items()
        }
    )


def translate(template: str, language: str) -> str:
    """A text without parameters in `language`."""
    return catalogue(language).gettext(template) if template else ""


def language_of_locale() -> str:
    """The language that the environment asks for: zh where its locale is Chinese, else en."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def language_of_texts(texts: Iterable[str]) -> str:
    """The language that data speak: zh where at least half of the texts hold Chinese, or there are none."""
    chinese = [bool(CHINESE.search(text)) for text in texts]
    return "zh" if 2 * sum(chinese) >= len(chinese) else "en"
