"""A real browser for the page's tests: offline, and every message and request is an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import page_sample
import pytest

from tracker.report.page import InputFile, render_page
from tracker.report.page_documents import Original

if TYPE_CHECKING:
    from pathlib import Path

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Opened:
    """A page in the browser, with all that it said on the console and asked the network for."""

    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def quiet(self) -> bool:
        """Whether nothing was said or asked."""
        return not self.said and not self.asked


PATIENCE = 10_000
"""Milliseconds until a page that does not answer has failed."""

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


def original() -> Original:
    """The sample's document."""
    return Original(page_sample.DOCUMENT, page_sample.TEXT, (), page_sample.TEXT.index("# 2025"))


@pytest.fixture(scope="session")
def sample_page() -> str:
    """The page of the sample report in two languages."""
    reports = [page_sample.report("zh"), page_sample.report("en")]
    files = [InputFile("targets/plan-2025.yaml", "0123456789abcdef" * 4)]
    return render_page(reports, originals=[original()], files=files)


@pytest.fixture(scope="session")
def large_page() -> str:
    """A page of 1,200 targets: more than stand in a page."""
    return render_page([page_sample.large(1200, "zh"), page_sample.large(1200, "en")])


@contextmanager
def clipboard(shown: Opened) -> Iterator[list[str]]:
    """What the page copies meanwhile, taken in place of the system's clipboard."""
    shown.page.evaluate(
        """() => { window.copied = [];
        Object.defineProperty(navigator, "clipboard", {configurable: true, value: {
        writeText: async (text) => { window.copied.push(text); },
        write: async (items) => { const blob = await items[0].getType("image/png");
          window.copied.push(`${blob.type} ${blob.size}`); } }}); }"""
    )
    copied: list[str] = []
    yield copied
    copied += shown.page.evaluate("window.copied")
