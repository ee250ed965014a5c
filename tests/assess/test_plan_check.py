"""Goals that do not fit each other are found across documents, years and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from case_files import target

from tracker.assess.plan_check import check_plan
from tracker.knowledge.regions import atlas
from tracker.language import say

if TYPE_CHECKING:
    from tracker.model.target import Target

NEV = "新能源汽车产量"


def goal(name: str, wanted: str, period: str, **more: Any) -> Target:
    """A goal of a plan of that name."""
    usual = {"key": f"{name}/{wanted}", "plan": name, "indicator": NEV, "file": f"{name}.yaml", "line": 3}
    return target({**usual, "goal": wanted, "period": period, **more})


def told(*targets: Target) -> list[str]:
    """What is found, in Chinese."""
    return [say(p.what, "zh") for p in check_plan(targets)]


def test_goals_that_agree_are_left_alone() -> None:
    """The same goal in two documents, and goals of two years."""
    assert (
        told(
            goal("甲规划", "100万辆", "2025"),
            goal("乙规划", "100万辆", "2025"),
            goal("丙", "120万辆", "2026"),
        )
        == []
    )


def test_goals_that_no_value_can_meet_together_contradict_one_another() -> None:
    """At most 3% and at least 4% of the same."""
    problems = check_plan(
        [
            goal("甲规划", "3%以内", "2025", indicator="某某率"),
            goal("乙规划", "4%以上", "2025", indicator="某某率"),
        ]
    )
    (problem,) = problems
    assert (
        say(problem.what, "zh") == "湖北省某某率：2025年4%以上（乙规划）与2025年3%以内（甲规划）不能同时实现"
    )
    assert problem.severity == "warning"
    assert str(problem.where) == "甲规划.yaml:3"
    assert problem.hint
    assert "withdrawn" in say(problem.hint, "zh")


def test_a_goal_that_became_another_without_a_word() -> None:
    """More than 120 in the plan of 2023, more than 100 in that of 2024; the older one is named first."""
    assert told(goal("2024年计划", "超过100万辆", "2025"), goal("2023年计划", "超过120万辆", "2025")) == [
        "湖北省新能源汽车产量：2025年超过120万辆（2023年计划）变为2025年超过100万辆（2024年计划），未作说明"
    ]


def test_a_replaced_goal_that_is_marked_so_is_left_alone() -> None:
    """The older goal was withdrawn."""
    old = goal("2023年计划", "超过120万辆", "2025", review="withdrawn")
    assert told(goal("2024年计划", "超过100万辆", "2025"), old) == []


def test_goals_of_other_places_measures_and_units_are_not_compared() -> None:
    """Wuhan's goal, a growth goal, and a goal in yuan stand beside Hubei's in vehicles."""
    assert (
        told(
            goal("甲", "100万辆", "2025"),
            goal("乙", "60万辆", "2025", region="武汉市"),
            goal("丙", "20%", "2025", measure="growth"),
            goal("丁", "300亿元", "2025"),
        )
        == []
    )


def test_yearly_sums_that_fall_short_of_the_plan() -> None:
    """20 + 20 + 20 + 20 + 15 = 95 of 100."""
    kind = {"measure": "increment", "indicator": "重大项目"}
    years = [
        goal(f"{y}年计划", f"{n}个", str(y), **kind)
        for y, n in zip(range(2021, 2026), (20, 20, 20, 20, 15), strict=True)
    ]
    plan = goal("五年规划", "100个", "2021/2025", **kind)
    assert told(plan, *years) == ["湖北省重大项目：各年度目标合计95个，低于2021—2025年100个（五年规划）"]
    assert told(plan, *years[:4]) == []
    enough = goal("2025年计划", "20个", "2025", **kind)
    assert told(plan, *years[:4], enough) == []


def test_yearly_growth_that_falls_short_of_the_average() -> None:
    """1.06⁵ = 1.338 is short of 1.065⁵ = 1.370; a single year below the average is told of alone."""
    kind = {"measure": "growth", "indicator": "规模以上工业增加值"}
    plan = goal("五年规划", "6.5%", "2021/2025", basis="cagr", **kind)
    years = [goal(f"{y}年计划", "6%", str(y), **kind) for y in range(2021, 2026)]
    assert told(plan, *years) == [
        "湖北省规模以上工业增加值：各年度目标累计增长33.8%，低于2021—2025年6.5%（五年规划）"
    ]
    assert told(plan, years[0]) == [
        "湖北省规模以上工业增加值：2021年6%（2021年计划）低于2021—2025年6.5%（五年规划）的年均要求"
    ]
    assert told(plan, goal("2021年计划", "7%", "2021", **kind)) == []


def test_a_yearly_level_behind_the_way_to_a_later_goal() -> None:
    """From 100 in 2020 to 200 in 2025 are 160 by 2023; 150 lie behind, 165 do not."""
    base = {"value": "100家", "period": "2020"}
    plan = goal("五年规划", "200家以上", "2025", indicator="高新技术企业", baseline=base)
    behind = goal("2023年计划", "150家", "2023", indicator="高新技术企业")
    assert told(plan, behind) == [
        "湖北省高新技术企业：2023年150家（2023年计划）落后于通往2025年200家以上（五年规划）的直线进度，届时应为160家"
    ]
    assert told(plan, goal("2023年计划", "165家", "2023", indicator="高新技术企业")) == []


def test_the_same_for_a_span_and_for_what_should_fall() -> None:
    """From 50 in 2020 to 35 in 2025 are 41 by 2023; 45 lie behind."""
    base = {"value": "50微克/立方米", "period": "2020"}
    plan = goal("五年规划", "35微克/立方米以下", "2021/2025", indicator="某污染物浓度", baseline=base)
    behind = goal("2023年计划", "45微克/立方米以下", "2023", indicator="某污染物浓度")
    assert [t.split("届时")[1] for t in told(plan, behind)] == ["应为41微克/立方米"]


def cities() -> list[str]:
    """The places that lie directly in Hubei."""
    known = atlas()
    return sorted({p for p in known.names().values() if known.parent(p) == "湖北省"})


def test_all_cities_together_short_of_the_province() -> None:
    """Seventeen places with 5 each are 85 of 100."""
    parts = [goal("市州计划", "5万辆", "2025", region=c, key=c) for c in cities()]
    n = len(parts)
    assert told(goal("全省计划", "100万辆", "2025"), *parts) == [
        f"新能源汽车产量：湖北省所辖{n}个地区的目标合计{5 * n}万辆，低于2025年100万辆（全省计划）"
    ]
    assert told(goal("全省计划", "100万辆", "2025"), *parts[:-1]) == []
    assert told(goal("全省计划", "50万辆", "2025"), *parts) == []


def test_some_cities_past_the_cap_on_the_province() -> None:
    """Two cities alone may use 110 of 100."""
    kind = {"indicator": "某某排放量"}
    whole = goal("全省计划", "100吨以内", "2025", **kind)
    parts = [goal("市州计划", "55吨以内", "2025", region=c, key=c, **kind) for c in cities()[:2]]
    assert told(whole, *parts) == [
        "某某排放量：湖北省所辖2个地区的目标合计110吨，超出2025年100吨以内（全省计划）"
    ]
    assert told(whole, parts[0]) == []


def test_all_cities_growing_more_slowly_than_the_province() -> None:
    """None of them reaches the province's rate."""
    kind = {"measure": "growth", "indicator": "地区生产总值"}
    whole = goal("全省计划", "6%", "2025", **kind)
    parts = [goal("市州计划", "5.5%", "2025", region=c, key=c, **kind) for c in cities()]
    assert told(whole, *parts) == [
        f"地区生产总值：湖北省所辖{len(parts)}个地区的目标均低于2025年6%（全省计划）"
    ]
    fast = goal("市州计划", "6.5%", "2025", region=cities()[0], key="fast", **kind)
    assert told(whole, fast, *parts[1:]) == []


