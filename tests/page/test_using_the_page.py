"""The page as a reader uses it, in a real browser without a network."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import page_sample
import pytest
from page_browser import clipboard

from tracker.model.period import Period
from tracker.report.page import render_page
from tracker.report.page_documents import Original
from tracker.report.page_policy import anchor

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.browser

T1, T2, T807 = (anchor("t", key) for key in ("plan-2025/t1", "plan-2025/t2", "plan-7/t807"))
DOCUMENT = anchor("d", page_sample.DOCUMENT)


def names(page: Any) -> list[str]:
    """The indicators of the targets that are shown, in order."""
    return page.eval_on_selector_all("#list article h4", "all => all.map(e => e.textContent)")


def until_copied(page: Any, number: int) -> None:
    """Wait until the page has copied that many things."""
    page.evaluate(
        """async (number) => {
            while (copied.length < number) await new Promise((again) => requestAnimationFrame(again));
        }""",
        number,
    )


def choose(page: Any, control: str, value: str) -> None:
    """Choose a value of one of the page's lists."""
    page.select_option(f"select[name={control}]", value)


def test_search_filters_and_sorting_combine_and_live_in_the_address(opened: Open, sample_page: str) -> None:
    """A status, a topic, a word and an order narrow together, and their address brings the view back."""
    page = opened(sample_page).page
    page.click("button[data-status=behind]")
    assert len(names(page)) == 2
    page.fill("input[name=q]", "高新")
    assert names(page) == ["高新技术企业"]
    choose(page, "topic", "创新")
    choose(page, "sort", "name")
    choose(page, "group", "owner")
    assert page.inner_text("#list .group h3").startswith("科技厅")
    address = page.evaluate("location.hash")
    assert "status=behind" in address
    assert "高新" in unquote(address)
    again = opened(sample_page, address).page
    assert names(again) == ["高新技术企业"]
    assert again.input_value("input[name=q]") == "高新"
    assert again.get_attribute("button[data-status=behind]", "aria-pressed") == "true"
    again.click("[data-do=reset]")
    assert len(names(again)) == 10


def test_counts_follow_the_filters(opened: Open, sample_page: str) -> None:
    """The bar counts what the other filters leave, so that it never promises an empty list."""
    page = opened(sample_page).page
    choose(page, "topic", "创新")
    assert page.inner_text("button[data-status=behind] b") == "1"
    assert page.inner_text("button[data-status=missed] b") == "0"
    assert "1" in page.inner_text(".found")


def test_the_bar_itself_filters(opened: Open, sample_page: str) -> None:
    """A click on a stretch of the bar shows the targets of that status alone."""
    page = opened(sample_page).page
    page.click(".counts .seg.s-missed")
    assert names(page) == ["新能源汽车产量"]


@pytest.mark.parametrize("group", ["plan", "region", "owner", "topic", "due"])
def test_groups_hold_every_target_once(opened: Open, sample_page: str, group: str) -> None:
    """Whatever the targets are grouped by, each stands in one group, and the heads count them."""
    page = opened(sample_page, f"#group={group}").page
    heads = page.eval_on_selector_all("#list .group h3 small", "all => all.map(e => Number(e.textContent))")
    assert sum(heads) == len(names(page)) == 10


def test_goals_without_data_are_folded_until_they_are_asked_for(opened: Open, sample_page: str) -> None:
    """They stand behind one line a group, which opens; a box, a search or a status shows them in line."""
    page = opened(sample_page).page
    silent = ".card h4:text-is('新增规模以上工业企业')"
    assert not page.is_visible(silent)
    page.click(".rest > summary")
    assert page.is_visible(silent)
    page.uncheck("input[name=fold]")
    assert page.is_visible(silent)
    assert "fold=no" in page.evaluate("location.hash")
    page.check("input[name=fold]")
    assert not page.is_visible(silent)
    page.fill("input[name=q]", "规模以上工业企业")
    assert page.is_visible(silent)
    assert opened(sample_page, f"#open={anchor('t', 'plan-2025/t9')}").page.is_visible(silent)


def test_goals_are_found_and_grouped_by_the_year_they_are_due(opened: Open) -> None:
    """The years head the groups in their order, and each narrows the list to its goals."""
    first, *rest = page_sample.kinds("zh")
    rows = (*rest, replace(first, period=Period.parse("2023")))
    page = opened(render_page([page_sample.report("zh", rows)]), "#group=due").page
    heads = page.eval_on_selector_all(
        "#list .group h3 > span:first-child", "all => all.map(e => e.textContent)"
    )
    assert heads == ["2023年", "2025年"]
    choose(page, "due", "2023年")
    assert names(page) == ["新能源汽车产量"]


