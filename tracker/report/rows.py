"""From assessments to the view that every report shows; start reading here, then `view` for the types."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.grammar.worded import period_words
from tracker.knowledge.indicators import catalogue
from tracker.language import say
from tracker.model.assessment import Status
from tracker.report.reported import Desk
from tracker.report.rollup import attention, count, group
from tracker.report.row import lay_out
from tracker.report.row import title as usual_title
from tracker.report.sources import list_actuals, list_doubts, list_drafted, list_drafts, list_sources
from tracker.report.together import lay_means, lay_pooled
from tracker.report.view import Light, Report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.knowledge import profiles as knowledge
    from tracker.model.actual import Actual
    from tracker.model.assessment import Assessment
    from tracker.model.claim import Claim
    from tracker.model.document import Document
    from tracker.model.message import Message
    from tracker.model.rollup import PooledShare, Rollup
    from tracker.model.target import Target
    from tracker.problems import Problem


def rows(  # noqa: PLR0913 - what is shown besides the assessments is named by keyword
    assessments: Sequence[Assessment],
    *,
    language: str,
    profile: knowledge.Profile,
    unmatched: Sequence[Actual] = (),
    near: Mapping[str, Sequence[str]] = MappingProxyType({}),
    drafts: Sequence[Target] = (),
    drafted: Sequence[Actual] = (),
    doubtful: Sequence[Claim] = (),
    reasons: Mapping[str, Message] = MappingProxyType({}),
    documents: Sequence[Document] = (),
    changes: Sequence[Message] = (),
    problems: Sequence[Problem] = (),
    plans: Sequence[Rollup] = (),
    shares: Sequence[PooledShare] = (),
    title: str = "",
) -> Report:
    """Lay out assessments in `language` ("en" or "zh") with the lights of `profile`.

    Args:
        assessments: in the order in which they are to be shown.
        language: of all words but those that documents and people wrote.
        profile: the words, colours and signs of the statuses.
        unmatched: actuals that no target used or refused.
        near: the nearest targets of each of them, by its id.
        drafts: targets that are not judged, for the list of what waits.
        drafted: actuals that are not used yet, likewise.
        doubtful: claims with doubts, for the list of what to look at again.
        reasons: the doubts in words, by name.
        documents: the sources that are at hand, for their titles and the words around quotes.
        changes: what changed since an earlier report.
        problems: with people's files; those that kept an entry out are told.
        plans: the assessments by plan, for the means of those whose targets carry weights.
        shares: of several places together.
        title: of the report; by default a plain one.
    """
    desk = Desk(language)
    lights = {code.value: _light(profile.light(code), language) for code in Status}
    shown = tuple(_light(light, language) for light in profile.lights)
    texts = {d.id: d for d in documents}
    laid = tuple(
        lay_out(a, desk, lights, topic_of(a.target), texts.get(_document_of(a.target))) for a in assessments
    )
    periods = [a.as_of for a in assessments if a.as_of]
    as_of = max(periods, key=lambda p: (p.last, p.first)) if periods else None
    actuals = list_actuals(assessments, unmatched, desk)
    return Report(
        title=title or usual_title(language),
        language=language,
        profile=profile.id,
        as_of=as_of,
        as_of_words=period_words(as_of, language) if as_of else "",
        counts=count(shown, [r.status for r in laid]),
        plans=group(laid, lambda r: r.plan, shown, "plan", language),
        regions=group(laid, lambda r: r.region, shown, "region", language),
        owners=group(laid, lambda r: r.owner, shown, "owner", language),
        topics=group(laid, lambda r: r.topic, shown, "topic", language),
        attention=attention(laid, language),
        rows=laid,
        actuals=actuals,
        unmatched=tuple(desk.alone(a, near.get(a.id, ())) for a in unmatched),
        drafts=list_drafts(drafts, language),
        drafted=list_drafted(drafted, language),
        doubts=list_doubts(doubtful, reasons, language),
        sources=list_sources(laid, actuals, documents),
        changes=tuple(say(c, language) for c in changes),
        left_out=tuple(f"{p.where}: {say(p.what, language)}" for p in problems if p.severity == "error"),
        means=lay_means(plans, assessments),
        pooled=lay_pooled(shares, language),
    )


def _light(light: knowledge.Light, language: str) -> Light:
    return Light(light.code, light.words[language], light.colour, light.symbol)


def _document_of(target: Target) -> str:
    return target.evidence.document if target.evidence else ""


def topic_of(target: Target) -> str:
    """The topic that a person gave the target, else that of its indicator in the catalogue."""
    if target.topic or not target.indicator_id:
        return target.topic
    indicator = catalogue().get(target.indicator_id)
    return (indicator.topic or "") if indicator else ""
