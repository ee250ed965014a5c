"""What the title of a table, its corner and its notes say: when, where, in which unit, of what, by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.curate.importing.cells import is_unit
from tracker.curate.importing.heading import take_unit
from tracker.grammar.normal import normal
from tracker.grammar.places import places
from tracker.grammar.times import Clock, times
from tracker.knowledge.regions import atlas

if TYPE_CHECKING:
    from collections.abc import Iterable

UNIT = re.compile(
    r"[（(]?\s*(?:计量)?单\s*位\s*[:：]\s*([^\s)）;；]+(?:\s*[、,，]\s*[^\s)）;；]+)*)\s*[)）]?"
)
TABLE_NUMBER = re.compile(r"^\s*(?:附?表|续表)?\s*[\d一二三四五六七八九十]*(?:[-—–.．]\d+)*\s*[:：、.．]?\s*")
TITLE_WORDS = re.compile(
    r"(?:各|分)(?:市|州|县|区|地区(?!生产)|省|市州|县区|县市区|县[（(]市、?区[)）]|区县)+|(?:全省|全市|全国|全州)|主要|统计表|一览表|"
    r"分月|分季|逐月|各月|情况表?|完成|汇总表?|排名表|进度表?|月报表?|快报|（[^（）]*）|\([^()]*\)|[表的及]$|^的"
)
SOURCE = re.compile(r"(?:(?:资料|数据)?来源|(?:填报|编制|制表|发布|报送)(?:单位|机构|部门))\s*[:：]\s*(.+)")
PLACE_ENDS = tuple("省市州县区国盟旗")


@dataclass
class Title:
    """What is said for the whole table; an empty text where it is not."""

    period: str = ""
    region: str = ""
    unit: str = ""
    words: str = ""
    publisher: str = ""


def read_title(above: Iterable[str], below: Iterable[str], *, weak: Iterable[str] = ()) -> Title:
    """Read the lines above and below a table; those that stand first go before the others.

    `weak` are the names of sheet and file: they may say when and where, and nothing else.
    """
    title = Title()
    for line in above:
        _read_line(normal(line), title)
    for line in (*above, *below):
        if (m := SOURCE.search(line)) and not title.publisher:
            title.publisher = re.split(r"[。；;\s]", m[1].strip())[0].strip("。 .")
    for name in weak:
        aside = Title()
        _read_line(normal(name), aside)
        title.period = title.period or aside.period
        title.region = title.region or aside.region
    return title


def _read_line(text: str, title: Title) -> None:
    """Take unit, time and place from a line, then the words that are left; what is known already stays."""
    if SOURCE.search(text):
        return
    if m := UNIT.search(text):
        title.unit = title.unit or _first_unit(m[1])
        text = text[: m.start()] + text[m.end() :]
    elif "(" in text:
        text, unit = take_unit(text)
        title.unit = title.unit or unit
    found = [t for t in times(text) if t.absolute and t.rule.reads != "plan"]
    if found:
        period = found[0].resolve(Clock(None))
        title.period = title.period or (str(period) if period else "")
        text = text[: found[0].start] + text[found[0].end :]
    place = next(
        (p for p in places(text) if p.start == 0 or text[p.start : p.end].endswith(PLACE_ENDS)), None
    )
    if place:
        title.region = title.region or atlas().canonical(place.name)
        text = text[: place.start] + text[place.end :]
    words = TITLE_WORDS.sub("", TABLE_NUMBER.sub("", text)).strip(" ，、：；()（）")
    if len(words) > 1 and not title.words:
        title.words = words


def _first_unit(text: str) -> str:
    """The first unit that is no per cent: 单位：亿元、% says 亿元 of amounts."""
    words = [w.strip().replace("％", "%") for w in re.split(r"[、,，]", text)]
    units = [w for w in words if is_unit(w)]
    return next((u for u in units if u != "%"), units[0] if units else "")
