"""Help answers at once, in the reader's language, with an example that works."""

from __future__ import annotations

import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, get_args

import pytest
import typer
from openpyxl import Workbook

from tracker.cli.app import app
from tracker.cli.options import Lights
from tracker.knowledge.profiles import profiles

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Tracker

COMMANDS = sorted(typer.main.get_command(app).commands)
HEAVY = ("pydantic", "openpyxl", "jinja2", "rich", "yaml", "lxml", "rapidfuzz", "dateutil")
EXAMPLES = {name: command.epilog for name, command in typer.main.get_command(app).commands.items()}


def test_help_loads_nothing_heavy(root: Path) -> None:
    """A person who asks for help does not wait for libraries that help does not need."""
    code = (
        "import sys\n"
        "from tracker.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n    pass\n"
        f"print('loaded:', *sorted(set(sys.modules) & {set(HEAVY)!r}))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == "loaded:"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("language", "example"), [("en", "Example:"), ("zh", "示例:")])
def test_each_command_has_help_with_an_example(
    command: str, language: str, example: str, tracker: Tracker, root: Path
) -> None:
    """In both languages; the Chinese page has no line of English words left."""
    result = tracker(command, "--help", "--language", language, folder=root)
    assert result.returncode == 0
    assert f"{example}\n  tracker {command}" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "用法"),
        ({"LC_ALL": "zh_CN.GBK"}, "用法"),
        ({"LANG": "de_DE.UTF-8"}, "Usage"),
    ],
)
def test_help_follows_the_locale(
    environment: dict[str, str], word: str, tracker: Tracker, root: Path
) -> None:
    """Chinese where the environment is Chinese, else English."""
    assert word in tracker("--help", folder=root, **environment).stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_of_each_command_works(command: str, tracker: Tracker, demo: Path) -> None:
    """What help shows can be typed as it stands, in the folder that `init` makes."""
    folder = demo.parent if command == "init" else demo
    arguments = shlex.split(EXAMPLES[command])[1:]
    if command == "init":
        arguments[1] = "another"
    if command == "absorb":
        tracker("report", "--format", "xlsx", folder=folder)
    if command == "import":
        book = Workbook()
        for line in (["地区", "产值（亿元）"], ["武汉市", 12.5], ["襄阳市", 3.1]):
            book.active.append(line)
        book.save(folder / "yearbook.xlsx")
    result = tracker(*arguments, folder=folder)
    assert result.returncode == 0, result.stderr


def test_the_lights_to_choose_from_are_the_shipped_profiles() -> None:
    """Help names them without loading them."""
    assert get_args(get_args(Lights)[0]) == tuple(profile.id for profile in profiles())


def test_without_a_command_help_is_shown(tracker: Tracker, root: Path) -> None:
    """A person who types `tracker` alone sees what there is."""
    result = tracker(folder=root)
    assert "extract" in result.stdout + result.stderr


def test_the_version_is_told(tracker: Tracker, root: Path) -> None:
    """`tracker --version` says which version this is."""
    assert tracker("--version", folder=root).stdout.startswith("tracker 0.")


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        (["statu"], "No such command 'statu'", "没有命令 statu"),
        (["run", "--folde", "x"], "No such option: --folde", "没有选项 --folde"),
        (["explain"], "Missing argument 'TARGET'", "缺少参数 TARGET"),
        (["run", "--folder"], "requires an argument", "选项 --folder 需要一个值"),
        (["status", "--format", "pdf"], "is not one of", "--format 应为下列之一"),
        (["status", "--as-of", "soon"], "--as-of", "--as-of"),
        (["report", "--to", "colleague.xlsx"], "--to names a folder", "--to 指定的是文件夹"),
        (["extract", "seeds", "--to", "goals.jsonl"], "--to names a folder", "--to 指定的是文件夹"),
        (["status", "--known", "soon"], "a day is written as 2026-02-09", "日期写作 2026-02-09"),
        (["extract", "seeds", "--published", "soon"], "a date is written as 2025", "日期写作 2025"),
        (["explain", "a", "b"], "unexpected extra argument", "多余的参数：b"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_what_is_wrong(
    arguments: list[str], english: str, chinese: str, tracker: Tracker, demo: Path
) -> None:
    """In the reader's language, with the way to help, and nothing on stdout."""
    for language, words in (("en", english), ("zh", chinese)):
        result = tracker("--language", language, *arguments, folder=demo)
        assert result.returncode == 2
        assert words in result.stderr
        assert "--help" in result.stderr
        assert result.stdout == ""
