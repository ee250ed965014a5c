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

from tracker.curate.codes import MEASURES, QUALITIES
from tracker.curate.nodes import Mapping, Node, Scalar, Sequence
from tracker.curate.notes import Notes
from tracker.curate.parse import parse
from tracker.curate.suggest import choose
from tracker.curate.values import read_day
from tracker.grammar.unread import Unread
from tracker.model.message import Message, msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Mapping as Pairs

    from tracker.curate.source import SourceText

ATTRIBUTES = (
    *("indicator", "region", "period", "measure", "unit", "basis", "publisher", "published", "address"),
    *("quality", "vintage", "note"),
)
"""What is said of a value, by its row, its column, or the map as a whole."""
LABELS = (*ATTRIBUTES, "subject", "year")
"""What a column may say of its rows: a subject stands before the column's indicator (汽车制造业 营业收入)."""
PLACE = ("sheet", "header", "rows", "skip", "fill", "columns")
HEADER, VALUES, SKIP, TABLES = "header", "values", "skip", "tables"
FROM_HEADER = ("indicator", "region", "period", "measure", "unit")
CHOICES = {"measure": MEASURES, "quality": QUALITIES}
SPAN = re.compile(r"(\d{1,7})(\s*[-–—~～]\s*(\d{1,7})?)?")
COLUMNS = re.compile(r"([A-Z]{1,3})(?:\s*[-–—~～:]\s*([A-Z]{1,3}))?")
LAST_COLUMN = 16384
COLUMN_HINT = msg("name columns by letter: A, AA, or C-N for several")


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
        fixed = {k: v for k, v in _texts(root, notes, allowed=(*ATTRIBUTES, TABLES)).items() if k != TABLES}
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
    texts = _texts(node, notes, allowed=(*PLACE, *ATTRIBUTES))
    header = _header(node.get("header"), notes)
    rows = _rows(node.get("rows"), header, notes)
    skip_rows, skip_words = _skipped(node.get("skip"), notes)
    columns = _Columns(notes, has_header=header is not None)
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


def _texts(node: Mapping, notes: Notes, allowed: tuple[str, ...]) -> dict[str, str]:
    """The texts by key; keys that are unknown or stand twice are told."""
    texts: dict[str, str] = {}
    seen: dict[str, int] = {}
    for key, value in node.pairs:
        if key.text not in allowed:
            what = msg("the key `{key}` is not known here", key=key.text)
            notes.at(key, what, choose(key.text, [a for a in allowed if a != TABLES]))
        elif key.text in seen:
            line = msg("keep one; the first is on line {line}", line=seen[key.text])
            notes.at(key, msg("the key `{key}` stands twice", key=key.text), line)
        elif key.text in {*ATTRIBUTES, "sheet"} and (text := _text(key.text, value, notes)) is not None:
            texts[key.text] = text
        seen.setdefault(key.text, key.line)
    return texts


def _text(key: str, node: Node, notes: Notes) -> str | None:
    """The text of a key; one of a closed list as its code, a day in ISO form."""
    if not isinstance(node, Scalar):
        notes.at(node, msg("`{key}` holds a text", key=key))
        return None
    text = node.text.strip()
    if key == "published" and text not in {"", HEADER}:
        day = read_day(text)
        if isinstance(day, Unread):
            notes.unread(node, day)
            return None
        return day.isoformat()
    choices = CHOICES.get(key)
    if choices is None or text == HEADER:
        return text
    codes = {word: code for code, zh in choices.items() for word in (code, zh)}
    if text not in codes:
        notes.at(node, msg("“{word}” is not allowed here", word=text), choose(text, codes))
        return None
    return codes[text]


class _Columns:
    """Reads what each column holds."""

    def __init__(self, notes: Notes, *, has_header: bool) -> None:
        self.notes = notes
        self.has_header = has_header
        self.labels: dict[int, str] = {}
        self.values: dict[int, dict[str, str]] = {}
        self.ignored: set[int] = set()

    def read(self, table: Mapping) -> None:
        """Read all columns of the table."""
        node = table.get("columns")
        if not isinstance(node, Mapping):
            place = table if node is None else node
            hint = msg("write a line for each column, such as A: region and B: {{indicator: …, unit: …}}")
            self.notes.at(place, msg("`columns` says what each column holds"), hint)
            return
        for key, said in node.pairs:
            for column in self._named(key):
                if column in self.labels or column in self.values or column in self.ignored:
                    self.notes.at(key, msg("the column `{key}` is named twice", key=key.text))
                else:
                    self._column(column, said)

    def check(self, table: Mapping) -> None:
        """Tell what does not go together."""
        if self.notes.problems:
            return
        place = table.get("columns") or table
        if not self.values:
            hint = msg("write a line such as B: {{indicator: …, unit: …}}, or B: values")
            self.notes.at(place, msg("no column holds values"), hint)
        for name in dict.fromkeys(self.labels.values()):
            if list(self.labels.values()).count(name) > 1:
                what = msg("two columns say the {name} of a row", name=name)
                self.notes.at(place, what, msg("keep one of them, or give each a table of its own"))
        own = {name for said in self.values.values() for name, text in said.items() if text != HEADER}
        both = own & set(self.labels.values())
        if name := next((n for n in ("indicator", "region") if n in both), ""):
            what = msg("a row and a column both say the {name}", name=name)
            hint = msg("take one away; a row that names of what the column's indicator is, is a `subject`")
            self.notes.at(place, what, hint)

    def _named(self, key: Scalar) -> range:
        m = COLUMNS.fullmatch(key.text.strip().upper())
        if m is None:
            self.notes.at(key, msg("`{key}` is no column", key=key.text), COLUMN_HINT)
            return range(0)
        first = column_index_from_string(m[1])
        last = column_index_from_string(m[2]) if m[2] else first
        if last < first or last > LAST_COLUMN:
            self.notes.at(key, msg("`{key}` is no column", key=key.text), COLUMN_HINT)
            return range(0)
        return range(first, last + 1)

    def _column(self, column: int, said: Node) -> None:
        if isinstance(said, Scalar) and said.text in LABELS:
            self.labels[column] = said.text
        elif isinstance(said, Scalar) and said.text == SKIP:
            self.ignored.add(column)
        elif isinstance(said, Scalar) and said.text == VALUES:
            self._needs_header(said)
            self.values[column] = dict.fromkeys(FROM_HEADER, HEADER)
        elif isinstance(said, Mapping):
            self.values[column] = _texts(said, self.notes, allowed=ATTRIBUTES)
            for name, node in said.pairs:
                if isinstance(node, Scalar) and node.text == HEADER:
                    self._needs_header(node)
                    if name.text not in FROM_HEADER:
                        what = msg("a heading does not say the {name}", name=name.text)
                        self.notes.at(node, what, choose(name.text, FROM_HEADER))
        elif isinstance(said, Scalar):
            what = msg("“{word}” says nothing of a row", word=said.text)
            self.notes.at(said, what, choose(said.text, [*LABELS, VALUES, SKIP]))
        else:
            self.notes.at(
                said, msg("a column holds a label, or values with what is so for them"), COLUMN_HINT
            )

    def _needs_header(self, node: Node) -> None:
        if not self.has_header:
            what = msg("the map does not say which rows the heading is")
            self.notes.at(node, what, msg("write `header: 3`, or `header: 3-4`"))


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
