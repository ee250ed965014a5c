"""Target and actual files in YAML become targets and actuals."""

from __future__ import annotations

import gc
import time
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tracker.curate.load import Places, load, load_actuals, load_targets
from tracker.model.actual import Actual, Quality
from tracker.model.claim import Measure
from tracker.model.period import Period
from tracker.model.quantity import Op
from tracker.model.target import Binding, Review, Target
from tracker.problems import Where

if TYPE_CHECKING:
    from pathlib import Path

FULL = """\
# yaml-language-server: $schema=.schema/targets.json
plan: 甲省2025年计划
issuer: 甲省工信厅
region: 甲省
period: 2025
topic: 工业
targets:
- id: nev
  indicator: 新能源汽车产量
  goal: 突破100万辆
  measure: level
  baseline: {value: 50.7万辆, period: 2024, source: 年报}
  owner: {main: 汽车专班, supporting: [交通局, 商务局]}
  binding: binding
  topic: 汽车
  weight: 1.50
  path:
  - {value: 40万辆, period: 2025-01/2025-06}
  - {value: 70万辆, period: 2025年1—9月}
  review: accepted
  evidence: {document: plan.md, quote: 产量突破100万辆, at: 12-21}
  extracted: {goal: ">100万辆", digest: 1e5678}
  override: {status: 滞后, reason: 停产, date: 2025年3月1日, by: 甲}
  note: |
    第一行
    第二行
- id: 大厅
  indicator: 建成政务大厅
  region: 乙市
  period: unknown
  milestone: {due: 2025-12-31, closed: 2025/12/1, evidence: 验收报告}
  review: 已采纳
"""


def only_target(text: str, tmp_path: Path) -> Target:
    """The one target of a file with that entry below a head."""
    path = tmp_path / "plan.yaml"
    path.write_text(f"plan: 计划\nregion: 甲省\nperiod: 2025\ntargets:\n{text}", "utf-8")
    targets, problems = load_targets(path)
    assert not problems
    return targets[0]


def only_actual(text: str, tmp_path: Path) -> Actual:
    """The one actual of a file with that entry."""
    path = tmp_path / "actual.yaml"
    path.write_text(f"actuals:\n{text}", "utf-8")
    actuals, problems = load_actuals(path)
    assert not problems
    return actuals[0]


def test_every_key_of_a_target(tmp_path: Path) -> None:
    """All that a person can write of a target arrives in it."""
    path = tmp_path / "plan-2025.yaml"
    path.write_text(FULL, "utf-8")
    (nev, hall), problems = load_targets(tmp_path)
    assert not problems
    assert (nev.key, nev.plan, nev.issuer, nev.region) == (
        "plan-2025/nev",
        "甲省2025年计划",
        "甲省工信厅",
        "甲省",
    )
    assert nev.goal is not None
    assert (nev.goal.op, nev.goal.value, nev.goal.unit) == (Op.GT, Decimal(1_000_000), "辆")
    assert nev.baseline is not None
    assert (nev.baseline.value.value, nev.baseline.period) == (Decimal(507_000), Period.year(2024))
    assert nev.owner is not None
    assert nev.owner.supporting == ("交通局", "商务局")
    assert (nev.binding, nev.topic, nev.weight) == (Binding.BINDING, "汽车", "1.50")
    assert [str(p.period) for p in nev.path] == ["2025-01/2025-06", "2025-01/2025-09"]
    assert nev.evidence is not None
    assert (nev.evidence.start, nev.evidence.end) == (12, 21)
    assert nev.extracted is not None
    assert nev.extracted.digest == "1e5678"
    assert nev.override is not None
    assert (nev.override.status, nev.override.date) == ("behind", date(2025, 3, 1))
    assert nev.note == "第一行\n第二行"
    assert (nev.file, nev.line) == (path.as_posix(), 8)
    assert (hall.region, hall.period, hall.review, hall.topic) == ("乙市", None, Review.ACCEPTED, "工业")
    assert hall.milestone is not None
    assert (hall.milestone.due, hall.milestone.closed) == (date(2025, 12, 31), date(2025, 12, 1))


