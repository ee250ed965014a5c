"""Whatever bytes a file holds, reading it ends in a document or in problems, never in a traceback."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.read.documents import read_document

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".txt", ".md", ".html", ".docx", ".doc", ".pdf", "")
HEADS = (
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"<html><body>",
    b"---\n",
    b"\xff\xfe",
    bytes.fromhex("d0cf11e0a1b11ae1"),
)
WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    '<w:p><w:pPr><w:numPr><w:numId w:val="1"/><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>增长7.5%。</w:t></w:r></w:p>'
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    "</w:body></w:document>"
)
PAGE = "<html><head><meta charset='gbk'><title>报告</title></head><body><table><tr><td>甲<td>5</table><p>增长<b>7</b>%，好。</body>"
PDF = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>\nendobj\n"
    b"4 0 obj\n<</Length 60>>\nstream\nBT /F 12 Tf 20 200 Td (Output rose by 7.5 per cent.) Tj ET 10 10 80 50 re S\nendstream\nendobj\n"
    b"5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\ntrailer\n<</Root 1 0 R>>\n"
)


def check(path: Path, data: bytes) -> None:
    """Read these bytes, and hold what every reader promises."""
    path.write_bytes(data)
    document, problems = read_document(path)
    if document is None:
        assert problems
        return
    assert document.text
    assert 0 <= document.body <= len(document.text)
    assert list(document.pages) == sorted(document.pages)
    assert all(0 <= offset <= len(document.text) for offset in document.pages)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(head=st.sampled_from(HEADS), tail=st.binary(max_size=400), suffix=st.sampled_from(SUFFIXES))
def test_any_bytes(head: bytes, tail: bytes, suffix: str, tmp_path: Path) -> None:
    """Random bytes behind any beginning and name."""
    check(tmp_path / f"file{suffix}", head + tail)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300), suffix=st.sampled_from((".txt", ".md", ".html")))
def test_any_text(text: str, suffix: str, tmp_path: Path) -> None:
    """Random Unicode, with signs that are invisible, doubled or reserved."""
    check(tmp_path / f"file{suffix}", text.encode("utf-8", "surrogatepass"))


def word(document: bytes) -> bytes:
    """A Word file with this document part."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", document)
    return data.getvalue()


@pytest.mark.parametrize("kind", ["word part", "word archive", "page", "pdf"])
def test_damaged_files(kind: str, tmp_path: Path) -> None:
    """Real files with bytes changed, cut out or doubled anywhere."""
    whole = {
        "word part": WORD.encode(),
        "word archive": word(WORD.encode()),
        "page": PAGE.encode("gbk"),
        "pdf": PDF,
    }[kind]
    name = {"page": "file.html", "pdf": "file.pdf"}.get(kind, "file.docx")
    chance = random.Random(20250120)  # noqa: S311 - the same damage on every run
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data))
            match chance.randrange(3):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randint(1, 20)]
                case _:
                    data[at:at] = data[at : at + chance.randint(1, 40)]
        check(tmp_path / name, word(bytes(data)) if kind == "word part" else bytes(data))


def test_deep_nesting_in_word(tmp_path: Path) -> None:
    """Tables in tables in tables, deeper than any recursion goes, are refused rather than followed."""
    deep = (
        "<w:tbl><w:tr><w:tc>" * 2000 + "<w:p><w:r><w:t>5</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 2000
    )
    document = WORD[: WORD.index("<w:p>")] + deep + "</w:body></w:document>"
    check(tmp_path / "file.docx", word(document.encode()))
