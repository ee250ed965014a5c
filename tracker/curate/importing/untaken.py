"""What a map leaves open: figures of the sheets that it does not speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.curate.importing.cells import is_figure
from tracker.curate.importing.labels import last_row
from tracker.curate.importing.reported import Told
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.curate.importing.grid import Grid
    from tracker.curate.importing.mapping import TableMap


def untaken(grid: Grid, tables: list[TableMap]) -> Iterator[Told]:
    """The figures of a sheet that no table of the map speaks of."""
    what = msg("the map does not speak of this figure")
    hint = msg(
        "name its column under `columns`, as `skip` where it is left out on purpose, and its row in `rows`"
    )
    ends = [(table, last_row(grid, table)) for table in tables]
    for number in range(1, len(grid.rows) + 1):
        spoken: set[int] = set()
        for table, last in ends:
            whole = [table.header, *table.skip_rows] if table.header else table.skip_rows
            if any(a <= number <= b for a, b in whole):
                spoken |= set(range(1, grid.width + 1))
            elif table.rows[0] <= number <= last:
                spoken |= {*table.labels, *table.values, *table.ignored}
        for column, text in enumerate(grid.rows[number - 1], 1):
            if text and column not in spoken and is_figure(text):
                yield Told(grid, number, column, what, hint, "warning")


def unspoken_sheets(grids: Sequence[Grid]) -> list[Problem]:
    """One problem for the sheets with figures that the map does not name."""
    names = [g.name for g in grids if any(is_figure(text) for line in g.rows for text in line)]
    if not names:
        return []
    file = grids[0].file
    what = msg("the map does not speak of the sheets {names}", names="、".join(names))
    return [Problem(Where(file), what, msg("`--suggest` proposes a map for all sheets"), "warning")]
