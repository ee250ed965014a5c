"""Finds the words of a document that decided how a claim was read, by the names of the rules that fired.

A rule is the name of an entry of a lexicon, whose words are looked for where they govern a figure; or of
a way in which the figure stands to its words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.knowledge.cues import cues
from tracker.knowledge.load import lexical
from tracker.knowledge.regions import NATION
from tracker.knowledge.triggers import triggers
from tracker.knowledge.verbs import verbs
from tracker.model.claim import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.model.claim import Claim
    from tracker.report.surroundings import Setting, Span, Surroundings

BEHIND = 14
"""Characters behind a figure in which its time may stand."""
WHOLE = re.compile(r"[全我该本][省市县区州镇]|省内|市内")
WHOLE_NATION = re.compile(r"[全我本]国")
SHARE = re.compile(r"占[^，。；、]{1,16}$")
AGAINST = re.compile(r"比[^，。；\d]{2,14}?[高低快慢多少](?:出|了|约|近)?$")
NEW = re.compile(r"新[\u4e00-\u9fff]{2}")
EACH = re.compile(r"分别|依次")
FROM = re.compile(r"由|从")
KINDS = {
    "goal": Kind.TARGET,
    "goal_before": Kind.TARGET,
    "done": Kind.ACTUAL,
    "done_before": Kind.ACTUAL,
    "forecast": Kind.FORECAST,
    "forecast_shared": Kind.FORECAST,
}
OF_PERIOD = {"period_over", "period_ahead", "year_begun"}


def deciding(rule: str, claim: Claim, setting: Setting, text: Surroundings) -> Span | None:
    """Where the words stand by which the rule read the claim; None where no words did, or none are found."""
    family, _, name = rule.partition(":")
    find = FINDERS.get(family)
    return find(name, claim, setting, text) if find else None


def subject(claim: Claim, setting: Setting, text: Surroundings) -> Span | None:
    """The nearest place in its line where the words for what is measured stand as they are read."""
    words = claim.indicator
    inside = text.text.find(words, setting.quote[0], setting.sentence[1])
    if inside >= 0:
        return inside, inside + len(words)
    before = text.text.rfind(words, setting.line[0], setting.quote[0])
    return (before, before + len(words)) if before >= 0 else None


def _unit(_name: str, _claim: Claim, setting: Setting, _text: Surroundings) -> Span | None:
    return _or_none(setting.unit)


def _comparator(_name: str, _claim: Claim, setting: Setting, _text: Surroundings) -> Span | None:
    return _or_none(setting.after) or _or_none(setting.before)


def _figure(_name: str, _claim: Claim, setting: Setting, _text: Surroundings) -> Span | None:
    return setting.figure


def _trigger(name: str, _claim: Claim, setting: Setting, text: Surroundings) -> Span | None:
    """The trigger nearest before the figure, in its clause or else in its sentence."""
    if name == "against":
        return _last(AGAINST, text, (setting.clause[0], setting.figure[0]))
    words = _words_of_triggers().get(name.partition("+")[0], ())
    return _nearest(words, setting, text)


def _verb(name: str, _claim: Claim, setting: Setting, text: Surroundings) -> Span | None:
    found = _nearest(_words_of_verbs().get(name, ()), setting, text)
    if found is None and name == "add":  # 新发布, 新筹建: any verb behind 新
        return _last(NEW, text, (setting.clause[0], setting.figure[0]))
    return found


def _period(name: str, claim: Claim, setting: Setting, text: Surroundings) -> Span | None:
    """The time that named the period: near the figure, at the line's head, or in a heading."""
    if name in {"document", "pair_from"}:
        return None
    if name == "paragraph":
        return _time_of_line(claim, setting, text)
    if name.startswith("section"):
        heading = text.heading(name.partition(":")[2], setting.line[0] + 1)
        return text.time_above(heading[0] + 1 if heading else setting.line[0]) or heading
    near = [t for t in text.times(*setting.sentence) if t.rule.id == name]
    before = [t for t in near if t.end <= setting.number]
    behind = [t for t in near if setting.number < t.start < setting.clause[1] + BEHIND]
    found = before[-1] if before else behind[0] if behind else None
    return (found.start, found.end) if found else None


def _time_of_line(claim: Claim, setting: Setting, text: Surroundings) -> Span | None:
    """The time that leads the paragraph: the one that names the period itself, else the first."""
    begun = setting.sentence[0] > setting.line[0]
    found = text.times(setting.line[0], setting.sentence[0] if begun else setting.number)
    if not found:
        return None
    year = claim.period.last_year if claim.period else None
    told = next((t for t in found if t.absolute and year and str(year) in t.match[0]), found[0])
    return told.start, told.end


