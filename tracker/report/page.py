"""The page that people look at: one HTML file that holds everything, in two languages, and loads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from tracker import __version__
from tracker.files import write_text
from tracker.language import translate
from tracker.report.page_colours import light_rules
from tracker.report.page_edition import Edition, InputFile
from tracker.report.page_order import columns, more, order
from tracker.report.page_packs import CHUNK, card_packs, table_packs, text_packs
from tracker.report.page_policy import packed, policy
from tracker.report.page_templates import environment, source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.report.page_documents import Original
    from tracker.report.view import Report

__all__ = ["InputFile", "render_page", "write_page"]

MOST_STATIC = 1000
REPORTED_HEADS = ("Period", "Value", "Source", "Use and reason")
SCRIPTS = ("state.js", "data.js", "list.js", "copy.js", "sheet.js", "shot.js", "controls.js", "page.js")


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
    if not small:
        index["more"] = more(first, arranged)
    packs = [("index", packed(index))]
    shown = arranged.keys if small else ()
    packs += [(f"shell-{e.report.language}", packed(e.shell(keys=shown, first=False))) for e in editions[1:]]
    packs += [*table_packs(editions), *text_packs(editions[0])]
    fallback = ""
    if not small:
        for edition in editions:
            packs += card_packs(edition, arranged.keys)
        fallback = "".join(editions[0].whole(key) for key in arranged.keys[:MOST_STATIC])
    style = source("base.css") + source("style.css")
    script = "".join(map(source, SCRIPTS))
    script = f'"use strict";(()=>{{\n{script}}})();'
    early = source("early.js")
    tints = light_rules(first) + _lengths(editions[0]) + "".join(map(_labels, reports))
    return (
        environment(first.language)
        .get_template("page.html.j2")
        .render(
            title=first.title,
            description=f"{first.title} {first.as_of_words}",
            version=version,
            policy=policy(styles=[style, tints], scripts=[early, script]),
            style=Markup(style),  # noqa: S704 - the program's own file
            tints=Markup(tints),  # noqa: S704 - built from numbers and checked colours
            early=Markup(early),  # noqa: S704 - the program's own file
            script=Markup(script),  # noqa: S704 - the program's own files
            shell=Markup(editions[0].shell(keys=shown, first=True)),  # noqa: S704 - escaped by its template
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
    write_text(path, page)


def _labels(report: Report) -> str:
    """The heads of a card's table as rules, for screens on which its cells stand one below the other."""
    words = [translate(head, report.language) for head in REPORTED_HEADS]
    names = "".join(f'--h{n}:"{word}";' for n, word in enumerate(words, 1))
    return f":lang({report.language}){{{names}}}"


def _lengths(edition: Edition) -> str:
    """The lengths that the bars of counts need, as rules of their own: the policy allows no inline style."""
    return "".join(f".n{n}{{flex-grow:{n}}}" for n in sorted(edition.numbers()))
