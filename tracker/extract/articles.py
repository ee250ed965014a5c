"""Groups passages into articles, and finds what each speaks for: date of writing, year, and place.

Evidence is ranked: what the caller or the front matter declares, dateline, title, text; a date that stands
alone at the foot of a page is a collector's and counts for nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.extract.passages import DATELINE, Passage, Role
from tracker.grammar.normal import normal
from tracker.grammar.places import places
from tracker.grammar.times import Clock, times
from tracker.knowledge.regions import NATION, atlas
from tracker.model.period import Period

if TYPE_CHECKING:
    from tracker.model.document import Document

FULL_DATE = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
ISO_DATE = re.compile(r"(?<![\d.])((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.])")
MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
OPENS_ON_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日(?:上午|下午|晚)?，")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|[\u4e00-\u9fff])(?!年?(?:前|以前|底前|末前|春节前))")
YEAR_BEHIND = re.compile(r"(?:到|至|由|从|自|比|较|是|为)\s*$")
REPORT = re.compile(
    r"((?:19|20)\d\d)(?:年.{0,20}(?:工作报告|计划草案|要点|报告)|[^\d年，。]{0,12}政府工作报告)"
)
BULLETIN = re.compile(
    r"((?:19|20)\d\d)年.{0,24}(?:公报|运行情况|执行情况|经济形势|主要数据|国民经济和社会发展统计)"
)
LAST_MONTHS = re.compile(r"(?:1|一)月?[-—–~至到]+(\d{1,2})月|前([一二三四五六七八九十]{1,2})个月|前三季度")
NAME_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
OF_PROVINCE = re.compile(
    r"我省|全省(?!第|领先|前|首|率先|最|排名|位|各|一流|性|平均)|省委(?!省政府和市|、省政府和市|和市)|全区|自治区"
)
OF_CITY = re.compile(r"我市|全市|本市|市委|市政府|市人大|市[一二三四五六七八九十]{1,3}届")
NATIONAL = re.compile(r"我国|全国|国务院|中国|国家统计局")
RELEASED = re.compile(r"(?:发布|公布)(?:了)?《((?:19|20)\d\d)年[^》]{0,24}(?:公报|运行情况|主要数据)》")
OFFICE = re.compile(r"^[^。，]{0,12}统计局")
WHOLE_YEAR = re.compile(r"(?:初步核算|统计)[^。]{0,6}全年")
OPENING_OF_RELEASE, OPENING_OF_OFFICE = 200, 60  # characters in which a release names itself, an office
REVIEW_BY = 6  # the last month in which a release tells of the year before
EARLY = 3  # the last month in which the latest year that a text names may be the one before
OF_COUNTY = re.compile(r"全县|我县|全区|我区|城区|全旗|我旗")
NAMED_OFTEN = 2
DATELINE_REACH = 90  # characters of a report's first line in which its day stands
OPENING = 900  # characters of an article in which its own date and place stand


@dataclass(slots=True)
class Context:
    """What an article speaks for.

    `year` and `month` are of its writing, None where nothing tells; `about` is the year it tells of where
    only that is known, `tells` the period whose results a bulletin reports. `sure` is False where the
    year was inferred from the years that the text names, `placed` where nothing names the region.
    """

    year: int | None = None
    month: int | None = None
    about: int | None = None
    tells: Period | None = None
    region: str = NATION
    sure: bool = True
    placed: bool = True


@dataclass(slots=True)
class Article:
    """A run of passages with one context."""

    passages: list[Passage] = field(default_factory=list)
    context: Context = field(default_factory=Context)

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join(p.text for p in self.passages)


def articles(parts: list[Passage], document: Document) -> list[Article]:
    """The articles of a document, each with its context; separators and datelines part them."""
    groups: list[list[Passage]] = [[]]
    for part in parts:
        if part.role is Role.SEPARATOR:
            groups.append([])
        elif part.role is Role.PARAGRAPH and DATELINE.match(part.text):
            cut = _titles_before(groups[-1])
            groups[-1:] = [groups[-1][:cut], [*groups[-1][cut:], part]]
        else:
            groups[-1].append(part)
    found = [Article(group) for group in groups if group]
    collected = any(p.role is Role.SEPARATOR for p in parts)
    whole = "\n".join(a.text for a in found)
    common = _context(whole, document, title=document.title or _title(found[:1]), fallback=None)
    if len(found) == 1:
        found[0].context = common
        return found
    if collected and not document.published:  # pieces of many days: none dates another
        common = Context(region=common.region)
    for article in found:
        article.context = _context(article.text, document, title=_title([article]), fallback=common)
    return found


def _titles_before(group: list[Passage]) -> int:
    """Where the run of headings and captions starts that ends the group."""
    cut = len(group)
    while cut and group[cut - 1].role is Role.HEADING:
        cut -= 1
    return cut


def _title(found: list[Article]) -> str:
    heads = [p.text for a in found for p in a.passages[:4] if p.role is Role.HEADING]
    return "\n".join(heads)


def _context(text: str, document: Document, *, title: str, fallback: Context | None) -> Context:
    context = Context()
    if document.published:
        parts = [int(n) for n in document.published.split("-")]
        context.year, context.month = parts[0], parts[1] if len(parts) > 1 else None
    else:
        _date(context, text, document, title, fallback)
    context.tells = _bulletin(title, text) or _of_office(context, text)
    context.about = context.year if context.year is not None else _told_of(title, text)
    context.region = _region(text, document, title, fallback)
    context.placed = bool(document.region) or context.region != NATION or NATIONAL.search(text) is not None
    return context


def _bulletin(title: str, text: str) -> Period | None:
    """The period of a statistical bulletin or a report on how the economy ran."""
    for words in (*title.split("\n"), *text[:60].split("\n")):
        if BULLETIN.search(words):
            told = [p for t in times(words) if t.absolute and (p := t.resolve(Clock(None))) is not None]
            if told:
                return told[0]
    if m := RELEASED.search(text[:OPENING_OF_RELEASE]):
        return Period.year(int(m[1]))
    return None


def _of_office(context: Context, text: str) -> Period | None:
    """The year before, where a statistical office's text of spring tells of a whole year."""
    if context.year is None or context.month is None or context.month > REVIEW_BY:
        return None
    office = OFFICE.search(text[:OPENING_OF_OFFICE]) and WHOLE_YEAR.search(text[:OPENING])
    return Period.year(context.year - 1) if office else None


