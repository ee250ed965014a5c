"""The catalogue of indicators: usual names, unit, nature and better direction, from `indicators.yaml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from tracker.knowledge.load import load
from tracker.model.base import Model

SAME = (
    ("规上", "规模以上"), ("规模工业", "规模以上工业"), ("GDP", "地区生产总值"), ("gdp", "地区生产总值"),
    ("固投", "固定资产投资"), ("社零", "社会消费品零售"), ("高企", "高新技术企业"), ("一般预算收入", "一般公共预算收入"),
    ("比重", "占比"), ("占比例", "占比"), ("比例", "占比"), ("工增加值", "工业增加值"), ("新能源车", "新能源汽车"),
)  # fmt: skip
NOISE = re.compile(r"[\s“”\"'‘’《》()（）\[\]【】、，,·—\-]+")
LEAD = re.compile(r"^(?:全省|全市|全县|全区|全国|我省|我市|我国|全年|累计)+")


class Indicator(Model):
    """An entry of the catalogue.

    `nature` says how its values behave in time: a stock stands at a date, a flow adds up over a period,
    a rate, share or index is no amount. `better` is the direction that people want. `lag` is how many
    months after a period its figure usually comes, None for the usual lag of its frequency.
    """

    id: str
    name: str
    en: str
    aliases: tuple[str, ...] = ()
    unit: str
    nature: Literal["stock", "flow", "rate", "share", "index"] | None = None
    better: Literal["more", "less"] | None = None
    lag: int | None = None
    topic: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Catalogue:
    """All indicators, found by id or by words."""

    def __init__(self, entries: tuple[Indicator, ...]) -> None:
        """Index the entries; words that two of them share find neither."""
        self.entries = entries
        self._by_id = {e.id: e for e in entries}
        self._by_words: dict[str, Indicator | None] = {}
        for entry in entries:
            for words in dict.fromkeys(normalise(w) for w in (entry.name, *entry.aliases)):
                known = self._by_words.get(words, entry)
                self._by_words[words] = entry if known is entry else None

    def get(self, ident: str) -> Indicator | None:
        """The entry with that id."""
        return self._by_id.get(ident)

    def find(self, words: str) -> Indicator | None:
        """The one entry that the words name exactly, after normalisation; None for none or several."""
        return self._by_words.get(normalise(words))

    def names(self) -> tuple[str, ...]:
        """All names and aliases."""
        return tuple(w for e in self.entries for w in (e.name, *e.aliases))


@cache
def normalise(words: str) -> str:
    """The words in one way of writing, for comparison only: 规上 → 规模以上, GDP → 地区生产总值, no brackets."""
    text = LEAD.sub("", NOISE.sub("", words))
    for short, long in SAME:
        if short in text and long not in text:
            text = text.replace(short, long)
    return text


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    return Catalogue(tuple(Indicator.model_validate(row) for row in load("indicators")))
