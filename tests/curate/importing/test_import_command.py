from __future__ import annotations

from typing import TYPE_CHECKING

from made_tables import book_of, two_header_rows

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path


def test_from_an_unknown_workbook_to_a_file_of_actuals(
    tmp_path: Path, tracker: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """Suggest a map, look at what would come of it, import; a second time there is nothing new."""
    two_header_rows(tmp_path / "t.xlsx")
    made = tracker("import", "t.xlsx", "--suggest", "--to", "map.yaml", "--language", "zh", folder=tmp_path)
    assert (made.returncode, made.stdout) == (0, "map.yaml\n")
    assert "--map map.yaml" in made.stderr
    second = tracker("import", "t.xlsx", "--suggest", "--to", "map.yaml", folder=tmp_path)
    assert second.returncode == 1
    assert second.stderr.startswith("map.yaml: the file is there already")
    listed = tracker("import", "t.xlsx", "--map", "map.yaml", "--dry-run", folder=tmp_path)
    assert listed.stdout.count("\n") == 25
    assert "t.xlsx:表3!B6: 武汉市 地区生产总值 level 2025-01/2025-10 16123.4亿元\n" in listed.stdout
    assert not (tmp_path / "targets").exists()
    done = tracker("import", "t.xlsx", "--map", "map.yaml", "--language", "zh", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "新增数值：23；已有相同数值：0；与已有数值并列：0；无数值的单元格：2",
        "targets/actuals/t.yaml",
    ]
    again = tracker("import", "t.xlsx", "--map", "map.yaml", "--language", "zh", folder=tmp_path)
    assert again.returncode == 0
    assert "已有相同数值：23" in again.stdout
    assert "数值已有" in again.stderr
    assert again.stderr.count("\n") == 2


def test_without_a_map_one_is_asked_for(
    tmp_path: Path, tracker: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """And a map with a mistake is told by line and column."""
    two_header_rows(tmp_path / "t.xlsx")
    asked = tracker("import", "t.xlsx", folder=tmp_path)
    assert asked.returncode == 1
    assert "--suggest" in asked.stderr
    (tmp_path / "map.yaml").write_text("columns:\n  A: regio\n", encoding="utf-8")
    wrong = tracker("import", "t.xlsx", "--map", "map.yaml", folder=tmp_path)
    assert wrong.returncode == 1
    assert wrong.stderr.startswith("map.yaml:2:6: ")


def test_a_cell_that_cannot_be_read_ends_with_findings(
    tmp_path: Path, tracker: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """The others are imported all the same."""
    book_of(tmp_path / "t.xlsx", ("表", [["城市", "产值（亿元）"], ["武汉", "许多"], ["黄石", 2]], ()))
    (tmp_path / "map.yaml").write_text(
        "header: 1\nperiod: 2024\ncolumns:\n  A: region\n  B: values\n", "utf-8"
    )
    done = tracker("import", "t.xlsx", "--map", "map.yaml", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("t.xlsx:表!B2: ")
    assert "黄石市" in (tmp_path / "targets" / "actuals" / "t.yaml").read_text("utf-8")
