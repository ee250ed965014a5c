"""Claims become entries that a person can read over: in the document's words, with the reading beside."""

from __future__ import annotations

from decimal import Decimal

import pytest
from claims_made import ALL, DOCUMENT, FIRMS, INVESTMENT, OUTPUT, Folder, Said, claim, digest_of, reading
from hypothesis import given
from hypothesis import strategies as st

from tracker.curate.draft import draft_of, new_id
from tracker.curate.source import SourceText, utf8_source
from tracker.curate.targets import read_targets
from tracker.curate.wording import canonical, same_quantity, wording
from tracker.grammar.goal import read_goal
from tracker.model.claim import Kind, Measure
from tracker.model.quantity import Op, Quantity
from tracker.model.target import Review

FRESH = f"""\
# yaml-language-server: $schema=.schema/targets.json
plan: 甲省2025年工作安排
issuer: 甲省工信厅
region: 甲省
period: 2025
targets:
- id: g-{digest_of(OUTPUT)[:6]}
  indicator: 汽车产量
  goal: 突破5万辆
  measure: level
  review: draft
  evidence: {{document: plan.md, quote: 汽车产量力争突破5万辆, at: 13-24}}
  extracted: {{goal: ">5万辆", digest: {digest_of(OUTPUT)}}}

- id: industrial_investment
  indicator: 工业投资
  goal: 8%左右
  measure: growth
  review: draft
  evidence: {{document: plan.md, quote: 工业投资增长8%左右, at: 25-35}}
  extracted: {{goal: ~8%, digest: {digest_of(INVESTMENT)}}}

# 存疑：时期存疑
- id: industrial_firms
  indicator: 规模以上工业企业
  goal: 200家
  measure: increment
  review: draft
  evidence: {{document: plan.md, quote: 新增规上企业200家, at: 36-46}}
  extracted: {{goal: 200家, digest: {digest_of(FIRMS)}}}
"""


def quoted(text: str) -> str:
    """The text without what depends on the catalogue of indicators: ids and digests."""
    lines = [line for line in text.split("\n") if not line.startswith("- id:")]
    return "\n".join(lines).replace('"', "")


def test_a_new_file() -> None:
    """A document's goals are drafted into a file that can be read, and that the loader reads back."""
    folder = Folder({})
    plan = folder.merge(reading(*ALL))
    assert quoted(folder.text("targets/plan.yaml")) == quoted(FRESH)
    source = utf8_source("targets/plan.yaml", folder.files["targets/plan.yaml"])
    assert isinstance(source, SourceText)
    targets, problems = read_targets(source)
    assert not problems
    assert [t.review for t in targets] == [Review.DRAFT] * 3
    for target, said in zip(targets, ALL, strict=False):
        made = claim(said)
        assert target.goal is not None
        assert same_quantity(target.goal, made.quantity)
        assert (target.measure, target.period, target.region) == (made.measure, made.period, made.region)
    assert [c.kind.value for c in plan.changes] == ["added"] * 4


def test_actuals_go_to_a_file_of_their_own() -> None:
    """What is reported as reached is drafted as an actual, with who published it in the head."""
    folder = Folder({})
    folder.merge(reading(*ALL))
    text = folder.text("targets/actuals/plan.yaml")
    schema, *head = text.split("\n")[:5]
    assert schema == "# yaml-language-server: $schema=../.schema/actuals.json"
    assert head == ["publisher: 甲省工信厅", "published: 2025-01", "region: 甲省", "actuals:"]
    assert "\n  value: 达到3万辆\n" in text or "\n  value: 3万辆\n" in text
    assert "\n  period: 2024\n" in text
    assert "\n  review: draft\n" in text


def test_a_forecast_is_neither() -> None:
    """What is only expected becomes neither a target nor an actual."""
    folder = Folder({})
    plan = folder.merge(reading(Said("工业投资增长8%左右", "工业投资", "8%左右", kind=Kind.FORECAST)))
    assert not plan.files
    assert not plan.changes


