"""The command that shows a document with what was read in it: show."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.options import Here, Language, Lexicon, PublishedOn, SpeaksFor, partial_date_of

if TYPE_CHECKING:
    from tracker.cli.console import Console

PAGES = {".html", ".htm"}


def show(
    context: typer.Context,
    document: Annotated[Path, typer.Argument(metavar="DOCUMENT", help="A document.")],
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE.html", help="Write this file; else one in reports/."),
    ] = None,
    published: PublishedOn = None,
    region: SpeaksFor = None,
    lexicon: Lexicon = None,
    language: Language = None,
) -> int:
    """Show a document as a page with all that was read in it.

    Each goal, result and forecast is marked in its place, with its reading and what decided it; doubts
    are marked, and so are the figures that were set aside. The page works offline and prints.
    """
    from tracker import pipeline, showing
    from tracker.lexicon import learn
    from tracker.outcomes import WorkingFolder

    console: Console = context.obj
    learn(WorkingFolder(Here), lexicon)
    when = partial_date_of(published, console.language)
    reading = pipeline.read_one(document, published=when, region=region)
    path = to or WorkingFolder(Here).reports
    if path.suffix.lower() not in PAGES:
        path /= f"{document.stem}.claims.html"
    showing.save(showing.document_page(reading, language), path)
    console.data(f"{path}\n")
    console.problems(reading.problems)
    if to is None and sys.stdout.isatty():
        typer.launch(str(path))
    return int(any(problem.severity == "error" for problem in reading.problems))
