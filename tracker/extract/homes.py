"""Finds the place that a text speaks for: declared, named by its title, or named most."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.extract.passages import ORDINAL
from tracker.grammar.normal import normal
from tracker.grammar.places import places
from tracker.knowledge.regions import NATION, atlas

if TYPE_CHECKING:
    from tracker.grammar.places import Place
    from tracker.model.document import Document

OF_PROVINCE = re.compile(
    r"我省|全省(?!第|领先|前|首|率先|最|排名|位|各|一流|性|平均)|省委(?!省政府和市|、省政府和市|和市)|全区|自治区"
)
OF_CITY = re.compile(r"我市|全市|本市|市委|市政府|市人大|市[一二三四五六七八九十]{1,3}届")
NATIONAL = re.compile(r"我国|全国|国务院|中国|国家统计局")
OF_COUNTY = re.compile(r"全县|我县|全区|我区|城区|全旗|我旗")
BESIDE = re.compile(r"[\s()]*(?:(?:19|20)\d\d年)?")
NAMED_OFTEN = 2
SEVERAL, MOST = 3, 0.6  # provinces of a comparison, and the share of mentions of one that a text is of
LABEL = 10  # characters of a place's name that stands as a label
MANY = 6  # places that a text names before one of them can be said to be named too seldom
OPENING = 900  # characters of an article in which its own place stands
BODY = 6000  # characters in which places are counted


def home_of(text: str, document: Document, title: str, whole: str | None) -> str:
    """The place of a text; `whole` is the document's where the text is one of its articles."""
    if whole is None and document.region:
        return atlas().canonical(normal(document.region))
    if named := places(title):
        return _innermost(title, named)
    if whole is not None:
        top = Counter(p.name for p in places(text[:OPENING])).most_common(1)
        return top[0][0] if top and top[0][1] > 1 and atlas().within(top[0][0], whole) else whole
    if named := places(document.id):
        return named[0].name
    return _most_named(text)


def is_placed(home: str, text: str, document: Document, title: str) -> bool:
    """Whether anything speaks for the place; the nation is also what is left where nothing does."""
    if document.region:
        return True
    counts = _provinces(text)
    if not places(title) and not _is_national(text) and _is_scattered(counts):
        return False
    return not _compares(text, counts) and (home != NATION or NATIONAL.search(text) is not None)


def led_by(text: str) -> str | None:
    """The place on which a paragraph or heading opens as on a label: 山东：“十三五”期间，…; 青岛市."""
    ordinal = ORDINAL.match(text)
    start = ordinal.end() if ordinal else 0
    first = next(iter(places(text, start, start + LABEL)), None)
    if first is None or first.start != start or first.name == NATION:
        return None
    return first.name if text[first.end : first.end + 1] in {"", "：", ":"} else None


def _compares(text: str, counts: Counter[str]) -> bool:
    """Whether a text speaks of several provinces, none of them in most places: a comparison is of none.

    `counts` says how often it names each, here and below.
    """
    labels = {name for line in text[:BODY].split("\n") if (name := led_by(line)) is not None}
    if len(labels) >= SEVERAL:
        return True
    often = [n for n in counts.values() if n >= NAMED_OFTEN]
    return len(often) >= SEVERAL and max(often) < MOST * sum(counts.values())


def _is_national(text: str) -> bool:
    """Whether a text speaks of the country as its own (我国, 国务院) more than of 全省 and 全市."""
    nation = text.count("我国") + text.count("全国人民") + text.count("国务院")
    return nation > len(OF_PROVINCE.findall(text)) + len(OF_CITY.findall(text))


def _is_scattered(counts: Counter[str]) -> bool:
    """Whether a text names places of several provinces, and those of none half of the time."""
    named = sum(counts.values())
    return len(counts) >= SEVERAL and named >= MANY and max(counts.values()) < named / 2


def _provinces(text: str) -> Counter[str]:
    """How often a text names each province, or what lies in it."""
    counts: Counter[str] = Counter()
    for place in places(text[:BODY]):
        name = place.name if atlas().level(place.name) == 1 else atlas().parent(place.name)
        if name is not None and name != NATION:
            counts[name] += 1
    return counts


def _innermost(title: str, named: list[Place]) -> str:
    """The last of places that a title names one in the other: 江西省宜春市, (湖北省)2022年武汉市."""
    here = named[0]
    for further in named[1:]:
        apart = BESIDE.fullmatch(title, here.end, further.start) is None
        if apart or not atlas().within(further.name, here.name):
            break
        here = further
    return here.name


def _is_home(name: str, counts: Counter[str], text: str) -> bool:
    """Whether a county is what the text speaks for: named most, and called 全县 or 全区."""
    return (
        counts[name] >= NAMED_OFTEN
        and counts[name] == max(counts.values())
        and OF_COUNTY.search(text) is not None
    )


def _most_named(text: str) -> str:
    """The place named most, lifted to the province where the text speaks of 全省."""
    provinces = _provinces(text)
    if _is_national(text) or _compares(text, provinces) or _is_scattered(provinces):
        return NATION
    counts = Counter(p.name for p in places(text[:BODY]))
    province, city = len(OF_PROVINCE.findall(text)), len(OF_CITY.findall(text))
    by_level: Counter[str] = Counter()
    for name, n in counts.items():
        level = atlas().level(name)
        if name == NATION or (level > 2 and not _is_home(name, counts, text)):
            continue
        parent = atlas().parent(name)
        if level == 2 and province > city and parent:
            by_level[parent] += n
        else:
            by_level[name] += n
    return by_level.most_common(1)[0][0] if by_level else NATION
