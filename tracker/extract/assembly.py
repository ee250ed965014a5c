"""Makes claims of drafts, and one claim of what a document says twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extract.doubting import doubts_of
from tracker.extract.passages import Passage, Role
from tracker.knowledge.indicators import catalogue, normalise
from tracker.knowledge.regions import NATION
from tracker.model.claim import Claim, Measure
from tracker.model.evidence import Evidence
from tracker.model.quantity import Op, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.extract.drafts import Draft
    from tracker.extract.mentions import Refused
    from tracker.model.document import Document

RELIEF = re.compile(
    r"支持[^，。；]{2,24}?的?((?:结构性)?减税.*)"
)  # whom taxes are cut for is no part of the name
YEAR_WITHIN = re.compile(r"(?<=[\u4e00-\u9fff])(?:19|20)\d\d年(?:度|全年)?(?=[\u4e00-\u9fff]{2})")
LONGEST_QUOTE = 150
BY_PRODUCT = {"GDP", "GDP增速", "人均GDP", "GDP总量", "GDP数据"}
HARVEST = re.compile(r"总产$")
WHOLE_OF = re.compile(r"(?:总量|数据)$")
FLIP = {Op.GE: Op.LE, Op.GT: Op.LT, Op.LE: Op.GE, Op.LT: Op.GT}


@dataclass(frozen=True, slots=True)
class Rejected:
    """A figure that was set aside: where it stands, by which rule, and why."""

    evidence: Evidence
    reason: str


def claim_of(draft: Draft, passage: Passage, document: Document) -> Claim:
    """The claim of a draft; its quote begins at the indicator's name where that stands in the sentence."""
    m = draft.mention
    start = min(draft.start, m.start) if draft.start >= draft.sentence[0] and not draft.inherited else m.start
    if draft.inherited:
        start = max(draft.clause[0], m.start - 40) if draft.clause[0] <= m.start else m.start
    if m.end - start > LONGEST_QUOTE:
        start = max(draft.clause[0], m.end - LONGEST_QUOTE)
    while start < m.start and passage.text[start] in " ，。；：、":
        start += 1
    low, high = passage.origin(start, m.end)
    quote = document.text[low:high]
    words = draft.words.strip() or "?"
    words = _in_full(words, draft)
    entry = catalogue().find(words)
    doubts = doubts_of(draft, words, passage, known=entry is not None)
    return Claim(
        kind=draft.kind,
        indicator=words,
        indicator_id=entry.id if entry else None,
        measure=draft.measure,
        quantity=_quantity(draft, document.text[low:high]),
        period=draft.period,
        region=draft.region,
        basis=draft.basis,
        evidence=Evidence(document=document.id, start=low, end=high, quote=quote, rules=tuple(draft.rules)),
        doubts=doubts,
    )


def _in_full(words: str, draft: Draft) -> str:
    """What the field writes for 经济增长5.5%, 投资增长3%, CPI and GDP."""
    words = YEAR_WITHIN.sub("", words)  # 重点园区2025年营业收入
    product = "国内生产总值" if draft.region == NATION else "地区生产总值"
    if draft.measure is Measure.GROWTH and words in {"经济", "投资"}:
        return product if words == "经济" else "固定资产投资"
    if words == "城镇就业" and draft.measure is Measure.INCREMENT:
        return "城镇新增就业"
    words = HARVEST.sub("产量", words)
    if words in {"经济总量", "经济规模"}:
        return product
    if relief := RELIEF.fullmatch(words):
        return relief[1]
    return (
        "居民消费价格"
        if words == "CPI"
        else WHOLE_OF.sub("", words).replace("GDP", product)
        if words in BY_PRODUCT
        else words
    )


def _quantity(draft: Draft, worded: str) -> Quantity:
    m = draft.mention
    value, high, op = m.value, m.high, m.op
    if draft.sign < 0 and draft.measure in {Measure.GROWTH, Measure.CHANGE}:
        value, op = -value, FLIP.get(op, op)
        if high is not None:
            value, high = -high, -m.value
    return Quantity(op=op, value=value, high=high, unit=m.unit, worded=worded)


def rejected_of(refused: Refused, passage: Passage, document: Document) -> Rejected:
    """The figure that was set aside, with its place in the document."""
    low, high = passage.origin(refused.start, refused.end)
    evidence = Evidence(
        document=document.id, start=low, end=high, quote=document.text[low:high], rules=(refused.rule,)
    )
    return Rejected(evidence, refused.reason)


def merged(claims: list[tuple[Claim, Role]]) -> list[Claim]:
    """Each statement once, in the order of the text; further places are kept with it.

    A heading's claim gives way to the one of the body.
    """
    by_key: dict[tuple[object, ...], Claim] = {}
    roles: dict[tuple[object, ...], Role] = {}
    for claim, role in claims:
        q = claim.quantity
        key = (
            claim.kind,
            claim.measure,
            q.value,
            q.high,
            q.unit,
            normalise(claim.indicator),
            claim.region,
            claim.period,
        )
        seen = by_key.get(key)
        if seen is None:
            by_key[key], roles[key] = claim, role
            continue
        if roles[key] is not Role.PARAGRAPH and role is Role.PARAGRAPH:
            by_key[key] = claim.model_copy(update={"places": (*seen.places, seen.evidence)})
            roles[key] = role
        else:
            by_key[key] = seen.model_copy(update={"places": (*seen.places, claim.evidence)})
    return _without_echoes(by_key.values(), [roles[key] for key in by_key])


def _without_echoes(claims: Iterable[Claim], roles: list[Role]) -> list[Claim]:
    """Drop headings' figures that the body gives too; where a heading contradicts the body, doubt both."""
    body: dict[tuple[object, ...], set[object]] = {}
    values = set()
    placed = list(zip(claims, roles, strict=True))
    for claim, role in placed:
        if role is Role.PARAGRAPH:
            body.setdefault(_subject(claim), set()).add(claim.quantity.value)
            values.add((claim.quantity.value, claim.quantity.unit))
    lead = {
        _subject(c) for c, role in placed
        if role is not Role.PARAGRAPH and c.quantity.value not in body.get(_subject(c), {c.quantity.value})
    }  # fmt: skip
    kept = []
    for claim, role in placed:
        if role is not Role.PARAGRAPH and (claim.quantity.value, claim.quantity.unit) in values:
            continue
        if _subject(claim) in lead:
            kept.append(claim.model_copy(update={"doubts": (*claim.doubts, "lead_contradicts")}))
        else:
            kept.append(claim)
    return sorted(kept, key=lambda c: (c.evidence.start, c.evidence.end))


def _subject(claim: Claim) -> tuple[object, ...]:
    """All that a statement is about but its value."""
    words = normalise(claim.indicator)
    return words, claim.kind, claim.measure, claim.quantity.unit, claim.period, claim.region, claim.basis
