"""The columns of a map: what each says of its rows, or what is so for its values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.utils import column_index_from_string

from tracker.curate.codes import MEASURES, QUALITIES
from tracker.curate.nodes import Mapping, Node, Scalar
from tracker.curate.suggest import choose
from tracker.curate.values import read_day
from tracker.grammar.unread import Unread
from tracker.model.message import msg

if TYPE_CHECKING:
    from tracker.curate.notes import Notes

ATTRIBUTES = (
    *("indicator", "region", "period", "measure", "unit", "basis", "publisher", "published", "address"),
    *("quality", "vintage", "note"),
)
"""What is said of a value, by its row, its column, or the map as a whole."""
LABELS = (*ATTRIBUTES, "subject", "year")
"""What a column may say of its rows: a subject stands before the column's indicator (汽车制造业 营业收入)."""
HEADER, VALUES, SKIP = "header", "values", "skip"
FROM_HEADER = ("indicator", "region", "period", "measure", "unit")
CHOICES = {"measure": MEASURES, "quality": QUALITIES}
COLUMNS = re.compile(r"([A-Z]{1,3})(?:\s*[-–—~～:]\s*([A-Z]{1,3}))?")
LAST_COLUMN = 16384
COLUMN_HINT = msg("name columns by letter: A, AA, or C-N for several")


def map_texts(node: Mapping, notes: Notes, allowed: tuple[str, ...]) -> dict[str, str]:
    """The texts by key; keys that are unknown or stand twice are told."""
    texts: dict[str, str] = {}
    seen: dict[str, int] = {}
    for key, value in node.pairs:
        if key.text not in allowed:
            what = msg("the key `{key}` is not known here", key=key.text)
            notes.at(key, what, choose(key.text, allowed))
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


class MapColumns:
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
            self.values[column] = map_texts(said, self.notes, allowed=ATTRIBUTES)
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
