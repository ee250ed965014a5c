"""The options that several commands share, each with its words."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

Language = Annotated[
    Literal["en", "zh"] | None,
    typer.Option(
        "--language",
        help="English or Chinese; else reports follow the data, help and problems the locale.",
        show_default=False,
    ),
]
Folder = Annotated[
    Path,
    typer.Option(
        "--folder", "-C", metavar="DIR", help="The working folder; else this one.", show_default=False
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="PERIOD", help="Judge as of this period, not of the data's latest."),
]
Known = Annotated[
    str | None,
    typer.Option("--known", metavar="DATE", help="Use only what was published by this day."),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="PERIOD", help="Tell what changed since this period."),
]
Lights = Annotated[
    Literal["default", "four_lights", "midterm"],
    typer.Option("--lights", help="Words, colours and thresholds of statuses.", show_default=False),
]
Lexicon = Annotated[
    Path | None,
    typer.Option(
        "--lexicon", metavar="DIR", help="Words of one's own; else those in lexicon/.", show_default=False
    ),
]
To = Annotated[
    Path | None,
    typer.Option("--to", metavar="DIR", help="Write into this folder.", show_default=False),
]
PublishedOn = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="When the documents were published.")
]
SpeaksFor = Annotated[
    str | None, typer.Option("--region", metavar="NAME", help="The place that the documents speak for.")
]
Here = Path()


class ReportForm(StrEnum):
    """The kinds of files that reports are written as: workbook, page, and pictures of the page."""

    XLSX = "xlsx"
    HTML = "html"
    PNG = "png"
    PDF = "pdf"
    GALLERY = "gallery"


WRITTEN = {".xlsx", ".html", ".png", ".pdf", ".txt", ".yaml", ".jsonl"}
PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def period_of(text: str | None, option: str, language: str) -> Any:
    """The period that an option names, as a `Period`; None where it is not given.

    Raises:
        typer.BadParameter: the text is no period.
    """
    if text is None:
        return None
    from tracker.grammar.period import read_period
    from tracker.language import say
    from tracker.model.period import Period

    period = read_period(text)
    if isinstance(period, Period):
        return period
    hint = f" ({say(period.hint, language)})" if period.hint else ""
    raise typer.BadParameter(say(period.what, language) + hint, param_hint=option)


def day_of(text: str | None, language: str) -> Any:
    """The day that `--known` names, as a `date`; None where it is not given.

    Raises:
        typer.BadParameter: the text is no day.
    """
    if text is None:
        return None
    from datetime import date

    from tracker.language import translate

    try:
        return date.fromisoformat(text)
    except ValueError:
        problem = translate("a day is written as 2026-02-09", language)
        raise typer.BadParameter(problem, param_hint="--known") from None


def partial_date_of(text: str | None, language: str) -> str | None:
    """The date that `--published` names, which may be a year or a month alone.

    Raises:
        typer.BadParameter: the text is no date.
    """
    if text is None or PARTIAL_DATE.fullmatch(text):
        return text
    from tracker.language import translate

    problem = translate("a date is written as 2025, 2025-01 or 2025-01-17", language)
    raise typer.BadParameter(problem, param_hint="--published")


def folder_to(to: Path | None, language: str) -> Path | None:
    """The folder that `--to` names, which need not be there yet.

    Raises:
        typer.BadParameter: it is named like a file.
    """
    if to is None or to.suffix.lower() not in WRITTEN:
        return to
    from tracker.language import translate

    problem = translate("--to names a folder, in which the files keep their own names", language)
    raise typer.BadParameter(problem, param_hint="--to")
