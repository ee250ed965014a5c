"""Reads what an import needs: other people's tables, the map of them, the file that is to be added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.curate.importing.grid import Grid, read_grids, text_grid
from tracker.curate.importing.mapping import TableMap, read_map
from tracker.curate.importing.planning import refused_table
from tracker.curate.load import YAML, read_bytes
from tracker.curate.source import SourceText, table_text, utf8_source
from tracker.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path


def load_grids(file: Path) -> tuple[list[Grid], list[Problem]]:
    """The visible sheets of a workbook, or the one table of a text; none, with problems, for other files."""
    problems: list[Problem] = []
    raw = read_bytes(file, problems)
    if raw is None:
        return [], problems
    if file.suffix.lower() == ".xlsx":
        return read_grids(raw, file.as_posix())
    text = table_text(file.as_posix(), raw)
    return ([], [text]) if isinstance(text, Problem) else text_grid(text, file.as_posix())


def load_map(file: Path) -> tuple[list[TableMap], list[Problem]]:
    """The tables that a map names; none, with problems, where it cannot be read."""
    problems: list[Problem] = []
    raw = read_bytes(file, problems)
    source = utf8_source(file.as_posix(), raw) if raw is not None else problems[0]
    return ([], [source]) if isinstance(source, Problem) else read_map(source)


def load_there(file: Path) -> SourceText | Problem | None:
    """The text of a file of actuals that is to be added to; None where it is to be begun."""
    if not file.exists():
        return None
    if file.suffix.lower() not in YAML:
        return refused_table(file.as_posix())
    problems: list[Problem] = []
    raw = read_bytes(file, problems)
    return problems[0] if raw is None else utf8_source(file.as_posix(), raw)
