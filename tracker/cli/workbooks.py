"""The command that takes a report workbook back in: absorb."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.options import Folder, Here, Language

if TYPE_CHECKING:
    from tracker.cli.console import Console

Workbook = Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="List the changes without making them.")]


def absorb(
    context: typer.Context,
    file: Workbook,
    dry_run: DryRun = False,
    folder: Folder = Here,
    language: Language = None,
) -> int:
    """Take over into targets/ what was typed into a report workbook; each change is listed first."""
    from tracker import intake
    from tracker.model.message import msg
    from tracker.outcomes import WorkingFolder

    del language
    console: Console = context.obj
    place = WorkingFolder(folder)
    plan = intake.plan_absorb(place, file, today=dt.date.today())  # noqa: DTZ011
    for change in plan.changes:
        console.say(msg("{place}: {key}: {text}", place=change.place, key=change.key, text=change.text))
    problems = [*plan.problems, *(() if dry_run else intake.write_plan(plan.files, place))]
    console.problems(problems)
    if not plan.changes:
        console.say(msg("nothing to take over"))
    elif dry_run:
        console.say(msg("{count} changes, none made", count=len(plan.changes)))
    else:
        console.say(msg("{count} changes in {files} files", count=len(plan.changes), files=len(plan.files)))
    return int(any(p.severity == "error" for p in problems))
