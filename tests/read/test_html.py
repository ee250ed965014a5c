"""Web pages: their text without what stands around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tracker.model.document import Document
from tracker.problems import Problem

Read = Callable[[str, bytes | str], tuple[Document | None, list[Problem]]]
TextOf = Callable[[str, bytes | str], str]

PROSE = (
    "<p>　　全省规上工业增加值增长7.5%，新增省级专精特新企业600家。</p>"
    "<p>　　到2027年，培育千亿元产业集群8个，研发投入强度达到2.6%以上。</p>"
)
PROSE_LINES = [
    "全省规上工业增加值增长7.5%，新增省级专精特新企业600家。",
    "到2027年，培育千亿元产业集群8个，研发投入强度达到2.6%以上。",
]


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        ("<p>甲，一。</p><p>乙，二。</p>", ["甲，一。", "乙，二。"]),
        ("甲，一。<br>乙，二。<br/>", ["甲，一。", "乙，二。"]),
        ("<h2>标题</h2>甲，一。<div>乙，二。</div>丙，三。", ["标题", "甲，一。", "乙，二。", "丙，三。"]),
        ("<ul><li>甲，一；<ul><li>乙，二；</ul><li>丙，三。</ul>", ["甲，一；", "乙，二；", "丙，三。"]),
        ("<pre>甲，一。\n乙，二。</pre>", ["甲，一。", "乙，二。"]),
        ("<p>增长<span>7</span><b>.</b><span>5</span>%，好。", ["增长7.5%，好。"]),
        ("<p>增长\n  7.5\n%，其中\n工业\n8%。", ["增长7.5%，其中工业8%。"]),
        ("<p>rose by\n 7.5 per\n cent.", ["rose by 7.5 per cent."]),
        ("<p>&emsp;&emsp;增长&nbsp;5%\u200b，\ufeff好。", ["增长 5%，好。"]),
        ("<p>面积12km<sup>2</sup>，PM<sub>2.5</sub>下降。", ["面积12km²，PM2.5下降。"]),
        ("<p>增长5.2%<sup><a href='#n1'>[1]</a></sup>，好。", ["增长5.2%，好。"]),
        ("<p>甲<del>，旧，5%</del>，新，6%。", ["甲，新，6%。"]),
        ("<p>甲，一。<span style='display: none'>，隐藏，9%</span></p>", ["甲，一。"]),
        ("<p>甲，一。<!-- 注，9% --><script>var x = '9%，';</script></p>", ["甲，一。"]),
        ("<p><ruby>甲<rp>(</rp><rt>jiǎ</rt></ruby>，一。", ["甲，一。"]),
        (
            "<table><tr><th>指标<th>2024<tr><td>工业<br>增加值<td>7.5</table>",
            ["指标\t2024", "工业增加值\t7.5"],
        ),
        ("<table><tr><td><p>甲，一。</p><p>乙，二。</p></table>", ["甲，一。", "乙，二。"]),
        (
            "<table><tr><td>栏，目。<td><table><tr><td>指标<td>5</table><p>甲，一。</table>",
            ["栏，目。", "指标\t5", "甲，一。"],
        ),
    ],
)
def test_lines(inner: str, lines: list[str], text_of: TextOf) -> None:
    """Each block, item and row is a line; source line ends and markup inside a line leave no trace."""
    assert text_of("page.html", f"<html><body>{inner}</body></html>").splitlines() == lines


def test_what_stands_around_the_text_is_left_out(text_of: TextOf) -> None:
    """Menus, path, buttons, headlines of other pages, side notes and the foot are no text of the page."""
    page = f"""<html><head><title>情况通报_某省政府</title></head><body>
    <div class="header"><div class="topNav"><ul><li><a href="/">首页</a><li><a href="/zw">政务公开</a></ul></div></div>
    <div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务</a></div>
    <div class="wrap"><div class="left"><div class="title">情况通报</div><div class="info">来源：某厅</div>
    <div class="TRS_Editor">{PROSE}</div>
    <div>【<a href="#">打印</a>】【<a href="#">关闭</a>】</div><div>上一篇：<a href="/1">另一条消息，增长9%</a></div></div>
    <div class="right"><h3>相关阅读</h3><ul><li><a href="/2">全省出口增长20%，创新高</a></li></ul></div></div>
    <div class="pageFooter"><p>版权所有：某省政府，地址：某路99号，电话：0000-1234567。</p></div></body></html>"""
    assert text_of("page.html", page).splitlines() == ["情况通报", "来源：某厅", *PROSE_LINES]


def test_a_heading_outside_the_text_is_kept(text_of: TextOf) -> None:
    """The title stands above the text even where the page has it elsewhere."""
    page = f"<body><div id=top><h1>工作情况报告</h1></div><div><div><article>{PROSE}</article></div></div></body>"
    assert text_of("page.html", page).splitlines() == ["工作情况报告", *PROSE_LINES]


def test_all_articles_of_a_page_are_text(text_of: TextOf) -> None:
    """Where prose stands in several places, none of it is taken for the rest."""
    page = f"<body><div class=a>{PROSE}</div><div class=b>{PROSE}</div></body>"
    assert text_of("page.html", page).splitlines() == PROSE_LINES * 2


def test_a_note_beside_the_text_is_kept(text_of: TextOf) -> None:
    """A short annex in an element of its own is text, since it is not made of links."""
    page = f"<body><div><div>{PROSE * 9}</div><div>注：产值按现价计算，为6.5亿元。</div></div></body>"
    assert text_of("page.html", page).splitlines()[-1] == "注：产值按现价计算，为6.5亿元。"


def test_furniture_is_told_by_content_rather_than_by_name(text_of: TextOf) -> None:
    """A page whose text is in an element called a sidebar or a footer still has its text."""
    page = f"<body><div class='sidebar'>{PROSE}</div></body>"
    assert text_of("page.html", page).splitlines() == PROSE_LINES


def test_short_lines_that_open_like_buttons_stay(text_of: TextOf) -> None:
    """A sentence that begins with a word of buttons is a sentence."""
    page = f"<body><article>{PROSE}<p>关闭小煤矿100处，打印机产量增长5%。</p></article></body>"
    assert text_of("page.html", page).splitlines()[-1] == "关闭小煤矿100处，打印机产量增长5%。"


@pytest.mark.parametrize(
    ("charset", "declared"),
    [("gb18030", "gb2312"), ("gb18030", "utf-8"), ("gb18030", ""), ("big5", "big5"), ("utf-8", "gbk")],
)
def test_declared_charsets(charset: str, declared: str, text_of: TextOf) -> None:
    """The declared charset is believed as far as the bytes bear it out."""
    meta = f"<meta charset='{declared}'>" if declared else ""
    page = f"<html><head>{meta}</head><body><p>工業產值達到2,300億元，增長7.5%。</p></body></html>"
    assert text_of("page.html", page.encode(charset)) == "工業產值達到2,300億元，增長7.5%。\n"


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ('<meta name="PubDate" content="2025-01-20 09:30">', "", "2025-01-20"),
        ('<meta property="article:published_time" content="2025-01-20T09:30:00+08:00">', "", "2025-01-20"),
        ('<meta name="publishdate" content="2025年1月20日">', "", "2025-01-20"),
        ('<meta name="PubDate" content="20250120">', "", "2025-01-20"),
        ('<meta itemprop="datePublished" content="2025-01">', "", "2025-01"),
        ("", "<div>发布日期：2025-01-20 来源：某厅</div>", "2025-01-20"),
        ("", "<div>发布时间： 2025年01月20日 08:00</div>", "2025-01-20"),
        ('<meta name="PubDate" content="昨天">', "", None),
        ('<meta name="PubDate" content="2025-13-40">', "", None),
        ("", "", None),
    ],
)
def test_publication_date(head: str, body: str, published: str | None, read: Read) -> None:
    """The date is taken where the page declares it, and nowhere else."""
    document, problems = read("page.html", f"<html><head>{head}</head><body>{body}{PROSE}</body></html>")
    assert document is not None
    assert problems == []
    assert document.published == published


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ('<meta name="ArticleTitle" content="工作报告"><title>x</title>', "<h1>某省政府网</h1>", "工作报告"),
        ("<title>工作报告_某省政府门户网站</title>", "", "工作报告"),
        ("<title>工作报告 - 某网</title>", "<h1>某网</h1><h1>工作报告</h1>", "工作报告"),
        ("<title>某网</title>", "<h1>工作<br>报告</h1>", "工作报告"),
        ("", "", ""),
    ],
)
def test_title(head: str, body: str, title: str, read: Read) -> None:
    """The title is the declared one, the main heading, or the page's without the name of the site."""
    document, _ = read("page.html", f"<html><head>{head}</head><body>{body}{PROSE}</body></html>")
    assert document is not None
    assert document.title == title


