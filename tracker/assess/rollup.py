"""Many targets in few figures: counts by status, the worst, and a weighted mean where weights are given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Literal

from tracker.assess.rounding import tenth
from tracker.grammar.convert import converted
from tracker.knowledge.indicators import catalogue
from tracker.model.assessment import Assessment, Status
from tracker.model.base import Model
from tracker.model.period import Period
from tracker.model.quantity import Op

if TYPE_CHECKING:
    from tracker.model.actual import Actual

By = Literal["plan", "region", "owner", "topic"]

SEVERITY: tuple[Status, ...] = (
    Status.BREACHED, Status.MISSED, Status.OVERDUE, Status.REGRESSING, Status.FAR_BEHIND, Status.BEHIND,
    Status.AT_RISK, Status.SLIGHTLY_BEHIND, Status.DUE_SOON, Status.STALE,
)  # fmt: skip
"""Statuses that ask for attention, the worst first."""
WORST = 5
MOST_MISSING = Decimal("0.2")
"""A mean is given only where no more than this share of the weight has no completion."""


class Rollup(Model):
    """The targets that share a plan, place, owner or topic.

    `worst` are keys of targets that ask for attention, the worst first. `mean` is the mean completion in
    per cent by the targets' weights, to 0.1, and `coverage` the share of the weight that it rests on, in
    per cent; both None where no weights are given, `mean` also where more than a fifth is missing.
    """

    name: str
    total: int
    counts: Mapping[Status, int]
    worst: tuple[str, ...] = ()
    mean: Decimal | None = None
    coverage: Decimal | None = None


class PooledShare(Model):
    """A share over several places: the sum of its numerators over that of its denominators, in per cent."""

    indicator: str
    period: Period
    places: tuple[str, ...]
    share: Decimal


def roll_up(assessments: Sequence[Assessment], by: By) -> tuple[Rollup, ...]:
    """The groups by name, the largest first; targets without a name stand last, under the empty name."""
    groups: dict[str, list[Assessment]] = defaultdict(list)
    for assessment in assessments:
        groups[NAMES[by](assessment)].append(assessment)
    ordered = sorted(groups.items(), key=lambda g: (not g[0], -len(g[1]), g[0]))
    return tuple(_rollup(name, members) for name, members in ordered)


def worst_first(assessments: Iterable[Assessment]) -> list[Assessment]:
    """Those that ask for attention: by status, then by gap, then by key."""
    poor = [a for a in assessments if a.status in SEVERITY]
    return sorted(poor, key=lambda a: (SEVERITY.index(a.status), a.gap or Decimal(0), a.target.key))


def pooled_shares(actuals: Iterable[Actual]) -> tuple[PooledShare, ...]:
    """Shares over all places whose figures carry numerator and denominator, by indicator and period."""
    groups: dict[tuple[str, Period], dict[str, Actual]] = defaultdict(dict)
    for actual in actuals:
        if actual.numerator and actual.denominator and actual.period:
            groups[actual.indicator, actual.period].setdefault(actual.region, actual)
    found = []
    for (indicator, period), members in sorted(groups.items()):
        share = _pooled(list(members.values()))
        if share is not None:
            found.append(
                PooledShare(indicator=indicator, period=period, places=tuple(sorted(members)), share=share)
            )
    return tuple(found)


def weight_of(assessment: Assessment) -> Decimal | None:
    """The target's weight; None where it has none, or none that is a positive number."""
    try:
        weight = Decimal(assessment.target.weight) if assessment.target.weight else None
    except InvalidOperation:
        return None
    return weight if weight is not None and weight.is_finite() and weight > 0 else None


def _rollup(name: str, members: list[Assessment]) -> Rollup:
    counts = {status: n for status in Status if (n := sum(a.status is status for a in members))}
    mean, coverage = _weighted(members)
    return Rollup(
        name=name,
        total=len(members),
        counts=counts,
        worst=tuple(a.target.key for a in worst_first(members)[:WORST]),
        mean=mean,
        coverage=coverage,
    )


def _weighted(members: list[Assessment]) -> tuple[Decimal | None, Decimal | None]:
    weights = [(a.completion, w) for a in members if (w := weight_of(a)) is not None]
    whole = sum((w for _, w in weights), Decimal(0))
    if not whole:
        return None, None
    known = [(c, w) for c, w in weights if c is not None]
    covered = sum((w for _, w in known), Decimal(0))
    coverage = tenth(covered / whole * 100)
    if not covered or (whole - covered) / whole > MOST_MISSING:
        return None, coverage
    return tenth(sum((c * w for c, w in known), Decimal(0)) / covered), coverage


def _pooled(members: list[Actual]) -> Decimal | None:
    above, below = Decimal(0), Decimal(0)
    first = members[0].numerator
    for member in members:
        if member.numerator is None or member.denominator is None or first is None:
            return None
        part, whole = converted(member.numerator, first.unit), converted(member.denominator, first.unit)
        if part is None or whole is None or part.op is not Op.EQ or whole.op is not Op.EQ:
            return None
        above += part.value
        below += whole.value
    return above / below * 100 if below > 0 else None


def _topic(assessment: Assessment) -> str:
    target = assessment.target
    if target.topic:
        return target.topic
    entry = catalogue().entry(target.indicator, target.indicator_id)
    return entry.topic if entry else ""


def _owner(assessment: Assessment) -> str:
    return assessment.target.owner.main if assessment.target.owner else ""


NAMES: dict[By, Callable[[Assessment], str]] = {
    "plan": lambda a: a.target.plan,
    "region": lambda a: a.target.region,
    "owner": _owner,
    "topic": _topic,
}
