"""Everything that is known of one target, in plain text: its words, their reading, actuals, arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.grammar.worded import period_words, quantity_words
from tracker.language import say, translate
from tracker.model.message import msg
from tracker.report.derivation_tree import tree_lines
from tracker.report.plain import one_line
from tracker.report.surroundings import Surroundings
from tracker.report.wording import KINDS, code_words, measure_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.claim import Claim
    from tracker.model.document import Document
    from tracker.model.target import Quote, Target
    from tracker.report.view import Report, Reported, Row


def explanation(report: Report, target: Target, read: Iterable[tuple[Document, Sequence[Claim]]]) -> str:
    """The target in full.

    Args:
        report: that the target stands in, for its language and period.
        target: one of the judged ones.
        read: the documents that are at hand with their claims, to tell how the target's quote is read.
    """
    language = report.language
    row = next(row for row in report.rows if row.key == target.key)
    found = _claim_at(target.evidence, read)
    lines = [_head(row), _place(row, language), ""]
    for title, section in (
        ("its words", _words(row, language)),
        ("how they were read", _reading(row, found, language)),
        ("actuals used", _actuals(row.used, language)),
        ("actuals refused", _actuals(row.refused, language)),
        ("sources disagree", iter(row.conflicts)),
        ("how it stands", _status(report, row)),
        ("similar wording, not matched", iter(row.near)),
    ):
        if body := [_indented(line) for line in section]:
            lines += [translate(title, language), *body, ""]
    return "".join(f"{one_line(line) if not line.startswith('  ') else line}\n" for line in lines[:-1])


def _claim_at(
    quote: Quote | None, read: Iterable[tuple[Document, Sequence[Claim]]]
) -> tuple[Document, Claim] | None:
    """What the program reads at a quote today; the nearest claim where the words stand more than once."""
    if quote is None:
        return None
    same = [
        (document, claim)
        for document, claims in read
        for claim in claims
        for e in (claim.evidence, *claim.places)
        if (e.document, e.quote) == (quote.document, quote.quote)
    ]
    return min(same, key=lambda found: abs(found[1].evidence.start - (quote.start or 0)), default=None)


def _indented(line: str) -> str:
    return " " * (len(line) - len(line.lstrip(" ")) + 2) + one_line(line)


def _head(row: Row) -> str:
    goal = row.goal.worded if row.goal else ""
    return "  ".join(t for t in (row.region, row.indicator, goal, row.period_words) if t)


def _place(row: Row, language: str) -> str:
    parts = [row.key, row.origin]
    if row.owner:
        parts.append(say(msg("owner: {names}", names="、".join((row.owner, *row.supporting))), language))
    return "  ".join(parts)


def _words(row: Row, language: str) -> Iterator[str]:
    if row.quote:
        yield f"{row.before}【{row.quote}】{row.after}"
        yield f"{row.document}:{row.at}" if row.at else row.document
    else:
        yield translate("typed by a person, without a quote", language)


def _reading(row: Row, found: tuple[Document, Claim] | None, language: str) -> Iterator[str]:
    if found is not None:
        document, claim = found
        period = period_words(claim.period, language) if claim.period else ""
        read = (
            code_words(KINDS, claim.kind, language),
            claim.indicator,
            measure_words(claim.measure, claim.quantity.unit, language),
            quantity_words(claim.quantity, language),
            period,
            claim.region,
        )
        yield " · ".join(t for t in read if t)
        yield from tree_lines(claim, Surroundings(document), language)
    if row.baseline:
        source = f"({row.baseline_source})" if row.baseline_source else ""
        baseline = " ".join(t for t in (row.baseline.worded, row.baseline.period_words, source) if t)
        yield say(msg("baseline: {value}", value=baseline), language)


def _actuals(reported: tuple[Reported, ...], language: str) -> Iterator[str]:
    for r in reported:
        figure = " ".join(t for t in (r.figure.worded, r.figure.period_words) if t)
        source = " ".join(t for t in (r.publisher, r.published, r.quality_words) if t)
        yield f"{figure}  {r.indicator}  {r.region}  {source}  [{r.key}]"
        yield f"  {r.role_words}: {r.reason}" + (f" ({r.derivation})" if r.derivation else "")
        if r.note:
            yield "  " + say(msg("note: {text}", text=r.note), language)


def _status(report: Report, row: Row) -> Iterator[str]:
    language = report.language
    yield f"{row.status.symbol} {row.status.words} · {row.headline}"
    if report.as_of_words:
        yield say(msg("as of {period}", period=report.as_of_words), language)
    for number, line in enumerate(row.trace, 1):
        yield f"{number}. {line.text}" + (f"  [{line.method}]" if line.method else "")
    for mark in row.marks:
        yield f"! {mark.words}"
    if row.forecast:
        yield say(msg("forecast: {value}", value=row.forecast.worded), language)
    if row.remaining:
        yield row.remaining
    if row.override:
        o = row.override
        yield say(
            msg(
                "{by} judged otherwise on {date}: {status} ({reason})",
                by=o.by,
                date=o.date,
                status=o.status,
                reason=o.reason,
            ),
            language,
        )
