"""The page as a text: whole, the same each time, in both languages, under its policy, and small."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import page_sample
import pytest
from jinja2 import Environment
from page_browser import original

from tracker.knowledge.profiles import profile as profile_of
from tracker.language import catalogue
from tracker.model.claim import Claim, Kind, Measure
from tracker.model.evidence import Evidence
from tracker.model.quantity import Quantity
from tracker.report.page import InputFile, render_page, write_page
from tracker.report.page_documents import Original, context, page_of, paragraphs
from tracker.report.page_lists import unmatched_table
from tracker.report.page_order import HEADS, WORDS
from tracker.report.page_templates import TEMPLATES
from tracker.report.page_terms import METHOD_TERMS, QUALITY_TERMS, STATUS_TERMS, TERMS
from tracker.report.view import Count, Light

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_report_gives_the_same_bytes(sample_page: str) -> None:
    """A second rendering of the same values is the same text."""
    reports = [page_sample.report("zh"), page_sample.report("en")]
    once = render_page(reports, originals=[original()])
    assert once == render_page(reports, originals=[original()])
    assert once != sample_page  # which names a file


def test_only_the_page_s_own_styles_and_script_may_run(sample_page: str) -> None:
    """The policy forbids everything, then allows by hash what stands in the page, and no more."""
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', sample_page)
    assert policy
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; ")
    inline = re.findall(r"<(style|script)>(.*?)</\1>", sample_page, re.DOTALL)
    assert [kind for kind, _ in inline] == ["style", "style", "script", "script"]
    for kind, text in inline:
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in rules.split(f"{kind}-src ")[1].split(";")[0]
    assert " style=" not in sample_page.split("<body>")[1].split("<script", maxsplit=1)[0]
    assert "unsafe" not in rules


def test_everything_is_said_in_chinese_too() -> None:
    """Every text of the templates, terms and buttons has its Chinese in the catalogue."""
    parser = Environment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"], autoescape=True
    )
    said = {*WORDS.values(), *HEADS}
    for path in sorted(TEMPLATES.glob("*.j2")):
        for _, _, found in parser.extract_translations(path.read_text(encoding="utf-8")):
            first = found if isinstance(found, str) else (found or [None])[0]
            said |= {first} if first else set()
    said |= {text for pair in TERMS for text in pair}
    said |= {meaning for terms in (STATUS_TERMS, METHOD_TERMS, QUALITY_TERMS) for _, meaning in terms}
    chinese = catalogue("zh")
    assert [text for text in sorted(said) if chinese.gettext(text) == text] == []


def test_one_of_a_kind_is_told_in_the_singular() -> None:
    """English counts one goal, plan, value and file as one."""
    rows = page_sample.kinds("en")
    silent = replace(rows[8], code="no_data", current=None)
    report = page_sample.report("en", (rows[0], silent))
    page = render_page([report], originals=[original()], files=[InputFile("a.yaml", "0" * 64)])
    shown = re.sub(r"<[^>]*>", "", page)
    told = ("2 goals of 1 plan;", "1 of 1 reported value ", "1 more awaits review and is not judged")
    for words in (*told, "1 goal without data", "1 file with its SHA-256"):
        assert words in shown
    assert "1 goal of 1 plan;" in re.sub(r"<[^>]*>", "", render_page([page_sample.report("en", rows[:1])]))


def test_lists_name_an_indicator_in_english_too() -> None:
    """In a table of an English page the catalogue's name stands before the words of the document."""
    value = page_sample.reported(
        "gdp", page_sample.figure("5万亿元", "5E12", "元", "2025"), indicator="地区生产总值"
    )
    for language, shown in (("en", "Gross domestic product (地区生产总值)"), ("zh", "地区生产总值")):
        table = unmatched_table(page_sample.report(language, unmatched=(value,)))
        assert table.rows[0][0].text == shown


def test_the_program_and_the_files_are_named(sample_page: str) -> None:
    """The page says which version made it, and of what, to the last byte."""
    page = render_page([page_sample.report()], version="9.8.7")
    assert "9.8.7" in page
    assert "targets/plan-2025.yaml" in sample_page
    assert "0123456789abcdef" * 4 in sample_page


def test_one_language_alone_is_a_page_too() -> None:
    """A report in one language renders without the other."""
    assert "湖北省工业和信息化目标进展" in render_page([page_sample.report()])


