"""Imports a table as a person would: a map, a plan, files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker import intake
from tracker.curate.load import load_actuals
from tracker.outcomes import WorkingFolder

if TYPE_CHECKING:
    from tracker.model.actual import Actual
    from tracker.problems import Problem


def by_suggestion(file: Path, to: Path | None = None) -> intake.ImportPlan:
    """The import by the map that the table suggests, not written yet."""
    return by_map(file, intake.suggest_map(file), to)


def by_map(file: Path, text: str, to: Path | None = None) -> intake.ImportPlan:
    """The import by a map, not written yet; the working folder is the file's."""
    (mapping := file.parent / "map.yaml").write_text(text, encoding="utf-8")
    return intake.plan_import(WorkingFolder(file.parent), file, mapping, to)


def written(plan: intake.ImportPlan) -> list[Actual]:
    """The actuals of the file that the plan writes, as the program reads them back."""
    assert intake.write_files(plan.files) == []
    actuals, problems = load_actuals([Path(plan.file)])
    assert problems == []
    return list(actuals)


def told(problems: list[Problem]) -> list[str]:
    """What is told, with the cell alone as its place."""
    return [f"{str(p.where).rpartition('!')[2].rpartition(':')[2]}: {p.what}" for p in problems]
