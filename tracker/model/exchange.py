"""What a workbook and the files of people exchange: sheets and columns, under titles that both sides know.

The report writes these columns, and absorbing a workbook reads them back; the titles are English and stand
in the catalogues. A column ending in `_then` holds what the files said when the workbook was made, so that
what a person typed can be told from what changed in the files meanwhile.
"""

from __future__ import annotations

LEDGER, ACTUALS, PENDING = "Targets", "Actuals", "To check"
"""The sheets that take something back."""

LEDGER_TITLES = {
    "target": "key",
    "owner": "owner",
    "owner_then": "owner then",
    "actual": "latest actual",
    "value_then": "actual then",
    "shown": "key of the actual then",
    "through": "actual through",
    "month_then": "month then",
    "evidence_then": "evidence then",
    "closed_then": "closed then",
    "unit": "unit",
    "note": "note",
    "note_then": "note then",
    "review": "review",
    "verdict": "own verdict",
    "verdict_then": "own verdict then",
    "verdict_reason": "reason of the verdict",
    "verdict_reason_then": "reason of the verdict then",
    "verdict_by": "verdict by",
    "verdict_by_then": "verdict by then",
    "verdict_on": "verdict on",
    "verdict_on_then": "verdict on then",
    "early": "way before the turn",
    "late": "way from the turn on",
    "turn": "turn (month)",
    "start_late": "start from the turn on (month)",
    "due": "due (month)",
    "adds_up": "adds up",
    "measured": "measure in code",
    "completion": "completion (%)",
    "pace": "time pace (%)",
    "gap": "pace gap (points)",
    "sign": "sign",
    "status": "status",
    "judged": "judged by a person",
}
ACTUAL_TITLES = {
    "actual": "key",
    "indicator": "indicator",
    "region": "place",
    "period": "period",
    "measure": "measure",
    "worded": "value as reported",
    "value": "value",
    "unit": "unit",
    "publisher": "publisher",
    "published": "published",
    "address": "address",
    "note": "note",
}
PENDING_TITLES = {"key": "key", "kind": "kind", "decision": "decision"}

LIVE = ("completion", "pace", "gap", "sign", "status", "judged")
"""The columns of the ledger that are formulas and are looked at."""

MEASURES = {
    "level": "total",
    "increment": "newly added",
    "growth": "growth rate",
    "change": "change",
    "rank": "rank",
    "ratio": "multiple",
}
DRAFTED_TARGET, DRAFTED_VALUE = "drafted target", "drafted value"
DECIDED = (DRAFTED_TARGET, DRAFTED_VALUE)
"""The kinds of matters to check on which a person decides."""

OTHER_WORDS = {
    **dict.fromkeys(("accept", "采纳", "接受", "已接受"), "accepted"),
    **dict.fromkeys(("reject", "驳回", "否决", "已否决", "拒绝", "已拒绝"), "rejected"),
}
"""What people type for a review besides the words that are offered."""
LEVEL_OF_RATE = "level"
"""The word for the first of them where a rate or share is measured."""
REVIEWS = {"accepted": "accepted", "rejected": "rejected", "withdrawn": "withdrawn"}
"""Words for codes, in English; a sheet may show either language."""
