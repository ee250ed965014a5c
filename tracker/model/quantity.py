"""Amounts: a value or a range, its unit, and how it stands to what is measured."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import model_validator

from tracker.model.base import Model


class Op(StrEnum):
    """How the measured value stands to the figure."""

    EQ = "="
    GE = ">="
    GT = ">"
    LE = "<="
    LT = "<"
    ABOUT = "~"
    RANGE = "range"


class Quantity(Model):
    """A figure with its unit, multiplied out: 50.7万辆 is 507000 辆.

    `value` is the figure, or the lower bound of a range whose upper bound is `high`. The `Decimal`
    keeps the written precision: 82.4万 is 8.24E+5, four digits written would be 8.240E+5.
    `unit` is a base unit (元, 家, %, 百分点, PFLOPS, 倍, 位 …), `worded` the text that was read.
    """

    op: Op = Op.EQ
    value: Decimal
    high: Decimal | None = None
    unit: str
    worded: str = ""

    @model_validator(mode="after")
    def _range_has_two_ends(self) -> Quantity:
        if (self.op is Op.RANGE) != (self.high is not None):
            raise ValueError("a range has two ends, and only a range has them")
        if self.high is not None and self.high < self.value:
            raise ValueError("the ends of a range are in the wrong order")
        return self