def test_a_growth_may_keep_pace_with_another_series_instead_of_a_goal(tmp_path: Path) -> None:
    """与经济增长同步 has no figure of its own; a level without a goal stays a mistake."""
    entry = "- {id: a, indicator: 居民人均可支配收入, basis: 地区生产总值, measure: MEASURE}\n"
    pace = only_target(entry.replace("MEASURE", "growth"), tmp_path)
    assert (pace.goal, pace.basis) == (None, "地区生产总值")
    (tmp_path / "plan.yaml").write_text(
        f"region: 甲省\ntargets:\n{entry.replace('MEASURE', 'level')}", encoding="utf-8"
    )
    targets, problems = load_targets(tmp_path)
    assert not targets
    assert "goal" in str(problems[0].what)


def test_every_key_of_an_actual(tmp_path: Path) -> None:
    """What the head says holds for entries that do not say otherwise."""
    path = tmp_path / "actuals" / "a.yaml"
    path.parent.mkdir()
    path.write_text(
        "publisher: 甲省统计局\npublished: 2025-02\nquality: official\nregion: 甲省\n"
        "actuals:\n- {id: a, indicator: 汽车产量, period: 2024, value: 5万辆}\n"
        "- {id: b, indicator: 汽车产量, period: 2024, value: 近6万辆, region: 乙市, publisher: 乙报,\n"
        "   quality: 媒体, published: 2025-01-05, address: 'https://example.org/1',\n"
        "   vintage: 初步, note: 注, basis: 全国}\n",
        "utf-8",
    )
    (a, b), problems = load_actuals(tmp_path)
    assert not problems
    assert (a.publisher, a.published, a.quality, a.region) == (
        "甲省统计局",
        date(2025, 2, 28),
        Quality.OFFICIAL,
        "甲省",
    )
    assert (b.publisher, b.published, b.quality, b.region) == (
        "乙报",
        date(2025, 1, 5),
        Quality.PRESS,
        "乙市",
    )
    assert (b.value.op, b.vintage, b.note, b.basis) == (Op.ABOUT, "初步", "注", "全国")
    assert (a.review, a.line) == (Review.ACCEPTED, 6)


def test_texts_stay_texts(tmp_path: Path) -> None:
    """A unit called `no` is no falsehood, an issue 1.10 is not 1.1, and 012 is not ten."""
    target = only_target("- {id: 012, indicator: no, goal: 5万辆, note: 1.10, topic: 12:30}\n", tmp_path)
    assert (target.id, target.indicator, target.note, target.topic) == ("012", "no", "1.10", "12:30")


def test_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    """A file saved by Windows' editor reads the same."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode())
    targets, problems = load_targets(path)
    assert not problems
    assert [t.id for t in targets] == ["nev", "大厅"]


def test_a_head_below_its_list_counts_as_well(tmp_path: Path) -> None:
    """The order of a file's keys does not matter."""
    path = tmp_path / "plan.yaml"
    path.write_text(
        "targets:\n- {id: a, indicator: 汽车产量, goal: 5万辆}\nplan: 计划\nregion: 甲省\nperiod: 2025\n",
        "utf-8",
    )
    (target,), problems = load_targets(path)
    assert not problems
    assert (target.plan, target.region, target.period) == ("计划", "甲省", Period.year(2025))


