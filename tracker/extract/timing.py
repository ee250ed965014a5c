"""Finds the period that a figure speaks for: the nearest of local time, clause, sentence, paragraph, section.

Times that are only a basis (比2016年), a beginning (自2021年以来) or the day of an event name no period.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.extract.sums import ALL, SUMMED, settle_sums
from tracker.grammar import numerals
from tracker.grammar.times import Clock, Time
from tracker.model.claim import Kind, Measure
from tracker.model.period import Period

if TYPE_CHECKING:
    from tracker.extract.articles import Context
    from tracker.extract.drafts import Draft
    from tracker.extract.sectioning import Section

BASIS_BEFORE = re.compile(r"(?:比|较|与|同|是|为|相当于|[快高低慢好]于)(?:上?年?)$")
SINCE_BEFORE = re.compile(r"(?:自|从)$")
SINCE_AFTER = re.compile(r"[^，。]{0,40}以来")
RECORD_AFTER = re.compile(  # 创近5年新高, 30年来首次
    r"来?的?(?:首次|首度|首个|第一次|新高|最高|最低|最好|最快|最大|新低|同期)"
)
PRICES_AFTER = re.compile(r"的?(?:不变价|可比价|价格计算)")
PLANNED_AFTER = re.compile(r"(?:预期|目标|任务|计划|预算|开工|投资计划)")
AVERAGED = re.compile(r"([两二三四五])年(?:平均|年均)")
STREAK = re.compile(r"连续\s?([\d一二两三四五六七八九十]{1,3})年")
BASIS = re.compile(r"(?:比|较|是|为|相当于|与|[快高低慢好]于)((?:19|20)\d\d)年(?:底|末)?")
COMPARED = re.compile(r"(?:与|同|和)((?:19|20)\d\d)年(?:底|末)?相比，$")
CAGR = re.compile(r"年均(?!浓度|气温|降水|降雨|值|温度)|年平均(?!浓度|气温)|每年平均")
SPANNED = {Measure.INCREMENT, Measure.GROWTH, Measure.CHANGE}
DATED = {"period:document", "period:this_year", "period:last_year", "period:next_year", "period:whole_year"}
KEEPS_SPAN = ("稳定在", "保持在", "年均", "累计", "连年", "控制在")
PLAN_NAMED = re.compile(r"”?(?:规划|纲要)(?:中期|调整|重大|项目|实施|编制|评估)")
DISTANCES = {"trigger:above_other", "trigger:below_other", "trigger:against"}
LONGEST_STREAK = 60
OWN_ITEM = re.compile(r"(?<=[\d%元人个家户吨亩])、")  # 年均增长6.1%、|规模升至全国第7位
STANDING = {"verb:have", "verb:go_on", "verb:enlist"}  # said of what there is at the end of the years
YEAR = 12  # months
HELD = re.compile(r"(?:稳定|保持)在")
REACHES = re.compile(r"(?:覆盖|积累|拥有|达到?)(?:了|到)?$")
NEAR = 14  # characters behind a figure in which its time may stand (30个项目年内投产)
PLANS_FROM = 10  # the first month in which goals that a text only tells of are the next year's
REVIEW_BY = 6  # a report written by June reviews the year before


def usable(text: str, t: Time) -> bool:
    """Whether the time names a period rather than a basis, a beginning or a day."""
    before = text[max(0, t.start - 4) : t.start]
    if BASIS_BEFORE.search(before) and (not before.endswith("为") or text.startswith("的", t.end)):
        return False
    if t.rule.reads == "whole" and PLANNED_AFTER.match(text, t.end):  # 完成年度目标的66%
        return False
    record = RECORD_AFTER.match(text, t.end) and not (t.absolute and text.startswith("首", t.end))
    if t.match.groupdict().get("day") or record or PRICES_AFTER.match(text, t.end):
        return False  # 30年来首次, but not 2021年首次突破8万元
    if t.absolute and text.startswith(("来", "以来"), t.end) and not SINCE_BEFORE.search(before):
        return False  # 2016年来翻了一番: the beginning
    return not (SINCE_BEFORE.search(before) and SINCE_AFTER.match(text, t.end))


def is_of_clause(text: str, t: Time, period: Period | None, section: Section) -> bool:
    """Whether a year is only its clause's: 2025年主导产业占…, the last year of those that a review is of."""
    years = section.period
    if period is None or years is None or years.length <= YEAR or section.kind is not Kind.ACTUAL:
        return False
    return period == Period.year(years.last_year) and not text.startswith("，", t.end)


def deadline_of(times: list[Time], context: Context) -> Period | None:
    """The first deadline (到2015年) among the times that lies ahead of the writing."""
    for t in times:
        if t.rule.id == "deadline_year" and (period := t.resolve(Clock(context.year))) is not None:
            return period if context.year is None or period.last_year > context.year else None
    return None