def test_lists_that_are_cut_short_lead_to_the_rest(opened: Open, sample_page: str) -> None:
    """What needs attention says how many of how many it shows, and its link narrows the list to all."""
    page = opened(sample_page).page
    assert page.inner_text("#h-worst small") == "7 项中的 5 项"
    page.click(".worst .more a")
    page.wait_for_function("location.hash.includes('status=')")
    assert len(names(page)) == 7
    assert page.evaluate("document.querySelector('#targets').getBoundingClientRect().top") < 200
    page.click("[data-do=reset] >> visible=true")
    page.click(".plans a >> nth=1")
    page.wait_for_function("location.hash.includes('plan=')")
    assert "已筛选" in page.inner_text(".finder .chosen")


def test_sorting_by_gap_puts_the_worst_first(opened: Open, sample_page: str) -> None:
    """The pace gap sorts from the farthest behind; targets without one come last."""
    page = opened(sample_page, "#group=none&sort=gap").page
    assert names(page)[:2] == ["新能源汽车产量", "高新技术企业"]


def test_a_word_of_the_quote_is_found(opened: Open, sample_page: str) -> None:
    """The search looks through the quotes too, whatever the width of the characters typed."""
    page = opened(sample_page).page
    page.fill("input[name=q]", "力争　１００")
    assert names(page) == ["新能源汽车产量"]


def test_nothing_found_says_so(opened: Open, sample_page: str) -> None:
    """An empty result is told in words."""
    page = opened(sample_page).page
    page.fill("input[name=q]", "没有这样的目标")
    assert page.inner_text("#list .notice")


def test_language_switches_without_reload(opened: Open, sample_page: str) -> None:
    """English and back: words, title and language of the page change, filters and open cards stay."""
    page = opened(sample_page, f"#status=missed&open={T1}").page
    page.evaluate("window.same = true")
    page.click("[data-do=language]")
    page.wait_for_selector("html[lang=en]")
    assert page.inner_text("#h-worst").startswith("Needs attention")
    assert page.title() == "Progress of Hubei's industrial goals"
    assert len(names(page)) == 1
    assert page.is_visible(".card details[open] blockquote mark")
    assert page.inner_text(".card blockquote mark") == "新能源汽车产量力争突破100万辆"
    page.click("[data-do=language]")
    page.wait_for_selector("html[lang=zh-CN]")
    assert page.inner_text("#h-worst").startswith("需要关注")
    assert page.is_visible(".card details[open] blockquote mark")
    assert page.evaluate("window.same")


def test_words_that_stay_in_chinese_are_marked_as_such(opened: Open, sample_page: str) -> None:
    """Where a name has no English, a program that reads the page aloud is told its language."""
    page = opened(sample_page, "#lang=en&all=1&fold=no&table=actuals").page
    for part in (
        "h4",
        ".group h3 > span",
        ".plans a",
        "blockquote",
        "figcaption :is(a, .citation)",
        "select[name=region] option",
        "#actuals td a",
    ):
        unmarked = """all => all.map((e) => [e.textContent, e.closest("[lang]").lang])
            .filter(([text, lang]) => /[\u4e00-\u9fff]/.test(text) !== (lang === "zh"))"""
        assert page.eval_on_selector_all(part, unmarked) == [], part
    foreign = page.eval_on_selector_all("h4[lang=zh]", "all => all.map(e => e.textContent)")
    assert len(foreign) == 6
    assert "出口总额增速" in foreign
    assert "粮食产量" not in foreign
    topics = page.eval_on_selector_all("select[name=topic] option", "all => all.map(e => e.textContent)")
    assert {"Industry (7)", "创新 (1)"} <= set(topics)
    chinese = opened(sample_page).page
    assert chinese.eval_on_selector_all("#page :is(h4, span, a)[lang]", "all => all.length") == 0


def test_the_theme_can_be_chosen(opened: Open, sample_page: str) -> None:
    """Light and dark follow the system until the reader chooses, and the choice is in the address."""
    dark = opened(sample_page, color_scheme="dark").page
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    assert dark.evaluate(ground) == "rgb(21, 24, 28)"
    choose(dark, "theme", "light")
    assert dark.evaluate(ground) == "rgb(255, 255, 255)"
    assert "theme=light" in dark.evaluate("location.hash")


