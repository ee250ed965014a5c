"""The sample pages of the page's tests, and a clipboard that tells what was copied."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import page_sample
import pytest

from tracker.report.page import InputFile, render_page
from tracker.report.page_documents import Original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Opened


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
