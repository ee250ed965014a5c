"""Lays out one assessment as a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.grammar.figures import computed
from tracker.grammar.worded import period_words
from tracker.language import say, translate
from tracker.model.claim import Measure
from tracker.model.match import Role
from tracker.model.message import msg
from tracker.report.reported import Desk, figure
from tracker.report.view import Due, Figure, Forecast, Light, Line, Mark, Overridden, Reported, Row
from tracker.report.wording import (
    BINDINGS,
    MARKS,
    METHODS,
    code_words,
    measure_words,
    percent_words,
    points_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from tracker.model.assessment import Assessment
    from tracker.model.document import Document
    from tracker.model.target import Override, Quote, Target


def lay_out(
    assessment: Assessment,
    desk: Desk,
    lights: Mapping[str, Light],
    topic: str,
    document: Document | None = None,
) -> Row:
    """The row of an assessment; `lights` has one for every status code, `document` holds its quote."""
    target, language = assessment.target, desk.language
    goal = figure(target.goal, target.period, language) if target.goal else None
    baseline = assessment.baseline or target.baseline
    current = desk.cast(assessment.current) if assessment.current else None
    before, after = _around(target.evidence, document)
    return Row(
        key=target.key,
        plan=target.plan,
        issuer=target.issuer,
        topic=topic,
        indicator=target.indicator,
        indicator_id=target.indicator_id or "",
        measure=target.measure.value,
        measure_words=measure_words(target.measure, target.goal.unit if target.goal else "", language),
        region=target.region,
        owner=target.owner.main if target.owner else "",
        supporting=target.owner.supporting if target.owner else (),
        binding=target.binding.value if target.binding else "",
        binding_words=code_words(BINDINGS, target.binding, language) if target.binding else "",
        weight=target.weight or "",
        period=target.period,
        period_words=period_words(target.period, language) if target.period else "",
        goal=goal,
        baseline=figure(baseline.value, baseline.period, language) if baseline else None,
        baseline_source=baseline.source if baseline else "",
        current=current,
        milestone=_due(target),
        peers=target.peers,
        completion=assessment.completion,
        completion_words=percent_words(assessment.completion, language),
        pace=assessment.pace,
        pace_words=percent_words(assessment.pace, language),
        gap=assessment.gap,
        gap_words=points_words(assessment.gap, language),
        ratio=assessment.ratio,
        method=assessment.method,
        method_words=code_words(METHODS, assessment.method, language),
        code=assessment.status.value,
        status=lights[assessment.status],
        headline=say(assessment.headline, language),
        remaining=say(assessment.remaining, language) if assessment.remaining else "",
        forecast=_forecast(assessment.forecast, goal.unit if goal else "", language),
        trace=tuple(Line(say(s.text, language), translate(s.method, language)) for s in assessment.steps),
        marks=tuple(Mark(m, code_words(MARKS, m, language)) for m in assessment.marks),
        override=_override(target.override, lights) if target.override else None,
        note=target.note,
        document=target.evidence.document if target.evidence else "",
        quote=target.evidence.quote if target.evidence else "",
        at=_span(target.evidence),
        origin=f"{target.file}:{target.line}" if target.line else target.file,
        series=_series(assessment, desk, current),
        path=tuple(figure(w.value, w.period, language) for w in target.path),
        used=tuple(desk.cast(m) for m in assessment.matched.matches if m.role is not Role.REFUSED),
        refused=tuple(desk.cast(m) for m in assessment.matched.of(Role.REFUSED)),
        conflicts=tuple(say(c, language) for c in assessment.matched.conflicts),
        near=assessment.matched.near,
        before=before,
        after=after,
        value_used=assessment.value_used,
        terms=assessment.terms,
    )


def _series(assessment: Assessment, desk: Desk, current: Reported | None) -> tuple[Figure, ...]:
    """One point a time in the goal's unit and measure: the current value, then the best of the rest."""
    target = assessment.target
    if target.goal is None:
        return ()
    counted = target.measure is Measure.GROWTH or (assessment.terms is not None and assessment.terms.adds_up)
    points: dict[tuple[int, int], Figure] = {}

    def add(point: Figure) -> None:
        """A sum or growth stands for its months, a level for the last of them."""
        if point.period:
            points.setdefault((point.period.last, point.period.first if counted else 0), point)

    if current and current.figure.unit == target.goal.unit:
        add(current.figure)
    for role in (Role.CURRENT, Role.HISTORY, Role.BASELINE):
        for match in assessment.matched.of(role):
            actual = match.actual
            alike = actual.measure is target.measure and actual.value.unit == target.goal.unit
            if alike:
                add(desk.plain(actual).figure)
    baseline = assessment.baseline or target.baseline
    if baseline and baseline.value.unit == target.goal.unit:
        add(figure(baseline.value, baseline.period, desk.language))
    return tuple(points[place] for place in sorted(points))


def _due(target: Target) -> Due | None:
    m = target.milestone
    return Due(m.due.isoformat(), m.closed.isoformat() if m.closed else "", m.evidence) if m else None


def _override(override: Override, lights: Mapping[str, Light]) -> Overridden:
    return Overridden(
        status=override.status,
        light=lights.get(override.status),
        reason=override.reason,
        date=override.date.isoformat(),
        by=override.by,
    )


def _forecast(forecast: tuple[Decimal, Decimal, Decimal] | None, unit: str, language: str) -> Forecast | None:
    if forecast is None:
        return None
    low, middle, high = sorted(forecast)
    worded = msg(
        "{middle} ({low} to {high})",
        middle=computed(middle, unit),
        low=computed(low, unit),
        high=computed(high, unit),
    )
    return Forecast(low, middle, high, say(worded, language))


MARKUP = re.compile(r"(?:^|(?<=\s))#{1,6}(?=\s|$)|\*\*|^---$", re.MULTILINE)
CONTEXT = 60
"""How many characters are shown on either side of a quote."""


def _around(quote: Quote | None, document: Document | None) -> tuple[str, str]:
    """The words before and after a quote that stands where it says; blanks and line ends closed up."""
    if quote is None or document is None or quote.start is None or quote.end is None:
        return "", ""
    text = document.text
    if text[quote.start : quote.end] != quote.quote:
        return "", ""
    before = text[max(document.body, quote.start - CONTEXT) : quote.start]
    after = text[quote.end : quote.end + CONTEXT]
    return _running(before), _running(after)


def _running(text: str) -> str:
    """Words of a document without the marks of headings and emphasis, on one line."""
    return " ".join(MARKUP.sub(" ", text).split())


def _span(quote: Quote | None) -> str:
    return f"{quote.start}-{quote.end}" if quote and quote.start is not None and quote.end is not None else ""


def title(language: str) -> str:
    """The title of a report that was given none."""
    return translate("Progress towards planned goals", language)