def test_publisher_and_address(read: Read) -> None:
    """Publisher and address come from the names that government sites declare them by."""
    head = (
        '<meta name="ContentSource" content="省统计局"><meta name="Url" content="https://example.org/a.html">'
    )
    document, _ = read("page.html", f"<html><head>{head}</head><body>{PROSE}</body></html>")
    assert document is not None
    assert (document.publisher, document.source) == ("省统计局", "https://example.org/a.html")


def test_a_page_named_doc_is_read_as_a_page(text_of: TextOf) -> None:
    """What sites offer as .doc is often a page; it is read as one."""
    assert text_of("report.doc", f"<html><body>{PROSE}</body></html>").splitlines() == PROSE_LINES


def test_broken_markup_is_read(text_of: TextOf) -> None:
    """Tags that are never closed, thousands deep, and stray ones cost neither text nor time."""
    page = f"<html><body>{'<font><b>' * 5000}</i></table>{PROSE}"
    assert text_of("page.html", page).splitlines() == PROSE_LINES


def test_entities_are_not_expanded(text_of: TextOf) -> None:
    """A document type with entities of its own has no effect."""
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>{PROSE}<p>&x;</p></body></html>'
    assert "root:" not in text_of("page.html", page)


def test_a_page_too_large_is_refused(read: Read) -> None:
    """A page of millions of tags is refused before a tree of it fills the memory."""
    document, problems = read("page.html", b"<p>" * 3_000_001)
    assert document is None
    assert "too large" in str(problems[0].what)


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>load()</script><div id=app></div></html>"]
)
def test_a_page_without_text_is_refused(page: str, read: Read) -> None:
    """A page that draws itself by script, saved before it did, holds no text, and the problem says so."""
    document, problems = read("page.html", page)
    assert document is None
    assert "no text" in str(problems[0].what)