def test_everything_is_reached_by_keyboard(opened: Open, sample_page: str) -> None:
    """Slash finds the search, arrows walk the targets, Enter opens one, its links follow by Tab."""
    page = opened(sample_page).page
    page.keyboard.press("/")
    page.keyboard.type("产量")
    assert set(names(page)) == {"新能源汽车产量", "粮食产量"}
    page.focus(".card summary")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card details[open] .actions button")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.body') !== null")
    page.click("[data-do=help]")
    assert page.is_visible("#help")
    page.keyboard.press("Escape")
    assert not page.is_visible("#help")


def test_a_link_to_a_target_opens_it(opened: Open, sample_page: str) -> None:
    """The sentence on the first screen leads to the open card, and going back leads back."""
    page = opened(sample_page).page
    page.click(".worst a")
    page.wait_for_selector(f"#{T1} details[open]")
    assert f"at={T1}" in page.evaluate("location.hash")
    direct = opened(sample_page, f"#{T2}").page
    assert direct.is_visible(f"#{T2} .body")


def test_a_link_to_a_filtered_target_shows_it_all_the_same(opened: Open, sample_page: str) -> None:
    """Where the filters hide the target of a link, they give way."""
    page = opened(sample_page).page
    page.fill("input[name=q]", "粮食")
    page.click(".worst a")
    page.wait_for_selector(f"#{T1} details[open]")
    assert page.input_value("input[name=q]") == ""


def test_claims_in_the_document_lead_to_their_targets(opened: Open, sample_page: str) -> None:
    """The quote's document opens at its section, and the marked sentence leads back to the card."""
    page = opened(sample_page, f"#{T1}").page
    page.click(f"#{T1} figcaption a[href^='#d-']")
    page.wait_for_selector(f"#{DOCUMENT} details[open] .text a.target")
    page.click(f"#{DOCUMENT} .text a.target")
    assert page.evaluate("document.activeElement.closest('article').id") == f"{T1}"


def test_the_source_opens_at_the_quote_with_a_way_back(opened: Open) -> None:
    """A goal's source shows its words ringed and on the screen, also where two goals share them."""
    first, *rest = page_sample.kinds("zh")
    twin = replace(first, key="plan-2025/twin", indicator="另一项")
    start = page_sample.TEXT.index("# 2025")
    text = page_sample.TEXT[:start] + "前文。\n\n" * 200 + page_sample.TEXT[start:]
    rows = tuple(replace(row, at="") for row in (first, twin, *rest))
    reports = [page_sample.report(language, rows) for language in ("zh", "en")]
    made = render_page(reports, originals=[Original(page_sample.DOCUMENT, text, (), start)])
    for target in (T1, anchor("t", twin.key)):
        for view in (f"#{target}", f"#at={target}&lang=en"):
            page = opened(made, view).page
            page.click(f"#{target} figcaption a")
            page.wait_for_selector(".text .here")
            assert page.inner_text(".text .here") == first.quote
            box = page.locator(".text .here").bounding_box()
            assert 100 < box["y"] < 800
            page.click(".back a")
            assert page.evaluate("document.activeElement.closest('article').id") == target


def test_the_source_of_the_value_is_cited_too(opened: Open, sample_page: str) -> None:
    """What a reader copies of the value is its publisher, day and address, not the goal's document."""
    shown = opened(sample_page, f"#open={T1}")
    with clipboard(shown) as copied:
        shown.page.click(f"#{T1} [data-do=citeActual]")
        until_copied(shown.page, 1)
    assert copied == ["湖北省统计局. (2026-01-20). https://example.gov.cn/a?b=1&c=2."]


@pytest.mark.parametrize(("language", "heads"), [("zh", ["时期", "数值"]), ("en", ["Period", "Value"])])
def test_cells_on_a_phone_say_what_they_are(
    opened: Open, sample_page: str, language: str, heads: list[str]
) -> None:
    """Where a table's cells stand one below the other, each begins with its head."""
    page = opened(sample_page, f"#lang={language}&open={T1}", width=360).page
    told = page.eval_on_selector_all(
        f"#{T1} tr.used td", "all => all.map((e) => getComputedStyle(e, '::before').content)"
    )
    assert told[:2] == [f'"{head}"' for head in heads]


