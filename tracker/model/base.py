"""The common base of all values: frozen, and strict about unknown keys."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

NONE_KEPT: set[str] = set()
"""Stands in for each value's own set of the fields that it was given, which nobody asks for."""


class Model(BaseModel):
    """A value: it never changes after it is made, and it refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    def model_post_init(self, _context: Any, /) -> None:
        """Drop the set of given fields: with hundreds of thousands of values it takes as much as they do."""
        object.__setattr__(self, "__pydantic_fields_set__", NONE_KEPT)