def set_period(  # noqa: PLR0913, PLR0917 - the places where a period may stand
    text: str, draft: Draft, times: list[Time], lead: Period | None, section: Section, context: Context
) -> None:
    """Fill in the draft's period and basis, with the rule, and a doubt where it was inferred."""
    _set_basis(text, draft)
    clock = clock_of(section, context)
    if lead is not None and lead.first_year == lead.last_year:
        clock = replace(clock, context=lead.first_year)
    period, rule = _local(text, draft, _reaching(text, draft, times, section, clock), clock)
    if period is None and lead is not None:
        period, rule = lead, "period:paragraph"
    if period is None and section.period is not None:
        period, rule = section.period, f"period:{section.rule or 'section'}"
    if period is None and context.plans is not None:
        period, rule = _of_plan(section, context.plans), "period:section:plan"
    if period is None:
        period, rule = _default(section, context), "period:document"
        if section.kind is None or section.rule == "":
            draft.doubts.append("period_inferred")
    if not context.sure and rule in DATED:
        draft.doubts.append("date_inferred")
    period = _within_span(draft, period, rule, text)
    growth = draft.measure is Measure.GROWTH
    for span in (lead, section.period, context.plans if growth else None):
        period = _over_span(text, draft, period, span)
    draft.period = _streak(text, draft, _since(text, draft, period))
    draft.rules.append(rule)
    settle_sums(text, draft, rule, lead, section)


def clock_of(section: Section, context: Context) -> Clock:
    """What relative times of a section count from."""
    ahead = section.kind is Kind.TARGET
    return Clock(context.year, context.month, _context_year(section, context), ahead=ahead)


def _context_year(section: Section, context: Context) -> int | None:
    if section.period is not None and section.period.first_year == section.period.last_year:
        return section.period.first_year
    if section.kind is Kind.ACTUAL and section.period is None and context.year is not None:
        return _default_year(section, context)
    if section.kind is Kind.ACTUAL and section.period is not None:
        return section.period.last_year
    return context.year if context.year is not None else context.about


def _reaching(text: str, draft: Draft, times: list[Time], section: Section, clock: Clock) -> list[Time]:
    """The times that reach the figure.

    3年增长58% speaks of its own figure only, and what is added up over a review's years is not of the last
    year that another clause names.
    """
    times = [
        t for t in times
        if not (t.end <= draft.clause[0] and _is_aside(text, t))
        and (t.rule.id != "years_grown" or _grows_over(draft, t))
        and (t.rule.id != "years_total" or t.end > draft.clause[0] or SUMMED.match(text, t.end))
    ]  # fmt: skip
    if draft.measure is not Measure.INCREMENT or section.period is None or section.period.length <= YEAR:
        return times
    return [
        t for t in times
        if t.start >= draft.clause[0] or not is_of_clause(text, t, t.resolve(clock), section)
    ]  # fmt: skip


def _is_aside(text: str, t: Time) -> bool:
    """Whether a time is of a start value (由2005年的…) or part of a plan's name (“十四五”规划中期调整)."""
    starts = text[max(0, t.start - 1) : t.start] in {"由", "从"} and text.startswith("的", t.end)
    return starts or (t.rule.reads == "plan" and PLAN_NAMED.match(text, t.end) is not None)


def _grows_over(draft: Draft, t: Time) -> bool:
    """Whether the figure is the growth over the years that stand in its clause."""
    return draft.measure in SPANNED and draft.clause[0] <= t.start < draft.mention.start


def _local(text: str, draft: Draft, times: list[Time], clock: Clock) -> tuple[Period | None, str]:
    """The nearest time before the figure in its sentence; in a pair of values, one directly before each."""
    at = draft.mention.number
    low, high = draft.sentence
    near = [t for t in times if low <= t.start < high and usable(text, t)]
    year = clock.context
    best: Time | None = None
    for t in near:
        if t.end <= at:
            best = t
            if (
                (t.absolute or t.rule.reads == "relative")
                and (p := t.resolve(clock))
                and p.first_year == p.last_year
            ):
                year = p.first_year
    if best is None:
        behind = [t for t in near if t.end > at and t.start < min(draft.clause[1], draft.mention.stop + NEAR)]
        best = behind[0] if behind else None
    if best is None:
        return None, ""
    period = best.resolve(replace(clock, context=year))
    deadline = next((t for t in near if t.rule.id == "deadline_year" and t.end <= best.start), None)
    if best.rule.reads == "total" and period is not None and deadline is not None:
        last = deadline.resolve(clock)
        if last is not None and best.start >= draft.clause[0]:  # 到2015年，…五年累计突破5000亿元
            return Period.years(
                last.last_year - period.length // YEAR + 1, last.last_year
            ), "period:years_total"
        return last, "period:deadline_year"
    return period, f"period:{best.rule.id}"


def _of_plan(section: Section, plan: Period) -> Period | None:
    """The years of a plan for its goals, as many years before them for what it reviews."""
    if section.kind is Kind.TARGET:
        return plan
    n = plan.last_year - plan.first_year + 1
    return Period.years(plan.first_year - n, plan.first_year - 1) if section.kind is Kind.ACTUAL else None


