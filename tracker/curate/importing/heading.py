"""What the heading of a column says: indicator, place, period, measure and unit, or that it is no result."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.curate.importing.cells import is_unit, tidy
from tracker.curate.importing.timing import HeadingTime, as_period
from tracker.curate.measure import known_indicator
from tracker.grammar.normal import normal
from tracker.knowledge.regions import atlas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.curate.importing.grid import Grid
    from tracker.model.message import Message

BRACKET = re.compile(r"[(（\[［]\s*(?:(?:计量)?单位\s*[:：]?\s*)?([^()（）\[\]［］]{1,12}?)\s*[)）\]］]")
PER_CENT = re.compile(r"[±+]?\s*%$")
BEHIND = re.compile(r"[,，、:：]\s*([^,，、:：]{1,6})$")
TIME_UNITS = {"年", "月", "天", "日"}
GOAL = re.compile(
    r"(?:完成|占|为|达)(?:了)?(?:年度|全年|年初|序时|当年|本年)?(?:目标|计划|任务|预算|预期)|完成率|序时|"
    r"^进度|进度$|(?:年度|全年|年初|当年|预期|总体|规划|考核|分解|下达)(?:目标|计划|任务|预算)|"
    r"(?:目标|计划|任务|预算)(?:数|值|任务)$|^(?:目标|计划|任务|预算)$"
)
"""Columns of what is to be reached, and how far one has come: no results."""
MEASURES = (
    ("rank", re.compile(r"(?:全[省市国州县区])?(?:位次|排名|名次|排位)")),
    (
        "growth",
        re.compile(
            r"(?:按可比价)?(?:(?:累计)?同比|较上年(?:同期)?|比上年(?:同期)?|比去年(?:同期)?|比同期)(?:名义|实际)?"
            r"(?:增长|增速|增减|增幅|增|±)?(?:速度|幅度|率)?|(?:名义|实际|可比|年均|年?平均|递)*(?<!自然)(?:增长速度|增长率|增长|增速|增幅|增减幅度|增减率)|"
            r"^(?:增减|±|涨跌幅?|升降)$"
        ),
    ),
    ("increment", re.compile(r"新增|净增")),
    (
        "level",
        re.compile(
            r"^(?:绝对[额量数值]|总量|数值|数量|实绩|实际|实际数|累计数|本期数?|(?:累计|实际)?完成(?:[值额数]|情况)?|指标值|"
            r"完成情况)$"
        ),
    ),
)
AGAINST = re.compile(r"(?:比|较|是)((?:19|20)\d{2})年(?=(?:平均|名义|实际)?(?:增|±))")
AVERAGE = re.compile(r"(?:年均|年平均|平均每?年?)(?:递增|增长|增速)")
STAYS = {"increment"}
"""Measures whose words belong to the indicator's name."""
RATES = {"", "%", "‰", "倍"}
FILLERS = re.compile(r"^(?:其中|其它|指标|项目|名称|甲|乙|丙|丁|戊|\d{1,2})$")
ENDS = " /、，,:：;；±+%％\n"
WHOLE = {"全国": "国", "全省": "省", "全市": "市", "全州": "州", "全县": "县", "全区": "区"} | dict.fromkeys(
    ("合计", "总计", "总计数", "全域", "全境"), ""
)
"""Labels of the row that speaks for the place as a whole, with what the name of that place ends on."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What was told from the words; an empty text where they say nothing of it.

    `goal` says that it holds no results but what was to be reached, `doubt` what of the words was not
    understood.
    """

    indicator: str = ""
    region: str = ""
    period: str = ""
    measure: str = ""
    unit: str = ""
    basis: str = ""
    goal: bool = False
    doubt: Message | None = None

    @property
    def said(self) -> dict[str, str]:
        """What is said, by attribute."""
        parts = {
            "indicator": self.indicator,
            "region": self.region,
            "period": self.period,
            "measure": self.measure,
            "unit": self.unit,
            "basis": self.basis,
        }
        return {name: text for name, text in parts.items() if text}


