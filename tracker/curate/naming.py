"""The target that a person means by FILE/ID, or by ID where that is unique."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.curate.suggest import nearest
from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.target import Target


def target_called(name: str, targets: Sequence[Target], folder: str) -> Target | Problem:
    """The one target of that name, or why there is none; `folder` is where the targets lie."""
    found = [t for t in targets if name in {t.key, t.id}]
    if len(found) == 1:
        return found[0]
    if found:
        what = msg("several targets are called {name}", name=name)
        names = ", ".join(t.key for t in found)
        return Problem(Where(folder), what, msg("say which: {names}", names=names))
    near = nearest(name, {n for t in targets for n in (t.key, t.id)})
    hint = msg("did you mean “{near}”?", near=near) if near else msg("`tracker status` lists the targets")
    return Problem(Where(folder), msg("no target is called {name}", name=name), hint)
