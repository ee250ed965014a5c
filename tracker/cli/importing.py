"""The command that takes other people's tables in: import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.options import Folder, Here, Language, Lexicon

if TYPE_CHECKING:
    from tracker.cli.console import Console
    from tracker.intake import ImportPlan


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A workbook (.xlsx) or a table (.csv).")],
    mapping: Annotated[
        Path | None,
        typer.Option("--map", metavar="FILE.yaml", help="What rows and columns hold.", show_default=False),
    ] = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Propose a map of the tables, and import nothing.")
    ] = False,
    sheet: Annotated[
        str, typer.Option("--sheet", metavar="NAME", help="With --suggest: of this sheet only.")
    ] = "",
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="FILE",
            help="The file to begin or add to; else one in targets/actuals/.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List the values without writing them.")] = False,
    lexicon: Lexicon = None,
    folder: Folder = Here,
    language: Language = None,
) -> int:
    """Take actuals over from somebody else's workbook, by a map of its tables.

    A value that is there already is left out; a cell that cannot be read is told by its place.
    """
    from tracker import intake
    from tracker.lexicon import learn
    from tracker.model.message import msg
    from tracker.outcomes import WorkingFolder
    from tracker.problems import Problem, ProblemsError, Where

    del language
    console: Console = context.obj
    learn(WorkingFolder(folder), lexicon)
    if suggest:
        text = intake.suggest_map(file, sheet, console.language)
        if to is None:
            console.data(text)
            return 0
        if problems := intake.write_files([intake.plan_map(text, to)]):
            raise ProblemsError(*problems)
        console.data(f"{to}\n")
        console.tell(
            msg(
                "look it over, then: tracker import {file} --map {map}",
                file=file.as_posix(),
                map=to.as_posix(),
            )
        )
        return 0
    if mapping is None:
        hint = msg("write one, or begin with what --suggest prints")
        raise ProblemsError(Problem(Where(file.as_posix()), msg("a map of the table is missing"), hint))
    place = WorkingFolder(folder)
    plan = intake.plan_import(place, file, mapping, to)
    if dry_run:
        _list(plan, console)
    problems = [*plan.problems, *([] if dry_run else intake.write_plan(plan.files, place))]
    console.problems(problems)
    _tell(plan, console, dry_run=dry_run)
    return int(any(problem.severity == "error" for problem in problems))


def _list(plan: ImportPlan, console: Console) -> None:
    """Each value with its cell, one a line."""
    for value in plan.values:
        said = (value.entry[key] for key in ("region", "indicator", "measure", "period", "value"))
        console.data(f"{value.grid.place(value.row, value.column)}: {' '.join(said)}\n")


def _tell(plan: ImportPlan, console: Console, *, dry_run: bool) -> None:
    from tracker.model.message import msg

    found = msg("new values: {count}", count=len(plan.values))
    same = msg("there already: {count}", count=plan.same)
    beside = msg("beside another report: {count}", count=plan.beside)
    blank = msg("cells without a value: {count}", count=plan.blank)
    console.say(msg("{a}; {b}; {c}; {d}", a=found, b=same, c=beside, d=blank))
    if not plan.files:
        console.say(msg("nothing to write"))
    elif dry_run:
        console.say(msg("nothing is written; the values would go to {file}", file=plan.file))
    else:
        console.data(f"{plan.file}\n")
