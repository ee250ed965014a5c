"""Values of an actual's keys, from YAML, CSV or a workbook → actuals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.curate.forms import ACTUAL_FILE
from tracker.curate.listing import Head, read_listing
from tracker.curate.measure import measure_of
from tracker.curate.targets import inherited
from tracker.model.actual import Actual
from tracker.model.message import msg
from tracker.problems import Problem

if TYPE_CHECKING:
    from tracker.curate.source import SourceText
    from tracker.problems import Where

HEAD_KEYS = ("region", "period", "publisher", "published", "address", "quality")


def read_actuals(source: SourceText) -> tuple[list[Actual], list[Problem]]:
    """The actuals of one YAML file, and what is wrong with it."""
    return read_listing(source, ACTUAL_FILE, actual_of)


def actual_of(values: dict[str, Any], where: Where, head: Head) -> Actual | Problem:
    """An entry or row as an actual, with what it leaves out taken from the head of its file."""
    if not values.get("region", head.get("region")):
        return Problem(
            where,
            msg("nothing says which `region` the value is about"),
            msg("write `region: 湖北省` in the entry, or at the top of the file"),
        )
    entry = inherited(values, head, HEAD_KEYS)
    if "measure" not in entry:
        entry["measure"] = measure_of(entry["indicator"], entry["value"])
        entry["inferred"] = True
    return Actual(file=where.file, line=where.line, **entry)
