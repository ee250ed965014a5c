"""What the tests of the page in a browser share: the sample's document, and a clipboard that tells."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import page_sample

from tracker.report.page_documents import Original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Opened


def original() -> Original:
    """The sample's document."""
    return Original(page_sample.DOCUMENT, page_sample.TEXT, (), page_sample.TEXT.index("# 2025"))


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
