"""Which reported values people put others in the place of, as `corrects` in their entries says."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.model.actual import Actual


def by_name(actuals: Iterable[Actual]) -> Mapping[str, Sequence[Actual]]:
    """The actuals by each name that an entry may call them: FILE/ID, and ID where that is unique."""
    found: dict[str, list[Actual]] = defaultdict(list)
    for actual in actuals:
        found[actual.key].append(actual)
        if actual.key != actual.id:
            found[actual.id].append(actual)
    return dict(found)


def corrections(names: Mapping[str, Sequence[Actual]], usable: Iterable[Actual]) -> dict[int, Actual]:
    """For each actual that one of the `usable` corrects, by its `id()`, the one that stands in the end.

    Where a correction was corrected itself the last one stands. Of several corrections of one actual the
    one published last is told. Actuals that correct each other in a circle correct nothing, nor does a name
    that several have.
    """
    direct: dict[int, Actual] = {}
    for actual in sorted((a for a in usable if a.corrects), key=lambda a: a.published or date.min):
        for name in actual.corrects:
            called = names.get(name, ())
            if len(called) == 1 and called[0] is not actual:
                direct[id(called[0])] = actual
    ends = {corrected: _end(actual, direct) for corrected, actual in direct.items()}
    return {corrected: end for corrected, end in ends.items() if end is not None}


def _end(actual: Actual, direct: Mapping[int, Actual]) -> Actual | None:
    """The correction that none corrects; None where following them leads in a circle."""
    passed = {id(actual)}
    while (following := direct.get(id(actual))) is not None:
        if id(following) in passed:
            return None
        passed.add(id(following))
        actual = following
    return actual
