"""Ten megabytes of report are a page that opens, steps and filters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from made_documents import Read

from tracker.extract.claims import extract
from tracker.model.document import Document
from tracker.report.document_page import MOST_STATIC, render_document

if TYPE_CHECKING:
    from conftest import Open

SENTENCE = (
    "会议指出，茶产业是云岭的传统产业，要保护好茶园生态，传承好制茶技艺，办好茶事活动，"
    "让茶农得到更多实惠，让游客留下更好印象，让云岭茶走向更大市场。"
)
MEGABYTES = 10


@pytest.fixture(scope="module")
def large() -> Read:
    """A text of that size with some thousand claims, its last fifth a single line."""
    lines, number = [], 0
    size = 0
    while size < MEGABYTES * 1_050_000:
        number += 1
        lines.append(f"2024年，第{number}号茶园产茶{number}.{number % 7 + 1}吨，{SENTENCE * 24}\n")
        size += len(lines[-1].encode())
    cut = len(lines) * 4 // 5
    text = "".join(lines[:cut]) + "".join(lines[cut:]).replace("\n", "")
    assert len(text.encode()) > MEGABYTES * 1_000_000
    document = Document(id="large.txt", text=text, published="2025-01", region="云岭市")
    extraction = extract(document)
    assert len(extraction.claims) > MOST_STATIC
    return Read(document, extraction.claims, extraction.rejected)


@pytest.fixture(scope="module")
def large_page(large: Read) -> str:
    """Its page."""
    return render_document(large.document, large.claims, large.rejected, "en")


@pytest.mark.browser
def test_a_large_document_can_be_read(opened: Open, large: Read, large_page: str) -> None:
    """All its text is there, readings come when they are looked at, and the list grows on request."""
    page = opened(large_page).page
    assert page.evaluate("document.getElementById('text').textContent.length") == len(large.document.text)
    assert page.locator("#readings .reading").count() == 100
    page.click("[data-do=more]")
    page.locator("#readings .reading").nth(199).wait_for(state="attached")
    last = len(large.claims)
    page.evaluate(f"location.hash = '#at-c{last}'")
    page.wait_for_selector(f".panel [data-item=c{last}]")
    page.keyboard.press("p")
    page.wait_for_selector(f".panel [data-item=c{last - 1}]")
    page.fill("input[name=q]", large.claims[1700].evidence.quote)
    page.wait_for_selector("#readings .reading:only-child", state="attached")


def test_what_is_out_of_sight_need_not_be_laid_out(large_page: str) -> None:
    """The text stands in blocks of a few thousand characters that the browser may skip."""
    blocks = re.findall(r'<section class="chunk">(.*?)</section>', large_page, re.DOTALL)
    assert len(blocks) > 400
    assert max(len(re.sub(r"<[^>]*>", "", block)) for block in blocks) < 12_000
    assert '<div id="text" class="text long"' in large_page


def test_the_page_is_the_same_each_time(large: Read, large_page: str) -> None:
    """The same document gives the same bytes."""
    assert render_document(large.document, large.claims, large.rejected, "en") == large_page
