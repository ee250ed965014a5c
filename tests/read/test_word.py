"""Word files: what a reader sees in Word is what is read, and nothing else is opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.model.document import Document
from tracker.problems import Problem
from tracker.read.documents import read_document

Lines = Callable[..., list[str]]
WordFile = Callable[..., Path]
Read = Callable[[str, bytes | str], tuple[Document | None, list[Problem]]]


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph; texts that are no markup become runs."""
    inner = "".join(c if c.startswith("<") else run(c) for c in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def deleted(text: str) -> str:
    """A tracked deletion."""
    return f'<w:del w:id="1" w:author="a"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


BOX = f"<w:txbxContent>{paragraph('框中产值30亿元。')}</w:txbxContent>"
SHAPE = (
    '<w:drawing><wp:anchor><wp:docPr id="1" name="x"/><a:graphic><a:graphicData>'
    f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
FALLBACK = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
NEW = f"<mc:AlternateContent><mc:Choice Requires='wps'>{SHAPE}</mc:Choice>"


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ([run("增长"), run("8"), run("2"), run(".4%", "<w:b/>"), run("。")], ["增长82.4%。"]),
        (["产量", '<w:proofErr w:type="spellStart"/>', "82万辆。"], ["产量82万辆。"]),
        (["达到", '<w:ins w:id="1">' + run("90") + "</w:ins>", deleted("80"), "万辆。"], ["达到90万辆。"]),
        (
            ['<w:ins w:id="1">' + run("新增5家") + deleted("旧9家") + "</w:ins>", "。"],
            ["新增5家。"],
        ),
        (
            ['<w:moveFrom w:id="1">' + run("移走7家") + "</w:moveFrom>", '<w:moveTo w:id="2">' + run("移来6家") + "</w:moveTo>"],
            ["移来6家"],
        ),
        (["目标", "<w:sdt><w:sdtContent>" + run("100") + "</w:sdtContent></w:sdt>", "万辆。"], ["目标100万辆。"]),
        (['<w:smartTag w:element="chmetcnv">' + run("12公里") + "</w:smartTag>"], ["12公里"]),
        (['<w:fldSimple w:instr="DOCPROPERTY x">' + run("35亿元") + "</w:fldSimple>"], ["35亿元"]),
        (
            [
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://x/99"</w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("链接5项") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            ],
            ["链接5项"],
        ),
        (['<w:hyperlink r:id="rId99">' + run("网址3个") + "</w:hyperlink>"], ["网址3个"]),
        (["显", run("隐9%", "<w:vanish/>"), run("示", '<w:vanish w:val="0"/>')], ["显示"]),
        (["甲<w:br/>".replace("甲", run("甲").replace("</w:r>", "")) + "<w:t>乙</w:t></w:r>"], ["甲", "乙"]),
        (["2021<w:x/>".replace("<w:x/>", ""), "<w:r><w:noBreakHyphen/></w:r>", "2025年"], ["2021-2025年"]),
        (["面积10km", run("2", '<w:vertAlign w:val="superscript"/>'), "，好"], ["面积10km²，好"]),
        (["占比", "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>"], ["占比1/3"]),
        (["<w:r><w:ruby><w:rt>" + run("jiǎ") + "</w:rt><w:rubyBase>" + run("甲") + "</w:rubyBase></w:ruby></w:r>", "5家"], ["甲5家"]),
        (["正文。", f"<w:r>{SHAPE}</w:r>"], ["正文。", "框中产值30亿元。"]),
        (["正文。", f"<w:r>{FALLBACK}</w:r>"], ["正文。", "框中产值30亿元。"]),
        (["正文。", f"<w:r>{NEW}<mc:Fallback>{FALLBACK}</mc:Fallback></mc:AlternateContent></w:r>"], ["正文。", "框中产值30亿元。"]),
        (["正文。", f"<w:r>{NEW}</mc:AlternateContent></w:r>"], ["正文。", "框中产值30亿元。"]),
        (["　　 缩进的 段落 。"], ["缩进的 段落 。"]),
    ],
)  # fmt: skip
def test_what_word_shows_is_read(content: list[str], lines: list[str], word_lines: Lines) -> None:
    """Split runs, insertions, controls, fields, boxes and formulas are text; deletions and hidden text are not."""
    assert word_lines(paragraph(*content)) == lines


def test_a_deleted_paragraph_mark_joins_two_paragraphs(word_lines: Lines) -> None:
    """Where only the paragraph's end was deleted, its text goes on in the next."""
    first = paragraph("实现产值", properties='<w:rPr><w:del w:id="1"/></w:rPr>')
    assert word_lines(first + paragraph("5亿元。")) == ["实现产值5亿元。"]


def test_table_rows_are_lines(word_lines: Lines) -> None:
    """Each row of a table is a line, whether or not controls or deletions stand in it."""

    def row(*cells: str, properties: str = "") -> str:
        inner = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells)
        return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"

    table = (
        "<w:tbl>"
        + row("指标", "2024年", "2025年")
        + f"<w:sdt><w:sdtContent>{row('工业增加值（%）', '7.5', '8')}</w:sdtContent></w:sdt>"
        + row("出口", "1", "2", properties='<w:del w:id="1"/>')
        + "</w:tbl>"
    )
    assert word_lines(paragraph("表：") + table) == [
        "表：",
        "指标\t2024年\t2025年",
        "工业增加值（%）\t7.5\t8",
    ]


