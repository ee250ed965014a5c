"""Files are written all or none, at once, and only where nobody changed them meanwhile."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

import pytest

import tracker.files
from tracker.curate.amend import Amendment, NewActual, amend
from tracker.curate.load import load_targets
from tracker.curate.source import NEW, FileChange, SourceText, digest, utf8_source
from tracker.curate.write import set_field, write_files
from tracker.language import say

if TYPE_CHECKING:
    from tracker.problems import Problem

TEXT = """\
# 说明
plan: 计划
region: 甲省
targets:
-   id: a   # 第一条
    indicator: '汽车产量'
    goal:   突破5万辆
    owner: {main: 甲局}
"""


def told(problems: list[Problem]) -> str:
    """The one problem's message."""
    assert len(problems) == 1
    return say(problems[0].what, "en")


def here(folder: Path) -> dict[str, bytes]:
    """All files of a folder, hidden ones too."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_files_are_written_with_the_folders_they_need(tmp_path: Path) -> None:
    """A new file may lie in a folder that is not there yet; nothing else is left behind."""
    old = tmp_path / "a.yaml"
    old.write_bytes(b"1")
    changes = [
        FileChange(old.as_posix(), digest(b"1"), b"2"),
        FileChange((tmp_path / "actuals" / "b.yaml").as_posix(), NEW, b"3"),
    ]
    assert write_files(changes) == []
    assert here(tmp_path) == {"a.yaml": b"2", "actuals/b.yaml": b"3"}


def test_a_file_that_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    """Somebody saved the file since it was read: nothing at all is written, and that is told."""
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"1")
    changes = [
        FileChange((tmp_path / "a").as_posix(), digest(b"1"), b"2"),
        FileChange((tmp_path / "b").as_posix(), digest(b"0"), b"2"),
    ]
    assert "changed by somebody else" in told(write_files(changes))
    assert here(tmp_path) == {"a": b"1", "b": b"1"}


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    """A file that appeared since the plan was made stays."""
    (tmp_path / "a").write_bytes(b"1")
    assert "appeared meanwhile" in told(write_files([FileChange((tmp_path / "a").as_posix(), NEW, b"2")]))
    assert here(tmp_path) == {"a": b"1"}


def test_a_file_that_was_removed_meanwhile(tmp_path: Path) -> None:
    """A file that is gone is not made anew from an old reading."""
    change = FileChange((tmp_path / "a").as_posix(), digest(b"1"), b"2")
    assert "cannot be written" in told(write_files([change]))
    assert here(tmp_path) == {}


@pytest.mark.parametrize("failing", [1, 2, 3, 4, 5, 6])
def test_a_failure_halfway_leaves_all_files_as_before(
    failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fills up at any step, while writing or while moving, undoes the whole plan."""
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"1")
    changes = [
        FileChange((tmp_path / "a").as_posix(), digest(b"1"), b"2"),
        FileChange((tmp_path / "b").as_posix(), digest(b"1"), b"2"),
        FileChange((tmp_path / "c").as_posix(), NEW, b"2"),
    ]
    steps = 0

    def counted(step: object) -> object:
        def run(*args: object, **options: object) -> object:
            nonlocal steps
            steps += 1
            if steps == failing:
                raise OSError(28, "No space left on device")
            return step(*args, **options)  # type: ignore[operator]

        return run

    monkeypatch.setattr(tracker.files.os, "fsync", counted(os.fsync))
    monkeypatch.setattr(Path, "replace", counted(Path.replace))
    problems = write_files(changes)
    monkeypatch.undo()
    assert "No space left on device" in told(problems)
    assert here(tmp_path) == {"a": b"1", "b": b"1"}


def test_rights_and_links_are_kept(tmp_path: Path) -> None:
    """A file keeps its permissions; a link stays a link, and its file changes."""
    (tmp_path / "real").write_bytes(b"1")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    assert write_files([FileChange((tmp_path / "link").as_posix(), digest(b"1"), b"2")]) == []
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"2"
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o640


def test_a_write_protected_file_and_a_read_only_folder(tmp_path: Path) -> None:
    """Both are told, and left as they are; tried as somebody whom permissions bind."""
    (tmp_path / "file").write_bytes(b"1")
    (tmp_path / "file").chmod(0o444)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "plan").write_bytes(b"1")
    (folder / "plan").chmod(0o666)
    folder.chmod(0o555)
    script = (
        "import os, sys\n"
        "from tracker.curate.source import FileChange, digest\n"
        "from tracker.curate.write import write_files\n"
        "os.setuid(65534) if os.getuid() == 0 else None\n"
        "for name in sys.argv[1:]:\n"
        "    for problem in write_files([FileChange(name, digest(b'1'), b'2')]):\n"
        "        print(problem.what)\n"
    )
    tmp_path.chmod(0o755)
    for parent in tmp_path.parents:
        if parent.is_relative_to(gettempdir()) and parent != Path(gettempdir()):
            parent.chmod(0o755)
    root = Path(tracker.files.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "file"), str(folder / "plan")],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.stdout.splitlines() == [
        "the file is write-protected",
        "the file cannot be written: Permission denied",
    ], done.stderr
    assert (folder / "plan").read_bytes() == b"1"
    assert (tmp_path / "file").read_bytes() == b"1"
    folder.chmod(0o755)


