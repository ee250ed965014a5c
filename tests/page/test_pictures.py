"""Pictures and PDF of the page."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.report import page_pictures
from tracker.report.page_pictures import SHOTS, photograph

if TYPE_CHECKING:
    from tracker.problems import Problem


def size(path: Path) -> tuple[int, int]:
    """Width and height of a PNG in pixels."""
    head = path.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    return struct.unpack(">II", head[16:24])


@pytest.mark.browser
def test_pictures_for_chat_slide_and_paper(chromium: Path, sample_page: str, tmp_path: Path) -> None:
    """A long picture as tall as its page, one of 16:9, a PDF on A4; a page in their folder stays as it is."""
    page = tmp_path / "report.html"
    page.write_text("somebody's own", encoding="utf-8")
    pictures, problems = photograph(sample_page, page, "png", program=chromium)
    assert not problems
    assert [p.name for p in pictures] == ["report-long.png", "report-slide.png"]
    assert size(pictures[0])[0] == 1500
    assert size(pictures[0])[1] > 3000
    assert size(pictures[1]) == (3200, 1800)
    papers, problems = photograph(sample_page, page, "pdf", program=chromium)
    assert not problems
    assert papers == [tmp_path / "report.pdf"]
    assert papers[0].read_bytes().startswith(b"%PDF")
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "report-long.png",
        "report-slide.png",
        "report.html",
        "report.pdf",
    ]
    assert page.read_text("utf-8") == "somebody's own"


@pytest.mark.browser
def test_the_gallery_shows_what_readers_meet(chromium: Path, sample_page: str, tmp_path: Path) -> None:
    """First screen, an open card, dark and phone are one command; a phone is 360 wide."""
    page = tmp_path / "report.html"
    pictures, problems = photograph(sample_page, page, "gallery", language="en", program=chromium)
    assert not problems
    assert len(pictures) == len(SHOTS["gallery"])
    assert size(tmp_path / "report-phone.png")[0] == 720
    assert size(tmp_path / "report-card.png")[1] > 300


def test_without_a_browser_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser is a clear message with a hint, and no file."""
    monkeypatch.setattr(page_pictures, "browser", lambda: None)
    pictures, problems = photograph("", tmp_path / "report.html", "pdf")
    assert not pictures
    assert hinted(problems)
    assert "Chromium" in str(problems[0].what)


def test_a_browser_that_fails_is_a_problem(tmp_path: Path) -> None:
    """A program that draws nothing leaves no file and names itself."""
    pictures, problems = photograph("", tmp_path / "report.html", "pdf", program=Path("/bin/false"))
    assert not pictures
    assert hinted(problems)
    assert "/bin/false" in str(problems[0].what)
    assert list(tmp_path.iterdir()) == []


def hinted(problems: list[Problem]) -> bool:
    """Whether there is one problem, with a hint."""
    return len(problems) == 1 and problems[0].hint is not None
