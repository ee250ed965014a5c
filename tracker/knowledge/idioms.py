"""Values in words (翻一番, 两位数, 一半), from `idioms.yaml`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from tracker.knowledge.load import lexical, load
from tracker.model.base import Model
from tracker.model.claim import Measure
from tracker.model.quantity import Op


class Idiom(Model):
    """Words that hold a value; `scale` says how the pattern's groups are read."""

    id: str
    pattern: str
    measure: Measure
    op: Op
    value: Decimal
    unit: str
    scale: Literal["plain", "power", "fraction"] = "plain"
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@lexical
def idioms() -> tuple[tuple[Idiom, re.Pattern[str]], ...]:
    """The shipped idioms with their patterns."""
    rows = tuple(Idiom.model_validate(row) for row in load("idioms"))
    return tuple((row, re.compile(row.pattern)) for row in rows)
