"""Ranks: at or above the wanted place, or how many places short among how many peers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.assess.case import Verdict
from tracker.assess.level import level
from tracker.model.assessment import Status, Step
from tracker.model.message import msg

if TYPE_CHECKING:
    from tracker.assess.case import Case


def rank(case: Case) -> Verdict:
    """On track at or above the place; below it as a level with fewer being better, where a baseline tells."""
    short = case.value - case.goal
    step = _step(case, max(short, Decimal(0)))
    if short <= 0:
        return Verdict(Status.ON_TRACK, "rank", (step,))
    if case.baseline is None:
        return Verdict(Status.NOT_DUE, "rank", (step,))
    verdict = level(case)
    return replace(verdict, method="rank", steps=(step, *verdict.steps))


def _step(case: Case, short: Decimal) -> Step:
    parts = {"place": f"{case.value:f}", "goal": f"{case.goal:f}", "short": f"{short:f}"}
    peers = case.target.peers
    text = (
        msg("place {place} of {peers}, wanted {goal}: {short} places short", peers=peers, **parts)
        if peers
        else msg(
            "place {place}, wanted {goal}: {short} places short; the number of peers is not stated", **parts
        )
    )
    return Step(text=text, method=methods.RANK)
