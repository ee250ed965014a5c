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
