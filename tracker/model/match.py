"""An actual set against a target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.model.actual import Actual
from tracker.model.base import Model
from tracker.model.claim import Measure
from tracker.model.message import Message
from tracker.model.period import Period
from tracker.model.quantity import Quantity
from tracker.model.target import Baseline, Target


class Role(StrEnum):
    """What an actual is to a target."""

    CURRENT = "current"
    BASELINE = "baseline"
    HISTORY = "history"
    EVIDENCE = "evidence"
    REFUSED = "refused"


class Nature(StrEnum):
    """What kind of number an indicator is: 存量, 流量, 比率, 占比, 指数."""

    STOCK = "stock"
    FLOW = "flow"
    RATE = "rate"
    SHARE = "share"
    INDEX = "index"


class Span(StrEnum):
    """How a growth goal counts its years: one year, a yearly average (年均), or all years together (累计)."""

    YEAR = "year"
    AVERAGE = "average"
    CUMULATIVE = "cumulative"


class Aim(Model):
    """What a target asks for, in the form in which actuals are set against it.

    `measure` and `goal` differ from the target's own where these lean on the baseline: 翻一番 from 50 is a
    level of 100, 提高3个百分点 from 40% a level of 43%; `origin` then tells how. `window` holds the months
    whose values count (the year of a flow, the years of a five-year sum); it ends with the due month.
    `start` is the period from which progress is measured, None where nothing tells. `reference` names the
    series that a goal such as 与经济增长同步 is measured against.
    """

    measure: Measure
    nature: Nature
    goal: Quantity
    window: Period
    start: Period | None = None
    span: Span = Span.YEAR
    reference: str = ""
    origin: Message | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """One actual with its role for one target, and why.

    `derivation` is set on values that were computed from reported ones.
    """

    actual: Actual
    role: Role
    reason: Message
    derivation: Message | None = None


class Matched(Model):
    """A target with everything that was found for it, best candidate first within each role.

    `conflicts` says where current values disagree and which was taken; `near` names actuals of
    similar wording that were not matched. `aim` is None for a milestone and for a target that no actual
    could ever be set against; `baseline` is the stated one, else that found among the actuals.
    """

    target: Target
    matches: tuple[Match, ...] = ()
    conflicts: tuple[Message, ...] = ()
    near: tuple[str, ...] = ()
    aim: Aim | None = None
    baseline: Baseline | None = None
    warnings: tuple[Message, ...] = ()

    def of(self, role: Role) -> tuple[Match, ...]:
        """The matches with that role, best first."""
        return tuple(m for m in self.matches if m.role is role)


class Matching(Model):
    """All accepted targets with what was found for them, and what was found for none.

    `as_of` is the period that everything speaks for, None where there are no data. `unmatched` are
    accepted actuals that no target used, `near` the nearest targets of each of them by the actual's id;
    `undated` those left out because their day of publication is not known, where one was asked for, and
    `corrected` those in whose place another stands: of `unmatched` only where no target refused them.
    """

    matched: tuple[Matched, ...] = ()
    unmatched: tuple[Actual, ...] = ()
    as_of: Period | None = None
    near: Mapping[str, tuple[str, ...]] = {}
    undated: tuple[Actual, ...] = ()
    corrected: tuple[Actual, ...] = ()
