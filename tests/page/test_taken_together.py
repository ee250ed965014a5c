from __future__ import annotations

import page_sample
import pytest

from tracker.report.page import render_page


@pytest.mark.parametrize(
    ("language", "heading", "mean"),
    [
        ("zh", "合计与加权平均", "加权平均完成率85.0%，覆盖90.0%的权重"),
        ("en", "Taken together", "weighted mean of completion 85.0%, over 90.0% of the weight"),
    ],
)
def test_means_and_shares_stand_under_the_plans(language: str, heading: str, mean: str) -> None:
    """Each with what it rests on, in the language of the page."""
    page = render_page([page_sample.report(language)])
    assert f"<h2>{heading}</h2>" in page
    for words in (mean, "targets/plan-2025.yaml", "40家 ÷ 400家"):
        assert words in page


def test_a_page_without_them_has_no_heading_for_them() -> None:
    """Nothing is said where there is nothing to say."""
    assert "合计与加权平均" not in render_page([page_sample.report("zh", means=(), pooled=())])


def test_many_of_them_fold_away() -> None:
    """Six are in view, the others a press away."""
    (one,) = page_sample.report("zh").pooled
    page = render_page([page_sample.report("zh", means=(), pooled=(one,) * 9)])
    assert "<summary>其余 3 项</summary>" in page
    assert page.count("40家 ÷ 400家") == 9
