"""The sample pages of the page's tests."""

from __future__ import annotations

import page_sample
import pytest
from page_browser import original

from tracker.report.page import InputFile, render_page


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
