"""Problems that are all of one kind, told a few times and then counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.message import msg
from tracker.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

MOST_ALIKE = 5


def thinned(
    problems: Iterable[Problem], kind: Callable[[Problem], Hashable], *, most: int = MOST_ALIKE
) -> list[Problem]:
    """The problems, those beyond the first `most` of a kind put into one that counts them.

    A unit that nobody knows stands in 100,000 rows of a table as easily as in one.
    """
    kept: list[Problem] = []
    counts: dict[Hashable, int] = {}
    further: dict[Hashable, Problem] = {}
    for problem in problems:
        key = kind(problem)
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= most:
            kept.append(problem)
        else:
            further.setdefault(key, problem)
    for key, first in further.items():
        what = msg("{count} more have the same problem, from here on", count=counts[key] - most)
        kept.append(Problem(first.where, what, first.hint, first.severity))
    return kept