def kind(name: str = "某某率", **more: Any) -> dict[str, Any]:
    """The fields of an indicator that the catalogue does not know."""
    return {"indicator": name, **more}


def test_findings_stand_in_the_order_of_files_and_lines() -> None:
    """So that they can be worked through."""
    pairs = [
        goal("乙", "4%以上", "2025", file="b.yaml", line=9, **kind("丙率")),
        goal("甲", "3%以内", "2025", file="a.yaml", line=1, **kind("丙率")),
        goal("乙", "4%以上", "2026", file="a.yaml", line=20, **kind("丙率")),
        goal("甲", "3%以内", "2026", file="b.yaml", line=2, **kind("丙率")),
        goal("乙", "4%以上", "2027", file="a.yaml", line=3, **kind("丙率")),
        goal("甲", "3%以内", "2027", file="b.yaml", line=3, **kind("丙率")),
    ]
    places = [str(p.where) for p in check_plan(pairs)]
    assert places == sorted(places, key=lambda w: (w.split(":")[0], int(w.split(":")[1])))
    assert len(places) == 3


def test_a_hint_tells_what_to_do() -> None:
    """Both kinds of findings about one goal in two documents say how to mend them."""
    contradiction = check_plan(
        [goal("甲", "3%以内", "2025", **kind()), goal("乙", "4%以上", "2025", **kind())]
    )
    revision = check_plan([goal("甲", "3%以内", "2025", **kind()), goal("乙", "2%以内", "2025", **kind())])
    hints = [say(p.hint, "zh") for p in (*contradiction, *revision) if p.hint]
    assert hints == [
        "请将已失效的一项标为撤回（withdrawn）",
        "请将被替代的目标标为撤回（withdrawn），或在备注中说明两者并存的原因",
    ]


