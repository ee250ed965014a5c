"""The page as readers use it: in a real browser, offline, with the mouse and with the keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from made_documents import sample

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.browser

FIRST = ".panel .closer + [data-item={}]"
"""The reading that is looked at first."""
DECIDING = "() => [...(CSS.highlights.get('deciding') ?? [])].map((range) => range.toString())"
MARKED = "() => [...document.querySelectorAll('#text .c:not(.off)')].map((e) => e.dataset.over)"
ON_SCREEN = """(selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight && box.width > 0; }"""


STEPS = (
    *(("n", "c1"), ("n", "c2"), ("j", "c3"), ("p", "c2")),
    *(("d", "c4"), ("d", "c9"), ("n", "x1"), ("k", "c9"), ("P", "c8")),
)
"""Keys, and the reading that each leads to."""


def cards(page: Any) -> list[str]:
    """The labels of the readings that are looked at."""
    return [text.split()[0] for text in page.locator(".panel .tag").all_inner_texts()]


def test_the_words_are_those_of_the_document(opened: Open, english: str) -> None:
    """What the browser holds as text is the document's text, character for character."""
    page = opened(english).page
    assert page.evaluate("document.getElementById('text').textContent") == sample().document.text


def test_pointing_at_a_mark_shows_its_reading(opened: Open, english: str) -> None:
    """Kind, indicator, measure, figure, period, place, doubts with reasons, and why it was read so."""
    page = opened(english).page
    page.hover("#at-c9")
    page.wait_for_selector(".panel .reading")
    text = page.inner_text(".panel .reading")
    for words in ("A9 actual", "doubted", "茶企", "7 firms", "total", "2024", "云岭市"):
        assert words in text
    assert "the words for what is measured say little" in text
    assert "有 governs the figure: total" in text


def test_the_words_that_decided_light_up(opened: Open, english: str) -> None:
    """In the sentence, and in the heading that names the year, without a change of the text."""
    shown = opened(english)
    shown.page.hover("#at-c9")
    shown.page.wait_for_selector(".panel .reading")
    found = shown.page.evaluate(DECIDING)
    assert {"7家", "家", "有", "茶企", "2024年"} <= set(found)


def test_several_readings_of_one_stretch_are_all_shown(opened: Open, english: str) -> None:
    """Where claims share words, each is told, the innermost first; both are lit."""
    page = opened(english).page
    page.hover("#at-c6")
    page.wait_for_selector(".panel .reading")
    assert cards(page) == ["A6", "A7"]
    page.hover("#at-c7")
    page.wait_for_selector(FIRST.format("c7"))
    assert cards(page) == ["A7"]
    lit = "[...document.querySelectorAll('#text .on')].map((e) => e.textContent).join('')"
    assert page.evaluate(lit) == "总数居全省第4位、全国第19位"


def test_a_figure_set_aside_tells_why(opened: Open, english: str) -> None:
    """It stands in grey with a sign of its own; the ordinal that a claim reads is not among them."""
    page = opened(english).page
    assert page.locator("#text .aside").count() == 1
    page.hover("#at-x1")
    page.wait_for_selector(".panel .reading")
    assert "capacity of a single project" in page.inner_text(".panel .reading")


def test_the_keyboard_goes_from_reading_to_reading(opened: Open, english: str) -> None:
    """N and P step through them in the order of the text, D through the doubted ones, Escape closes."""
    page = opened(english).page
    for key, item in STEPS:
        page.keyboard.press(key)
        page.wait_for_selector(FIRST.format(item))
    page.keyboard.press("Escape")
    assert page.locator(".panel .reading").count() == 0


def test_every_reading_is_reached_by_tab(opened: Open, english: str) -> None:
    """Each mark takes the focus once, and the focus shows its reading."""
    page = opened(english).page
    page.focus("#text")
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached += (page.evaluate("document.activeElement.dataset.home") or "").split()
    assert {f"c{n}" for n in range(1, 14)} - set(reached) <= {"c12", "c13"}
    assert len(reached) == len(set(reached))
    assert cards(page)


def test_kinds_are_told_apart_without_colour(opened: Open, english: str) -> None:
    """By the line under the words and by the label behind them."""
    page = opened(english).page
    line = "(id) => getComputedStyle(document.getElementById(id)).borderBottomStyle"
    assert [page.evaluate(line, f"at-{i}") for i in ("c10", "c2", "c8")] == ["solid", "dotted", "dashed"]
    label = "(id) => getComputedStyle(document.getElementById(id), '::after').content"
    told = [page.evaluate(label, f"at-{item}") for item in ("c10", "c2", "c8", "x1", "c9")]
    assert [re.sub(r'[" \u2060]', "", words) for words in told] == ["T10", "A2", "F8", "×", "A9?"]


