"""The page for everybody: no rule of axe-core is broken, in any state that a reader meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import page_sample
import pytest

from tracker.report.page_policy import anchor

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.browser

STATES = {
    "first screen": "",
    "all open": "#all=1",
    "english": "#lang=en&all=1",
    "dark": "#theme=dark&all=1",
    "filtered": "#status=behind,missed&group=topic&sort=gap",
    "table": "#table=actuals&tq=82&ts=-3",
}

SHOW_ALL = """() => document.styleSheets[0].insertRule(".card { content-visibility: visible !important }",
    document.styleSheets[0].cssRules.length)"""
"""Cards out of sight are not painted, and what is not painted has no contrast to measure."""


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(opened: Open, sample_page: str, axe: str, state: str, width: int) -> None:
    """In each state and on a phone too, axe-core finds no violation."""
    page = opened(sample_page, STATES[state], width=width).page
    page.evaluate(SHOW_ALL)
    page.evaluate(axe)
    found = page.evaluate("axe.run().then((r) => r.violations)")
    assert not found, [(v["id"], v["help"], [n["html"] for n in v["nodes"]][:3]) for v in found]


def test_the_open_document_and_help_pass_too(opened: Open, sample_page: str, axe: str) -> None:
    """The text of a document and the help on the keyboard keep the same rules."""
    page = opened(sample_page, "#" + anchor("d", page_sample.DOCUMENT)).page
    page.click("[data-do=help]")
    page.evaluate(axe)
    found = page.evaluate("axe.run().then((r) => r.violations)")
    assert not found, [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found]


FILL = """(bar) => {
    const {backgroundImage, color} = getComputedStyle(bar);
    return [backgroundImage.replace(/(rgb|color)\\([^)]*\\)/g, ""), color];
}"""
"""How a part of a bar is filled, its colours left out, and in what colour its sign stands on that."""


@pytest.mark.parametrize("width", [360, 1280])
def test_bars_of_counts_are_told_apart_without_colour(opened: Open, sample_page: str, width: int) -> None:
    """In grey too: what is short is hatched, what is slightly short striped, what cannot be told pale."""
    page = opened(sample_page, width=width).page
    for bar in (".counts", ".group"):
        filled = {
            code: page.eval_on_selector(f"{bar} .seg.s-{code}", FILL)
            for code in ("achieved", "slightly_behind", "missed", "no_data")
        }
        assert len({filled[code][0] for code in ("achieved", "slightly_behind", "missed")}) == 3
        assert filled["missed"][0].startswith("repeating-linear-gradient(135deg")
        assert filled["no_data"][1] != filled["achieved"][1]
