"""Many targets or places in one figure: weighted means of plans, and shares of several places together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.grammar.worded import period_words
from tracker.language import say
from tracker.model.message import Message, msg
from tracker.report.reported import figure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from tracker.model.assessment import Assessment
    from tracker.model.rollup import PooledShare, Rollup
    from tracker.report.view import Figure, Report


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean completion of a plan by its targets' weights, in per cent; None where too much is unknown.

    `weighted` counts the targets that carry a weight, `coverage` is the share of all weight whose completion
    is known, in per cent, and `files` are those in which the weights stand.
    """

    plan: str
    mean: Decimal | None
    coverage: Decimal
    weighted: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pooled:
    """A share of several places together: the sum of the numerators over that of the denominators.

    `share` is in per cent and unrounded.
    """

    indicator: str
    period_words: str
    places: tuple[str, ...]
    share: Decimal
    numerator: Figure
    denominator: Figure


def lay_means(rollups: Sequence[Rollup], assessments: Sequence[Assessment]) -> tuple[Mean, ...]:
    """The means of the groups that have weights, with the files of these."""
    files = {a.target.key: a.target.file for a in assessments}
    return tuple(
        Mean(
            plan=group.name,
            mean=group.mean,
            coverage=group.coverage,
            weighted=len(group.weighted),
            files=tuple(dict.fromkeys(files[key] for key in group.weighted if files[key])),
        )
        for group in rollups
        if group.coverage is not None
    )


def lay_pooled(shares: Sequence[PooledShare], language: str) -> tuple[Pooled, ...]:
    """The shares that are of more places than one."""
    return tuple(
        Pooled(
            indicator=s.indicator,
            period_words=period_words(s.period, language),
            places=s.places,
            share=s.share,
            numerator=figure(s.numerator, s.period, language),
            denominator=figure(s.denominator, s.period, language),
        )
        for s in shares
        if len(s.places) > 1
    )


def together(report: Report) -> list[tuple[str, str]]:
    """A sentence for each mean and share, and what it rests on."""
    told = [(_mean(m), weights_of(m)) for m in report.means]
    told += [(_pooled(p, report.language), _parts(p)) for p in report.pooled]
    return [(say(sentence, report.language), say(basis, report.language)) for sentence, basis in told]


def weights_of(mean: Mean) -> Message:
    """How many targets have weights, and where these stand."""
    if not mean.files:
        return msg("weights of {n} targets", n=mean.weighted)
    return msg("weights of {n} targets: {files}", n=mean.weighted, files=", ".join(mean.files))


def listed(names: Sequence[str], language: str) -> str:
    """The names in a row, as the language writes it."""
    return ("、" if language == "zh" else ", ").join(names)


def _mean(mean: Mean) -> Message:
    if mean.mean is None:
        return msg(
            "{plan}: no weighted mean, completion is known for {coverage}% of the weight alone",
            plan=mean.plan,
            coverage=mean.coverage,
        )
    return msg(
        "{plan}: weighted mean of completion {mean}%, over {coverage}% of the weight",
        plan=mean.plan,
        mean=mean.mean,
        coverage=mean.coverage,
    )


def _pooled(pooled: Pooled, language: str) -> Message:
    return msg(
        "{indicator}, {period}: {share}% of {places} together",
        indicator=pooled.indicator,
        period=pooled.period_words,
        share=f"{pooled.share:.1f}",
        places=listed(pooled.places, language),
    )


def _parts(pooled: Pooled) -> Message:
    return msg(
        "{numerator} ÷ {denominator}",
        numerator=pooled.numerator.worded,
        denominator=pooled.denominator.worded,
    )
