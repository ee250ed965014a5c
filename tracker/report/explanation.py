"""Everything that is known of one target, in plain text: its words, their reading, actuals, arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.grammar.worded import period_words, quantity_words
from tracker.language import say, translate
from tracker.model.message import msg
from tracker.report.plain import one_line
from tracker.report.wording import KINDS, MEASURES, code_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.claim import Claim
    from tracker.report.view import Report, Reported, Row


def explanation(report: Report, row: Row, claim: Claim | None) -> str:
    """The row in full.

    Args:
        report: that the row stands in, for its language and period.
        row: the target.
        claim: what the target's document says at the target's quote, None where that is not at hand.
    """
    language = report.language
    lines = [_head(row), _place(row, language), ""]
    for title, section in (
        ("its words", _words(row, language)),
        ("how they were read", _reading(row, claim, language)),
        ("actuals used", _actuals(row.used, language)),
        ("actuals refused", _actuals(row.refused, language)),
        ("sources disagree", iter(row.conflicts)),
        ("how it stands", _status(report, row)),
        ("similar wording, not matched", iter(row.near)),
    ):
        if body := [_indented(line) for line in section]:
            lines += [translate(title, language), *body, ""]
    return "".join(f"{one_line(line) if not line.startswith('  ') else line}\n" for line in lines[:-1])


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


def _reading(row: Row, claim: Claim | None, language: str) -> Iterator[str]:
    if claim is not None:
        period = period_words(claim.period, language) if claim.period else ""
        read = (
            code_words(KINDS, claim.kind, language),
            claim.indicator,
            code_words(MEASURES, claim.measure, language),
            quantity_words(claim.quantity, language),
            period,
            claim.region,
        )
        yield " · ".join(t for t in read if t)
        if claim.evidence.rules:
            yield say(msg("rules: {names}", names=", ".join(claim.evidence.rules)), language)
        if claim.doubts:
            yield say(msg("doubts: {names}", names=", ".join(claim.doubts)), language)
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
