"""Sets aside figures that no analyst tracks, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.knowledge.gate import Gate, gates
from tracker.knowledge.load import lexical
from tracker.knowledge.units import dimension

if TYPE_CHECKING:
    from tracker.grammar.quantity import Amount

BEHIND = 14  # characters before the number that a rule may look at
AHEAD = 40


def refusal(text: str, amount: Amount, end: int) -> tuple[str, str] | None:
    """The name and reason of the first rule that refuses the amount, None where it may stand."""
    for gate in _of_unit(amount.unit):
        if applies(gate, text, amount, end):
            return f"gate:{gate.row.id}", gate.row.reason
    return None


def applies(gate: Gate, text: str, amount: Amount, end: int) -> bool:  # noqa: PLR0911 - one return a condition
    """Whether the rule refuses the amount; what it looks at ends by `end`."""
    row = gate.row
    if row.units and amount.unit not in row.units:
        return False
    if (row.bare and not amount.bare) or (row.counts and not dimension(amount.unit).startswith("count")):
        return False
    if row.chinese_below is not None and not (amount.chinese and amount.value < row.chinese_below):
        return False
    near = text[max(0, amount.number - BEHIND) : amount.number]
    far = text[max(0, amount.start - BEHIND) : amount.start]  # as before, without the comparator
    after = text[amount.stop : min(end + 1, amount.stop + AHEAD)]
    if gate.before is not None and not (
        gate.before.search(near) or (not row.adjacent and gate.before.search(far))
    ):
        return False
    if gate.after is not None and not gate.after.match(after):
        return False
    if gate.unless_before is not None and (gate.unless_before.search(near) or gate.unless_before.search(far)):
        return False
    return not (gate.unless_after is not None and gate.unless_after.match(after))


def _of_unit(unit: str) -> tuple[Gate, ...]:
    by_unit = _by_unit()
    if unit not in by_unit:
        by_unit[unit] = tuple(g for g in gates() if not g.row.units or unit in g.row.units)
    return by_unit[unit]


@lexical
def _by_unit() -> dict[str, tuple[Gate, ...]]:
    """The rules by unit, filled as units are met."""
    return {}
