"""Real reports, as published, are read without problem and without loss."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tracker.read.documents import read_document

if TYPE_CHECKING:
    from pathlib import Path

FIGURE = re.compile(r"\d[\d.,]*")
RUN = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|</w:p>")


def raw_text(path: Path) -> str:
    """All text of a Word file's XML, a line for each paragraph, by pattern alone."""
    xml = zipfile.ZipFile(path).read("word/document.xml").decode("utf-8")
    return "".join(m[1] if m[1] is not None else "\n" for m in RUN.finditer(xml))


def visible(text: str) -> str:
    """The characters of a text that can be seen."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


@pytest.mark.shared
def test_word_reports(shared: Path) -> None:
    """The twelve provincial reports lose neither a figure nor any other character."""
    paths = sorted((shared / "corpus" / "provinces-2025").glob("*.docx"))
    assert len(paths) == 12
    for path in paths:
        document, problems = read_document(path)
        assert document is not None
        assert problems == []
        raw = raw_text(path)
        assert Counter(FIGURE.findall(document.text)) == Counter(FIGURE.findall(raw)), path.name
        assert visible(document.text) == visible(raw), path.name


@pytest.mark.shared
def test_text_reports(shared: Path) -> None:
    """The national reports are read as they stand."""
    for path in sorted((shared / "corpus" / "national").glob("*.txt")):
        document, problems = read_document(path)
        assert document is not None
        assert problems == []
        assert document.text == path.read_text("utf-8")
