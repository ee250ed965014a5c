"""PDFs: their lines in reading order, and paragraphs as their author wrote them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.model.document import Document
from tracker.problems import Problem
from tracker.read.documents import read_document

Printed = Callable[..., Path]
Read = Callable[[str, bytes | str], tuple[Document | None, list[Problem]]]

SENTENCES = (
    "全市新能源汽车产量达到{}万辆，同比增长{}%。",
    "规模以上工业增加值增长{}%，比上年提高{}个百分点，居全省第2位。",
    "到2027年，培育“链主”企业{}家，带动配套企业{}家。",
    "软件业务收入突破{}亿元，占全省比重{}%。",
    "完成技术改造投资{}亿元，其中（含设备更新）{}亿元。",
)
BASE = "body{font-family:'Noto Serif CJK SC',serif;font-size:11pt;line-height:1.6;text-align:justify}h1{text-align:center}"
INDENTED = "p{text-indent:2em;margin:0}"


def paragraphs(count: int) -> list[str]:
    """So many invented paragraphs of varied length, full of figures."""
    made = []
    for i in range(count):
        sentences = (
            SENTENCES[(i * 3 + j) % len(SENTENCES)].format(f"{(i * 37 + j * 13) % 900 + 1}.{j}", i + 3)
            for j in range(1 + (i * 7) % 6)
        )
        made.append("".join(sentences))
    return made


def report() -> list[tuple[str, str]]:
    """A report as tags and texts: a title, four headings, paragraphs."""
    lines = [("h1", "某市工业运行情况报告"), ("p", "（2025年1月20日）")]
    for i, part in enumerate("一二三四"):
        lines.append(("h2", f"{part}、第{i + 1}方面情况"))
        lines += [("p", text) for text in paragraphs(40)[i * 10 : i * 10 + 10]]
    return lines


def page(lines: list[tuple[str, str]], css: str) -> str:
    """A page of these lines; all but the title stand in `main`."""
    inner = "".join(f"<{tag}>{text}</{tag}>" for tag, text in lines[1:])
    return f"<style>{BASE}{css}</style><body><h1>{lines[0][1]}</h1><main>{inner}</main></body>"


def lines_of(path: Path) -> list[str]:
    """The lines of a PDF, which must be read without problem."""
    document, problems = read_document(path)
    assert document is not None
    assert problems == []
    return document.text.splitlines()


@pytest.mark.parametrize(
    "css",
    [
        f"@page{{margin:2cm}}{INDENTED}",
        f"@page{{margin:2cm}}{INDENTED}main{{column-count:2}}",
        f"@page{{margin:2cm}}{INDENTED}main{{column-count:3;column-gap:1.5em}}",
        f"@page{{size:A4 landscape;margin:2cm}}{INDENTED}main{{column-count:3}}",
        f"@page{{size:A5;margin:1.5cm}}{INDENTED}body{{font-family:'Noto Sans CJK SC';text-align:left}}",
    ],
    ids=["one", "two", "three", "landscape", "ragged"],
)
@pytest.mark.browser
def test_paragraphs_and_columns(css: str, printed: Printed) -> None:
    """A printed report reads as it was written: columns in turn, line and page ends gone, headings apart."""
    wanted = report()
    assert lines_of(printed(page(wanted, css))) == [text for _, text in wanted]


@pytest.mark.parametrize("css", ["", "body{text-align:left;line-height:1.3}"], ids=["even", "ragged"])
@pytest.mark.browser
def test_paragraphs_parted_by_space_alone(css: str, printed: Printed) -> None:
    """Where paragraphs have no indent, the space between them tells them apart."""
    wanted = report()[:10]
    assert lines_of(printed(page(wanted, css))) == [text for _, text in wanted]


@pytest.mark.browser
def test_columns_drawn_across(printed: Printed) -> None:
    """Columns are read one after the other even where the file draws line by line across both."""
    lines = [re.findall(r"[0-9.]+|.", text) for text in paragraphs(8)]
    rows: list[str] = []
    for words in lines:
        row, width = "　　", 2.0
        for word in words:
            needed = 0.555 * len(word) if word[0].isascii() else 1
            if width + needed > 16 and word not in "，。）”":
                rows.append(row)
                row, width = "", 0.0
            row, width = row + word, width + needed
        rows.append(row)
    half = -(-len(rows) // 2)
    spans = "".join(
        f"<span style='position:absolute;white-space:pre;left:{i % 2 * 300}px;top:{i // 2 * 26}px'>{rows[i // 2 + i % 2 * half]}</span>"
        for i in range(2 * half)
        if i // 2 + i % 2 * half < len(rows)
    )
    path = printed(f"<style>body{{font:16px 'Noto Serif CJK SC'}}</style>{spans}", "--no-pdf-header-footer")
    assert lines_of(path) == paragraphs(8)


@pytest.mark.parametrize(
    "margins",
    [
        '@bottom-center{content:"— " counter(page) " —"}',
        '@bottom-right{content:counter(page)}@top-left{content:"某市人民政府公报"}',
        '@bottom-center{content:"第 " counter(page) " 页 共 " counter(pages) " 页"}@top-center{content:"2025年第" counter(page) "号"}',
        "@bottom-center{content:counter(page,upper-roman)}",
    ],
)
@pytest.mark.browser
def test_running_heads_and_page_numbers_are_left_out(margins: str, printed: Printed) -> None:
    """What returns at the edge of every page is no text, and does not part the paragraph it interrupts."""
    wanted = report()
    css = f"@page{{size:A5;margin:2cm;{margins}}}{INDENTED}"
    path = printed(page(wanted, css), "--no-pdf-header-footer")
    assert lines_of(path) == [text for _, text in wanted]


@pytest.mark.browser
def test_pages_tell_where_they_start(printed: Printed) -> None:
    """Each page's offset points at the first word that stands on it."""
    css = f"{INDENTED}section{{break-before:page}}"
    inner = "".join(f"<section><p>第{i}页的文字，共{i}项。</p></section>" for i in range(1, 4))
    document, _ = read_document(printed(f"<style>{BASE}{css}</style><p>首页文字，无。</p>{inner}"))
    assert document is not None
    starts = [document.text[offset : offset + 4] for offset in document.pages]
    assert starts == ["首页文字", "第1页的", "第2页的", "第3页的"]


