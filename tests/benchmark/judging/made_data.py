"""Targets and actuals of every kind, made by arithmetic alone, in any number."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from tracker.knowledge.regions import atlas
from tracker.model.actual import Actual, Quality
from tracker.model.claim import Measure
from tracker.model.period import Period
from tracker.model.quantity import Op, Quantity
from tracker.model.target import Baseline, Review, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = ("stock", "flow", "growth", "share", "increment", "cap", "span", "rank", "about", "range")


def made_targets(places: int, indicators: int) -> list[Target]:
    """One target for each pair of place and indicator."""
    return [_target(p, i) for p in range(places) for i in range(indicators)]


def made_actuals(places: int, indicators: int, each: int) -> list[Actual]:
    """`each` actuals for each pair of place and indicator."""
    return [a for p in range(places) for i in range(indicators) for a in _actuals(p, i, each)]


def place_name(number: int) -> str:
    """A real place where there are as many, else a made one."""
    names = _places()
    return names[number] if number < len(names) else f"第{number}园区"


@cache
def _places() -> list[str]:
    return sorted(set(atlas().names().values()))


def _name(i: int) -> str:
    return f"第{i}号产品产量" if KINDS[i % len(KINDS)] in {"flow", "cap"} else f"第{i}号产品"


def _quantity(value: int | str, unit: str, op: Op = Op.EQ, high: int | None = None) -> Quantity:
    top = None if high is None else Decimal(high)
    return Quantity(op=op, value=Decimal(value), high=top, unit=unit, worded=f"{value}{unit}")


def _target(p: int, i: int) -> Target:
    kind = KINDS[i % len(KINDS)]
    measure, goal = _goal(kind)
    base = {"stock": "家", "share": "%"}.get(kind)
    return Target(
        key=f"made/{p}-{i}",
        id=f"{p}-{i}",
        plan=f"第{i % 7}份规划",
        indicator=_name(i),
        measure=measure,
        goal=goal,
        basis="cagr" if kind == "span" else None,
        period=Period.years(2021, 2025) if kind == "span" else Period.year(2025),
        region=place_name(p),
        baseline=Baseline(value=_quantity(40, base), period=Period.year(2020)) if base else None,
        review=Review.ACCEPTED,
    )


def _goal(kind: str) -> tuple[Measure, Quantity]:  # noqa: PLR0911 - one a kind
    match kind:
        case "stock":
            return Measure.LEVEL, _quantity(2000, "家")
        case "flow":
            return Measure.LEVEL, _quantity(120000, "辆", Op.GT)
        case "share":
            return Measure.LEVEL, _quantity(60, "%", Op.GE)
        case "increment":
            return Measure.INCREMENT, _quantity(300, "家", Op.GE)
        case "cap":
            return Measure.LEVEL, _quantity(90000, "吨", Op.LE)
        case "rank":
            return Measure.RANK, _quantity(5, "位", Op.LE)
        case "about":
            return Measure.GROWTH, _quantity(6, "%", Op.ABOUT)
        case "range":
            return Measure.GROWTH, _quantity(5, "%", Op.RANGE, 6)
        case _:
            return Measure.GROWTH, _quantity("6.5", "%")


def _actuals(p: int, i: int, each: int) -> Iterator[Actual]:
    kind = KINDS[i % len(KINDS)]
    for n in range(each):
        measure, value, period = _figure(kind, n)
        yield Actual(
            id=f"{p}-{i}-{n}",
            indicator=_name(i),
            region=place_name(p),
            period=period,
            measure=measure,
            value=value,
            publisher="统计局",
            quality=Quality.OFFICIAL,
        )


def _figure(kind: str, n: int) -> tuple[Measure, Quantity, Period]:  # noqa: PLR0911 - one a kind
    month, year = n % 10 + 1, 2025 - n // 10
    one, to_date = Period.month(year, month), Period.months(year, 1, month)
    match kind:
        case "stock":
            return Measure.LEVEL, _quantity(1000 + 40 * month, "家"), one
        case "flow":
            return Measure.LEVEL, _quantity(9500 * month, "辆"), to_date
        case "share":
            return Measure.LEVEL, _quantity(40 + month, "%"), one
        case "increment":
            return Measure.INCREMENT, _quantity(20 + month, "家"), one
        case "cap":
            return Measure.LEVEL, _quantity(7000 * month, "吨"), to_date
        case "rank":
            return Measure.RANK, _quantity(n % 9 + 1, "位"), to_date
        case "span":
            return Measure.GROWTH, _quantity(f"6.{n % 10}", "%"), Period.year(2024 - n % 4)
        case _:
            return Measure.GROWTH, _quantity(f"5.{month}", "%"), to_date
