"""Finds the place that a figure speaks for, as the text drifts from province to city and back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extract.subjects import trim
from tracker.knowledge.regions import NATION, atlas
from tracker.model.claim import Measure

if TYPE_CHECKING:
    from tracker.extract.drafts import Draft
    from tracker.grammar.places import Place
    from tracker.grammar.times import Time

NATION_AS_RANK = re.compile(
    r"全国(?:排名|位次|首|最|唯一|第|重点|性|一流|先进|前|领先|有|具有|文明|优秀|百强|卫生|人大|政协|两会|统一|劳模|各地)"
)
FACILITY = re.compile(  # 广州新机场, 深圳理工大学: what is named after a place does not speak for it
    r"[^，。；：、]{0,8}?(?:机场|大学|学院|医院|高铁|高速|铁路|地铁|轨道|核电|电站|机组|枢纽|大桥|隧道|运河|水库|实验室|集团|公司|博物馆)"
)
LISTED = re.compile(r"[^，。；：、\d]{1,6}、")
EXAMPLE = re.compile(r"[^，。；：、]{0,12}[”》]等")
JOINS = {"、", "和", "与"}
FIELDS = {"全国", "全省", "全区", "全疆"}
ADVERBIAL = 10  # characters of an opening clause that only leads in (沿着增长线，)


@dataclass(slots=True)
class Site:
    """The place spoken of: of the article, of the paragraph so far, and the last city and province named.

    `carried` says that the sentence has no place of its own and speaks of an earlier sentence's, `placed`
    that something names the article's place.
    """

    article: str
    current: str
    city: str = ""
    province: str = ""
    placed: bool = True
    carried: bool = False


def enter_sentence(  # noqa: PLR0913 - the sentence and what was found in it
    text: str,
    site: Site,
    parts: list[tuple[int, int]],
    times: list[Time],
    places: list[Place],
    *,
    first: bool,
) -> str:
    """Let the places of a sentence move the site; returns the place that leads the sentence.

    A place that opens a paragraph holds for all of it, one that opens a sentence for that sentence.
    """
    if not parts:
        return site.current
    lead = trim(text, *parts[0], times, places)
    head, whole = lead.place, lead.whole
    if head is None and len(parts) > 1 and _leads_in(text, *parts[0]):
        head = trim(text, *parts[1], times, places).place
    here = site.current
    site.carried = head is None and not whole and here != site.article
    if (
        head is not None
        and head.name != NATION
        and not (_joined(text, head, places) or _names(text, head, parts))
    ):
        here = head.name
        if first and head in places:  # an area (京津冀) leads its sentence only
            site.current = here
    elif whole and ("国" not in whole or site.article == NATION):
        here = resolve(whole, site)
        site.current = here
    within = [p.name for p in places if parts[0][0] <= p.start < parts[-1][1]]
    site.city = next((name for name in within if atlas().level(name) == 2), site.city)
    site.province = next((name for name in within if atlas().level(name) == 1), site.province)
    return here


def resolve(word: str, site: Site) -> str:  # noqa: PLR0911 - one return a word
    """全省, 全市, 我国: the place meant where the text stands."""
    if "国" in word:
        return NATION
    if word[0] == "该":
        return site.current
    if word[-1] in "省疆":
        home = _up(site.article, 1)
        return site.province if home == NATION and site.province else home
    for level, sign in ((2, "市州"), (3, "县区镇")):
        if word[-1] in sign:
            if site.city and level == 2 and atlas().level(site.article) < level:
                return site.city
            if atlas().level(site.current) == level:
                return site.current
            return site.article if level == 2 or word in {"全区", "我区"} else site.current
    return site.article


def _up(name: str, level: int) -> str:
    """The place itself or the one of that level in which it lies."""
    here: str | None = name
    while here is not None and atlas().level(here) > level:
        here = atlas().parent(here)
    return here if here is not None else name


def set_region(text: str, draft: Draft, here: str, site: Site) -> None:
    """Fill in the draft's region: its own place, 全市 and the like, else the place that leads."""
    if draft.whole:
        field = draft.measure is Measure.RANK and draft.whole in FIELDS  # 在全省考核中排名第5位
        if field or (draft.whole == "全国" and NATION_AS_RANK.match(text, draft.clause[0])):
            draft.region = here
            return
        draft.region = resolve(draft.whole, site)
        draft.rules.append("place:whole")
        unknown = draft.region == NATION and "国" not in draft.whole  # 全市 of a city that nothing names
        if unknown or (not site.placed and draft.region == site.article):
            draft.doubts.append("place_inferred")
    elif draft.place is not None and draft.place.name != NATION and not _is_aside(text, draft, site):
        draft.region = draft.place.name
        draft.rules.append("place:named")
    elif (
        draft.place is not None
        and draft.place.name == NATION
        and (draft.sentence if draft.inherited else draft.clause)[0]
        <= draft.place.start
        < draft.mention.start
        and not NATION_AS_RANK.match(text, draft.place.start)
    ):
        draft.region = NATION
        draft.rules.append("place:nation")
    else:
        draft.region = here
        if here != site.article:
            draft.rules.append("place:lead")
        if site.carried:
            draft.doubts.append("place_carried")
        if not site.placed:
            draft.doubts.append("place_inferred")


def _is_aside(text: str, draft: Draft, site: Site) -> bool:
    """Whether the place is one of an example only, 贵阳“青云市集”等|商圈55个, or of the counted things."""
    place = draft.place
    if place is None:
        return False
    example = EXAMPLE.match(text, place.end, draft.mention.start) is not None
    return example or _is_of_object(draft, site)


def _is_of_object(draft: Draft, site: Site) -> bool:
    """Whether the place only says of where the counted things are (引进24支|台湾团队)."""
    place = draft.place
    behind = place is not None and place.start >= draft.mention.stop
    return place is not None and behind and not atlas().within(place.name, site.article)


def shared_places(text: str, draft: Draft, places: list[Place]) -> list[str]:
    """The places before the draft's own in 甲、乙经济总量突破…: the figure is said of each of them."""
    if draft.place is None or atlas().level(draft.place.name) > 2:
        return []
    found: list[str] = []
    at = draft.place.start
    while text[at - 1 : at] in JOINS:
        before = next((p for p in places if p.end == at - 1), None)
        if before is None:
            break
        found.append(before.name)
        at = before.start
    return found[::-1]


def _leads_in(text: str, start: int, end: int) -> bool:
    """Whether an opening clause is too short to speak for itself and has no figure: 沿着增长线."""
    return end - start <= ADVERBIAL and not any(c.isdigit() for c in text[start:end])


def _names(text: str, head: Place, parts: list[tuple[int, int]]) -> bool:
    """Whether the place opens the name of a facility that is only one thing told of in the sentence."""
    alone = next((p for p in parts if p[0] <= head.start < p[1]), parts[0]) == parts[-1]
    return not alone and FACILITY.match(text, head.end) is not None


def _joined(text: str, head: Place, places: list[Place]) -> bool:
    """Whether the place is one of several that share a clause: 武汉、宜昌入选, 延安苹果、汉中药材入选."""
    follows = text[head.end : head.end + 1] in JOINS and any(p.start == head.end + 1 for p in places)
    before = text[head.start - 1 : head.start] in JOINS and any(p.end == head.start - 1 for p in places)
    listed = LISTED.match(text, head.end)
    beside = listed is not None and any(p.start == listed.end() for p in places)
    return follows or before or beside
