"""One report, handed on as text, Word file, page and PDF, reads the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.extract.claims import extract
from tracker.read.documents import read_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADINGS = ("云岭省2025年工业和信息化工作要点", "一、2024年工作回顾", "二、2025年工作安排")
REPORT = [
    HEADINGS[0],
    "（2025年1月20日）",
    HEADINGS[1],
    (
        "过去一年，全省规上工业增加值增长7.5%，高于全国1.7个百分点；新能源汽车产量达到50.7万辆，同比增长35.6%。"
        "新增国家级专精特新“小巨人”企业82家，总数达到760家，居中部第2位。"
    ),
    "技术改造投资增长12.3%，占工业投资比重提高到45.6%，提高3.1个百分点。",
    HEADINGS[2],
    "力争规上工业增加值增长7%左右，新能源汽车产量突破100万辆，软件业务收入达到3,200亿元。",
    "到2027年，培育千亿元产业集群8个，建成5G基站20万个以上，万元工业增加值能耗累计下降10%。",
]


@pytest.mark.browser
def test_four_forms(word_file: Callable[..., Path], printed: Callable[..., Path], tmp_path: Path) -> None:
    """The four files give the same text, line by line, and so the same claims at the same places."""
    text = tmp_path / "report.txt"
    text.write_text("".join(f"{line}\n" for line in REPORT), "utf-8")
    word = word_file("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in REPORT))
    tags = ["h1" if line == HEADINGS[0] else "h2" if line in HEADINGS else "p" for line in REPORT]
    inner = "".join(f"<{tag}>{line}</{tag}>" for tag, line in zip(tags, REPORT, strict=True))
    page = tmp_path / "report.html"
    page.write_text(
        f"<html><body><div class='nav'><a href='/'>首页</a></div><div>{inner}</div></body></html>", "utf-8"
    )
    style = "body{font-family:'Noto Serif CJK SC';text-align:justify}p{text-indent:2em;margin:0}"
    pdfs = [
        printed(f"<style>{style}main{{column-count:{n}}}</style><main>{inner}</main>", name=f"report{n}.pdf")
        for n in (1, 2, 3)
    ]
    claims = []
    for path in (text, word, page, *pdfs):
        document, problems = read_document(path)
        assert document is not None
        assert problems == []
        assert document.text.splitlines() == REPORT
        found = extract(document).claims
        claims.append(
            [
                c.model_dump(exclude={"evidence": {"document"}, "places": {"__all__": {"document"}}})
                for c in found
            ]
        )
    assert len(claims[0]) >= 10
    assert claims == claims[:1] * 6
