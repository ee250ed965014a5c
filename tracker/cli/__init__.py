"""The command line: the only room that prints, exits, or asks today's date. It translates, and does no work.

`main` stands here; `app` lists the commands, `console` is the way to the terminal, `wording` puts help
and the parser's complaints into the reader's language. Heavy modules load inside the commands that
need them, so that help answers at once.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import typer

from tracker.cli.app import app
from tracker.cli.console import Console, prepare_streams
from tracker.cli.wording import complaint, language_of_arguments, speak

if TYPE_CHECKING:
    from collections.abc import Sequence

OK, FINDINGS, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit: 0 all well, 1 findings or problems, 2 wrong usage, 130 interrupted."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    prepare_streams()
    console = Console(language_of_arguments(arguments))
    try:
        code = _command(arguments, console)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        code = FINDINGS
        _abandon_stdout()
    sys.exit(code)


def _command(arguments: list[str], console: Console) -> int:
    command = typer.main.get_command(app)
    speak(command, console.language)
    try:
        code = command.main(arguments, prog_name="tracker", standalone_mode=False, obj=console)
    except typer.TyperException as error:
        console.tell(complaint(error, console.language))
        return USAGE
    except typer.Abort:
        return INTERRUPTED
    except Exception as error:
        if not console.report_problems_of(error):
            raise
        return FINDINGS
    return code if isinstance(code, int) else OK


def _abandon_stdout() -> None:
    """Let the interpreter's own last flush go nowhere: the reader of the pipe has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
