"""A draft that nobody touched, brought to the new reading; and whether a touched one differs from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.curate.draft import entry_of, period_text
from tracker.curate.nodes import Mapping
from tracker.curate.wording import same_reading
from tracker.knowledge.indicators import normalise

if TYPE_CHECKING:
    from tracker.curate.draft import Draft
    from tracker.curate.shelf import Entry, ShelfFile
    from tracker.curate.splice import Patch
    from tracker.curate.yaml_text import Value

NESTED = ("evidence", "extracted")


def renewal(draft: Draft, file: ShelfFile, entry: Entry, goal_key: str) -> Patch:
    """The keys of the entry whose texts the new reading changes."""
    new = entry_of(draft, entry.id, period=file.period, region=file.region)
    patch: dict[str, Value | Patch | None] = {}
    for key in ("indicator", goal_key, "measure", "basis", "period", "region"):
        if key in new:
            if new[key] != entry.node.text(key):
                patch[key] = new[key]
        elif entry.node.get(key) is not None:
            patch[key] = None
    for key in NESTED:
        old, now = entry.node.get(key), new[key]
        if isinstance(now, dict):
            changed = {k: v for k, v in now.items() if not isinstance(old, Mapping) or old.text(k) != v}
            if changed:
                patch[key] = changed
    return patch


def differs(draft: Draft, entry: Entry) -> bool:
    """Whether the entry, as a person left it, says something else than the claim."""
    claim = draft.claim
    return not (
        same_reading(entry.goal, claim.quantity)
        and normalise(entry.indicator) == normalise(claim.indicator)
        and entry.measure in {claim.measure.value, ""}
        and entry.basis == (claim.basis or "")
        and entry.period == period_text(claim.period)
        and entry.region == claim.region
    )
