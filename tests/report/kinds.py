"""Targets of every kind with actuals of every fate, drawn by a seeded generator, to try reports on."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.assess.judging import assess
from tracker.knowledge.profiles import profile
from tracker.match.matching import match
from tracker.model.actual import Actual, Quality
from tracker.model.claim import Measure
from tracker.model.period import Period
from tracker.model.quantity import Op, Quantity
from tracker.model.target import Baseline, Milestone, Owner, Quote, Review, Target, Waypoint

if TYPE_CHECKING:
    from tracker.model.assessment import Assessment

D = Decimal
KINDS = (
    ("新能源汽车产量", "辆", Measure.LEVEL, "flow"),
    ("新增规模以上工业企业", "家", Measure.INCREMENT, "flow"),
    ("算力规模", "PFLOPS", Measure.LEVEL, "stock"),
    ("高新技术企业", "家", Measure.LEVEL, "stock"),
    ("规模以上工业增加值", "%", Measure.GROWTH, "growth"),
    ("研发经费投入强度", "%", Measure.LEVEL, "share"),
    ("城镇调查失业率", "%", Measure.LEVEL, "cap"),
    ("单位地区生产总值能耗", "%", Measure.GROWTH, "multi"),
    ("地区生产总值", "%", Measure.GROWTH, "average"),
    ("地区生产总值", "位", Measure.RANK, "rank"),
    ("空气质量优良天数比例", "%", Measure.LEVEL, "share"),
)
OPS = (Op.EQ, Op.GE, Op.GT, Op.LE, Op.LT, Op.ABOUT, Op.RANGE)
REGIONS = ("湖北省", "湖南省", "武汉市", "咸宁市")
OWNERS = ("经济运行处", "产业政策处", "汽车产业链专班", "数字经济处", "")


def drawn(count: int, seed: int = 1) -> tuple[Assessment, ...]:
    """Assessments of `count` targets, each in a place of its own, so that each keeps its own actuals."""
    draw = random.Random(seed)  # noqa: S311 - figures to try, no secrets
    targets, actuals = [], []
    for n in range(count):
        target, found = pair(draw, n)
        targets.append(target)
        actuals += found
    matching = match(targets, actuals, as_of=Period.months(2025, 1, 10))
    return assess(matching, profile=profile())


def pair(draw: random.Random, n: int) -> tuple[Target, list[Actual]]:
    """The n-th target and its actuals."""
    name, unit, measure, kind = KINDS[n % len(KINDS)]
    region = f"{draw.choice(REGIONS)}第{n}区"
    due = draw.choice((2024, 2025, 2025, 2025, 2026, 2027, 2030))
    first = due if kind in {"flow", "growth"} and draw.random() < 0.7 else due - draw.choice((0, 2, 4))
    period = Period.years(first, due)
    base = _amount(draw, kind)
    goal = _goal(draw, kind, base, unit)
    start = Period.year(min(first, 2024) - draw.choice((1, 1, 2)))
    baseline = None
    if draw.random() < 0.6 and kind not in {"growth", "multi", "average"}:
        baseline = Baseline(value=Quantity(value=base, unit=unit), period=start)
    if n % 37 == 36:
        return _milestone(draw, n), []
    target = Target(
        key=f"drawn/t{n}",
        id=f"t{n}",
        plan=f"规划{n % 5}",
        issuer="某厅",
        indicator=name,
        measure=measure,
        goal=goal,
        basis={"average": "cagr", "multi": str(start.last_year)}.get(kind),
        period=period,
        region=region,
        baseline=baseline,
        owner=Owner(main=owner) if (owner := draw.choice(OWNERS)) else None,
        review=Review.ACCEPTED,
        topic=draw.choice(("工业", "科技", "生态", "")),
        path=_path(draw, kind, baseline, goal, period),
        evidence=Quote(document="plan.md", quote=f"{name}达到目标", start=0, end=6),
        peers=17 if kind == "rank" else None,
    )
    return target, _actuals(draw, target, kind)


def _amount(draw: random.Random, kind: str) -> Decimal:
    if kind == "flow":
        return D(draw.choice((draw.randint(5, 900), draw.randint(10_000, 9_000_000))))
    if kind == "stock":
        return D(draw.randint(50, 90_000))
    if kind == "rank":
        return D(draw.randint(2, 15))
    return D(draw.randint(-60, 900)) / 10


def _goal(draw: random.Random, kind: str, base: Decimal, unit: str) -> Quantity:
    op = Op.LE if kind in {"cap", "rank"} and draw.random() < 0.8 else draw.choice(OPS)
    value = base * D(draw.choice(("0.7", "0.9", "1", "1.05", "1.2", "1.6", "2"))) if base else base
    if draw.random() < 0.04:
        value = D(0)
    if kind == "rank":
        value, op = D(max(1, int(base) - draw.randint(-1, 5))), Op.LE
    if kind == "multi":
        value, op = D(draw.choice(("-13.5", "-18", "-3", "5"))), draw.choice((Op.EQ, Op.LE))
    if kind == "average":
        value, op = D(draw.choice(("6.5", "7", "8"))), draw.choice((Op.EQ, Op.GE))
    if kind in {"flow", "stock"}:
        value = value.quantize(D(1)) if value else value
    high = value + max(abs(value) / 10, D("0.5")) if op is Op.RANGE else None
    return Quantity(op=op, value=value, high=high, unit=unit, worded=f"{value}{unit}")


def _path(
    draw: random.Random, kind: str, baseline: Baseline | None, goal: Quantity, period: Period
) -> tuple[Waypoint, ...]:
    if baseline is None or kind not in {"stock", "share"} or draw.random() < 0.7 or period.length < 24:
        return ()
    middle = (baseline.value.value + goal.value * 2) / 3
    return (Waypoint(value=Quantity(value=middle, unit=goal.unit), period=Period.year(period.first_year)),)


def _actuals(draw: random.Random, target: Target, kind: str) -> list[Actual]:
    if draw.random() < 0.08:
        return []
    goal, unit = (target.goal.value, target.goal.unit) if target.goal else (D(0), "")
    near = goal * D(draw.choice(("0.4", "0.62", "0.8", "0.833", "0.95", "1", "1.02", "1.3"))) + D(
        draw.choice(("0", "0", "0.04", "-0.03"))
    )
    if kind == "rank":
        near = D(draw.randint(1, 17))
    if kind in {"flow", "stock"}:
        near = near.quantize(D(1))
    periods = [Period.months(2025, 1, 10)]
    if kind in {"stock", "share", "cap", "rank", "multi", "average"}:
        periods = [draw.choice((Period.year(2024), Period.year(2023), Period.month(2025, 9)))]
    if kind in {"multi", "average"}:
        years = range(target.period.first_year if target.period else 2024, 2025)
        periods = [Period.year(y) for y in years] or [Period.year(2024)]
    if kind in {"flow", "growth"} and draw.random() < 0.4:
        late = (
            Period.year(2024),
            Period.months(2025, 1, 6),
            Period.months(2025, 1, 5),
            Period.month(2025, 3),
        )
        periods = [draw.choice(late)]
    op = draw.choice((Op.EQ,) * 8 + (Op.GT, Op.ABOUT))
    found = [_actual(draw, target, p, Quantity(op=op, value=near, unit=unit)) for p in periods]
    if kind == "flow" and draw.random() < 0.4:
        for year in (2022, 2023, 2024):
            whole = D(draw.randint(100, 1000))
            part = (whole * D(draw.choice(("0.7", "0.75", "0.9")))).quantize(D(1))
            found.append(_actual(draw, target, Period.year(year), Quantity(value=whole, unit=unit)))
            found.append(_actual(draw, target, Period.months(year, 1, 10), Quantity(value=part, unit=unit)))
    return found


def _actual(draw: random.Random, target: Target, period: Period, value: Quantity) -> Actual:
    return Actual(
        id=f"{target.id}-{period}-{value.value}",
        indicator=target.indicator,
        region=target.region,
        period=period,
        measure=target.measure,
        basis=target.basis if target.basis != "cagr" else None,
        value=value,
        publisher=draw.choice(("湖北省统计局", "湖南日报", "")),
        published=date(2026, 2, draw.randint(1, 28)) if draw.random() < 0.8 else None,
        address="https://tjj.example.gov.cn/a.html" if draw.random() < 0.5 else "",
        quality=draw.choice(list(Quality)),
        file="targets/actuals/drawn.yaml",
    )


def _milestone(draw: random.Random, n: int) -> Target:
    closed = draw.choice((None, date(2025, 5, 1), date(2025, 9, 1)))
    return Target(
        key=f"drawn/t{n}",
        id=f"t{n}",
        plan=f"规划{n % 5}",
        indicator=f"项目{n}开工",
        measure=Measure.LEVEL,
        region="湖北省",
        review=Review.ACCEPTED,
        milestone=Milestone(
            due=draw.choice((date(2025, 6, 30), date(2025, 11, 15), date(2026, 6, 30))),
            closed=closed,
            evidence="验收报告" if closed and draw.random() < 0.8 else "",
        ),
    )
