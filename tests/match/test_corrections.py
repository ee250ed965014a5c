"""Values in whose place a person put others."""

from __future__ import annotations

from datetime import date

from made import actual, target

from tracker.language import say
from tracker.match.matching import match
from tracker.model.actual import Actual, Quality
from tracker.model.match import Matched, Role

GOAL = target("汽车产量", "100万辆")
OFFICE = {"publisher": "统计局", "quality": Quality.OFFICIAL, "published": date(2026, 1, 20)}
PERSON = {"publisher": "人工", "quality": Quality.WORKBOOK, "published": date(2026, 3, 1)}


def matched(*actuals: Actual, known: date | None = None) -> Matched:
    """The one target against these."""
    (found,) = match([GOAL], actuals, known=known).matched
    return found


def spoken(found: Matched) -> str:
    """The id of the value that speaks."""
    return found.of(Role.CURRENT)[0].actual.id


def test_a_corrected_value_is_refused_with_who_corrected_it() -> None:
    """It is neither the current value, nor a source that disagrees, nor a value without a target."""
    old = actual("old", "汽车产量", "90万辆", **OFFICE)
    new = actual("new", "汽车产量", "95万辆", corrects=("old",), **PERSON)
    found = matched(old, new)
    assert spoken(found) == "new"
    assert found.conflicts == ()
    assert [(m.actual.id, say(m.reason, "en")) for m in found.of(Role.REFUSED)] == [
        ("old", "corrected by 950,000 vehicles (人工, 2026-03-01)")
    ]
    assert match([GOAL], [old, new]).unmatched == ()


def test_a_correction_that_is_not_known_yet_corrects_nothing() -> None:
    """As of a day before it was published the old value speaks."""
    old = actual("old", "汽车产量", "90万辆", **OFFICE)
    new = actual("new", "汽车产量", "95万辆", corrects=("old",), **PERSON)
    assert spoken(matched(old, new, known=date(2026, 2, 1))) == "old"


def test_of_corrections_that_follow_each_other_the_last_one_stands() -> None:
    """The first value is told to be corrected by the last."""
    found = matched(
        actual("a", "汽车产量", "90万辆", **OFFICE),
        actual("b", "汽车产量", "95万辆", corrects=("a",), **PERSON),
        actual("c", "汽车产量", "96万辆", corrects=("b",), **PERSON),
    )
    assert spoken(found) == "c"
    assert {say(m.reason, "en") for m in found.of(Role.REFUSED)} == {
        "corrected by 960,000 vehicles (人工, 2026-03-01)"
    }


def test_values_that_correct_each_other_or_two_of_a_name_correct_nothing() -> None:
    """Nothing is guessed: all of them stay, and the disagreement is told."""
    circle = matched(
        actual("a", "汽车产量", "90万辆", corrects=("b",), **PERSON),
        actual("b", "汽车产量", "95万辆", corrects=("a",), **PERSON),
    )
    assert circle.of(Role.REFUSED) == ()
    twice = matched(
        actual("a", "汽车产量", "90万辆", file="x.yaml", **OFFICE),
        actual("a", "汽车产量", "91万辆", file="y.yaml", **OFFICE),
        actual("b", "汽车产量", "95万辆", file="z.yaml", corrects=("a",), **PERSON),
    )
    assert spoken(twice) == "b"
    assert twice.of(Role.REFUSED) == ()
    assert len(twice.conflicts) == 2


def test_a_corrected_base_leads_to_no_level() -> None:
    """Neither baselines nor derived values rest on a value that was corrected."""
    found = matched(
        actual("base", "汽车产量", "50万辆", "2024", **OFFICE),
        actual("better", "汽车产量", "80万辆", "2024", corrects=("base",), **PERSON),
        actual("growth", "汽车产量", "25%", "2025", measure="growth", **OFFICE),
    )
    assert found.of(Role.CURRENT)[0].actual.value.value == 1_000_000
