"""Goals judged by hand: every row of the table, its edges, and published examples."""

from __future__ import annotations

from decimal import Decimal

import pytest
from case_files import Case, cases, matched, told

FIGURES = ("completion", "pace", "gap", "ratio", "attainment")
KNOWN = {
    "status", "method", "marks", "current", "says", "says_not", "roles", "last", "baseline", "forecast",
    "warns", *FIGURES,
}  # fmt: skip


@pytest.mark.parametrize("case", cases(), ids=str)
def test_a_goal_is_judged_as_by_hand(case: Case) -> None:
    """The program comes to the status and figures that were reckoned by hand, and says what it must."""
    expected = case.content["expect"]
    assert set(expected) <= KNOWN
    found, judged = matched(case)
    text = told(judged)
    assert judged.status.value == expected["status"], text
    if "method" in expected:
        assert judged.method == expected["method"], text
    for name in FIGURES:
        if name in expected:
            value = getattr(judged, name)
            wanted = expected[name]
            assert (None if value is None else f"{value:f}") == (None if wanted is None else str(wanted)), text
    if "marks" in expected:
        assert sorted(judged.marks) == sorted(expected["marks"]), text
    if "current" in expected:
        assert judged.current is not None, text
        assert judged.current.actual.id == expected["current"], text
    if "last" in expected:
        assert judged.last_status is not None, text
        assert judged.last_status.value == expected["last"], text
    if "baseline" in expected:
        assert judged.baseline is not None, text
        assert judged.baseline.value.value == Decimal(expected["baseline"]), text
    if "forecast" in expected:
        assert judged.forecast is not None, text
        assert [f"{x:.1f}" for x in judged.forecast] == [str(x) for x in expected["forecast"]], text
    for name, role in expected.get("roles", {}).items():
        assert [m.role.value for m in found.matches if m.actual.id == name] == [role], text
    for part in expected.get("says", []):
        assert part in text
    for part in expected.get("says_not", []):
        assert part not in text


def test_there_are_enough_cases_and_each_says_why() -> None:
    """At least 150 cases stand here, each with its arithmetic and the source of the expected value."""
    found = cases()
    assert len(found) >= 150
    assert len({str(c) for c in found}) == len(found)
    assert all(c.content["why"].strip() and c.content["source"].strip() for c in found)
