"""Finds expressions of time in text and resolves them against a date of writing and a year of context."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.grammar import numerals
from tracker.knowledge.load import lexical
from tracker.knowledge.periods import TimeRule, time_rules
from tracker.model.period import Period

SEEDS = re.compile(
    r"(?:\d\d\d\d\s?|[一二][〇零○一二三四五六七八九]{3})年|年|月|季度|[一二三四五六七八九十]五|[(\[]\d{4}[)\]]"
)
YEARS, RELATED = re.compile(r"(?:19|20)\d\d"), re.compile(r"[今去上明本]年")
QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4, "两": 2}
PLAN_YEARS = {"十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}
PLAN_YEARS |= {"九": 1996, "八": 1991, "七": 1986, "六": 1981}
RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1}
CLOSING = ")]"
FIRST_HALF = 6  # the last month in which the years ahead begin with the present one
PLAN_LENGTH = 5  # years
REVIEW_FROM = 10  # the first month in which a text's 五年来 takes in its own year
Candidate = tuple[int, TimeRule, re.Pattern[str], bool, bool]
LOOK_BACK = 12  # characters from a rule's first one to the seed that announces it


@dataclass(frozen=True, slots=True)
class Clock:
    """What relative times count from: year and month of writing (None if unknown), and the year spoken of.

    `ahead` says that the text looks ahead, so that 五年累计 counts from the writing on.
    """

    year: int | None
    month: int | None = None
    context: int | None = None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """A time named at `start:end`, not yet resolved.

    `absolute` says that it names its year itself.
    """

    start: int
    end: int
    rule: TimeRule
    match: re.Match[str]

    @property
    def absolute(self) -> bool:
        """Whether the year is named, by figures or by a plan's name."""
        return self.rule.reads in {"plan", "years", "year", "year_chinese"} or bool(
            self.match.groupdict().get("y")
        )

    @property
    def back(self) -> bool:
        """Whether it is a span of years that lies behind (五年来)."""
        return self.rule.reads == "back"

    @property
    def ahead(self) -> bool:
        """Whether it is a span of years ahead, or a deadline."""
        return self.rule.reads in {"ahead", "within"} or self.rule.id.startswith("deadline")

    def resolve(self, clock: Clock) -> Period | None:
        """The period that is meant, None where the clock does not tell."""
        return _RESOLVE[self.rule.reads](self, clock)


def times(text: str, start: int = 0, end: int | None = None) -> list[Time]:
    """All expressions of time between the offsets, in order, none overlapping."""
    stop = len(text) if end is None else end
    found: list[Time] = []
    position = start
    while seed := SEEDS.search(text, position, stop):
        low = max(position, seed.start() - LOOK_BACK)
        best: tuple[int, int, TimeRule, re.Match[str]] | None = None
        dated, related = YEARS.search(text, low, seed.end()), RELATED.search(text, low, seed.end())
        for priority, rule, regex, needs_year, needs_word in _rules_of(seed[0][-1]):
            if (needs_year and not dated) or (needs_word and not related):
                continue
            m = regex.search(text, low, min(stop, seed.end() + LOOK_BACK))
            if m is None or m.end() <= seed.start() or m.start() > seed.end():
                continue
            key = (m.start(), priority, rule, m)
            if best is None or key[:2] < best[:2]:
                best = key
        if best is None:
            position = seed.end()
            continue
        m = best[3]
        if not found or m.start() >= found[-1].end:
            found.append(Time(m.start(), m.end(), best[2], m))
        position = max(seed.end(), m.end())
    return found


def _rules_of(sign: str) -> tuple[Candidate, ...]:
    """The rules that fit a seed ending on the sign (年, 月, 度, 五, a bracket), with priorities and needs."""
    by_sign = _by_sign()
    if sign not in by_sign:
        wanted = CLOSING if sign in CLOSING else sign
        by_sign[sign] = tuple(
            (n, rule, regex, rule.dated, rule.related)
            for n, (rule, regex) in enumerate(time_rules())
            if any(c in rule.pattern for c in wanted)
        )
    return by_sign[sign]


@lexical
def _by_sign() -> dict[str, tuple[Candidate, ...]]:
    """The rules by the last character of a seed, filled as seeds are met."""
    return {}


def _years_of(text: str) -> int:
    """How many years a span takes, one at least."""
    return max(1, _number(text))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else int(numerals.chinese(text) or 0)


def _year(time: Time, clock: Clock) -> int | None:
    """The year of a time that names one, stands relative to now, or takes it from the context."""
    groups = time.match.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    if groups.get("rel"):
        return None if clock.year is None else clock.year + RELATIVE[groups["rel"]]
    return clock.context if clock.context is not None else clock.year


def _plan(time: Time, _clock: Clock) -> Period | None:
    first = PLAN_YEARS.get(time.match["plan"])
    if first is None:
        return None
    if time.match["end"] in {"末", "期末"}:
        return Period.year(first + 4)
    return Period.years(first, first + 4)


def _plan_so_far(time: Time, clock: Clock) -> Period | None:
    """“十四五”以来: the years of the plan that were over, or well under way, at the writing."""
    plan, last = PLAN_YEARS.get(time.match["plan"]), _last_full(clock)
    if plan is None:
        return None
    return Period.years(plan, max(plan, last) if last is not None else plan + 4)


