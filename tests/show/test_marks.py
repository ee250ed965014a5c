"""Marks that overlap never hurt the text: it stands on the page as it stands in the document."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_documents import HOSTILE, Aside, Read, claim, sample, span

from tracker.model.claim import Kind
from tracker.model.document import Document
from tracker.report.document_lines import LONGEST, lines
from tracker.report.page_templates import shown
from tracker.report.stretches import stretches

if TYPE_CHECKING:
    from tracker.model.claim import Claim

PIECES = [
    "# 题目",
    "## 一、",
    "茶叶",
    "增长5%",
    "，",
    "。",
    "**",
    "\n",
    "\n\n",
    " ",
    "\u3000",
    "𠮷",
    "&lt;",
    "<b>",
    '"',
]
texts = st.lists(st.one_of(st.sampled_from([*PIECES, *HOSTILE]), st.characters()), max_size=40).map("".join)
spans = st.tuples(st.integers(0, 120), st.integers(1, 40))


class Page(HTMLParser):
    """What stands in the text of a page: its words, and the words under each reading."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.under: dict[str, str] = {}
        self.ids: list[str] = []
        self._over: list[list[str]] = []
        self._depth = 0
        self.feed(page)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter the text, and note where a reading's words begin."""
        found = dict(attrs)
        self.ids += [value for key, value in attrs if key == "id" and value]
        if found.get("id") == "text" or self._depth:
            self._depth += 1
            self._over.append((found.get("data-over") or "").split())

    def handle_endtag(self, _tag: str) -> None:
        """Leave what was entered last."""
        if self._depth:
            self._depth -= 1
            self._over.pop()

    def handle_data(self, data: str) -> None:
        """Words of the text, under the readings that are open."""
        if self._depth:
            self.text += data
            for item in self._over[-1]:
                self.under[item] = self.under.get(item, "") + data


def clean(text: str) -> str:
    """The text as a document holds it: line breaks are one character, and no half of a pair is left."""
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()


@st.composite
def documents(draw: st.DrawFn) -> Read:
    """A document of any words with claims, repeated ones too, and figures set aside at any spans."""
    text = clean(draw(texts))
    document = Document(id="t.md", text=text, body=draw(st.integers(0, len(text) // 3)))

    def stretch() -> tuple[int, int] | None:
        start, length = draw(spans)
        return (start, min(start + length, len(text))) if start < len(text) else None

    def evidence() -> list[tuple[int, int]]:
        return [s for _ in range(draw(st.integers(0, 8))) if (s := stretch())]

    claims: list[Claim] = []
    for start, end in evidence():
        places = tuple(span(document, *s) for s in evidence()[:2])
        kind = draw(st.sampled_from(Kind))
        claims.append(claim(span(document, start, end), kind=kind, places=places, doubts=("seam",)))
    aside = tuple(Aside(span(document, *s, ("gate:price",)), "a price or fee") for s in evidence())
    return Read(document, tuple(claims), aside)


@settings(max_examples=150, deadline=None)
@given(documents())
def test_the_text_of_the_page_is_the_text_of_the_document(read: Read) -> None:
    """Character for character, but for those that are never shown, wherever marks begin and end."""
    page = Page(read.page())
    assert page.text == shown(read.document.text)
    assert len(page.ids) == len(set(page.ids))


@settings(max_examples=150, deadline=None)
@given(documents())
def test_every_claim_marks_just_its_words(read: Read) -> None:
    """The stretches under a claim together are its quote, also where others cut into it."""
    page = Page(read.page())
    for number, made in enumerate(read.claims, 1):
        covered = sorted({i for e in (made.evidence, *made.places) for i in range(e.start, e.end)})
        assert page.under.get(f"c{number}", "") == shown("".join(read.document.text[i] for i in covered))
        assert f"at-c{number}" in page.ids


@given(st.lists(spans, max_size=12), st.integers(0, 30), st.integers(0, 60))
def test_stretches_cover_the_text_once(found: list[tuple[int, int]], start: int, length: int) -> None:
    """They follow each other without gaps, each under exactly the spans that hold it, the shortest first."""
    ends = [(low, low + size) for low, size in found]
    cut = [*stretches(ends, start, start + length)]
    assert [a for a, _, _ in cut] + [start + length] == [start, *(b for _, b, _ in cut)]
    for a, b, over in cut:
        assert a < b
        assert set(over) == {n for n, (low, high) in enumerate(ends) if low <= a and b <= high}
        sizes = [found[n][1] for n in over]
        assert sizes == sorted(sizes)


@given(texts, st.integers(0, 50), st.sets(st.integers(0, 200), max_size=5))
def test_lines_hold_every_character(text: str, body: int, pages: set[int]) -> None:
    """The lines follow each other from the first character to the last, none of them blank."""
    found = lines(Document(id="t.txt", text=text, body=min(body, len(text)), pages=tuple(sorted(pages))))
    assert "".join(text[line.start : line.end] for line in found) == text
    assert all(a.end == b.start for a, b in pairwise(found))
    if text.strip():
        assert all(text[line.start : line.end].strip() for line in found)


def test_a_very_long_line_is_parted_between_sentences() -> None:
    """A report in one paragraph becomes blocks that a browser can lay out one by one."""
    text = "茶叶产量增长百分之五。" * 3000
    found = lines(Document(id="t.txt", text=text))
    assert len(found) > 5
    assert all(line.end - line.start <= LONGEST for line in found)
    assert all(text[line.end - 1] == "。" for line in found)


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("# 题目", 1),
        ("### 小节", 3),
        ("一、2024年工作回顾", 2),
        ("（二）主要目标", 3),
        ("第三部分 保障措施", 2),
        ("一、全年茶叶产量达到3.6万吨。", 0),
        ("茶叶产量", 0),
        ("#茶叶", 0),
    ],
)
def test_headings_are_told_from_text(line: str, level: int) -> None:
    """Markdown's headings and short lines behind an ordinal are headings, sentences are not."""
    (found,) = lines(Document(id="t.txt", text=line))
    assert found.level == level


def test_pages_are_told_where_they_begin() -> None:
    """The line with which a page of a PDF begins carries its number, the first page none."""
    found = lines(Document(id="t.pdf", text="甲\n乙\n丙\n丁\n", pages=(0, 2, 6)))
    assert [line.page for line in found] == [0, 2, 0, 3]


def test_front_matter_stands_apart() -> None:
    """What a Markdown file says about itself is folded away, and is still there."""
    read = sample()
    page = Page(read.page())
    assert page.text == read.document.text
    assert '<details class="front">' in read.page()


def test_the_label_of_a_claim_stands_behind_its_figure() -> None:
    """Where claims share their beginning, each is labelled at its own end."""
    page = sample().page()
    for item, words in (
        ("c6", "总数居全省第4位"),
        ("c7", "、全国第19位"),
        ("c3", "绿茶、红茶产量分别增长6.2%"),
    ):
        assert re.search(rf'<a id="at-{item}"[^>]*>{words}</a>', page)
