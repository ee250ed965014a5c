"""Values taken from a table → a new file of actuals, or entries at the end of one that is there."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.curate.actuals import HEAD_KEYS
from tracker.curate.amend import NewActual, amend
from tracker.curate.append import Addition
from tracker.curate.forms import ACTUAL_FILE
from tracker.curate.fresh import fresh_text
from tracker.curate.importing.doubles import sort_out
from tracker.curate.importing.grid import cell_name
from tracker.curate.importing.reading import take_values
from tracker.curate.importing.reported import problems_of
from tracker.curate.importing.untaken import unspoken_sheets, untaken
from tracker.curate.nodes import mappings
from tracker.curate.parse import parse
from tracker.curate.source import NEW, FileChange, SourceText
from tracker.knowledge.regions import atlas
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.curate.importing.grid import Grid
    from tracker.curate.importing.mapping import TableMap
    from tracker.curate.importing.reading import Value
    from tracker.model.actual import Actual

CSV = (".csv", ".tsv")
COLUMNS = (
    *("id", "indicator", "region", "period", "measure", "value", "basis", "publisher", "published"),
    *("address", "quality", "vintage", "note"),
)
NOT_IN_IDS = re.compile(r"[^\w\u4e00-\u9fff]+")
UNKNOWN_PLACE = 4
SHOWN = 8


@dataclass
class ImportPlan:
    """What an import would do: the new values, how many cells hold none or what is there, and the file."""

    file: str
    values: list[Value] = field(default_factory=list)
    blank: int = 0
    same: int = 0
    beside: int = 0
    files: list[FileChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def plan_values(
    pairs: Sequence[tuple[Grid, list[TableMap]]], others: Sequence[Grid], actuals: Iterable[Actual], file: str
) -> ImportPlan:
    """What the tables hold, set against the actuals that are there.

    Args:
        pairs: the sheets with the tables that the map names on them.
        others: the sheets that it does not speak of.
        actuals: what the files hold.
        file: where new values are to go.
    """
    plan = ImportPlan(file)
    values: list[Value] = []
    told = []
    for grid, tables in pairs:
        for table in tables:
            taken = take_values(grid, table)
            values += taken.values
            plan.blank += taken.blank
            told += taken.told
        told += untaken(grid, tables)
    found = sort_out(values, actuals)
    plan.values, plan.same, plan.beside = found.new, found.same, found.beside
    plan.problems = [
        *problems_of([*told, *found.told]),
        *_unknown_places(found.new),
        *unspoken_sheets(others),
    ]
    return plan


def plan_file(plan: ImportPlan, there: SourceText | None, *, depth: int | None = 1) -> None:
    """Put the new values into the file; `there` is its text now, `depth` as in `fresh_text`.

    A file of entries is begun or added to; a table (CSV) is only begun.
    """
    if not plan.values:
        return
    if there is None:
        entries = _entries(plan.values, set())
        made = _table(entries) if plan.file.lower().endswith(CSV) else _listing(entries, depth)
        plan.files.append(FileChange(plan.file, NEW, made))
        return
    root, problems = parse(there.text, there.file)
    if root is None:
        plan.problems += problems
        return
    entries = _entries(plan.values, {node.text("id") or "" for node in mappings(root.get(ACTUAL_FILE.name))})
    said = {key: root.text(key) or "" for key in HEAD_KEYS}
    if key := next((k for k in HEAD_KEYS if said[k] and any(k not in e for e in entries)), ""):
        what = msg(
            "the file says `{key}: {text}` of all its entries, the map nothing", key=key, text=said[key]
        )
        hint = msg("say it in the map, or name another file with --to")
        plan.problems.append(Problem(Where(plan.file), what, hint))
        return
    files, problems = amend([there], (), [NewActual(there.file, entry) for entry in entries])
    plan.files += files
    plan.problems += problems


def refused_table(file: str) -> Problem:
    """The problem of a table that is there already."""
    what = msg("the table is there already, and is not added to")
    return Problem(
        Where(file), what, msg("name another file with --to: what is there already is left out of it")
    )


def _entries(values: Iterable[Value], taken: set[str]) -> list[dict[str, str]]:
    """The entries as texts by key, each with an id that is not taken yet."""
    return [_entry(value, taken) for value in values]


def _entry(value: Value, ids: set[str]) -> dict[str, str]:
    cell = cell_name(value.row, value.column)
    sheet = NOT_IN_IDS.sub("-", value.grid.name).strip("-")
    stem = ident = f"{sheet}-{cell}" if sheet else cell
    number = 1
    while ident in ids:
        number += 1
        ident = f"{stem}-{number}"
    ids.add(ident)
    file = value.grid.file.rpartition("/")[2]
    place = f"{file} {value.grid.name}!{cell}" if value.grid.name else f"{file} {cell}"
    note = "；".join(t for t in (value.entry.get("note", ""), place, value.marks) if t)
    return {**value.entry, "id": ident, "note": note}


def _listing(entries: list[dict[str, str]], depth: int | None) -> bytes:
    """A new file of entries; what all of them share stands in its head."""
    head = {k: entries[0][k] for k in HEAD_KEYS if k in entries[0]}
    head = {k: text for k, text in head.items() if all(entry.get(k) == text for entry in entries)}
    shorter = [Addition({k: text for k, text in entry.items() if k not in head}) for entry in entries]
    return fresh_text(ACTUAL_FILE, head, shorter, depth=depth).encode("utf-8")


def _table(entries: list[dict[str, str]]) -> bytes:
    """The entries as CSV, in UTF-8 with a byte-order mark; columns that nothing stands in are left out."""
    columns = [c for c in COLUMNS if any(entry.get(c) for entry in entries)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_guarded(entry.get(c, "")) for c in columns] for entry in entries)
    return out.getvalue().encode("utf-8-sig")


def _guarded(text: str) -> str:
    """The text as no spreadsheet computes it; a number with its sign stays one."""
    computed = text.startswith(("=", "+", "-", "@", "\t", "\r")) and not text[1:2].isdigit()
    return f"'{text}" if computed else text


def _unknown_places(values: Iterable[Value]) -> list[Problem]:
    """One problem for all places that are not known; their values are taken over as they are named."""
    first: dict[str, Value] = {}
    for value in values:
        first.setdefault(value.entry["region"], value)
    unknown = [place for place in first if atlas().level(place) == UNKNOWN_PLACE]
    if not unknown:
        return []
    names = "、".join(unknown[:SHOWN]) + ("…" if len(unknown) > SHOWN else "")
    what = msg(
        "{count} places are not known, and named as they stand: {names}", count=len(unknown), names=names
    )
    value = first[unknown[0]]
    return [Problem(value.grid.place(value.row, value.column), what, None, "warning")]
