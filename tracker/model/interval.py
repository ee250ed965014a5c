"""What a worded figure says about the true value: a point, or an interval that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.model.quantity import Op

if TYPE_CHECKING:
    from tracker.model.quantity import Quantity

NEAR = Decimal("0.05")
"""How far 约, 近 and 余 reach, as a share of the figure: the tolerance of 左右 for goals."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a statement leaves possible; None for an end without a bound.

    An open end is not itself possible: 超过18000 leaves everything above 18000.
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def of(cls, quantity: Quantity) -> Interval:  # noqa: PLR0911 - one a comparator
        """The values that a reported quantity leaves possible: 近1.5万 lies below 15,000, 1.5万余 above."""
        v = quantity.value
        match quantity.op:
            case Op.EQ:
                return cls(v, v)
            case Op.RANGE:
                return cls(v, quantity.high)
            case Op.GE | Op.GT:
                return cls(v, None, low_open=quantity.op is Op.GT)
            case Op.LE | Op.LT:
                return cls(None, v, high_open=quantity.op is Op.LT)
            case Op.ABOUT:
                reach = abs(v) * NEAR
                if "近" in quantity.worded or "接近" in quantity.worded:
                    return cls(v - reach, v, high_open=True)
                if "余" in quantity.worded or "多" in quantity.worded:
                    return cls(v, v + reach)
                return cls(v - reach, v + reach)

    @classmethod
    def as_written(cls, quantity: Quantity) -> Interval:
        """As `of`, and with what rounding hides: 82.4万 stands for all that rounds to it."""
        plain = cls.of(quantity)
        exponent = quantity.value.as_tuple().exponent
        half = Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)
        return cls(
            None if plain.low is None else plain.low - half,
            None if plain.high is None else plain.high + half,
            plain.low_open,
            plain.high_open or half > 0,
        )

    @property
    def exact(self) -> bool:
        """Whether only one value is possible."""
        return self.low is not None and self.low == self.high

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The bounds that there are, the lower first."""
        return tuple(e for e in dict.fromkeys((self.low, self.high)) if e is not None)

    def meets(self, other: Interval) -> bool:
        """Whether one value could be true of both."""
        return not (self._below(other) or other._below(self))

    def _below(self, other: Interval) -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def above(self, bound: Decimal, *, strict: bool = False) -> bool | None:
        """Whether the true value is at least the bound (above it if `strict`); None if that is open."""
        if self.low is not None and (
            self.low > bound or (self.low == bound and (not strict or self.low_open))
        ):
            return True
        if self.high is not None and (
            self.high < bound or (self.high == bound and (strict or self.high_open))
        ):
            return False
        return None

    def below(self, bound: Decimal, *, strict: bool = False) -> bool | None:
        """Whether the true value is at most the bound (below it if `strict`); None if that is open."""
        mirrored = Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )
        return mirrored.above(-bound, strict=strict)
