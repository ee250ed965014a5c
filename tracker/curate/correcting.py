"""What is wrong with the names by which entries of actuals say which others they correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.curate.suggest import nearest
from tracker.model.corrections import by_name, corrections
from tracker.model.message import msg
from tracker.model.target import Review
from tracker.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.model.actual import Actual
    from tracker.problems import Where


def check_corrections(actuals: Sequence[Actual], locate: Callable[[Actual, str], Where]) -> Iterator[Problem]:
    """Names that no actual has or that several have, and corrections that lead back to themselves."""
    correcting = [a for a in actuals if a.corrects and a.review is Review.ACCEPTED]
    if not correcting:
        return
    names = by_name(actuals)
    replaced = corrections(names, correcting)
    for actual in correcting:
        where = locate(actual, "corrects")
        for name in actual.corrects:
            called = names.get(name, ())
            if not called:
                near = nearest(name, names)
                yield Problem(
                    where,
                    msg("no actual is called “{name}”", name=name),
                    msg("did you mean “{near}”?", near=near) if near else HINT,
                )
            elif len(called) > 1:
                keys = ", ".join(a.key for a in called)
                yield Problem(
                    where,
                    msg("several actuals are called “{name}”", name=name),
                    msg("name one of: {choices}", choices=keys),
                )
            elif called[0] is actual or id(called[0]) not in replaced:
                yield Problem(where, msg("{id} would correct itself", id=actual.id), HINT)


HINT = msg("write the id of the value that this one takes the place of, as FILE/ID")