def _place(name: str, claim: Claim, setting: Setting, text: Surroundings) -> Span | None:
    whole = WHOLE_NATION if claim.region == NATION else WHOLE
    if name == "whole":
        return _nearest_match(whole, setting, text)
    stretches = (
        (setting.sentence[0], setting.figure[0]),
        (setting.line[0], setting.sentence[0]),
        (setting.figure[1], setting.sentence[1]),
    )
    for start, end in stretches:
        if start < end and (found := [p for p in text.places(start, end) if p.name == claim.region]):
            return found[-1].start, found[-1].end
    return _nearest_match(whole, setting, text) if name == "lead" else None


def _kind(name: str, claim: Claim, setting: Setting, text: Surroundings) -> Span | None:
    if name in {"section:year_past", "section:year_ahead"}:
        return text.time_above(setting.line[0])
    if name.startswith("section:"):
        return text.heading(name.removeprefix("section:"), setting.line[0] + 1)
    if name in OF_PERIOD:
        rule = next((r for r in claim.evidence.rules if r.startswith("period:")), "")
        return deciding(rule, claim, setting, text) if rule else None
    kind = KINDS.get(name)
    if kind is None:
        return None
    clause, sentence = setting.clause, setting.sentence
    own = (clause[0], clause[1] if "figure_first" in claim.evidence.rules else setting.figure[1])
    windows = ((sentence[0], clause[0]), own) if name.endswith(("_before", "_shared")) else (own,)
    return next((found for w in windows if (found := _cue(kind, text, w))), None)


def _cue(kind: Kind, text: Surroundings, window: Span) -> Span | None:
    """The last words of the window that speak for the kind."""
    found = [_last(pattern, text, window) for cue, pattern in cues() if cue.kind is kind]
    return max((f for f in found if f), default=None)


def _share(_name: str, _claim: Claim, setting: Setting, text: Surroundings) -> Span | None:
    return _last(SHARE, text, (setting.clause[0], setting.figure[0]))


def _each(_name: str, _claim: Claim, setting: Setting, text: Surroundings) -> Span | None:
    return _last(EACH, text, (setting.sentence[0], setting.figure[0]))


def _from(_name: str, _claim: Claim, setting: Setting, text: Surroundings) -> Span | None:
    return _last(FROM, text, (setting.sentence[0], setting.figure[0]))


FINDERS: dict[str, Callable[[str, Claim, Setting, Surroundings], Span | None]] = {
    "unit": _unit,
    "comparator": _comparator,
    "idiom": _figure,
    "rank": _figure,
    "rank_in_list": _figure,
    "trigger": _trigger,
    "verb": _verb,
    "share": _share,
    "respectively": _each,
    "from_to": _from,
    "period": _period,
    "place": _place,
    "kind": _kind,
}


@lexical
def _words_of_triggers() -> dict[str, tuple[str, ...]]:
    return {entry.id: entry.words for entry in triggers().entries}


@lexical
def _words_of_verbs() -> dict[str, tuple[str, ...]]:
    return {entry.id: entry.words for entry in verbs().entries}


def _nearest(words: tuple[str, ...], setting: Setting, text: Surroundings) -> Span | None:
    """The word that ends nearest before the figure, the longest of those; in the clause if it can be."""
    for start in (min(setting.quote[0], setting.clause[0]), setting.sentence[0]):
        ends = [
            (at + len(w), len(w)) for w in words if (at := text.text.rfind(w, start, setting.number)) >= 0
        ]
        if ends:
            end, length = max(ends)
            return end - length, end
    return None


def _last(pattern: re.Pattern[str], text: Surroundings, window: Span) -> Span | None:
    start, end = window
    found = [*pattern.finditer(text.text[start:end])]  # its own text: ^ means the window's start
    return (start + found[-1].start(), start + found[-1].end()) if found else None


def _nearest_match(pattern: re.Pattern[str], setting: Setting, text: Surroundings) -> Span | None:
    """The last match before the figure in its sentence, else in its line."""
    return _last(pattern, text, (setting.sentence[0], setting.figure[0])) or _last(
        pattern, text, (setting.line[0], setting.figure[0])
    )


def _or_none(span: Span) -> Span | None:
    return span if span[0] < span[1] else None
