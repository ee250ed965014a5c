"""Finds when a text was written, and the period that a bulletin tells of.

Evidence is ranked: what the caller declares, a date at the head, the title's year, a dateline, the file's
name, the years that the text names. A date that stands alone at the foot of a page is a collector's and
counts for nothing; one before a dateline counts where it is of the dateline's days.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extract.passages import DATELINE
from tracker.grammar import numerals
from tracker.grammar.times import Clock, times
from tracker.model.period import Period

if TYPE_CHECKING:
    from tracker.model.document import Document

FULL_DATE = re.compile(r"((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
ISO_DATE = re.compile(r"(?<![\d.])((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.])")
COMPACT_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)")
MONTH_ALONE = re.compile(r"^\(?((?:19|20)\d\d)\s?年\s?(1[0-2]|0?[1-9])\s?月\)?$", re.MULTILINE)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
ENGLISH_DATE = re.compile(rf"(?<!\d)(\d{{1,2}}) ({'|'.join(MONTHS)})[a-z]* ((?:19|20)\d\d)(?!\d)")
DAY_IN_WORDS = re.compile(r"([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日[讯电消]")
MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
OPENS_ON_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日(?:上午|下午|晚)?，")
YEAR = re.compile(
    r"(?<!\d)((?:19\d|20[0-5])\d)(?=年|[\u4e00-\u9fff])"
    r"(?![家个人万亿元吨户项套公平米名亩辆所座条件次余多千百])"
    r"(?!年?(?:前|以前|底前|末前|春节前)|年[^，。；]{0,12}(?:望达|将|有望|力争|目标))"
)
YEAR_BEHIND = re.compile(r"(?:到|至|由|从|自|比|较|是|为|[-—–~])\s*$")
REPORT = re.compile(
    r"((?:19|20)\d\d)(?:\s?年.{0,20}(?:工作报告|计划草案|要点|报告)|[^\d年，。]{0,12}政府工作报告)"
)
BULLETIN = re.compile(
    r"((?:19|20)\d\d)\s?年.{0,24}(?:公报|运行情况|执行情况|经济形势|主要数据|国民经济和社会发展统计)"
)
BOTH = re.compile(  # 2025年计划执行情况与2026年计划草案的报告: results and goals
    r"(?:情况|决算)(?:和|与|及|暨)(?:关于)?[^，。]{0,24}(?:草案|计划|安排|目标|任务|打算|思路)"
)
LAST_MONTHS = re.compile(r"(?:1|一)月?[-—–~至到]+(\d{1,2})月|前([一二三四五六七八九十]{1,2})个月|前三季度")
PART_OF_YEAR = re.compile(r"[一二三四]季度|上半年|前[一二三]季度|\d月末|1[-—–~至](?:\d|1\d)月")
RISEN = re.compile(  # 由2012年的2.3万亿元提高到2021年的4万亿元: told after the later year
    r"[由从](?:19|20)\d\d年[^，。；]{1,20}(?:到|至)((?:19\d|20[0-5])\d)年的"
)
GOALS_OF = re.compile(r"((?:19|20)\d\d)年(?:度|全年)?(?:计划|预期|主要)?(?:目标|任务)")
BASE_YEAR = re.compile(r"[比较]((?:19|20)\d\d)年(?:全年|同期|底|末)?")
NAME_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
RELEASED = re.compile(r"(?:发布|公布)(?:了)?《((?:19|20)\d\d)\s?年[^》]{0,24}(?:公报|运行情况|主要数据)》")
OFFICE = re.compile(r"^[^。，]{0,12}统计局")
WHOLE_YEAR = re.compile(r"(?:核算|统计|，|。|；|\n)[^。]{0,6}全年[^。]{4,60}比上年")
OPENING_OF_RELEASE, OPENING_OF_OFFICE = 200, 60  # characters in which a release names itself, an office
REVIEW_BY = 6  # the last month in which a release tells of the year before
EARLY = 3  # the last month in which the latest year that a text names may be the one before
PLAN = re.compile(r"规划|行动计划|行动方案|实施方案|工作方案|倡议|纲要")
PLAN_YEARS = re.compile(r"((?:19|20)\d\d)\s?年?\s?[-—–~至]+\s?((?:19|20)\d\d)\s?年?")
DAYS_APART = 3  # between a dateline and the date under which a collector filed the text
DATELINE_REACH = 90  # characters of a report's first line in which its day stands
HEAD_LINE = 60  # characters in which a date written 20260118 may stand
OPENING = 900  # characters of an article in which its own date stands


@dataclass(slots=True)
class Dated:
    """Year and month of writing, None where nothing tells; `sure` unless only years in the text told."""

    year: int | None = None
    month: int | None = None
    sure: bool = True


def written(text: str, document: Document, title: str, stamp: str, fallback: Dated | None) -> Dated:
    """When the text was written; `stamp` is a date that stands before it, `fallback` the whole document's."""
    if document.published:
        parts = [int(n) for n in document.published.split("-")]
        return Dated(parts[0], parts[1] if len(parts) > 1 else None)
    shown = _shown(text, title)
    if shown is not None:
        return shown
    day = _day(text)
    if day is not None and (filed := ISO_DATE.search(stamp)) and _is_near(filed, day):
        return Dated(int(filed[1]) - (day[0] == 12 and int(filed[2]) == 1), day[0])
    if fallback is not None and fallback.year is not None and not FULL_DATE.search(text[:OPENING]):
        return fallback
    return _inferred(text, document, None if day is None else day[0])


