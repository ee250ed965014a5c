"""Text for people, kept apart from its language until it is shown.

The template is the English wording and the key of the gettext catalogue. Parameters are named,
so that a translation may order them as its grammar wants.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pydantic import Field

from tracker.model.base import Model


class Message(Model):
    """A template such as ``"unknown unit {unit}"`` and the values for its braces.

    `forms` holds the wording by language where no template can give it: figures and periods, which each
    language writes in its own way (82.4万辆, 824,000 vehicles). Then the template is the English wording.
    """

    template: str
    params: Mapping[str, str | int | Decimal | Message] = Field(default_factory=dict)
    forms: Mapping[str, str] = Field(default_factory=dict)

    def __str__(self) -> str:
        """The English wording; for the reader's language use `tracker.language.say`."""
        if self.forms:
            return self.template
        return self.template.format(**{k: str(v) for k, v in self.params.items()})


def msg(template: str, **params: str | int | Decimal | Message) -> Message:
    """A message. Babel collects the templates of all calls of this function for the catalogue."""
    return Message(template=template, params=params)


def worded(en: str, zh: str) -> Message:
    """A text that is worded in both languages already, to stand in the braces of another message."""
    return Message(template=en, forms={"zh": zh})
