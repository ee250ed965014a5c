"""The catalogue of indicators: usual names, unit, nature and better direction, from `indicators.yaml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from tracker.knowledge.load import lexical, load
from tracker.knowledge.units import known
from tracker.model.base import Model

# One way of writing for each thing that is written in several. The context keeps 提高企业 apart from 高企,
# 运营收入 from 营收, 科技改革 from 技改.
SAME = tuple((re.compile(pattern), to) for pattern, to in (
    (r"(?:(?:地区|国内|全省|全市)?生产总值|GDP)+", "地区生产总值"),
    (r"规上", "规模以上"), (r"规模工业", "规模以上工业"), (r"规模以上工增加值", "规模以上工业增加值"),
    (r"限上", "限额以上"), (r"社零", "社会消费品零售"), (r"固投", "固定资产投资"),
    (r"(?<!提)高企(?!业)", "高新技术企业"), (r"新能源车(?!辆)", "新能源汽车"), (r"市场主体", "经营主体"),
    (r"一般预算", "一般公共预算"), (r"营收(?!入)", "营业收入"), (r"(?<!科)技改(?!革)", "技术改造"),
    (r"(?:研究与试验发展|R&D)+", "研发"), (r"能源消耗", "能耗"), (r"高铁", "高速铁路"),
    (r"细颗粒物(?:PM2\.5)?", "PM2.5"), (r"可吸入颗粒物(?:PM10)?", "PM10"), (r"劣V类", "劣Ⅴ类"),
    (r"占?比(?:重|例|率)", "占比"), (r"年(?=产量|产值|营业收入|发电量|用电量|吞吐量)", ""),
))  # fmt: skip
NOISE = re.compile(r"[\s“”\"'‘’「」『』《》〈〉()\[\]【】、,·•—–\-的]+")
LEAD = re.compile(
    r"^(?:(?:全省|全市(?!场)|全县|全州|全区(?!域)|全国(?!重点|百强|文明)|[我本][省市县区州国]|全年|累计|年末|年底))+"
)
COUNT = re.compile(
    r"(?<=企业|主体|基站|集群|工厂|机构|验室|商户|医院|景区)(?:数量|总数|总量|个数|家数|户数|数)$"
)
IN_BRACKETS = re.compile(r"\(([^()]+)\)$")


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

    def entry(self, words: str, ident: str | None = None) -> Indicator | None:
        """The entry with that id where one is given and known, else the one that the words name."""
        return (self.get(ident) if ident else None) or self.find(words)

    def names(self) -> tuple[str, ...]:
        """All names and aliases."""
        return tuple(w for e in self.entries for w in (e.name, *e.aliases))


@cache
def normalise(words: str) -> str:
    """The words in one way of writing, for comparison only.

    规上 → 规模以上, GDP → 地区生产总值, full width → half width. Quotes, brackets, 的, 全省 and 年末 go,
    and so do a count's own word (企业数量) and a unit in brackets at the end: 汽车产量（万辆）.
    """
    text = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in words.strip())
    last = IN_BRACKETS.search(text)
    if last and _is_unit(last[1]):
        text = text[: last.start()]
    text = LEAD.sub("", NOISE.sub("", text.upper()))
    for pattern, to in SAME:
        text = pattern.sub(to, text)
    return COUNT.sub("", text)


def _is_unit(words: str) -> bool:
    """Whether the words are a unit, with 万 or 亿 before it or without."""
    return any(known(words[n:]) for n in range(len(words)) if not words[:n].strip("十百千万亿"))


@lexical
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    return Catalogue(tuple(Indicator.model_validate(row) for row in load("indicators")))
