"""The suggested map as YAML, with the words of each heading beside its column and what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from tracker.curate.importing.map_columns import SKIP
from tracker.curate.importing.mapping import TABLES
from tracker.curate.yaml_text import comment_text, scalar, width
from tracker.language import say, translate
from tracker.model.message import msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.curate.importing.mapping import TableMap
    from tracker.curate.importing.suggesting import Suggested

EXAMPLES = {
    "indicator": "地区生产总值",
    "region": "湖北省",
    "period": "2025-01/2025-10",
    "unit": "亿元",
    "publisher": "湖北省统计局",
    "published": "2025-11-20",
    "quality": "official",
}
WIDE = 44
NATURAL = {"period", "published"}


def map_text(suggested: Sequence[Suggested], file: str, language: str) -> str:
    """The map of one table, or of several under `tables`; one without values stands there as a comment."""
    name = file.rpartition("/")[2]
    head = msg(
        "What {name} holds, as its words suggest. Look it over, then: tracker import {name} --map …",
        name=name,
    )
    lines = [f"# {comment_text(say(head, language))}"]
    if len(suggested) == 1:
        return "\n".join([*lines, *_table(suggested[0], language)]) + "\n"
    lines.append(f"{TABLES}:")
    for one in suggested:
        first, *rest = _table(one, language)
        table = [f"- {first}", *(f"  {line}" for line in rest)]
        lines += table if one.table.values else [f"# {line}" for line in table]
    return "\n".join(lines) + "\n"


def _table(one: Suggested, language: str) -> list[str]:
    table = one.table
    first, last = table.rows
    lines = [f"sheet: {scalar(table.sheet)}"] if table.sheet else []
    if table.header:
        lines.append(f"header: {_span(*table.header)}")
    lines.append(f"rows: {_span(first, last or first)}" if last != first else f"rows: {first}-{first}")
    if table.fill:
        above = translate("empty cells mean what stands above them", language)
        lines.append(f"fill: [{', '.join(get_column_letter(c) for c in sorted(table.fill))}]  # {above}")
    lines += [f"{key}: {_scalar(key, text)}" for key, text in table.fixed.items()]
    lines += [_open(key, translate("not said on the sheet: write it", language)) for key in one.open]
    known = {*table.fixed, *table.labels.values()}
    lines += [
        _open(key, translate("write it where you know it", language))
        for key in ("publisher", "published", "quality")
        if key not in known
    ]
    return [*lines, "columns:", *_columns(table, one, language)]


def _columns(table: TableMap, one: Suggested, language: str) -> list[str]:
    lines = []
    for column in sorted({*table.labels, *table.values, *table.ignored}):
        said = SKIP if column in table.ignored else table.labels.get(column) or _flow(table.values[column])
        comments = [one.heads.get(column, "")]
        if doubt := one.doubts.get(column):
            comments.append(say(doubt, language))
        comment = " — ".join(comment_text(c) for c in comments if c)
        line = f"  {get_column_letter(column)}: {said}"
        lines.append(f"{line}{' ' * max(2, WIDE - width(line))}# {comment}" if comment else line)
    return lines


def _open(key: str, why: str) -> str:
    return f"# {key}: {EXAMPLES[key]}  # {why}"


def _span(first: int, last: int) -> str:
    return f"{first}" if last == first else f"{first}-{last}"


def _flow(values: Mapping[str, str]) -> str:
    if not values:
        return "{}"
    return "{" + ", ".join(f"{key}: {_scalar(key, text, flow=True)}" for key, text in values.items()) + "}"


def _scalar(key: str, text: str, *, flow: bool = False) -> str:
    return scalar(text, flow=flow, natural=key in NATURAL)