def test_tables_sort_search_and_keep_that_in_the_address(opened: Open, sample_page: str) -> None:
    """Heads sort by figures where there are any; the table's search narrows it; the address keeps both."""
    page = opened(sample_page).page
    page.click("#actuals > summary")
    page.click("#actuals th button[data-column='3']")
    page.click("#actuals th button[data-column='3']")
    values = page.eval_on_selector_all("#actuals td:nth-child(4)", "all => all.map(e => e.textContent)")
    assert values[0] == "82.4万辆"
    assert page.get_attribute("#actuals th[aria-sort]", "aria-sort") == "descending"
    page.fill("#actuals input[type=search]", "18000")
    assert page.eval_on_selector_all("#actuals tbody tr", "all => all.length") == 1
    again = opened(sample_page, page.evaluate("location.hash")).page
    again.wait_for_selector("#actuals tbody tr")
    assert again.eval_on_selector_all("#actuals tbody tr", "all => all.length") == 1


def test_csv_opens_as_a_table(opened: Open, sample_page: str) -> None:
    """Goals, tables and cards are copied as CSV that reads back with the same cells."""
    shown = opened(sample_page, f"#table=actuals&open={T1}")
    with clipboard(shown) as copied:
        shown.page.click("[data-do=csv]")
        shown.page.click("#actuals [data-sheet=copy]")
        shown.page.click(f"#{T1} [data-do=cardCsv]")
        until_copied(shown.page, 3)
    goals, actuals, card = (list(csv.reader(io.StringIO(text))) for text in copied)
    assert len(goals) == 11
    assert {len(line) for line in goals} == {len(goals[0])}
    assert actuals[0][3] == "数值"
    assert any("82.4万辆" in line for line in card)


def test_a_clipboard_that_is_closed_saves_a_file(opened: Open, sample_page: str) -> None:
    """Where the browser refuses the clipboard, the same text is saved, with a mark that Excel reads."""
    page = opened(sample_page).page
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    with page.expect_download() as download:
        page.click("[data-do=csv]")
    assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("act", ["facePicture", "chartPicture"])
def test_a_card_and_its_chart_are_copied_as_pictures(opened: Open, sample_page: str, act: str) -> None:
    """What is copied is a PNG with something drawn on it."""
    shown = opened(sample_page, f"#open={T1}")
    with clipboard(shown) as copied:
        shown.page.click(f"#{T1} [data-do={act}]")
        until_copied(shown.page, 1)
    kind, size = copied[0].split()
    assert kind == "image/png"
    assert int(size) > 5000


def test_a_table_is_copied_as_a_picture(opened: Open, sample_page: str) -> None:
    """A table's picture is a PNG."""
    shown = opened(sample_page, "#table=actuals")
    with clipboard(shown) as copied:
        shown.page.click("#actuals [data-sheet=picture]")
        until_copied(shown.page, 1)
    assert copied[0].startswith("image/png")


def test_a_target_is_cited_in_one_click(opened: Open, sample_page: str) -> None:
    """The reference is copied in the form of GB/T 7714."""
    shown = opened(sample_page, f"#open={T1}")
    with clipboard(shown) as copied:
        shown.page.click(f"#{T1} [data-do=cite]")
        until_copied(shown.page, 1)
    expected = "湖北省经济和信息化厅. 2025年全省经信工作思路[R/OL]. (2024-12). https://example.gov.cn/plan."
    assert copied == [expected]


def test_all_cards_open_for_printing(opened: Open, sample_page: str) -> None:
    """Opening all shows every detail, and the printed PDF grows by it."""
    page = opened(sample_page).page
    short = page.pdf(format="A4")
    page.click("[data-do=expand]")
    assert page.eval_on_selector_all("article details[open]", "all => all.length") == 10
    assert len(page.pdf(format="A4")) > len(short)
    page.click("[data-do=expand]")
    assert page.eval_on_selector_all("article details[open]", "all => all.length") == 0


def test_paper_is_a4_without_controls(opened: Open, sample_page: str) -> None:
    """Print leaves out what only a screen can use, and is light however dark the screen is."""
    page = opened(sample_page, "#theme=dark").page
    page.emulate_media(media="print")
    assert not page.is_visible(".finder")
    assert not page.is_visible(".tools")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True))
    assert {(round(float(w)), round(float(h))) for w, h in boxes} == {(595, 842)}


