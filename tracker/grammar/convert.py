"""Brings figures of one dimension to one unit."""

from __future__ import annotations

from decimal import Decimal

from tracker.knowledge.units import dimension, units
from tracker.model.quantity import Quantity

GENERIC = {"个", "项"}
"""Classifiers that count anything: 48个企业 and 48家企业 are one figure, 48家 and 48人 are not."""
BODIES = {"家", "户"}
"""Classifiers that count firms alike."""


def comparable(unit: str, other: str) -> bool:
    """Whether figures in the two units can be set against each other."""
    if unit == other:
        return True
    here, there = dimension(unit), dimension(other)
    if here.startswith("count:") and there.startswith("count:"):
        return unit in GENERIC or other in GENERIC or {unit, other} <= BODIES
    if here == there:
        return factor(unit, other) is not None
    return {here, there} == {"percent", "times"} or {here, there} == {"percent", "permille"}


def factor(unit: str, other: str) -> Decimal | None:
    """What turns figures in the first unit into the second; None where nothing does."""
    if unit == other or {unit, other} <= GENERIC | BODIES:
        return Decimal(1)
    here, there = dimension(unit), dimension(other)
    if here.startswith("count:") and there.startswith("count:"):
        return Decimal(1) if comparable(unit, other) else None
    if (here, there) == ("times", "percent"):
        return Decimal(100)
    if (here, there) == ("percent", "times"):
        return Decimal("0.01")
    if (here, there) == ("permille", "percent"):
        return Decimal("0.1")
    if (here, there) == ("percent", "permille"):
        return Decimal(10)
    if here != there:
        return None
    size, other_size = units().size(unit), units().size(other)
    return size / other_size if size is not None and other_size is not None else None


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