def test_the_filter_shows_what_is_wanted(opened: Open, english: str) -> None:
    """By kind, by doubt and by words; what is filtered out is plain text that takes no focus."""
    page = opened(english).page
    page.click("[data-kind=actual]")
    page.click("[data-kind=aside]")
    assert set(page.evaluate(MARKED)) == {"c8", "c10", "c11", "c12", "c13"}
    assert page.evaluate("document.getElementById('at-c2').tabIndex") == -1
    assert "5 of 14" in page.inner_text(".found")
    page.fill("input[name=q]", "面积")
    assert page.evaluate(MARKED) == ["c11"]
    assert page.locator("#readings .reading:visible").count() == 1
    page.fill("input[name=q]", "")
    page.click("[data-kind=actual]")
    page.click("[data-kind=doubts]")
    assert set(" ".join(page.evaluate(MARKED)).split()) >= {"c4", "c9"}
    assert page.locator("#readings .reading:visible").count() == 2


def test_a_stretch_shows_the_reading_that_is_left(opened: Open, english: str) -> None:
    """Where the filter takes the innermost reading away, the one around it shows."""
    page = opened(english).page
    page.fill("input[name=q]", "第19位")
    page.fill("input[name=q]", "place 19")
    seen = "[...document.querySelectorAll('#text .c:not(.off)')].map((e) => e.textContent).join('')"
    assert page.evaluate(seen) == "总数居全省第4位、全国第19位"
    page.hover("#at-c6")
    page.wait_for_selector(".panel .reading")
    assert cards(page) == ["A7"]


def test_a_link_leads_to_its_reading(opened: Open, english: str) -> None:
    """The address of a reading opens the page at it, in view and with its card."""
    page = opened(english, "#at-c12").page
    page.wait_for_selector(".panel .reading")
    assert cards(page) == ["T12"]
    assert page.evaluate(ON_SCREEN, "#at-c12")
    page.keyboard.press("n")
    page.wait_for_selector(FIRST.format("c13"))
    assert page.evaluate("location.hash") == "#at-c13"


def test_a_repeated_claim_leads_to_its_further_places(opened: Open, english: str) -> None:
    """Its card links to where the text says it again, and that place shows the same reading."""
    page = opened(english).page
    page.keyboard.press("n")
    page.wait_for_selector(".panel .places a")
    page.click(".panel .places a")
    assert page.evaluate("document.activeElement.id") == "at-c1-1"
    assert cards(page) == ["A1"]


@pytest.mark.parametrize("width", [360, 1000, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_width_makes_the_page_scroll_sideways(opened: Open, chinese: str, width: int, scheme: str) -> None:
    """On a phone the reading stands at the foot of the screen, and its words above it stay in view."""
    page = opened(chinese, width=width, color_scheme=scheme).page
    for _ in range(11):
        page.keyboard.press("n")
    page.wait_for_selector(".panel .reading")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(ON_SCREEN, ".panel .reading h3")
    on_top = """() => { const focus = document.activeElement, box = focus.getClientRects()[0];
      return document.elementFromPoint(box.left + 2, box.top + 4)?.closest("a") === focus; }"""
    assert page.evaluate(on_top)


def test_the_reader_chooses_light_or_dark(opened: Open, english: str) -> None:
    """Whatever the system says."""
    page = opened(english, color_scheme="light").page
    before = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.select_option("select[name=theme]", "dark")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != before


def test_on_paper_stand_the_text_and_all_readings(opened: Open, english: str) -> None:
    """Controls and the panel stay behind; labels tie words to readings."""
    page = opened(english).page
    page.keyboard.press("n")
    page.wait_for_selector(".panel .reading")
    page.emulate_media(media="print")
    for selector in (".panel", ".find", ".tools", ".why"):
        assert not page.locator(selector).first.is_visible()
    assert page.locator("#readings .reading:visible").count() == 14
    assert page.pdf().startswith(b"%PDF")


def test_without_scripts_links_lead_to_the_readings(opened: Open, english: str) -> None:
    """The marks are links to their readings, which stand below the text and link back."""
    page = opened(english, scripts=False).page
    page.click("#at-c10")
    assert page.evaluate("location.hash") == "#c10"
    assert page.locator("#c10").is_visible()
    page.click("#c10 .tag a")
    assert page.evaluate("location.hash") == "#at-c10"
    assert not page.locator(".find").is_visible()


STATES = {"first": [], "reading": ["n", "n", "n", "d"], "help": ["?"]}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("looks", [(360, "light"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing(opened: Open, english: str, axe: str, state: str, looks: tuple[int, str]) -> None:
    """In each state, light and dark, on a phone too, axe-core finds no violation."""
    page = opened(english, width=looks[0], color_scheme=looks[1]).page
    for key in STATES[state]:
        page.keyboard.press(key)
    page.evaluate(axe)
    found = page.evaluate("axe.run().then((r) => r.violations)")
    assert not found, [(v["id"], v["help"], [n["html"] for n in v["nodes"]][:3]) for v in found]
