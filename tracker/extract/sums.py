"""Tells what is added up over years (累计投入, 累计化解) from what there is at their end (累计建成)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extract.measuring import SHARES
from tracker.model.claim import Measure
from tracker.model.period import Period

if TYPE_CHECKING:
    from tracker.extract.drafts import Draft
    from tracker.extract.sectioning import Section

STATED = {
    "period:years_total",
    "period:year_to_year",
    "period:span_back",
    "period:span_behind",
    "period:span_of_plan",
    "period:span_since",
}
FLOWS = re.compile(  # 累计接待游客, 累计化解纠纷: done in all the years, not there at their end
    r"累计(?:已)?(?:举办|承办|接待|化解|办理|办结|受理|培训|发放|拨付|下达|解决|查处|救助|转移|审结|调解|外送|减免|处置)"
)
SUM_OF = re.compile(  # 收入累计完成, 授权量累计: an amount of each year, added up
    r"(?:收入|投资|支出|投入|授权量|交易额|成交额|产量|销售额|进口额|出口额)[^，。；]{0,3}累计"
    r"|累计(?:完成|投入|安排|筹集|落实|争取|下达)[^，。；]{0,14}(?:投资|资金|收入|支出)"
)
ALL = re.compile(r"总(?:量|数|装机|规模|里程|面积|产能|容量|户数|人数)(?:容量)?$")
PASSES = ("突破", "达到", "超过")
SO_FAR = re.compile(r"累计(?![^，。；]*年均)")
SUMMED = re.compile(r"累计|合计|总计|总共")
YEAR = 12  # months


def settle_sums(text: str, draft: Draft, rule: str, lead: Period | None, section: Section) -> None:
    """Tell what is added up over the years (累计) from what there is at their end."""
    own = SUMMED.search(text, draft.clause[0], draft.mention.start)
    passed = text.startswith(PASSES, draft.mention.start) and not own  # 累计查明…，产能突破1.4亿吨
    summed = SUMMED.search(text, draft.sentence[0], draft.mention.start) and not (_is_all(draft) or passed)
    if rule == "period:deadline_year" and draft.measure is Measure.GROWTH and own:
        draft.doubts.append("span_inferred")  # of that year, or of the years up to it
    told = rule in STATED or (rule == "period:paragraph" and lead is not None and lead.length > YEAR)
    if told and summed and draft.measure is Measure.LEVEL and draft.mention.unit not in SHARES:
        draft.measure = Measure.INCREMENT
    if not told and rule.startswith("period:section") and section.period is not None:
        _total_so_far(text, draft, section.period)


def _is_all(draft: Draft) -> bool:
    """Whether the figure is all there are at the end (总量达474万户), not what was added up."""
    return "trigger:reach" in draft.rules or ALL.search(draft.words) is not None


def _total_so_far(text: str, draft: Draft, years: Period) -> None:
    """累计建成23个 under a heading of several years: all there are at their end, since when is not said."""
    if (
        years.length > YEAR
        and draft.measure in {Measure.LEVEL, Measure.INCREMENT}
        and draft.mention.unit not in SHARES
        and SUM_OF.search(text, draft.clause[0], draft.mention.start)
    ):
        draft.measure, draft.period = Measure.INCREMENT, years
        return
    if FLOWS.search(text, draft.clause[0], draft.mention.start):
        if "verb:retire" in draft.rules:
            draft.measure = Measure.INCREMENT
        return
    counted = draft.measure in {Measure.INCREMENT, Measure.LEVEL}
    if years.length > YEAR and counted and SO_FAR.search(text, draft.clause[0], draft.mention.start):
        draft.measure, draft.period = Measure.LEVEL, Period.year(years.last_year)
