"""The map of somebody else's table: which rows and columns hold what, and what is so for all of it.

```yaml
sheet: 表3                # by name or number; a table of text (CSV) has none
header: 3-4               # rows of the heading
rows: 5-21                # rows of the table; 5- ends above the notes
skip: [7, 10-11, 其他]     # rows left out, by number or by their label
fill: A                   # columns whose empty cells mean what stands above
region: 湖北省             # what is so for every value, unless a row or a column says otherwise
period: 2025-01/2025-10
unit: 亿元
publisher: 湖北省统计局
published: 2025-11-20
quality: official
columns:
  A: region                                      # a label: what each row says of itself
  B: {indicator: 地区生产总值, unit: 亿元}          # values, and what is so for them
  C: {indicator: 地区生产总值, measure: growth}
  D-O: {indicator: 用电量, period: header}         # for each column what its heading says
  P: values                                      # all of it from the heading
  Q: skip                                        # left out on purpose
```

Several tables of one workbook stand in a list under `tables`; what is above it is so for all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openpyxl.utils import column_index_from_string

from tracker.curate.importing.map_columns import ATTRIBUTES, COLUMNS, MapColumns, map_texts
from tracker.curate.nodes import Mapping, Node, Scalar, Sequence
from tracker.curate.notes import Notes
from tracker.curate.parse import parse
from tracker.model.message import Message, msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Mapping as Pairs

    from tracker.curate.source import SourceText

PLACE = ("sheet", "header", "rows", "skip", "fill", "columns")
TABLES = "tables"
SPAN = re.compile(r"(\d{1,7})(\s*[-–—~～]\s*(\d{1,7})?)?")


@dataclass(frozen=True)
class TableMap:
    """What one table holds; rows and columns count from 1.

    `labels` are the columns that say something of their row, by attribute; `values` the columns of values
    with what is so for them, where HEADER stands for what the heading says; `ignored` the columns left out
    on purpose.
    """

    where: Where = field(default_factory=Where)
    sheet: str = ""
    header: tuple[int, int] | None = None
    rows: tuple[int, int | None] = (2, None)
    skip_rows: tuple[tuple[int, int], ...] = ()
    skip_words: frozenset[str] = frozenset()
    fill: frozenset[int] = frozenset()
    fixed: Pairs[str, str] = field(default_factory=dict)
    labels: Pairs[int, str] = field(default_factory=dict)
    values: Pairs[int, Pairs[str, str]] = field(default_factory=dict)
    ignored: frozenset[int] = frozenset()


def read_map(source: SourceText) -> tuple[list[TableMap], list[Problem]]:
    """The tables that a YAML file maps; none, with what is wrong, each mistake at its place."""
    root, problems = parse(source.text, source.file)
    if root is None:
        return [], problems
    notes = Notes(source.file)
    tables = root.get(TABLES)
    if tables is None:
        found = [_table(root, {}, notes)]
    elif isinstance(tables, Sequence) and tables.items:
        fixed = {
            k: v for k, v in map_texts(root, notes, allowed=(*ATTRIBUTES, TABLES)).items() if k != TABLES
        }
        found = [_table(item, fixed, notes) for item in tables.items]
    else:
        notes.at(tables, msg("`tables` is a list of tables"), msg("begin each with `- sheet: …`"))
        found = []
    return ([], notes.problems) if notes.problems else (found, [])


def _table(node: Node, above: Pairs[str, str], notes: Notes) -> TableMap:
    where = Where(notes.file, node.line, node.column)
    if not isinstance(node, Mapping):
        notes.at(node, msg("a table holds keys of its own"), msg("begin with `sheet: …`"))
        return TableMap(where)
    texts = map_texts(node, notes, allowed=(*PLACE, *ATTRIBUTES))
    header = _header(node.get("header"), notes)
    rows = _rows(node.get("rows"), header, notes)
    skip_rows, skip_words = _skipped(node.get("skip"), notes)
    columns = MapColumns(notes, has_header=header is not None)
    columns.read(node)
    columns.check(node)
    return TableMap(
        where,
        texts.get("sheet", ""),
        header,
        rows,
        skip_rows,
        skip_words,
        _filled(node.get("fill"), notes),
        {**above, **{k: v for k, v in texts.items() if k in ATTRIBUTES}},
        columns.labels,
        columns.values,
        frozenset(columns.ignored),
    )


def _header(node: Node | None, notes: Notes) -> tuple[int, int] | None:
    if node is None:
        return None
    span = _span(node, notes, msg("write them as 3 or 3-4"))
    return None if span is None else (span[0], span[0] if span[1] is None else span[1])


def _rows(node: Node | None, header: tuple[int, int] | None, notes: Notes) -> tuple[int, int | None]:
    if node is None:
        return (header[1] + 1 if header else 2), None
    hint = msg("write them as 5-21, or as 5- where the end is not known")
    return _span(node, notes, hint) or (2, None)


def _span(node: Node, notes: Notes, hint: Message) -> tuple[int, int | None] | None:
    text = node.text.strip() if isinstance(node, Scalar) else ""
    m = SPAN.fullmatch(text)
    if m is None or not int(m[1]) or (m[3] and int(m[3]) < int(m[1])):
        notes.at(node, msg("“{text}” are no rows", text=text), hint)
        return None
    return int(m[1]), int(m[3]) if m[3] else None


def _skipped(node: Node | None, notes: Notes) -> tuple[tuple[tuple[int, int], ...], frozenset[str]]:
    rows: list[tuple[int, int]] = []
    words: set[str] = set()
    for item in _items(node):
        if not isinstance(item, Scalar):
            notes.at(item, msg("`skip` lists rows by number or by label"), msg("such as [7, 10-11, 其他]"))
        elif m := SPAN.fullmatch(item.text.strip()):
            rows.append((int(m[1]), int(m[3] or m[1])))
        else:
            words.add(item.text.strip())
    return tuple(rows), frozenset(words)


def _filled(node: Node | None, notes: Notes) -> frozenset[int]:
    columns: set[int] = set()
    for item in _items(node):
        m = COLUMNS.fullmatch(item.text.strip().upper()) if isinstance(item, Scalar) else None
        if m is None:
            notes.at(item, msg("`fill` lists columns by letter"), msg("such as [A, B]"))
        else:
            first = column_index_from_string(m[1])
            columns |= set(range(first, column_index_from_string(m[2] or m[1]) + 1))
    return frozenset(columns)


def _items(node: Node | None) -> list[Node]:
    """What stands in a list, or alone."""
    if node is None:
        return []
    return node.items if isinstance(node, Sequence) else [node]