def test_paper_shows_rows_whole_and_says_what_is_left_out(opened: Open, sample_page: str) -> None:
    """Nothing of a row leaves the sheet, what cannot be opened is not printed, and a filter is told."""
    page = opened(sample_page, "#status=missed", width=720).page
    page.emulate_media(media="print")
    ends = """() => [...document.querySelectorAll(".card summary")].map((e) => e.getBoundingClientRect())
        .every((box) => box.left >= 0 && box.right <= innerWidth)"""
    assert page.evaluate(ends)
    assert not page.is_visible(f"#{DOCUMENT} summary")
    assert not page.is_visible("#actuals")
    assert not page.is_visible(".files")
    told = page.inner_text(".counts .chosen")
    assert "10 项中的 1 项" in told
    assert "未完成" in told
    assert not page.is_visible(".counts .chosen button")
    address = page.evaluate("getComputedStyle(document.querySelector('.document .q a'), '::after').content")
    assert "attr(href)" in address or "https" in address


def test_a_filter_is_told_where_it_was_set_and_cleared_there(opened: Open, sample_page: str) -> None:
    """Beside the counts and in the bar stands what the list is narrowed to, until it is cleared."""
    page = opened(sample_page).page
    assert not page.is_visible("[data-do=reset]")
    page.click("button[data-status=behind]")
    for line in (".counts .chosen", ".finder .chosen"):
        assert "10 项中的 2 项（滞后）" in page.inner_text(line)
    page.click(".counts .chosen a")
    assert page.evaluate("document.activeElement.id") == "targets"
    assert len(names(page)) == 2
    page.click(".finder [data-do=reset]")
    assert len(names(page)) == 10
    assert not page.is_visible("[data-do=reset]")


@pytest.mark.parametrize("width", [360, 768, 1440, 2560])
@pytest.mark.parametrize("view", ["#all=1", "#all=1&lang=en", "#table=actuals"])
def test_nothing_is_wider_than_the_screen(opened: Open, sample_page: str, width: int, view: str) -> None:
    """From a phone to a wall screen the page never scrolls sideways."""
    page = opened(sample_page, view, width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_everything_can_be_read(opened: Open, sample_page: str) -> None:
    """With scripts off all targets stand there, open by themselves, and no dead control is shown."""
    page = opened(sample_page, scripts=False).page
    assert len(names(page)) == 10
    assert not page.is_visible(".finder")
    page.click(f"#{T1} summary")
    assert page.is_visible(f"#{T1} .trace")
    assert "用作现值" in page.inner_text(f"#{T1} table")


def test_a_large_page_shows_a_hundred_at_a_time(opened: Open, large_page: str) -> None:
    """Above 1,000 targets a hundred are shown, the rest by pages, and details come when opened."""
    page = opened(large_page, "#group=none&sort=name").page
    assert len(names(page)) == 100
    page.click(".pages button[data-page='12']")
    page.wait_for_selector(".pages [aria-current][data-page='12']")
    assert "page=12" in page.evaluate("location.hash")
    page.click("#list .card summary")
    page.wait_for_selector("#list .card details[open] .body .trace")
    page.fill("input[name=q]", "粮食产量1195")
    assert names(page) == ["粮食产量1195"]
    page.click("[data-do=language]")
    page.wait_for_selector("html[lang=en]")
    assert names(page) == ["粮食产量1195"]


def test_a_link_into_a_large_page_finds_the_right_page(opened: Open, large_page: str) -> None:
    """A target beyond the first hundred is shown open by its link."""
    page = opened(large_page, f"#{T807}").page
    page.wait_for_selector(f"#{T807} details[open] .body")


def test_a_large_page_without_scripts_shows_a_thousand(opened: Open, large_page: str) -> None:
    """With scripts off the first 1,000 stand in the page, and a note names the workbook."""
    page = opened(large_page, scripts=False).page
    assert page.eval_on_selector_all("noscript article", "all => all.length") == 1000
    assert ".xlsx" in page.inner_text("body > noscript > .notice")


def test_long_documents_come_when_they_are_opened(opened: Open) -> None:
    """Texts too long to stand in the page are shown by opening them, in either language."""
    text = page_sample.TEXT + "很长的文件。\n" * 40_000
    reports = [page_sample.report("zh"), page_sample.report("en")]
    long = Original(page_sample.DOCUMENT, text, (), text.index("# 2025"))
    page_text = render_page(reports, originals=[long])
    assert len(page_text) < 200_000
    for view in ("", "#lang=en"):
        page = opened(page_text, view).page
        page.click(f"#{DOCUMENT} summary")
        page.wait_for_selector(f"#{DOCUMENT} .text a.target")
