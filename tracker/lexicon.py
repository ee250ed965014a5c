"""Words of one's own: a folder of lexicon entries beside the shipped ones, proved by their examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.files import is_free
from tracker.model.message import msg
from tracker.problems import Problem, ProblemsError, Where

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.extract.proofs import Proof
    from tracker.outcomes import WorkingFolder


def learn(folder: WorkingFolder, lexicon: Path | None = None) -> None:
    """Take in the words of a folder of lexicon entries, by default of the working folder's own.

    Raises:
        ProblemsError: the folder is not there, an entry is unsound, or one of its examples fails.
    """
    if lexicon is None and is_free(folder.lexicon):
        return
    place = lexicon or folder.lexicon
    from tracker.extract.proofs import proofs
    from tracker.knowledge.load import add
    from tracker.read.lexicon import read_lexicon

    rows, problems = read_lexicon(place)
    if problems:
        raise ProblemsError(*problems)
    add(rows)
    own = {(name, row["id"]) for name, entries in rows.items() for row in entries}
    failed = [proof for proof in proofs() if (proof.lexicon, proof.entry) in own and not proof.holds]
    if failed:
        raise ProblemsError(*(_failed(place, proof) for proof in failed))


def _failed(place: Path, proof: Proof) -> Problem:
    told = {"id": proof.entry, "example": proof.example}
    what = (
        msg("entry “{id}” is not found in its example “{example}”", **told)
        if proof.expected
        else msg("entry “{id}” is found in “{example}”, where it should not be", **told)
    )
    hint = msg("mend the entry, or move the example between `yes` and `no`")
    return Problem(Where((place / f"{proof.lexicon}.yaml").as_posix()), what, hint)
