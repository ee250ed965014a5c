"""Document to claims: the steps in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.extract.articles import Context, articles
from tracker.extract.assembly import Rejected, claim_of, merged
from tracker.extract.clauses import clauses, sentences
from tracker.extract.drafts import Draft, Topic
from tracker.extract.kinds import is_goal, set_kind
from tracker.extract.mentions import Refused, mentions
from tracker.extract.passages import DATELINE, Passage, Role, passages
from tracker.extract.reading import read_sentence
from tracker.extract.seams import join_seams
from tracker.extract.sectioning import Section, section_of, section_of_bulletin
from tracker.extract.siting import Site, enter_sentence, open_paragraph, set_region
from tracker.extract.timing import Lead, clock_of, set_period, settle_pair, usable
from tracker.extract.subjects import WHOLE
from tracker.grammar.places import places
from tracker.grammar.times import Clock, times
from tracker.model.claim import Claim, Kind
from tracker.model.document import Document
from tracker.model.evidence import Evidence
from tracker.model.period import Period

FIGURE = re.compile(r"[\d百千]|[二三四五六七八九十]分之|[二三四五六七八九十两][十百千万亿个家项人座所成]|倍|番|两位数|半[数壁，。、]|一半|首位|榜首")


SPAN_SIGN = re.compile(r"五[”\"]|年来|过去")


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read out of a document: its claims, and the figures that were set aside."""

    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...]


def extract(document: Document) -> Extraction:
    """All claims of a document in the order of its text."""
    found: list[tuple[Claim, Role]] = []
    rejected: list[Rejected] = []
    for article in articles(join_seams(passages(document)), document):
        told = article.context.tells
        section = Section() if told is None else section_of_bulletin(told)
        for passage in article.passages:
            section = section_of(passage, article.context, section)
            drafts, refused = _read(passage, article.context, section)
            found.extend((claim_of(d, passage, document), passage.role) for d in drafts)
            for r in refused:
                low, high = passage.origin(r.start, r.end)
                rejected.append(
                    Rejected(Evidence(document=document.id, start=low, end=high, quote=document.text[low:high], rules=(r.rule,)), r.reason)
                )
    return Extraction(tuple(merged(found)), tuple(rejected))


def _read(passage: Passage, context: Context, section: Section) -> tuple[list[Draft], list[Refused]]:
    """The drafts of one passage, read sentence by sentence."""
    text = passage.text
    if not FIGURE.search(text):
        return [], []
    site = Site(context.region, context.region)
    open_paragraph(site)
    lead, topic = Lead(), Topic()
    drafts: list[Draft] = []
    refused: list[Refused] = []
    dateline = DATELINE.match(text)
    begin = dateline.end() if dateline else 0
    first = True
    goal_section, told_section = Section(Kind.TARGET), Section(Kind.ACTUAL)
    for low, high in sentences(text):
        start = max(low, begin)
        if start >= high:
            continue
        if not first and not FIGURE.search(text, start, high) and not WHOLE.search(text, start, high):
            if SPAN_SIGN.search(text, start, high):
                lead.period = _span_behind(text, start, high, context) or lead.period
            continue
        found_times = times(text, start, high)
        found_places = places(text, start, high)
        parts = clauses(text, start, high)
        here = enter_sentence(text, site, parts, found_times, found_places, first=first)
        if first and found_times and found_times[0].start - start < 12 and usable(text, found_times[0]):
            lead.period = found_times[0].resolve(clock_of(section, context))
        elif first:
            lead.period = _span_behind(text, start, high, context)
        first = False
        figures, aside = mentions(text, found_times, start, high)
        refused.extend(aside)
        if not figures:
            if SPAN_SIGN.search(text, start, high):
                lead.period = _span_behind(text, start, high, context) or lead.period
            continue
        new = read_sentence(text, (start, high), figures, found_times, found_places, topic)
        for draft in new:
            told = section
            if section.kind is not Kind.TARGET and section.period is None or section.kind is Kind.ACTUAL:
                if is_goal(text, draft, section):
                    told = goal_section
                elif section.kind is None:
                    told = told_section
            set_period(text, draft, found_times, lead, told, context)
            set_region(text, draft, here, site)
            set_kind(text, draft, drafts[-1] if drafts else None, section, context)
            settle_pair(draft, drafts[-1] if drafts else None, context)
            if draft.words:
                drafts.append(draft)
            else:
                m = draft.mention
                refused.append(Refused(m.start, m.end, *draft.refusal))
    return drafts, refused


def _span_behind(text: str, start: int, end: int, context: Context) -> Period | None:
    """A span of years behind that a sentence names: 十二五规划全面完成。一是…"""
    clock = Clock(context.year, context.month, context.about)
    for t in times(text, start, end):
        if (t.back or t.rule.reads == "plan") and (period := t.resolve(clock)) is not None:
            over = context.year is not None and period.last_year < context.year
            return period if over else None
    return None
