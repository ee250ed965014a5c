"""Bytes to text: BOM, then strict UTF-8, then a declared charset, then the likeliest Chinese encoding."""

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
DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
BROADER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030"}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
MOST_CONTROL = 0.01  # share of control characters above which the file is no text


def decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """The text of a file's bytes, without BOM and with line ends as ``\\n``.

    Returns an empty text and a problem where the bytes are no text.
    """
    where = Where(name)
    if not data.strip():
        return "", [Problem(where, msg("the file is empty"), msg("check that it was saved, or leave it out"))]
    text = _decoded(data)
    if text is None or len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
        return "", [
            Problem(
                where,
                msg("the file is not text in a known encoding"),
                msg("save it as UTF-8 text, or give the original Word, HTML or PDF file"),
            )
        ]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def _decoded(data: bytes) -> str | None:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding)
            except UnicodeDecodeError:
                return None
    if b"\x00" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = DECLARED.search(data[:4096])
    names = [declared[1].decode("ascii").lower()] if declared else []
    for encoding in (BROADER.get(n, n) for n in names):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _likeliest(data)


def _likeliest(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    best = from_bytes(data, cp_isolation=["gb18030", "big5", "big5hkscs"]).best()
    return None if best is None else str(best)
