"""Bytes to text: BOM, then strict UTF-8, then a declared charset, then the likeliest Chinese encoding.

A file with a few damaged bytes is read all the same, and says so: one broken character on a copied
page should not cost its figures.
"""

from __future__ import annotations

import codecs
import re

from tracker.model.message import msg
from tracker.problems import Problem, Where

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)|^<\?xml[^>]*encoding=[\"']([\w-]+)", re.IGNORECASE)
# What each declared name is read as: the broadest encoding of its family. Names that are not here are
# not believed; latin-1 above all, which fits any bytes.
FAMILIES = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "cp950": "big5hkscs",
    "x-x-big5": "big5hkscs",
}
CHINESE = ("gb18030", "big5hkscs")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
HIGH = re.compile(rb"[\x80-\xff]+")
MOST_CONTROL = 0.01  # share of control characters above which the file is no text
MOST_DAMAGE = 0.02  # share of unreadable characters among those that are not ASCII
LOST = "\ufffd"


def decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """The text of a file's bytes, without BOM and with line ends as one line feed.

    Returns an empty text and an error where the bytes are no text, and a warning where some of them
    could not be read; those stand in the text as U+FFFD.
    """
    where = Where(name)
    text, damage = _decoded(data)
    if text is not None and not text.strip():
        return "", [Problem(where, msg("the file is empty"), msg("check that it was saved, or leave it out"))]
    if text is None or len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
        return "", [
            Problem(
                where,
                msg("the file is not text in a known encoding"),
                msg("save it as UTF-8 text, or give the original Word, HTML or PDF file"),
            )
        ]
    problems = []
    if damage:
        problems.append(
            Problem(
                where,
                msg("{count} characters of the file are damaged", count=damage),
                msg("look for � in it, or save it again as UTF-8"),
                severity="warning",
            )
        )
    return text.replace("\r\n", "\n").replace("\r", "\n"), problems


def _decoded(data: bytes) -> tuple[str | None, int]:
    """The text and the number of characters in it that could not be read."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _tolerant(data[len(bom) :], encoding)
    if b"\x00" in data:
        return None, 0
    told = ["utf-8", *_declared(data)]
    for encoding in told:
        try:
            return data.decode(encoding), 0
        except UnicodeDecodeError:
            continue
    damaged = (_tolerant(data, encoding) for encoding in told)
    return next((found for found in damaged if found[0] is not None), None) or _guessed(data)


def _declared(data: bytes) -> list[str]:
    declared = DECLARED.search(data[:4096])
    name = (declared[1] or declared[2]).decode("ascii").lower() if declared else ""
    return [FAMILIES[name]] if name in FAMILIES else []


def _guessed(data: bytes) -> tuple[str | None, int]:
    if _western(data):
        return _tolerant(data, "cp1252")
    if (text := _likeliest(data)) is not None:
        return text, 0
    return min((_tolerant(data, e) for e in CHINESE), key=lambda found: (found[0] is None, found[1]))


def _tolerant(data: bytes, encoding: str) -> tuple[str | None, int]:
    text = data.decode(encoding, errors="replace")
    damage = text.count(LOST)
    if damage > 1 and damage > MOST_DAMAGE * sum(not c.isascii() for c in text):
        return None, 0
    return text, damage


def _western(data: bytes) -> bool:
    """Whether bytes above ASCII stand alone, as quotes in English text do; Chinese has runs of them."""
    runs = HIGH.findall(data)
    return sum(len(run) == 1 for run in runs) > 0.9 * len(runs)


def _likeliest(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    best = from_bytes(data, cp_isolation=list(CHINESE)).best()
    return None if best is None else str(best)
