"""Sets aside figures that no analyst tracks, each with its reason."""

from __future__ import annotations

from functools import cache

from tracker.grammar.quantity import Amount
from tracker.knowledge.gate import Gate, gates
from tracker.knowledge.units import dimension

BEHIND = 14  # characters before the number that a rule may look at
AHEAD = 40


def refusal(text: str, amount: Amount, end: int) -> tuple[str, str] | None:
    """The name and reason of the first rule that refuses the amount, None where it may stand."""
    low = max(0, amount.number - BEHIND)
    before = text[low : amount.number]
    before_comparator = text[max(0, amount.start - BEHIND) : amount.start]
    after = text[amount.stop : min(end + 1, amount.stop + AHEAD)]
    counted = dimension(amount.unit).startswith("count")
    for gate in _of_unit(amount.unit):
        row = gate.row
        if row.bare and not amount.bare:
            continue
        if row.counts and not counted:
            continue
        if row.chinese_below is not None and not (amount.chinese and amount.value < row.chinese_below):
            continue
        if gate.before is not None and not (
            gate.before.search(before) or gate.before.search(before_comparator)
        ):
            continue
        if gate.after is not None and not gate.after.match(after):
            continue
        if gate.unless_before is not None and (
            gate.unless_before.search(before) or gate.unless_before.search(before_comparator)
        ):
            continue
        if gate.unless_after is not None and gate.unless_after.match(after):
            continue
        return f"gate:{row.id}", row.reason
    return None


@cache
def _of_unit(unit: str) -> tuple[Gate, ...]:
    return tuple(g for g in gates() if not g.row.units or unit in g.row.units)
