"""Words for time in headings and labels of tables: 1—10月, 累计, 本月, 上年同期, by what is beside."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.grammar.period import read_period
from tracker.grammar.times import Clock, times
from tracker.grammar.unread import Unread
from tracker.model.message import Message, msg
from tracker.model.period import Period

YEAR = re.compile(r"(?:19|20)\d{2}(?:年度?)?")
ISO = re.compile(r"((?:19|20)\d{2})[-./](\d{1,2})(?:[-/.]0?1(?: 00:00(?::00)?)?)?(?!\d)")
PRIOR = re.compile(r"(?:上年|去年|上一年)(?:的?同期|同月)?(?:数值?|累计|实绩|实际数?|完成数?)?$|^同期数?$")
SAME_TIME = re.compile(r"((?:19|20)\d{2})年?同期")
TO_DATE = re.compile(
    r"(?:本年|今年|截?至?本月|年初至今)?(?:止|至本?[月期]|自年初)?累计|1\s*[-—–~至到]+\s*本月|年初至(?:本月|今)|自年初"
)
WHOLE_YEAR = re.compile(r"^(?:全年|年度|全年度|1\s*[-—–~至]\s*4季度)$")
THIS_MONTH = re.compile(r"本月|当月")
THIS_YEAR = re.compile(r"^(?:本年|今年|本期|当期|本年度|当年|报告期)(?:数|实绩|实际数?)?$")
NAMED = {"years", "year", "months", "month", "part", "first_months"}
LEFT_TIME = re.compile(r"\d\s*月|季度|半年|上月|本月|当月|本季|本旬|上旬")


def as_period(text: str) -> Period | None:
    """The period of a text; None where it names none."""
    period = read_period(text) if text else None
    return period if isinstance(period, Period) else None


@lru_cache(maxsize=4096)
def resolved(text: str, beside: str) -> Period | Unread:
    """The period of a text; a month without its year, 本月 and 累计 are told by the period beside it."""
    if (period := as_period(text)) is not None:
        return period
    base = as_period(beside)
    if base is not None:
        if TO_DATE.fullmatch(text):
            return Period(base.last - base.last % 12, base.last)
        if THIS_MONTH.fullmatch(text) and not base.whole_years:
            return Period(base.last, base.last)
        found = times(text)
        clock = Clock(base.last_year, None, base.last_year)
        if len(found) == 1 and (period := found[0].resolve(clock)) is not None:
            return period
    return Unread(
        msg("“{text}” is no period", text=text),
        msg("say the year: `period: 2025` in the map, or 2025年1—10月"),
    )


class HeadingTime:
    """Takes the words for time out of the parts of a heading, and puts them together."""

    def __init__(self, table: Period | None) -> None:
        self.table = table
        self.year: int | None = None
        self.months: Period | None = None
        self.dated = self.to_date = self.prior = False
        self.open = ""

    @property
    def text(self) -> str:
        """The period that the words mean, as ISO; as worded where its year is not said; empty for none."""
        if self.open:
            return self.open
        period = self._period()
        if period is None:
            return ""
        if self.to_date:
            period = Period(period.first - period.first % 12, period.last)
        return str(_shifted(period, -1) if self.prior else period)

    def doubt(self, rest: str) -> Message | None:
        """What of the time was not understood."""
        if self.prior and (self.open or self._period() is None):
            return msg("it is not said which time the year before is")
        table = self.table
        if table and not table.whole_years and self.year and not self.months and self.year != table.last_year:
            return msg(
                "it is not said whether {year} is the whole year or the months of the title",
                year=str(self.year),
            )
        return msg("the time in “{text}” is not understood", text=rest) if LEFT_TIME.search(rest) else None

    def take(self, text: str) -> str:
        """The text without its time."""
        if YEAR.fullmatch(text):
            self.year = int(text[:4])
            return ""
        if (m := ISO.fullmatch(text)) and 1 <= int(m[2]) <= 12:
            self.months, self.dated = Period.month(int(m[1]), int(m[2])), True
            return ""
        if WHOLE_YEAR.match(text):
            if self.table or self.year:
                self.year = self.year or (self.table.last_year if self.table else None)
                self.months, self.dated = Period.year(self.year or 0), False
            else:
                self.open = text
            return ""
        text = self._named(text)
        if THIS_YEAR.match(text):
            return ""
        if m := TO_DATE.search(text) or THIS_MONTH.search(text):
            self._relative(m[0])
            text = text[: m.start()] + text[m.end() :]
        if m := PRIOR.search(text):
            self.prior = True
            text = text[: m.start()]
        return text

    def _relative(self, words: str) -> None:
        """累计 and 本月 count from the months beside them, else from those of the table's title."""
        base = self.months or self.table
        if base is None or (base.whole_years and not TO_DATE.search(words)):
            self.open = self.open or words
        elif TO_DATE.search(words):
            self.months, self.to_date = base, True
        else:
            self.months, self.dated = Period(base.last, base.last), True

    def _named(self, text: str) -> str:
        """Take times that are named by figures or quarters: 2025年1—10月, 上半年, 2024年同期."""
        if (m := SAME_TIME.search(text)) and self.table:
            self.months, self.dated = _shifted(self.table, int(m[1]) - self.table.last_year), True
            return text[: m.start()] + text[m.end() :]
        for time in reversed([t for t in times(text) if t.rule.reads in NAMED]):
            year = self.year or (self.table.last_year if self.table else None)
            period = time.resolve(Clock(year, None, year))
            if period is None:
                self.open = text[time.start : time.end]
            elif time.absolute and period.whole_years and period.length == 12:
                self.year = period.first_year
            else:
                self.months, self.dated = period, time.absolute
            text = text[: time.start] + text[time.end :]
        return text

    def _period(self) -> Period | None:
        months = self.months
        if months is None:
            if self.year is None:
                return self.table if self.prior else None
            same = self.table is not None and self.table.last_year == self.year
            return self.table if same and not self.prior else Period.year(self.year)
        if self.year and not self.dated:
            return _shifted(months, self.year - months.last_year)
        return months


def _shifted(period: Period, years: int) -> Period:
    return Period(period.first + 12 * years, period.last + 12 * years)