@pytest.mark.parametrize(
    ("entry", "measure"),
    [
        ("indicator: 汽车产量, goal: 突破100万辆", Measure.LEVEL),
        ("indicator: 规模以上工业企业, goal: 新增2000家", Measure.INCREMENT),
        ("indicator: 新增规模以上工业企业, goal: 2000家", Measure.INCREMENT),
        ("indicator: 工业投资, goal: 增长8%左右", Measure.GROWTH),
        ("indicator: 工业投资增速, goal: 8%", Measure.GROWTH),
        ("indicator: 地区生产总值, goal: 6%", Measure.GROWTH),
        ("indicator: 城镇调查失业率, goal: 控制在5.5%以内", Measure.LEVEL),
        ("indicator: 精细化工占比, goal: 超过40%", Measure.LEVEL),
        ("indicator: 研发强度, goal: 提高0.2个百分点", Measure.CHANGE),
        ("indicator: 工业增加值, goal: 第4位", Measure.RANK),
        ("indicator: 交易额, goal: 翻一番", Measure.RATIO),
        ("indicator: 交易额, goal: 增长2.5倍", Measure.GROWTH),
        ("indicator: 交易额, goal: 增长2.5倍, measure: ratio", Measure.RATIO),
        ("indicator: 交易额, goal: 翻一番, measure: 总量", Measure.LEVEL),
    ],
)
def test_the_measure_is_told_from_the_words(entry: str, measure: Measure, tmp_path: Path) -> None:
    """A person need not write `measure` where indicator, goal or catalogue say it."""
    assert only_target(f"- {{id: a, {entry}}}\n", tmp_path).measure is measure


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-02-09", date(2026, 2, 9)),
        ("2026/2/9", date(2026, 2, 9)),
        ("2026年2月9日", date(2026, 2, 9)),
        ("2026-02", date(2026, 2, 28)),
        ("2024年2月", date(2024, 2, 29)),
        ("2026", date(2026, 12, 31)),
    ],
)
def test_days_of_publication(text: str, day: date, tmp_path: Path) -> None:
    """A month or year of publication counts as its last day: by then it was surely known."""
    entry = f"- {{id: a, indicator: 产量, region: 甲省, value: 5万辆, published: {text}}}\n"
    assert only_actual(entry, tmp_path).published == day


def test_which_file_holds_what(tmp_path: Path) -> None:
    """Targets and actuals are told apart by the file's list, whatever folder it lies in."""
    (tmp_path / "actuals").mkdir()
    targets = "plan: 计划\nregion: 甲省\ntargets:\n- {id: t, indicator: 产量, goal: 5万辆}\n"
    actuals = "region: 甲省\nactuals:\n- {id: a, indicator: 产量, value: 5万辆}\n"
    (tmp_path / "a.yaml").write_text(actuals, "utf-8")
    (tmp_path / "actuals" / "t.yml").write_text(targets, "utf-8")
    (tmp_path / "actuals" / "c.csv").write_text("indicator,region,value\n产量,甲省,5万辆\n", "utf-8")
    loaded = load(tmp_path)
    assert not loaded.problems
    assert [t.id for t in loaded.targets] == ["t"]
    assert [a.id for a in loaded.actuals] == ["a", "r2"]
    assert [a.id for a in load_actuals([tmp_path / "a.yaml", tmp_path / "actuals"])[0]] == ["a", "r2"]


def test_places_know_the_column_of_a_key(tmp_path: Path) -> None:
    """A problem found later can be told at the value that it is about."""
    path = tmp_path / "plan.yaml"
    path.write_text(FULL, "utf-8")
    (nev, _), _ = load_targets(path)
    assert Places()(nev, "goal") == Where(path.as_posix(), 10, 9)
    assert Places()(nev, "peers") == Where(path.as_posix(), 8, 0)


def test_ten_thousand_targets_load_within_five_seconds(tmp_path: Path) -> None:
    """A large collection of plans is read while one waits; the collection of garbage goes on afterwards."""
    entry = (
        "- id: t{0}\n  indicator: 汽车产量{0}\n  goal: 突破{0}万辆\n  owner: {{main: 甲局}}\n"
        "  baseline: {{value: 3万辆, period: 2024}}\n  review: accepted\n"
        "  evidence: {{document: a.md, quote: 产量{0}, at: 1-9}}\n"
    )
    path = tmp_path / "plan.yaml"
    head = "plan: 计划\nregion: 甲省\nperiod: 2025\ntargets:\n"
    path.write_text(head + "".join(entry.format(n) for n in range(1, 10_001)), "utf-8")
    started = time.process_time()
    targets, problems = load_targets(path)
    assert time.process_time() - started < 5
    assert (len(targets), problems) == (10_000, [])
    assert gc.isenabled()
