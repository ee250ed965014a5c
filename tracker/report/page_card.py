"""A target's card: its row with everything that is drawn or looked up for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.grammar.worded import EN_UNITS
from tracker.language import say, translate
from tracker.report.page_bullet import Bullet, bullet
from tracker.report.page_citation import citation
from tracker.report.page_documents import Context, Original, context, page_of
from tracker.report.page_names import name, topic
from tracker.report.page_policy import anchor
from tracker.report.page_sentence import sentence
from tracker.report.page_series import LARGE, SMALL, Series, series
from tracker.report.page_standing import KINDS, NO_STEP, age, completion_kind, leans_on_baseline, since

if TYPE_CHECKING:
    from tracker.report.view import Figure, Report, Reported, Row, Source

QUALIFIED = frozenset({"increment", "growth", "change", "ratio"})


@dataclass(frozen=True, slots=True)
class Card:
    """A row as the page shows it.

    `name` is the indicator in the reader's language, as far as the catalogue has it, `topic` likewise;
    `goal` the goal with its measure, empty where the sentence names it; `reading` how the program holds it;
    `sentence` what is said of it, without what stands above it. `revisions` are values that were published
    more than once for one period, in the order of publication. `document` is the anchor of the document's
    text.
    `share` says what the completion is a share of and how it is computed, both empty where there is none;
    `unmoved` that the latest value is the baseline itself. `age` is said of data that are older than usual,
    `since` of a goal that stands badly. `leans` says that it is judged by the way from its baseline, `texts`
    are the documents whose text stands in the page.
    """

    row: Row
    anchor: str
    name: str
    topic: str
    goal: str
    sentence: str
    bullet: Bullet | None
    small: Series | None
    large: Series | None
    context: Context
    reading: str
    revisions: tuple[tuple[Reported, ...], ...]
    document: str
    source: Source | None
    page: int | None
    citation: str
    share: tuple[str, str]
    unmoved: bool
    age: str
    since: str
    leans: bool
    texts: frozenset[str] = frozenset()

    @property
    def measured(self) -> bool:
        """Whether there is anything to show beside the bullet."""
        return bool(self.row.completion_words or self.row.gap_words or self.small)

    @property
    def traced(self) -> bool:
        """Whether the arithmetic says more than the sentence above it."""
        return len(self.row.trace) > 1 or any(line.text not in self.row.headline for line in self.row.trace)

    @property
    def summed(self) -> bool:
        """Whether there is anything to show beside the quote."""
        row = self.row
        parts = (self.large, row.remaining, row.forecast, row.marks, row.conflicts, self.revisions)
        return self.traced or any(parts)


def card(
    row: Row,
    original: Original | None,
    source: Source | None,
    limits: tuple[float, float] | None,
    report: Report,
) -> Card:
    """The card of a row.

    Args:
        row: the target.
        original: its document, where that is at hand.
        source: what is known of the document.
        limits: the domain of its bullet.
        report: the report that it stands in, in the reader's language.
    """
    language = report.language

    def word(text: str) -> str:
        return translate(text, language)

    named, page = name(row, language), page_of(original, row)
    kind, old, bad = completion_kind(row), age(row, report.as_of), since(row, report.profile)
    return Card(
        row=row,
        anchor=anchor("t", row.key),
        name=named,
        topic=topic(row, language),
        goal="" if row.goal and row.goal.worded in row.headline else _goal(row),
        sentence=sentence(row, named, language),
        bullet=bullet(row, limits, named, word),
        small=series(row, SMALL, word),
        large=series(row, LARGE, word),
        context=context(original, row),
        reading=_reading(row.goal, language) if row.goal else "",
        revisions=revisions(row),
        document=anchor("d", row.document) if original else "",
        source=source,
        page=page,
        citation=citation(row, source, page),
        share=(say(KINDS[kind][0], language), say(KINDS[kind][1], language)) if kind else ("", ""),
        unmoved=kind == NO_STEP,
        age=say(old, language) if old else "",
        since=say(bad.long, language) if bad else "",
        leans=leans_on_baseline(row),
    )


def revisions(row: Row) -> tuple[tuple[Reported, ...], ...]:
    """The values of one period and measure that sources give differently, earliest publication first."""
    by_period: dict[tuple[str, str, str], list[Reported]] = {}
    for reported in row.used:
        figure = reported.figure
        if figure.period and row.goal and figure.unit == row.goal.unit:
            by_period.setdefault((str(figure.period), reported.measure, figure.unit), []).append(reported)
    return tuple(
        tuple(sorted(values, key=lambda r: (not r.published, r.published)))
        for values in by_period.values()
        if len({(r.figure.value, r.figure.op) for r in values}) > 1
    )


def _goal(row: Row) -> str:
    if row.goal is None:
        return ""
    return f"{row.measure_words} {row.goal.worded}" if row.measure in QUALIFIED else row.goal.worded


def _reading(goal: Figure, language: str) -> str:
    """The goal as the program holds it: operator, figure in the base unit, unit."""
    figures = f"{goal.value:,f}" if goal.high is None else f"{goal.value:,f}–{goal.high:,f}"
    sign = {">=": "≥", "<=": "≤", "~": "≈", "range": ""}.get(goal.op, goal.op)
    unit = EN_UNITS.get(goal.unit, goal.unit) if language == "en" else goal.unit
    return f"{sign} {figures} {unit}".strip()
