"""The rows as JSON for programs and as CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from tracker.language import translate
from tracker.report.plain import unrun
from tracker.report.wording import verdict_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.view import Figure, Report, Reported, Row

INVISIBLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def json_text(report: Report) -> str:
    """The report as one JSON object: ``title, as_of, profile, counts, waiting, overridden, targets``.

    All keys are there always, null where there is nothing. Numbers keep the digits that were reported.
    """
    value = {
        "title": report.title,
        "as_of": str(report.as_of) if report.as_of else None,
        "profile": report.profile,
        "counts": {c.light.code: c.number for c in report.counts},
        "waiting": {"targets": len(report.drafts), "actuals": len(report.drafted)},
        "overridden": sum(row.override is not None for row in report.rows),
        "targets": [_target(row) for row in report.rows],
    }
    return "".join(_json(value, 0)) + "\n"


def csv_text(report: Report) -> str:
    """One line for each target, with a heading; a BOM leads, for Excel to read it as UTF-8.

    Numbers stand in cells of their own as plain digits, in the unit that the heading or the next cell names.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(translate(head, report.language) for head in CSV_HEADS)
    for row in report.rows:
        writer.writerow(unrun(text) for text in _line(row))
    return "\ufeff" + out.getvalue()


def _target(row: Row) -> dict[str, Any]:
    return {
        "key": row.key,
        "plan": row.plan,
        "issuer": row.issuer,
        "topic": row.topic,
        "indicator": row.indicator,
        "indicator_id": row.indicator_id or None,
        "measure": row.measure,
        "region": row.region,
        "owner": row.owner or None,
        "supporting": list(row.supporting),
        "binding": row.binding or None,
        "period": str(row.period) if row.period else None,
        "goal": _figure(row.goal),
        "baseline": _figure(row.baseline),
        "current": _reported(row.current),
        "due": row.milestone.due if row.milestone else None,
        "closed": (row.milestone.closed or None) if row.milestone else None,
        "method": row.method,
        "status": row.code,
        "status_words": row.status.words,
        "completion": row.completion,
        "pace": row.pace,
        "gap": row.gap,
        "ratio": row.ratio,
        "forecast": [row.forecast.low, row.forecast.middle, row.forecast.high] if row.forecast else None,
        "headline": row.headline,
        "remaining": row.remaining or None,
        "trace": [line.text for line in row.trace],
        "marks": [mark.code for mark in row.marks],
        "override": {
            "status": row.override.status,
            "reason": row.override.reason,
            "date": row.override.date,
            "by": row.override.by,
        }
        if row.override
        else None,
        "note": row.note or None,
        "document": row.document or None,
        "quote": row.quote or None,
        "at": row.at or None,
        "used": [_reported(r) for r in row.used],
        "refused": [_reported(r) for r in row.refused],
        "conflicts": list(row.conflicts),
        "near": list(row.near),
    }


def _figure(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {
        "worded": figure.worded,
        "op": figure.op,
        "value": figure.value if figure.high is None else [figure.value, figure.high],
        "unit": figure.unit,
        "period": str(figure.period) if figure.period else None,
    }


def _reported(r: Reported | None) -> dict[str, Any] | None:
    if r is None:
        return None
    return {
        "key": r.key,
        **(_figure(r.figure) or {}),
        "publisher": r.publisher or None,
        "published": r.published or None,
        "address": r.address or None,
        "quality": r.quality,
        "note": r.note or None,
        "role": r.role,
        "reason": r.reason,
        "derivation": r.derivation or None,
    }


CSV_HEADS = (
    "key",
    "plan",
    "indicator",
    "place",
    "owner",
    "class",
    "goal",
    "goal value",
    "unit",
    "period",
    "baseline",
    "actual",
    "actual value",
    "as of",
    "quality",
    "publisher",
    "completion (%)",
    "time pace (%)",
    "pace gap (points)",
    "status",
    "override",
    "what it takes",
    "note",
    "quote",
)


def _line(row: Row) -> tuple[str, ...]:
    current = row.current
    return (
        row.key,
        row.plan,
        row.indicator,
        row.region,
        row.owner,
        row.binding_words,
        row.goal.worded if row.goal else "",
        _plain(row.goal.value) if row.goal else "",
        row.goal.unit if row.goal else "",
        row.period_words,
        row.baseline.worded if row.baseline else "",
        current.figure.worded if current else "",
        _plain(current.figure.value) if current else "",
        current.figure.period_words if current else "",
        current.quality_words if current else "",
        current.publisher if current else "",
        _plain(row.completion),
        _plain(row.pace),
        _plain(row.gap),
        row.status.words,
        verdict_words(row.override) if row.override else "",
        row.remaining,
        row.note,
        row.quote,
    )


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def _json(value: Any, depth: int) -> Iterator[str]:
    match value:
        case None | bool():
            yield {None: "null", True: "true", False: "false"}[value]
        case str():
            yield INVISIBLE.sub(lambda m: f"\\u{ord(m[0]):04x}", encode_basestring(value))
        case int() | Decimal():
            yield f"{value:f}" if isinstance(value, Decimal) else str(value)
        case dict() | list() if not value:
            yield "{}" if isinstance(value, dict) else "[]"
        case dict():
            yield from _nest("{}", ((f"{encode_basestring(k)}: ", v) for k, v in value.items()), depth)
        case _:
            yield from _nest("[]", (("", v) for v in value), depth)


def _nest(brackets: str, items: Iterator[tuple[str, Any]], depth: int) -> Iterator[str]:
    indent = "  " * (depth + 1)
    yield brackets[0]
    for n, (label, item) in enumerate(items):
        yield ("," if n else "") + "\n" + indent + label
        yield from _json(item, depth + 1)
    yield "\n" + "  " * depth + brackets[1]
