"""Walks through the formulas of the ledger in Python, in the order in which they lean on one another."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from tracker.model.quantity import Op
from tracker.model.terms import Terms, Way

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.knowledge.profiles import Bands, Thresholds
    from tracker.report.view import Row

WIDE = Context(prec=80)
HUNDRED = Decimal(100)
ONE = Decimal(1)
ZERO = Decimal(0)
YEAR = 12
NOISE = 9
"""Places to which figures are rounded before they are banded: binary fractions become what they stand for."""
MOST = 6
"""The most decimals that are shown."""


def rounded(value: Decimal, places: int) -> Decimal:
    """What ROUND gives."""
    result = value.quantize(ONE.scaleb(-places), ROUND_HALF_UP, WIDE)
    return abs(result) if result == 0 else result


def apart(value: Decimal, other: Decimal) -> Decimal:
    """To 0.1, with as many more places as tell it from the other."""
    if value == other:
        return rounded(value, 1)
    for places in range(1, MOST):
        if rounded(value, places) != other:
            return rounded(value, places)
    return rounded(value, MOST)


class Reckoning:
    """The steps for one row; an attribute is None where its formula gives an empty text."""

    def __init__(self, row: Row, terms: Terms, as_of: int, bands: Thresholds) -> None:
        self.row, self.terms, self.as_of, self.bands = row, terms, as_of, bands
        months = row.current.months if row.current else None
        milestone = terms.early is Way.MILESTONE
        self.month = months.last if months and not milestone else None
        before = self.month is not None and self.month < terms.turn
        self.way = terms.early if before or milestone else terms.late
        self.start = terms.start_early if before else terms.start_late
        self.gone = (self.month or 0) - self.start
        self.value = row.value_used if self._speaks() else None
        self.end = self._end()
        self.sense = self._sense()
        self.met = self._met()
        self.covered = self._covered()
        self.expected = self._expected()
        self.distance = self._distance()
        self.ratio = self._ratio()
        self.fresh = "" if self.value is None else self._fresh(self.value)
        self.code = self._code()

    @property
    def partial(self) -> bool:
        """Whether the goal is due and the value speaks for a part of its months only."""
        return self.as_of >= self.terms.due and self.month != self.terms.due

    @property
    def by_levels(self) -> bool:
        """Whether the way from a baseline to the goal counts."""
        return self.way is Way.LEVEL or (self.way in {Way.SHARE, Way.RANK} and self.terms.base is not None)

    @property
    def by_points(self) -> bool:
        """Whether the distance in points counts."""
        return self.way is Way.GROWTH or (self.way is Way.SHARE and self.terms.base is None)

    @property
    def told_by_goal(self) -> bool:
        """Whether about so much is met, or all its months are in: the end of the tolerance paces no more."""
        about = self.terms.op is Op.ABOUT and self.terms.direction > 0
        return about and (bool(self.met) or self.month == self.terms.due)

    @property
    def breach(self) -> bool:
        """Whether the value is past the cap."""
        a, goal = self.value if self.value is not None else ZERO, self.terms.goal
        return a >= goal if self.terms.op is Op.LT else a > goal

    def _speaks(self) -> bool:
        """Whether a value can speak for the month; of sums before the goal's year only whole years do."""
        t = self.terms
        if self.month is None or self.month > t.due:
            return False
        if t.adds_up and self.month < t.turn and self.month % YEAR != YEAR - 1:
            return False
        return self.month > t.start_late or not t.own_months

    def _end(self) -> Decimal | None:
        t, a = self.terms, self.value
        if a is None or (t.low is None and t.high is None):
            return None if a is None else t.goal
        if t.low is not None and a < t.low:
            return t.low
        if t.high is not None and a > t.high:
            return t.high
        return t.low if self.way is Way.FLOW and t.direction > 0 else None

    def _sense(self) -> int:
        t = self.terms
        if self.way is Way.CAP:
            return -1
        if self.end is None or (t.low is None and t.high is None):
            return t.direction
        return 1 if self.end == t.low else -1

    def _covered(self) -> Decimal | None:
        t, a, e = self.terms, self.value, self.end
        if a is None or e is None:
            return None
        found = None
        if self.by_levels:
            asked = self.way is not Way.RANK or a > e
            if t.base is not None and asked and self.sense * (e - t.base) > 0:
                found = (a - t.base) / (e - t.base) * HUNDRED
        elif self.way is Way.FLOW:
            found = a / (t.goal if self.told_by_goal else e) * HUNDRED if e > 0 else None
        elif self.way is Way.MULTI_YEAR:
            if a > -HUNDRED and e > -HUNDRED and e != 0:
                found = (ONE + a / HUNDRED).ln() / ((ONE + e / HUNDRED).ln() * t.years) * HUNDRED
        elif self.way is Way.CAP and t.adds_up and t.goal > 0 and self.gone > 0 and not self.breach:
            found = a / t.goal * HUNDRED
        return None if found is None else rounded(found, NOISE)

    def _expected(self) -> Decimal | None:
        t = self.terms
        if self.covered is None or self.month is None:
            return None
        if self.gone <= 0:
            return ZERO
        if t.paces and self.way is not Way.CAP:
            return rounded(t.paces[self.month - min(t.start_early, t.start_late) - 1], NOISE)
        return rounded(Decimal(100 * self.gone) / (t.due - self.start), NOISE)

    def _distance(self) -> Decimal | None:
        if self.value is None or self.end is None:
            return None
        if self.by_points:
            return rounded(self.sense * (self.value - self.end), NOISE)
        if self.covered is None or self.expected is None:
            return None
        if self.by_levels and (self.gone <= 0 or self.expected <= 0):
            return None
        return rounded(self.covered - self.expected, NOISE)

    def _ratio(self) -> Decimal | None:
        if self.covered is None or self.expected is None or self.expected <= 0 or self.gone <= 0:
            return None
        by_ratio = self.by_levels or self.way is Way.MULTI_YEAR
        return rounded(self.covered / self.expected, 2) if by_ratio else None

    def _met(self) -> bool | None:
        t, a = self.terms, self.value
        if a is None:
            return None
        if t.low is not None or t.high is not None:
            return (t.low is None or a >= t.low) and (t.high is None or a <= t.high)
        falls = t.op is Op.LE or (t.op not in {Op.GE, Op.GT, Op.LT} and self.sense < 0)
        if t.op in {Op.GT, Op.LT}:
            return a > t.bound if t.op is Op.GT else a < t.bound
        return a <= t.bound if falls else a >= t.bound

    def _fresh(self, a: Decimal) -> str:
        """The status before the due date."""
        e = self.end
        if self.way is Way.CAP:
            return self._cap(a)
        if e is None or (self.way is Way.RANK and a <= e):
            return "on_track"
        if self.by_points:
            early = self.way is Way.SHARE and (self.month or 0) <= self.terms.due - YEAR
            return "not_due" if early else self._by_gap(self.bands.points, closed=True)
        if self.way is Way.FLOW:
            return self._flow(a, e)
        if self.way is Way.MULTI_YEAR:
            return self._growth_of_years(a, e)
        return self._level(a, e)

    def _flow(self, a: Decimal, e: Decimal) -> str:
        if e <= 0:
            return self._kept(a - e)
        return "achieved" if self.met else self._by_gap(self.bands.gap, closed=False)

    def _growth_of_years(self, a: Decimal, e: Decimal) -> str:
        if a <= -HUNDRED or e <= -HUNDRED:
            return "not_assessable"
        return self._kept(a) if e == 0 else self._by_ratio()

    def _level(self, a: Decimal, e: Decimal) -> str:
        base, expected = self.terms.base, self.expected
        if base is not None and self.sense * (e - base) <= 0:
            return self._kept(a - e)
        if base is None or self.gone <= 0:
            return "not_due"
        if expected is not None and expected <= 0:
            return self._kept(a - base - expected / HUNDRED * (e - base))
        return self._by_ratio()

    def _cap(self, a: Decimal) -> str:
        t = self.terms
        if self.breach:
            return "breached" if self.gone > 0 else "at_risk"
        if t.goal == 0:
            return "on_track"
        room = rounded(rounded((t.goal - a) / abs(t.goal) * HUNDRED, NOISE), 1)
        over = t.forecast is not None and t.forecast > t.goal
        fast = self.distance is not None and rounded(self.distance, 1) > 0
        return "at_risk" if room < self.bands.headroom or over or fast else "on_track"

    def _kept(self, room: Decimal) -> str:
        return "on_track" if self.sense * rounded(room, NOISE) >= 0 else "behind"

    def _by_gap(self, bands: Bands, *, closed: bool) -> str:
        gap = rounded(self.distance or ZERO, 1)
        if not closed and gap == bands.slightly_behind:
            return "behind"
        steps = [(ZERO, "on_track"), (bands.slightly_behind, "slightly_behind"), (bands.behind, "behind")]
        return _band(gap, steps, "far_behind")

    def _by_ratio(self) -> str:
        if self.ratio is None:
            return "not_due"
        bands = self.bands.ratio
        steps = [(bands.ahead, "ahead"), (bands.on_track, "on_track")]
        steps += [(bands.slightly_behind, "slightly_behind"), (ZERO, "behind")]
        return _band(self.ratio, steps, "regressing")

    def _code(self) -> str:
        t = self.terms
        if self.value is None:
            return self.row.code
        if self.as_of >= t.due:
            return self._settled(self.value)
        age = self.as_of - (self.month or 0)
        return "stale" if self.fresh not in {"achieved", "breached"} and age > 2 * t.lag else self.fresh

    def _settled(self, a: Decimal) -> str:
        t = self.terms
        cap = self.way is Way.CAP and t.op not in {Op.ABOUT, Op.RANGE}
        if self.month == t.due:
            return "achieved" if self.met else "breached" if cap else "missed"
        if t.adds_up and a >= 0 and self.met is not cap and (cap or t.direction >= 0):
            return "breached" if cap else "achieved"
        return "no_data"


def _band(value: Decimal, steps: Iterable[tuple[Decimal, str]], below: str) -> str:
    """The first step that the value reaches."""
    return next((code for least, code in steps if value >= least), below)
