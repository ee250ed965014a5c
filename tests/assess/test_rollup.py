"""Many targets in few figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from case_files import actual, quantity, target

from tracker.assess.judging import assess
from tracker.assess.rollup import pooled_shares, roll_up, weight_of, worst_first
from tracker.match.matching import match
from tracker.model.assessment import Assessment, Status
from tracker.model.period import Period
from tracker.model.target import Owner

if TYPE_CHECKING:
    from tracker.model.actual import Actual


def judged(*figures: tuple[str, str | None], **more: Any) -> tuple[Assessment, ...]:
    """One assessment for each pair of an indicator's name and its value of 100, None for no value."""
    targets = [
        target(
            {
                "key": f"p/{n}",
                "id": n,
                "indicator": n,
                "goal": ">= 100个",
                "period": "2025",
                "measure": "increment",
                **more,
            }
        )
        for n, _ in figures
    ]
    values = [
        actual({"indicator": n, "value": v, "period": "2025-01/2025-06", "measure": "increment"}, i, n)
        for i, (n, v) in enumerate(figures)
        if v
    ]
    return assess(match(targets, values, as_of=Period.month(2025, 6)))


def weighted(*parts: tuple[str, str | None, str | None]) -> tuple[Assessment, ...]:
    """Assessments with weights."""
    found = judged(*((n, v) for n, v, _ in parts))
    return tuple(
        a.model_copy(update={"target": a.target.model_copy(update={"weight": w})})
        for a, (_, _, w) in zip(found, parts, strict=True)
    )


def test_groups_are_counted_by_status_and_the_worst_stand_first() -> None:
    """A plan's targets by status; of the poor ones the worst status and then the largest gap first."""
    found = judged(("甲", "50个"), ("乙", "45个"), ("丙", "30个"), ("丁", "25个"), ("戊", None))
    (group,) = roll_up(found, "plan")
    assert group.total == 5
    assert group.counts == {
        Status.ON_TRACK: 1, Status.SLIGHTLY_BEHIND: 1, Status.BEHIND: 2, Status.NO_DATA: 1,
    }  # fmt: skip
    assert group.worst == ("p/丁", "p/丙", "p/乙")


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("plan", ["规划"]),
        ("region", ["湖北省"]),
        ("owner", ["发改委", ""]),
        ("topic", ["就业", ""]),
    ],
)
def test_targets_are_grouped_by_plan_place_owner_and_topic(by: Any, names: list[str]) -> None:
    """Groups by name, the largest first, those without a name last."""
    found = judged(("甲", "50个"), ("乙", "45个"), ("丙", "30个"))
    owned = tuple(
        a.model_copy(
            update={"target": a.target.model_copy(update={"owner": Owner(main="发改委"), "topic": "就业"})}
        )
        for a in found[:1]
    )
    assert [g.name for g in roll_up((*owned, *found[1:]), by)] == names


def test_the_catalogue_gives_the_topic_that_nobody_wrote() -> None:
    """An indicator of the catalogue brings its topic."""
    goal = target({"indicator": "新能源汽车产量", "goal": "100万辆", "period": "2025"})
    assert [g.name for g in roll_up(assess(match([goal], [])), "topic")] == ["工业"]


def test_a_weighted_mean_is_of_the_weights_that_are_given() -> None:
    """50.0 by 3 and 30.0 by 1 are (150 + 30) ÷ 4 = 45.0; all the weight is covered."""
    (group,) = roll_up(weighted(("甲", "50个", "3"), ("乙", "30个", "1"), ("丙", "10个", None)), "plan")
    assert (group.mean, group.coverage) == (Decimal("45.0"), Decimal("100.0"))


def test_no_weights_no_mean() -> None:
    """Without weights there is neither mean nor coverage."""
    (group,) = roll_up(judged(("甲", "50个")), "plan")
    assert (group.mean, group.coverage) == (None, None)


def test_a_fifth_of_the_weight_may_be_missing_and_no_more() -> None:
    """4 of 5 have a completion: 50.0 and a coverage of 80.0; 3 of 4 are too few."""
    (group,) = roll_up(weighted(("甲", "50个", "4"), ("乙", None, "1")), "plan")
    assert (group.mean, group.coverage) == (Decimal("50.0"), Decimal("80.0"))
    (group,) = roll_up(weighted(("甲", "50个", "3"), ("乙", None, "1")), "plan")
    assert (group.mean, group.coverage) == (None, Decimal("75.0"))


