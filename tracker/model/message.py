"""Text for people, kept apart from its language until it is shown.

The template is the English wording and the key of the gettext catalogue. Parameters are named,
so that a translation may order them as its grammar wants.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - pydantic reads the types of the fields
from dataclasses import dataclass, field
from decimal import Decimal  # noqa: TC003 - as Mapping
from typing import Final

NOTHING: Final[Mapping[str, str]] = {}
"""What a text without braces has for them: one for all, since most texts are such."""


@dataclass(frozen=True, slots=True)
class Message:
    """A template such as ``"unknown unit {unit}"`` and the values for its braces.

    `forms` holds the wording by language where no template can give it: figures and periods, which each
    language writes in its own way (82.4万辆, 824,000 vehicles). Then the template is the English wording.

    A judgement of one target brings a dozen of them, so they have slots and no dictionary of their own.
    """

    template: str
    params: Mapping[str, str | int | Decimal | Message] = field(default_factory=lambda: NOTHING)
    forms: Mapping[str, str] = field(default_factory=lambda: NOTHING)

    def __str__(self) -> str:
        """The English wording; for the reader's language use `tracker.language.say`."""
        if self.forms:
            return self.template
        return self.template.format(**{k: str(v) for k, v in self.params.items()})


def msg(template: str, **params: str | int | Decimal | Message) -> Message:
    """A message. Babel collects the templates of all calls of this function for the catalogue."""
    return Message(template=template, params=params or NOTHING)


def worded(en: str, zh: str) -> Message:
    """A text that is worded in both languages already, to stand in the braces of another message."""
    return Message(template=en, forms={"zh": zh})
