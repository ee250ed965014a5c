"""Pages of the web: their text without what stands around it, and what they say of themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model.message import msg
from tracker.problems import Problem, Where
from tracker.read.decoding import decode
from tracker.read.reading import Reading

if TYPE_CHECKING:
    from lxml import etree

LARGEST = 50 * 1024 * 1024  # bytes; the tree of a page takes some ten times as much
MOST_TAGS = 3_000_000
OPENING_LINES = 5
XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
WHITE = re.compile(r"\s+")
# libxml2 drops what is nested more than 2,048 deep, and some editors never close what they open.
TYPEFACE = re.compile(r"<(/?)(?:font|b|i|u|em|strong|span|small|big)\b[^<>]*>", re.IGNORECASE)
MOST_OPEN = 1_000


def read_html(data: bytes, name: str) -> tuple[Reading | None, list[Problem]]:
    """The text of a page, or None and the problems that keep it from being read."""
    if len(data) > LARGEST or data.count(b"<") > MOST_TAGS:
        return None, [
            Problem(Where(name), msg("the page is too large to be read"), msg("save the part with the text"))
        ]
    text, problems = decode(data, name)
    page = parse(text) if text else None
    if page is None:
        return None, problems or [_without_text(name)]
    from tracker.read.html_lines import lines  # noqa: PLC0415 - loads lxml
    from tracker.read.html_main import main_lines  # noqa: PLC0415
    from tracker.read.html_page import date_in_lines, declared  # noqa: PLC0415

    said = declared(page)
    body = page.find("body")
    found = list(lines(page if body is None else body))
    main = [line.text for line in main_lines(found, page)]
    if not main:
        return None, [*problems, _without_text(name)]
    everything = [line.text for line in found]
    if heading := _heading(said["title"], everything, main):
        main.insert(0, heading)
    reading = Reading(
        text="\n".join(main) + "\n",
        title=said["title"],
        publisher=said["publisher"],
        published=said["published"] or date_in_lines(everything),
        source=said["source"],
    )
    return reading, problems


def parse(text: str) -> etree._Element | None:
    """The tree of a page; broken markup is mended, nothing is fetched, no entity is expanded twice."""
    from lxml import etree  # noqa: PLC0415 - slow to import, needed for pages alone

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    marks = [m[1] for m in TYPEFACE.finditer(text)]
    if len(marks) - 2 * marks.count("/") > MOST_OPEN:
        text = TYPEFACE.sub("", text)
    parser.feed(XML_DECLARATION.sub("", text).replace("\x00", "").encode("utf-8", "replace"))
    try:
        return parser.close()
    except etree.XMLSyntaxError:
        return None


def _heading(title: str, everything: list[str], main: list[str]) -> str:
    """The line above the text that shows its title, where the picker left it outside."""
    wanted = WHITE.sub("", title)
    if not wanted or any(wanted in WHITE.sub("", line) for line in main[:OPENING_LINES]):
        return ""
    return next((line for line in everything if WHITE.sub("", line) == wanted), "")


def _without_text(name: str) -> Problem:
    return Problem(
        Where(name),
        msg("the page holds no text"),
        msg("save the whole page from the browser, after it was shown, or give the original file"),
    )
