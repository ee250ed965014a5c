"""Finds places in text: provinces, cities and counties by name, zones by the name of their city."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracker.knowledge.regions import atlas

ZONE = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}?)(?:经济技术开发区|经济开发区|高新技术产业开发区|经开区|高新区|综合保税区|自贸片区|开发区|新区|新片区|平原经济区|都市圈)"
)


SHORT_NAME = 2  # characters of a city's name without 市
PERSON = re.compile(r"(?:记者|通讯员|作者|责编|编辑|编审|摄影)[\s:：]*[\u4e00-\u9fff]$")
PERSON_REACH = 8  # characters before a name in which the person's calling stands
PART_OF_NAME = frozenset("河江湖海山路街桥籍")  # 苏州河 is not the city


@dataclass(frozen=True, slots=True)
class Place:
    """A place named at `start:end`; `part` says that it is part of a longer name (武汉港)."""

    start: int
    end: int
    name: str
    part: bool = False


@cache
def _index() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """A pattern of the first two characters of all names, and the names by them, longest first."""
    by_two: dict[str, list[str]] = {}
    for name in atlas().names():
        if len(name) > 1:
            by_two.setdefault(name[:2], []).append(name)
    ordered = {k: tuple(sorted(v, key=lambda n: (-len(n), n))) for k, v in by_two.items()}
    first = "".join(sorted({k[0] for k in ordered}))
    second = "".join(sorted({k[1] for k in ordered}))
    return re.compile(f"(?=([{first}][{second}]))"), ordered


def places(text: str, start: int = 0, end: int | None = None) -> list[Place]:
    """All places named between the offsets, in order, none overlapping."""
    stop = len(text) if end is None else end
    pattern, by_two = _index()
    found: list[Place] = []
    position = start
    for m in pattern.finditer(text, start, stop):
        at = m.start()
        if at < position:
            continue
        for name in by_two.get(m[1], ()):
            after = at + len(name)
            if (
                text.startswith(name, at)
                and not (len(name) == SHORT_NAME and _in_name_of_person(text, at))
                and after <= stop
                and not (len(name) == 2 and text[after : after + 1] in PART_OF_NAME)
            ):
                place = _place(text, at, name, stop)
                if found and (joint := _joint(found[-1], place)):
                    found[-1] = place = joint
                else:
                    found.append(place)
                position = place.end
                break
    return found


def _in_name_of_person(text: str, at: int) -> bool:
    """记者 包兴安: what follows the one character of a family name is no place."""
    return PERSON.search(text, max(0, at - PERSON_REACH), at) is not None


def _joint(first: Place, second: Place) -> Place | None:
    """宁波舟山港: what is named after two cities side by side is their province's."""
    if first.end != second.start or second.end - second.start > SHORT_NAME:
        return None
    a, b = (atlas().parent(p.name) for p in (first, second))
    if a is None or a != b or atlas().level(first.name) != atlas().level(second.name):
        return None
    return Place(first.start, second.end, a, part=True)


def _place(text: str, at: int, name: str, stop: int) -> Place:
    after = at + len(name)
    if zone := ZONE.match(text, after, stop):
        return Place(at, zone.end(), text[at : zone.end()])
    return Place(at, after, atlas().canonical(name), part=text[after : after + 1] == "港")
