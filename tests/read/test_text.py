"""Plain text and Markdown, in the encodings and states of repair in which they come."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tracker.model.document import Document
from tracker.problems import Problem
from tracker.read.documents import LARGEST, read_document

if TYPE_CHECKING:
    from pathlib import Path

Read = Callable[[str, bytes | str], tuple[Document | None, list[Problem]]]

SIMPLIFIED = (
    "全市新能源汽车产量达到82.4万辆，同比增长7.5%，占全省比重提高2个百分点。\n规上工业增加值增长8%。\n"
)
TRADITIONAL = (
    "全市新能源汽車產量達到82.4萬輛，同比增長7.5%，佔全省比重提高2個百分點。\n規上工業增加值增長8%。\n"
)
ENGLISH = "The province’s output rose by 7.5 per cent – “a record” – to €3 billion.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-32"),
        (SIMPLIFIED, "gb2312"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "utf-8"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "utf-8"),
    ],
)
def test_encodings(text: str, encoding: str, read: Read) -> None:
    """A text reads the same in every encoding that such texts come in."""
    document, problems = read("report.txt", text.encode(encoding))
    assert document is not None
    assert document.text == text
    assert problems == []


def test_line_ends_count_as_one_character(read: Read) -> None:
    """Line ends of Windows and of old Macs become line feeds, so that offsets are the same everywhere."""
    document, _ = read("report.txt", "甲\r\n乙\r丙\n".encode())
    assert document is not None
    assert document.text == "甲\n乙\n丙\n"


def test_text_stays_as_written(read: Read) -> None:
    """White space, full-width signs and traditional characters of a text are nobody's to change."""
    text = "　　產值 達到　１２３.４億元 。\n\n\n下段\n"
    document, _ = read("report.txt", text)
    assert document is not None
    assert document.text == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_damaged_byte_does_not_cost_the_file(encoding: str, read: Read) -> None:
    """A file with one broken character is read, with a warning that counts the damage."""
    data = (SIMPLIFIED * 10).encode(encoding)
    document, problems = read("report.txt", data + b"\xe4")
    assert document is not None
    assert document.text.startswith(SIMPLIFIED)
    assert [p.severity for p in problems] == ["warning"]
    assert "1 characters" in str(problems[0].what)


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("report.txt", b"", "empty"),
        ("report.md", b" \n\n ", "empty"),
        ("report.txt", bytes(range(256)) * 20, "not text"),
        ("report.txt", b"\x00\x01\x02\x03 program", "not text"),
        ("report.xyz", SIMPLIFIED.encode(), ".xyz"),
        ("report.rtf", rb"{\rtf1\ansi text}", "RTF"),
        ("report.txt", b"\x89PNG\r\n\x1a\n0000", "picture"),
        ("report.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "MHTML"),
        ("report.pdf", SIMPLIFIED.encode(), "is none"),
        ("report.docx", SIMPLIFIED.encode(), "is none"),
    ],
)
def test_what_is_no_document_is_refused_with_a_hint(name: str, data: bytes, what: str, read: Read) -> None:
    """A file that cannot be read gives one problem that says why and what to do."""
    document, problems = read(name, data)
    assert document is None
    assert len(problems) == 1
    assert what in str(problems[0].what)
    assert problems[0].hint is not None


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    """A missing file, a folder and a pipe are problems, not tracebacks and not waiting."""
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for path, what in ((tmp_path / "none.txt", "no such file"), (tmp_path, "folder"), (pipe, "no file")):
        document, problems = read_document(path)
        assert document is None
        assert what in str(problems[0].what)


def test_a_file_too_large_is_not_even_opened(tmp_path: Path) -> None:
    """A file above the limit is refused by its size alone."""
    path = tmp_path / "huge.txt"
    path.touch()
    os.truncate(path, LARGEST + 1)
    document, problems = read_document(path)
    assert document is None
    assert "larger than 300 MB" in str(problems[0].what)


def test_front_matter_declares_and_counts(read: Read) -> None:
    """Front matter fills the document's fields, its text stays, and the body begins behind it."""
    front = "---\ntitle: 工作要点\npublished: 2024-12\nregion: 云岭省\npublisher: 某厅\n---\n"
    document, problems = read("report.md", f"{front}正文。\n")
    assert document is not None
    assert problems == []
    assert (document.title, document.published, document.region) == ("工作要点", "2024-12", "云岭省")
    assert document.text[document.body :] == "正文。\n"


def test_the_caller_overrides_what_the_file_declares(tmp_path: Path) -> None:
    """A date and a place given on the command line win over those of the file."""
    path = tmp_path / "report.md"
    path.write_text("---\npublished: 2024-12\nregion: 甲省\n---\n正文。\n", "utf-8")
    document, _ = read_document(path, published="2025-01-20", region="乙省")
    assert document is not None
    assert (document.published, document.region) == ("2025-01-20", "乙省")


def test_a_date_that_is_none_is_reported(read: Read) -> None:
    """A declared publication date in words is a problem, and the document is read without it."""
    document, problems = read("report.md", "---\npublished: last winter\n---\n正文。\n")
    assert document is not None
    assert document.published is None
    assert "last winter" in str(problems[0].what)


def test_reading_text_loads_no_reader_of_laid_out_files() -> None:
    """Whoever reads only text waits for no library of web pages, Word files or PDFs."""
    program = (
        "import sys, tracker.read.documents; "
        "print([m for m in ('lxml', 'mammoth', 'pypdfium2', 'charset_normalizer') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
