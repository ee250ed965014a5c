"""Many targets in few figures: counts by status, the worst, and a weighted mean where weights are given."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Literal

from tracker.assess.rounding import tenth
from tracker.grammar.convert import converted
from tracker.knowledge.indicators import catalogue
from tracker.model.assessment import Assessment, Status
from tracker.model.quantity import Op, Quantity
from tracker.model.rollup import PooledShare, Rollup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tracker.model.actual import Actual
    from tracker.model.period import Period

By = Literal["plan", "region", "owner", "topic"]

SEVERITY: tuple[Status, ...] = (
    Status.BREACHED, Status.MISSED, Status.OVERDUE, Status.REGRESSING, Status.FAR_BEHIND, Status.BEHIND,
    Status.AT_RISK, Status.SLIGHTLY_BEHIND, Status.DUE_SOON, Status.STALE,
)  # fmt: skip
"""Statuses that ask for attention, the worst first."""
WORST = 5
MOST_MISSING = Decimal("0.2")
"""A mean is given only where no more than this share of the weight has no completion."""


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
        sums = _sums(list(members.values()))
        if sums is not None:
            above, below = sums
            found.append(
                PooledShare(
                    indicator=indicator,
                    period=period,
                    places=tuple(sorted(members)),
                    share=above.value / below.value * 100,
                    numerator=above,
                    denominator=below,
                )
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
        weighted=tuple(a.target.key for a in members if weight_of(a) is not None),
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


def _sums(members: list[Actual]) -> tuple[Quantity, Quantity] | None:
    """All numerators and all denominators; None where one is no plain figure or of an unlike unit."""
    above, below = Decimal(0), Decimal(0)
    first = members[0].numerator
    if first is None:
        return None
    for member in members:
        if member.numerator is None or member.denominator is None:
            return None
        part, whole = converted(member.numerator, first.unit), converted(member.denominator, first.unit)
        if part is None or whole is None or part.op is not Op.EQ or whole.op is not Op.EQ:
            return None
        above += part.value
        below += whole.value
    sums = Quantity(value=above, unit=first.unit), Quantity(value=below, unit=first.unit)
    return sums if below > 0 else None


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
