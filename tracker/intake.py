"""What workbooks bring in: edits of a report, and figures from other people's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.curate import absorb
from tracker.curate.grid import Grid, chosen_grid, read_grids
from tracker.curate.import_map import map_text, read_map
from tracker.curate.import_suggest import suggest_map as suggested
from tracker.curate.importing import ImportPlan, import_sheet, plan_table
from tracker.curate.load import existing, load, read_bytes
from tracker.curate.source import SourceText, utf8_source
from tracker.curate.workbook_in import read_back
from tracker.curate.write import write_files
from tracker.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tracker.outcomes import WorkingFolder

__all__ = ["plan_absorb", "plan_import", "suggest_map", "write_files"]


def plan_absorb(folder: WorkingFolder, file: Path, *, today: date, language: str) -> absorb.AbsorbPlan:
    """What was typed into a report workbook, as changes to the files in targets/ that are not made yet."""
    problems: list[Problem] = []
    raw = read_bytes(file, problems)
    returned, wrong = read_back(raw, file.as_posix()) if raw is not None else (None, [])
    if returned is None:
        return absorb.AbsorbPlan(problems=problems + wrong)
    loaded, there = load(folder.targets), existing(folder.targets)
    typed = (folder.targets / "actuals" / "workbook.yaml").as_posix()
    plan = absorb.plan_absorb(
        returned, loaded.targets, loaded.actuals, file=typed, today=today, language=language
    )
    absorb.plan_files(plan, [s for s in (*there.targets, *there.actuals) if isinstance(s, SourceText)])
    return plan


def suggest_map(file: Path, sheet: str = "") -> str:
    """The map that a sheet of somebody else's workbook suggests, as YAML.

    Raises:
        ProblemsError: the workbook cannot be read, or the sheet holds no table.
    """
    found = suggested(_sheet_of(file, sheet), file.as_posix())
    if isinstance(found, Problem):
        raise ProblemsError(found)
    return map_text(found)


def plan_import(folder: WorkingFolder, file: Path, mapping: Path, to: Path | None) -> ImportPlan:
    """The actuals of a workbook as a table of its own in targets/actuals/, which is not written yet.

    Raises:
        ProblemsError: workbook or map cannot be read.
    """
    problems: list[Problem] = []
    raw = read_bytes(mapping, problems)
    source = utf8_source(mapping.as_posix(), raw) if raw is not None else problems[0]
    if isinstance(source, Problem):
        raise ProblemsError(source)
    mapped, wrong = read_map(source)
    if mapped is None:
        raise ProblemsError(*wrong)
    imported = import_sheet(_sheet_of(file, mapped.sheet), mapped, file.as_posix())
    place = to or folder.targets / "actuals" / f"{file.stem}.csv"
    return plan_table(imported, place.as_posix(), read_bytes(place, []))


def _sheet_of(file: Path, sheet: str) -> Grid:
    problems: list[Problem] = []
    raw = read_bytes(file, problems)
    grids, wrong = read_grids(raw, file.as_posix()) if raw is not None else ([], [])
    if problems or wrong:
        raise ProblemsError(*problems, *wrong)
    grid = chosen_grid(grids, sheet, file.as_posix())
    if isinstance(grid, Problem):
        raise ProblemsError(grid)
    return grid
