"""Makes the files that the readers' tests read: Word files as raw XML, PDFs printed by Chromium."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.model.document import Document
from tracker.problems import Problem
from tracker.read.documents import read_document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Read = Callable[[str, bytes | str], tuple[Document | None, list[Problem]]]
WordFile = Callable[..., Path]
Printed = Callable[..., Path]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a file of that name and content."""

    def one(name: str, content: bytes | str) -> tuple[Document | None, list[Problem]]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_document(path)

    return one


@pytest.fixture
def text_of(read: Read) -> Callable[[str, bytes | str], str]:
    """The text of a file of that name and content, which must be read without problem."""

    def one(name: str, content: bytes | str) -> str:
        document, problems = read(name, content)
        assert document is not None
        assert problems == []
        return document.text

    return one


@pytest.fixture
def word_file(tmp_path: Path) -> WordFile:
    """Writes a Word file with this XML in its body; parts are further files such as `footnotes`."""

    def one(body: str, *, others: dict[str, str] | None = None, **parts: str) -> Path:
        path = tmp_path / "report.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("_rels/.rels", RELATIONS)
            document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
            archive.writestr("word/document.xml", document)
            for name, content in parts.items():
                archive.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{content}</w:{name}>")
            for name, content in (others or {}).items():
                archive.writestr(name, content)
        return path

    return one


@pytest.fixture
def word_lines(word_file: WordFile) -> Callable[..., list[str]]:
    """The lines of a Word file with this XML in its body, which must be read without problem."""

    def one(body: str, **parts: str) -> list[str]:
        document, problems = read_document(word_file(body, **parts))
        assert document is not None
        assert problems == []
        return document.text.splitlines()

    return one


@pytest.fixture
def printed(tmp_path: Path, chromium: Path) -> Printed:
    """Prints a page to a PDF as a browser does."""

    def one(html: str, *flags: str, name: str = "report.pdf") -> Path:
        page = tmp_path / "page.html"
        page.write_text(f'<!doctype html><html lang="zh"><meta charset="utf-8">{html}</html>', "utf-8")
        path = tmp_path / name
        subprocess.run(
            [str(chromium), *CHROMIUM_FLAGS, *flags, f"--user-data-dir={tmp_path / 'profile'}",
             f"--print-to-pdf={path}", page.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return path

    return one