def _default_year(section: Section, context: Context) -> int | None:
    year = context.year
    if year is None:
        return context.about
    early = context.month is not None and context.month <= REVIEW_BY
    if section.kind is Kind.ACTUAL and early:
        return year - 1
    told = section.rule == "" and context.month is not None and context.month < PLANS_FROM
    if section.kind is Kind.TARGET and not early and context.month is not None and not told:
        return year + 1
    return year


def _default(section: Section, context: Context) -> Period | None:
    year = _default_year(section, context)
    return None if year is None else Period.year(year)


def _set_basis(text: str, draft: Draft) -> None:
    """What growth, change and ratio are measured against, where it is not the year before."""
    m = draft.mention
    if draft.measure not in {Measure.GROWTH, Measure.CHANGE, Measure.RATIO} or draft.basis:
        return
    clause = text[draft.clause[0] : m.start]
    if CAGR.search(clause):
        draft.basis = "cagr"
    elif found := BASIS.search(text, draft.clause[0], m.stop) or COMPARED.search(
        text, draft.sentence[0], draft.clause[0]
    ):
        draft.basis = found[1]
    elif draft.inherited and draft.rules and "respectively" in draft.rules:
        return


def _over_span(text: str, draft: Draft, period: Period | None, span: Period | None) -> Period | None:
    """到2025年的4.9万亿元，…年均增长6.5%, 累计下降21%: said of the years of the review that end there."""
    if period is None or span is None or span.length <= YEAR or period != Period.year(period.last_year):
        return period
    if draft.basis == "cagr" and span.first_year < period.last_year < span.last_year:
        return Period.years(span.first_year, period.last_year)  # “十四五”以来，2024年达到…，年均增长4.9%
    if period.last_year != span.last_year:
        return period
    kept = HELD.search(text, draft.clause[0], draft.mention.start)
    summed = SUMMED.search(text, draft.clause[0], draft.mention.start) and draft.measure is Measure.GROWTH
    return span if draft.basis == "cagr" or summed or (kept and draft.measure is Measure.LEVEL) else period


def _since(text: str, draft: Draft, period: Period | None) -> Period | None:
    """2012年…较2007年增长七成，年均增长11.2%: the yearly average is of the years from 2003 on."""
    if draft.basis != "cagr" or period is None or period.length != YEAR:
        return period
    if over := AVERAGED.search(text, draft.clause[0], draft.mention.start):  # 两年平均增长4.2%
        n = int(numerals.chinese(over[1]) or 1)
        return Period.years(period.last_year - n + 1, period.last_year)
    years = [int(m[1]) for m in BASIS.finditer(text, draft.sentence[0], draft.mention.start)]
    return Period.years(years[-1] + 1, period.last_year) if years and years[-1] < period.last_year else period


def _streak(text: str, draft: Draft, period: Period | None) -> Period | None:
    """连续4年超过90万人 told of a year speaks for the four years up to it."""
    m = STREAK.search(text, draft.clause[0], draft.mention.start)
    if m is None or period is None or not period.whole_years:
        return period
    n = int(m[1]) if m[1].isdigit() else int(numerals.chinese(m[1]) or 1)
    return Period.years(period.last_year - n + 1, period.last_year) if 1 < n < LONGEST_STREAK else period


def _of_pair(draft: Draft, period: Period | None, rule: str) -> Period | None:
    """2020年到2025年，比重从18%提升到35%: the values of a pair stand at the two ends."""
    if period is None or rule != "period:year_to_year" or not draft.end_of_pair:
        return period
    return Period.year(period.first_year if draft.end_of_pair == "from" else period.last_year)


def _within_span(draft: Draft, period: Period | None, rule: str, text: str) -> Period | None:
    """Where several years are spoken of, a level stands at their end, an increment fills them all.

    What is kept (稳定在), added up or averaged over the years keeps the span.
    """
    if (
        period is None
        or period.length <= YEAR
        or not rule.startswith(("period:span", "period:section", "period:paragraph", "period:five"))
    ):
        return _of_pair(draft, period, rule)
    if draft.end_of_pair == "from":
        return Period.year(period.first_year - 1)
    reaches = REACHES.search(text, draft.clause[0], draft.mention.start)
    done = any(r.startswith("verb:") and r not in STANDING for r in draft.rules)
    if done and not reaches:
        return period  # 解决3亿多人饮水安全: done in all the years
    distance = DISTANCES & set(draft.rules)  # 高于全省2.1个百分点 at the end of the years
    if draft.measure in SPANNED and (draft.basis or "cagr") == "cagr" and not distance:
        return period
    clause = text[draft.clause[0] : draft.mention.start]
    own = clause if "respectively" in draft.rules else OWN_ITEM.split(clause)[-1]
    kept = "累计" in clause or any(w in own for w in KEEPS_SPAN)
    if ALL.search(draft.words) is None and kept:
        return period
    return Period.year(period.last_year)
