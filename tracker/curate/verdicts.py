"""A person's own verdict, typed into a report workbook: status, reason, who and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.knowledge.profiles import profiles
from tracker.language import LANGUAGES
from tracker.model.assessment import Status
from tracker.model.message import msg

if TYPE_CHECKING:
    from datetime import date

    from tracker.curate.absorb import AbsorbPlan
    from tracker.curate.workbook_in import Line
    from tracker.model.target import Target

STATUSES = {
    **{status.value: status.value for status in Status},
    **{profiles()[0].words(s, language): s.value for s in Status for language in LANGUAGES},
}
CELLS = ("verdict", "verdict_reason", "verdict_by", "verdict_on")
KEYS = ("status", "reason", "by", "date")


def absorb_verdict(line: Line, target: Target, today: date, plan: AbsorbPlan) -> None:
    """Take a verdict over as one piece: where any of its four cells was changed, all four are set."""
    typed = [line[c].text for c in CELLS]
    then = [line[f"{c}_then"].text for c in CELLS]
    if typed == then:
        return
    verdict, reason, by, on = (line[c] for c in CELLS)
    code = STATUSES.get(verdict.text, "")
    now = _now(target)
    if now != [STATUSES.get(then[0], then[0]), *then[1:]]:
        if now[:3] != [code, *typed[1:3]] or typed[3] not in {"", now[3]}:
            what = msg("the verdict was changed in its file meanwhile")
            plan.refuse(verdict, what, msg("make a new report and type it there"))
    elif not any(typed):
        plan.amend(verdict, target, ("override",), None)
    elif not code:
        what = msg("“{words}” is no status", words=verdict.text)
        plan.refuse(verdict, what, msg("choose one of the list; a reason alone is no verdict"))
    elif not reason.text or not by.text:
        missing = by if reason.text else reason
        plan.refuse(missing, msg("a verdict of one's own says why, and who gives it"))
    else:
        values = (code, reason.text, by.text, on.text or today.isoformat())
        for got, key, value, old in zip((verdict, reason, by, on), KEYS, values, now, strict=True):
            if value != old:
                plan.amend(got, target, ("override", key), value)


def _now(target: Target) -> list[str]:
    o = target.override
    return [o.status, o.reason, o.by, o.date.isoformat()] if o else ["", "", "", ""]