def test_a_report_without_targets_is_a_page_too() -> None:
    """Nothing to show is no error."""
    empty = page_sample.report("zh", (), actuals=(), unmatched=(), drafts=(), sources=(), changes=())
    assert "没有进展不佳的目标" in render_page([empty])


@pytest.mark.parametrize("profile", ["four_lights", "midterm"])
def test_every_profile_is_explained(profile: str) -> None:
    """Where a light stands for several statuses, the definitions name each of them."""
    lights = profile_of(profile)
    counts = tuple(
        Count(Light(one.code, one.words["zh"], one.colour, one.symbol), 0) for one in lights.lights
    )
    page = render_page([page_sample.report("zh", (), profile=profile, counts=counts)])
    assert "目标期已满，全期数值未达到目标" in page
    assert lights.lights[0].words["zh"] in page


def test_a_thousand_targets_stay_under_3_mb() -> None:
    """A thousand targets in two languages, with two reported values each, fit into 3 MB."""
    thousand = [page_sample.large(1000, language, actuals=2) for language in ("zh", "en")]
    assert len(render_page(thousand).encode()) < 3_000_000


def test_a_page_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line ends stay as they are, and a failed write leaves the earlier page and no litter."""
    path = tmp_path / "report.html"
    write_page(path, "a\nb\n")
    assert path.read_bytes() == b"a\nb\n"

    def full(_: int) -> None:
        raise OSError("no space")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_page(path, "c")
    assert path.read_bytes() == b"a\nb\n"
    assert list(tmp_path.iterdir()) == [path]


def test_claims_are_marked_where_they_stand() -> None:
    """The text is cut at every claim; the quote of a target links to it and wins over other claims."""
    text = page_sample.TEXT
    claims = []
    for kind, words in ((Kind.ACTUAL, "汽车产量力争突破"), (Kind.FORECAST, "7.5%左右")):
        start = text.index(words)
        evidence = Evidence(document="d", start=start, end=start + len(words), quote=words)
        claims.append(
            Claim(
                kind=kind,
                indicator="x",
                measure=Measure.LEVEL,
                quantity=Quantity(value=1, unit="个"),
                region="x",
                evidence=evidence,
            )
        )
    marked = paragraphs(
        Original(page_sample.DOCUMENT, text, tuple(claims), text.index("# 2025")), page_sample.kinds("zh")
    )
    assert [p.level for p in marked] == [1, 0, 2, 0]
    shown = [(s.text, s.kind, bool(s.target)) for p in marked for s in p.pieces]
    assert ("7.5%左右", "forecast", False) in shown
    linked = "".join(text for text, _, target in shown if target)
    assert linked == "新能源汽车产量力争突破100万辆"
    assert "title: 样例计划" not in "".join(text for text, _, _ in shown)


def test_a_quote_stands_in_its_sentence() -> None:
    """The words around a quote reach to the ends of its sentence."""
    row = page_sample.kinds("zh")[0]
    found = context(original(), row)
    assert (found.before, found.after) == ("全年", "，比上年翻一番。")
    assert context(None, row).quote == row.quote


@pytest.mark.parametrize(
    ("around", "before", "after"),
    [
        ("前" * 50 + "，其中{quote}，后续" + "后" * 50, "…其中", "…"),
        ("1" * 50 + "{quote}" + "2" * 50, "…", "…"),
        ("前" * 50 + "{quote}" + "后" * 50, "…" + "前" * 36, "后" * 36 + "…"),
    ],
    ids=("at pauses", "within figures", "without pauses"),
)
def test_a_quote_in_a_long_sentence_is_cut_at_a_pause(around: str, before: str, after: str) -> None:
    """Where the sentence is too long to show, it is cut at a comma, and never within a figure."""
    row = replace(page_sample.kinds("zh")[0], at="")
    found = context(Original("d", around.format(quote=row.quote)), row)
    assert (found.before, found.after) == (before, after)


def test_a_paged_document_gives_the_page() -> None:
    """A quote's page is counted from 1; an unpaged document has none."""
    row = page_sample.kinds("zh")[0]
    paged = Original(page_sample.DOCUMENT, page_sample.TEXT, pages=(0, 30, 1000))
    assert page_of(paged, row) == 2
    assert page_of(original(), row) is None
