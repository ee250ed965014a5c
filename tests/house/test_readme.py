"""What the README shows is what happens."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer

from tracker.cli.app import app

if TYPE_CHECKING:
    from conftest import Tracker

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"(?P<before>[^\n]*)\n\n?```(?P<kind>\w*)\n(?P<body>.*?)```", re.DOTALL)
SAVED = re.compile(r"`(?P<path>[\w./-]+)`[:：]$")
READMES = ("README.md", "README.zh.md")


def steps(name: str) -> list[tuple[str, str]]:
    """The tour in its order: ("file path", text) to save, and ("run", command line)."""
    found = []
    for block in BLOCK.finditer((ROOT / name).read_text("utf-8")):
        if saved := SAVED.search(block["before"]):
            found.append((saved["path"], block["body"]))
        elif block["kind"] == "sh":
            found += [("run", line) for line in block["body"].splitlines()]
    return found


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_the_readme_works(name: str, tmp_path: Path, tracker: Tracker) -> None:
    """The installing command's `tracker run` on the shipped documents, then the tour step by step."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "targets", tmp_path / "targets")
    folder, ran = tmp_path, 0
    for what, text in steps(name):
        if what != "run":
            (folder / what).parent.mkdir(exist_ok=True)
            (folder / what).write_text(text, "utf-8")
            continue
        for command in re.split(r"&&|;", text):
            words = shlex.split(command, comments=True)
            if words[:1] == ["cd"]:
                folder /= words[1]
            elif words and words[0].rpartition("/")[2] == "tracker":
                result = tracker(*words[1:], folder=folder)
                assert result.returncode == 0, f"{command}\n{result.stdout}{result.stderr}"
                ran += 1
    assert ran >= 17


@pytest.mark.parametrize("name", READMES)
def test_a_draft_accepted_as_the_tour_says_is_judged(name: str, tmp_path: Path, tracker: Tracker) -> None:
    """After the tour's edit and its table of actuals, the new goals stand in the list with their values."""
    assert tracker("init", "demo", folder=tmp_path).returncode == 0
    folder = tmp_path / "demo"
    files = [(what, text) for what, text in steps(name) if what != "run"]
    for path, text in files:
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    assert tracker("run", folder=folder).returncode == 0
    targets = folder / "targets" / "parks.yaml"
    targets.write_text(targets.read_text("utf-8").replace("review: draft", "review: accepted"), "utf-8")
    status = tracker("status", "--language", "zh", folder=folder)
    assert status.returncode == 0
    assert "137家" in status.stdout
    assert "17个" in status.stdout


def test_the_two_readmes_run_the_same_commands() -> None:
    """The Chinese README is the English one's twin."""
    english, chinese = ([s for s in steps(name) if s[0] == "run"] for name in READMES)
    assert [shlex.split(c, comments=True) for _, c in english] == [
        shlex.split(c, comments=True) for _, c in chinese
    ]


@pytest.mark.parametrize("name", READMES)
def test_links_of_the_readme_lead_somewhere(name: str) -> None:
    """Every file that the README links to is there."""
    text = (ROOT / name).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]


@pytest.mark.parametrize("name", READMES)
def test_the_readme_lists_every_command(name: str) -> None:
    """The table of commands is the program's own."""
    listed = re.findall(r"^\| `tracker (\w+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(typer.main.get_command(app).commands)
