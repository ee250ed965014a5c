"""What changed in meaning between two assessments."""

from __future__ import annotations

from typing import Any

import pytest
from case_files import actual, target

from tracker.assess.judging import assess
from tracker.assess.since import Kind, changes, kind_of
from tracker.language import say
from tracker.match.matching import match
from tracker.model.assessment import Assessment, Status
from tracker.model.period import Period

GOAL = {"indicator": "新能源汽车产量", "goal": "100万辆", "period": "2025"}


def judged(*values: tuple[str, str], as_of: str | None = None, **more: Any) -> tuple[Assessment, ...]:
    """The goal with values by their months."""
    actuals = [actual({"period": p, "value": v}, n, "新能源汽车产量") for n, (p, v) in enumerate(values)]
    months = Period.parse(as_of) if as_of else None
    return assess(match([target({**GOAL, **more})], actuals, as_of=months))


def told(before: tuple[Assessment, ...], after: tuple[Assessment, ...]) -> list[tuple[str, str, str]]:
    """Kinds, fields and Chinese sentences of the changes."""
    return [(c.kind.value, c.field, say(c.text, "zh")) for c in changes(before, after)]


def test_nothing_changed() -> None:
    """The same assessments, no changes; nor is a newer value alone one."""
    before = judged(("2025-01/2025-06", "50万辆"))
    assert told(before, before) == []
    assert told(before, judged(("2025-01/2025-06", "50万辆"), ("2025-01/2025-07", "59万辆"))) == []


def test_newly_behind() -> None:
    """On track in June, behind in September."""
    before = judged(("2025-01/2025-06", "50万辆"))
    after = judged(("2025-01/2025-06", "50万辆"), ("2025-01/2025-09", "60万辆"))
    assert told(before, after) == [("newly_behind", "status", "湖北省新能源汽车产量：由“达到序时”变为“滞后”")]


def test_recovered() -> None:
    """Behind in June, on track in September."""
    before = judged(("2025-01/2025-06", "30万辆"))
    after = judged(("2025-01/2025-06", "30万辆"), ("2025-01/2025-09", "76万辆"))
    assert [c[0] for c in told(before, after)] == ["recovered"]


def test_settled() -> None:
    """The year is over."""
    before = judged(("2025-01/2025-09", "75万辆"))
    after = judged(("2025-01/2025-09", "75万辆"), ("2025", "99万辆"))
    assert [c[0] for c in told(before, after)] == ["settled"]


def test_gone_stale() -> None:
    """Nothing came for five months."""
    values = ("2025-01/2025-05", "45万辆")
    assert told(judged(values), judged(values, as_of="2025-10")) == [
        ("stale", "status", "湖北省新能源汽车产量：由“达到序时”变为“数据陈旧”")
    ]


def test_a_revised_value_a_revised_goal_and_a_moved_date() -> None:
    """Each names the field and both values."""
    before = judged(("2025-01/2025-06", "50万辆"))
    assert told(before, judged(("2025-01/2025-06", "51万辆"))) == [
        ("revised", "current", "湖北省新能源汽车产量：2025年1—6月的数据由50万辆修订为51万辆")
    ]
    assert ("revised", "goal", "湖北省新能源汽车产量：目标由100万辆改为98万辆") in told(
        before, judged(("2025-01/2025-06", "50万辆"), goal="98万辆")
    )
    moved = told(before, judged(("2025-01/2025-06", "50万辆"), period="2026"))
    assert ("revised", "period", "湖北省新能源汽车产量：到期由2025年改为2026年") in moved


def test_a_revised_value_that_later_months_have_followed_is_told_too() -> None:
    """June was 50 in one report and 52 in the next, which knows July as well."""
    before = judged(("2025-01/2025-06", "50万辆"))
    after = judged(("2025-01/2025-06", "52万辆"), ("2025-01/2025-07", "60万辆"))
    assert [(c[0], c[1]) for c in told(before, after)] == [("revised", "current")]


