"""What the heading above a passage says: review or plan, and of which years."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.extract.passages import Passage, Role
from tracker.grammar.times import Clock, times
from tracker.knowledge.cues import sections
from tracker.model.claim import Kind
from tracker.model.period import Period

if TYPE_CHECKING:
    from tracker.extract.articles import Context

OF_YEAR = re.compile(
    r"^(?:[一二三四五六七八九十]+、)?((?:19|20)\d\d)年(?:的|度)?(?:重点|主要)?(?:工作|任务|目标)?"
)
DIVIDES = re.compile(
    r"回顾|总结|工作安排|工作部署|总体要求|目标任务|预期目标|重点工作|主要任务|下一步|(?:19|20)\d\d年|今年|明年"
)
OPENS = 6  # a heading's time of its own stands at its start, behind 一、 at most
LONGEST_OF_TIME = 14  # a longer heading that names a time and no kind is a title
LONGEST = 24  # a longer line, or one in several parts, is a title
INLINE_HEAD = 34  # characters of a paragraph in which its own heading stands
AIMS = re.compile(r"(?:今年|明年|20\d\d年|全年)[^，。；：]{0,24}(?:主要)?预期目标(?:是|为|：)")
TASKS = re.compile(
    r"(?:重点|着力|扎实|突出|全力|注重)(?:抓好|做好|推进)[^，。；：]{0,6}"
    r"(?:以下|如下|[一二三四五六七八九十]{1,2}(?:个)?方面)[^，。；：]{0,8}(?:工作|任务)"
)
ADDRESS = re.compile(r"^(?:各位代表|同志们)[，！：]\s*")
HALVES = re.compile(r"(.{4,}?)(?:和|与|及|以及)(“?(?:十[一二三四五六七八九]五|今后|未来|20\d\d).{4,})")
PLAN_GOALS = re.compile(r"“?十[一二三四五六七八九]五[”]?(?:时期|期间)?[^，。；：]{0,12}目标(?:是|为|：)")
PLAN_SAYS = re.compile(
    r"(?:“?十[一二三四五六七八九]五”?|第十[一二三四五六七八九]个五年)[^，。；]{0,8}规划(?:纲要|建议|草案)?[^，。；]{0,3}"
    r"(?:提出|明确|显示|确定|要求)"
)
FIGURES = re.compile(r"\d|百分之")
GOALS_SAID = re.compile(r"(?:主要|预期)目标(?:是|为|：)|做好(?:今年|20\d\d年)[^，。]{0,8}工作")
NAMES_PLAN = 120  # characters of a paragraph in which it names the years that it speaks of
OPENS_REVIEW = re.compile(
    r"(?:一年来|过去[的]?一年|五年来|回顾)[^。]{0,30}(?:主要做了|做了以下|开展了以下)[^。]{0,12}工作"
)
LAST_YEAR = re.compile(r"[^，。]{0,6}?(?:(?:刚刚?)?过去的(?:一年|(?P<year>20\d\d)年)|一年来|过去一年)")
FIVE_YEARS = re.compile(r"(?:回顾|总结)?(?:这|过去的?|近)?五年(?:来|间)?，|(?:这|过去)五年")
CAGR = re.compile(r"(?<![\d二两三四]年)年均(?!浓度|气温|降水|降雨|值|温度)[^，。；]{0,6}(?:增|降|减|提高)")
ALL_YEARS = re.compile(  # 经过五年接续奋斗，…; 这是实力提升的五年。
    r"^(?:经过|历经|回首|回顾|纵观|总结|过去|这)[^，。]{0,12}五年|(?:^|[。！])五年来，|^这是[^，。]{2,24}的五年[。，]"
)
YEAR = 12  # months
REVIEW_FROM = 10  # a text written from October on reviews its own year


@dataclass(frozen=True, slots=True)
class Section:
    """The kind that a section's figures mostly have, and the period it speaks of; None where not said.

    `aims` says that its heading announces goals, so that a deadline told first holds for all of them.
    `numbered` sections (一、) keep their kind below further headings, `titled` ones, whose heading names a
    year and has no number (2024年工作回顾), below numbered ones, `fixed` ones to the document's end. `then`
    is what follows in it, from the paragraph on that names its years (“十四五”成就和“十五五”目标).
    """

    kind: Kind | None = None
    period: Period | None = None
    rule: str = ""
    numbered: bool = False
    titled: bool = False
    fixed: bool = False
    aims: bool = False
    then: Section | None = None


def section_of_bulletin(period: Period) -> Section:
    """A bulletin reports results of one period throughout; its headings only name subjects."""
    return Section(Kind.ACTUAL, period, "section:bulletin", fixed=True)


def section_of(passage: Passage, context: Context, current: Section) -> Section:
    """The section that holds after the passage: a heading may open one, a paragraph may open on one."""
    if current.fixed:
        return current
    if passage.role is Role.HEADING:
        heading = passage.text
    elif passage.inline:
        if current.then is not None and _turns(passage.text, context, current.then):
            return replace(current.then, numbered=current.numbered)
        heading = passage.text[:INLINE_HEAD]
    else:
        return _opened(passage.text, context, current)
    found = _read(heading, context, inline=passage.inline, numbered=passage.level > 0)
    if passage.level == 0:
        return _below_title(found, heading, current, inline=passage.inline)
    if current.titled and (passage.level > 1 or not DIVIDES.search(heading)):
        return current
    return _below_number(found, heading, passage.level, current)


def _below_title(found: Section | None, heading: str, current: Section, *, inline: bool) -> Section:
    """The section behind a heading without a number; one that parts the text holds below numbered ones."""
    if found is None:
        return current
    if not inline and found.kind is not None and len(heading) <= LONGEST and DIVIDES.search(heading):
        return replace(found, titled=True)
    return current if current.numbered and current.kind is not None else found


def _below_number(found: Section | None, heading: str, level: int, current: Section) -> Section:
    """The section behind a numbered heading: 一、 and 二、 part review from plan, those below do not."""
    if level == 1 and found is not None:
        return replace(found, numbered=True)
    if level == 1 and current.kind is Kind.ACTUAL and not heading.startswith(("一、", "第一")):
        return Section()  # 二、 after a review: what it is, its own words say
    kept = found is None or (current.numbered and current.kind is not None)
    return current if found is None or kept else found


def _read(heading: str, context: Context, *, inline: bool, numbered: bool) -> Section | None:
    if (halves := HALVES.fullmatch(heading)) and not inline:
        first, second = (_read(half, context, inline=False, numbered=True) for half in halves.groups())
        if first and second and second.period and first.kind and second.kind:
            return replace(first, then=second)
    named = [
        t for t in times(heading)
        if t.start <= OPENS and (t.absolute or t.back or t.ahead or t.rule.reads == "relative")
    ]  # fmt: skip
    clock = Clock(context.year, context.month, context.about)
    period = next((p for t in named if (p := t.resolve(clock)) is not None), None)
    kind, rule = None, ""
    title = not numbered and (len(heading) > LONGEST or " " in heading.strip())
    hits = [
        (m.start(), s) for s, pattern in sections()
        if (s.title or not title) and (m := pattern.search(heading))
    ]  # fmt: skip
    if hits:
        _, section = min(hits, key=lambda h: h[0]) if inline else hits[0]
        kind, rule = section.kind, f"section:{section.id}"
    if rule == "section:plan_document" and period is None:  # 印发“十三五”…规划的通知
        plans = (t for t in times(heading) if t.rule.reads == "plan")
        period = next((p for t in plans if (p := t.resolve(clock)) is not None), None)
    if period is not None and context.year is not None and kind is None and OF_YEAR.match(heading):
        year = period.last_year
        late = context.month is not None and context.month >= REVIEW_FROM
        if year < context.year or (year == context.year and late):
            kind, rule = Kind.ACTUAL, "section:year_past"
        else:
            kind, rule = Kind.TARGET, "section:year_ahead"
    if (
        kind is Kind.TARGET
        and period is not None
        and context.year is not None
        and period.last_year < context.year
    ):
        kind = Kind.ACTUAL
    if kind is None and (period is None or len(heading) > LONGEST_OF_TIME):
        return Section() if title else None
    return Section(kind, period, rule, aims="目标" in heading)


def _announces(text: str) -> bool:
    """Whether a paragraph announces goals or tasks: 今年主要预期目标是, 重点抓好以下工作."""
    if "预期目标" in text and AIMS.search(text):
        return True
    return any(word in text for word in ("以下", "如下", "方面")) and TASKS.search(text) is not None


def _turns(text: str, context: Context, then: Section) -> bool:
    """Whether a paragraph goes over to the years of `then`: it names them, their plan or their goals."""
    clock = Clock(context.year, context.month)
    ahead = then.kind is Kind.TARGET
    several = not ahead and then.period is not None and then.period.length > YEAR
    if several and (CAGR.search(text) or ALL_YEARS.search(text[:NAMES_PLAN])):
        return True  # yearly averages are of all the years
    if (
        ahead
        and then.period is not None
        and then.period.length <= YEAR
        and GOALS_SAID.search(text[:NAMES_PLAN])
    ):
        return True
    return any(
        t.resolve(clock) == then.period
        for t in times(text[:NAMES_PLAN])
        if (t.rule.reads == "plan" and ahead) or t.start <= OPENS
    )


def _turned(text: str, context: Context, period: Period) -> Period:
    """The years that a review goes over to where a paragraph opens on 刚刚过去的2025年 or 五年来."""
    opening = LAST_YEAR.match(text)
    if opening is not None and period.length > YEAR:
        year = Period.year(period.last_year)
        return year if opening["year"] in {None, str(period.last_year)} else period
    if period.length <= YEAR and FIVE_YEARS.match(text) and context.year == period.last_year + 1:
        return Period.years(period.last_year - 4, period.last_year)
    return period


def _introduced(text: str, context: Context) -> Period | None:
    """The years behind on which a paragraph without figures opens (十一五时期，目标基本实现)."""
    if len(text) > NAMES_PLAN or FIGURES.search(text):
        return None
    named = next((t for t in times(text) if t.start <= 1 and t.rule.reads == "plan"), None)
    span = named.resolve(Clock(None)) if named is not None else None
    over = span is not None and context.year is not None and span.last_year < context.year
    return span if over else None


def _goals_of_plan(text: str, context: Context, current: Section) -> Section | None:
    """The goals that a paragraph names: “十三五”时期主要目标是…; news of a plan: “十三五”规划纲要提出, …."""
    named = PLAN_GOALS.search(text)
    said = named or (PLAN_SAYS.search(text) if current.kind is None else None)
    if said is None:
        return None
    years = next((y for t in times(said[0]) if (y := t.resolve(Clock(None))) is not None), None)
    over = years is None or (context.year is not None and years.last_year < context.year)
    return None if over and not named else Section(Kind.TARGET, years, "section:announced", aims=True)


def _opened(text: str, context: Context, current: Section) -> Section:
    """The section that a paragraph opens by announcing the goals of the year, or the work behind."""
    text = ADDRESS.sub("", text, count=1)
    if current.then is not None and _turns(text, context, current.then):
        return replace(current.then, numbered=current.numbered)
    if current.kind is Kind.ACTUAL and current.period is not None:
        current = replace(current, period=_turned(text, context, current.period))
    if (said := _goals_of_plan(text, context, current)) is not None:
        return replace(said, numbered=current.numbered)
    if current.kind is not Kind.TARGET and (span := _introduced(text, context)):
        return Section(Kind.ACTUAL, span, "section:announced", numbered=current.numbered)
    if current.kind is not Kind.TARGET and _announces(text):
        return Section(Kind.TARGET, None, "section:announced", numbered=current.numbered)
    if current.kind is None and OPENS_REVIEW.search(text):
        return Section(Kind.ACTUAL, None, "section:announced")
    return current