def test_one_field_is_set_and_nothing_else(tmp_path: Path) -> None:
    """Accepting a target changes one line of its file."""
    path = tmp_path / "plan.yaml"
    path.write_text(TEXT, "utf-8")
    assert set_field(path, "a", ("review",), "accepted") == []
    assert set_field(path, "a", ("owner", "main"), "乙局") == []
    assert set_field(path, "a", ("note",), "已核: 无误") == []
    expected = TEXT.replace("甲局", "乙局") + '    review: accepted\n    note: "已核: 无误"\n'
    assert path.read_text("utf-8") == expected
    assert set_field(path, "a", ("note",), None) == []
    assert path.read_text("utf-8") == expected.replace('    note: "已核: 无误"\n', "")
    assert load_targets(path)[1] == []


@pytest.mark.parametrize(
    ("path", "value", "part"),
    [
        (("goal",), "5万量", "the unit “量”"),
        (("review",), "yes", "review cannot be “yes”"),
        (("override", "status"), "behind", "the key `reason` is missing"),
        (("colour",), "red", "the key `colour` is not known here"),
        (("indicator",), None, "the key `indicator` is missing"),
        (("owner", "main"), None, "the key `main` is missing"),
    ],
)
def test_a_value_that_the_file_may_not_hold_is_refused(
    path: tuple[str, ...], value: str | None, part: str, tmp_path: Path
) -> None:
    """What would make a sound entry unsound is not written."""
    file = tmp_path / "plan.yaml"
    file.write_text(TEXT, "utf-8")
    assert part in " ".join(say(p.what, "en") for p in set_field(file, "a", path, value))
    assert file.read_text("utf-8") == TEXT


def test_an_entry_that_is_not_there(tmp_path: Path) -> None:
    """A field of an unknown entry or file is told."""
    file = tmp_path / "plan.yaml"
    file.write_text(TEXT, "utf-8")
    assert "there is no entry `b`" in told(set_field(file, "b", ("note",), "x"))
    assert "cannot be written" in told(set_field(tmp_path / "no.yaml", "b", ("note",), "x"))


def test_many_amendments_of_one_file_make_one_change() -> None:
    """A workbook's edits come back together: keys of one entry are joined, and an unsound entry is mended."""
    source = utf8_source("plan.yaml", TEXT.replace("goal:   突破5万辆", "goal: 突破5万量").encode())
    assert isinstance(source, SourceText)
    override = {"status": "behind", "reason": "停产", "date": "2025-03-01", "by": "甲"}
    amendments = [Amendment("plan.yaml", "a", ("override", key), value) for key, value in override.items()]
    amendments.append(Amendment("plan.yaml", "a", ("goal",), "突破5万辆"))
    (change,), problems = amend([source], amendments)
    assert not problems
    text = change.after.decode()
    assert "    goal: 突破5万辆\n" in text
    assert text.endswith("    override: {status: behind, reason: 停产, date: 2025-03-01, by: 甲}\n")
    assert change.before == source.digest


ACTUALS = "# 说明\nregion: 甲省\nactuals:\n  - id: a\n    indicator: 汽车产量\n    value: 3万辆\n"
NEW_VALUE = {"id": "b", "indicator": "汽车产量", "period": "2025", "value": "6万辆", "quality": "workbook"}


def test_an_actual_typed_elsewhere_is_added() -> None:
    """A value that somebody typed into a workbook goes to the end of a file of actuals, or into a new one."""
    source = utf8_source("targets/actuals/a.yaml", ACTUALS.encode())
    assert isinstance(source, SourceText)
    new = [
        NewActual("targets/actuals/a.yaml", NEW_VALUE),
        NewActual("targets/actuals/w.yaml", NEW_VALUE | {"region": "甲省"}),
    ]
    (old, fresh), problems = amend([source], [], new)
    assert not problems
    assert old.after.decode() == ACTUALS + (
        "  - id: b\n    indicator: 汽车产量\n    period: 2025\n    value: 6万辆\n    quality: workbook\n"
    )
    assert fresh.before == NEW
    assert fresh.after.decode().startswith(
        "# yaml-language-server: $schema=../.schema/actuals.json\nactuals:\n- id: b\n"
    )


@pytest.mark.parametrize(
    ("text", "entry", "part"),
    [
        (ACTUALS, {"id": "a"}, "the id `a` stands twice"),
        (ACTUALS, {"value": "6万量"}, "the unit “量”"),
        (TEXT, {}, "the file holds targets"),
    ],
)
def test_an_actual_that_the_file_may_not_hold_is_refused(text: str, entry: dict[str, str], part: str) -> None:
    """An addition with a taken id, an unreadable value or into a target file is not made."""
    source = utf8_source("a.yaml", text.encode())
    assert isinstance(source, SourceText)
    changes, problems = amend([source], [], [NewActual("a.yaml", NEW_VALUE | entry)])
    assert not changes
    assert part in told(problems)