def heading_parts(grid: Grid, header: tuple[int, int], column: int) -> list[str]:
    """The words over a column, from the top row to the lowest.

    A word that stands over the first of several columns without being joined over them counts for those to
    its right, too, as long as these have words of their own below.
    """
    first, last = header
    parts: list[str] = []
    for row in range(first, last + 1):
        text = tidy(grid.text(row, column))
        if not text and row < last and any(grid.text(r, column) for r in range(row + 1, last + 1)):
            text = _spilled(grid, row, last, column)
        if text and text not in parts:
            parts.append(text)
    return parts


def _spilled(grid: Grid, row: int, last: int, column: int) -> str:
    for left in range(column - 1, 0, -1):
        below = any(grid.text(r, left) for r in range(row + 1, last + 1) if (r, left) not in grid.joined)
        if not below:
            return ""
        if text := tidy(grid.text(row, left)):
            return text
    return ""


def read_heading(parts: Sequence[str], period: str) -> Heading:
    """Read the words of a heading, from the top row to the lowest.

    `period` is that of the table's title: a month without a year, 本月 and 累计 are told by it.
    """
    table = as_period(period)
    told = Heading()
    when = HeadingTime(table)
    rest: list[str] = []
    for part in parts:
        text = normal(part).replace("％", "%").replace("\n", "").strip(ENDS.replace("%", "").replace("±", ""))
        if FILLERS.match(text):
            continue
        if GOAL.search(BRACKET.sub("", text)) and known_indicator(text) is None:
            return replace(told, goal=True)
        text, unit = take_unit(text)
        told = replace(told, unit=unit or told.unit)
        if text in WHOLE:
            continue
        if place := atlas().find(text):
            told = replace(told, region=place)
            continue
        text, basis = take_basis(text)
        text = when.take(text)
        text, measure = take_measure(text)
        told = replace(told, measure=measure or told.measure, basis=basis or told.basis)
        if text := text.strip(ENDS):
            rest.append(text)
    indicator = "".join(dict.fromkeys(rest))
    doubt = when.doubt(indicator)
    told = replace(told, indicator=indicator, period=when.text, doubt=doubt)
    own = as_period(told.period)
    if own and told.basis == str(own.last_year - 1):
        told = replace(told, basis="")  # the year before is what growth is measured against anyway
    return replace(told, measure=measure_with(told.measure, told.unit), unit=_unit_with(told))


def take_unit(text: str) -> tuple[str, str]:
    """The text without a unit in brackets, behind a comma or alone, and the unit."""
    for m in BRACKET.finditer(text):
        word = m[1].replace("％", "%").lstrip("±+-")
        if is_unit(word):
            return (text[: m.start()] + text[m.end() :]).strip(), word
    if per_cent := PER_CENT.search(text):
        return text[: per_cent.start()].strip(), "%"
    if (behind := BEHIND.search(text)) and is_unit(behind[1]):
        return text[: behind.start()], behind[1]
    return ("", text) if is_unit(text) and text not in TIME_UNITS else (text, "")


def take_basis(text: str) -> tuple[str, str]:
    """The text without what it is measured against, and that: 比2020年增长 is growth since 2020."""
    if m := AGAINST.search(text):
        return text[: m.start()] + text[m.end() :], m[1]
    return text, "cagr" if AVERAGE.search(text) else ""


def take_measure(text: str) -> tuple[str, str]:
    """The text without the words for a measure, and its code; a name that is known stays whole."""
    if known_indicator(text) is not None:
        return text, ""
    for code, pattern in MEASURES:
        if m := pattern.search(text):
            return (text if code in STAYS else text[: m.start()] + text[m.end() :]), code
    return text, ""


def measure_with(measure: str, unit: str) -> str:
    """The measure that words and unit name together: 比上年增减 in 百分点 or 亿元 is a change."""
    if measure == "growth" and unit not in RATES:
        return "change"
    return "" if measure == "level" and unit == "%" else measure


def _unit_with(told: Heading) -> str:
    if told.measure == "rank":
        return "位"
    return told.unit or ("%" if told.measure == "growth" else "")
