"""References to a target's sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import page_sample
import pytest
import yaml

from tracker.report.page_citation import citation
from tracker.report.view import Source

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "citations.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_references_follow_the_standard(case: dict[str, Any]) -> None:
    """Issuer, title, date, page and address stand in the order and with the points of GB/T 7714."""
    row = replace(page_sample.kinds("zh")[0], issuer=case["issuer"])
    source = Source("d", "document", case["title"], case["issuer"], case["published"], case["address"], "", 1)
    assert citation(row, source, case["page"]) == case["expected"]


def test_an_unknown_document_is_cited_by_its_plan() -> None:
    """Where the document is not at hand, the plan's name and issuer stand in for it."""
    row = page_sample.kinds("zh")[0]
    assert citation(row, None, None) == "湖北省经济和信息化厅. 2025年全省经信工作思路[R]."
