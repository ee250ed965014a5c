"""Text for people, kept apart from its language until it is shown.

The template is the English wording and the key of the gettext catalogue. Parameters are named,
so that a translation may order them as its grammar wants.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from tracker.model.base import Model


class Message(Model):
    """A template such as ``"unknown unit {unit}"`` and the values for its braces."""

    template: str
    params: Mapping[str, str | int | Decimal | Message] = {}

    def __str__(self) -> str:
        """The English wording; for the reader's language use `tracker.language.say`."""
        return self.template.format(**{k: str(v) for k, v in self.params.items()})


def msg(template: str, **params: str | int | Decimal | Message) -> Message:
    """A message. Babel collects the templates of all calls of this function for the catalogue."""
    return Message(template=template, params=params)
