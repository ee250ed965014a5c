"""The commands around files that people edit: check, init."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.options import Folder, Here, Language, Lexicon

if TYPE_CHECKING:
    from tracker.cli.console import Console


def check(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH...]", help="Files or folders, else targets/.", show_default=False),
    ] = None,
    plan: Annotated[
        bool, typer.Option("--plan", help="Look for goals that do not fit each other, too.")
    ] = False,
    lexicon: Lexicon = None,
    folder: Folder = Here,
    language: Language = None,
) -> int:
    """List what is wrong in target and actual files.

    Each problem is a line: file:line:column: message (hint).
    """
    from tracker import pipeline
    from tracker.lexicon import learn
    from tracker.outcomes import WorkingFolder

    del language
    console: Console = context.obj
    learn(WorkingFolder(folder), lexicon)
    checked = pipeline.check(WorkingFolder(folder), paths or (), plan=plan)
    console.problems(checked.problems, data=True)
    wrong = any(problem.severity != "note" for problem in checked.problems)
    if not wrong:
        console.say(checked.summary)
    return int(wrong)


def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    language: Language = None,
) -> int:
    """Make a working folder with an example, and run it."""
    from tracker import pipeline
    from tracker.cli.judging import show_run
    from tracker.model.message import msg
    from tracker.outcomes import Asked, WorkingFolder

    console: Console = context.obj
    made = pipeline.init(WorkingFolder(folder))
    for path in made:
        console.data(f"{path}\n")
    console.say(msg("next: cd {folder}, edit targets/, tracker run", folder=str(folder)))
    ran = pipeline.run(WorkingFolder(folder), Asked(), console.progress())
    show_run(ran, language, console)
    if sys.stdout.isatty():
        typer.launch(str(WorkingFolder(folder).reports / pipeline.PAGE))
    return int(bool(ran.problems))
