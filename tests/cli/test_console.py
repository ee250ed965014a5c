"""Output passes through any console and any pipe, and steers no terminal."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Tracker

EVERY = [
    ["init", "fresh"],
    ["run", "--changes"],
    ["extract", "seeds"],
    ["extract", "seeds", "--rejected"],
    ["extract", "seeds", "--format", "yaml"],
    ["extract", "seeds", "--format", "jsonl"],
    ["check"],
    ["status"],
    ["status", "--format", "json"],
    ["status", "--format", "csv"],
    ["report"],
    ["explain", "nev_output"],
    ["--help"],
]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("arguments", EVERY, ids=" ".join)
@pytest.mark.parametrize("encoding", ["gbk", "big5"])
def test_each_command_works_on_a_console_that_knows_few_characters(
    arguments: list[str], language: str, encoding: str, tracker: Tracker, demo: Path
) -> None:
    """A Windows console in GBK, or one in Big5, gets what it can show, and never a traceback."""
    result = tracker(*arguments, "--language", language, folder=demo, encoding=encoding)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout


@pytest.mark.parametrize(
    "arguments", [["extract", "seeds", "--format", "jsonl"], ["status", "--format", "json"]]
)
def test_json_loses_no_character_on_such_a_console(
    arguments: list[str], tracker: Tracker, demo: Path
) -> None:
    """What the encoding lacks is escaped, so that a program reads the same as from a UTF-8 pipe."""
    whole = tracker(*arguments, folder=demo).stdout
    for encoding in ("gbk", "ascii"):
        narrow = tracker(*arguments, folder=demo, encoding=encoding).stdout
        lines = arguments[0] == "extract"
        read = [json.loads(line) for line in narrow.splitlines()] if lines else json.loads(narrow)
        assert read == ([json.loads(line) for line in whole.splitlines()] if lines else json.loads(whole))


def test_a_reader_who_leaves_early_is_no_error(demo: Path, root: Path) -> None:
    """`tracker extract … | head -1` ends quietly."""
    source = demo / "seeds" / "long.txt"
    source.write_text("2025年，全市新能源汽车产量突破12万辆。\n\n" * 4000, "utf-8")
    command = [sys.executable, "-m", "tracker", "extract", str(source), "--format", "jsonl"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_ctrl_c_ends_cleanly(demo: Path, root: Path) -> None:
    """Interrupted once it tells of its progress: no traceback, the usual exit code, no half-written file."""
    for number in range(200):
        text = "2025年，全市新能源汽车产量突破12万辆，新增企业60家。\n\n" * 2000
        (demo / "seeds" / f"long-{number}.txt").write_text(text, "utf-8")
    command = [sys.executable, "-m", "tracker", "run", "--folder", str(demo), "--language", "en"]
    before = sorted(demo.rglob("*"))
    # Whoever runs the tests behind a shell's & has it ignored, and what is started would inherit that.
    inherited = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    finally:
        signal.signal(signal.SIGINT, inherited)
    with process:
        assert process.stderr
        assert b"documents read" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors
    assert sorted(demo.rglob("*")) == before


def test_text_of_a_document_never_steers_the_terminal(tracker: Tracker, demo: Path) -> None:
    """Control sequences in a document, a target or a file's name arrive as harmless text."""
    bad = demo / "seeds" / "bad\x1b[31m.txt"
    text = "2025年，全市力争新能源汽车\x1b]0;title\x07\x9b2J产量突破12万辆。\u202e"
    bad.write_text(text, "utf-8")
    for arguments in (
        ["extract", "seeds"],
        ["extract", "seeds", "--rejected"],
        ["extract", "seeds", "--format", "yaml"],
        ["extract", "seeds", "--format", "jsonl"],
        ["run", "--changes"],
        ["status"],
        ["check"],
    ):
        result = tracker(*arguments, folder=demo)
        assert not {"\x1b", "\x07", "\x9b"} & set(result.stdout + result.stderr), arguments


def test_progress_is_told_on_stderr_only_when_it_takes_time(tracker: Tracker, demo: Path) -> None:
    """A quick run is silent on stderr; stdout holds nothing but what was asked for."""
    result = tracker("extract", "seeds", "--format", "jsonl", folder=demo)
    assert result.stderr == ""
    assert all(line.startswith("{") for line in result.stdout.splitlines())
