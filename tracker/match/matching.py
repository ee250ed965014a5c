"""Matches targets with actuals; start reading here, then `setting` for what happens to one target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.match.asof import known_by, usual_as_of
from tracker.match.index import Index, place
from tracker.match.near import Nearby
from tracker.match.setting import set_against
from tracker.match.subject import subject_of
from tracker.model.bulk import uncollected
from tracker.model.corrections import by_name, corrections
from tracker.model.match import Matched, Matching, Role
from tracker.model.target import Review

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tracker.model.actual import Actual
    from tracker.model.period import Period
    from tracker.model.target import Target

__all__ = ["Matching", "match"]


def match(
    targets: Iterable[Target],
    actuals: Iterable[Actual],
    *,
    as_of: Period | None = None,
    known: date | None = None,
) -> Matching:
    """Set every accepted actual against every accepted target that it could speak for.

    Args:
        targets: those not accepted are left out.
        actuals: those not accepted are left out.
        as_of: values for months after it are refused. By default the last month for which an actual of any
            target's indicator and place speaks.
        known: only what was published by this day is used; what has no date of publication is left out
            and listed.
    """
    with uncollected():
        return _match(targets, actuals, as_of, known)


def _match(
    targets: Iterable[Target], actuals: Iterable[Actual], as_of: Period | None, known: date | None
) -> Matching:
    actuals = list(actuals)
    usable, undated = known_by(actuals, known)
    replaced = corrections(by_name(actuals), usable) if any(a.corrects for a in usable) else {}
    corrected = [a for a in usable if id(a) in replaced]
    index = Index((a for a in usable if id(a) not in replaced), [(a, replaced[id(a)]) for a in corrected])
    judged = [(t, subject_of(t), place(t.region)) for t in targets if t.review is Review.ACCEPTED]
    speaking = as_of or usual_as_of(index, {(s.core, p) for _, s, p in judged})
    nearby = Nearby((a.indicator, place(a.region)) for a in usable)
    matched = []
    used: set[int] = set()
    told: set[int] = set()
    for target, subject, region in judged:
        found = set_against(target, subject, region, index, speaking) if speaking else Matched(target=target)
        if not found.of(Role.CURRENT):
            near = nearby.nearest(target.indicator, region, itself=False)
            found = found.model_copy(update={"near": near})
        matched.append(found)
        used.update(id(m.actual) for m in found.matches if m.role is not Role.REFUSED)
        told.update(id(m.actual) for m in found.matches if id(m.actual) in replaced)
    unmatched = tuple(a for a in usable if id(a) not in used and id(a) not in told)
    goals = Nearby((t.indicator, region) for t, _, region in judged)
    near_goals = {a.id: goals.nearest(a.indicator, place(a.region), itself=True) for a in unmatched}
    return Matching(
        matched=tuple(matched),
        unmatched=unmatched,
        as_of=speaking,
        near={name: near for name, near in near_goals.items() if near},
        undated=undated,
        corrected=tuple(corrected),
    )
