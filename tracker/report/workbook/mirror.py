"""What the formulas of the ledger come to for the figures of the report: their values, computed once more.

The cells that feed the shown ones need values too, since previewers and other programs read what is
cached. Where these values do not lead to the status that was judged (bounds that leave it open, months that
a formula cannot tell), the row is held: it shows what was judged until somebody types another actual.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from tracker.model.quantity import Op
from tracker.model.terms import Terms, Way

if TYPE_CHECKING:
    from tracker.knowledge.profiles import Bands, Thresholds
    from tracker.report.view import Row

WIDE = Context(prec=80)
HUNDRED = Decimal(100)
ONE = Decimal(1)
YEAR = 12
NOISE = 9
"""Places to which figures are rounded before they are banded, for binary fractions to be what they stand for."""
MOST = 6


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


@dataclass(frozen=True, slots=True)
class Mirror:
    """The values of a row's formulas, None where they give an empty text; the figures of `live` by their names."""

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
    """The values for the figures of the report; held where they lead elsewhere than the judgement did."""
    found = Reckoning(row, terms, as_of, bands).mirror()
    judged = (row.code, row.completion, row.pace, row.gap)
    if (found.code, found.completion, found.pace, found.gap) == judged:
        return found
    return replace(found, held=True, code=row.code, completion=row.completion, pace=row.pace, gap=row.gap)


