"""Bytes of a file as text, without losing what is needed to write them back: byte-order mark, line ends."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from tracker.model.message import msg
from tracker.problems import Problem, Where

BOM = "\ufeff"
UTF8_BOM = b"\xef\xbb\xbf"
UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
TEXT_CONTROLS = b"\t\n\r\f"
SAMPLE = 8192


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text file as it lies on disk.

    `text` has no byte-order mark (`bom` says whether the file has one) and keeps its line ends.
    `digest` is the SHA-256 of the bytes, by which a later write knows that nobody changed the file.
    """

    file: str
    text: str
    bom: bool
    digest: str

    @property
    def newline(self) -> str:
        """The line end that most lines of the file have; LF for a file without lines."""
        crlf = self.text.count("\r\n")
        return "\r\n" if crlf > self.text.count("\n") - crlf else "\n"

    def encoded(self, text: str) -> bytes:
        """Another text in this file's form."""
        return (UTF8_BOM if self.bom else b"") + text.encode("utf-8")


NEW = ""
"""The digest of a file that is not there yet."""


@dataclass(frozen=True)
class FileChange:
    """A file's new bytes; `before` is the digest of those that they were made from, NEW for a new file."""

    file: str
    before: str
    after: bytes


def digest(raw: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def utf8_source(file: str, raw: bytes) -> SourceText | Problem:
    """The text of a YAML file, which must be UTF-8; a byte-order mark is allowed."""
    if looks_binary(raw):
        return Problem(
            Where(file),
            msg("this is a binary file, not text"),
            msg("keep targets in text files (.yaml), actuals in .yaml, .csv or .xlsx"),
        )
    body = raw.removeprefix(UTF8_BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return not_utf8(file, body, error)
    return SourceText(file, text, len(body) != len(raw), digest(raw))


def table_text(file: str, raw: bytes) -> str | Problem:
    """The text of a CSV file: UTF-8 with or without byte-order mark, GB18030, or Excel's UTF-16."""
    if raw.startswith(UTF16_BOMS):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError as error:
            return not_utf8(file, raw, error)
    if looks_binary(raw):
        return Problem(
            Where(file),
            msg("this is a binary file, not text"),
            msg("save the table as CSV UTF-8 or as .xlsx"),
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            return not_utf8(file, raw, error)


def looks_binary(raw: bytes) -> bool:
    """Whether the file's beginning holds bytes that no text has; UTF-16 counts as text."""
    sample = raw[:SAMPLE]
    if sample.startswith(UTF16_BOMS):
        return False
    odd = sum(byte < 0x20 and byte not in TEXT_CONTROLS for byte in sample)
    return b"\0" in sample or odd > max(8, len(sample) // 20)


def not_utf8(file: str, body: bytes, error: UnicodeDecodeError) -> Problem:
    """The problem of a wrong encoding, placed at the first byte that is wrong."""
    before = body[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Problem(
        Where(file, line, column),
        msg("the file is not UTF-8; it looks like {encoding}", encoding=_likely(body)),
        msg("save it as UTF-8 in your editor"),
    )


def _likely(body: bytes) -> str:
    if body.startswith(UTF16_BOMS):
        return "UTF-16"
    try:
        body.decode("gb18030")
    except UnicodeDecodeError:
        return "Latin-1"
    return "GB18030"
