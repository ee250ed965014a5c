"""What a run prints: how many targets of each plan stand where, and the few that need attention."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.language import say, translate
from tracker.model.message import msg
from tracker.report.plain import columns, fit, one_line
from tracker.report.terminal import heading, summary
from tracker.report.wording import with_verdict

if TYPE_CHECKING:
    from tracker.report.view import Report

PIECE = re.compile(r"\s*(?:[^\s\u2e80-\uffef]+|[\u2e80-\uffef])[，。、；：！？）》】”’%]*")
NAME, LEAST = 40, 3
FILES = 6
"""How many files are named; the others are counted."""
ELSEWHERE = 80


def brief(report: Report, width: int | None = None) -> str:
    """The report on one screen.

    Args:
        report: the view.
        width: the columns of the terminal, None for a pipe or a file.
    """
    verdicts = {row.key: row.override for row in report.rows}
    sentences = [
        _folded(
            one_line(f"{w.light.symbol} {with_verdict(w.sentence, verdicts.get(w.key), report.language)}"),
            width or ELSEWHERE,
        )
        for w in report.attention
    ]
    sections = [[heading(report), summary(report)], _plans(report)]
    if sentences:
        sections.append([translate("needs attention", report.language), *sentences])
    if changed := change_lines(report, width):
        sections.append(changed)
    if waiting := waiting_lines(report, width):
        sections.append(waiting)
    return "".join("\n".join(section) + "\n\n" for section in sections if section)


def waiting_lines(report: Report, width: int | None = None) -> list[str]:
    """How many targets and values wait for a person's word, and where; nothing where none does."""
    told = []
    if report.drafts:
        told.append(msg("{n} drafted targets wait for `review: accepted`", n=len(report.drafts)))
    if report.drafted:
        files = Counter(d.file for d in report.drafted).most_common()
        listed = ", ".join(f"{file} {n}" for file, n in files[:FILES])
        more = msg("{files} and {count} more files", files=listed, count=len(files) - FILES)
        told.append(
            msg(
                "{n} drafted values wait for `review: accepted`: {files}",
                n=len(report.drafted),
                files=more if len(files) > FILES else listed,
            )
        )
    lines = [
        _folded(one_line(say(line, report.language)), width or ELSEWHERE).removeprefix("  ") for line in told
    ]
    if lines:
        lines.append(
            translate("accept or reject them on the workbook's sheet of matters to check", report.language)
        )
    return lines


def change_lines(report: Report, width: int | None = None) -> list[str]:
    """What changed since an earlier period, under a heading; nothing where that was not asked for."""
    if not report.changes:
        return []
    lines = [_folded(one_line(change), width or ELSEWHERE) for change in report.changes]
    return [translate("what changed", report.language), *lines]


def _folded(text: str, width: int) -> str:
    """The text in lines of at most `width` columns, cut at blanks and between Chinese characters."""
    lines = [" "]
    for piece in PIECE.findall(text):
        if columns(lines[-1]) + columns(piece.rstrip()) > width and lines[-1].strip():
            lines.append("   ")
        lines[-1] += piece if lines[-1].strip() else f" {piece.lstrip()}"
    return "\n".join(line.rstrip() for line in lines)


def _plans(report: Report) -> list[str]:
    """A grid: a line for each plan, a column for each light; the line of counts above words the signs."""
    if not report.plans:
        return []
    used = [n for n, c in enumerate(report.counts) if c.number]
    lights = [report.counts[n].light for n in used]
    heads = [translate("plan", report.language), *(light.symbol for light in lights)]
    lines = [[one_line(p.name), *(str(p.counts[n] or "") for n in used)] for p in report.plans]
    sizes = [min(max(columns(line[0]) for line in (heads, *lines)), NAME), *[LEAST] * len(lights)]
    rows = []
    for line in (heads, *lines):
        numbers = (
            " " * (size - columns(text)) + text for text, size in zip(line[1:], sizes[1:], strict=True)
        )
        rows.append("  ".join((fit(line[0], sizes[0]), *numbers)).rstrip())
    return rows
