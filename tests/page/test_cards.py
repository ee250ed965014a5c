"""What stands in a target's card."""

from __future__ import annotations

import re
from dataclasses import replace

import page_sample
import pytest

from tracker.model.period import Period
from tracker.report.page import render_page
from tracker.report.page_card import card, revisions
from tracker.report.page_order import is_bare
from tracker.report.page_sentence import sentence, without_name
from tracker.report.page_sentence import unsettled as unsettled_message
from tracker.report.view import Mark, Overridden, Row

ROW = page_sample.kinds("zh")[0]


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("湖北省新能源汽车产量2025年为82.4万辆：未完成", "2025年为82.4万辆：未完成"),
        ("湖北省新增新能源汽车产量2025年为82.4万辆", "2025年为82.4万辆"),
        ("湖北省, new-energy vehicles: 824,000 in 2025", "824,000 in 2025"),
        ("全国新能源汽车产量为1万辆", "全国新能源汽车产量为1万辆"),
        ("湖北省的另一项指标，与新能源汽车产业和许多别的事情都有关系，最后才说到新能源汽车产量", None),
        ("湖北省新能源汽车产量", "湖北省新能源汽车产量"),
    ],
)
def test_sentences_do_not_repeat_the_lines_above_them(sentence: str, rest: str | None) -> None:
    """Place and indicator are left out at the start of a sentence, and nowhere else."""
    assert without_name(sentence, ROW, "New-energy vehicles") == (rest or sentence)


def unsettled(worded: str, months: str, **fields: object) -> Row:
    """A row without a status that a value stands beside all the same."""
    value = replace(
        page_sample.reported("x", page_sample.figure(worded, "1", "辆", months)), months=Period.parse(months)
    )
    return replace(ROW, code="no_data", current=value, **{"marks": (Mark("partial", ""),), **fields})


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            unsettled("82万辆", "2025-01/2025-09"),
            "尚无2025年全年数据（2025年1—9月为82万辆；目标为超过100万辆）",
        ),
        (
            unsettled("82万辆", "2025-01/2025-09", period=Period.parse("2021/2025")),
            "尚无2021—2025年全期数据（2025年1—9月为82万辆；目标为超过100万辆）",
        ),
        (unsettled("82万家", "2025-06"), "尚无2025年底数据（2025年6月为82万家；目标为超过100万辆）"),
        (
            unsettled("超过82万辆", "2025", marks=()),
            "2025年为超过82万辆，能否达到超过100万辆的目标尚不能确定",
        ),
    ],
    ids=("part of the year", "part of the years", "before the end", "a bound"),
)
def test_a_value_beside_no_data_says_why_it_settles_nothing(row: Row, said: str) -> None:
    """What is missing is named, with the value that there is; “no data” alone would contradict it."""
    assert sentence(row, row.indicator, "zh") == said
    assert "无数据" not in said
    assert not is_bare(row)


def test_other_sentences_stay_as_they_were_judged() -> None:
    """Without any value, or with a status, the sentence is the judgement's own."""
    assert unsettled_message(replace(unsettled("82万辆", "2025-09"), current=None)) is None
    assert sentence(ROW, ROW.indicator, "zh") == ROW.headline


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_person_judged_stands_beside_the_computed_status(language: str) -> None:
    """Both are shown on the first screen and on the closed card, with reason, name and day."""
    light = page_sample.light("slightly_behind", language)
    verdict = Overridden("slightly_behind", light, "年末停产检修", "2026-01-20", "张三")
    row = replace(page_sample.kinds(language)[0], override=verdict)
    page = render_page([page_sample.report(language, (row,))])
    lead = {"zh": "人工：", "en": "a person says:"}[language]
    for part in (r'<section aria-labelledby="h-worst".*?</section>', r"<article.*?</summary>"):
        shown = re.sub(r"<[^>]*>", "", re.search(part, page, re.DOTALL)[0])  # type: ignore[index]
        for words in (row.status.words, f"{lead} {light.words}", "年末停产检修", "张三", "2026-01-20"):
            assert words in shown


def test_a_goal_without_an_owner_says_who_set_it_out() -> None:
    """Where no one is named as responsible, the reader learns whose goal it is: its issuer's or place's."""
    report = page_sample.report("zh", (replace(ROW, owner=""), replace(ROW, key="b", owner="", issuer="")))
    page = re.sub(r"<[^>]*>", "", render_page([report]))
    assert "未注明 目标由湖北省经济和信息化厅提出" in page
    assert "未注明 湖北省的目标" in page


def test_an_indicator_of_the_catalogue_is_named_in_english() -> None:
    """Readers of English get the catalogue's name; the Chinese one stays beside it."""
    row = replace(ROW, indicator="地区生产总值", indicator_id="gdp")
    assert card(row, None, None, None, page_sample.report("en")).name == "Gross domestic product"
    assert card(row, None, None, None, page_sample.report("zh")).name == "地区生产总值"


def test_values_published_twice_are_shown_in_order() -> None:
    """Two values of one period, told at different times, are a revision; equal ones are not."""
    first = page_sample.reported(
        "a", page_sample.figure("82万辆", "820000", "辆", "2025"), published="2026-01-05"
    )
    later = page_sample.reported(
        "b", page_sample.figure("82.4万辆", "824000", "辆", "2025"), published="2026-02-09"
    )
    row = replace(ROW, used=(later, first))
    assert [[r.id for r in values] for values in revisions(row)] == [["a", "b"]]
    assert revisions(replace(ROW, used=(first, first))) == ()


def test_a_goal_is_held_in_its_base_unit() -> None:
    """How a goal was read is shown as operator, multiplied-out figure and unit."""
    report = page_sample.report("zh")
    readings = [card(row, None, None, None, report).reading for row in report.rows]
    assert readings[0] == "> 1,000,000 辆"
    assert readings[2] == "≈ 7.5 %"
    assert readings[5] == "4.5–5 %"


def test_units_are_read_out_in_english() -> None:
    """A reader of English meets no Chinese unit where the English has a word."""
    report = page_sample.report("en")
    assert card(report.rows[0], None, None, None, report).reading == "> 1,000,000 vehicles"
