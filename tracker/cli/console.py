"""The way to the terminal: data on stdout, everything else on stderr, in the reader's language."""

from __future__ import annotations

import codecs
import os
import sys
import time
from typing import TYPE_CHECKING

from tracker.language import say, translate
from tracker.report.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.message import Message
    from tracker.problems import Problem

PATIENCE = 1.0
GRADES = {"error": "", "warning": "warning: ", "note": "note: "}
JSON_ESCAPES = "json-escapes"


def prepare_streams() -> None:
    """Let output pass through consoles that know fewer characters than Unicode (GBK, ASCII)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _escape_for_json(error: UnicodeError) -> tuple[str, int]:
    """What an encoding lacks, as JSON escapes; outside ASCII JSON has characters only inside strings."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2)), error.end


codecs.register_error(JSON_ESCAPES, _escape_for_json)


class Console:
    """Prints for one command; `language` is "en" or "zh"."""

    def __init__(self, language: str) -> None:
        self.language = language

    def data(self, text: str, *, json: bool = False) -> None:
        """What was asked for, on stdout; JSON loses no character, whatever the console's encoding."""
        if json and hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors=JSON_ESCAPES)
        sys.stdout.write(text)

    def say(self, message: Message, language: str = "") -> None:
        """A line on stdout, in the language of the report that it stands beside, else in the reader's."""
        sys.stdout.write(say(message, language or self.language) + "\n")

    def tell(self, text: str | Message) -> None:
        """A line on stderr."""
        line = text if isinstance(text, str) else say(text, self.language)
        sys.stdout.flush()
        sys.stderr.write(line.rstrip("\n") + "\n")

    def problems(self, problems: Iterable[Problem], *, data: bool = False) -> None:
        """Each problem as `file:line:column: message (hint)`; on stdout where they are what was asked for."""
        lines = [self._line(problem) for problem in problems]
        if data:
            sys.stdout.writelines(line + "\n" for line in lines)
        else:
            for line in lines:
                self.tell(line)

    def report_problems_of(self, error: Exception) -> bool:
        """Print what a `ProblemsError` carries; False where the error is another one: a bug."""
        from tracker.problems import ProblemsError

        if not isinstance(error, ProblemsError):
            return False
        self.problems(error.problems)
        return True

    def width(self) -> int | None:
        """The columns of the terminal; None where output goes into a pipe or a file."""
        return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None

    def progress(self) -> Progress:
        """A teller of progress for work that may take over a second."""
        return Progress(self)

    def _line(self, problem: Problem) -> str:
        place = f"{problem.where}: " if str(problem.where) else ""
        grade = translate(GRADES[problem.severity], self.language)
        hint = f" ({say(problem.hint, self.language)})" if problem.hint else ""
        return one_line(f"{place}{grade}{say(problem.what, self.language)}{hint}")


class Progress:
    """Tells on stderr how far the work has come, once it has taken over a second, at most once a second."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._next = time.monotonic() + PATIENCE

    def __call__(self, message: Message) -> None:
        """Tell `message`, if it is time to."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + PATIENCE
            self._console.tell(message)
