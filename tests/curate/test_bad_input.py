"""Each slip in a file is told at its place, with a hint; the file's other entries are read all the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from curate_cases import BadFile, bad_files

from tracker.curate.load import load, load_actuals, load_targets
from tracker.language import say

if TYPE_CHECKING:
    from tracker.problems import Problem


def told(problem: Problem, language: str = "en") -> str:
    """The problem's message and hint."""
    hint = f" ({say(problem.hint, language)})" if problem.hint else ""
    return say(problem.what, language) + hint


def compare(case: BadFile, problems: list[Problem], count: int) -> None:
    """The problems are those that the case names, in any order, and as many entries were read."""
    left = [((p.where.line, p.where.column), told(p)) for p in problems]
    for line, column, part in case.told:
        fits = [one for one in left if one[0] == (line, column) and part in one[1]]
        assert fits, f"{line}:{column} {part} is not among {left}"
        left.remove(fits[0])
    assert not left
    assert count == case.loads


@pytest.mark.parametrize("case", bad_files("bad_targets.txt"), ids=lambda c: c.name)
def test_slips_in_target_files(case: BadFile, tmp_path: Path) -> None:
    """A slip in a target file is told at line and column."""
    path = tmp_path / "plan.yaml"
    path.write_text(case.text, "utf-8")
    targets, problems = load_targets(path)
    compare(case, problems, len(targets))
    assert all(p.where.file == path.as_posix() for p in problems)


@pytest.mark.parametrize("case", bad_files("bad_actuals.txt"), ids=lambda c: c.name)
def test_slips_in_files_of_actuals(case: BadFile, tmp_path: Path) -> None:
    """A slip in a YAML file of actuals is told at line and column."""
    path = tmp_path / "actuals" / "a.yaml"
    path.parent.mkdir()
    path.write_text(case.text, "utf-8")
    actuals, problems = load_actuals(tmp_path)
    compare(case, problems, len(actuals))


@pytest.mark.parametrize("case", bad_files("bad_tables.txt"), ids=lambda c: c.name)
def test_slips_in_tables(case: BadFile, tmp_path: Path) -> None:
    """A slip in a table is told at row and column."""
    path = tmp_path / "a.csv"
    path.write_text(case.text, "utf-8")
    actuals, problems = load_actuals(path)
    compare(case, problems, len(actuals))


@pytest.mark.parametrize("name", ["bad_targets.txt", "bad_actuals.txt", "bad_tables.txt"])
def test_every_slip_is_told_in_chinese_too(name: str, tmp_path: Path) -> None:
    """A reader of Chinese gets each message in Chinese."""
    for number, case in enumerate(bad_files(name)):
        path = tmp_path / f"{number}{'.csv' if 'tables' in name else '.yaml'}"
        path.write_text(case.text, "utf-8")
        for problem in load(path).problems:
            assert told(problem, "zh") != told(problem)


@pytest.mark.parametrize(
    ("raw", "place", "part"),
    [
        ("plan: 计划\ntargets:\n# 甲乙丙".encode("gb18030"), (1, 7), "GB18030"),
        ("plan: 计划\n".encode("utf-16"), (1, 1), "UTF-16"),
        ("plan: p\nissuer: caf\u00e9\n".encode("latin-1"), (2, 12), "save it as UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", (0, 0), "binary file"),
        (bytes(range(1, 32)) * 20, (0, 0), "binary file"),
        ("plan: \x07计划\n".encode(), (1, 7), "control character U+0007"),
        (b"", (0, 0), "the file is empty"),
        (b"\xef\xbb\xbf", (0, 0), "the file is empty"),
    ],
)
def test_bytes_that_are_no_target_file(raw: bytes, place: tuple[int, int], part: str, tmp_path: Path) -> None:
    """A wrong encoding is named, with the first byte that shows it; a binary file is called one."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(raw)
    targets, problems = load_targets(path)
    assert not targets
    assert [(p.where.line, p.where.column) for p in problems] == [place]
    assert part in told(problems[0])


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    """A path that leads nowhere is told, not raised."""
    for read in (load_targets, load_actuals):
        found, problems = read(tmp_path / "nowhere")
        assert found == ()
        assert [p.where.file for p in problems] == [(tmp_path / "nowhere").as_posix()]
        assert told(problems[0]).startswith("there is no such file or folder (check the path")


def test_files_of_other_kinds_are_refused_by_name(tmp_path: Path) -> None:
    """A .xls or .ods in the folder is told, since somebody put it there to be read; a README is not."""
    for name in ("a.xls", "b.ods", "README.md", ".hidden.yaml", "~$c.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    _, problems = load_actuals(tmp_path)
    assert [Path(p.where.file).name for p in problems] == ["a.xls", "b.ods"]


def test_two_target_files_of_one_name(tmp_path: Path) -> None:
    """Targets are addressed as FILE/ID, so the second file of a name is told and left out."""
    for folder in ("2024", "2025"):
        (tmp_path / folder).mkdir()
        text = "plan: 计划\nregion: 甲省\ntargets:\n- {id: a, indicator: 汽车产量, goal: 5万辆}\n"
        (tmp_path / folder / "plan.yaml").write_text(text, "utf-8")
    targets, problems = load_targets(tmp_path)
    assert len(targets) == 1
    assert "two target files are called plan" in told(problems[0])


def test_a_folder_with_the_name_of_a_file(tmp_path: Path) -> None:
    """A folder called plan.yaml is no file, and no traceback."""
    (tmp_path / "plan.yaml").mkdir()
    targets, problems = load_targets(tmp_path)
    assert (targets, problems) == ((), [])
