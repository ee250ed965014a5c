"""Document to claims: the steps in their order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.extract import leaning
from tracker.extract.articles import articles
from tracker.extract.assembly import Rejected, claim_of, merged, rejected_of
from tracker.extract.homes import led_by
from tracker.extract.paragraphs import Paragraph
from tracker.extract.passages import Role, passages
from tracker.extract.seams import join_seams
from tracker.extract.sectioning import Section, section_of, section_of_bulletin
from tracker.model.bulk import uncollected

if TYPE_CHECKING:
    from tracker.extract.articles import Context
    from tracker.extract.drafts import Draft
    from tracker.extract.passages import Passage
    from tracker.model.claim import Claim
    from tracker.model.document import Document
    from tracker.model.period import Period

YEAR = 12  # months


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read out of a document: its claims, and the figures that were set aside."""

    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...]


def extract(document: Document) -> Extraction:
    """All claims of a document in the order of its text."""
    with uncollected():
        return _extracted(document)


def _extracted(document: Document) -> Extraction:
    found: list[tuple[Claim, Role]] = []
    rejected: list[Rejected] = []
    for article in articles(join_seams(passages(document)), document):
        told = article.context.tells
        section = Section() if told is None else section_of_bulletin(told)
        lead: Period | None = None
        whole = leaning.of_article(article.text, article.context.year)
        leans = whole
        context = article.context
        for passage in article.passages:
            context = _under_label(passage, context, article.context)
            section = section_of(passage, context, section)
            told_before = lead if section.kind is None else None
            leans = leans if passage.text.startswith(leaning.GOES_ON) else whole
            paragraph = Paragraph(passage, context, section, told_before, leans)
            drafts, refused = paragraph.read()
            leans = paragraph.leans
            if lead is None and passage.role is Role.PARAGRAPH and section.kind is None:
                lead = _told_first(paragraph.lead, drafts)
            if section.aims and section.period is None and paragraph.deadline is not None:
                section = replace(section, period=paragraph.deadline)
            found.extend((claim_of(d, passage, document), passage.role) for d in drafts)
            rejected.extend(rejected_of(r, passage, document) for r in refused)
    return Extraction(tuple(merged(found)), tuple(rejected))


def _under_label(passage: Passage, context: Context, whole: Context) -> Context:
    """The context of a passage: a label (山东：) holds up to the next one or the next heading."""
    if (name := led_by(passage.text)) is not None:
        return replace(whole, region=name, placed=True)
    if passage.role is Role.HEADING:
        return whole
    return context if context is whole else replace(context, placed=False)


def _told_first(lead: Period | None, drafts: list[Draft]) -> Period | None:
    """The months since January that a news item tells of first (前三季度，…), which hold for all of it."""
    period = lead if lead is not None else next((d.period for d in drafts), None)
    since_january = period is not None and period.first % YEAR == 0 and 1 < period.length < YEAR
    return period if since_january else None
