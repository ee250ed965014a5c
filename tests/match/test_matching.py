"""What is matched, what stays unmatched, what is near, and what the data speak for."""

from __future__ import annotations

from datetime import date

import pytest
from made import actual, target

from tracker.match.matching import match
from tracker.model.match import Role
from tracker.model.period import Period
from tracker.model.target import Review


def test_only_accepted_targets_are_matched() -> None:
    """Drafts, rejected and withdrawn targets are left out."""
    targets = [target(f"产品{r.value}", "1家", review=r) for r in Review]
    assert [m.target.review for m in match(targets, []).matched] == [Review.ACCEPTED]


def test_the_as_of_is_the_last_month_that_a_wanted_actual_speaks_for() -> None:
    """Actuals of indicators that no target has do not move the as-of."""
    targets = [target("高新技术企业", "200家")]
    actuals = [
        actual("a", "高新技术企业", "150家", "2025-03"),
        actual("b", "高新技术企业", "180家", "2025-06"),
        actual("c", "瞪羚企业", "20家", "2025-11"),
    ]
    assert match(targets, actuals).as_of == Period.month(2025, 6)


def test_the_as_of_of_unwanted_actuals_is_their_last_month() -> None:
    """Where no actual is wanted the last month of any speaks."""
    assert match(
        [target("高新技术企业", "200家")], [actual("c", "瞪羚企业", "20家", "2025-11")]
    ).as_of == Period.month(2025, 11)


def test_a_figure_moves_the_as_of_no_further_than_its_publication() -> None:
    """A figure for 2025 that stood in print in June 2025 speaks for June."""
    early = actual("a", "高新技术企业", "150家", "2025", published=date(2025, 6, 3))
    assert match([target("高新技术企业", "200家")], [early]).as_of == Period.month(2025, 6)


def test_a_figure_for_months_to_come_speaks_for_them_all_the_same() -> None:
    """A figure published before its period began is not cut to nothing."""
    early = actual("a", "高新技术企业", "150家", "2025", published=date(2024, 12, 3))
    assert match([target("高新技术企业", "200家")], [early]).as_of == Period.month(2025, 12)


def test_without_data_there_is_no_as_of() -> None:
    """No actual with a period, no as-of."""
    assert match([target("高新技术企业", "200家")], []).as_of is None
    assert (
        match([target("高新技术企业", "200家")], [actual("a", "高新技术企业", "150家", None)]).as_of is None
    )


def test_a_given_as_of_is_kept() -> None:
    """The as-of that is asked for goes before that of the data."""
    given = Period.month(2024, 3)
    assert match([], [actual("a", "高新技术企业", "150家")], as_of=given).as_of == given


def test_actuals_that_nobody_used_are_listed_with_the_nearest_targets() -> None:
    """Refused ones are unmatched too, and so are those of other indicators and places."""
    targets = [target("规模以上工业企业", "2万家"), target("高新技术企业", "200家")]
    actuals = [
        actual("used", "高新技术企业", "150家"),
        actual("other-unit", "高新技术企业", "150亿元"),
        actual("near-name", "规模以上服务业企业", "9000家"),
        actual("elsewhere", "高新技术企业", "90家", region="武汉市"),
        actual("far", "森林覆盖率", "42%"),
    ]
    found = match(targets, actuals)
    assert [a.id for a in found.unmatched] == ["other-unit", "near-name", "elsewhere", "far"]
    assert found.near["other-unit"] == ("湖北省 高新技术企业",)
    assert found.near["near-name"] == ("湖北省 规模以上工业企业",)
    assert found.near["elsewhere"] == ("湖北省 高新技术企业",)
    assert "far" not in found.near


def test_a_target_without_a_value_names_what_is_near() -> None:
    """The same indicator in a related place comes first, then names that resemble it."""
    targets = [target("新能源汽车产量", "100万辆")]
    actuals = [
        actual("city", "新能源汽车产量", "60万辆", region="武汉市"),
        actual("far-city", "新能源汽车产量", "60万辆", region="上海市"),
        actual("name", "新能源汽车产能", "170万辆"),
        actual("none", "森林覆盖率", "42%"),
    ]
    (found,) = match(targets, actuals).matched
    assert found.matches == ()
    assert found.near == ("武汉市 新能源汽车产量", "湖北省 新能源汽车产能")


