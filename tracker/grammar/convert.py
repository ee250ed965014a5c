"""Brings figures of one dimension to one unit."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from tracker.knowledge.units import dimension, units
from tracker.model.quantity import Quantity

GENERIC = {"个", "项"}
"""Classifiers that count anything: 48个企业 and 48家企业 are one figure, 48家 and 48人 are not."""
BODIES = {"家", "户"}
"""Classifiers that count firms alike."""


TURNS = {
    ("times", "percent"): Decimal(100),
    ("percent", "times"): Decimal("0.01"),
    ("permille", "percent"): Decimal("0.1"),
    ("percent", "permille"): Decimal(10),
}


def comparable(unit: str, other: str) -> bool:
    """Whether figures in the two units can be set against each other."""
    return factor(unit, other) is not None


@lru_cache(maxsize=5000)
def factor(unit: str, other: str) -> Decimal | None:
    """What turns figures in the first unit into the second; None where nothing does."""
    if unit == other:
        return Decimal(1)
    here, there = dimension(unit), dimension(other)
    if here.startswith("count:") and there.startswith("count:"):
        alike = unit in GENERIC or other in GENERIC or {unit, other} <= BODIES
        return Decimal(1) if alike else None
    if here != there:
        return TURNS.get((here, there))
    size, other_size = units().size(unit), units().size(other)
    return size / other_size if size is not None and other_size is not None else None


def converted(quantity: Quantity, unit: str) -> Quantity | None:
    """The quantity in another unit, None where figures in the two cannot be set against each other."""
    return in_unit(quantity, unit) if comparable(quantity.unit, unit) else None


def in_unit(quantity: Quantity, unit: str) -> Quantity:
    """The quantity in another unit of its dimension.

    Raises:
        ValueError: figures in the two units cannot be set against each other.
    """
    if quantity.unit == unit:
        return quantity
    f = factor(quantity.unit, unit)
    if f is None:
        raise ValueError(f"{quantity.unit} cannot be turned into {unit}")
    return Quantity(
        op=quantity.op,
        value=quantity.value * f,
        high=None if quantity.high is None else quantity.high * f,
        unit=unit,
        worded=quantity.worded,
    )
