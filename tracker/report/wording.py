"""The words of codes and percentages in a reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language import say, translate
from tracker.model import exchange
from tracker.model.actual import Quality
from tracker.model.claim import Kind, Measure
from tracker.model.match import Role
from tracker.model.message import msg
from tracker.model.target import Binding, Review

if TYPE_CHECKING:
    from decimal import Decimal

    from tracker.report.view import Overridden

MEASURES: dict[str, str] = {
    Measure.LEVEL: "total",
    Measure.INCREMENT: "newly added",
    Measure.GROWTH: "growth rate",
    Measure.CHANGE: "change",
    Measure.RANK: "rank",
    Measure.RATIO: "multiple",
}
RATES = {"%", "‰", "百分点"}
ROLES: dict[str, str] = {
    Role.CURRENT: "used as current value",
    Role.BASELINE: "used as baseline",
    Role.HISTORY: "used as history",
    Role.EVIDENCE: "evidence only",
    Role.REFUSED: "refused",
}
QUALITIES: dict[str, str] = {
    Quality.OFFICIAL: "official",
    Quality.PRESS: "press",
    Quality.UNSTATED: "source not stated",
    Quality.REPOST: "repost",
    Quality.DERIVED: "derived",
    Quality.WORKBOOK: "typed in the workbook",
    Quality.LOW: "low quality",
}
BINDINGS: dict[str, str] = {Binding.BINDING: "binding", Binding.EXPECTED: "expected"}
REVIEWS: dict[str, str] = {
    Review.DRAFT: "draft",
    Review.ACCEPTED: "accepted",
    Review.REJECTED: "rejected",
    Review.WITHDRAWN: "withdrawn",
}
KINDS: dict[str, str] = {Kind.TARGET: "target", Kind.ACTUAL: "actual", Kind.FORECAST: "forecast"}
METHODS: dict[str, str] = {
    "level": "level against its path",
    "flow": "cumulative value against time pace",
    "growth": "growth rate against the goal",
    "multi_year": "growth over several years",
    "share": "share in percentage points",
    "cap": "cap",
    "range": "range",
    "about": "about, within tolerance",
    "rank": "rank among peers",
    "milestone": "milestone of the ledger",
}
MARKS: dict[str, str] = {
    "stale": "older than usual",
    "partial": "covers part of the period",
    "low_quality": "low-quality source",
    "derived": "derived value",
    "bound": "a bound, not a value",
    "estimate": "an estimate, given before the count",
    "no_evidence": "closed without evidence",
    "open": "the bound leaves the status open",
    "conflict": "sources disagree",
    "overridden": "a person judged otherwise",
}
NAMELESS: dict[str, str] = {
    "plan": "plan not named",
    "region": "place not named",
    "owner": "no owner named",
    "topic": "no topic",
}


def code_words(table: dict[str, str], code: str, language: str) -> str:
    """The words for a code; a code without words speaks for itself, with blanks for underscores."""
    return translate(table.get(code, code.replace("_", " ")), language)


WITH_VERDICT = "{status} (by a person: {verdict})"


def with_verdict(words: str, override: Overridden | None, language: str) -> str:
    """The words of a computed status, with a person's own verdict behind them where there is one."""
    if override is None:
        return words
    return say(msg(WITH_VERDICT, status=words, verdict=verdict_words(override)), language)


def verdict_words(override: Overridden) -> str:
    """A person's own verdict in the words of the profile."""
    return override.light.words if override.light else override.status


def measure_words(measure: str, unit: str, language: str) -> str:
    """The words of a measure; what is counted in per cent has a level and no total."""
    if measure == Measure.LEVEL and unit in RATES:
        return translate(exchange.LEVEL_OF_RATE, language)
    return code_words(MEASURES, measure, language)


def percent_words(value: Decimal | None, language: str) -> str:
    """``82.4%``, with the digits that the value carries; empty for None."""
    return "" if value is None else say(msg("{x}%", x=f"{value:f}"), language)


def points_words(value: Decimal | None, language: str) -> str:
    """A signed difference in percentage points, such as ``+3.2 points``; empty for None."""
    return "" if value is None else say(msg("{x} points", x=f"{value:+f}"), language)