def test_what_differs_from_the_head_is_written() -> None:
    """Place, period and basis are written where the head does not say them; no period is `unknown`."""
    folder = Folder({})
    other = Said(
        "工业投资增长8%左右",
        "工业投资",
        "8%左右",
        measure=Measure.GROWTH,
        period=None,
        region="乙市",
        basis="cagr",
    )
    folder.merge(reading(OUTPUT, FIRMS, other))
    text = folder.text("targets/plan.yaml")
    assert "  measure: growth\n  basis: cagr\n  period: unknown\n  region: 乙市\n" in text
    assert text.count("period:") == 2


def test_hostile_texts_stay_values() -> None:
    """A quote with quotes, comments, braces and line ends cannot break out of its entry."""
    quote = '汽车产量: "突破" # 5万辆\', {x}]\n- id: z 力争突破5万辆'
    document = DOCUMENT.model_copy(update={"text": quote, "title": "计划: # {", "publisher": "- 甲"})
    folder = Folder({})
    said = Said(quote, "汽车: 产量 #", "突破5万辆", doubts=("x\n- id: y",))
    folder.merge(reading(said, document=document))
    source = utf8_source("p.yaml", folder.files["targets/plan.yaml"])
    assert isinstance(source, SourceText)
    (target,), problems = read_targets(source)
    assert not problems
    assert target.evidence is not None
    assert (target.evidence.quote, target.indicator, target.plan) == (quote, "汽车: 产量 #", "计划: # {")


@pytest.mark.parametrize(
    ("worded", "quote", "goal"),
    [
        ("突破100万辆", "产量力争突破100万辆", "突破100万辆"),
        ("100万辆", "产量力争突破100万辆", "100万辆"),
        ("占比力争达到70%以上", "占比力争达到70%以上", "70%以上"),
        ("赤字率控制在3%以内", "", "控制在3%以内"),
        ("上线企业双双翻一番", "", "翻一番"),
        ("能耗下降3%以上", "", "下降3%以上"),
        ("工业居第4位", "", "第4位"),
    ],
)
def test_a_goal_is_worded_as_the_document_words_it(worded: str, quote: str, goal: str) -> None:
    """The goal is the end of the document's words that reads back as the same quantity."""
    plain = read_goal(goal)
    assert isinstance(plain, Quantity)
    assert wording(plain.model_copy(update={"worded": worded}), quote) == goal


FIGURES = st.builds(
    lambda digits, power: Decimal(digits).scaleb(power), st.integers(1, 99999), st.integers(-2, 9)
)


@given(
    value=FIGURES,
    more=st.integers(1, 50),
    op=st.sampled_from(list(Op)),
    unit=st.sampled_from(["辆", "家", "元", "%", "百分点", "倍", "亩", "吨"]),
)
def test_any_quantity_can_be_written_as_a_goal(value: Decimal, more: int, op: Op, unit: str) -> None:
    """The program's own wording of a quantity reads back as that quantity."""
    high = value + more if op is Op.RANGE else None
    quantity = Quantity(op=op, value=value, high=high, unit=unit)
    text = wording(quantity)
    assert text is not None, canonical(quantity)
    read = read_goal(text)
    assert isinstance(read, Quantity)
    assert same_quantity(read, quantity)


def test_ids_are_short_stable_and_not_taken() -> None:
    """An id names the catalogue's indicator where there is one, and no id is given twice."""
    draft = draft_of(claim(INVESTMENT))
    assert draft is not None
    taken: set[str] = set()
    for _ in range(6):
        taken.add(new_id(draft, taken))
    assert len(taken) == 6
    assert new_id(draft, set()) == new_id(draft, {"other"})
    plain = draft_of(claim(Said("新增规上企业200家", "某种没有登记的企业", "200家")))
    assert plain is not None
    assert new_id(plain, set()) == f"g-{plain.digest[:6]}"
