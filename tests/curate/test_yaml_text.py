"""What is written is read back the same, by readers of YAML 1.1 and of 1.2."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.curate.forms import TARGET
from tracker.curate.nodes import plain
from tracker.curate.parse import parse
from tracker.curate.yaml_text import entry_text, pair, scalar

TEXTS = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="a1:#-{}[],'\"\\ \n\t?&*!|>%@`=<~.中，突破e+0x\r\u2028\x85\ufeff\x07", max_size=10),
)


def whole(text: str) -> str:
    """The text without half characters, which no file can hold."""
    return "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF else c for c in text)


@settings(max_examples=1000, deadline=None)
@given(text=TEXTS, quote=st.sampled_from(["", "'", '"']))
def test_any_text_comes_back(text: str, quote: str) -> None:
    """Any text in any quotes, in a block and in braces, is read back as it was, by PyYAML's loader too."""
    said = scalar(text, quote=quote)
    inside = scalar(text, flow=True, quote=quote)
    written = f"k: {said}\nl: {{m: {inside}, n: [{inside}, x]}}\n"
    expected = {"k": whole(text), "l": {"m": whole(text), "n": [whole(text), "x"]}}
    root, problems = parse(written, "")
    assert not problems
    assert plain(root) == expected
    assert yaml.safe_load(written) == expected


@settings(max_examples=500, deadline=None)
@given(note=TEXTS, main=TEXTS, supporting=st.lists(TEXTS, min_size=1, max_size=3))
def test_any_entry_comes_back(note: str, main: str, supporting: list[str]) -> None:
    """A whole entry with long and broken texts and a comment above it is read back as it was."""
    entry = {"id": "a", "owner": {"main": main * 20, "supporting": supporting}, "note": note}
    written = "targets:\n" + entry_text(entry, TARGET, indent=1, offset=3, comments=[note])
    root, problems = parse(written, "")
    assert not problems
    owner = {"main": whole(main) * 20, "supporting": [whole(s) for s in supporting]}
    assert plain(root) == {"targets": [{"id": "a", "owner": owner, "note": whole(note)}]}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("突破100万辆", "突破100万辆"),
        (">100万辆", '">100万辆"'),
        ("4.5%～5%", "4.5%～5%"),
        ("-3%", '"-3%"'),
        ("no", '"no"'),
        ("012", '"012"'),
        ("1e3", '"1e3"'),
        ("1.10", '"1.10"'),
        ("12:30:45", '"12:30:45"'),
        ("2025-03-01", '"2025-03-01"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("", '""'),
        ("见: 附件", '"见: 附件"'),
        ('说"好"', '说"好"'),
        ('"好"', "'\"好\"'"),
        ("甲\n乙", '"甲\\n乙"'),
    ],
)
def test_what_would_be_misread_is_quoted(text: str, written: str) -> None:
    """Words stay bare; what a reader of YAML would take for a number, a truth or nothing is quoted."""
    assert scalar(text) == written


def test_years_and_days_stand_bare_where_they_are_meant() -> None:
    """`period: 2025` is what people write, and what is written."""
    assert pair("period", "2025", TARGET, 0) == "period: 2025"
    assert pair("note", "2025", TARGET, 0) == 'note: "2025"'


def test_a_long_mapping_is_written_below_its_key() -> None:
    """Evidence with a long quote does not run out of the window."""
    short = {"document": "a.md", "quote": "产量五万辆", "at": "1-6"}
    assert pair("evidence", short, TARGET, 2) == "evidence: {document: a.md, quote: 产量五万辆, at: 1-6}"
    long = short | {"quote": "产量" * 40}
    assert pair("evidence", long, TARGET, 2).split("\n") == [
        "evidence:",
        "    document: a.md",
        f"    quote: {'产量' * 40}",
        "    at: 1-6",
    ]
