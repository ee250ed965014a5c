"""Reads the files that people edit: targets from YAML, actuals from YAML, CSV and workbooks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.curate.actuals import read_actuals
from tracker.curate.delimited import delimited_rows
from tracker.curate.merge import Existing
from tracker.curate.nodes import Mapping, mappings
from tracker.curate.parse import parse
from tracker.curate.sheets import sheet_actuals
from tracker.curate.source import SourceText, table_text, utf8_source
from tracker.curate.tables import read_rows
from tracker.curate.targets import read_targets
from tracker.model.bulk import uncollected
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.actual import Actual
    from tracker.model.target import Target

TARGETS, ACTUALS = "targets", "actuals"
YAML = frozenset({".yaml", ".yml"})
TABLES = frozenset({".csv", ".tsv", ".xlsx"})
REFUSED = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".et"})
TOP_KEY = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?(targets|actuals)[\"']?[ \t]*:", re.MULTILINE)
LARGEST = 200_000_000


@dataclass
class Loaded:
    """What files hold, in order of path, and what is wrong with them."""

    targets: list[Target] = field(default_factory=list)
    actuals: list[Actual] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load(paths: Path | Iterable[Path], *, only: str = "") -> Loaded:
    """Targets and actuals of the files, or of the folders' files; `only` takes one of the two kinds.

    An entry with a mistake is left out; the others of its file are there.
    """
    loaded = Loaded()
    stems: dict[str, str] = {}
    with uncollected():
        for path, root in files_of(paths, loaded.problems):
            raw = read_bytes(path, loaded.problems)
            if raw is None:
                continue
            kind = kind_of(path, root, raw)
            if only and kind != only:
                continue
            if kind == ACTUALS:
                actuals, problems = _actuals(path, raw)
                loaded.actuals += actuals
            elif path.stem in stems:
                problems = [_same_stem(path, stems[path.stem])]
            else:
                stems[path.stem] = path.as_posix()
                targets, problems = _targets(path, raw)
                loaded.targets += targets
            loaded.problems += problems
    return loaded


def load_targets(paths: Path | Iterable[Path]) -> tuple[tuple[Target, ...], list[Problem]]:
    """All targets of the files or folders, and what is wrong with their files."""
    loaded = load(paths, only=TARGETS)
    return tuple(loaded.targets), loaded.problems


def load_actuals(paths: Path | Iterable[Path]) -> tuple[tuple[Actual, ...], list[Problem]]:
    """All actuals of the files or folders, and what is wrong with their files."""
    loaded = load(paths, only=ACTUALS)
    return tuple(loaded.actuals), loaded.problems


def existing(targets: Path) -> Existing:
    """The YAML files of a folder of targets and of its folder `actuals`, as they are, for a merge.

    A folder that is not there yet counts as empty.
    """
    actuals = targets / ACTUALS
    found: dict[str, list[SourceText | Problem]] = {TARGETS: [], ACTUALS: []}
    for path, root in files_of(targets, []) if targets.is_dir() else ():
        if path.suffix.lower() in YAML:
            problems: list[Problem] = []
            raw = read_bytes(path, problems)
            kind = kind_of(path, root, raw or b"")
            found[kind].append(problems[0] if raw is None else utf8_source(path.as_posix(), raw))
    return Existing(targets.as_posix(), actuals.as_posix(), tuple(found[TARGETS]), tuple(found[ACTUALS]))


def files_of(paths: Path | Iterable[Path], problems: list[Problem]) -> Iterator[tuple[Path, Path | None]]:
    """The files to read, each with the folder that it was found in, None where it was named itself."""
    for path in [paths] if isinstance(paths, Path) else paths:
        if path.is_dir():
            for file in sorted(p for p in path.rglob("*") if p.is_file()):
                hidden = any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
                if not hidden and file.suffix.lower() in YAML | TABLES | REFUSED:
                    yield file, path
        elif path.exists():
            yield path, None
        else:
            problems.append(
                Problem(
                    Where(path.as_posix()),
                    msg("there is no such file or folder"),
                    msg("check the path, or let `tracker init` make a folder to start from"),
                )
            )


def read_bytes(path: Path, problems: list[Problem]) -> bytes | None:
    """The file's bytes; None, with a problem, where it cannot or should not be read."""
    where = Where(path.as_posix())
    if path.suffix.lower() not in YAML | TABLES:
        hint = msg("targets are kept as .yaml, actuals as .yaml, .csv or .xlsx; save it as one of these")
        problems.append(
            Problem(where, msg("files of the kind {suffix} are not read", suffix=path.suffix or "?"), hint)
        )
        return None
    try:
        if path.stat().st_size > LARGEST:
            size = LARGEST // 1_000_000
            problems.append(
                Problem(where, msg("the file is larger than {size} MB", size=size), msg("split it"))
            )
            return None
        return path.read_bytes()
    except FileNotFoundError:
        problems.append(Problem(where, msg("there is no such file"), msg("check the path")))
        return None
    except OSError as error:
        why = error.strerror or type(error).__name__
        problems.append(
            Problem(where, msg("the file cannot be read: {why}", why=why), msg("check its permissions"))
        )
        return None


