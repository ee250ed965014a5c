"""Reads a passage sentence by sentence: what leads it in time and place, its figures, and their readings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.extract import leaning
from tracker.extract.clauses import CLAUSE_END, clauses, sentences
from tracker.extract.drafts import Topic
from tracker.extract.kinds import is_goal, set_kind
from tracker.extract.mentions import Refused, mentions
from tracker.extract.pairs import settle_pair
from tracker.extract.passages import DATELINE
from tracker.extract.reading import read_sentence
from tracker.extract.scene import Scene
from tracker.extract.sectioning import Section
from tracker.extract.sharing import heads_alike
from tracker.extract.siting import Site, enter_sentence, set_region, shared_places
from tracker.extract.subjects import WHOLE, noun_of
from tracker.extract.timing import clock_of, deadline_of, is_of_clause, set_period, usable
from tracker.extract.totals import totals
from tracker.grammar.places import places
from tracker.grammar.times import Clock, Time, times
from tracker.model.claim import Kind
from tracker.model.period import Period

if TYPE_CHECKING:
    from tracker.extract.articles import Context
    from tracker.extract.drafts import Draft
    from tracker.extract.passages import Passage

FIGURE = re.compile(
    r"[\d百千]|[二三四五六七八九十]分之|[二三四五六七八九十两][十百千万亿个家项人座所成]|倍|番|两位数|半[数壁，。、]|"
    r"一半|首位|榜首|第[一二三四五六七八九十]"
)
SPAN_SIGN = re.compile(r"五[”\"]|年来|过去")
OPENING = 12  # characters of a paragraph in which a time leads all of it
SAID = re.compile(
    r"[^。；]{0,40}?(?:获悉|了解到|消息称?|介绍|统计|数据显示|结果显示|发布(?:的)?(?:最新)?(?:数据|消息|统计)|核算(?:的)?结果|显示|透露|公布)，"
)
YEAR = 12  # months
PARTS = {"months", "month", "first_months", "part"}
HEADLINE = 16  # characters of a sentence that may say what the next ones are about
TURN = 3  # characters of a sentence in which a year turns what follows
GOALS, RESULTS = Section(Kind.TARGET), Section(Kind.ACTUAL)


class Paragraph:
    """A passage while it is read: the time and place that lead it, and the topic so far."""

    def __init__(
        self,
        passage: Passage,
        context: Context,
        section: Section,
        told: Period | None = None,
        leans: Kind | None = None,
    ) -> None:
        """Begin at the article's place, with no topic and no time but the one `told` before it.

        `leans` is what its sentences speak of until one of them says so itself.
        """
        self.text = passage.text
        self.context = context
        self.section = section
        self.site = Site(context.region, context.region, placed=context.placed)
        self.told = told
        self.leans = leans
        self.lead: Period | None = None
        self.deadline: Period | None = None
        self.topic = Topic()
        self.drafts: list[Draft] = []
        self.refused: list[Refused] = []

    def read(self) -> tuple[list[Draft], list[Refused]]:
        """The drafts of the passage in order, and the figures that were set aside."""
        if not FIGURE.search(self.text):
            return [], []
        dateline = DATELINE.match(self.text)
        begin = dateline.end() if dateline else 0
        first = True
        for low, high in sentences(self.text):
            if max(low, begin) < high:
                self._sentence(max(low, begin), high, first=first)
                first = False
        return self.drafts, self.refused

    def _sentence(self, start: int, end: int, *, first: bool) -> None:
        text = self.text
        said = leaning.of_sentence(text[start:end]) if self.section.kind is None else None
        self.leans = said or self.leans
        speaks_of_whole = WHOLE.search(text, start, end) is not None
        if not (first or speaks_of_whole or FIGURE.search(text, start, end)):
            self._span_leads(start, end)
            self._speak_of(start, end)
            return
        found_times = times(text, start, end)
        if said is None and any(t.rule.reads != "whole" for t in found_times):
            self.leans = None  # it speaks of another time than the goals before it
        if self.deadline is None:
            self.deadline = deadline_of(found_times, self.context)
        if first:
            self._open(start, end, found_times)
        else:
            self._turn(start, found_times)
        figures, aside = mentions(text, found_times, start, end)
        self.refused += aside
        if not (figures or first or speaks_of_whole):
            self._span_leads(start, end)
            return
        parts, found_places = clauses(text, start, end), places(text, start, end)
        here = enter_sentence(text, self.site, parts, found_times, found_places, first=first)
        if not figures:
            self._span_leads(start, end)
            return
        scene = Scene(text, (start, end), parts, figures, found_times, found_places)
        drafts = read_sentence(scene, self.topic)
        pairs = [d.pair for d in drafts if d.end_of_pair == "to"]
        for draft in (*drafts, *totals(scene, drafts)):
            self._settle(scene, draft, here, _times_of(draft, found_times, pairs))

    def _speak_of(self, start: int, end: int) -> None:
        """Let a short sentence without figures set the topic: 经营主体稳中培优。总量达1461万户."""
        if end - start > HEADLINE or CLAUSE_END.search(self.text, start, end):
            return
        if noun := noun_of(self.text, (start, end), [], []):
            self.topic.words, self.topic.start, self.topic.draft = noun.words, noun.start, None

    def _settle(self, scene: Scene, draft: Draft, here: str, near: list[Time]) -> None:
        """Give the draft its period, place and kind, or set it aside where it has no words."""
        previous = self.drafts[-1] if self.drafts else None
        lead = self.lead
        part = lead is None and self.text.startswith("其中", draft.sentence[0])
        if part:
            lead = self._period_before(draft)
        if lead is None and self.leans is not Kind.TARGET:
            lead = self.told
        set_period(self.text, draft, near, lead, self._told(draft), self.context)
        if self.lead is None and "period:paragraph" in draft.rules and not part:
            draft.doubts.append("period_inferred")
        set_region(self.text, draft, here, self.site)
        set_kind(self.text, draft, previous, self.section, self.context)
        if "kind:told" in draft.rules and self.leans is Kind.TARGET and self.section.kind is None:
            draft.kind, draft.rules = Kind.TARGET, [r for r in draft.rules if r != "kind:told"]
            draft.rules.append("kind:leaning")
        settle_pair(self.text, previous, draft, self._review(), self.context)
        if draft.words:
            shared = shared_places(self.text, draft, scene.places)
            self.drafts += [
                replace(draft, region=name, rules=[*draft.rules, "place:shared"]) for name in shared
            ]
            heads = heads_alike(self.text, draft)
            self.drafts += [
                replace(draft, words=head, rules=[*draft.rules, "each_head"]) for head in heads[:-1]
            ]
            if heads:
                draft.words, draft.rules = heads[-1], [*draft.rules, "each_head"]
            self.drafts.append(draft)
        else:
            self.refused.append(Refused(draft.mention.start, draft.mention.end, *draft.refusal))

    def _period_before(self, draft: Draft) -> Period | None:
        """The part of a year that the sentence before is of: 上半年，增加值614亿元。其中，第二产业400亿元."""
        before = (d.period for d in reversed(self.drafts) if d.sentence != draft.sentence)
        return next((p for p in before if p is not None and p.first_year == p.last_year), None)

    def _review(self) -> Period | None:
        """The years of the review in which the passage stands, where it is of several."""
        spans = (p for p in (self.lead, self.section.period) if p is not None and p.first_year < p.last_year)
        return next(spans, None)

    def _told(self, draft: Draft) -> Section:
        """The section by which the draft's time is found: a goal told in a review looks ahead."""
        section = self.section
        open_section = section.kind is not Kind.TARGET and section.period is None
        if not (open_section or section.kind is Kind.ACTUAL):
            return section
        if is_goal(self.text, draft, section) or (self.leans is Kind.TARGET and section.kind is None):
            return GOALS
        return RESULTS if section.kind is None else section

    def _open(self, start: int, end: int, found: list[Time]) -> None:
        """Let the first sentence's time lead the paragraph."""
        if said := SAID.match(self.text, start, end):  # 3月12日，记者从省经信厅获悉，|前两个月
            start = said.end()
            found = [t for t in found if t.start >= start]
        untold = self.section.kind is None and self.section.period is None
        of_whole = bool(found) and found[0].rule.reads == "whole" and untold  # 全年: by what its figures are
        own = bool(found) and found[0].back and self.text.startswith("年均", found[0].end)  # 近3年|年均增速
        leads = found and not of_whole and not own and found[0].start - start < OPENING
        if leads and usable(self.text, found[0]):
            clock = clock_of(self.section, self.context)
            led = found[0].resolve(clock)
            if len(found) > 1 and found[1].start == found[0].end and led is not None:  # 今年|前两个月
                led = found[1].resolve(replace(clock, context=led.last_year)) or led
            self.lead = None if is_of_clause(self.text, found[0], led, self.section) else led
        else:
            self._span_leads(start, end)

    def _turn(self, start: int, found: list[Time]) -> None:
        """Let a year that opens a later sentence lead what follows: 2011年，…。分季度看，一季度….

        In a paragraph about a part of a year, another part of it does: 11月份，…。1—11月份，….
        """
        if not found or found[0].start - start > TURN:
            return
        if self.lead is not None and self.lead.length < YEAR and found[0].rule.reads in PARTS:
            told = found[0].resolve(clock_of(self.section, self.context))
            self.lead = told if told is not None and usable(self.text, found[0]) else self.lead
            return
        if not found[0].absolute:
            return
        if not usable(self.text, found[0]) or found[0].ahead:
            return
        period = found[0].resolve(clock_of(self.section, self.context))
        if period is None or period != Period.year(period.last_year):
            return
        if is_of_clause(self.text, found[0], period, self.section):
            return
        written = self.context.year
        if written is None or written - 1 <= period.last_year <= written:
            self.lead = period

    def _span_leads(self, start: int, end: int) -> None:
        """A span of years behind that a sentence names leads what follows: 十二五规划全面完成。一是…."""
        if not SPAN_SIGN.search(self.text, start, end):
            return
        clock = Clock(self.context.year, self.context.month, self.context.about)
        for t in times(self.text, start, end):
            if (t.back or t.rule.reads == "plan") and (period := t.resolve(clock)) is not None:
                if self.context.year is not None and period.last_year < self.context.year:
                    self.lead = period
                return


def _times_of(draft: Draft, found: list[Time], pairs: list[tuple[int, int]]) -> list[Time]:
    """The times that may be the draft's: in 由去年的43亿元增加到56亿元 去年 is the first value's alone."""
    at = draft.mention.start
    return [t for t in found if not any(low <= t.start < high <= at for low, high in pairs)]
