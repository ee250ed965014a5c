"""Reads the cases of `tests/cases/assess`: goals and actuals as people write them, and what must come out.

A case has `name`, `why` (the arithmetic, by hand), `source` (where the expected value comes from), `target`,
`actuals` and `expect`; `as_of` and `known` limit the data. Goals, values and periods are read by the
program's own grammar, as they are in target files.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tracker.assess.judging import assess
from tracker.grammar.goal import read_goal
from tracker.grammar.period import read_period
from tracker.knowledge.load import Loader
from tracker.knowledge.profiles import profile
from tracker.language import say
from tracker.match.matching import match
from tracker.model.actual import Actual
from tracker.model.claim import Measure
from tracker.model.period import Period
from tracker.model.quantity import Quantity
from tracker.model.target import Baseline, Milestone, Quote, Review, Target, Waypoint

if TYPE_CHECKING:
    from tracker.model.assessment import Assessment
    from tracker.model.match import Matched

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "assess"
PLACE = "湖北省"


@dataclass(frozen=True)
class Case:
    """One case of a file."""

    file: str
    name: str
    content: dict[str, Any]

    def __str__(self) -> str:
        """The file and the name, as pytest shows it."""
        return f"{self.file}:{self.name}"


def cases() -> list[Case]:
    """All cases of the folder, in order of file and place."""
    return [
        Case(path.stem, entry["name"], entry)
        for path in sorted(FOLDER.glob("*.yaml"))
        for entry in yaml.load(path.read_text("utf-8"), Loader)  # noqa: S506 - the program's own strict loader
    ]


def quantity(text: str) -> Quantity:
    """A goal or value as people write it."""
    read = read_goal(text)
    assert isinstance(read, Quantity), f"{text}: {read}"
    return read


def period(text: Any) -> Period:
    """A period as people write it."""
    read = read_period(str(text))
    assert isinstance(read, Period), f"{text}: {read}"
    return read


def target(given: dict[str, Any]) -> Target:
    """The target of a case; an accepted one, called ``case/goal``, unless the case says otherwise."""
    fields = dict(given)
    if "goal" in fields:
        fields["goal"] = quantity(fields["goal"])
    if "period" in fields:
        fields["period"] = period(fields["period"])
    if "baseline" in fields:
        base = fields["baseline"]
        fields["baseline"] = Baseline(value=quantity(base["value"]), period=period(base["period"]))
    if "path" in fields:
        fields["path"] = tuple(
            Waypoint(value=quantity(p["value"]), period=period(p["period"])) for p in fields["path"]
        )
    if "milestone" in fields:
        fields["milestone"] = Milestone.model_validate(fields["milestone"])
    if "quote" in fields:
        fields["evidence"] = Quote(document="plan.md", quote=fields.pop("quote"))
    usual = {"key": "case/goal", "id": "goal", "plan": "规划", "region": PLACE, "measure": Measure.LEVEL}
    return Target(**{**usual, "review": Review.ACCEPTED, **fields})


def actual(given: dict[str, Any], number: int, indicator: str) -> Actual:
    """An actual of a case; of the target's indicator and place unless the case says otherwise."""
    fields = dict(given)
    fields["value"] = quantity(fields["value"])
    if "period" in fields:
        fields["period"] = period(fields["period"])
    usual = {"id": f"a{number}", "indicator": indicator, "region": PLACE, "measure": Measure.LEVEL}
    return Actual(**{**usual, **fields})


def matched(case: Case) -> tuple[Matched, Assessment]:
    """The target of the case, matched and judged."""
    given = case.content
    goal = target(given["target"])
    actuals = [actual(a, n, goal.indicator) for n, a in enumerate(given.get("actuals", []), 1)]
    matching = match(
        [goal],
        actuals,
        as_of=period(given["as_of"]) if "as_of" in given else None,
        known=date.fromisoformat(given["known"]) if "known" in given else None,
    )
    (judged,) = assess(matching, profile=profile(given.get("profile")))
    return matching.matched[0], judged


def told(assessment: Assessment, language: str = "zh") -> str:
    """All that an assessment says, line by line."""
    lines = [say(assessment.headline, language), *(say(s.text, language) for s in assessment.steps)]
    if assessment.remaining:
        lines.append(say(assessment.remaining, language))
    lines += [f"{m.actual.id} {m.role.value}: {say(m.reason, language)}" for m in assessment.matched.matches]
    return "\n".join(lines)