def contradict(one: Target, other: Target) -> bool:
    """Whether the two are found not to be met together."""
    return any("不能同时实现" in t for t in told(one, other))


def test_which_goals_can_be_met_together() -> None:
    """By their comparators, and by the better direction where a goal is one plain figure."""
    assert not contradict(
        goal("甲", "100家", "2025", **kind("高新技术企业")),
        goal("乙", "120家", "2025", **kind("高新技术企业")),
    )
    assert contradict(
        goal("甲", "100个", "2025", **kind("某某")), goal("乙", "120个", "2025", **kind("某某"))
    )
    assert contradict(goal("甲", "4.5%～5%", "2025", **kind()), goal("乙", "5.5%～6%", "2025", **kind()))
    assert not contradict(goal("甲", "4.5%～5%", "2025", **kind()), goal("乙", "5%～6%", "2025", **kind()))
    assert not contradict(goal("甲", "4.5%～5%", "2025", **kind()), goal("乙", "5%左右", "2025", **kind()))
    assert contradict(
        goal("甲", "超过100个", "2025", **kind("某某")), goal("乙", "100个以内", "2025", **kind("某某"))
    )
    assert contradict(
        goal("甲", "100个以上", "2025", **kind("某某")), goal("乙", "低于100个", "2025", **kind("某某"))
    )
    assert not contradict(
        goal("甲", "前5位", "2025", measure="rank"), goal("乙", "第3位", "2025", measure="rank")
    )
    grow = {"measure": "growth"}
    assert not contradict(
        goal("甲", "6%", "2025", **kind(), **grow), goal("乙", "5%", "2025", **kind(), **grow)
    )
    assert contradict(
        goal("甲", "6%", "2025", **kind(), **grow), goal("乙", "5%以内", "2025", **kind(), **grow)
    )
    added = {"measure": "increment"}
    assert not contradict(
        goal("甲", "6个", "2025", **kind("某某"), **added), goal("乙", "5个", "2025", **kind("某某"), **added)
    )
    down = {"baseline": {"value": "9个", "period": "2020"}}
    assert contradict(
        goal("甲", "6个", "2025", **kind("某某"), **down), goal("乙", "7个以上", "2025", **kind("某某"))
    )
    assert not contradict(
        goal("甲", "6个", "2025", **kind("某某"), **down), goal("乙", "5个", "2025", **kind("某某"), **down)
    )


def test_units_of_one_dimension_are_compared() -> None:
    """A thousand tonnes are a million kilograms."""
    assert (
        told(
            goal("甲", "1000吨", "2025", **kind("某产量")), goal("乙", "100万公斤", "2025", **kind("某产量"))
        )
        == []
    )
    assert (
        len(
            told(
                goal("甲", "1000吨", "2025", **kind("某产量")),
                goal("乙", "90万公斤", "2025", **kind("某产量")),
            )
        )
        == 1
    )


def test_three_documents_are_compared_one_after_another() -> None:
    """Each step of a revision is found once."""
    found = told(
        *(goal(f"{y}年计划", f"超过{n}万辆", "2027") for y, n in ((2023, 120), (2024, 100), (2025, 90)))
    )
    assert [t.count("计划") for t in found] == [2, 2]
    assert "2023年计划" in "".join(found)
    assert sum("2024年计划" in t for t in found) == 2


def test_the_year_of_a_plan_without_one_is_that_of_its_goal() -> None:
    """A plan named without a year stands by the year of its goal."""
    assert (
        told(goal("工作思路", "超过100万辆", "2025"), goal("2023年计划", "超过120万辆", "2025"))[0].index(
            "2023年计划"
        )
        < 30
    )


def test_goals_equal_to_what_is_asked_are_left_alone() -> None:
    """On the straight way, at the average, at the sum: not short."""
    base = {"value": "100家", "period": "2020"}
    plan = goal("五年规划", "200家以上", "2025", **kind("高新技术企业", baseline=base))
    assert told(plan, goal("2023年计划", "160家", "2023", **kind("高新技术企业"))) == []
    grow = kind("规模以上工业增加值", measure="growth")
    five = goal("五年规划", "6.5%", "2021/2025", basis="cagr", **grow)
    assert told(five, goal("2021年计划", "6.5%", "2021", **grow)) == []
    assert told(five, *(goal(f"{y}年计划", "6.5%", str(y), **grow) for y in range(2021, 2026))) == []
    assert told(five, *(goal(f"{y}年计划", "6.6%", str(y), **grow) for y in range(2021, 2026))) == []
    added = kind("重大项目", measure="increment")
    total = goal("五年规划", "100个", "2021/2025", **added)
    assert told(total, *(goal(f"{y}年计划", "20个", str(y), **added) for y in range(2021, 2026))) == []


