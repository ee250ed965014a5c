"""Whether a series may be set against an aim, and if not, why: measure, coverage, unit, basis, field."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.grammar.convert import comparable
from tracker.grammar.figures import unit_words
from tracker.knowledge.scopes import scope_words
from tracker.match.aims import basis_year
from tracker.model.claim import Measure
from tracker.model.match import Aim, Nature, Span
from tracker.model.message import Message, msg

if TYPE_CHECKING:
    from tracker.match.index import Series
    from tracker.match.subject import Subject

FIELDS = re.compile(
    r"全国|全省|全市|全球|世界|中部六省|中部|中西部|西部|东部|东北|副省级城市|工业大省|经济十?强省|经济大省|省会城市|长江经济带"
)
PERCENT = {"%", "倍", "‰"}


class Use(Enum):
    """What a series can be to an aim."""

    SAME = "same"
    GROWTH_OF_LEVEL = "growth_of_level"
    LEVEL_OF_GROWTH = "level_of_growth"
    STOCK_OF_INCREMENT = "stock_of_increment"
    LEVEL_OF_CHANGE = "level_of_change"
    GROWTH_OF_CHANGE = "growth_of_change"
    NONE = "none"


MEASURES = {
    Measure.LEVEL: msg("a total"),
    Measure.INCREMENT: msg("newly added"),
    Measure.GROWTH: msg("a growth rate"),
    Measure.CHANGE: msg("a difference"),
    Measure.RANK: msg("a rank"),
    Measure.RATIO: msg("a multiple"),
}
"""The measures as reasons name them."""

SAME_REASON = msg("same indicator, place and measure")
GROWTH_FOR_LEVEL = msg("a growth rate is no level; with a base one follows from it")
LEVEL_FOR_GROWTH = msg("a level is no growth rate; two levels give one")
STOCK_FOR_INCREMENT = msg("this is a total, the goal counts what is new; two totals give the net increase")
GROWTH_FOR_CHANGE = msg("a growth rate of the series that is to keep pace; two rates give the gap")
LEVEL_FOR_CHANGE = msg("a level is no change; two levels give one")
FLOW_FOR_STOCK = msg("this counts what is new, the goal is a total")
NET_FOR_GROSS = msg("净增 counts net of what left, the goal counts all that is new (新增)")
GROSS_FOR_NET = msg("新增 counts all that is new, the goal counts net of what left (净增)")
OTHER_MEASURE = msg("this is {this}, the goal is {that}")


ASIDE: dict[tuple[Measure, Measure], tuple[Use, Message]] = {
    (Measure.LEVEL, Measure.GROWTH): (Use.GROWTH_OF_LEVEL, GROWTH_FOR_LEVEL),
    (Measure.GROWTH, Measure.LEVEL): (Use.LEVEL_OF_GROWTH, LEVEL_FOR_GROWTH),
    (Measure.INCREMENT, Measure.LEVEL): (Use.STOCK_OF_INCREMENT, STOCK_FOR_INCREMENT),
    (Measure.CHANGE, Measure.LEVEL): (Use.LEVEL_OF_CHANGE, LEVEL_FOR_CHANGE),
    (Measure.RATIO, Measure.LEVEL): (Use.LEVEL_OF_CHANGE, LEVEL_FOR_CHANGE),
    (Measure.LEVEL, Measure.INCREMENT): (Use.NONE, FLOW_FOR_STOCK),
}
"""What an actual of the second measure is to a goal of the first."""


def compare(target: Subject, aim: Aim, series: Series, additions: str) -> tuple[Use, Message]:
    """What the series of the target's indicator or of a near one can be to the aim, and why.

    `additions` tells whether an increment goal counts "gross" or "net" additions, "" where nothing tells.
    """
    if not target.same(series.subject):
        return Use.NONE, _coverage(target, series.subject)
    use, reason = _measures(aim.measure, series.subject.measure, target.nature)
    if aim.reference and series.subject.measure is Measure.GROWTH and not series.basis:
        return Use.GROWTH_OF_CHANGE, GROWTH_FOR_CHANGE
    if use is Use.SAME:
        refusal = _additions(additions, series) or _basis(aim, series)
        refusal = refusal or _units(aim.goal.unit, series.unit, aim.measure)
        return (Use.NONE, refusal) if refusal else (use, reason)
    if use in {Use.STOCK_OF_INCREMENT, Use.GROWTH_OF_LEVEL} and not _usable(use, aim, series):
        return Use.NONE, _units(aim.goal.unit, series.unit, aim.measure) or reason
    return use, reason


def rank_field(words: str) -> str:
    """The field that a rank is taken in, such as 全国, where the words name exactly one."""
    found = set(FIELDS.findall(words))
    return found.pop() if len(found) == 1 else ""


def _measures(wanted: Measure, measure: Measure, nature: Nature | None) -> tuple[Use, Message]:
    if wanted is measure or (
        wanted is Measure.LEVEL and measure is Measure.INCREMENT and nature is Nature.FLOW
    ):
        return Use.SAME, SAME_REASON
    known = ASIDE.get((wanted, measure))
    if known:
        return known
    return Use.NONE, msg(OTHER_MEASURE.template, this=MEASURES[measure], that=MEASURES[wanted])


@lru_cache(maxsize=5000)
def _coverage(target: Subject, other: Subject) -> Message:
    if target.scopes != other.scopes:
        none = msg("without such a word")
        return msg(
            "another coverage: {this} against {that}",
            this=scope_words(other.scopes) or none,
            that=scope_words(target.scopes) or none,
        )
    return msg("another indicator of the same name")


def _additions(wanted: str, series: Series) -> Message | None:
    """Net and gross additions are unlike; a figure or goal that says neither goes with both."""
    if wanted == "gross" and series.additions == "net":
        return NET_FOR_GROSS
    if wanted == "net" and series.additions == "gross":
        return GROSS_FOR_NET
    return None


def _basis(aim: Aim, series: Series) -> Message | None:
    """Growth, change and multiples compare only against the same basis."""
    if aim.measure not in {Measure.GROWTH, Measure.CHANGE, Measure.RATIO}:
        return None
    basis = series.basis
    if aim.reference:
        same = basis in {"", aim.reference}
    elif aim.span is Span.YEAR:
        start = aim.start.last_year if aim.start else aim.window.first_year - 1
        same = not basis or basis_year(basis) == start
    else:
        years = {None, aim.start.last_year if aim.start else None}
        same = basis in {"", "cagr"} or basis_year(basis) in years - {None}
    if same:
        return None
    return msg("measured against another basis: {basis}", basis=basis)


def _units(wanted: str, unit: str, measure: Measure) -> Message | None:
    if measure is Measure.GROWTH:
        fits = unit in PERCENT
    elif measure is Measure.CHANGE and {wanted, unit} <= {"百分点", "%"}:
        fits = True
    else:
        fits = comparable(unit, wanted)
    if fits:
        return None
    return msg("{this} against {that}: unlike units", this=unit_words(unit), that=unit_words(wanted))


def _usable(use: Use, aim: Aim, series: Series) -> bool:
    if use is Use.GROWTH_OF_LEVEL:
        return series.unit in PERCENT and not series.basis
    return comparable(series.unit, aim.goal.unit)
