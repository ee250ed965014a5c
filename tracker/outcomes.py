"""What the pipeline hands to the command line: folders, readings, judgements, and what was wrong."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language import language_of_texts
from tracker.model.message import Message, msg
from tracker.problems import Problem, ProblemsError, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from tracker.assess.since import Change as ChangeOfMeaning
    from tracker.curate.merge import Change
    from tracker.extract.claims import Extraction
    from tracker.knowledge.profiles import Profile
    from tracker.model.actual import Actual
    from tracker.model.assessment import Assessment
    from tracker.model.document import Document
    from tracker.model.match import Matching
    from tracker.model.period import Period
    from tracker.model.target import Target


@dataclass(frozen=True)
class WorkingFolder:
    """A working folder: documents in seeds/, the files that people edit in targets/, results in reports/."""

    root: Path

    @property
    def seeds(self) -> Path:
        """Where documents lie."""
        return self.root / "seeds"

    @property
    def targets(self) -> Path:
        """Where target files lie, and actual files below them in actuals/."""
        return self.root / "targets"

    @property
    def lexicon(self) -> Path:
        """Where words of one's own lie, beside those that the program knows."""
        return self.root / "lexicon"

    @property
    def reports(self) -> Path:
        """Where reports are written."""
        return self.root / "reports"


@dataclass(frozen=True)
class Asked:
    """How a person wants targets to be judged.

    `as_of` is the period to speak for, that of the latest data by default; `known` the day up to which
    publications count; `since` an earlier period to tell the changes from; `lights` the profile of words,
    colours and thresholds.
    """

    as_of: Period | None = None
    known: date | None = None
    since: Period | None = None
    lights: str = "default"


@dataclass(frozen=True)
class Reading:
    """What was read in one document; `document` and `extraction` are None where it could not be read."""

    path: Path | None
    document: Document | None = None
    extraction: Extraction | None = None
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class Checked:
    """How many entries were read, and what is wrong with the others."""

    targets: int
    actuals: int
    problems: Sequence[Problem]

    @property
    def summary(self) -> Message:
        """The counts in a line."""
        return msg(
            "{targets} targets and {actuals} actuals, no problem", targets=self.targets, actuals=self.actuals
        )


@dataclass(frozen=True)
class Judged:
    """All targets of a folder, the accepted ones judged, with what was wrong in its files.

    `drafted` are the actuals that wait for a person's word.
    """

    folder: WorkingFolder
    targets: Sequence[Target]
    matching: Matching
    assessments: Sequence[Assessment]
    profile: Profile
    problems: Sequence[Problem]
    changes: Sequence[ChangeOfMeaning] = ()
    drafted: Sequence[Actual] = ()

    @property
    def language(self) -> str:
        """The language that the data speak, in which reports are made where no other is asked for."""
        return language_of_texts(target.indicator for target in self.targets)


@dataclass(frozen=True)
class Curated:
    """What a reading changed in people's files, and what it left for them to decide."""

    changes: Sequence[Change] = ()
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class Ran:
    """What a run found: what was read, which files of people were added to, and how targets stand."""

    readings: Sequence[Reading]
    curated: Curated
    judged: Judged

    @property
    def problems(self) -> list[Problem]:
        """All that was wrong with the input."""
        return each_once(*of_readings(self.readings), *self.curated.problems, *self.judged.problems)


def of_readings(readings: Iterable[Reading]) -> list[Problem]:
    """What kept documents from being read."""
    return [problem for reading in readings for problem in reading.problems]


def each_once(*problems: Problem) -> list[Problem]:
    """A file that cannot be read is met by several stages, and told once."""
    return list({(problem.where, str(problem.what)): problem for problem in problems}.values())


@contextmanager
def on_disk(place: Path) -> Iterator[None]:
    """What the disk refuses is a problem of the input, not of the program."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise ProblemsError(
            Problem(
                Where(str(error.filename or place)),
                msg("cannot be written: {why}", why=why),
                msg("check the folder's permissions, or name another with --to"),
            )
        ) from error
