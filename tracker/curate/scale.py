"""Bare numbers far from what is known: 1325 typed where 1320.0万 is shown may be meant in 万, or not."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.grammar.convert import comparable, in_unit
from tracker.grammar.figures import amount
from tracker.model.message import Message, msg
from tracker.model.quantity import Quantity
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from tracker.curate.workbook_in import Got

FAR = Decimal(100)
"""From this factor on a number is held for one of another scale."""
CLOSE = Decimal(4)
"""Within this factor a percentage is held for the one that is known."""
SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8)}
SCALED = re.compile("[十百千万亿]")
UNSCALED = {"位"}
"""Units whose figures may lie anywhere: a place may rise from 300 to 2."""


def off_scale(got: Got, value: Quantity, known: Quantity | None) -> Problem | None:
    """Why a number that was typed without a unit is not taken over: it is out of all proportion to `known`.

    A figure with a unit or a scale of its own is taken as it was typed.
    """
    if (
        known is None
        or not _bare(got.text)
        or value.unit in UNSCALED
        or not comparable(known.unit, value.unit)
    ):
        return None
    near, typed = abs(in_unit(known, value.unit).value), abs(value.value)
    if not near or not typed or (near / FAR < typed < near * FAR and not _share(value.unit, typed, near)):
        return None
    what = msg("{value} is out of proportion to {known}", value=amount(_plain(value)), known=amount(known))
    return Problem(Where(got.place), what, _meant(got.text, value, near))


def _share(unit: str, typed: Decimal, near: Decimal) -> bool:
    """Whether per cent were typed as a share of one: 0.045 where 4.3% is shown."""
    return unit == "%" and typed * CLOSE < near and near / CLOSE < typed * 100 < near * CLOSE


def _bare(text: str) -> bool:
    return text[-1:].isdigit() and not SCALED.search(text)


def _meant(text: str, value: Quantity, near: Decimal) -> Message:
    """What the number may have been meant as, each with its unit."""
    typed = abs(value.value)
    readings = [
        f"{text}{scale}{value.unit}"
        for scale, size in SCALES.items()
        if near / FAR < typed * size < near * FAR
    ]
    if value.unit == "%" and near / FAR < typed * 100 < near * FAR:
        readings = [f"{(value.value * 100).normalize():f}%"]
    if len(readings) == 1:
        plain = f"{text}{value.unit}"
        return msg("{plain} or {scaled}? type the unit, too", plain=plain, scaled=readings[0])
    return msg("type the unit, too, if it is meant so: {plain}", plain=f"{text}{value.unit}")


def _plain(value: Quantity) -> Quantity:
    return Quantity(value=value.value, unit=value.unit, worded=value.worded)
