"""What every part's tests may need: the folder beside the project, a browser, an office suite.

Each is looked for, and where it is missing the test is skipped with the reason; under CI=true it
fails instead, so that no gate passes by not looking.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parent.parent


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
