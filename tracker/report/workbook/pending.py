"""待核: what a person should look at: drafts, claims in doubt, conflicts, and what found no partner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language import say
from tracker.model import exchange
from tracker.model.message import msg
from tracker.report.workbook.sources import shown
from tracker.report.workbook.table import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.view import Report
    from tracker.report.workbook.sheet import Book


DECIDING = (
    "Drafts can be accepted or rejected in the tinted cells, many at once by filling down; "
    "absorbing the workbook takes the choice over."
)
NOTES = (DECIDING,)


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to look at; `decide` says whether a person may accept or reject it here."""

    kind: str
    indicator: str
    region: str
    value: str
    period: str
    why: str
    quote: str
    place: str
    key: str
    decide: bool = False


def matters(report: Report) -> tuple[Matter, ...]:
    """All matters: what waits for a decision first, then conflicts, then what found no partner."""
    return (
        *_drafts(report),
        *_drafted(report),
        *_conflicts(report),
        *_doubts(report),
        *_bare(report),
        *_unmatched(report),
    )


def columns(book: Book) -> tuple[Column[Matter], ...]:
    """The columns of the sheet."""
    cell, words = book.cell, book.words
    return (
        Column("kind", "kind", lambda m, _: words(m.kind, "Centred"), 12, 16),
        Column("indicator", "indicator", lambda m, _: cell(m.indicator, "Strong"), 16, 28),
        Column("region", "place", lambda m, _: cell(m.region), 8, 12),
        Column("value", "value", lambda m, _: cell(m.value), 12, 20),
        Column("period", "period", lambda m, _: cell(m.period), 10, 18),
        Column("why", "what to look at", lambda m, _: cell(m.why), 28, 52),
        Column(
            "decision",
            "decision",
            lambda m, _: cell(None, "Input" if m.decide else "Text"),
            10,
            12,
            "Head input",
        ),
        Column("quote", "quote", lambda m, _: cell(m.quote), 24, 56),
        Column("place", "stands in", lambda m, _: cell(shown(m.place), "Key text"), 14, 30),
        Column("key", "key", lambda m, _: cell(m.key, "Key text"), 14, 30),
    )


def _drafts(report: Report) -> Iterator[Matter]:
    for d in report.drafts:
        if d.review == "draft":
            yield Matter(
                kind=exchange.DRAFTED_TARGET,
                indicator=d.indicator,
                region=d.region,
                value=d.goal,
                period=d.period_words,
                why=say(
                    msg("drafted from {document}; accept or reject it", document=d.document), report.language
                ),
                quote=d.quote,
                place=d.origin,
                key=d.key,
                decide=True,
            )


def _drafted(report: Report) -> Iterator[Matter]:
    for d in report.drafted:
        why = msg("drafted from {document}; accept or reject it", document=d.document)
        yield Matter(
            kind=exchange.DRAFTED_VALUE,
            indicator=d.indicator,
            region=d.region,
            value=d.value,
            period=d.period_words,
            why=say(why, report.language),
            quote=d.quote,
            place=d.origin,
            key=d.key,
            decide=True,
        )


def _conflicts(report: Report) -> Iterator[Matter]:
    for r in report.rows:
        for conflict in r.conflicts:
            yield Matter(
                kind="sources disagree",
                indicator=r.indicator,
                region=r.region,
                value=r.goal.worded if r.goal else "",
                period=r.period_words,
                why=conflict,
                quote="",
                place=r.origin,
                key=r.key,
            )


def _doubts(report: Report) -> Iterator[Matter]:
    for d in report.doubts:
        reasons = ", ".join(d.doubts)
        yield Matter(
            kind="claim in doubt",
            indicator=d.indicator,
            region=d.region,
            value=d.figure.worded,
            period=d.figure.period_words,
            why=say(msg("read as {kind}: {reasons}", kind=d.kind_words, reasons=reasons), report.language),
            quote=d.quote,
            place=f"{d.document}:{d.at}",
            key="",
        )


def _bare(report: Report) -> Iterator[Matter]:
    for r in report.rows:
        if r.current is None and r.milestone is None:
            near = ", ".join(r.near)
            why = msg("no comparable value; similar wording: {near}", near=near) if near else None
            yield Matter(
                kind="target without a value",
                indicator=r.indicator,
                region=r.region,
                value=r.goal.worded if r.goal else "",
                period=r.period_words,
                why=say(why, report.language) if why else r.headline,
                quote=r.quote,
                place=r.origin,
                key=r.key,
            )


def _unmatched(report: Report) -> Iterator[Matter]:
    for a in report.unmatched:
        yield Matter(
            kind="value without a target",
            indicator=a.indicator,
            region=a.region,
            value=a.figure.worded,
            period=a.figure.period_words,
            why=" ".join(t for t in (a.publisher, a.published, a.note, a.reason) if t),
            quote=a.quote,
            place=a.document or a.address,
            key=a.key,
        )