def test_goals_at_the_ends_of_the_way_are_not_on_it() -> None:
    """The baseline's own year and the due year ask for nothing more."""
    base = {"value": "100家", "period": "2020"}
    plan = goal("五年规划", "200家以上", "2025", **kind("高新技术企业", baseline=base))
    assert told(plan, goal("2020年计划", "90家", "2020", **kind("高新技术企业"))) == []
    assert told(plan, goal("2026年计划", "90家", "2026", **kind("高新技术企业"))) == []
    two = [goal(f"{y}年计划", "110家", str(y), **kind("高新技术企业")) for y in (2022, 2023)]
    assert len(told(plan, *two)) == 2


def test_a_yearly_fall_that_is_too_small_for_the_average() -> None:
    """Where less is better, −2% a year falls short of −3%."""
    fall = kind("单位地区生产总值能耗", measure="growth")
    plan = goal("五年规划", "下降3%", "2021/2025", basis="cagr", **fall)
    assert len(told(plan, goal("2021年计划", "下降2%", "2021", **fall))) == 1
    assert told(plan, goal("2021年计划", "下降4%", "2021", **fall)) == []


def test_a_share_is_not_summed_over_places() -> None:
    """Nor is a rank; only what adds up is."""
    parts = [goal("市州计划", "5%以上", "2025", region=c, key=c, **kind("某某占比")) for c in cities()]
    assert told(goal("全省计划", "100%以上", "2025", **kind("某某占比")), *parts) == []


def test_a_stock_is_summed_over_places() -> None:
    """Firms of the cities are firms of the province."""
    parts = [goal("市州计划", "5家", "2025", region=c, key=c, **kind("高新技术企业")) for c in cities()]
    assert len(told(goal("全省计划", "100家", "2025", **kind("高新技术企业")), *parts)) == 1
    exact = f"{5 * len(parts)}家"
    assert told(goal("全省计划", exact, "2025", **kind("高新技术企业")), *parts) == []


def test_all_cities_falling_less_than_the_province_should() -> None:
    """Where less is better the best city is the one with the lowest rate."""
    fall = kind("单位地区生产总值能耗", measure="growth")
    whole = goal("全省计划", "下降3%", "2025", **fall)
    parts = [goal("市州计划", "下降2%", "2025", region=c, key=c, **fall) for c in cities()]
    assert len(told(whole, *parts)) == 1
    better = goal("市州计划", "下降3%", "2025", region=cities()[0], key="b", **fall)
    assert told(whole, better, *parts[1:]) == []


def test_goals_of_other_years_and_bases_are_no_parts() -> None:
    """Parts are of the same period and basis as the whole."""
    parts = [goal("市州计划", "5万辆", "2026", region=c, key=c) for c in cities()]
    assert told(goal("全省计划", "100万辆", "2025"), *parts) == []


def test_targets_without_goal_or_period_are_passed_over() -> None:
    """Milestones and goals without a date fit everything."""
    bare = target({"indicator": NEV, "key": "x"})
    undated = target({"indicator": NEV, "key": "y", "goal": "90万辆"})
    assert told(bare, undated, goal("甲", "100万辆", "2025")) == []


def test_the_catalogue_joins_names_of_one_indicator() -> None:
    """新能源车产量 is 新能源汽车产量, and an id that a person gave goes before the words."""
    assert (
        len(
            told(
                goal("甲", "超过100万辆", "2025"), goal("乙", "超过90万辆", "2025", indicator="新能源车产量")
            )
        )
        == 1
    )
    named = goal("乙", "超过90万辆", "2025", indicator="省内新车", indicator_id="nev_output")
    assert len(told(goal("甲", "超过100万辆", "2025"), named)) == 1


def test_a_stock_due_in_one_year_is_one_goal_however_its_period_is_written() -> None:
    """2021—2025年 and 2025年 end with the same month; a sum over five years is not that of one."""
    stock = kind("高新技术企业")
    assert (
        len(
            told(
                goal("五年规划", "200家", "2021/2025", **stock), goal("2025年计划", "180家", "2025", **stock)
            )
        )
        == 1
    )
    flow = kind("固定资产投资")
    assert (
        told(goal("五年规划", "5万亿元", "2021/2025", **flow), goal("2025年计划", "1万亿元", "2025", **flow))
        == []
    )
    added = kind("重大项目", measure="increment")
    assert (
        told(goal("五年规划", "100个", "2021/2025", **added), goal("2025年计划", "20个", "2025", **added))
        == []
    )
    place = kind("科技创新水平", measure="rank")
    assert (
        len(
            told(
                goal("五年规划", "前5位", "2021/2025", **place), goal("2025年计划", "前7位", "2025", **place)
            )
        )
        == 1
    )
