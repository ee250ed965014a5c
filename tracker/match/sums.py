"""Arithmetic with worded figures: bounds and approximations are carried through, never dropped."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.model.quantity import Op, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

LOWER = {Op.GE, Op.GT}
UPPER = {Op.LE, Op.LT}
MIRROR = {Op.GE: Op.LE, Op.GT: Op.LT, Op.LE: Op.GE, Op.LT: Op.GT}


def add(quantities: Sequence[Quantity]) -> Quantity | None:
    """The sum, in the unit of the first; None where a lower and an upper bound leave nothing known."""
    op = joint([q.op for q in quantities])
    if op is None:
        return None
    if op is Op.RANGE:
        high = sum((q.high if q.high is not None else q.value for q in quantities), Decimal(0))
        low = sum((q.value for q in quantities), Decimal(0))
        return Quantity(op=op, value=low, high=high, unit=quantities[0].unit)
    total = sum((q.value for q in quantities), Decimal(0))
    return Quantity(op=op, value=total, unit=quantities[0].unit)


def difference(later: Quantity, earlier: Quantity) -> Quantity | None:
    """The later value less the earlier one, None where nothing is known of it."""
    return add([later, negated(earlier)])


def negated(quantity: Quantity) -> Quantity:
    """The value with its sign turned, its bounds too."""
    op = MIRROR.get(quantity.op, quantity.op)
    if quantity.high is None:
        return quantity.model_copy(update={"op": op, "value": -quantity.value, "worded": ""})
    return quantity.model_copy(update={"value": -quantity.high, "high": -quantity.value, "worded": ""})


def grown(base: Quantity, growth: Quantity) -> Quantity | None:
    """A positive base after a growth in %; None where nothing is known of it or the base is not positive."""
    if base.value <= 0:
        return None
    op = joint([base.op, growth.op])
    if op is None:
        return None
    low = base.value * (1 + growth.value / 100)
    if op is not Op.RANGE:
        return Quantity(op=op, value=low, unit=base.unit)
    high_base = base.high if base.high is not None else base.value
    high = high_base * (1 + (growth.high if growth.high is not None else growth.value) / 100)
    return Quantity(op=op, value=min(low, high), high=max(low, high), unit=base.unit)


def growth_of(later: Quantity, earlier: Quantity) -> Quantity | None:
    """The growth in % between two levels; None where the earlier is not positive or bounds leave it open."""
    if earlier.value <= 0 or later.op is Op.RANGE or earlier.op is Op.RANGE:
        return None
    op = joint([later.op, MIRROR.get(earlier.op, earlier.op)])
    if op is None:
        return None
    return Quantity(op=op, value=trimmed((later.value / earlier.value - 1) * 100), unit="%")


def trimmed(value: Decimal) -> Decimal:
    """A computed value without the zeros that only its computation brought."""
    short = value.normalize()
    exponent = short.as_tuple().exponent
    return short if isinstance(exponent, int) and exponent <= 0 else short.quantize(Decimal(1))


def joint(ops: Sequence[Op]) -> Op | None:
    """How a sum stands to its figure when its parts stand so: one bound bounds it, opposed ones do not."""
    lower, upper = any(o in LOWER for o in ops), any(o in UPPER for o in ops)
    ranged, about = Op.RANGE in ops, Op.ABOUT in ops
    if (lower and upper) or ((lower or upper) and (ranged or about)):
        return None
    if lower:
        return Op.GT if Op.GT in ops else Op.GE
    if upper:
        return Op.LT if Op.LT in ops else Op.LE
    if ranged:
        return None if about else Op.RANGE
    return Op.ABOUT if about else Op.EQ
