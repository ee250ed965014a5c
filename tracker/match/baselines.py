"""Finds the value that progress is measured from where none is stated, and checks the stated one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.grammar.convert import comparable, in_unit
from tracker.grammar.figures import amount, when
from tracker.match.aims import start_of
from tracker.match.order import best, conflicts, source_words
from tracker.model.actual import Actual, Quality
from tracker.model.claim import Measure
from tracker.model.interval import Interval
from tracker.model.match import Nature
from tracker.model.message import Message, msg
from tracker.model.target import Baseline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.match.index import Series
    from tracker.match.subject import Subject
    from tracker.model.period import Period
    from tracker.model.target import Target

FROM_LEVELS = {Measure.LEVEL, Measure.CHANGE, Measure.RATIO}


def find_baseline(
    target: Target, subject: Subject, alike: Sequence[Series], as_of: Period
) -> Baseline | None:
    """The stated baseline, else the preferred level reported for the period that progress starts from.

    A goal in 百分点 leans on a level in %; any other on a level in a unit that turns into its own.
    """
    if target.baseline:
        return None if too_late(target) else target.baseline
    if target.goal is None or subject.measure not in FROM_LEVELS:
        return None
    start = start_of(target, subject)
    if start is None or start.last > as_of.last:
        return None
    found = best(_at(start, subject, alike))
    if found is None or found.period is None:
        return None
    value, unit = found.value, target.goal.unit
    if subject.measure is Measure.LEVEL:
        if not comparable(value.unit, unit):
            return None
        value = in_unit(value, unit)
    return Baseline(value=value, period=found.period, source=str(source_words(found)))


def check_baseline(target: Target, subject: Subject, alike: Sequence[Series]) -> tuple[Message, ...]:
    """Where reported values for the baseline's period disagree with the stated one, or among themselves."""
    stated = target.baseline
    if stated and too_late(target):
        due = when(target.period) if target.period else ""
        return (
            msg(
                "the baseline of {period} is left out: it lies not before {due}",
                period=when(stated.period),
                due=due,
            ),
        )
    if stated is None:
        start = start_of(target, subject) if subject.measure in FROM_LEVELS else None
        values = _at(start, subject, alike) if start else []
        taken = best(values)
        return conflicts(taken, values) if taken else ()
    found = []
    for actual in _at(stated.period, subject, alike):
        same_unit = comparable(actual.value.unit, stated.value.unit)
        if same_unit and not Interval.as_written(in_unit(actual.value, stated.value.unit)).meets(
            Interval.as_written(stated.value)
        ):
            found.append(
                msg(
                    "{period}: the stated baseline {stated} is taken and not {other} ({source})",
                    period=when(stated.period),
                    stated=amount(stated.value),
                    other=amount(actual.value),
                    source=source_words(actual),
                )
            )
    return tuple(found)


def too_late(target: Target) -> bool:
    """Whether the stated baseline speaks for the due month or a later one, so that no way leads from it."""
    if target.baseline is None or target.period is None:
        return False
    return target.baseline.period.last >= target.period.last


def as_actual(target: Target, baseline: Baseline) -> Actual:
    """The stated baseline in the form of a reported value, so that others can be derived from it."""
    return Actual(
        id=f"{target.id}:baseline",
        indicator=target.indicator,
        indicator_id=target.indicator_id,
        region=target.region,
        period=baseline.period,
        measure=Measure.LEVEL,
        value=baseline.value,
        publisher=baseline.source,
        quality=Quality.OFFICIAL,
        file=target.file,
        line=target.line,
    )


def _at(start: Period, subject: Subject, alike: Sequence[Series]) -> list[Actual]:
    """Reported levels for that period; of a stock, those for its last month too."""
    point = subject.nature is not Nature.FLOW
    return [
        actual
        for series in alike
        if series.subject.measure is Measure.LEVEL and not series.basis
        for actual in series.actuals
        if (months := actual.months) is not None
        and (months == start or (point and months.last == start.last))
    ]