def kind_of(path: Path, root: Path | None, raw: bytes) -> str:
    """Whether the file holds targets or actuals: by its top key, else by its folder's name."""
    if path.suffix.lower() in TABLES:
        return ACTUALS
    keys = {m[1].decode() for m in TOP_KEY.finditer(raw)}
    if len(keys) == 1:
        return keys.pop()
    inside = path.relative_to(root).parts[:-1] if root else ()
    folders = (*inside, root.name if root else path.parent.name)
    return ACTUALS if ACTUALS in folders else TARGETS


def _targets(path: Path, raw: bytes) -> tuple[list[Target], list[Problem]]:
    source = utf8_source(path.as_posix(), raw)
    return ([], [source]) if isinstance(source, Problem) else read_targets(source)


def _actuals(path: Path, raw: bytes) -> tuple[list[Actual], list[Problem]]:
    file, suffix = path.as_posix(), path.suffix.lower()
    if suffix == ".xlsx":
        return sheet_actuals(raw, file)
    if suffix in YAML:
        source = utf8_source(file, raw)
        return ([], [source]) if isinstance(source, Problem) else read_actuals(source)
    text = table_text(file, raw)
    if isinstance(text, Problem):
        return [], [text]
    problems: list[Problem] = []
    actuals, wrong = read_rows(delimited_rows(text, file, problems), file)
    return actuals, wrong + problems


def _same_stem(path: Path, other: str) -> Problem:
    return Problem(
        Where(path.as_posix()),
        msg("two target files are called {stem}; the other is {file}", stem=path.stem, file=other),
        msg("rename one: a target is addressed as FILE/ID"),
    )


class Places:
    """Line and column of the keys of loaded entries, found by reading their files once more when asked."""

    def __init__(self) -> None:
        self._entries: dict[str, dict[int, Mapping]] = {}

    def __call__(self, entry: Target | Actual, key: str) -> Where:
        """Where the value of the entry's key stands, or else the entry."""
        node = self._by_line(entry.file).get(entry.line)
        value = node.get(key) if node else None
        return Where(entry.file, value.line, value.column) if value else Where(entry.file, entry.line)

    def _by_line(self, file: str) -> dict[int, Mapping]:
        if file not in self._entries:
            path = Path(file)
            raw = read_bytes(path, []) if path.suffix.lower() in YAML else None
            source = None if raw is None else utf8_source(file, raw)
            root = parse(source.text, file)[0] if isinstance(source, SourceText) else None
            lists = [root.get(TARGETS), root.get(ACTUALS)] if root else []
            self._entries[file] = {node.line: node for items in lists for node in mappings(items)}
        return self._entries[file]
