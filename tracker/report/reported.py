"""Lays out figures and reported actuals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.grammar.figures import amount
from tracker.grammar.worded import period_words
from tracker.language import say
from tracker.model.message import msg
from tracker.report.view import Figure, Reported
from tracker.report.wording import QUALITIES, ROLES, code_words, measure_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.actual import Actual
    from tracker.model.match import Match
    from tracker.model.period import Period
    from tracker.model.quantity import Quantity


def link(address: str) -> str:
    """The address where it is one that a reader may follow, else nothing."""
    return address if address.startswith(("http://", "https://")) else ""


def figure(quantity: Quantity, period: Period | None, language: str) -> Figure:
    """A quantity with its period, worded."""
    return Figure(
        worded=say(amount(quantity), language),
        value=quantity.value,
        high=quantity.high,
        unit=quantity.unit,
        op=quantity.op.value,
        period=period,
        period_words=period_words(period, language) if period else "",
    )


class Desk:
    """Lays out each actual once, however many targets look at it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._laid: dict[int, tuple[Actual, Reported]] = {}

    def plain(self, actual: Actual) -> Reported:
        """The actual without a role."""
        known = self._laid.get(id(actual))
        if known is None:
            known = self._laid[id(actual)] = (actual, self._lay(actual))
        return known[1]

    def alone(self, actual: Actual, near: Sequence[str]) -> Reported:
        """The actual that no target looks for, with the targets whose words are nearest as the reason."""
        plain = self.plain(actual)
        if not near:
            return plain
        return replace(plain, reason=say(msg("nearest targets: {near}", near=", ".join(near)), self.language))

    def cast(self, match: Match) -> Reported:
        """The actual in the role that a target gave it, and why."""
        r, language = self.plain(match.actual), self.language
        return Reported(
            **{name: getattr(r, name) for name in PLAIN},
            role=match.role.value,
            role_words=code_words(ROLES, match.role, language),
            reason=say(match.reason, language),
            derivation=say(match.derivation, language) if match.derivation else "",
        )

    def _lay(self, a: Actual) -> Reported:
        return Reported(
            key=a.key,
            id=a.id,
            indicator=a.indicator,
            region=a.region,
            measure=measure_words(a.measure, a.value.unit, self.language),
            figure=figure(a.value, a.period, self.language),
            basis=a.basis or "",
            publisher=a.publisher,
            published=a.published.isoformat() if a.published else "",
            address=link(a.address),
            quality=a.quality.value,
            quality_words=code_words(QUALITIES, a.quality, self.language),
            vintage=a.vintage,
            note=a.note,
            document=a.evidence.document if a.evidence else "",
            quote=a.evidence.quote if a.evidence else "",
            months=a.months,
        )


PLAIN = tuple(
    name for name in Reported.__slots__ if name not in {"role", "role_words", "reason", "derivation"}
)