def _since(time: Time, clock: Clock) -> Period:
    """2021年以来: that year and those after it."""
    first, last = int(time.match["y"]), _last_full(clock)
    return Period.years(first, max(first, last)) if last is not None else Period.year(first)


def _last_full(clock: Clock) -> int | None:
    """The last year of what a text sums up: its own from the second half on, before that the one before."""
    if clock.year is None:
        return None
    return clock.year if (clock.month or 1) > FIRST_HALF else clock.year - 1


def _years(time: Time, _clock: Clock) -> Period | None:
    a, b = int(time.match["y"]), int(time.match["y2"])
    return Period.years(a, b) if a <= b else None


def _single_year(time: Time, _clock: Clock) -> Period:
    return Period.year(int(time.match["y"]))


def _year_chinese(time: Time, _clock: Clock) -> Period | None:
    year = numerals.chinese(time.match["cy"].replace("○", "〇"))
    return Period.year(int(year)) if year else None


def _months(time: Time, clock: Clock) -> Period | None:
    a, b = _number(time.match["m"]), _number(time.match["m2"])
    year = _year(time, clock)
    if year is None or b < a:
        return None
    if not time.absolute and not time.match.groupdict().get("rel"):
        year = _not_after_writing(year, b, clock)
    return Period.months(year, a, b)


def _not_after_writing(year: int, month: int, clock: Clock) -> int:
    """A month without a year lies behind the writing: 11月 written in February is last year's."""
    if clock.year is not None and clock.month is not None and (year, month) > (clock.year, clock.month):
        return year - 1 if year == clock.year and clock.context is None else year
    return year


def _month(time: Time, clock: Clock) -> Period | None:
    year = _year(time, clock)
    text = time.match["m"]
    if text is None:  # 当月
        return Period.month(clock.year, clock.month) if clock.year and clock.month else None
    if year is None:
        return None
    month = _number(text)
    if not time.absolute and not time.match.groupdict().get("rel"):
        year = _not_after_writing(year, month, clock)
    return Period.month(year, month)


def _first_months(time: Time, clock: Clock) -> Period | None:
    year, last = _year(time, clock), _number(time.match["n"])
    if year is None or not 1 <= last <= 12:
        return None
    return Period.months(_not_after_writing(year, last, clock), 1, last)


def _part(time: Time, clock: Clock) -> Period | None:
    year, part = _year(time, clock), time.match["part"]
    if year is None:
        return None
    if part == "全年":
        return Period.year(year)
    if part.endswith("半年"):
        return Period.months(year, *((1, 6) if part[0] == "上" else (7, 12)))
    quarter = next(QUARTER[c] for c in part if c in QUARTER)
    first = 1 if part.startswith("前") else 3 * quarter - 2
    return Period.months(year, first, 3 * quarter)


def _relative(time: Time, clock: Clock) -> Period | None:
    return None if clock.year is None else Period.year(clock.year + time.rule.offset)


def _prior(time: Time, clock: Clock) -> Period | None:
    """上年 is the year before the one that is spoken of."""
    year = _year(time, clock)
    return None if year is None else Period.year(year - 1)


def _whole(time: Time, clock: Clock) -> Period | None:
    year = _year(time, clock)
    return None if year is None else Period.year(year)


def _ahead(time: Time, clock: Clock) -> Period | None:
    """今后五年 in a report of year N is N to N+4, one year later in its second half."""
    if clock.year is None:
        return None
    first = clock.year + ((clock.month or 1) > FIRST_HALF)
    n = _years_of(time.match["n2"] or time.match["n"])
    return Period.years(first, first + n - 1)


def _within(time: Time, clock: Clock) -> Period | None:
    """3年内 told of a year counts from that year."""
    first = clock.context if clock.context is not None else clock.year
    return None if first is None else Period.years(first, first + _years_of(time.match["n"]) - 1)


def _back(time: Time, clock: Clock) -> Period | None:
    """五年来 in a report of year N is N-5 to N-1, N-4 to N in one of its last months."""
    if clock.year is None:
        return None
    n = _years_of(time.match["n"])
    of_plan = n == PLAN_LENGTH and clock.year % PLAN_LENGTH == 0  # a plan's last year counts from summer on
    turn = FIRST_HALF + 1 if of_plan else REVIEW_FROM
    last = clock.year if (clock.month or 1) >= turn else clock.year - 1
    return Period.years(last - n + 1, last)


def _that(_time: Time, clock: Clock) -> Period | None:
    """这一年 is the year that the text speaks of, in a text on its own year the one that is over."""
    if clock.context is not None and clock.context != clock.year:
        return Period.year(clock.context)
    return None if clock.year is None else Period.year(clock.year - 1)


def _total(time: Time, clock: Clock) -> Period | None:
    """五年累计 is said of the years behind in a review, of the years ahead in a plan."""
    if clock.year is None:
        return None
    n = _years_of(time.match["n"])
    first = clock.year if clock.ahead else clock.year - n
    return Period.years(first, first + n - 1)


_RESOLVE = {
    "plan": _plan,
    "years": _years,
    "year": _single_year,
    "year_chinese": _year_chinese,
    "months": _months,
    "month": _month,
    "first_months": _first_months,
    "part": _part,
    "relative": _relative,
    "prior": _prior,
    "whole": _whole,
    "ahead": _ahead,
    "within": _within,
    "back": _back,
    "that": _that,
    "plan_so_far": _plan_so_far,
    "since": _since,
    "total": _total,
}
