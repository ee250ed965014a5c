"""Sets aside figures that no analyst tracks, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.knowledge.gate import Gate, gates
from tracker.knowledge.load import lexical
from tracker.knowledge.units import dimension

if TYPE_CHECKING:
    from tracker.grammar.quantity import Amount

BEHIND = 14  # characters before the number that a rule may look at
AHEAD = 40


@dataclass(frozen=True, slots=True)
class Around:
    """An amount with what stands around it; `near` ends at its number, `far` before its comparator."""

    amount: Amount
    near: str
    far: str
    after: str
    counted: bool


def refusal(text: str, amount: Amount, end: int) -> tuple[str, str] | None:
    """The name and reason of the first rule that refuses the amount, None where it may stand."""
    around = around_of(text, amount, end)
    for gate in _of_unit(amount.unit):
        if applies(gate, around):
            return f"gate:{gate.row.id}", gate.row.reason
    return None


def around_of(text: str, amount: Amount, end: int) -> Around:
    """What the rules look at; the words behind the amount end with the sentence at `end`."""
    return Around(
        amount,
        text[max(0, amount.number - BEHIND) : amount.number],
        text[max(0, amount.start - BEHIND) : amount.start],
        text[amount.stop : min(end + 1, amount.stop + AHEAD)],
        dimension(amount.unit).startswith("count"),
    )


def applies(gate: Gate, around: Around) -> bool:
    """Whether the rule refuses the amount."""
    row, amount = gate.row, around.amount
    if row.units and amount.unit not in row.units:
        return False
    if (row.bare and not amount.bare) or (row.counts and not around.counted):
        return False
    if row.chinese_below is not None and not (amount.chinese and amount.value < row.chinese_below):
        return False
    return _words_refuse(gate, around)


def _words_refuse(gate: Gate, around: Around) -> bool:
    """Whether the words on both sides are those of the rule."""
    near, far = around.near, around.far
    if gate.before is not None and not (
        gate.before.search(near) or (not gate.row.adjacent and gate.before.search(far))
    ):
        return False
    if gate.after is not None and not gate.after.match(around.after):
        return False
    if gate.unless_before is not None and (gate.unless_before.search(near) or gate.unless_before.search(far)):
        return False
    return gate.unless_after is None or not gate.unless_after.match(around.after)


def _of_unit(unit: str) -> tuple[Gate, ...]:
    by_unit = _by_unit()
    if unit not in by_unit:
        by_unit[unit] = tuple(g for g in gates() if not g.row.units or unit in g.row.units)
    return by_unit[unit]


@lexical
def _by_unit() -> dict[str, tuple[Gate, ...]]:
    """The rules by unit, filled as units are met."""
    return {}
