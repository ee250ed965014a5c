"""Rows of a workbook and the entries of files that they belong to, by key."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.curate.absorb import AbsorbPlan
    from tracker.curate.workbook_in import Line

Entry = TypeVar("Entry")
RESTORE = msg("take the key from a fresh report; what the row says is not taken over")


def rows_of(
    lines: Sequence[Line], column: str, by_key: Mapping[str, Entry], plan: AbsorbPlan
) -> Iterable[tuple[Line, Entry]]:
    """The rows with their entries; a row without a key of its own is told and passed over."""
    counts = Counter(line[column].text for line in lines)
    for line in lines:
        got = line[column]
        key = got.text
        if not key:
            plan.problems.append(Problem(Where(line.place), msg("the row has lost its key"), RESTORE))
        elif counts[key] > 1:
            plan.refuse(got, msg("the key {key} stands in several rows", key=key), RESTORE)
        elif key not in by_key:
            what = msg("no entry has the key {key} now", key=key)
            plan.refuse(got, what, msg("the workbook may belong to another folder or an older version"))
        else:
            yield line, by_key[key]
