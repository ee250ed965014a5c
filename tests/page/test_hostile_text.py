"""Text from documents and files stays text: it never becomes markup, an attribute, an address or a script."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import page_sample
import pytest
import yaml
from page_browser import clipboard

from tracker.report.page import InputFile, render_page
from tracker.report.page_documents import Original
from tracker.report.view import Figure, Light, Line, Mark, Overridden, Reported, Row, Source, Worst

if TYPE_CHECKING:
    from conftest import Open

TEXTS: list[str] = yaml.safe_load((Path(__file__).parent / "hostile.yaml").read_text(encoding="utf-8"))
CHOSEN = {"method", "measure", "op", "role", "kind", "at", "code", "document"}
"""Fields whose values the program chooses itself, and the one that ties a row to its document."""


def poisoned(value: Any, text: str) -> Any:
    """The value with `text` in every field of text, at any depth."""
    changes: dict[str, Any] = {}
    for field in fields(value):
        old = getattr(value, field.name)
        if field.name in CHOSEN:
            continue
        if isinstance(old, str):
            changes[field.name] = text
        elif isinstance(old, (Figure, Reported, Overridden)):
            changes[field.name] = poisoned(old, text)
        elif isinstance(old, Light):
            changes[field.name] = replace(old, words=text, symbol=text, colour=text)
        elif isinstance(old, tuple) and old and isinstance(old[0], (Figure, Reported, Line, Mark)):
            changes[field.name] = tuple(poisoned(item, text) for item in old)
        elif isinstance(old, tuple) and old and isinstance(old[0], str):
            changes[field.name] = tuple(text for _ in old)
    return replace(value, **changes)


def page_of(text: str) -> str:
    """A page in which `text` stands wherever text from outside can stand."""
    model = page_sample.kinds("zh")[0]
    override = Overridden("x", model.status, "x", "x", "x")
    rows: list[Row] = []
    for number in range(2):
        row = poisoned(replace(model, override=override, note="x", near=("x",)), text)
        rows.append(
            replace(row, key=f"{text}/{number}", status=model.status, document=text, quote=text, at="")
        )
    base = page_sample.report("zh", tuple(rows))
    reports = [
        replace(
            base,
            language=language,
            title=text,
            as_of_words=text,
            attention=(Worst(rows[0].key, model.status, text),),
            actuals=tuple(replace(a, reported=poisoned(a.reported, text)) for a in base.actuals),
            unmatched=tuple(poisoned(r, text) for r in base.unmatched),
            drafts=tuple(poisoned(d, text) for d in base.drafts),
            sources=(Source(text, "document", text, text, text, text, text, 1),),
            changes=(text,),
        )
        for language in ("zh", "en")
    ]
    original = Original(text, f"前文\n\n## {text}\n\n{text}，后文\n")
    return render_page(reports, originals=[original], files=[InputFile(text, text)])


LOOK = """() => ({
  hacked: window.hacked,
  foreign: [...document.querySelectorAll(
    "img, iframe, object, embed, base, form[action], link:not([rel=icon])")].length,
  scripts: [...document.scripts].filter((s) => s.type !== "application/octet-stream").length,
  handlers: [...document.querySelectorAll("*")].filter((e) =>
    [...e.attributes].some((a) => /^on|^style$|^srcdoc$/i.test(a.name) && e !== document.documentElement
      && !e.matches(".seg"))).map((e) => e.outerHTML.slice(0, 200)),
  hrefs: [...document.querySelectorAll("[href]:not(link)")].map((e) => e.getAttribute("href"))
    .filter((href) => !/^(#|https?:\\/\\/[^/])/.test(href)),
})"""


@pytest.mark.browser
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_hostile_text_stays_text(opened: Open, text: str) -> None:
    """Every view of a page full of it shows it as text, loads nothing and says nothing."""
    shown = opened(page_of(text), "#all=1")
    page = shown.page
    clean = {"hacked": None, "foreign": 0, "scripts": 2, "handlers": [], "hrefs": []}
    assert page.evaluate(LOOK) == clean
    for name in ("region", "owner", "topic", "none", "plan"):
        page.select_option("select[name=group]", name)
    page.click("#actuals > summary")
    page.fill("input[name=q]", text.splitlines()[0])
    page.fill("input[name=q]", "")
    with clipboard(shown):
        page.click("[data-do=csv]")
        page.click("[data-do=cite]")
        page.click("[data-do=facePicture]")
        page.wait_for_selector(".toast:not(:empty)")
    page.click("[data-do=language]")
    page.wait_for_selector("html[lang=en]")
    page.click("#unmatched > summary")
    page.wait_for_selector("#unmatched tbody tr")
    page.click(".worst a")
    assert page.evaluate(LOOK) == clean


@pytest.mark.browser
def test_hostile_text_stays_text_without_scripts(opened: Open) -> None:
    """With scripts off, where only the markup protects, all of it together shows as text."""
    for text in TEXTS:
        page = opened(page_of(text), scripts=False).page
        assert page.evaluate(LOOK) == {
            "hacked": None,
            "foreign": 0,
            "scripts": 2,
            "handlers": [],
            "hrefs": [],
        }


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_page_stays_whole(text: str) -> None:
    """No text ends an element of data or style early, whatever it closes."""
    page = page_of(text)
    assert page.count("</script>") == page.count("<script")
    assert page.count("</style>") == 2
    assert page.rstrip().endswith("</html>")
