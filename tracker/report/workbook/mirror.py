"""What the formulas of the ledger come to for the figures of the report.

The cells that feed the shown ones need values too, since previewers and other programs read what is
cached. Where these values do not lead to the status that was judged (bounds that leave it open, months that
a formula cannot tell), the row is held: it shows what was judged until somebody types another actual.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.report.workbook.reckoning import HUNDRED, Reckoning, apart, rounded

if TYPE_CHECKING:
    from decimal import Decimal

    from tracker.knowledge.profiles import Thresholds
    from tracker.model.terms import Terms
    from tracker.report.view import Row


@dataclass(frozen=True, slots=True)
class Mirror:
    """The values of a row's formulas, named as in `formulas`; None where they give an empty text."""

    month: int | None
    way: str
    usable: bool
    gone: int | None
    end: Decimal | None
    sense: int
    covered: Decimal | None
    expected: Decimal | None
    distance: Decimal | None
    ratio: Decimal | None
    met: bool | None
    fresh: str
    code: str
    completion: Decimal | None
    pace: Decimal | None
    gap: Decimal | None
    held: bool = False


def mirror(row: Row, terms: Terms, as_of: int, bands: Thresholds) -> Mirror:
    """The values for the figures of the report; held where they lead elsewhere than the judgement did.

    Args:
        row: what was judged.
        terms: what it was judged with.
        as_of: the month that the report speaks for, counted as in `Period`.
        bands: the thresholds of the profile.
    """
    found = unheld(row, terms, as_of, bands)
    judged = (row.code, row.completion, row.pace, row.gap)
    if (found.code, found.completion, found.pace, found.gap) == judged:
        return found
    return replace(found, held=True, code=row.code, completion=row.completion, pace=row.pace, gap=row.gap)


def unheld(row: Row, terms: Terms, as_of: int, bands: Thresholds) -> Mirror:
    """What the formulas say by themselves."""
    r = Reckoning(row, terms, as_of, bands)
    code = r.code
    partial = code == "no_data" and r.partial
    bare = r.covered is None or partial
    flat = r.by_levels and r.expected is not None and r.expected <= 0 and r.gone > 0
    return Mirror(
        month=r.month,
        way=r.way.value,
        usable=r.value is not None,
        gone=None if r.value is None else r.gone,
        end=r.end,
        sense=r.sense,
        covered=r.covered,
        expected=r.expected,
        distance=r.distance,
        ratio=r.ratio,
        met=r.met,
        fresh=r.fresh,
        code=code,
        completion=None if bare or r.covered is None else apart(r.covered, HUNDRED),
        pace=None if bare or flat or r.expected is None else rounded(r.expected, 1),
        gap=None if partial or r.distance is None else apart(r.distance, HUNDRED * 0),
    )
