"""What only shows with several entries or files side by side."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.curate.check import check
from tracker.curate.correcting import HINT
from tracker.curate.load import Places, load
from tracker.language import say
from tracker.model.actual import Actual
from tracker.model.claim import Measure
from tracker.model.period import Period

if TYPE_CHECKING:
    from tracker.problems import Problem

POWER = "- {id: c, indicator: 发电量, goal: 5亿千瓦时, "
TARGETS = """\
plan: 计划
region: 甲省
period: 2025
targets:
- {id: a, indicator: 新能源汽车产量, goal: 突破5万辆, review: accepted}
- {id: b, indicator: 规模以上工业增加值, goal: 增长7%, review: accepted}
"""


def problems_of(tmp_path: Path, *, targets: str = "", actuals: str = "", table: str = "") -> list[Problem]:
    """The problems of a folder with these entries."""
    (tmp_path / "actuals").mkdir()
    (tmp_path / "plan.yaml").write_text(TARGETS + targets, "utf-8")
    if actuals:
        (tmp_path / "actuals" / "a.yaml").write_text("region: 甲省\nactuals:\n" + actuals, "utf-8")
    if table:
        (tmp_path / "actuals" / "b.csv").write_text(table, "utf-8")
    loaded = load(tmp_path)
    assert not loaded.problems
    documents = {"plan.md": "全省汽车产量\n突破5万辆。"}
    return check(loaded.targets, loaded.actuals, documents=documents, locate=Places())


def told(problems: list[Problem]) -> list[str]:
    """Severity, place and message of each."""
    return [
        f"{p.severity} {Path(p.where.file).name}:{p.where.line}:{p.where.column} {say(p.what, 'en')}"
        + (f" ({say(p.hint, 'en')})" if p.hint else "")
        for p in problems
    ]


def test_a_sound_folder(tmp_path: Path) -> None:
    """Nothing is told of entries that fit together."""
    actuals = (
        "- {id: x, indicator: 新能源汽车产量, period: 2024, value: 4万辆}\n"
        "- {id: y, indicator: 规上工业增加值, period: 2024, value: 增长6%}\n"
        "- {id: z, indicator: 规模以上工业增加值增速, period: 2024, value: 第4位}\n"
        "- {id: w, indicator: 地区生产总值, period: 2024, value: 6万亿元}\n"
    )
    assert told(problems_of(tmp_path, actuals=actuals)) == []


def test_an_actual_for_an_unknown_indicator(tmp_path: Path) -> None:
    """A mistyped indicator is an error at its column, with the one that was meant; told once for a file.

    One that is like no other is only noted: a value may be of no target.
    """
    actuals = (
        "- {id: x, indicator: 新能源骑车产量, period: 2023, value: 4万辆}\n"
        "- {id: y, indicator: 新能源骑车产量, period: 2024, value: 4万辆}\n"
        "- {id: z, indicator: 星际飞船数, period: 2024, value: 4个}\n"
    )
    mistyped, strange = told(problems_of(tmp_path, actuals=actuals))
    assert mistyped.startswith("error a.yaml:3:22 no target and no catalogue entry has the indicator")
    assert mistyped.endswith("“新能源骑车产量” (2 values) (did you mean “新能源汽车产量”?)")
    assert strange.startswith("note a.yaml:5:22 no target and no catalogue entry has the indicator")
    assert strange.endswith(
        "“星际飞船数” (1 values) (word it as the target does, or add the indicator to a lexicon)"
    )


def test_indicators_that_came_along(tmp_path: Path) -> None:
    """What a table brings along for no target is a note; what a document does, or a draft, is nothing."""
    actuals = (
        "- {id: x, indicator: 星际飞船数, period: 2024, value: 4个, review: draft}\n"
        "- {id: y, indicator: 火箭发射数, period: 2024, value: 4次, extracted: {goal: 4次, digest: '1'}}\n"
    )
    table = "indicator,region,period,value\n月球车数,甲省,2024,3辆\n新能源骑车产量,甲省,2024,3辆\n"
    assert [line.split(" (")[0] for line in told(problems_of(tmp_path, actuals=actuals, table=table))] == [
        "note b.csv:2:0 no target and no catalogue entry has the indicator “月球车数”",
        "error b.csv:3:0 no target and no catalogue entry has the indicator “新能源骑车产量”",
    ]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (
            "- {id: c, indicator: 新能源车产量, goal: 超过5万辆, review: accepted}\n",
            "warning plan.yaml:7:8 c says the same as",
        ),
        (
            POWER + "review: accepted, baseline: {value: 4家, period: 2024}}\n",
            "warning plan.yaml:7:68 the baseline counts in 家, the goal in 千瓦时",
        ),
        (
            POWER + "review: accepted, baseline: {value: 4亿千瓦时, period: 2025}}\n",
            "warning plan.yaml:7:68 the baseline of 2025 does not lie before the end of the goal",
        ),
        (
            POWER + "review: accepted, period: unknown}\n",
            "warning plan.yaml:7:8 c has no period, so it cannot be judged",
        ),
        (
            POWER + "review: accepted, period: 2205}\n",
            "warning plan.yaml:7:66 the period 2205 is an odd one",
        ),
        (
            "- {id: c, indicator: 建成大厅, milestone: {due: 2025-12-31, closed: 2025-11-30}}\n",
            "warning plan.yaml:7:39 c is closed without evidence",
        ),
        (
            POWER + "evidence: {document: plan.md, quote: 发电量5亿}}\n",
            "warning plan.yaml:7:50 the quote of c does not stand in plan.md",
        ),
        (
            POWER + "evidence: {document: plam.md, quote: 发电量5亿}}\n",
            "warning plan.yaml:7:50 the document plam.md is not there (1 entries) (did you mean “plan.md”?)",
        ),
    ],
)
def test_what_is_odd_in_a_target(entry: str, line: str, tmp_path: Path) -> None:
    """An entry that can be used but is surely not meant so is a warning at the key that it is about."""
    (found,) = told(problems_of(tmp_path, targets=entry))
    assert found.startswith(line)


def test_a_quote_over_a_line_break_stands_in_its_document(tmp_path: Path) -> None:
    """A quote may run over a line end of its document."""
    entry = POWER + "evidence: {document: plan.md, quote: 汽车产量突破5万辆}}\n"
    assert told(problems_of(tmp_path, targets=entry)) == []


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (
            "- {id: x, indicator: 新能源汽车产量, value: 4万辆}\n",
            "warning a.yaml:3:8 x has no period, so it cannot be compared",
        ),
        (
            "- {id: x, indicator: 新能源汽车产量, period: 2024, value: 4万辆, published: 2024-06}\n",
            "warning a.yaml:3:68 x was published before its period ended",
        ),
        (
            (
                "- {id: w, indicator: 新能源汽车产量, period: 2024, value: 4万辆}\n"
                "- {id: x, indicator: 新能源汽车产量, period: 2024, value: 40000辆}\n"
            ),
            "warning a.yaml:4:8 x says the same as",
        ),
    ],
)
def test_what_is_odd_in_an_actual(entry: str, line: str, tmp_path: Path) -> None:
    """Likewise for actuals."""
    (found,) = told(problems_of(tmp_path, actuals=entry))
    assert found.startswith(line)


def test_many_actuals_are_checked_in_one_pass(tmp_path: Path) -> None:
    """Fifty thousand actuals of a thousand indicators that nobody knows take no more than seconds."""
    (tmp_path / "plan.yaml").write_text(TARGETS, "utf-8")
    target = load(tmp_path).targets[0]
    assert target.goal is not None
    many = [
        Actual(
            id=str(n),
            indicator=f"产量{n % 1000}",
            region="甲省",
            period=Period.year(2024),
            measure=Measure.LEVEL,
            value=target.goal,
            file="a.yaml",
            line=n,
        )
        for n in range(50_000)
    ]
    started = time.process_time()
    problems = check([target], many)
    assert time.process_time() - started < 5
    assert len(problems) == 102
    assert "950 more have the same problem" in " ".join(told(problems))


def test_names_of_corrected_values_are_looked_up(tmp_path: Path) -> None:
    """A name that none has, that two have, and a value that corrects itself are told at their place."""
    table = "id,indicator,region,period,value\nx,新能源汽车产量,甲省,2024,4.3万辆\n"
    actuals = (
        "- {id: x, indicator: 新能源汽车产量, period: 2024, value: 4万辆}\n"
        "- {id: y, indicator: 新能源汽车产量, period: 2024, value: 4.1万辆, corrects: [a/x, yy]}\n"
        "- {id: z, indicator: 新能源汽车产量, period: 2024, value: 4.2万辆, corrects: [x, z]}\n"
    )
    assert told(problems_of(tmp_path, actuals=actuals, table=table)) == [
        "error a.yaml:4:69 no actual is called “yy” (did you mean “y”?)",
        "error a.yaml:5:69 several actuals are called “x” (name one of: a/x, b/x)",
        f"error a.yaml:5:69 z would correct itself ({say(HINT, 'en')})",
    ]
