"""What a run prints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.report.brief import brief, waiting_lines
from tracker.report.waiting import Draft, Drafted

if TYPE_CHECKING:
    from tracker.report.view import Report


def test_targets_and_values_that_wait_are_told_apart_and_with_their_files(report: Report) -> None:
    """How many of each, in which files most, and where a person decides on them."""
    draft = Draft(
        *("k/a", "计划", "指标", "某省", "5家", "2025年", "draft", "待审核", "d.md", "原文", "k.yaml:3")
    )
    files = ["t/a.yaml"] * 3 + ["t/b.yaml"] + [f"t/{n}.yaml" for n in range(7)]
    values = tuple(
        Drafted("k/b", "指标", "某省", "4家", "2025年", "d.md", "原文", f, f"{f}:3") for f in files
    )
    waiting = replace(report, drafts=(draft, draft), drafted=values)
    text = "\n".join(waiting_lines(waiting, 200))
    assert text.startswith("有 2 项目标待审核")
    assert "有 11 条完成值待审核" in text
    assert "t/a.yaml 3, t/b.yaml 1, " in text
    assert "另有 3 个文件" in text
    assert "待核" in text
    assert text in brief(waiting, 200)
    assert waiting_lines(report) == []
