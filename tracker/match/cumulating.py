"""Adds monthly, quarterly and yearly values up to what a goal's months have brought so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.grammar.convert import in_unit
from tracker.grammar.figures import computed, when
from tracker.match.order import preference
from tracker.match.sums import add
from tracker.model.actual import Actual, Quality
from tracker.model.message import Message, msg
from tracker.model.period import Period
from tracker.model.quantity import Op, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

LISTED = 12
"""A sum of more values than this is told by its first, its last and their number."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A value computed from reported ones, with the derivation in words."""

    actual: Actual
    derivation: Message


def cumulate(pieces: Sequence[Actual], window: Period, unit: str) -> list[Derived]:
    """The sums of pieces that follow each other from the window's first month on, and a lower bound.

    There is a sum for each month that reported values lead to without a gap, where no value was reported
    for just these months; January and February may come as one. Values that stand beyond a gap make a
    lower bound with the last sum before it, since no month is taken for zero; there is none where a value
    is negative.
    """
    by_period = _by_period(pieces, window)
    if all(p.first == window.first for p in by_period):
        return []
    chains = _chains(by_period, window)
    sums = [_sum(chain, window, unit) for chain in chains.values() if len(chain) > 1]
    longest = chains[max(chains)]
    reached = _months(longest[-1]).last if longest else window.first - 1
    beyond = _disjoint([a for p, a in by_period.items() if p.first > reached])
    negative = any(a.value.value < 0 for a in (*longest, *beyond))
    bound = _bound([*longest, *beyond], window, unit) if beyond and not negative else None
    return [d for d in (*sums, bound) if d]


def derived_actual(parts: Sequence[Actual], period: Period, value: Quantity) -> Actual:
    """The value computed from others: like the latest of them, of derived quality, without its words."""
    model = parts[-1]
    known = [a.published for a in parts if a.published]
    worst = Quality.LOW if any(a.quality is Quality.LOW for a in parts) else Quality.DERIVED
    return model.model_copy(
        update={
            "id": "+".join(dict.fromkeys(a.id for a in parts)),
            "period": period,
            "value": value,
            "quality": worst,
            "published": max(known) if len(known) == len(parts) else None,
            "publisher": "、".join(dict.fromkeys(a.publisher for a in parts if a.publisher)),
            "address": "",
            "vintage": "",
            "note": "",
            "corrects": (),
            "evidence": None,
            "extracted": None,
        }
    )


def _by_period(pieces: Sequence[Actual], window: Period) -> dict[Period, Actual]:
    best: dict[Period, Actual] = {}
    for actual in sorted(pieces, key=preference):
        months = actual.months
        if months is not None and window.contains(months):
            best.setdefault(months, actual)
    return dict(sorted(best.items()))


def _chains(by_period: dict[Period, Actual], window: Period) -> dict[int, list[Actual]]:
    """For each month that adjoining values reach from the first month on, the shortest chain of them."""
    chains: dict[int, list[Actual]] = {window.first - 1: []}
    for period, actual in sorted(by_period.items(), key=lambda item: (item[0].last, item[0].first)):
        before = chains.get(period.first - 1)
        if before is None:
            continue
        known = chains.get(period.last)
        if known is None or len(before) + 1 < len(known):
            chains[period.last] = [*before, actual]
    return chains


def _disjoint(actuals: list[Actual]) -> list[Actual]:
    """Of values that overlap the longer one, the rest in order of time."""
    kept: list[Actual] = []
    for actual in sorted(actuals, key=lambda a: (-_months(a).length, _months(a).first)):
        months = _months(actual)
        if all(months.last < _months(k).first or months.first > _months(k).last for k in kept):
            kept.append(actual)
    return sorted(kept, key=lambda a: _months(a).first)


def _sum(parts: list[Actual], window: Period, unit: str) -> Derived | None:
    quantities = [in_unit(a.value, unit) for a in parts]
    total = add(quantities)
    if total is None:
        return None
    period = Period(window.first, _months(parts[-1]).last)
    words = msg(
        "{period}: {summands} = {sum}",
        period=when(period),
        summands=_listed(quantities),
        sum=computed(total.value, unit),
    )
    return Derived(derived_actual(parts, period, total), words)


def _bound(parts: list[Actual], window: Period, unit: str) -> Derived | None:
    quantities = [in_unit(a.value, unit) for a in parts]
    total = add(quantities)
    if total is None or total.op not in {Op.EQ, Op.GE, Op.GT}:
        return None
    period = Period(window.first, _months(parts[-1]).last)
    words = msg(
        "{period}: {summands} = {sum}, a lower bound since {missing} is missing",
        period=when(period),
        summands=_listed(quantities),
        sum=computed(total.value, unit),
        missing=_missing(parts, window),
    )
    return Derived(derived_actual(parts, period, total.model_copy(update={"op": Op.GE})), words)


def _listed(quantities: Sequence[Quantity]) -> Message:
    """The summands with plus signs, in both languages."""
    words = [computed(q.value, q.unit) for q in quantities]
    if len(words) > LISTED:
        return msg("{first} + … + {last} ({n} values)", first=words[0], last=words[-1], n=len(words))
    return Message(
        template=" + ".join(w.template for w in words), forms={"zh": " + ".join(w.forms["zh"] for w in words)}
    )


def _missing(parts: list[Actual], window: Period) -> Message:
    """The first gap between the parts."""
    month = window.first
    for part in parts:
        months = _months(part)
        if months.first > month:
            return when(Period(month, months.first - 1))
        month = months.last + 1
    raise ValueError("no gap between the parts")


def _months(actual: Actual) -> Period:
    months = actual.months
    if months is None:
        raise ValueError("a value without a period is no part of a sum")
    return months
