"""How a claim was read, as a tree: each part of the reading with the rules and the words that decided it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.grammar.worded import number_words, period_words, quantity_words
from tracker.knowledge.doubts import REASONS
from tracker.knowledge.indicators import catalogue
from tracker.language import say, translate
from tracker.model.message import msg
from tracker.model.quantity import Op
from tracker.report.deciding import deciding, subject
from tracker.report.rule_words import OPS, plain_words
from tracker.report.wording import KINDS, code_words, measure_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.claim import Claim
    from tracker.report.surroundings import Setting, Span, Surroundings

OF_NUMBER = ("idiom", "derived")
OF_MEASURE = ("trigger", "verb", "rank", "rank_in_list", "shared_verb", "from_to")
OF_SUBJECT = (
    *("apposition", "figure_first", "bare", "attribute", "verb_unknown", "share", "respectively"),
    *("shared_head", "topic_prefix"),
)
ROUGH = "余多来"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a part was read as it was: in plain words, by which words of the text, under which rule.

    `words` are verbatim at `span` of the document, or empty where no words decided; `rule` is empty where
    the absence of a rule decided.
    """

    text: str
    words: str = ""
    span: Span | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of the reading: what it is called, what was read, why, and of what it is made."""

    name: str
    value: str
    reasons: tuple[Reason, ...] = ()
    branches: tuple[Branch, ...] = ()


def derivation(claim: Claim, text: Surroundings, language: str) -> tuple[Branch, ...]:
    """The parts of the claim's reading: figure (unit, bound), measure, indicator, period, place, kind.

    Args:
        claim: of the document that `text` is of.
        text: the document.
        language: of the words, "en" or "zh".
    """
    return tuple(_Deriving(claim, text, language).branches())


def doubts_of(claim: Claim, language: str) -> tuple[str, ...]:
    """The claim's doubts in words."""
    return tuple(
        say(REASONS[d], language) if d in REASONS else code_words({}, d, language) for d in claim.doubts
    )


def basis_words(basis: str | None, language: str) -> str:
    """What growth, change and ratio are measured against; empty for the year before."""
    if basis is None:
        return ""
    if basis == "cagr":
        return translate("a yearly average", language)
    if basis.isdigit():
        return say(msg("against {year}", year=basis), language)
    return say(msg("against {place}", place=basis), language)


class _Deriving:
    """One claim, while its tree is built."""

    def __init__(self, claim: Claim, text: Surroundings, language: str) -> None:
        self.claim = claim
        self.text = text
        self.language = language
        self.setting: Setting = text.around(claim.evidence)

    def branches(self) -> Iterator[Branch]:
        claim, language = self.claim, self.language
        yield Branch(
            translate("figure", language),
            quantity_words(claim.quantity, language),
            self._by(*OF_NUMBER) or (self._at(translate("as it is written", language), self.setting.figure),),
            (self._unit(), self._comparator()),
        )
        measure = measure_words(claim.measure, claim.quantity.unit, language)
        if basis := basis_words(claim.basis, language):
            measure = f"{measure} ({basis})"
        yield Branch(translate("measure", language), measure, self._by(*OF_MEASURE) or self._untold())
        yield Branch(translate("indicator", language), claim.indicator, tuple(self._subject()))
        period = period_words(claim.period, language) if claim.period else translate("not told", language)
        yield Branch(translate("period", language), period, self._by("period"))
        yield Branch(translate("place", language), claim.region, self._by("place") or self._of_document())
        kind = code_words(KINDS, claim.kind, language)
        yield Branch(translate("kind", language), kind, self._by("kind"))

    def _by(self, *families: str) -> tuple[Reason, ...]:
        """The rules of those families that fired, in their order."""
        return tuple(
            self._rule(rule)
            for rule in dict.fromkeys(self.claim.evidence.rules)
            if rule.partition(":")[0] in families
        )

    def _rule(self, rule: str) -> Reason:
        span = deciding(rule, self.claim, self.setting, self.text)
        words = plain_words(rule, self.claim.measure, self.language)
        return Reason(words, self.text.words(span) if span else "", span, rule.rstrip(":"))

    def _at(self, text: str, span: Span | None) -> Reason:
        return Reason(text, self.text.words(span) if span else "", span)

    def _unit(self) -> Branch:
        quantity, language = self.claim.quantity, self.language
        reasons = self._by("unit")
        if reasons and not reasons[0].words:
            implied = translate("the noun behind the number tells the unit", language)
            reasons = (Reason(implied, rule=reasons[0].rule),)
        exact = number_words(quantity.value, quantity.unit, language)
        return Branch(translate("unit", language), quantity.unit or exact, reasons)

    def _comparator(self) -> Branch:
        quantity, language = self.claim.quantity, self.language
        value = translate(OPS[quantity.op], language)
        reasons = self._by("comparator")
        if not reasons and quantity.op is Op.RANGE:
            reasons = (Reason(translate("two ends are written", language)),)
        elif not reasons and quantity.op is Op.ABOUT:
            rough = next(
                ((n, n + 1) for n in range(*self.setting.figure) if self.text.text[n] in ROUGH), None
            )
            reasons = (self._at(translate("makes the figure approximate", language), rough),)
        elif not reasons and quantity.op is Op.EQ:
            reasons = (Reason(translate("no word bounds the figure", language)),)
        return Branch(translate("bound", language), value, reasons)

    def _subject(self) -> Iterator[Reason]:
        claim, language = self.claim, self.language
        yield from self._by(*OF_SUBJECT)
        span = subject(claim, self.setting, self.text)
        if span is None:
            yield Reason(translate("put together from the words around the figure", language))
        elif span[0] < self.setting.quote[0]:
            yield self._at(translate("taken over from earlier in the text", language), span)
        else:
            yield self._at(translate("its words in the sentence", language), span)
        entry = catalogue().get(claim.indicator_id) if claim.indicator_id else None
        if entry is not None:
            named = msg(
                "an indicator of the catalogue: {name}", name=entry.name if language == "zh" else entry.en
            )
            yield Reason(say(named, language), rule=f"indicator:{entry.id}")

    def _untold(self) -> tuple[Reason, ...]:
        return (Reason(translate("follows from the unit and the words around the figure", self.language)),)

    def _of_document(self) -> tuple[Reason, ...]:
        return (Reason(translate("the place that the document speaks for", self.language)),)
