"""What every part's tests may need: the folder beside the project, a browser, an office suite.

Each is looked for, and where it is missing the test is skipped with the reason; under CI=true it
fails instead, so that no gate passes by not looking.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import pytest

Tracker = Callable[..., "subprocess.CompletedProcess[str]"]

ROOT = Path(__file__).resolve().parent.parent
BARE = {
    **{k: v for k, v in os.environ.items() if k in {"PATH", "SYSTEMROOT", "TEMP", "TMPDIR"}},
    "PYTHONPATH": str(ROOT),
    "LANG": "C.UTF-8",
}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 10_000
"""Milliseconds until a page that does not answer has failed."""


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
def axe() -> str:
    """The text of axe-core (npm), whose axe.min.js the variable AXE_CORE names."""
    path = Path(os.environ.get("AXE_CORE", ""))
    if not path.is_file():
        missing("axe-core (install it with npm and set AXE_CORE to its axe.min.js)")
    return path.read_text(encoding="utf-8")


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


@dataclass
class Opened:
    """A page in the browser, with all that it said on the console and asked the network for."""

    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def quiet(self) -> bool:
        """Whether nothing was said or asked."""
        return not self.said and not self.asked


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def engine(chromium: Path) -> Iterator[Any]:
    """The running browser."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def opened(engine: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a page's text in the browser; at the end nothing may have been said or asked."""
    all_opened: list[tuple[Any, Opened]] = []

    def open_page(
        text: str, view: str = "", *, scripts: bool = True, width: int = 1280, **more: Any
    ) -> Opened:
        path = tmp_path / "report.html"
        path.write_text(text, encoding="utf-8", newline="\n")
        context = engine.new_context(
            offline=True, java_script_enabled=scripts, viewport={"width": width, "height": 900}, **more
        )
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        shown = Opened(page)
        page.on("console", lambda message: shown.said.append(message.text))
        page.on("pageerror", lambda error: shown.said.append(str(error)))
        page.on("dialog", lambda dialog: (shown.said.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: asked(shown, request.url, path))
        page.goto(path.as_uri() + view)
        if scripts:
            page.wait_for_selector("html[data-ready=yes]")
        all_opened.append((context, shown))
        return shown

    yield open_page
    for context, shown in all_opened:
        context.close()
        assert shown.quiet(), (shown.said, shown.asked)


def asked(shown: Opened, url: str, path: Path) -> None:
    """Note a request other than for the page itself or for a picture that it made."""
    if not url.startswith((path.as_uri(), "data:", "blob:")):
        shown.asked.append(url)
