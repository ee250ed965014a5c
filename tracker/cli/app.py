"""The commands, in the order in which a newcomer meets them, each with one example."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker import __version__
from tracker.cli.documents import extract
from tracker.cli.files import check, init
from tracker.cli.importing import import_
from tracker.cli.judging import explain, report, run, status
from tracker.cli.options import Language
from tracker.cli.show import show
from tracker.cli.wording import SpokenCommand, SpokenGroup
from tracker.cli.workbooks import absorb


def _print_version(context: typer.Context, asked: bool) -> None:
    if asked:
        context.obj.data(f"tracker {__version__}\n")
        raise typer.Exit


app = typer.Typer(
    cls=SpokenGroup,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog="tracker run",
)


@app.callback()
def tracker(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
    language: Language = None,
) -> None:
    """Read what governments promise, set reported figures against it, and show how far they have come."""
    del context, version, language


for _command, _example in (
    (init, "tracker init demo"),
    (run, "tracker run --as-of 2025-09"),
    (extract, "tracker extract seeds --format jsonl"),
    (show, "tracker show seeds/yunling-2025-plan.md --to plan.html"),
    (check, "tracker check targets"),
    (status, "tracker status --format csv"),
    (report, "tracker report --format html --to reports"),
    (explain, "tracker explain nev_output"),
    (absorb, "tracker absorb reports/report.xlsx --dry-run"),
    (import_, "tracker import yearbook.xlsx --suggest"),
):
    app.command(_command.__name__.rstrip("_"), cls=SpokenCommand, epilog=_example)(_command)
