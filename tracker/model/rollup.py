"""Many targets or places in one figure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from tracker.model.assessment import Status
from tracker.model.base import Model
from tracker.model.period import Period
from tracker.model.quantity import Quantity


class Rollup(Model):
    """The targets that share a plan, place, owner or topic.

    `worst` are keys of targets that ask for attention, the worst first; `weighted` are those of targets whose
    weight is a number. `mean` is the mean completion in
    per cent by the targets' weights, to 0.1, and `coverage` the share of the weight that it rests on, in
    per cent; both None where no weights are given, `mean` also where more than a fifth is missing.
    """

    name: str
    total: int
    counts: Mapping[Status, int]
    worst: tuple[str, ...] = ()
    weighted: tuple[str, ...] = ()
    mean: Decimal | None = None
    coverage: Decimal | None = None


class PooledShare(Model):
    """A share over several places: the sum of its numerators over that of its denominators, in per cent.

    Both sums are in one unit, that of the first place's numerator.
    """

    indicator: str
    period: Period
    places: tuple[str, ...]
    share: Decimal
    numerator: Quantity
    denominator: Quantity