def _shown(text: str, title: str) -> Dated | None:
    """A whole date at the head, or the year of a bulletin's or report's title."""
    opening = text[:OPENING]
    if m := FULL_DATE.search(opening[:300]) or ISO_DATE.search(opening[:300]):
        return Dated(int(m[1]), int(m[2]))
    if m := MONTH_ALONE.search(opening[:300]) or COMPACT_DATE.search(opening[:HEAD_LINE]):
        return Dated(int(m[1]), int(m[2]))
    if m := ENGLISH_DATE.search(opening[:300]):  # the head of a feed or mail: Mon, 24 Jan 2022
        return Dated(int(m[3]), MONTHS.index(m[2]) + 1)
    if m := BULLETIN.search(title) or BULLETIN.search(opening[:60]):
        told = bulletin(title, text)
        last = told.last + 1 if told is not None else int(m[1]) * 12 + 12
        return Dated(last // 12, last % 12 + 1)
    if m := REPORT.search(title) or REPORT.search(opening[:60]):
        return Dated(int(m[1]), 1)
    return None


def _day(text: str) -> tuple[int, int] | None:
    """Month and day of a dateline, in figures or in characters."""
    line = next((x for x in text.split("\n") if DATELINE.match(x)), "")
    found = MONTH_DAY.search(line[:DATELINE_REACH]) or OPENS_ON_DAY.search(text[:OPENING_OF_OFFICE])
    if found is not None:
        return int(found[1]), int(found[2])
    found = DAY_IN_WORDS.search(text[:OPENING_OF_OFFICE])
    if found is None:
        return None
    month, day = numerals.chinese(found[1]), numerals.chinese(found[2])
    return (int(month), int(day)) if month and day else None


def _is_near(filed: re.Match[str], day: tuple[int, int]) -> bool:
    """Whether the date of filing follows the dateline within days."""
    apart = (int(filed[2]) - day[0]) % 12 * 30 + int(filed[3]) - day[1]
    return abs(apart) <= DAYS_APART


def _inferred(text: str, document: Document, month: int | None) -> Dated:
    """The year by the file's name, else by the years that the text names and by what it calls next year."""
    named = NAME_YEAR.search(document.id)
    years = _years(text)
    relative = any(word in text for word in ("今年", "去年", "上年", "本年度", "明年"))
    if named is not None:
        return Dated(int(named[1]), month)
    if not years and PART_OF_YEAR.search(text) and (told := _compared_with(text)):
        return Dated(told, month, sure=False)
    if not years and (ends := [int(m[1]) for m in RISEN.finditer(text)]):
        return Dated(max(ends) + 1, month, sure=False)
    if not years or not (relative or month):
        return Dated(None, month, sure=False)
    latest = max(years)
    months = [int(m[1]) if m[1] else 9 if m[0] == "前三季度" else 11 for m in LAST_MONTHS.finditer(text)]
    year = latest
    if "明年" in text and "去年" not in text and latest - 1 in years:
        year = latest - 1
        month = month or (min(12, max(months) + 1) if months else None)
    elif month is not None and month <= EARLY and "今年" in text and _is_past(latest, text):
        year = latest + 1
    return Dated(year, month, sure=month is not None)


def _compared_with(text: str) -> int | None:
    """The year of a text about months: that of the goals it names (2017年计划目标), or behind its bases."""
    goals = [int(m[1]) for m in GOALS_OF.finditer(text)]
    bases = [int(m[1]) + 1 for m in BASE_YEAR.finditer(text)]
    return max(goals or bases, default=None)


def _is_past(year: int, text: str) -> bool:
    """Whether a text of January measures against the year, or tells what was done in it."""
    against = rf"[较比]{year}年|{year}年(?:度|全年|，|完成|实现|累计|新增)"
    counted = rf"(?:初步|统计|核算)[^。，]{{0,4}}，?{year}年"
    return re.search(f"{against}|{counted}", text) is not None


def _years(text: str) -> Counter[int]:
    """The years that the text names as its own, bases and far deadlines left out."""
    found: Counter[int] = Counter()
    for m in YEAR.finditer(text):
        if not YEAR_BEHIND.search(text[max(0, m.start() - 2) : m.start()]):
            found[int(m[1])] += 1
    return found


def told_of(title: str, text: str) -> int | None:
    """The year that a text without a date of its own tells of: its title's, else the one named most."""
    if m := NAME_YEAR.search(title):
        return int(m[1])
    years = _years(text)
    return max(years, key=lambda y: (years[y], y)) if years else None


def planned(title: str) -> Period | None:
    """The years of a plan that the title names: …发展规划（2016—2020年）, “十四五”…规划."""
    if PLAN.search(title) is None:
        return None
    if m := PLAN_YEARS.search(title):
        return Period.years(int(m[1]), int(m[2])) if int(m[1]) < int(m[2]) else None
    named = (t for t in times(title) if t.rule.reads == "plan")
    return next((p for t in named if (p := t.resolve(Clock(None))) is not None), None)


def bulletin(title: str, text: str) -> Period | None:
    """The period of a statistical bulletin or a report on how the economy ran."""
    for words in (*title.split("\n"), *text[:60].split("\n")):
        if BULLETIN.search(words) and not BOTH.search(words):
            told = [p for t in times(words) if t.absolute and (p := t.resolve(Clock(None))) is not None]
            if told:
                return told[0]
    if m := RELEASED.search(text[:OPENING_OF_RELEASE]):
        return Period.year(int(m[1]))
    return None


def of_office(when: Dated, text: str) -> Period | None:
    """The year before, where a statistical office's text of spring tells of a whole year."""
    if when.year is None or when.month is None or when.month > REVIEW_BY:
        return None
    office = OFFICE.search(text[:OPENING_OF_OFFICE]) and WHOLE_YEAR.search(text)
    return Period.year(when.year - 1) if office else None