class Reckoning:
    """Walks through the formulas in the order in which they lean on one another."""

    def __init__(self, row: Row, terms: Terms, as_of: int, bands: Thresholds) -> None:
        self.row, self.terms, self.as_of, self.bands = row, terms, as_of, bands
        months = row.current.months if row.current else None
        milestone = terms.early is Way.MILESTONE
        self.month = months.last if months and not milestone else None
        before = self.month is not None and self.month < terms.turn
        self.way = terms.early if before or milestone else terms.late
        self.start = terms.start_early if before else terms.start_late
        self.value = row.value_used if self._speaks() else None
        self.end = self._end()
        self.sense = self._sense()
        self.covered = self._covered()
        self.expected = self._expected()
        self.distance = self._distance()
        self.ratio = self._ratio()

    def _speaks(self) -> bool:
        """Whether the month is one that a value can speak for: of sums before the goal's year, whole years only."""
        t = self.terms
        if self.month is None or self.month > t.due:
            return False
        if t.adds_up and self.month < t.turn and self.month % YEAR != YEAR - 1:
            return False
        return self.month > t.start_late or not t.own_months

    @property
    def partial(self) -> bool:
        """Whether the goal is due and the value speaks for a part of its months only."""
        return self.as_of >= self.terms.due and self.month != self.terms.due

    def mirror(self) -> Mirror:
        """All values."""
        fresh = self._fresh()
        code = self._code(fresh)
        partial = code == "no_data" and self.partial
        bare = self.covered is None or partial
        flat = self._levels() and self.expected is not None and self.expected <= 0 and self._gone() > 0
        return Mirror(
            month=self.month,
            way=self.way.value,
            usable=self.value is not None,
            gone=None if self.value is None else self._gone(),
            end=self.end,
            sense=self.sense,
            covered=self.covered,
            expected=self.expected,
            distance=self.distance,
            ratio=self.ratio,
            met=self._met(),
            fresh=fresh,
            code=code,
            completion=None if bare or self.covered is None else apart(self.covered, HUNDRED),
            pace=None if bare or flat or self.expected is None else rounded(self.expected, 1),
            gap=None if partial or self.distance is None else apart(self.distance, Decimal(0)),
        )

    def _end(self) -> Decimal | None:
        t, a = self.terms, self.value
        if a is None:
            return None
        if t.low is None and t.high is None:
            return t.goal
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

    def _levels(self) -> bool:
        return self.way is Way.LEVEL or (self.way in {Way.SHARE, Way.RANK} and self.terms.base is not None)

    def _by_points(self) -> bool:
        return self.way is Way.GROWTH or (self.way is Way.SHARE and self.terms.base is None)

    def _gone(self) -> int:
        return (self.month or 0) - self.start

    def _breach(self) -> bool:
        a = self.value if self.value is not None else self.terms.goal
        return a >= self.terms.goal if self.terms.op is Op.LT else a > self.terms.goal

    def _covered(self) -> Decimal | None:
        t, a, e = self.terms, self.value, self.end
        if a is None or e is None:
            return None
        found = None
        if self._levels():
            asked = not (self.way is Way.RANK and a <= e)
            if t.base is not None and asked and self.sense * (e - t.base) > 0:
                found = (a - t.base) / (e - t.base) * HUNDRED
        elif self.way is Way.FLOW:
            found = a / e * HUNDRED if e > 0 else None
        elif self.way is Way.MULTI_YEAR:
            if a > -HUNDRED and e > -HUNDRED and e != 0:
                found = (ONE + a / HUNDRED).ln() / ((ONE + e / HUNDRED).ln() * t.years) * HUNDRED
        elif self.way is Way.CAP and t.adds_up and t.goal > 0 and self._gone() > 0 and not self._breach():
            found = a / t.goal * HUNDRED
        return None if found is None else rounded(found, NOISE)

    def _expected(self) -> Decimal | None:
        t = self.terms
        if self.covered is None or self.month is None:
            return None
        if self._gone() <= 0:
            return Decimal(0)
        if t.paces and self.way is not Way.CAP:
            return rounded(t.paces[self.month - min(t.start_early, t.start_late) - 1], NOISE)
        return rounded(Decimal(100 * self._gone()) / (t.due - self.start), NOISE)

    def _distance(self) -> Decimal | None:
        if self.value is None or self.end is None:
            return None
        if self._by_points():
            return rounded(self.sense * (self.value - self.end), NOISE)
        if self.covered is None or self.expected is None:
            return None
        if self._levels() and (self._gone() <= 0 or self.expected <= 0):
            return None
        return rounded(self.covered - self.expected, NOISE)

    def _ratio(self) -> Decimal | None:
        if (
            not (self._levels() or self.way is Way.MULTI_YEAR)
            or self.covered is None
            or self.expected is None
        ):
            return None
        return rounded(self.covered / self.expected, 2) if self.expected > 0 and self._gone() > 0 else None

    def _met(self) -> bool | None:
        t, a = self.terms, self.value
        if a is None:
            return None
        if t.low is not None or t.high is not None:
            return (t.low is None or a >= t.low) and (t.high is None or a <= t.high)
        match t.op:
            case Op.GE:
                return a >= t.bound
            case Op.GT:
                return a > t.bound
            case Op.LE:
                return a <= t.bound
            case Op.LT:
                return a < t.bound
            case _:
                return a <= t.bound if self.sense < 0 else a >= t.bound

    def _fresh(self) -> str:
        a, e, t = self.value, self.end, self.terms
        if a is None:
            return ""
        if self.way is Way.CAP:
            return self._cap(a)
        if e is None or (self.way is Way.RANK and a <= e):
            return "on_track"
        if self._by_points():
            if self.way is Way.SHARE and (self.month or 0) <= t.due - YEAR:
                return "not_due"
            return self._band(self.bands.points, closed=True)
        if self.way is Way.FLOW:
            if e <= 0:
                return self._kept(a - e)
            return "achieved" if self._met() else self._band(self.bands.gap, closed=False)
        if self.way is Way.MULTI_YEAR:
            if a <= -HUNDRED or e <= -HUNDRED:
                return "not_assessable"
            return self._kept(a) if e == 0 else self._by_ratio()
        return self._level(a, e)

    def _level(self, a: Decimal, e: Decimal) -> str:
        base = self.terms.base
        if base is None:
            return "not_due"
        if self.sense * (e - base) <= 0:
            return self._kept(a - e)
        if self._gone() <= 0:
            return "not_due"
        if self.expected is not None and self.expected <= 0:
            return self._kept(a - base - self.expected / HUNDRED * (e - base))
        return self._by_ratio()

    def _cap(self, a: Decimal) -> str:
        t = self.terms
        if self._breach():
            return "breached" if self._gone() > 0 else "at_risk"
        if t.goal == 0:
            return "on_track"
        room = rounded(rounded((t.goal - a) / abs(t.goal) * HUNDRED, NOISE), 1)
        over = t.forecast is not None and t.forecast > t.goal
        fast = self.distance is not None and rounded(self.distance, 1) > 0
        return "at_risk" if room < self.bands.headroom or over or fast else "on_track"

    def _kept(self, room: Decimal) -> str:
        return "on_track" if self.sense * rounded(room, NOISE) >= 0 else "behind"

    def _band(self, bands: Bands, *, closed: bool) -> str:
        gap = rounded(self.distance if self.distance is not None else Decimal(0), 1)
        if gap >= 0:
            return "on_track"
        if gap > bands.slightly_behind or (closed and gap == bands.slightly_behind):
            return "slightly_behind"
        return "behind" if gap >= bands.behind else "far_behind"

    def _by_ratio(self) -> str:
        ratio, bands = self.ratio, self.bands.ratio
        if ratio is None:
            return "not_due"
        if ratio >= bands.ahead:
            return "ahead"
        if ratio >= bands.on_track:
            return "on_track"
        if ratio >= bands.slightly_behind:
            return "slightly_behind"
        return "behind" if ratio >= 0 else "regressing"

    def _code(self, fresh: str) -> str:
        t = self.terms
        if self.value is None:
            return self.row.code
        if self.as_of >= t.due:
            return self._settled()
        age = self.as_of - (self.month or 0)
        return "stale" if fresh not in {"achieved", "breached"} and age > 2 * t.lag else fresh

    def _settled(self) -> str:
        met, cap = self._met(), self.way is Way.CAP and self.terms.op not in {Op.ABOUT, Op.RANGE}
        if self.month == self.terms.due:
            return "achieved" if met else "breached" if cap else "missed"
        sums = self.terms.adds_up and self.value is not None and self.value >= 0
        if sums and met is not cap and (cap or self.terms.direction >= 0):
            return "breached" if cap else "achieved"
        return "no_data"