def _date(context: Context, text: str, document: Document, title: str, fallback: Context | None) -> None:
    opening = text[:OPENING]
    if m := FULL_DATE.search(opening[:300]) or ISO_DATE.search(opening[:300]):
        context.year, context.month = int(m[1]), int(m[2])
        return
    if m := BULLETIN.search(title) or BULLETIN.search(opening[:60]):
        told = _bulletin(title, text)
        last = told.last + 1 if told is not None else int(m[1]) * 12 + 12
        context.year, context.month = last // 12, last % 12 + 1
        return
    if m := REPORT.search(title) or REPORT.search(opening[:60]):
        context.year, context.month = int(m[1]), 1
        return
    if fallback is not None and fallback.year is not None and not FULL_DATE.search(opening):
        context.year, context.month, context.sure = fallback.year, fallback.month, fallback.sure
        return
    context.sure = False
    line = next((x for x in text.split("\n") if DATELINE.match(x)), "")
    day = MONTH_DAY.search(line[:DATELINE_REACH]) or OPENS_ON_DAY.search(text[:OPENING_OF_OFFICE])
    context.month = int(day[1]) if day else None
    years = _years(text)
    if (m := NAME_YEAR.search(document.id)) and not years:
        years[int(m[1])] = 1
    relative = "今年" in text or "去年" in text or "上年" in text or "本年度" in text
    if not years or not (relative or context.month or "明年" in text):
        if m := NAME_YEAR.search(document.id):
            context.year, context.sure = int(m[1]), True
        return
    _infer(context, text, document, years)


def _infer(context: Context, text: str, document: Document, years: Counter[int]) -> None:
    """The year of writing from the years that the text names, and from what it calls next year."""
    if m := NAME_YEAR.search(document.id):
        context.year, context.sure = int(m[1]), True
        return
    latest = max(years)
    months = [int(m[1]) if m[1] else 9 if m[0] == "前三季度" else 11 for m in LAST_MONTHS.finditer(text)]
    ahead = "明年" in text and "去年" not in text
    if ahead and latest - 1 in years:
        context.year = latest - 1
        context.month = context.month or (min(12, max(months) + 1) if months else None)
    elif context.month is not None and context.month <= EARLY and "今年" in text and _is_past(latest, text):
        context.year = latest + 1
    else:
        context.year = latest
    context.sure = context.month is not None


def _is_past(year: int, text: str) -> bool:
    """Whether a text of January measures against the year, or tells what was done in it."""
    return re.search(rf"[较比]{year}年|{year}年(?:度|全年|，|完成|实现|累计|新增)", text) is not None


def _years(text: str) -> Counter[int]:
    """The years that the text names as its own, bases and far deadlines left out."""
    found: Counter[int] = Counter()
    for m in YEAR.finditer(text):
        if not YEAR_BEHIND.search(text[max(0, m.start() - 2) : m.start()]):
            found[int(m[1])] += 1
    return found


def _told_of(title: str, text: str) -> int | None:
    """The year that a text without a date of its own tells of: its title's, else the one named most."""
    if m := NAME_YEAR.search(title):
        return int(m[1])
    years = _years(text)
    return max(years, key=lambda y: (years[y], y)) if years else None


def _region(text: str, document: Document, title: str, fallback: Context | None) -> str:
    if fallback is None and document.region:
        return atlas().canonical(normal(document.region))
    named = places(title)
    if named:
        return named[0].name
    if fallback is not None:
        top = Counter(p.name for p in places(text[:OPENING])).most_common(1)
        known = fallback.region
        if top and top[0][1] > 1 and atlas().within(top[0][0], known):
            return top[0][0]
        return known
    if named := places(document.id):
        return named[0].name
    return _most_named(text)


def _is_home(name: str, counts: Counter[str], text: str) -> bool:
    """Whether a county is what the text speaks for: named most, and called 全县 or 全区."""
    return (
        counts[name] >= NAMED_OFTEN
        and counts[name] == max(counts.values())
        and OF_COUNTY.search(text) is not None
    )


def _most_named(text: str) -> str:
    """The place named most, lifted to the province where the text speaks of 全省."""
    counts = Counter(p.name for p in places(text[:6000]))
    nation = text.count("我国") + text.count("全国人民") + text.count("国务院")
    province, city = len(OF_PROVINCE.findall(text)), len(OF_CITY.findall(text))
    if nation > province + city:
        return NATION
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
