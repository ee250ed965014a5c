"""The bytes of a report workbook that people edited → what its cells say, by key and column.

Sheets are found by their headings, in either language and in whatever order they stand; rows by the key
in them, so that sorting and filtering change nothing.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils import get_column_letter

from tracker.curate.sheets import broken, cell_text, unsafe
from tracker.language import LANGUAGES, translate
from tracker.model import exchange
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
HEADS_WITHIN = 12
"""The heading stands within so many rows from the top, unless somebody put other things above it."""
UNDER = tuple(translate(label, language) for label in ("Notes: ", "Sources: ") for language in LANGUAGES)
"""With what the first line under a table begins."""
Value = str | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Got:
    """What a cell holds and where it stands, such as ``目标台账!I7``; `shown` is the value as it is seen."""

    value: Value
    place: str
    shown: str
    formula: bool = False

    @property
    def text(self) -> str:
        """The value as text, without blanks at its ends."""
        return self.shown.strip()


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its place, and its cells by key of the column."""

    place: str
    cells: Mapping[str, Got]

    def __getitem__(self, key: str) -> Got:
        """The cell of a column; an empty one where the sheet has no such column."""
        return self.cells.get(key, Got(None, self.place, ""))


@dataclass
class Returned:
    """What came back: rows of the ledger, of actuals and of matters to check, in the order of the sheets.

    `language` is that of the ledger's headings.
    """

    ledger: list[Line] = field(default_factory=list)
    actuals: list[Line] = field(default_factory=list)
    pending: list[Line] = field(default_factory=list)
    language: str = LANGUAGES[0]


def read_back(raw: bytes, file: str) -> tuple[Returned | None, list[Problem]]:
    """What an edited report says; None where the file is unsafe, broken, or no report of this program."""
    if refusal := unsafe(raw):
        return None, [Problem(Where(file), *refusal)]
    returned = Returned()
    sheets = {
        exchange.LEDGER: (exchange.LEDGER_TITLES, ("target", "actual", "through"), returned.ledger),
        exchange.ACTUALS: (exchange.ACTUAL_TITLES, ("actual", "indicator", "publisher"), returned.actuals),
        exchange.PENDING: (exchange.PENDING_TITLES, ("key", "decision"), returned.pending),
    }
    found: set[str] = set()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            texts = openpyxl.load_workbook(BytesIO(raw), read_only=True, keep_links=False)
            values = openpyxl.load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            for sheet in texts.sheetnames:
                for name, (titles, needed, target) in sheets.items():
                    heads, rows = _table(texts[sheet], values[sheet], titles, needed)
                    if heads and name not in found:
                        found.add(name)
                        target.extend(rows)
                        if name == exchange.LEDGER:
                            returned.language = _language(heads, titles)
                        break
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its parsers meet in a broken file
        return None, [Problem(Where(file), *broken(error))]
    if exchange.LEDGER not in found:
        what = msg("the workbook has no sheet with the columns of the ledger")
        return None, [Problem(Where(file), what, msg("give a workbook that `tracker report` wrote"))]
    return returned, []


def _table(
    texts: Any, values: Any, titles: Mapping[str, str], needed: tuple[str, ...]
) -> tuple[list[str], list[Line]]:
    """The words of the heading and the rows below it; nothing where no row is such a heading."""
    keys = {translate(t, language): key for key, t in titles.items() for language in LANGUAGES}
    texts.reset_dimensions()
    values.reset_dimensions()
    pairs = enumerate(zip(texts.iter_rows(), values.iter_rows(), strict=True), 1)
    for number, (_, shown) in pairs:
        words = [_words(cell) for cell in shown]
        heads = {keys[w]: n for n, w in reversed(list(enumerate(words))) if w in keys}
        if all(key in heads for key in needed):
            return words, list(_lines(texts.title, pairs, heads))
        if number >= HEADS_WITHIN:
            break
    return [], []


def _language(heads: Sequence[str], titles: Mapping[str, str]) -> str:
    """The language in which most of the headings stand."""
    return max(LANGUAGES, key=lambda language: sum(translate(t, language) in heads for t in titles.values()))


def _lines(title: str, pairs: Iterator[tuple[int, Any]], heads: Mapping[str, int]) -> Iterator[Line]:
    """The rows, up to the notes under the table."""
    for number, (formulas, shown) in pairs:
        cells = {
            key: _got(formulas[n], shown[n], f"{title}!{get_column_letter(n + 1)}{number}")
            for key, n in heads.items()
            if n < len(shown)
        }
        if shown and str(shown[0].value or "").startswith(UNDER):
            return
        if any(got.text for got in cells.values()):
            yield Line(f"{title}!{number}", cells)


def _words(cell: Any) -> str:
    return str(cell.value).strip() if isinstance(cell.value, str) else ""


def _got(formula: Any, cell: Any, place: str) -> Got:
    value = cell.value
    shown = cell_text(value, cell)
    if isinstance(value, bool):
        value = shown
    elif isinstance(value, int | float):
        value = Decimal(shown.removesuffix("%")) / (100 if shown.endswith("%") else 1)
    elif isinstance(value, datetime):
        value = value.date()
    elif isinstance(value, str):
        value = shown = ESCAPED.sub(lambda m: chr(int(m[1], 16)), value)
    return Got(value, place, shown, formula.data_type == "f")
