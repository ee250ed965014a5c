"""An actual set against a target."""

from __future__ import annotations

from enum import StrEnum

from tracker.model.actual import Actual
from tracker.model.base import Model
from tracker.model.message import Message
from tracker.model.target import Target


class Role(StrEnum):
    """What an actual is to a target."""

    CURRENT = "current"
    BASELINE = "baseline"
    HISTORY = "history"
    EVIDENCE = "evidence"
    REFUSED = "refused"


class Match(Model):
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
    similar wording that were not matched.
    """

    target: Target
    matches: tuple[Match, ...] = ()
    conflicts: tuple[Message, ...] = ()
    near: tuple[str, ...] = ()

    def of(self, role: Role) -> tuple[Match, ...]:
        """The matches with that role, best first."""
        return tuple(m for m in self.matches if m.role is role)
