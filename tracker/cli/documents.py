"""The command that reads documents: extract."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.cli.options import (
    Here,
    Language,
    Lexicon,
    PublishedOn,
    SpeaksFor,
    To,
    folder_to,
    partial_date_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.cli.console import Console
    from tracker.outcomes import Reading

SUFFIXES = {"table": ".txt", "yaml": ".yaml", "jsonl": ".jsonl"}


def extract(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Documents, or folders of them.")],
    to: To = None,
    form: Annotated[
        Literal["table", "yaml", "jsonl"] | None,
        typer.Option("--format", help="The form; jsonl with --to, else table.", show_default=False),
    ] = None,
    published: PublishedOn = None,
    region: SpeaksFor = None,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="List the figures that were set aside instead, and why.")
    ] = False,
    lexicon: Lexicon = None,
    language: Language = None,
) -> int:
    """Show what documents say in figures.

    Goals, results and forecasts come with their place in the text, their words, and the rules that
    read them.
    """
    from tracker import pipeline, showing
    from tracker.lexicon import learn
    from tracker.outcomes import WorkingFolder

    console: Console = context.obj
    to = folder_to(to, console.language)
    form = form or ("jsonl" if to else "table")
    lay_out = showing.rejected_text if rejected else showing.extraction_text
    learn(WorkingFolder(Here), lexicon)
    when = partial_date_of(published, console.language)
    readings = _told(pipeline.extract(paths, published=when, region=region), console)
    shown: list[Reading] = []
    failed = False
    for path, reading in showing.placed(readings, to, SUFFIXES[form]):
        if path is not None:
            showing.save(lay_out([reading], form, language), path)
            console.data(f"{path}\n")
        elif to is None and form == "table":
            shown.append(reading)  # for one table, whose columns fit all documents
        elif to is None:
            console.data(lay_out([reading], form, language), json=form == "jsonl")
        console.problems(reading.problems)
        failed |= any(problem.severity == "error" for problem in reading.problems)
    console.data(lay_out(shown, form, language, console.width()))
    return int(failed)


def _told(readings: Iterator[Reading], console: Console) -> Iterator[Reading]:
    """The readings as they come, told on stderr where they take their time."""
    from tracker.model.message import msg

    progress = console.progress()
    for number, reading in enumerate(readings, 1):
        progress(msg("documents read: {n}", n=number))
        yield reading
