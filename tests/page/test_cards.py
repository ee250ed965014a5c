"""What stands in a target's card."""

from __future__ import annotations

from dataclasses import replace

import page_sample
import pytest

from tracker.report.page_card import card, revisions, without_name

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
