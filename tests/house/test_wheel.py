"""What is built is what is tested: the wheel holds the program and all that it reads."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

DATA = {".yaml", ".j2", ".css", ".js", ".mo", ".md", ".typed"}


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as `pip install .` builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_every_module_and_data_file(wheel: zipfile.ZipFile, root: Path) -> None:
    """Knowledge, templates, catalogues and the example travel with the code, and caches do not."""
    there = {
        str(path.relative_to(root))
        for path in (root / "tracker").rglob("*")
        if path.suffix in DATA | {".py"} and "__pycache__" not in path.parts
    }
    packed = set(wheel.namelist())
    assert not there - packed
    assert {name.rpartition(".")[2] for name in packed if name.startswith("tracker/")} <= {
        *(suffix[1:] for suffix in DATA),
        *("py", "po"),
    }


def test_the_wheel_brings_the_command_and_the_licence(wheel: zipfile.ZipFile) -> None:
    """After installation there is a command `tracker`; the terms come along."""
    texts = {name.rpartition("/")[2]: name for name in wheel.namelist() if ".dist-info/" in name}
    assert "tracker = tracker.cli:main" in wheel.read(texts["entry_points.txt"]).decode()
    assert "MIT License" in wheel.read(texts["LICENSE"]).decode()
    assert "Requires-Python: >=3.11" in wheel.read(texts["METADATA"]).decode()


def test_the_unpacked_wheel_does_the_whole_job(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Without the source tree at hand, `init` makes its example, runs it, and speaks Chinese."""
    wheel.extractall(tmp_path / "site")
    result = subprocess.run(
        [sys.executable, "-m", "tracker", "init", "demo", "--language", "zh"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site"), "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "需要关注" in result.stdout
    assert (tmp_path / "demo" / "reports" / "report.xlsx").is_file()
