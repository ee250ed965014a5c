"""The commands that take workbooks in: absorb, import."""

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
    plan = intake.plan_absorb(place, file, today=dt.date.today(), language=console.language)  # noqa: DTZ011
    for change in plan.changes:
        console.say(msg("{place}: {key}: {text}", place=change.place, key=change.key, text=change.text))
    problems = [*plan.problems, *(() if dry_run else intake.write_files(plan.files))]
    console.problems(problems)
    if not plan.changes:
        console.say(msg("nothing to take over"))
    elif dry_run:
        console.say(msg("{count} changes, none made", count=len(plan.changes)))
    else:
        console.say(msg("{count} changes in {files} files", count=len(plan.changes), files=len(plan.files)))
    return int(any(p.severity == "error" for p in problems))


def import_(
    context: typer.Context,
    file: Workbook,
    mapping: Annotated[
        Path | None, typer.Option("--map", metavar="FILE.yaml", help="What the sheet's columns hold.")
    ] = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Print the map that the sheet suggests, and import nothing.")
    ] = False,
    sheet: Annotated[str, typer.Option("--sheet", metavar="NAME", help="With --suggest: which sheet.")] = "",
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE.csv", help="Write here, not into targets/actuals/."),
    ] = None,
    folder: Folder = Here,
    language: Language = None,
) -> int:
    """Take actuals over from somebody else's workbook, by a map of its sheet."""
    from tracker import intake
    from tracker.model.message import msg
    from tracker.outcomes import WorkingFolder
    from tracker.problems import Problem, ProblemsError, Where

    del language
    console: Console = context.obj
    if suggest:
        console.data(intake.suggest_map(file, sheet))
        return 0
    if mapping is None:
        hint = msg("write one, or begin with what --suggest prints")
        raise ProblemsError(Problem(Where(file.as_posix()), msg("a map of the sheet is missing"), hint))
    plan = intake.plan_import(WorkingFolder(folder), file, mapping, to)
    problems = [*plan.problems, *intake.write_files(plan.files)]
    console.problems(problems)
    console.say(
        msg(
            "{values} values for {file}; {blank} cells without a value",
            values=plan.values,
            file=plan.file,
            blank=plan.blank,
        )
    )
    return int(any(p.severity == "error" for p in problems))
