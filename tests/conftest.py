"""What every part's tests may need: the folder beside the project, a browser, an office suite.

Each is looked for, and where it is missing the test is skipped with the reason; under CI=true it
fails instead, so that no gate passes by not looking.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

Tracker = Callable[..., "subprocess.CompletedProcess[str]"]

ROOT = Path(__file__).resolve().parent.parent
BARE = {
    **{k: v for k, v in os.environ.items() if k in {"PATH", "SYSTEMROOT", "TEMP", "TMPDIR"}},
    "PYTHONPATH": str(ROOT),
    "LANG": "C.UTF-8",
}


def missing(what: str) -> NoReturn:
    """End the test: it cannot show anything without `what`."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and CI needs it")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared beside the project."""
    path = ROOT.parent / "shared"
    if not path.is_dir():
        missing("the folder ../shared beside the project")
    return path


@pytest.fixture(scope="session")
def chromium() -> Path:
    """An installed Chromium or Chrome."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if found := shutil.which(name):
            return Path(found)
    missing("Chromium")


@pytest.fixture(scope="session")
def soffice() -> Path:
    """An installed LibreOffice."""
    if found := shutil.which("soffice") or shutil.which("libreoffice"):
        return Path(found)
    missing("LibreOffice")


@pytest.fixture(scope="session")
def tracker() -> Tracker:
    """Runs the program as a person would: `tracker("status", folder=…, encoding="gbk", LANG=…)`."""

    def run(
        *arguments: str | Path, folder: Path, encoding: str = "utf-8", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tracker", *map(str, arguments)],
            cwd=folder,
            env={**BARE, "PYTHONIOENCODING": encoding, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding=encoding,
            check=False,
            timeout=120,
        )

    return run


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A working folder with the example that `tracker init` makes, before its first run."""
    return Path(shutil.copytree(ROOT / "tracker" / "starter" / "folder", tmp_path / "demo"))
