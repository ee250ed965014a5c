"""Measures the page in a real browser: size, first paint, until the search answers, sorting, filtering.

Run from the project's folder: ``python tests/benchmark/page/measure.py [PAGE.html]``. Without a page it
makes ones of 1,000 targets with 3,000 reported values and of 10,000 with 100,000, and prints their figures.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "page"))

import page_sample
from playwright.sync_api import sync_playwright

from tracker.report.page import render_page, write_page

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
SIZES = ((1_000, 3), (10_000, 10))
SET = """async ([selector, value]) => {
    const control = document.querySelector(selector);
    const start = performance.now();
    control.value = value;
    control.dispatchEvent(new Event("input", {bubbles: true}));
    await new Promise((next) => setTimeout(next, 0));
    document.body.offsetHeight;
    return Math.round(performance.now() - start);
}"""
PAINT = "Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1)"


def figures(browser: Any, path: Path) -> dict[str, int]:
    """The figures of one page: bytes, and milliseconds for the rest."""
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    start = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
    found = {"bytes": path.stat().st_size, "usable": round((time.perf_counter() - start) * 1000)}
    found["paint"] = page.evaluate(PAINT)
    found["search"] = page.evaluate(SET, ["input[name=q]", "粮食"])
    found["all again"] = page.evaluate(SET, ["input[name=q]", ""])
    for order in ("gap", "name", "due", "completion", "urgency"):
        found[f"sort by {order}"] = page.evaluate(SET, ["select[name=sort]", order])
    found["group by owner"] = page.evaluate(SET, ["select[name=group]", "owner"])
    found["one plan"] = page.evaluate(SET, ["select[name=plan]", page_sample.large(1).rows[0].plan])
    context.close()
    return found


def main() -> None:
    """Print the figures of the page named, or of the made ones."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        paths = [Path(name).resolve() for name in sys.argv[1:]]
        for number, actuals in SIZES if not paths else ():
            reports = [page_sample.large(number, language, actuals) for language in ("zh", "en")]
            start = time.perf_counter()
            text = render_page(reports)
            print(f"{number} targets rendered in {time.perf_counter() - start:.1f} s")  # noqa: T201
            paths.append(Path(folder) / f"{number}.html")
            write_page(paths[-1], text)
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        for path in paths:
            print(path.name, figures(browser, path))  # noqa: T201
        browser.close()


if __name__ == "__main__":
    main()