def test_notes_stand_at_the_end(word_lines: Lines) -> None:
    """Notes are read behind the text, in the order of their marks, and the marks leave no digit."""
    body = paragraph(
        "增长5%",
        '<w:r><w:footnoteReference w:id="3"/></w:r>',
        "，好。",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
    )
    notes = "".join(
        f'<w:footnote w:id="{i}">{paragraph("<w:r><w:footnoteRef/></w:r>", text)}</w:footnote>'
        for i, text in ((2, "二，按不变价。"), (3, "一，按现价。"), (9, "没有标记。"))
    )
    assert word_lines(body, footnotes=notes) == ["增长5%，好。", "一，按现价。", "二，按不变价。"]


def test_tables_of_contents_are_left_out(word_lines: Lines) -> None:
    """Headings of a table of contents, with their page numbers, are no text."""
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    contents = paragraph("一、回顾", "<w:r><w:tab/></w:r>", "3", properties='<w:pStyle w:val="TOC1"/>')
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('目录')}{contents}</w:sdtContent></w:sdt>"
    assert word_lines(control + contents + paragraph("正文。"), styles=styles) == ["正文。"]


LIST = '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/></w:lvl>'


def numbering(*levels: tuple[str, str]) -> str:
    """A numbering part with one list of these forms and texts."""
    inner = "".join(LIST.format(i, form, text) for i, (form, text) in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="7">{inner}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def numbered(text: str, level: int = 0, list_id: int = 1) -> str:
    """A paragraph that Word numbers."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, properties=number)


@pytest.mark.parametrize(
    ("form", "text", "labels"),
    [
        ("chineseCounting", "%1、", ["一、", "二、", "三、"]),
        ("chineseCountingThousand", "（%1）", ["（一）", "（二）", "（三）"]),
        ("chineseCountingThousand", "第%1条", ["第一条", "第二条", "第三条"]),
        ("decimal", "%1.", ["1. ", "2. ", "3. "]),
        ("decimalEnclosedCircle", "%1", ["① ", "② ", "③ "]),
        ("chineseLegalSimplified", "%1、", ["壹、", "贰、", "叁、"]),
        ("lowerRoman", "%1)", ["i)", "ii)", "iii)"]),
        ("upperLetter", "%1.", ["A. ", "B. ", "C. "]),
        ("bullet", "●", ["", "", ""]),
        ("none", "", ["", "", ""]),
    ],
)
def test_automatic_numbers_are_written_out(
    form: str, text: str, labels: list[str], word_lines: Lines
) -> None:
    """The numbers that Word sets by itself stand in the text as they would if typed."""
    body = "".join(numbered("2025年工作") for _ in labels)
    assert word_lines(body, numbering=numbering((form, text))) == [f"{label}2025年工作" for label in labels]


def test_numbers_count_on_by_level_and_start_anew(word_lines: Lines) -> None:
    """Deeper levels begin afresh under each heading; a list with its own start does too; ten is 十."""
    levels = numbering(("chineseCounting", "%1、"), ("decimal", "%1.%2、"))
    body = (
        numbered("甲")
        + numbered("子", 1)
        + numbered("子", 1)
        + numbered("乙")
        + numbered("子", 1)
        + numbered("丙", 0, 2)
    )
    assert word_lines(body, numbering=levels) == [
        "一、甲",
        "一.1、子",
        "一.2、子",
        "二、乙",
        "二.1、子",
        "一、丙",
    ]
    many = "".join(numbered("项") for _ in range(21))
    lines = word_lines(many, numbering=levels)
    assert [lines[i] for i in (9, 10, 19, 20)] == ["十、项", "十一、项", "二十、项", "二十一、项"]


def test_numbers_that_come_with_a_style(word_lines: Lines) -> None:
    """A heading style may bring the number, also from the style it is based on."""
    styles = (
        '<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Mine"><w:name w:val="标题甲"/><w:basedOn w:val="H1"/></w:style>'
    )
    body = paragraph("回顾", properties='<w:pStyle w:val="Mine"/>') + paragraph("正文。")
    lines = word_lines(body, styles=styles, numbering=numbering(("chineseCounting", "%1、")))
    assert lines == ["一、回顾", "正文。"]


def test_charts_and_embedded_files_are_announced(word_file: WordFile) -> None:
    """Figures that stand only in a chart are not read, and a warning says so."""
    document, problems = read_document(
        word_file(paragraph("正文。"), others={"word/charts/chart1.xml": "<c/>"})
    )
    assert document is not None
    assert [p.severity for p in problems] == ["warning"]
    assert "charts" in str(problems[0].what)


def test_linked_pictures_open_nothing(word_file: WordFile, tmp_path: Path) -> None:
    """A picture linked from the disk is neither opened nor part of the text."""
    secret = tmp_path / "secret.png"
    secret.write_text("secret 99")
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p"/><a:graphic><a:graphicData><pic:pic '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        '<a:blip r:link="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId9" Type="x/image" Target="{secret.as_uri()}" TargetMode="External"/></Relationships>'
    )
    path = word_file(paragraph("正文。", picture), others={"word/_rels/document.xml.rels": relations})
    document, problems = read_document(path)
    assert document is not None
    assert document.text == "正文。\n"
    assert problems == []


def archive(**parts: str | bytes) -> bytes:
    """A zip archive of Word parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", content)
    return data.getvalue()


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ten"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    "<w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04 cut off", "damaged"),
        (archive(document="<w:document"), "damaged"),
        (archive(document="<x/>"), "damaged"),
        (archive(document="<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>"), "damaged"),
        (archive(styles="<x/>"), "damaged"),
        (archive(document=ENTITIES), "document type"),
        (archive(document=b" " * (65 * 1024 * 1024)), "unpacks"),
        (archive(document=b"<x/>" * 4_000_001), "unpacks"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600, ".doc"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read_say_why(data: bytes, what: str, read: Read) -> None:
    """Broken, hostile, protected and old files are refused with one problem and a hint."""
    document, problems = read("report.docx", data)
    assert document is None
    assert len(problems) == 1
    assert what in str(problems[0].what)
    assert problems[0].hint is not None


def test_other_archives_are_told_apart(tmp_path: Path) -> None:
    """A workbook, an OpenDocument text and a plain archive each get their own hint."""
    for inside, what in (
        ("xl/workbook.xml", "workbook"),
        ("content.xml", "OpenDocument"),
        ("a.txt", "archive"),
    ):
        path = tmp_path / "report.docx"
        with zipfile.ZipFile(path, "w") as file:
            file.writestr(inside, "x")
        document, problems = read_document(path)
        assert document is None
        assert what in str(problems[0].what)