@pytest.mark.browser
def test_a_paragraph_over_a_page_end_is_one(printed: Printed) -> None:
    """The offset of a page stands inside the paragraph that runs on to it."""
    text = "".join(paragraphs(60))
    document, _ = read_document(printed(f"<style>{BASE}{INDENTED}@page{{size:A5}}</style><p>{text}</p>"))
    assert document is not None
    assert document.text == f"{text}\n"
    assert len(document.pages) > 2
    assert all(0 < offset < len(text) for offset in document.pages[1:])


TABLE = [
    ("指标", "单位", "2024年实绩", "2025年目标"),
    ("地区生产总值", "万亿元", "6.0", "增长5.5%左右"),
    ("规模以上工业增加值", "%", "7.5", "7%以上，其中高技术制造业增加值增长10%以上，占比提高1个百分点"),
    ("新能源汽车产量", "万辆", "50.7", "突破100万辆"),
    ("单位生产总值能耗下降", "%", "2.9", "完成国家下达任务"),
]


@pytest.mark.parametrize("frame", ["1px solid", "none"], ids=["framed", "open"])
@pytest.mark.browser
def test_table_rows_are_lines(frame: str, printed: Printed) -> None:
    """A table is read row by row with its wrapped cells whole, and the text around it as text."""
    before, after = paragraphs(9)[7:9]
    css = f"td{{border:{frame};padding:4px 8px;text-align:left}}table{{border-collapse:collapse;margin:1em 0}}td:first-child{{width:7em}}"
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    html = f"<style>{BASE}{INDENTED}{css}</style><p>{before}</p><table>{rows}</table><p>{after}</p>"
    lines = lines_of(printed(html))
    assert lines[0] == before
    assert lines[-1] == after
    assert lines[1:-1] == ["\t".join(row) for row in TABLE]


