"""A map for tables that nobody described yet: told from titles, headings and cells, doubts beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.curate.importing.cells import NOTHING, is_figure, tidy
from tracker.curate.importing.heading import Heading, heading_parts, read_heading, take_measure, take_unit
from tracker.curate.importing.layout import Found, find_tables
from tracker.curate.importing.mapping import TableMap
from tracker.curate.importing.roles import COUNTING, Label, label_of, sample
from tracker.curate.importing.timing import as_period
from tracker.curate.importing.titles import Title, read_title
from tracker.curate.measure import known_indicator
from tracker.grammar.normal import normal
from tracker.model.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.curate.importing.grid import Grid

MOSTLY = 0.6
RELATIVE = {"growth", "rank", "change"}
NEEDED = ("indicator", "region", "period", "unit")


@dataclass(frozen=True)
class Suggested:
    """The map of one table, with the words over each column and what a person should look at.

    `open` are the attributes that nothing on the sheet says, `doubts` what was not understood, by column.
    """

    table: TableMap
    heads: Mapping[int, str]
    open: Sequence[str] = ()
    doubts: Mapping[int, Message] = field(default_factory=dict)


def suggest_tables(grid: Grid) -> list[Suggested]:
    """The tables of a sheet as the sheet itself suggests them; none where it holds none."""
    suggested: list[Suggested] = []
    stem = grid.file.rpartition("/")[2].rpartition(".")[0]
    before = Title()
    for found in find_tables(grid):
        above = _lines(grid, found.above)
        title = read_title(above, _lines(grid, found.below), weak=(grid.name, stem))
        if any("续表" in line for line in above):
            title.period, title.region = title.period or before.period, title.region or before.region
        columns = _Columns(grid, found, title)
        suggested += [_table(grid, found, title, columns, part) for part in columns.parts()]
        before = title
    return suggested


def _lines(grid: Grid, rows: range) -> list[str]:
    return list(dict.fromkeys(text for number in rows for text in grid.line(number) if text))


class _Columns:
    """Tells columns of labels from columns of values, and what they say."""

    def __init__(self, grid: Grid, found: Found, title: Title) -> None:
        self.grid, self.found = grid, found
        self.heads: dict[int, str] = {}
        self.labels: dict[int, Label] = {}
        self.values: dict[int, Heading] = {}
        self.ignored: list[int] = []
        parts: dict[int, list[str]] = {}
        for column in range(1, grid.width + 1):
            cells = [text for text in sample(grid, found.rows, column) if text not in NOTHING]
            words = heading_parts(grid, found.header, column) if found.header else []
            if not cells:
                continue
            self.heads[column] = " / ".join(words)
            if COUNTING.search("".join(words)):
                self.ignored.append(column)
            elif (label := self._label("".join(words), cells)) is not None:
                self.labels[column] = label
            else:
                parts[column] = words
        dated = any(label.role in {"period", "year"} for label in self.labels.values())
        self.values = {column: read_heading(w, "" if dated else title.period) for column, w in parts.items()}
        self._settle()

    def parts(self) -> list[list[int]]:
        """The columns of each table, where several stand side by side: the same label begins each anew."""
        starts: list[int] = []
        columns = sorted({*self.labels, *self.values, *self.ignored})
        first = self.labels.get(columns[0]) if columns else None
        for column in columns:
            label = self.labels.get(column)
            if column == columns[0] or (
                label and first and label.role == first.role and _alike(self.heads, columns[0], column)
            ):
                starts.append(column)
        ends = [*starts[1:], self.grid.width + 1]
        return [[c for c in columns if a <= c < b] for a, b in zip(starts, ends, strict=True)]

    def _label(self, head: str, cells: Sequence[str]) -> Label | None:
        figures = sum(is_figure(text) for text in cells) / len(cells)
        label = label_of(head, cells)
        if figures < MOSTLY:
            return label
        return label if label.role in {"period", "year"} and label.sure else None

    def _settle(self) -> None:
        """Decide what the labels are once it is known what the headings say."""
        results = [h for h in self.values.values() if not h.goal]
        named = [h for h in results if h.indicator]
        open_months = any(h.period and as_period(h.period) is None for h in results)
        known = [h for h in named if known_indicator(h.indicator) is not None]
        for column, label in self.labels.items():
            role = label.role
            if role == "year" and not open_months:
                role = "period"
            elif role == "indicator" and named:
                role = "subject" if known or not label.sure else role
            elif not role:
                role = "subject" if named else "indicator"
            self.labels[column] = Label(role, label.sure)


def _alike(heads: Mapping[int, str], one: int, other: int) -> bool:
    return heads.get(one, "") == heads.get(other, "")


def _table(grid: Grid, found: Found, title: Title, columns: _Columns, part: Sequence[int]) -> Suggested:
    """One table, of those columns."""
    labels: dict[int, str] = {}
    doubts: dict[int, Message] = {}
    ignored = [c for c in part if c in columns.ignored]
    for column in part:
        label = columns.labels.get(column)
        if label is None:
            continue
        if label.role in labels.values() or label.role == "text":
            ignored.append(column)
            continue
        labels[column] = label.role
        if not label.sure:
            doubts[column] = msg("check what the column says")
    values: dict[int, dict[str, str]] = {}
    for column in part:
        heading = columns.values.get(column)
        if heading is None:
            continue
        doubt = _doubt(heading, labels)
        if doubt is not None:
            ignored.append(column)
            doubts[column] = doubt
        else:
            values[column] = heading.said
    if "indicator" not in labels.values() and known_indicator(title.words) is None:
        for column in _share_indicators(values):
            del values[column]
            ignored.append(column)
            doubts[column] = msg("it is not said of what this is a rate or a rank")
    fixed = _fixed(title, labels, list(values.values()))
    said = {*fixed, *labels.values(), *("indicator" for role in labels.values() if role == "subject")}
    said |= {"period"} if "year" in said else set()
    said |= {"unit"} if _rows_say_units(grid, found.rows, labels) else set()
    missing = [n for n in NEEDED if n not in said and any(n not in v for v in values.values())]
    table = TableMap(
        sheet=grid.name,
        header=found.header,
        rows=found.rows,
        fill=frozenset(_filled(grid, found.rows, labels)),
        fixed=fixed,
        labels=labels,
        values=values,
        ignored=frozenset(ignored),
    )
    return Suggested(table, columns.heads, _undated(missing, fixed, labels, values), doubts)


def _share_indicators(values: dict[int, dict[str, str]]) -> list[int]:
    """Give rates and ranks without a name that of the column to their left; those whose name is not clear.

    社会消费品零售总额, 比上年增长% is clear; of two amounts before one rate it may be either's.
    """
    named = [column for column in values if values[column].get("indicator")]
    nameless = [c for c in values if c not in named and values[c].get("measure") in RELATIVE]
    if not named or not nameless:
        return []
    before = {max((c for c in named if c < column), default=0) for column in nameless}
    amounts = {column for column in named if values[column].get("measure", "level") not in RELATIVE}
    if 0 in before or not amounts <= before:
        return nameless
    left = ""
    for column in sorted(values):
        left = values[column].get("indicator", left)
        if column in nameless:
            values[column] = {"indicator": left, **values[column]}
    return []


def _doubt(heading: Heading, labels: Mapping[int, str]) -> Message | None:
    """Why a column is not taken over before a person has looked at it."""
    if heading.goal:
        return msg("goals and rates of completion are no results")
    if heading.doubt:
        return heading.doubt
    if heading.region and "region" in labels.values():
        return msg("a row and a column both say the {name}", name="region")
    if heading.indicator and "indicator" in labels.values():
        return msg("it is not clear what “{text}” is of the row's indicator", text=heading.indicator)
    return None


def _fixed(title: Title, labels: Mapping[int, str], values: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """What is so for all values: of what the title says, that which rows and columns leave open."""
    roles = set(labels.values())
    words = read_heading([title.words], "") if title.words else Heading()
    fixed: dict[str, str] = {}
    if not {"indicator"} & roles and words.indicator and any("indicator" not in v for v in values):
        fixed["indicator"] = words.indicator
        if words.measure and not any("measure" in v for v in values):
            fixed["measure"] = words.measure
    if title.region and any("region" not in v for v in values):
        fixed["region"] = title.region
    if title.period and ("period" in roles or any(as_period(v.get("period", "")) is None for v in values)):
        fixed["period"] = title.period
    unit = "%" if fixed.get("measure") == "growth" else title.unit or words.unit
    if unit and any("unit" not in v and v.get("measure") != "rank" for v in values):
        fixed["unit"] = unit
    if title.publisher:
        fixed["publisher"] = title.publisher
    return fixed


def _undated(
    missing: list[str],
    fixed: Mapping[str, str],
    labels: Mapping[int, str],
    values: Mapping[int, Mapping[str, str]],
) -> list[str]:
    """What is missing, the year of months included that nobody dates."""
    months = any(v.get("period") and as_period(v["period"]) is None for v in values.values())
    dated = "period" in fixed or {"period", "year"} & set(labels.values())
    return [*missing, "period"] if months and not dated and "period" not in missing else missing


def _rows_say_units(grid: Grid, rows: tuple[int, int], labels: Mapping[int, str]) -> bool:
    """Whether each row names its unit beside its indicator, or is a rate of growth."""
    column = next((c for c, role in labels.items() if role == "indicator"), 0)
    words = [text for text in sample(grid, rows, column) if text not in NOTHING] if column else []
    return bool(words) and all(
        take_unit(normal(w))[1] or take_measure(normal(w))[1] == "growth" for w in words
    )


def _filled(grid: Grid, rows: tuple[int, int], labels: Mapping[int, str]) -> list[int]:
    """The columns of labels that stand only in the first of the rows that they count for."""
    found = []
    for column, role in labels.items():
        texts = [tidy(grid.text(n, column)) for n in range(rows[0], rows[1] + 1)]
        others = any(c != column for c in labels)
        if role in {"region", "period", "year", "subject"} and others and texts[0] and not all(texts):
            found.append(column)
    return found
