"""What the heading of a column of values says: indicator, place, period, measure and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.grammar.normal import normal
from tracker.grammar.period import read_period
from tracker.grammar.times import Clock, times
from tracker.grammar.unread import Unread
from tracker.knowledge.regions import atlas
from tracker.knowledge.units import known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.period import Period

YEAR = re.compile(r"(?:19|20)\d{2}")
BRACKET = re.compile(r"[(（]\s*(?:单位[:：]\s*)?([^()（）]{1,12}?)\s*[)）]")
MEASURES = (
    ("rank", re.compile(r"排名|位次|名次|排位")),
    (
        "growth",
        re.compile(r"同比增[长速减]?|比上年(?:同期)?增[长减]?|增速|增长率|增长|增幅|同比|比上年(?:同期)?|±"),
    ),
    ("increment", re.compile(r"新增|净增")),
    ("level", re.compile(r"^(?:绝对[额量数值]|总量|数值|实绩|完成(?:值|额|数)?)$")),
)
STAYS = {"increment"}
"""Measures whose words belong to the indicator's name."""
TO_DATE = re.compile(r"本年(?:止)?累计|自年初累计|累计")
THIS_MONTH = re.compile(r"本月|当月")
REST = re.compile(r"^[\s/、，,:：±+%％]+|[\s/、，,:：±+%％]+$")


@dataclass(frozen=True, slots=True)
class Heading:
    """What was told from the words; an empty text where they say nothing of it."""

    indicator: str = ""
    region: str = ""
    period: str = ""
    measure: str = ""
    unit: str = ""


def read_heading(parts: Sequence[str], period: str) -> Heading:
    """Read the words of a heading, from the top row to the lowest.

    `period` is that of the table's title: a month without a year, 本月 and 累计 are told by it.
    """
    table = _period(period)
    unit = region = when = measure = ""
    rest: list[str] = []
    for part in parts:
        text = normal(part)
        if place := atlas().find(text):
            region = place
            continue
        text, found = _take_unit(text)
        unit = found or unit
        text, found = _take_period(text, table)
        when = found or when
        text, found = _take_measure(text)
        measure = found or measure
        if text := REST.sub("", text):
            rest.append(text)
    if measure == "rank":
        unit = "位"
    elif measure == "growth" and not unit:
        unit = "%"
    if measure == "level" and unit == "%":
        measure = ""
    return Heading("".join(dict.fromkeys(rest)), region, when, measure, unit)


def _take_unit(text: str) -> tuple[str, str]:
    """The text without a unit in brackets, and the unit."""
    for m in BRACKET.finditer(text):
        word = m[1].replace("％", "%").lstrip("±+-")
        if word == "%" or known(word) or known(re.sub(r"^[十百千万亿]+", "", word)):
            return text[: m.start()] + text[m.end() :], word
    return text, ""


def _take_period(text: str, table: Period | None) -> tuple[str, str]:
    """The text without its time, and the period that it means."""
    if YEAR.fullmatch(text.strip()):
        return "", text.strip()
    if table and not any(c.isdigit() for c in text) and (m := TO_DATE.search(text)):
        return text[: m.start()] + text[m.end() :], str(table)
    clock = Clock(table.last_year, None, table.last_year) if table else Clock(None)
    found = times(text)
    if len(found) == 1 and (period := found[0].resolve(clock)) is not None:
        rest = text[: found[0].start] + text[found[0].end :]
        return TO_DATE.sub("", rest), str(period)
    if table and (m := THIS_MONTH.search(text)):
        return text[: m.start()] + text[m.end() :], str(type(table)(table.last, table.last))
    return text, ""


def _take_measure(text: str) -> tuple[str, str]:
    """The text without the words for a measure, and its code."""
    for code, pattern in MEASURES:
        if m := pattern.search(text):
            return (text if code in STAYS else text[: m.start()] + text[m.end() :]), code
    return text, ""


def _period(text: str) -> Period | None:
    period = read_period(text) if text else None
    return None if period is None or isinstance(period, Unread) else period
