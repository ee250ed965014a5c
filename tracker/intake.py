"""What workbooks bring in: edits of a report, and figures from other people's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tracker.curate import absorb
from tracker.curate.importing.grid import chosen_grid
from tracker.curate.importing.map_text import map_text
from tracker.curate.importing.planning import ImportPlan, plan_file, plan_values
from tracker.curate.importing.suggesting import suggest_tables
from tracker.curate.load import existing, load, read_bytes
from tracker.curate.load_tables import load_grids, load_map, load_there
from tracker.curate.source import NEW, FileChange, SourceText
from tracker.curate.workbook_in import read_back
from tracker.curate.write import with_schemas, write_files
from tracker.files import is_free
from tracker.model.bulk import uncollected
from tracker.model.message import msg
from tracker.problems import Problem, ProblemsError, Where

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from tracker.curate.importing.grid import Grid
    from tracker.curate.importing.mapping import TableMap
    from tracker.outcomes import WorkingFolder

T = TypeVar("T")
__all__ = ["ImportPlan", "plan_absorb", "plan_import", "plan_map", "suggest_map", "write_files", "write_plan"]


def plan_absorb(folder: WorkingFolder, file: Path, *, today: date) -> absorb.AbsorbPlan:
    """What was typed into a report workbook, as changes to the files in targets/ that are not made yet."""
    problems: list[Problem] = []
    raw = read_bytes(file, problems)
    returned, wrong = read_back(raw, file.as_posix()) if raw is not None else (None, [])
    if returned is None:
        return absorb.AbsorbPlan(problems=problems + wrong)
    loaded, there = load(folder.targets), existing(folder.targets)
    typed = (folder.targets / "actuals" / "workbook.yaml").as_posix()
    plan = absorb.plan_absorb(returned, loaded.targets, loaded.actuals, file=typed, today=today)
    absorb.plan_files(plan, [s for s in (*there.targets, *there.actuals) if isinstance(s, SourceText)])
    return plan


def suggest_map(file: Path, sheet: str = "", language: str = "en") -> str:
    """The map that somebody else's tables suggest, as YAML: of one sheet, else of all that hold a table.

    Raises:
        ProblemsError: the file cannot be read, or holds no table.
    """
    grids = _sound(load_grids(file))
    if sheet:
        grids = [_chosen(grids, sheet, Where(file.as_posix()))]
    suggested = [one for grid in grids for one in suggest_tables(grid)]
    if not suggested:
        what = msg("no sheet has rows with a label and figures")
        raise ProblemsError(Problem(Where(file.as_posix()), what, msg("write the map by hand")))
    return map_text(suggested, file.as_posix(), language)


def write_plan(files: Sequence[FileChange], folder: WorkingFolder) -> list[Problem]:
    """Write what was planned, with the schemas that editors check it by; the problems say why nothing was."""
    return write_files(with_schemas(files, folder.targets))


def plan_map(text: str, to: Path) -> FileChange:
    """The map as a new file.

    Raises:
        ProblemsError: something is there already; it is not replaced, since people edit maps.
    """
    if not is_free(to):
        there = msg("the file is there already, and is not replaced: somebody may have edited it")
        raise ProblemsError(
            Problem(Where(to.as_posix()), there, msg("name another with --to, or take this one away"))
        )
    return FileChange(to.as_posix(), NEW, text.encode("utf-8"))


def plan_import(folder: WorkingFolder, file: Path, mapping: Path, to: Path | None = None) -> ImportPlan:
    """The actuals of somebody else's tables as entries of a file, which is not written yet.

    Raises:
        ProblemsError: table or map cannot be read, or they do not fit each other.
    """
    tables = _sound(load_map(mapping))
    grids = _sound(load_grids(file))
    on: dict[str, tuple[Grid, list[TableMap]]] = {}
    for table in tables:
        grid = _chosen(grids, table.sheet, table.where)
        on.setdefault(grid.name, (grid, []))[1].append(table)
    others = [grid for grid in grids if grid.name not in on]
    place = to or folder.targets / "actuals" / f"{file.stem}.yaml"
    there = load_there(place)
    if isinstance(there, Problem):
        raise ProblemsError(there)
    known = load(folder.targets).actuals
    inside = place.resolve().is_relative_to(folder.targets.resolve())
    if there is not None and not inside:
        known += load(place).actuals
    depth = len(place.resolve().relative_to(folder.targets.resolve()).parts) - 1 if inside else None
    with uncollected():
        plan = plan_values(list(on.values()), others, known, place.as_posix())
        plan_file(plan, there, depth=depth)
    return plan


def _sound(read: tuple[list[T], list[Problem]]) -> list[T]:
    """What was read, if anything was."""
    found, problems = read
    if not found:
        raise ProblemsError(*problems)
    return found


def _chosen(grids: list[Grid], sheet: str, where: Where) -> Grid:
    grid = chosen_grid(grids, sheet, where)
    if isinstance(grid, Problem):
        raise ProblemsError(grid)
    return grid