def test_a_target_with_a_value_names_nothing_near() -> None:
    """Suggestions are for those that lack a value."""
    targets = [target("新能源汽车产量", "100万辆")]
    actuals = [actual("a", "新能源汽车产量", "60万辆"), actual("b", "新能源汽车产能", "170万辆")]
    assert match(targets, actuals).matched[0].near == ()


def test_known_by_a_day_leaves_out_what_came_later_and_lists_what_has_no_day() -> None:
    """Without a date of publication nothing tells that a figure was known."""
    targets = [target("高新技术企业", "200家")]
    actuals = [
        actual("early", "高新技术企业", "150家", "2025-03", published=date(2025, 4, 1)),
        actual("that-day", "高新技术企业", "160家", "2025-04", published=date(2025, 5, 31)),
        actual("late", "高新技术企业", "180家", "2025-06", published=date(2025, 6, 1)),
        actual("undated", "高新技术企业", "170家", "2025-05"),
    ]
    found = match(targets, actuals, known=date(2025, 5, 31))
    assert [m.actual.id for m in found.matched[0].of(Role.CURRENT)] == ["that-day"]
    assert [a.id for a in found.undated] == ["undated"]
    assert found.as_of == Period.month(2025, 4)
    assert match(targets, actuals).undated == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("规上工业增加值", "规模以上工业增加值"),
        ("GDP", "地区生产总值"),
        ("高新技术企业总数", "高新技术企业"),
        ("某某园区企业数量", "某某园区企业"),
        ("“小巨人”企业", "小巨人企业"),
        ("某某增加值占GDP比重", "某某增加值占GDP比例"),
    ],
)
def test_one_indicator_in_two_ways_of_writing_is_matched(first: str, second: str) -> None:
    """Ways of writing that mean the same find each other."""
    (found,) = match([target(first, "10家以上")], [actual("a", second, "8家")]).matched
    assert [m.actual.id for m in found.of(Role.CURRENT)] == ["a"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("规模以上工业企业", "工业企业"),
        ("城镇居民人均可支配收入", "居民人均可支配收入"),
        ("人均地区生产总值", "地区生产总值"),
        ("国家级示范区", "省级示范区"),
        ("民间投资项目", "投资项目"),
        ("常住人口数量", "户籍人口数量"),
    ],
)
def test_another_coverage_is_refused_by_name(first: str, second: str) -> None:
    """Names that differ in coverage alone are looked at, and refused."""
    (found,) = match([target(first, "10家以上")], [actual("a", second, "8家")]).matched
    assert [m.role for m in found.matches] == [Role.REFUSED]
    assert found.matches[0].reason.template.startswith("another coverage")


def test_the_catalogue_id_goes_before_the_words() -> None:
    """A person who names the catalogue's id ties words of their own to it."""
    mine = target("我省新能源车", "100万辆", indicator_id="nev_output")
    (found,) = match([mine], [actual("a", "新能源汽车产量", "80万辆")]).matched
    assert [m.actual.id for m in found.of(Role.CURRENT)] == ["a"]


def test_matches_stand_by_role_and_the_latest_first() -> None:
    """Current values, then the baseline, history, evidence and what was refused."""
    mine = target("新能源汽车产量", "100万辆")
    actuals = [
        actual("refused", "新能源汽车产量", "8亿元"),
        actual("growth", "新能源汽车产量", "20%", "2025-01/2025-06", measure="growth"),
        actual("old", "新能源汽车产量", "30万辆", "2023"),
        actual("march", "新能源汽车产量", "20万辆", "2025-01/2025-03"),
        actual("base", "新能源汽车产量", "50万辆", "2024"),
        actual("june", "新能源汽车产量", "45万辆", "2025-01/2025-06"),
    ]
    (found,) = match([mine], actuals).matched
    assert [m.actual.id for m in found.matches] == ["june", "base", "march", "old", "growth", "refused"]


def test_all_values_for_the_current_months_are_shown_the_best_first() -> None:
    """Each source's value stands there, with the others behind the one that was taken."""
    mine = target("高新技术企业", "200家")
    actuals = [
        actual(q, "高新技术企业", f"{180 + n}家", quality=q)
        for n, q in enumerate(("low", "workbook", "derived", "repost", "press", "official"))
    ]
    (found,) = match([mine], actuals).matched
    ranked = ["official", "press", "repost", "derived", "workbook", "low"]
    assert [m.actual.id for m in found.of(Role.CURRENT)] == ranked
    assert len(found.conflicts) == 5
