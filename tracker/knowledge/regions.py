"""Places: provinces, prefectures and counties, from `regions.yaml`."""

from __future__ import annotations

import re
from functools import cache

from tracker.knowledge.load import load

NATION = "全国"
NATIONALITY = re.compile(
    r"(?:(?:土家|苗|藏|彝|回|蒙古|哈尼|傣|白|景颇|傈僳|布依|侗|壮|羌|朝鲜|哈萨克|柯尔克孜)族?)+(?=自治州)"
)
NATIONALITY_OF_COUNTY = re.compile(
    r"(?:(?:满|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|"
    r"土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|怒|普米|裕固|保安|独龙|各)族|蒙古|哈萨克|维吾尔|塔吉克)+(?=自治[县旗]$)"
)
SUFFIX = re.compile(r"(?:壮族自治区|维吾尔自治区|回族自治区|自治区|特别行政区|省|市|地区|盟)$")


class Atlas:
    """Which places there are, what they are called for short, and what lies in what.

    A place is named by its usual official name: 湖北省, 武汉市, 恩施州, 嘉鱼县. The whole is 全国.
    """

    def __init__(
        self,
        places: dict[str, dict[str, str | None] | None],
        aliases: dict[str, str],
        full_only: tuple[str, ...] = (),
        generic: tuple[str, ...] = (),
    ) -> None:
        """Index names and short names; a short name that two places share is left out.

        `full_only` are short names that mean something else as well (东方), `generic` are names of
        counties that every city has (郊区).
        """
        self._full_only = frozenset(full_only)
        self._generic = frozenset(generic)
        self._parent: dict[str, str] = {}
        self._names: dict[str, str] = {NATION: NATION, "中国": NATION, "我国": NATION}
        self._level: dict[str, int] = {NATION: 0}
        shared: set[str] = set()
        for province, prefectures in places.items():
            self._add(province, NATION, 1, shared)
            for prefecture, counties in (prefectures or {}).items():
                name = _usual(prefecture) if prefecture else province
                if prefecture:
                    self._add(prefecture, province, 2, shared)
                for county in (counties or "").split():
                    self._add(county, name, 3, shared)
        for name in shared:
            self._names.pop(name, None)
        self._names.update(aliases)

    def _add(self, full: str, parent: str, level: int, shared: set[str]) -> None:
        name = _usual(full)
        if name in self._parent:  # 朝阳区 stands in two cities: the name alone does not tell which
            shared.add(name)
            return
        self._parent[name] = parent
        self._level[name] = level
        short = SUFFIX.sub("", name) if level < 3 else ""
        if level == 2 and name.endswith("州") and len(name) > 2:
            short = name[:-1] if full.endswith("自治州") else short
        if full.endswith(("自治县", "自治旗")):
            short = NATIONALITY_OF_COUNTY.sub("", full).replace("自治", "")  # 禄劝县
        for word in {full, name, short} - {""} - self._full_only - self._generic:
            if word in self._names and self._names[word] != name and self._level[self._names[word]] == level:
                shared.add(word)
            self._names.setdefault(word, name)

    def find(self, name: str) -> str | None:
        """The usual official name of the place, None where it is unknown or shared by two."""
        return self._names.get(name)

    def canonical(self, name: str) -> str:
        """The usual official name; a name that is not known stays as it is."""
        return self._names.get(name.strip(), name.strip())

    def level(self, name: str) -> int:
        """0 for the nation, 1 province, 2 prefecture, 3 county; 4 for a place that is not known."""
        return self._level.get(self.canonical(name), 4)

    def parent(self, name: str) -> str | None:
        """The place that it lies in; None for the nation and for unknown places."""
        return self._parent.get(self.canonical(name))

    def within(self, inner: str, outer: str) -> bool:
        """Whether the first place is the second or lies in it."""
        outer = self.canonical(outer)
        here: str | None = self.canonical(inner)
        while here is not None:
            if here == outer:
                return True
            here = self._parent.get(here)
        return False

    def names(self) -> dict[str, str]:
        """All words for places, with the place that each means."""
        return self._names


def _usual(full: str) -> str:
    """恩施土家族苗族自治州 is called 恩施州."""
    if full.endswith("自治州"):
        return NATIONALITY.sub("", full).replace("自治州", "州")
    return full


@cache
def atlas() -> Atlas:
    """The shipped places."""
    data = load("regions")
    return Atlas(data["places"], data["aliases"], tuple(data["full_only"]), tuple(data["generic"]))
