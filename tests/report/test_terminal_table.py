from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tracker.report.plain import columns, fit, one_line, unrun
from tracker.report.terminal import summary, table

if TYPE_CHECKING:
    from tracker.report.view import Report

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_columns_line_up_where_chinese_and_latin_characters_mix(report: Report) -> None:
    """Each cell begins in the same terminal column on every line, a Chinese character taking two."""
    lines = table(report).split("\n")
    rule = next(line for line in lines if line.startswith("─"))
    starts = [m.start() for m in re.finditer("─+", rule)]
    for line in lines[lines.index(rule) + 1 :][: len(report.rows)]:
        before = [0]
        for character in line:
            before.append(before[-1] + columns(character))
        for start in starts:
            if start < before[-1]:
                assert start in before, f"a character of {line!r} runs over column {start}"


@pytest.mark.parametrize("width", [60, 80, 100, 140, 200])
def test_a_table_keeps_to_the_width_of_the_terminal(report: Report, width: int) -> None:
    """No line of the grid is wider than the terminal, down to what the columns need at least."""
    lines = table(report, width).split("\n")[2 : 4 + len(report.rows)]
    assert max(columns(line) for line in lines) <= max(width, 96)


def test_a_pipe_gets_every_text_in_full(report: Report) -> None:
    """Without a width nothing is cut."""
    text = table(report)
    assert "…" not in text
    assert all(row.key in text for row in report.rows)


def test_control_sequences_of_documents_do_not_reach_the_terminal(report: Report) -> None:
    """Escape codes, line ends and direction marks in an indicator are blanks."""
    hostile = replace(report.rows[0], indicator="产量\x1b[31m\r\n\u202e倒\x9b2J", key="x/\x07bell")
    text = table(replace(report, rows=(hostile,)))
    assert not CONTROL.search(text)
    assert "产量" in text


def test_the_summary_leaves_zeros_out(report: Report) -> None:
    """The counts stand on one line, with the words and signs of the lights."""
    text = summary(report)
    assert "\n" not in text
    assert not re.search(r" 0(?: |$)", text)
    assert sum(int(n) for n in re.findall(r"\d+", text)) == len(report.rows)


@pytest.mark.parametrize(
    ("text", "size", "shown"),
    [
        ("产量", 6, "产量  "),
        ("产量产量", 5, "产量…"),
        ("产量产量", 4, "产… "),
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
    ],
)
def test_fit_cuts_by_columns_and_not_by_characters(text: str, size: int, shown: str) -> None:
    """A cut text shows an ellipsis and fills its columns exactly."""
    assert fit(text, size) == shown
    assert columns(fit(text, size)) == size


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "+86"),
        ("-3.2%", "-3.2%"),
        ("-1,234.5", "-1,234.5"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("产量=1", "产量=1"),
    ],
)
def test_no_text_is_a_formula_for_a_spreadsheet(text: str, written: str) -> None:
    """What begins like a formula gets an apostrophe; numbers stay numbers."""
    assert unrun(text) == written


def test_one_line_joins_lines() -> None:
    """Line ends become blanks."""
    assert one_line("a\r\nb\u2028c") == "a b c"
