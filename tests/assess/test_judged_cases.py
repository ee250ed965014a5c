"""Goals judged by hand: every row of the table, its edges, and published examples."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from case_files import Case, cases, matched, told

from tracker.language import say, translate

if TYPE_CHECKING:
    from tracker.model.assessment import Assessment
    from tracker.model.match import Matched

TEXTS = {"says", "says_not"}


def outcome(found: Matched, judged: Assessment, name: str, wanted: Any) -> Any:  # noqa: PLR0911 - one a key
    """What the program came to, in the form in which the case expects it."""
    match name:
        case "status" | "method":
            return str(getattr(judged, name))
        case "completion" | "pace" | "gap" | "ratio" | "attainment":
            value = getattr(judged, name)
            return None if value is None else f"{value:f}"
        case "marks":
            return sorted(judged.marks)
        case "current":
            return judged.current and judged.current.actual.id
        case "last":
            return judged.last_status and judged.last_status.value
        case "baseline":
            return judged.baseline and f"{judged.baseline.value.value:f}"
        case "forecast":
            return judged.forecast and [f"{x:.1f}" for x in judged.forecast]
        case "roles":
            return {m.actual.id: m.role.value for m in found.matches if m.actual.id in wanted}
        case _:
            pytest.fail(f"cases do not know {name}")


def wish(name: str, wanted: Any) -> Any:
    """What the case expects, in the same form."""
    match name:
        case "marks":
            return sorted(wanted)
        case "baseline":
            return f"{Decimal(wanted):f}"
        case _:
            return wanted


@pytest.mark.parametrize("case", cases(), ids=str)
def test_a_goal_is_judged_as_by_hand(case: Case) -> None:
    """The program comes to the status and figures that were reckoned by hand, and says what it must."""
    expected = case.content["expect"]
    found, judged = matched(case)
    text = told(judged)
    for name, wanted in expected.items():
        if name not in TEXTS:
            assert outcome(found, judged, name, wanted) == wish(name, wanted), f"{name}\n{text}"
    assert [part for part in expected.get("says", []) if part not in text] == [], text
    assert [part for part in expected.get("says_not", []) if part in text] == [], text


def test_there_are_enough_cases_and_each_says_why() -> None:
    """At least 150 cases stand here, each with its arithmetic and the source of the expected value."""
    found = cases()
    assert len(found) >= 150
    assert len({str(c) for c in found}) == len(found)
    assert all(c.content["why"].strip() and c.content["source"].strip() for c in found)


LATIN = re.compile(r"[A-Za-z]{2,}")
FIELD = {"PFLOPS", "EFLOPS", "GDP", "ln", "PM"}
"""Latin words that Chinese reports use."""


@pytest.mark.parametrize("case", cases(), ids=str)
def test_every_assessment_is_told_in_chinese(case: Case) -> None:
    """No sentence, method, reason, warning or derivation is left in English to a Chinese reader."""
    found, judged = matched(case)
    said = [judged.headline, *(s.text for s in judged.steps), *found.conflicts, *found.warnings]
    said += [m.reason for m in found.matches]
    said += [m.derivation for m in found.matches if m.derivation]
    said += [judged.remaining] if judged.remaining else []
    texts = [say(text, "zh") for text in said] + [translate(s.method, "zh") for s in judged.steps]
    names = {a["id"] for a in case.content["actuals"] if "id" in a}
    assert [t for t in texts if set(LATIN.findall(t)) - FIELD - names] == []


@pytest.mark.parametrize("case", cases(), ids=str)
def test_every_assessment_is_told_in_english(case: Case) -> None:
    """The English wording has all its parts: no brace is left, and it is not the Chinese one."""
    _, judged = matched(case)
    text = told(judged, "en")
    assert text != told(judged, "zh")
    assert "{" not in text
