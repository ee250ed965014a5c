"""Reads a lexicon of one's own: a folder of YAML files in the form of the shipped ones.

A file is named for the shipped one that it adds to: units.yaml, cues.yaml, verbs.yaml, triggers.yaml,
comparators.yaml, gate.yaml, idioms.yaml, sections.yaml, phrases.yaml, periods.yaml, indicators.yaml. An entry
with the id of a shipped one adds to its words; entries bring `yes` and `no` examples as those do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from tracker.knowledge.comparators import Comparator
from tracker.knowledge.cues import Cue, Section
from tracker.knowledge.gate import GateRow
from tracker.knowledge.idioms import Idiom
from tracker.knowledge.indicators import Indicator
from tracker.knowledge.load import extended, load, rows_of
from tracker.knowledge.periods import TimeRule
from tracker.knowledge.phrases import Phrase
from tracker.knowledge.triggers import Trigger
from tracker.knowledge.units import Unit
from tracker.knowledge.verbs import Verb
from tracker.model.message import msg
from tracker.problems import Problem, Where
from tracker.read.decoding import decode

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.base import Model

FORMS: dict[str, type[Model]] = {
    "units": Unit,
    "comparators": Comparator,
    "periods": TimeRule,
    "triggers": Trigger,
    "verbs": Verb,
    "cues": Cue,
    "sections": Section,
    "idioms": Idiom,
    "gate": GateRow,
    "phrases": Phrase,
    "indicators": Indicator,
}
KNOWN = ", ".join(f"{name}.yaml" for name in FORMS)


def read_lexicon(folder: Path) -> tuple[dict[str, list[Any]], list[Problem]]:
    """The rows of the folder's files by the shipped file that they add to, and what is wrong with them."""
    rows: dict[str, list[Any]] = {}
    problems: list[Problem] = []
    if not folder.is_dir():
        what = msg("there is no such folder")
        return {}, [Problem(Where(folder.as_posix()), what, msg("name a folder of YAML files"))]
    for path in sorted(folder.glob("*.y*ml")):
        if path.stem not in FORMS:
            what = msg("“{name}” adds to no lexicon", name=path.name)
            problems.append(Problem(Where(path.as_posix()), what, msg("name it {names}", names=KNOWN)))
            continue
        found, wrong = _read_file(path)
        rows[path.stem] = found
        problems += wrong
    return rows, problems


def _read_file(path: Path) -> tuple[list[Any], list[Problem]]:
    name = path.as_posix()
    text, problems = decode(path.read_bytes(), name)
    if problems:
        return [], problems
    try:
        data = rows_of(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = Where(name, mark.line + 1, mark.column + 1) if mark else Where(name)
        return [], [Problem(where, msg("the file is no YAML"), msg("compare it with a shipped lexicon file"))]
    if not isinstance(data, list) or not all(isinstance(row, dict) and row.get("id") for row in data):
        what = msg("the file is no list of entries with an id each")
        return [], [Problem(Where(name), what, msg("begin each entry with `- id: …`"))]
    shipped = load(path.stem)
    whole = extended(shipped["entries"] if isinstance(shipped, dict) else shipped, data)
    return data, [*_faults(path, data, whole)]


def _faults(path: Path, data: list[Any], whole: list[Any]) -> list[Problem]:
    """What is wrong with the file's own entries, read together with the shipped ones that they extend."""
    added = {row["id"] for row in data}
    found = []
    for row in whole:
        if row["id"] not in added:
            continue
        try:
            FORMS[path.stem].model_validate(row)
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(part) for part in first["loc"])
            what = msg("entry “{id}”: {key}: {error}", id=str(row["id"]), key=key, error=first["msg"])
            hint = msg("compare it with an entry of the shipped {name}", name=path.name)
            found.append(Problem(Where(path.as_posix()), what, hint))
    return found
