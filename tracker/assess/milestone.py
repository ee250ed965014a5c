"""Milestones of a ledger: closed with evidence, due soon, overdue, or closed late."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracker.assess import methods
from tracker.assess.case import Verdict
from tracker.model.assessment import Status, Step
from tracker.model.message import msg

if TYPE_CHECKING:
    from tracker.knowledge.profiles import Thresholds
    from tracker.model.message import Message
    from tracker.model.period import Period
    from tracker.model.target import Milestone


def milestone(entry: Milestone, as_of: Period | None, bands: Thresholds) -> Verdict:
    """How a ledger entry stands at the end of the as-of; a closing without evidence closes nothing."""
    day = end_of(as_of) if as_of else None
    if entry.closed and (day is None or entry.closed <= day):
        if not entry.evidence.strip():
            return _open(entry, day, bands, unproven=True)
        late = entry.closed > entry.due
        text = (
            msg("closed on {closed}, after it was due on {due}", closed=str(entry.closed), due=str(entry.due))
            if late
            else msg("closed on {closed}, due on {due}", closed=str(entry.closed), due=str(entry.due))
        )
        status = Status.CLOSED_LATE if late else Status.CLOSED
        return Verdict(
            status, "milestone", (_step(text), _step(msg("evidence: {what}", what=entry.evidence)))
        )
    return _open(entry, day, bands, unproven=False)


def end_of(period: Period) -> date:
    """The last day of a period."""
    year, month = divmod(period.last + 1, 12)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)


def _open(entry: Milestone, day: date | None, bands: Thresholds, *, unproven: bool) -> Verdict:
    steps = []
    marks: tuple[str, ...] = ()
    if unproven:
        marks = ("no_evidence",)
        steps.append(
            _step(msg("reported closed on {day} without evidence: it stays open", day=str(entry.closed)))
        )
    if day is None:
        steps.append(_step(msg("due on {due}; no data tell what day it is", due=str(entry.due))))
        return Verdict(Status.NO_DATA, "milestone", tuple(steps), marks=marks)
    left = (entry.due - day).days
    if left < 0:
        status = Status.OVERDUE
        steps.append(
            _step(msg("due on {due}, {n} days before {day}", due=str(entry.due), n=-left, day=str(day)))
        )
    else:
        status = Status.DUE_SOON if left <= bands.due_soon else Status.NOT_DUE
        steps.append(
            _step(msg("due on {due}, {n} days after {day}", due=str(entry.due), n=left, day=str(day)))
        )
    return Verdict(status, "milestone", tuple(steps), marks=marks)


def _step(text: Message) -> Step:
    return Step(text=text, method=methods.LEDGER)
