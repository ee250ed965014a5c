"""What a key of a people's file may hold: the one declaration that loader, writer and schema share."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """The kinds of values."""

    TEXT = "text"
    ID = "id"
    QUANTITY = "quantity"
    PERIOD = "period"
    DATE = "date"
    WHOLE = "whole"
    NUMBER = "number"
    CHOICE = "choice"
    SPAN = "span"
    FORM = "form"
    TEXTS = "texts"
    FORMS = "forms"


@dataclass(frozen=True)
class Field:
    """A key: its kind, whether it must be there, and what it means, for people who edit.

    `choices` are the codes of a CHOICE with their Chinese words, either of which is read; `form` says what
    a FORM or each item of FORMS holds; `columns` are further names of the key in a table's header.
    """

    name: str
    kind: Kind
    help: str
    zh: str
    required: bool = False
    choices: dict[str, str] = field(default_factory=dict)
    form: Form | None = None
    columns: tuple[str, ...] = ()
    example: str = ""

    @cached_property
    def codes(self) -> dict[str, str]:
        """Code by code or Chinese word."""
        return {word: code for code, zh in self.choices.items() for word in (code, zh)}


@dataclass(frozen=True)
class Form:
    """The keys of a mapping, in the order in which they are written."""

    name: str
    fields: tuple[Field, ...]

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Fields by key."""
        return {f.name: f for f in self.fields}

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The keys that must be there."""
        return tuple(f.name for f in self.fields if f.required)

    @cached_property
    def order(self) -> dict[str, int]:
        """Each key's place in the written order."""
        return {f.name: i for i, f in enumerate(self.fields)}

    def __hash__(self) -> int:
        """Forms are module constants: one of a name."""
        return hash(self.name)
