"""Lays out the claims of documents: a table for the terminal, YAML for reading, JSON lines for programs.

A line of JSON has all keys always: document, start, end, quote, kind, indicator, measure, op, value (a
number, or a pair for a range), unit, period, region, basis, rules, doubts. Numbers keep the digits
they were written with; no number passes through a binary fraction.
"""

from __future__ import annotations

import re
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Protocol

from tracker.grammar.worded import period_words, quantity_words
from tracker.knowledge.doubts import REASONS
from tracker.language import say, translate
from tracker.report.plain import columns, fit, one_line
from tracker.report.wording import KINDS, code_words, measure_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from tracker.model.claim import Claim
    from tracker.model.evidence import Evidence
    from tracker.model.quantity import Quantity

KEYS = (
    *("document", "start", "end", "quote", "kind", "indicator", "measure", "op", "value", "unit"),
    *("period", "region", "basis", "rules", "doubts"),
)
REJECTED_KEYS = ("document", "start", "end", "quote", "reason", "rules")
HEADS = ("where", "kind", "indicator", "measure", "figure", "period", "place", "quote", "doubts")
REJECTED_HEADS = ("where", "reason", "quote")
UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
NARROWEST, GAP = 12, 2


class SetAside(Protocol):
    """A figure that is no claim: where it stands, and why it was set aside."""

    @property
    def evidence(self) -> Evidence:
        """Its place, its words, and the rule."""

    @property
    def reason(self) -> str:
        """Why, in the words of the catalogue's templates."""


def json_lines(claims: Iterable[Claim]) -> str:
    """One line of JSON for each claim."""
    return _filled(_line(KEYS), map(_fields, claims))


def yaml_text(claims: Iterable[Claim]) -> str:
    """The claims as a YAML list with the keys of the JSON lines; empty for no claims."""
    return _filled(_entry(KEYS), map(_fields, claims))


def table(claims: Iterable[Claim], language: str, width: int | None = None) -> str:
    """The claims one a line, under a head; nothing for no claims.

    Args:
        claims: in the order in which they are shown.
        language: of the head, of kinds, measures, figures and doubts.
        width: the columns of the terminal, to which texts are cut; None (a pipe or a file) cuts nothing.
    """
    return _grid(HEADS, [_cells(claim, language) for claim in claims], language, width)


def rejected_lines(rejected: Iterable[SetAside]) -> str:
    """One line of JSON for each figure that was set aside: document, start, end, quote, reason, rules."""
    return _filled(_line(REJECTED_KEYS), map(_rejected_fields, rejected))


def rejected_yaml(rejected: Iterable[SetAside]) -> str:
    """The figures set aside as a YAML list with the keys of the JSON lines."""
    return _filled(_entry(REJECTED_KEYS), map(_rejected_fields, rejected))


def rejected_table(rejected: Iterable[SetAside], language: str, width: int | None = None) -> str:
    """The figures set aside one a line, under a head; nothing for none."""
    lines = [
        (_place(r.evidence), translate(r.reason, language), one_line(r.evidence.quote)) for r in rejected
    ]
    return _grid(REJECTED_HEADS, lines, language, width)


def number_text(value: Decimal) -> str:
    """A number in plain digits: whole ones without a fraction, others as written (``6.50``)."""
    return str(int(value)) if value == value.to_integral_value() else format(value, "f")


def _fields(claim: Claim) -> tuple[object, ...]:
    e, q, text = claim.evidence, claim.quantity, encode_basestring
    return (
        text(e.document),
        e.start,
        e.end,
        text(e.quote),
        text(claim.kind.value),
        text(claim.indicator),
        text(claim.measure.value),
        text(q.op.value),
        _value(q),
        text(q.unit),
        "null" if claim.period is None else text(str(claim.period)),
        text(claim.region),
        "null" if claim.basis is None else text(claim.basis),
        _list(e.rules),
        _list(claim.doubts),
    )


def _value(quantity: Quantity) -> str:
    low = number_text(quantity.value)
    return low if quantity.high is None else f"[{low}, {number_text(quantity.high)}]"


def _list(texts: Iterable[str]) -> str:
    return "[" + ", ".join(map(encode_basestring, texts)) + "]"


def _no_controls(text: str) -> str:
    r"""Escapes (``\u009b``) for what steers terminals or ends YAML lines and JSON lets pass."""
    return UNSEEN.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def _rejected_fields(rejected: SetAside) -> tuple[object, ...]:
    e, text = rejected.evidence, encode_basestring
    return text(e.document), e.start, e.end, text(e.quote), text(rejected.reason), _list(e.rules)


def _line(keys: Iterable[str]) -> str:
    return "{" + ", ".join(f'"{key}": %s' for key in keys) + "}\n"


def _entry(keys: Iterable[str]) -> str:
    return "- " + "  ".join(f"{key}: %s\n" for key in keys)


def _filled(template: str, rows: Iterable[tuple[object, ...]]) -> str:
    return _no_controls("".join([template % row for row in rows]))


def _cells(claim: Claim, language: str) -> tuple[str, ...]:
    texts = (
        _place(claim.evidence),
        code_words(KINDS, claim.kind, language),
        claim.indicator,
        measure_words(claim.measure, claim.quantity.unit, language),
        quantity_words(claim.quantity, language),
        "" if claim.period is None else period_words(claim.period, language),
        claim.region,
        claim.evidence.quote,
        "; ".join(say(REASONS[d], language) if d in REASONS else d for d in claim.doubts),
    )
    return tuple(one_line(t) for t in texts)


def _place(evidence: Evidence) -> str:
    return f"{evidence.document}:{evidence.start}-{evidence.end}"


def _grid(heads: Sequence[str], lines: Sequence[Sequence[str]], language: str, width: int | None) -> str:
    """Aligned columns; the last ones give way where the terminal is narrow."""
    if not lines:
        return ""
    rows = [[translate(head, language) for head in heads], *lines]
    sizes = [max(columns(row[n]) for row in rows) for n in range(len(heads))]
    if width is not None:
        over = sum(sizes) + GAP * (len(sizes) - 1) - width
        for n in (-1, -2):
            cut = min(max(over, 0), max(sizes[n] - NARROWEST, 0))
            sizes[n] -= cut
            over -= cut
    return "".join(
        (" " * GAP).join(fit(cell, size) for cell, size in zip(row, sizes, strict=True)).rstrip() + "\n"
        for row in rows
    )
