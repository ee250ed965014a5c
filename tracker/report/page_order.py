"""How the page finds and orders targets: the columns that its search, filters, sorting and groups use."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.grammar.worded import period_words
from tracker.language import translate
from tracker.model.period import Period
from tracker.report.page_names import name, topic
from tracker.report.page_policy import anchor
from tracker.report.rollup import SEVERITY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.report.view import Report, Row

FACETS = ("plan", "region", "owner", "topic", "due")
LEAST_URGENT = 99
HEADS = (
    "Indicator",
    "Place",
    "Period",
    "Plan",
    "Owner",
    "Goal",
    "Baseline",
    "Actual",
    "Period of the actual",
    "Completion",
    "Time pace",
    "Pace gap",
    "Status",
    "A person's verdict",
)
WORDS = {
    "found": "Showing {n} of {all}",
    "chosen": "Filtered: {n} of {all} goals ({what})",
    "toList": "to the list",
    "clear": "Clear the filter",
    "nothing": "No goal fits. Widen the search or clear the filter.",
    "none": "not named",
    "bare": "{n} goals without data",
    "bareOne": "{n} goal without data",
    "copied": "Copied",
    "saved": "Saved as a file",
    "copyCsv": "Copy as CSV",
    "saveCsv": "Save as CSV",
    "copyPicture": "Copy as picture",
    "cite": "Copy the goal's source (GB/T 7714)",
    "citeActual": "Copy the actual's source",
    "back": "← back to the goal: {name}",
    "search": "Search this table",
    "pages": "Pages of the table",
    "more": "{n} more goals stand in the page itself.",
}


@dataclass(frozen=True, slots=True)
class Order:
    """The order of targets in the page: plans with most to look at first, the most urgent first in each."""

    keys: tuple[str, ...]
    facets: Mapping[str, tuple[str, ...]]


def urgency(row: Row) -> int:
    """How soon a status asks for attention, 0 first."""
    return SEVERITY.index(row.code) if row.code in SEVERITY else LEAST_URGENT


def is_bare(row: Row) -> bool:
    """Whether nothing was found to judge the row by: such rows are many, and folded away at first."""
    return row.code == "no_data" and row.current is None


def facet_of(row: Row, facet: str, language: str) -> str:
    """What the row is called under a facet; the year by whose end it is due for ``due``."""
    if facet == "topic":
        return topic(row, language)
    if facet != "due":
        return str(getattr(row, facet))
    if row.period:
        return period_words(Period.year(row.period.last_year), language)
    return period_words(Period.year(int(row.milestone.due[:4])), language) if row.milestone else ""


def verdict_words(row: Row) -> str:
    """What a person said of the row instead, in the words of the lights where it is one of them."""
    if row.override is None:
        return ""
    return row.override.light.words if row.override.light else row.override.status


def order(report: Report) -> Order:
    """The order of the report's rows; ties keep the report's own order."""
    facets = {name: _names(report, name) for name in FACETS}
    plans = {name: n for n, name in enumerate(facets["plan"])}
    ranked = sorted(
        report.rows,
        key=lambda r: (plans[r.plan], urgency(r), is_bare(r), r.gap if r.gap is not None else 0),
    )
    return Order(tuple(r.key for r in ranked), facets)


def _names(report: Report, facet: str) -> tuple[str, ...]:
    """Years in their order; else what has most to look at first, then the largest, then by name.

    The nameless come last.
    """
    called = [(facet_of(row, facet, report.language), row) for row in report.rows]
    sizes = Counter(name for name, _ in called)
    if facet == "due":
        return tuple(sorted(sizes, key=lambda name: (not name, name)))
    urgent = Counter(name for name, row in called if urgency(row) < LEAST_URGENT)
    return tuple(sorted(sizes, key=lambda name: (not name, -urgent[name], -sizes[name], name)))


def columns(reports: Sequence[Report], arranged: Order) -> dict[str, Any]:
    """The index by columns, in the order of `arranged`; the first report is the one the page opens in.

    Facets are numbers into lists of names, which stand in the first report's order for every language.
    """
    first = {row.key: row for row in reports[0].rows}
    rows = [first[key] for key in arranged.keys]
    codes = [count.light.code for count in reports[0].counts]
    codes += sorted({r.status.code for r in rows} - set(codes))
    facets = {}
    for facet in FACETS:
        numbers = {value: n for n, value in enumerate(arranged.facets[facet])}
        facets[facet] = [numbers[facet_of(row, facet, reports[0].language)] for row in rows]
    return {
        "ids": [anchor("t", row.key) for row in rows],
        "codes": codes,
        "status": [codes.index(row.status.code) for row in rows],
        "urgency": [urgency(row) for row in rows],
        "bare": [int(is_bare(row)) for row in rows],
        "completion": [None if row.completion is None else float(row.completion) for row in rows],
        "gap": [None if row.gap is None else float(row.gap) for row in rows],
        "due": [row.period.last if row.period else None for row in rows],
        "facets": facets,
        "languages": {report.language: _words(report, arranged, facets) for report in reports},
    }


def more(report: Report, arranged: Order) -> list[str]:
    """What the search looks through beside the lines of the index, where no cards stand in the page."""
    rows = {row.key: row for row in report.rows}
    return [_more(rows[key]) for key in arranged.keys]


def _words(report: Report, arranged: Order, facets: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    rows = {row.key: row for row in report.rows}

    names = {}
    for facet, numbers in facets.items():
        by_number: dict[int, str] = {}
        for key, number in zip(arranged.keys, numbers, strict=True):
            by_number.setdefault(number, facet_of(rows[key], facet, report.language))
        names[facet] = [by_number[number] for number in sorted(by_number)]
    return {
        "names": names,
        "words": {key: translate(text, report.language) for key, text in WORDS.items()},
        "table": {
            "columns": [translate(head, report.language) for head in HEADS],
            "rows": [_line(rows[key], report.language) for key in arranged.keys],
        },
    }


def _line(row: Row, language: str) -> list[str]:
    """The row as the reader copies it out; its columns are `HEADS`."""
    return [
        name(row, language),
        row.region,
        row.period_words,
        row.plan,
        row.owner,
        row.goal.worded if row.goal else row.milestone.due if row.milestone else "",
        row.baseline.worded if row.baseline else "",
        row.current.figure.worded if row.current else "",
        row.current.figure.period_words if row.current else "",
        row.completion_words,
        row.pace_words,
        row.gap_words,
        row.status.words,
        verdict_words(row),
    ]


def _more(row: Row) -> str:
    """What the search looks through beside the cells of `HEADS`."""
    return "\n".join(
        filter(None, (row.indicator, row.issuer, *row.supporting, row.topic, row.quote, row.note))
    )
