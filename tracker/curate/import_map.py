"""The map of a sheet: which row names the columns, what each column holds, and what is so for all of it.

```yaml
sheet: 表3
header: 3-4          # rows of the heading
rows: 5-21           # rows of the table
region: 湖北省        # what is so for every value, unless a column says otherwise
period: 2025-01/2025-10
unit: 亿元
publisher: 湖北省统计局
columns:
  A: region                                     # each row's own place
  B: {indicator: 地区生产总值, unit: 亿元}         # values
  C: {indicator: 地区生产总值, measure: growth, unit: "%"}
```
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openpyxl.utils import column_index_from_string, get_column_letter

from tracker.curate.codes import MEASURES, QUALITIES
from tracker.curate.nodes import Mapping, Node, Scalar
from tracker.curate.notes import Notes
from tracker.curate.parse import parse
from tracker.curate.suggest import choose
from tracker.curate.yaml_text import scalar
from tracker.model.message import msg

if TYPE_CHECKING:
    from collections.abc import Mapping as Pairs

    from tracker.curate.source import SourceText
    from tracker.problems import Problem

ATTRIBUTES = (
    *("indicator", "region", "period", "measure", "unit", "basis", "publisher", "published", "address"),
    *("quality", "vintage", "note"),
)
"""What is said of a value, by its row, its column, or the map as a whole."""
PLACE = ("sheet", "header", "rows")
CHOICES = {"measure": MEASURES, "quality": QUALITIES}
SPAN = re.compile(r"(\d{1,7})(?:\s*[-–—~～]\s*(\d{1,7}))?")
LETTER = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True)
class ImportMap:
    """What a sheet holds; rows and columns count from 1.

    `labels` are the columns that say something of their row, by attribute; `values` the columns of values
    with what their heading says of them; `heads` the words of each heading, to be read by people.
    """

    sheet: str = ""
    header: tuple[int, int] = (1, 1)
    rows: tuple[int, int | None] = (2, None)
    fixed: Pairs[str, str] = field(default_factory=dict)
    labels: Pairs[int, str] = field(default_factory=dict)
    values: Pairs[int, Pairs[str, str]] = field(default_factory=dict)
    heads: Pairs[int, str] = field(default_factory=dict)


def read_map(source: SourceText) -> tuple[ImportMap | None, list[Problem]]:
    """The map of a YAML file; None with what is wrong, each mistake at its place."""
    root, problems = parse(source.text, source.file)
    if root is None:
        return None, problems
    notes = Notes(source.file)
    texts: dict[str, str] = {}
    labels: dict[int, str] = {}
    values: dict[int, dict[str, str]] = {}
    for key, node in root.pairs:
        if key.text == "columns":
            _columns(node, notes, labels, values)
        elif key.text not in {*PLACE, *ATTRIBUTES}:
            what = msg("the key `{key}` is not known here", key=key.text)
            notes.at(key, what, choose(key.text, [*PLACE, *ATTRIBUTES, "columns"]))
        elif (text := _choice(key.text, node, notes)) is not None:
            texts[key.text] = text
    header, rows = _span(texts.pop("header", "1"), root, notes), _span(texts.pop("rows", ""), root, notes)
    if not values and not notes.problems:
        notes.at(root, msg("no column holds values"), msg("give a column as A: {{indicator: …, unit: …}}"))
    if notes.problems or header is None:
        return None, notes.problems
    first, last = header
    return ImportMap(
        sheet=texts.pop("sheet", ""),
        header=(first, last or first),
        rows=(rows[0], rows[1]) if rows else ((last or first) + 1, None),
        fixed=texts,
        labels=labels,
        values=values,
    ), []


def map_text(mapped: ImportMap) -> str:
    """The map as YAML, each column with the words of its heading."""
    first, last = mapped.rows
    lines = [
        f"sheet: {scalar(mapped.sheet)}",
        f"header: {_written(*mapped.header)}",
        f"rows: {_written(first, last)}" if last else f"rows: {first}",
        *(f"{key}: {scalar(text)}" for key, text in mapped.fixed.items()),
        "columns:",
    ]
    for column in sorted({*mapped.labels, *mapped.values}):
        head = mapped.heads.get(column, "")
        said = mapped.labels.get(column) or _flow(mapped.values[column])
        lines.append(f"  {get_column_letter(column)}: {said}" + (f"  # {head}" if head else ""))
    return "\n".join(lines) + "\n"


def _columns(node: Node, notes: Notes, labels: dict[int, str], values: dict[int, dict[str, str]]) -> None:
    if not isinstance(node, Mapping):
        notes.at(node, msg("`columns` names columns by letter"), msg("such as A: region"))
        return
    for key, said in node.pairs:
        if not LETTER.fullmatch(key.text):
            notes.at(key, msg("`{key}` is no column", key=key.text), msg("name columns by letter: A, B, AA"))
            continue
        column = column_index_from_string(key.text)
        if isinstance(said, Scalar) and said.text in ATTRIBUTES:
            labels[column] = said.text
        elif isinstance(said, Scalar):
            what = msg("“{word}” says nothing of a row", word=said.text)
            notes.at(said, what, choose(said.text, ATTRIBUTES))
        elif isinstance(said, Mapping):
            values[column] = {}
            for name, node_ in said.pairs:
                if name.text not in ATTRIBUTES:
                    what = msg("the key `{key}` is not known here", key=name.text)
                    notes.at(name, what, choose(name.text, ATTRIBUTES))
                elif (text := _choice(name.text, node_, notes)) is not None:
                    values[column][name.text] = text


def _choice(key: str, node: Node, notes: Notes) -> str | None:
    """The text of a key; one of a closed list as its code."""
    if not isinstance(node, Scalar):
        notes.at(node, msg("`{key}` holds a text", key=key))
        return None
    choices = CHOICES.get(key)
    if choices is None:
        return node.text
    codes = {word: code for code, zh in choices.items() for word in (code, zh)}
    if node.text not in codes:
        notes.at(node, msg("“{word}” is not allowed here", word=node.text), choose(node.text, codes))
        return None
    return codes[node.text]


def _span(text: str, root: Mapping, notes: Notes) -> tuple[int, int | None] | None:
    if not text:
        return None
    m = SPAN.fullmatch(text.strip())
    if m is None or not int(m[1]) or (m[2] and int(m[2]) < int(m[1])):
        notes.at(root, msg("“{text}” are no rows", text=text), msg("write them as 3 or 3-4"))
        return None
    return int(m[1]), int(m[2]) if m[2] else None


def _written(first: int, last: int | None) -> str:
    return f"{first}" if last in {None, first} else f"{first}-{last}"


def _flow(values: Pairs[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {scalar(text, flow=True)}" for key, text in values.items()) + "}"
