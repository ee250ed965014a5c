"""What is told of cells, put together: a few of a kind one by one, of the others every cell by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from tracker.curate.importing.grid import cell_name
from tracker.curate.thinning import MOST_ALIKE
from tracker.model.message import Message, msg
from tracker.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.curate.importing.grid import Grid


@dataclass(frozen=True, slots=True)
class Told:
    """Something that is told of a cell."""

    grid: Grid
    row: int
    column: int
    what: Message
    hint: Message | None = None
    severity: str = "error"


def problems_of(told: Iterable[Told]) -> list[Problem]:
    """The problems by cell; those beyond the first few of a kind are one problem that names its cells.

    Of warnings, and of problems in the same words, the first is enough.
    """
    kinds: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        kinds.setdefault((one.grid.name, one.what.template), []).append(one)
    found: list[Problem] = []
    for alike in kinds.values():
        plain = alike[0].severity == "warning" or len({str(t.what) for t in alike}) == 1
        most = 1 if plain else MOST_ALIKE
        first, rest = (alike, []) if len(alike) - most == 1 else (alike[:most], alike[most:])
        found += [Problem(t.grid.place(t.row, t.column), t.what, t.hint, t.severity) for t in first]
        if rest:
            cells = ranges([(t.row, t.column) for t in rest])
            what = msg("{count} more cells have the same problem: {cells}", count=len(rest), cells=cells)
            place = rest[0].grid.place(rest[0].row, rest[0].column)
            found.append(Problem(place, what, rest[0].hint, rest[0].severity))
    return found


def ranges(cells: Iterable[tuple[int, int]]) -> str:
    """The cells by name, those below each other as B7:B15."""
    spans: list[tuple[int, int, int]] = []
    for row, column in sorted(set(cells), key=lambda cell: (cell[1], cell[0])):
        if spans and spans[-1][0] == column and spans[-1][2] == row - 1:
            spans[-1] = (column, spans[-1][1], row)
        else:
            spans.append((column, row, row))
    return ", ".join(
        cell_name(top, column)
        if top == bottom
        else f"{cell_name(top, column)}:{get_column_letter(column)}{bottom}"
        for column, top, bottom in spans
    )
