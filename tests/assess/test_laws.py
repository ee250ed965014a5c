"""Laws that hold whatever the figures: of progress, units, order, months, time, and bad input."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.assess.judging import assess
from tracker.assess.rollup import SEVERITY
from tracker.language import say
from tracker.match.matching import match
from tracker.model.actual import Actual, Quality
from tracker.model.assessment import Assessment, Status
from tracker.model.claim import Measure
from tracker.model.match import Role
from tracker.model.period import Period
from tracker.model.quantity import Op, Quantity
from tracker.model.target import Baseline, Review, Target, Waypoint

PLACE = "湖北省"
COUNTS = st.integers(-2000, 5000).map(Decimal)
PERCENTS = st.decimals(-30, 130, places=2)
ONE_VALUE = st.sampled_from([op for op in Op if op is not Op.RANGE])
UNTOLD = {Status.NO_DATA, Status.NOT_DUE, Status.STALE, Status.NOT_ASSESSABLE}


def quantity(value: Decimal, unit: str, op: Op = Op.EQ, high: Decimal | None = None) -> Quantity:
    """A quantity without words."""
    return Quantity(op=op, value=value, high=high, unit=unit)


def goal(measure: Measure, wanted: Quantity, period: Period, **more: Any) -> Target:
    """An accepted target of a made-up indicator."""
    usual = {"indicator": "甲产品", "plan": "规划", "region": PLACE, "review": Review.ACCEPTED}
    return Target(key="law/goal", id="goal", measure=measure, goal=wanted, period=period, **{**usual, **more})


def reported(number: int, value: Quantity, period: Period | None, measure: Measure, **more: Any) -> Actual:
    """An actual of the same indicator and place."""
    usual = {"indicator": "甲产品", "region": PLACE}
    return Actual(id=f"a{number}", value=value, period=period, measure=measure, **{**usual, **more})


def judged(target: Target, *actuals: Actual, as_of: Period | None = None) -> Assessment:
    """The one assessment."""
    return assess(match([target], actuals, as_of=as_of))[0]


def badness(status: Status) -> int:
    """How bad a status is, the worst highest; 0 for all that ask for no attention."""
    return len(SEVERITY) - SEVERITY.index(status) if status in SEVERITY else 0


@st.composite
def levels(draw: st.DrawFn) -> Target:
    """A level with a baseline and a goal apart from it."""
    base = draw(COUNTS)
    wanted = draw(COUNTS.filter(lambda v: v != base))
    start = Baseline(value=quantity(base, "家"), period=Period.year(2020))
    return goal(Measure.LEVEL, quantity(wanted, "家"), Period.year(2025), baseline=start)


@settings(deadline=None)
@given(levels(), COUNTS, COUNTS)
def test_a_level_nearer_to_its_goal_is_never_less_complete(
    target: Target, one: Decimal, other: Decimal
) -> None:
    """Of two values the one further along the way has no lower completion and no worse status."""
    assert target.goal
    assert target.baseline
    sense = 1 if target.goal.value > target.baseline.value.value else -1
    worse, better = sorted((one, other), key=lambda v: sense * v)
    less, more = (
        judged(target, reported(1, quantity(v, "家"), Period.year(2023), Measure.LEVEL))
        for v in (worse, better)
    )
    assert less.completion is not None
    assert more.completion is not None
    assert less.completion <= more.completion
    assert badness(less.status) >= badness(more.status)


@settings(deadline=None)
@given(st.integers(1, 5000), COUNTS, COUNTS, st.integers(1, 11))
def test_a_sum_nearer_to_its_goal_is_never_less_complete(
    wanted: int, one: Decimal, other: Decimal, month: int
) -> None:
    """Of two sums the greater has no lower completion and no worse status."""
    target = goal(Measure.INCREMENT, quantity(Decimal(wanted), "个"), Period.year(2025))
    less, more = (
        judged(target, reported(1, quantity(v, "个"), Period.months(2025, 1, month), Measure.INCREMENT))
        for v in sorted((one, other))
    )
    assert less.completion is not None
    assert more.completion is not None
    assert less.completion <= more.completion
    assert badness(less.status) >= badness(more.status)


@settings(deadline=None)
@given(PERCENTS, PERCENTS, PERCENTS, st.sampled_from(list(Op)))
def test_faster_growth_is_never_worse_where_more_is_better(
    wanted: Decimal, one: Decimal, other: Decimal, op: Op
) -> None:
    """Of two growth rates of what should grow, the greater has no worse status."""
    if op in {Op.LE, Op.LT}:
        return
    high = wanted + 2 if op is Op.RANGE else None
    target = goal(
        Measure.GROWTH, quantity(wanted, "%", op, high), Period.year(2025), indicator="社会消费品零售总额"
    )
    less, more = (
        judged(
            target,
            reported(
                1, quantity(v, "%"), Period.months(2025, 1, 9), Measure.GROWTH, indicator="社会消费品零售总额"
            ),
        )
        for v in sorted((one, other))
    )
    assert badness(less.status) >= badness(more.status)


UNITS = [("吨", "公斤", Decimal(1000)), ("EFLOPS", "PFLOPS", Decimal(1000)), ("倍", "%", Decimal(100))]


@settings(deadline=None)
@given(st.sampled_from(UNITS), st.integers(1, 400), st.integers(0, 500), st.integers(0, 300), ONE_VALUE)
def test_changing_units_changes_nothing(
    units: tuple[str, str, Decimal], wanted: int, value: int, base: int, op: Op
) -> None:
    """A goal in tonnes judges kilograms as it judges tonnes; so do computing power and multiples."""
    large, small, factor = units
    measure = Measure.GROWTH if small == "%" else Measure.LEVEL
    period = Period.months(2025, 1, 9) if small == "%" else Period.year(2023)
    start = None if small == "%" else Baseline(value=quantity(Decimal(base), large), period=Period.year(2020))
    found = set()
    for g_unit, g in ((large, Decimal(wanted)), (small, wanted * factor)):
        for a_unit, a in ((large, Decimal(value)), (small, value * factor)):
            target = goal(measure, quantity(g, g_unit, op), Period.year(2025), baseline=start)
            it = judged(target, reported(1, quantity(a, a_unit), period, measure))
            found.add((it.status, it.completion, it.pace, it.ratio))
    assert len(found) == 1


@st.composite
def many(draw: st.DrawFn) -> tuple[list[Target], list[Actual]]:
    """Some targets and actuals of all measures, well or badly suited to each other."""
    names = st.sampled_from(
        ["甲产品", "甲产品产量", "规模以上甲产品", "地区生产总值", "居民消费价格", "甲产品占比"]
    )
    units = st.sampled_from(["家", "元", "%", "百分点", "吨", "公斤", "位", "倍"])
    measures = st.sampled_from(list(Measure))
    bases = st.sampled_from([None, "2020", "2024", "cagr", "全国", "地区生产总值"])
    years = st.builds(lambda a, n: Period.years(a, a + n), st.integers(2019, 2026), st.integers(0, 5))
    months = st.builds(
        lambda y, a, n: Period.months(y, a, min(12, a + n)),
        st.integers(2019, 2026),
        st.integers(1, 12),
        st.integers(0, 11),
    )
    values = st.one_of(COUNTS, PERCENTS, st.just(Decimal(0)))

    def some_quantity() -> Quantity:
        op, value = draw(st.sampled_from(list(Op))), draw(values)
        high = value + draw(st.integers(0, 9)) if op is Op.RANGE else None
        worded = draw(st.sampled_from(["", "近", "余", "控制在", "新增", "净增"]))
        return Quantity(op=op, value=value, high=high, unit=draw(units), worded=worded)

    targets = []
    for n in range(draw(st.integers(1, 4))):
        based = draw(st.booleans())
        targets.append(
            Target(
                key=f"law/{n}",
                id=str(n),
                plan="规划",
                indicator=draw(names),
                measure=draw(measures),
                goal=draw(st.one_of(st.none(), st.builds(some_quantity))),
                basis=draw(bases),
                period=draw(st.one_of(st.none(), years, months)),
                region=draw(st.sampled_from([PLACE, "武汉市"])),
                baseline=Baseline(value=some_quantity(), period=draw(years)) if based else None,
                path=tuple(
                    Waypoint(value=some_quantity(), period=draw(years))
                    for _ in range(draw(st.integers(0, 2)))
                ),
                review=Review.ACCEPTED,
            )
        )
    actuals = [
        Actual(
            id=f"a{n}",
            indicator=draw(names),
            region=draw(st.sampled_from([PLACE, "武汉市", "全国"])),
            period=draw(st.one_of(st.none(), years, months)),
            measure=draw(measures),
            value=some_quantity(),
            basis=draw(bases),
            quality=draw(st.sampled_from(list(Quality))),
            published=draw(st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2026, 12, 31)))),
        )
        for n in range(draw(st.integers(0, 12)))
    ]
    return targets, actuals


@settings(max_examples=300, deadline=None)
@given(many(), st.randoms(use_true_random=False))
def test_the_order_of_input_changes_nothing(data: tuple[list[Target], list[Actual]], chance: Any) -> None:
    """Targets and actuals in another order give the same assessments."""
    targets, actuals = data
    before = {a.target.key: a for a in assess(match(targets, actuals))}
    chance.shuffle(targets)
    chance.shuffle(actuals)
    after = {a.target.key: a for a in assess(match(targets, actuals))}
    assert before == after


@settings(max_examples=300, deadline=None)
@given(many())
def test_whatever_stands_in_the_files_is_judged_and_can_be_told(
    data: tuple[list[Target], list[Actual]],
) -> None:
    """No figures, periods, units or bases raise, and every sentence can be said in both languages."""
    targets, actuals = data
    matching = match(targets, actuals)
    for assessment in assess(matching):
        texts = [assessment.headline, *(s.text for s in assessment.steps), assessment.remaining]
        texts += [m.reason for m in assessment.matched.matches]
        texts += [m.derivation for m in assessment.matched.matches]
        for text in texts:
            if text is not None:
                assert say(text, "zh")
                assert say(text, "en")
    roles = {m.role for x in matching.matched for m in x.matches}
    assert roles <= set(Role)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=11),
    st.integers(1, 400),
    st.sampled_from([Op.EQ, Op.GE, Op.GT, Op.LE, Op.ABOUT]),
    st.booleans(),
)
def test_months_and_the_year_to_date_give_the_same_status(
    monthly: list[int],
    wanted: int,
    op: Op,
    merged: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    """The same production told month by month, with January and February as one or not, or to date."""
    target = goal(
        Measure.LEVEL, quantity(Decimal(wanted), "辆", op), Period.year(2025), indicator="甲产品产量"
    )

    def actual(number: int, value: int, period: Period) -> Actual:
        return reported(number, quantity(Decimal(value), "辆"), period, Measure.LEVEL, indicator="甲产品产量")

    to_date = [
        actual(m, sum(monthly[:m]), Period.months(2025, 1, m))
        for m in range(1, len(monthly) + 1)
        if not (merged and m == 1 and len(monthly) > 1)
    ]
    single = [actual(m, v, Period.month(2025, m)) for m, v in enumerate(monthly, 1)]
    if merged and len(monthly) > 1:
        single = [actual(1, sum(monthly[:2]), Period.months(2025, 1, 2)), *single[2:]]
    one, other = judged(target, *to_date), judged(target, *single)
    assert (one.status, one.completion, one.gap) == (other.status, other.completion, other.gap)


@settings(max_examples=200, deadline=None)
@given(many(), st.integers(0, 40))
def test_time_alone_never_improves_a_status(data: tuple[list[Target], list[Actual]], months: int) -> None:
    """A later as-of without new data leaves a status, makes it worse, or makes it unknown."""
    targets, actuals = data
    matching = match(targets, actuals)
    if matching.as_of is None or any(
        a.period and a.months and a.months.last > matching.as_of.last for a in actuals
    ):
        return
    later = Period(matching.as_of.last + months, matching.as_of.last + months)
    before = assess(matching)
    after = assess(match(targets, actuals, as_of=later))
    for old, new in zip(before, after, strict=True):
        if new.status in UNTOLD or old.status is new.status:
            continue
        if new.status is Status.ACHIEVED:
            assert old.status in {Status.ACHIEVED, Status.AHEAD, Status.ON_TRACK, Status.AT_RISK}
        assert badness(new.status) >= badness(old.status)
