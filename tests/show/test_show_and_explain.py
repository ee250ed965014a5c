"""The commands: a document as a page, and the derivation of one claim in the terminal."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tracker

HERE = Path(__file__).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a document in seeds/."""
    (tmp_path / "seeds").mkdir()
    shutil.copy(HERE / "sample.md", tmp_path / "seeds" / "tea.md")
    return tmp_path


def test_show_writes_the_page_and_says_where(tracker: Tracker, folder: Path) -> None:
    """Into the file that --to names, else into reports/ under the document's name."""
    result = tracker("show", "seeds/tea.md", "--to", "out/page.html", folder=folder)
    assert (result.returncode, result.stdout) == (0, f"{Path('out/page.html')}\n")
    first = (folder / "out" / "page.html").read_text("utf-8")
    assert "云岭市2025年经济工作要点" in first
    result = tracker("show", "seeds/tea.md", folder=folder)
    written = folder / result.stdout.strip()
    assert written == folder / "reports" / "tea.claims.html"
    assert written.read_text("utf-8") == first


def test_show_speaks_the_language_that_is_asked_for(tracker: Tracker, folder: Path) -> None:
    """The page's own words are Chinese or English, the document's stay."""
    for language, words in (("en", "Why it was read so"), ("zh", "为何这样解读")):
        tracker("show", "seeds/tea.md", "--language", language, "--to", "p.html", folder=folder)
        page = (folder / "p.html").read_text("utf-8")
        assert words in page
        assert "茶叶产量达到3.6万吨" in page


def test_show_takes_date_and_place_from_the_caller(tracker: Tracker, folder: Path) -> None:
    """A bare text is read as of the day and for the place that are declared."""
    (folder / "bare.txt").write_text("今年茶叶产量达到3.6万吨，增长8.5%。\n", "utf-8")
    options = ("--published", "2019-11", "--region", "云南省", "--language", "zh", "--to", "p.html")
    assert tracker("show", "bare.txt", *options, folder=folder).returncode == 0
    page = (folder / "p.html").read_text("utf-8")
    assert "<dd>2019年</dd>" in page
    assert "<dd>云南省</dd>" in page


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "seeds"], "seeds: this is a folder, not a file (name one document)"),
        (["show", "nothing.md"], "nothing.md: there is no such file or folder"),
        (["show", "empty.docx"], "empty.docx: "),
        (["explain", "nothing.md:12"], "nothing.md: there is no such file or folder"),
        (["explain", "seeds/tea.md:0"], "tea.md: no figure was read at character 0"),
        (["explain", "seeds/tea.md#999"], "tea.md: the document has "),
        (["explain", "seeds/tea.md#0"], "tea.md: the document has "),
    ],
)
def test_what_cannot_be_shown_is_told(
    arguments: list[str], told: str, tracker: Tracker, folder: Path
) -> None:
    """With its place and a hint, exit code 1, and nothing on stdout."""
    (folder / "empty.docx").write_bytes(b"")
    result = tracker(*arguments, folder=folder)
    assert result.returncode == 1
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_a_claim_is_explained_by_its_number(tracker: Tracker, folder: Path) -> None:
    """By the path of its document, or by the name that a document has in seeds/."""
    by_path = tracker("explain", "seeds/tea.md#1", folder=folder)
    assert by_path.returncode == 0
    assert "【茶叶产量达到3.6万吨】" in by_path.stdout
    assert "[trigger:reach]" in by_path.stdout
    assert tracker("explain", "tea.md#1", folder=folder).stdout == by_path.stdout


def test_a_claim_is_explained_by_any_of_its_characters(tracker: Tracker, folder: Path) -> None:
    """All claims that stand there, or just the one of the span that extract prints."""
    text = (folder / "seeds" / "tea.md").read_text("utf-8")
    start, end = text.index("总数居全省第4位"), text.index("、全国第19位")
    both = tracker("explain", f"tea.md:{start + 2}", folder=folder).stdout
    assert "【总数居全省第4位】" in both
    assert "【总数居全省第4位、全国第19位】" in both
    one = tracker("explain", f"tea.md:{start}-{end}", folder=folder).stdout
    assert "【总数居全省第4位】" in one
    assert "第19位】" not in one


def test_a_figure_set_aside_is_explained(tracker: Tracker, folder: Path) -> None:
    """Its rule and its reason, in the reader's language."""
    at = (folder / "seeds" / "tea.md").read_text("utf-8").index("200吨")
    result = tracker("explain", f"tea.md:{at}", "--language", "zh", folder=folder)
    assert "搁置" in result.stdout
    assert "单个项目的产能" in result.stdout
    assert "[gate:" in result.stdout


def test_a_target_tells_how_its_quote_was_read(tracker: Tracker, demo: Path) -> None:
    """With evidence, the explanation of a target holds the derivation of its words."""
    assert tracker("run", folder=demo).returncode == 0
    result = tracker("explain", "nev_output", "--language", "en", folder=demo)
    assert result.returncode == 0
    assert "├─ figure" in result.stdout
    assert "└─ kind" in result.stdout
    assert "[unit:" in result.stdout