def test_a_revised_baseline() -> None:
    """The value that progress is measured from has changed."""
    based = {"baseline": {"value": "50万辆", "period": "2024"}}
    other = {"baseline": {"value": "57万辆", "period": "2024"}}
    before, after = (
        judged(("2025-01/2025-06", "50万辆"), **based),
        judged(("2025-01/2025-06", "50万辆"), **other),
    )
    assert told(before, after) == [("revised", "baseline", "湖北省新能源汽车产量：基期值由50万辆改为57万辆")]


def test_new_and_gone() -> None:
    """Targets of one of the two only."""
    one = judged(("2025-01/2025-06", "50万辆"))
    assert told((), one) == [("new", "target", "湖北省新能源汽车产量为新增目标：达到序时")]
    assert told(one, ()) == [("gone", "target", "湖北省新能源汽车产量不再评估")]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (Status.ON_TRACK, Status.SLIGHTLY_BEHIND, Kind.NEWLY_BEHIND),
        (Status.AHEAD, Status.ON_TRACK, Kind.CHANGED),
        (Status.ON_TRACK, Status.AHEAD, Kind.CHANGED),
        (Status.BEHIND, Status.FAR_BEHIND, Kind.NEWLY_BEHIND),
        (Status.FAR_BEHIND, Status.BEHIND, Kind.RECOVERED),
        (Status.BEHIND, Status.AHEAD, Kind.RECOVERED),
        (Status.AT_RISK, Status.ON_TRACK, Kind.RECOVERED),
        (Status.NO_DATA, Status.BEHIND, Kind.NEWLY_BEHIND),
        (Status.NO_DATA, Status.ON_TRACK, Kind.CHANGED),
        (Status.NOT_DUE, Status.DUE_SOON, Kind.CHANGED),
        (Status.BEHIND, Status.NO_DATA, Kind.CHANGED),
        (Status.ON_TRACK, Status.STALE, Kind.STALE),
        (Status.STALE, Status.ON_TRACK, Kind.CHANGED),
        (Status.ON_TRACK, Status.ACHIEVED, Kind.SETTLED),
        (Status.AHEAD, Status.MISSED, Kind.SETTLED),
        (Status.AT_RISK, Status.BREACHED, Kind.SETTLED),
        (Status.DUE_SOON, Status.OVERDUE, Kind.NEWLY_BEHIND),
        (Status.OVERDUE, Status.CLOSED_LATE, Kind.SETTLED),
    ],
)
def test_the_meaning_of_a_change_of_status(before: Status, after: Status, kind: Kind) -> None:
    """Each change of status means one thing."""
    assert kind_of(before, after) is kind


def test_the_changes_of_all_targets_are_listed() -> None:
    """Two targets that both fell behind."""
    goals = [
        target(
            {
                "key": f"p/{n}",
                "id": n,
                "indicator": n,
                "goal": "100个",
                "period": "2025",
                "measure": "increment",
            }
        )
        for n in ("甲", "乙")
    ]

    def at(month: int, value: str) -> tuple[Assessment, ...]:
        months = f"2025-01/2025-{month:02}"
        values = [
            actual({"period": months, "value": value, "measure": "increment"}, n, name)
            for n, name in enumerate(("甲", "乙"))
        ]
        return assess(match(goals, values))

    found = changes(at(6, "50个"), at(9, "60个"))
    assert [(c.key, c.kind) for c in found] == [("p/甲", Kind.NEWLY_BEHIND), ("p/乙", Kind.NEWLY_BEHIND)]


def test_a_baseline_that_only_one_of_two_assessments_has_is_no_revision() -> None:
    """The words for a revision need both values."""
    based = {"baseline": {"value": "50万辆", "period": "2024"}}
    before, after = judged(("2025-01/2025-06", "50万辆")), judged(("2025-01/2025-06", "50万辆"), **based)
    assert told(before, after) == []


def test_values_of_other_months_are_no_revisions() -> None:
    """May's value does not revise June's, nor does growth."""
    before = judged(("2025-01/2025-06", "50万辆"))
    after = judged(("2025-01/2025-05", "41万辆"), ("2025-01/2025-07", "60万辆"))
    assert told(before, after) == []