def test_a_mean_of_nothing_is_none() -> None:
    """Weights without any completion."""
    (group,) = roll_up(weighted(("甲", None, "4")), "plan")
    assert (group.mean, group.coverage) == (None, Decimal("0.0"))


@pytest.mark.parametrize("weight", [None, "", "viel", "-1", "0", "NaN", "Infinity"])
def test_a_weight_that_is_no_positive_number_is_none(weight: str | None) -> None:
    """Words, negative numbers and infinities are no weights."""
    (found,) = weighted(("甲", "50个", weight))
    assert weight_of(found) is None


def test_the_worst_of_one_status_is_the_one_furthest_behind() -> None:
    """By gap, then by key."""
    found = judged(("甲", "30个"), ("乙", "25个"), ("丙", "25个"))
    assert [a.target.key for a in worst_first(found)] == ["p/丙", "p/乙", "p/甲"]


def test_shares_roll_up_by_numerator_and_denominator() -> None:
    """30 of 100 and 10 of 300 are 40 of 400 = 10%, and not the mean of 30% and 3.3%."""
    shares = [
        actual(
            {
                "value": "30%",
                "period": "2025",
                "region": place,
                "numerator": {"value": part, "unit": "家"},
                "denominator": {"value": whole, "unit": "家"},
            },
            n,
            "研发机构覆盖率",
        )
        for n, (place, part, whole) in enumerate((("武汉市", 30, 100), ("宜昌市", 10, 300)))
    ]
    (pooled,) = pooled_shares(shares)
    assert (pooled.share, pooled.places) == (Decimal(10), ("宜昌市", "武汉市"))


def test_shares_without_their_parts_are_not_pooled() -> None:
    """A share alone tells nothing of its weight; unlike units are not added."""
    bare = actual({"value": "30%", "period": "2025"}, 1, "研发机构覆盖率")
    assert pooled_shares([bare]) == ()
    odd = bare.model_copy(
        update={
            "numerator": actual({"value": "3家"}, 2, "甲").value,
            "denominator": actual({"value": "10亿元"}, 3, "甲").value,
        }
    )
    assert pooled_shares([odd]) == ()


def test_shares_are_pooled_only_of_figures() -> None:
    """A bound or an approximate count gives no share, nor does a denominator of nothing."""

    def share(n: int, part: str, whole: str) -> Actual:
        bare = actual({"value": "30%", "period": "2025"}, n, "研发机构覆盖率")
        return bare.model_copy(update={"numerator": quantity(part), "denominator": quantity(whole)})

    assert pooled_shares([share(1, "30家以上", "100家")]) == ()
    assert pooled_shares([share(1, "30家", "约100家")]) == ()
    assert pooled_shares([share(1, "0家", "0家")]) == ()
    assert [p.share for p in pooled_shares([share(1, "1家", "1家")])] == [Decimal(100)]
    half = share(2, "30家", "100家").model_copy(update={"denominator": None})
    assert pooled_shares([half]) == ()
    assert pooled_shares([share(3, "30家", "100家").model_copy(update={"period": None})]) == ()


def test_a_topic_comes_by_the_id_that_a_person_gave() -> None:
    """Words of one's own with the catalogue's id."""
    goal = target(
        {"indicator": "省内新车", "indicator_id": "nev_output", "goal": "100万辆", "period": "2025"}
    )
    assert [g.name for g in roll_up(assess(match([goal], [])), "topic")] == ["工业"]


def test_groups_stand_by_size_and_then_by_name() -> None:
    """Two of one plan before one of another, equal ones by name."""
    found = judged(("甲", "50个"), ("乙", "45个"), ("丙", "30个"), ("丁", "30个"))
    plans = ("二", "二", "三", "一")
    renamed = [
        a.model_copy(update={"target": a.target.model_copy(update={"plan": p})})
        for a, p in zip(found, plans, strict=True)
    ]
    assert [g.name for g in roll_up(renamed, "plan")] == ["二", "一", "三"]
