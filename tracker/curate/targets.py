"""Values of a target file's keys → targets."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from tracker.curate.forms import TARGET_FILE
from tracker.curate.listing import Head, read_listing
from tracker.curate.measure import known_indicator, measure_of
from tracker.curate.values import NO_PERIOD
from tracker.model.claim import Measure
from tracker.model.message import msg
from tracker.model.target import Target
from tracker.problems import Problem

if TYPE_CHECKING:
    from tracker.curate.source import SourceText
    from tracker.problems import Where


def read_targets(source: SourceText) -> tuple[list[Target], list[Problem]]:
    """The targets of one file, and what is wrong with it."""
    return read_listing(source, TARGET_FILE, target_of)


def target_of(values: dict[str, Any], where: Where, head: Head) -> Target | Problem:
    """An entry as a target, with what it leaves out taken from the head of its file."""
    if not values.get("region", head.get("region")):
        return Problem(
            where,
            msg("neither the entry nor the file says which `region` it is about"),
            msg("write `region: 湖北省` at the top of the file"),
        )
    goal = values.get("goal")
    if goal is None and "milestone" not in values and not _keeps_pace(values):
        return Problem(
            where,
            msg("the key `goal` is missing"),
            msg("write `goal: 突破100万辆`, or `milestone:` for a piece of work with a due day"),
        )
    stem = PurePath(where.file).stem
    entry = inherited(values, head, ("issuer", "topic", "region", "period"))
    if "measure" not in entry:
        entry["measure"] = measure_of(entry["indicator"], goal) if goal else Measure.LEVEL
    return Target(
        key=f"{stem}/{entry['id']}", plan=head.get("plan", stem), file=where.file, line=where.line, **entry
    )


def _keeps_pace(values: dict[str, Any]) -> bool:
    """与经济增长同步: a growth whose goal is the growth of another series, which `basis` names."""
    return bool(values.get("basis")) and values.get("measure") in {Measure.GROWTH, Measure.CHANGE}


def inherited(values: dict[str, Any], head: Head, keys: tuple[str, ...]) -> dict[str, Any]:
    """The model's arguments: the entry's values, the head's for keys that it lacks, the indicator's id.

    Only what is said is set: 200,000 entries with every default spelled out need twice the memory.
    """
    entry = {key: head[key] for key in keys if key in head} | values
    if entry.get("period") is NO_PERIOD:
        del entry["period"]
    if "evidence" in entry:
        evidence = dict(entry["evidence"])
        if at := evidence.pop("at", None):
            evidence["start"], evidence["end"] = at
        entry["evidence"] = evidence
    if known := known_indicator(entry["indicator"]):
        entry["indicator_id"] = known.id
    return entry
