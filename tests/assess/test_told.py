"""All that is told of the cases stands in a file that people can read; it changes on request only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from case_files import Case, cases, matched

from tracker.language import say, translate

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

FILES = sorted({c.file for c in cases()})


def account(case: Case) -> str:
    """The case's assessment in full: figures, sentences with methods, each match with its reason."""
    found, judged = matched(case)
    figures = [judged.completion, judged.pace, judged.gap, judged.ratio, judged.attainment]
    lines = [
        f"# {case.name}",
        " ".join([judged.status.value, judged.method, *("-" if f is None else f"{f:f}" for f in figures)]),
        f"marks {' '.join(judged.marks)}; better {judged.direction:+d}; as of {judged.as_of}",
        say(judged.headline, "zh"),
        say(judged.headline, "en"),
        *(f"  {say(s.text, 'zh')} | {translate(s.method, 'zh')}" for s in judged.steps),
        *(f"  > {say(judged.remaining, language)}" for language in ("zh", "en") if judged.remaining),
    ]
    if judged.forecast:
        lines.append("  forecast " + " ".join(f"{x:.6g}" for x in judged.forecast))
    lines += [
        f"  {m.role.value} {m.actual.id} {m.actual.period}: {say(m.reason, 'zh')}"
        + (
            f" | {say(m.derivation, 'zh')} | {m.actual.quality.value} {m.actual.measure.value}"
            if m.derivation
            else ""
        )
        for m in found.matches
    ]
    return "\n".join([*lines, *(f"  near {n}" for n in found.near)])


@pytest.mark.parametrize("file", FILES)
def test_what_is_told_of_the_cases_is_as_it_was_read_over(file: str, snapshot: SnapshotAssertion) -> None:
    """Figures, sentences, reasons and derivations of the cases are those that were accepted."""
    told = "\n\n".join(account(c) for c in cases() if c.file == file)
    assert told == snapshot
