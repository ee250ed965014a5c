"""The page that people look at: one HTML file that holds everything, in two languages, and loads nothing."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from tracker import __version__
from tracker.report.page_colours import light_rules
from tracker.report.page_edition import Edition, InputFile
from tracker.report.page_lists import LONGEST_STATIC
from tracker.report.page_order import columns, order
from tracker.report.page_policy import packed, policy
from tracker.report.page_templates import environment, source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.report.page_documents import Original
    from tracker.report.view import Report

__all__ = ["InputFile", "render_page", "write_page"]

MOST_STATIC = 1000
CHUNK = 200
SCRIPTS = ("state.js", "data.js", "list.js", "copy.js", "sheet.js", "shot.js", "page.js")


def render_page(
    reports: Sequence[Report],
    *,
    originals: Sequence[Original] = (),
    files: Sequence[InputFile] = (),
    version: str = __version__,
) -> str:
    """The page as one HTML text.

    Up to 1,000 targets stand in the page itself; above that they come from packed data, a hundred at a
    time, and the first 1,000 stand in the page for readers without scripts.

    Args:
        reports: the same assessments laid out in one or more languages; the page opens in the first's.
        originals: the texts of the documents, with the claims to highlight.
        files: what the report was made from.
        version: of the program, as the page names it.
    """
    first = reports[0]
    arranged = order(first)
    editions = [Edition(report, arranged, originals, files, version) for report in reports]
    small = len(arranged.keys) <= MOST_STATIC
    index = columns(reports, arranged) | {"first": first.language, "chunk": CHUNK}
    packs = [("index", packed(index))]
    shown = arranged.keys if small else ()
    packs += [(f"shell-{e.report.language}", packed(e.shell(keys=shown))) for e in editions[1:]]
    packs += [pack for e in editions for pack in _tables(e)]
    fallback = ""
    if not small:
        for edition in editions:
            packs += _cards(edition, arranged.keys)
        fallback = "".join(editions[0].whole(key) for key in arranged.keys[:MOST_STATIC])
    style, script = source("style.css"), "".join(map(source, SCRIPTS))
    script = f'"use strict";(()=>{{\n{script}}})();'
    tints = light_rules(first) + _lengths(editions[0])
    return (
        environment(first.language)
        .get_template("page.html.j2")
        .render(
            title=first.title,
            description=f"{first.title} {first.as_of_words}",
            version=version,
            policy=policy(styles=[style, tints], scripts=[script]),
            style=Markup(style),  # noqa: S704 - the program's own file
            tints=Markup(tints),  # noqa: S704 - built from numbers and checked colours
            script=Markup(script),  # noqa: S704 - the program's own files
            shell=Markup(editions[0].shell(keys=shown)),  # noqa: S704 - escaped by its template
            fallback=Markup(fallback),  # noqa: S704 - escaped by the card's template
            packs=packs,
            all=len(arranged.keys),
            shown=MOST_STATIC,
        )
    )


def write_page(path: Path, page: str) -> None:
    """Write the page in one step, so that no reader ever meets half a file.

    Raises:
        OSError: the folder cannot be written to.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _cards(edition: Edition, keys: Sequence[str]) -> list[tuple[str, str]]:
    """The closed cards of an edition in one pack, their bodies in packs of some hundred."""
    language = edition.report.language
    faces = [(f"faces-{language}", packed([edition.face(key) for key in keys]))]
    starts = range(0, len(keys), CHUNK)
    return faces + [
        (f"bodies-{language}-{n}", packed([edition.body(key) for key in keys[start : start + CHUNK]]))
        for n, start in enumerate(starts)
    ]


def _tables(edition: Edition) -> list[tuple[str, str]]:
    """The tables that are too long to stand in the page."""
    return [
        (
            f"table-{table.id}-{edition.report.language}",
            packed(
                {
                    "heads": table.heads,
                    "numbers": sorted(table.numbers),
                    "rows": [[cell.packed() for cell in cells] for cells in table.rows],
                }
            ),
        )
        for table in edition.tables
        if len(table.rows) > LONGEST_STATIC
    ]


def _lengths(edition: Edition) -> str:
    """The lengths that the bars of counts need, as rules of their own: the policy allows no inline style."""
    return "".join(f".n{n}{{flex-grow:{n}}}" for n in sorted(edition.numbers()))
