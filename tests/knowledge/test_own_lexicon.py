"""A folder of one's own adds units, cues, indicators and aliases, in the form of the shipped files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.extract.claims import extract
from tracker.extract.proofs import proofs
from tracker.knowledge.load import add
from tracker.model.document import Document
from tracker.read.lexicon import read_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNITS = """\
- id: poles
  names: [杆]
  dimension: count
  yes: [新建灯杆500杆]
  no: [杆位]
"""
INDICATORS = """\
- id: nev_output
  aliases: [新能源整车下线量]
  yes: [新能源整车下线量]
- id: smart_poles
  name: 智慧灯杆
  en: Smart poles
  unit: 杆
  yes: [智慧灯杆]
  no: [灯杆]
"""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """A folder for a lexicon, whose rows are forgotten afterwards."""
    yield tmp_path
    add({})


def test_added_entries_are_read_beside_the_shipped_ones(own: Path) -> None:
    """A unit, an indicator and an alias of one's own are found in texts, without code."""
    (own / "units.yaml").write_text(UNITS, "utf-8")
    (own / "indicators.yaml").write_text(INDICATORS, "utf-8")
    text = "2024年，新建智慧灯杆500杆，新能源整车下线量5万辆。"
    document = Document(id="t.txt", text=text, published="2025-01", region="武汉市")
    assert [c.indicator_id for c in extract(document).claims] == [None]
    rows, problems = read_lexicon(own)
    assert problems == []
    add(rows)
    found = [(c.indicator_id, c.quantity.unit) for c in extract(document).claims]
    assert found == [("smart_poles", "杆"), ("nev_output", "辆")]
    assert all(p.holds for p in proofs())


def test_examples_of_added_entries_are_tried(own: Path) -> None:
    """An entry that does not find its own example is caught."""
    (own / "units.yaml").write_text(UNITS.replace("新建灯杆500杆", "新建灯杆五百根"), "utf-8")
    rows, _ = read_lexicon(own)
    add(rows)
    assert [(p.lexicon, p.entry, p.example) for p in proofs() if not p.holds] == [
        ("units", "poles", "新建灯杆五百根")
    ]


@pytest.mark.parametrize(
    ("name", "text", "what", "line"),
    [
        ("units.yaml", "- id: a\n  names: [杆\n", "no YAML", 3),
        ("units.yaml", "id: a\n", "no list of entries", 0),
        ("units.yaml", "- id: a\n  names: [杆]\n", "dimension", 0),
        ("units.yaml", UNITS + "  colour: red\n", "colour", 0),
        ("unit.yaml", UNITS, "adds to no lexicon", 0),
        ("cues.yaml", "- id: x\n  kind: hope\n  words: [愿]\n", "kind", 0),
    ],
)
def test_mistakes_are_told_with_file_and_place(own: Path, name: str, text: str, what: str, line: int) -> None:
    """A typo in a lexicon is a problem with its file, never a traceback."""
    (own / name).write_text(text, "utf-8")
    _, problems = read_lexicon(own)
    assert len(problems) == 1
    assert what in str(problems[0].what)
    assert problems[0].where.file.endswith(name)
    assert problems[0].where.line == line
    assert problems[0].hint is not None


def test_a_missing_folder_is_told(own: Path) -> None:
    """A lexicon that is not there is not passed over in silence."""
    _, problems = read_lexicon(own / "none")
    assert "no such folder" in str(problems[0].what)
