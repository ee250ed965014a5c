"""Words of a document stay words: they never become markup, an attribute, an address or a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_documents import HOSTILE, Aside, Read, claim, evidence

from tracker.model.claim import Kind
from tracker.model.document import Document
from tracker.report.page_templates import shown

if TYPE_CHECKING:
    from conftest import Open

LOOK = """() => ({
  hacked: window.hacked,
  foreign: document.querySelectorAll("img, iframe, object, embed, base, svg, form[action]").length,
  links: document.querySelectorAll("link:not([rel=icon])").length,
  handlers: [...document.querySelectorAll("*")].filter((e) =>
    [...e.attributes].some((a) => /^on|^style$|^srcdoc$/i.test(a.name))).length,
  hrefs: [...document.querySelectorAll("[href]:not(link)")].map((e) => e.getAttribute("href"))
    .filter((href) => !/^(#|https?:\\/\\/[^/])/.test(href)),
})"""
CLEAN = {"hacked": None, "foreign": 0, "links": 0, "handlers": 0, "hrefs": []}


def clean(text: str) -> str:
    """The text as readers of files hand it on."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def poisoned(text: str) -> Read:
    """A document in which `text` stands wherever words from outside can stand."""
    words = f"前文\n## {text}\n茶叶产量{text}增长5%，{text}\n{text}增长6%\n"
    document = Document(
        id=text or "t",
        path=text,
        text=words,
        title=text,
        publisher=text,
        published=text,
        region=text,
        source=text,
    )
    quotes = (f"茶叶产量{text}增长5%", text, "增长6%")
    claims = tuple(
        claim(
            evidence(document, quote, (text, f"trigger:{text}", f"period:{text}", f"kind:section:{text}")),
            kind=kind,
            indicator=text or "?",
            region=text,
            basis=text,
            doubts=(text, "seam"),
            places=(evidence(document, text, last=True),) if text else (),
        )
        for quote, kind in zip(quotes, Kind, strict=True)
        if quote
    )
    return Read(document, claims, (Aside(evidence(document, "5%", (text,)), text),))


@pytest.mark.browser
@pytest.mark.parametrize("text", [*map(clean, HOSTILE)], ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(opened: Open, text: str) -> None:
    """Read by mouse, keyboard and search, a page full of it shows it as text, loads and says nothing."""
    read = poisoned(text)
    page = opened(read.page("zh")).page
    assert page.evaluate(LOOK) == CLEAN
    assert page.evaluate("document.getElementById('text').textContent") == shown(read.document.text)
    for _ in range(4):
        page.keyboard.press("n")
    page.wait_for_selector(".panel .reading")
    page.fill("input[name=q]", text.splitlines()[0][:40])
    page.fill("input[name=q]", "")
    page.click("[data-kind=target]")
    assert page.evaluate(LOOK) == CLEAN


@pytest.mark.browser
def test_hostile_text_stays_text_without_scripts(opened: Open) -> None:
    """With scripts off, where only the markup protects, all of it together shows as text."""
    for text in map(clean, HOSTILE):
        page = opened(poisoned(text).page("en"), scripts=False).page
        assert page.evaluate(LOOK) == CLEAN


@pytest.mark.parametrize("text", [*map(clean, HOSTILE)], ids=range(len(HOSTILE)))
def test_the_page_stays_whole(text: str) -> None:
    """No text ends an element of data or style early, and nothing but the page's own may run."""
    page = poisoned(text).page("en")
    assert page.count("</script>") == page.count("<script")
    assert page.count("</style>") == 1
    assert page.rstrip().endswith("</html>")
    assert "default-src &#39;none&#39;" in page
    assert "unsafe" not in page.partition("</head>")[0]