@pytest.mark.browser
def test_lists_signs_and_words(printed: Printed) -> None:
    """List items are whole, powers stay apart from numbers, English words keep their spaces."""
    item = f"{paragraphs(6)[5]}完成。"
    english = "Output of the province rose by 7.5 per cent to 1,234.5 million units. " * 3
    html = (
        f"<style>{BASE}{INDENTED}</style><p>{paragraphs(6)[5]}</p><ul><li>{item}</li><li>短项，5个。</li></ul>"
        "<p>面积12km<sup>2</sup>，投资10<sup>8</sup>元，PM<sub>2.5</sub>浓度下降，增长5%<sup>1</sup>。</p>"
        f"<p style='font-family:DejaVu Serif'>{english}</p>"
    )
    assert lines_of(printed(html)) == [
        paragraphs(6)[5],
        item,
        "短项，5个。",
        "面积12km²，投资10⁸元，PM2.5浓度下降，增长5%¹。",
        english.strip(),
    ]


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("<p style='letter-spacing:1em'>政府工作报告</p>", "政府工作报告"),
        ("<p>增长<span style='letter-spacing:3px'>12345.6</span>亿元</p>", "增长12345.6亿元"),
        ("<p>⼀⼆三⻓⻔⻋不⾦㎡½％①</p>", "一二三长门车不金㎡½％①"),
        ("<p>第一章　总则…………………………3</p><p>正文。</p>", "正文。"),
        ("<p style='transform:rotate(-45deg)'>内部资料</p><p>正文。</p>", "正文。"),
        ("<p style='writing-mode:sideways-lr'>侧立的一行字</p>", "侧立的一行字"),
    ],
)
@pytest.mark.browser
def test_signs_as_they_are_meant(html: str, line: str, printed: Printed) -> None:
    """Wide setting, radicals for ideographs, dot leaders and stamps leave no trace; ㎡ and ½ stay."""
    assert lines_of(printed(f"<style>{BASE}</style>{html}", "--no-pdf-header-footer")) == [line]


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of which is the catalogue."""
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer\n<</Size %d /Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer,
        start,
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries, content)


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<<%s>>>>"
IMAGE = stream(
    b"\x80" * 64, b"/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8"
)
SCAN = pdf(CATALOGUE, PAGES, PAGE % b"/XObject<</I 5 0 R>>", stream(b"300 0 0 300 0 0 cm /I Do"), IMAGE)
EMPTY = pdf(CATALOGUE, PAGES, PAGE % b"", stream(b""))
NAMELESS_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Nameless/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Nameless/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R>>",
    b"<</Type/FontDescriptor/FontName/ABCDEF+Nameless/Flags 4/FontBBox[0 0 1000 1000]/Ascent 800/Descent -200>>",
)
NAMELESS = pdf(
    CATALOGUE,
    PAGES,
    PAGE % b"/Font<</F 5 0 R>>",
    stream(b"BT /F 12 Tf 20 200 Td <00210022002300240025002600270028> Tj ET"),
    *NAMELESS_FONT,
)
MIXED = pdf(
    CATALOGUE,
    PAGES,
    PAGE % b"/Font<</F 5 0 R/G 8 0 R>>",
    stream(
        b"BT /G 12 Tf 20 200 Td (Output rose by 7) Tj /F 12 Tf <0021> Tj /G 12 Tf (5 per cent in all.) Tj ET"
    ),
    *NAMELESS_FONT,
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
)


def protected() -> bytes:
    """A PDF that asks for a password: revision 2 of the standard handler, whose check no empty password passes."""
    identity = b"0123456789abcdef"
    entry = hashlib.sha256(b"owner").hexdigest().encode()
    handler = b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (
        entry,
        hashlib.sha256(b"user").hexdigest().encode(),
    )
    trailer = b"/Encrypt 5 0 R/ID[<%s><%s>]" % (identity.hex().encode(), identity.hex().encode())
    return pdf(CATALOGUE, PAGES, PAGE % b"", stream(b"x"), handler, trailer=trailer)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (SCAN, "scan"),
        (EMPTY, "no text"),
        (NAMELESS, "fonts"),
        (protected(), "password"),
        (b"%PDF-1.7\n garbage", "damaged"),
        (SCAN[: len(SCAN) // 3], "damaged"),
    ],
)
def test_files_that_cannot_be_read_say_why(data: bytes, what: str, read: Read) -> None:
    """Scans, protected and broken files are refused with one problem and a hint."""
    document, problems = read("report.pdf", data)
    assert document is None
    assert len(problems) == 1
    assert what in str(problems[0].what)
    assert problems[0].hint is not None


def test_scanned_pages_among_others_are_announced(read: Read) -> None:
    """A file with text on some pages is read, with a warning that lists the others."""
    data = pdf(
        CATALOGUE,
        b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
        PAGE % b"/XObject<</I 5 0 R>>",
        stream(b"300 0 0 300 0 0 cm /I Do"),
        IMAGE,
        (PAGE % b"/Font<</F 8 0 R>>").replace(b"4 0 R", b"7 0 R"),
        stream(b"BT /F 12 Tf 20 200 Td (Output rose by 7.5 per cent.) Tj ET"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    document, problems = read("report.pdf", data)
    assert document is not None
    assert document.text == "Output rose by 7.5 per cent.\n"
    assert document.pages == (0, 0)
    assert [p.severity for p in problems] == ["warning"]
    assert str(problems[0].what).endswith(": 1")


def test_notes_at_the_foot_do_not_part_the_text(read: Read) -> None:
    """A footnote in smaller type stands behind the paragraph that it interrupts."""
    text = [
        b"Output of steel rose by 7.5 per cent",
        b"to 1,200 thousand tonnes in the year,",
        b"and that of cars by 12 per cent, the",
    ]
    more = [b"largest rise in the country; exports", b"fell by 3 per cent."]

    def shown(lines: list[bytes], note: bytes = b"") -> bytes:
        rows = b"".join(b"(%s) ' " % line for line in lines)
        foot = b"/F 7 Tf 1 0 0 1 20 60 Tm (%s) Tj" % note if note else b""
        return stream(b"BT /F 12 Tf 15 TL 1 0 0 1 20 260 Tm %s %s ET" % (rows, foot))

    font = PAGE % b"/Font<</F 6 0 R>>"
    data = pdf(
        CATALOGUE,
        b"<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>",
        font,
        shown(text, b"Note: at current prices, 5.5 billion."),
        font.replace(b"4 0 R", b"7 0 R"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
        shown(more),
    )
    document, problems = read("report.pdf", data)
    assert document is not None
    assert problems == []
    assert document.text.splitlines() == [
        b" ".join(text + more).decode(),
        "Note: at current prices, 5.5 billion.",
    ]
    assert document.text[document.pages[1] :].startswith("largest rise")


def test_a_character_without_name_leaves_a_mark(read: Read) -> None:
    """A sign that its font does not name is marked, so that figures beside it are not taken for one."""
    document, problems = read("report.pdf", MIXED)
    assert document is not None
    assert document.text == "Output rose by 7\ufffd5 per cent in all.\n"
    assert [p.severity for p in problems] == ["warning"]
    assert str(problems[0].what).startswith("1 characters")


@pytest.mark.browser
def test_a_table_runs_over_pages(printed: Printed) -> None:
    """A row that a page's end cuts in two is one line; empty cells keep their column."""
    rows = [
        (f"指标{i}", "" if i % 5 == 1 else f"{i}.5", "完成年度任务的进度快于时间进度，" * 4)
        for i in range(30)
    ]
    css = "td{border:1px solid;padding:4px 8px;text-align:left}table{border-collapse:collapse}@page{size:A5}"
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    path = printed(f"<style>{BASE}{css}</style><table>{cells}</table>", "--no-pdf-header-footer")
    document, _ = read_document(path)
    assert document is not None
    assert len(document.pages) > 2
    assert document.text.splitlines() == ["\t".join(row) for row in rows]
