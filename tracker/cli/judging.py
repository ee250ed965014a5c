"""The commands that judge targets and show how they stand: run, status, report, explain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.cli.options import (
    AsOf,
    Folder,
    Here,
    Known,
    Language,
    Lexicon,
    Lights,
    PublishedOn,
    ReportForm,
    Since,
    SpeaksFor,
    To,
    day_of,
    folder_to,
    partial_date_of,
    period_of,
)

if TYPE_CHECKING:
    from tracker.cli.console import Console
    from tracker.outcomes import Asked, Curated, Judged, Ran


def run(
    context: typer.Context,
    folder: Folder = Here,
    as_of: AsOf = None,
    known: Known = None,
    since: Since = None,
    lights: Lights = "default",
    lexicon: Lexicon = None,
    changes: Annotated[
        bool, typer.Option("--changes", help="List each change in target and actual files.")
    ] = False,
    language: Language = None,
) -> int:
    """Do the whole job: read documents, judge targets, write reports.

    What the documents in seeds/ say is drafted into targets/, without touching a word that a person
    wrote there. Accepted targets are judged by the actuals in targets/actuals/. The workbook and the
    page are written into reports/.
    """
    from tracker import pipeline
    from tracker.lexicon import learn
    from tracker.outcomes import WorkingFolder

    console: Console = context.obj
    asked = _asked(as_of, known, since, lights, console)
    learn(WorkingFolder(folder), lexicon)
    ran = pipeline.run(WorkingFolder(folder), asked, console.progress())
    show_run(ran, language, console, every=changes)
    return int(bool(ran.problems))


def status(
    context: typer.Context,
    folder: Folder = Here,
    as_of: AsOf = None,
    known: Known = None,
    since: Since = None,
    form: Annotated[
        Literal["table", "json", "csv"], typer.Option("--format", help="The form.", show_default=False)
    ] = "table",
    lights: Lights = "default",
    lexicon: Lexicon = None,
    language: Language = None,
) -> int:
    """List the targets and how they stand."""
    from tracker import pipeline, showing
    from tracker.lexicon import learn
    from tracker.outcomes import WorkingFolder

    console: Console = context.obj
    learn(WorkingFolder(folder), lexicon)
    judged = pipeline.judge(WorkingFolder(folder), _asked(as_of, known, since, lights, console))
    console.data(showing.status_text(judged, form, language, console.width()), json=form == "json")
    return _told(judged, console)


def report(
    context: typer.Context,
    folder: Folder = Here,
    as_of: AsOf = None,
    known: Known = None,
    since: Since = None,
    forms: Annotated[
        list[ReportForm] | None,
        typer.Option(
            "--format", help="What to write, may be repeated; else xlsx and html.", show_default=False
        ),
    ] = None,
    to: To = None,
    lights: Lights = "default",
    lexicon: Lexicon = None,
    language: Language = None,
) -> int:
    """Write the workbook and the page.

    With --format png also a long picture for a chat and a wide one for a slide, with pdf one for paper,
    with gallery the page's views. Pictures need an installed Chromium, Chrome or Edge.
    """
    from tracker import pipeline
    from tracker.lexicon import learn
    from tracker.outcomes import WorkingFolder

    console: Console = context.obj
    to = folder_to(to, console.language)
    learn(WorkingFolder(folder), lexicon)
    judged = pipeline.judge(WorkingFolder(folder), _asked(as_of, known, since, lights, console))
    readings = [*pipeline.extract([judged.folder.seeds])]
    wanted = [form.value for form in forms] if forms else pipeline.FORMS
    for path in pipeline.write_reports(judged, language, readings, to or judged.folder.reports, wanted):
        console.data(f"{path}\n")
    return _told(judged, console)


def explain(
    context: typer.Context,
    target: Annotated[
        str,
        typer.Argument(
            metavar="TARGET", help="FILE/ID, or ID where that is unique; DOCUMENT:START or DOCUMENT#N."
        ),
    ],
    folder: Folder = Here,
    as_of: AsOf = None,
    known: Known = None,
    lights: Lights = "default",
    published: PublishedOn = None,
    region: SpeaksFor = None,
    lexicon: Lexicon = None,
    language: Language = None,
) -> int:
    """Show how a target was read and judged, or how a claim was read.

    Of a target: its quote in its place, the rules and words that read it, the actuals that were used or
    refused and why, and the arithmetic of its status. Of a claim: the words that decided each part of its
    reading. A claim is named by a character of its document, as `tracker extract` prints it
    (DOCUMENT:START), or by its number, as `tracker show` prints it (DOCUMENT#N).
    """
    from tracker import pipeline, showing
    from tracker.lexicon import learn
    from tracker.outcomes import WorkingFolder

    console: Console = context.obj
    learn(WorkingFolder(folder), lexicon)
    when = partial_date_of(published, console.language)
    claim = showing.claim_text(target, WorkingFolder(folder), language, published=when, region=region)
    if claim is not None:
        console.data(claim)
        return 0
    judged = pipeline.judge(WorkingFolder(folder), _asked(as_of, known, None, lights, console))
    console.data(pipeline.explain(judged, target, language))
    return 0


def show_run(
    ran: Ran, language: Literal["en", "zh"] | None, console: Console, *, every: bool = False
) -> None:
    """Write the reports of a run, and show the short table, what was changed, and the paths written."""
    from tracker import pipeline, showing

    judged = ran.judged
    console.data(showing.brief_text(judged, language, console.width()))
    _show_changes(ran.curated, language or judged.language, every=every, console=console)
    _tell_undated(judged, console)
    console.problems(ran.problems)
    for path in pipeline.write_reports(judged, language, ran.readings, judged.folder.reports):
        console.data(f"{path}\n")


def _show_changes(curated: Curated, language: str, *, every: bool, console: Console) -> None:
    """What a reading did to people's files: each change, or how many of a kind there are in a file."""
    from collections import Counter

    from tracker.language import translate
    from tracker.model.message import msg

    changes = curated.changes
    if every:
        for change in changes:
            kind = translate(change.kind.value, language)
            place = "/".join(part for part in (change.file, change.id) if part)
            console.data(f"{kind}  {place}  ")
            console.say(change.text, language)
        return
    for (file, kind), number in Counter((c.file, c.kind.value) for c in changes).items():
        told = msg("{file}: {n} {kind}", file=file, n=number, kind=msg(kind))
        console.say(told, language)
    if changes:
        console.say(msg("`tracker run --changes` lists each"), language)


def _asked(as_of: str | None, known: str | None, since: str | None, lights: str, console: Console) -> Asked:
    from tracker.outcomes import Asked

    language = console.language
    return Asked(
        as_of=period_of(as_of, "--as-of", language),
        known=day_of(known, language),
        since=period_of(since, "--since", language),
        lights=lights,
    )


def _told(judged: Judged, console: Console) -> int:
    """Tell what was left out and what was wrong in the files; the exit code."""
    _tell_undated(judged, console)
    console.problems(judged.problems)
    return int(bool(judged.problems))


def _tell_undated(judged: Judged, console: Console) -> None:
    """The actuals that `--known` cannot place in time."""
    from tracker.model.message import msg

    if undated := judged.matching.undated:
        console.tell(
            msg("{n} actuals without a day of publication are left out by `--known`:", n=len(undated))
        )
        for actual in undated:
            console.tell(f"  {actual.id}")
