"""What a new reading of documents would change in people's files: drafts added, untouched ones renewed; pure.

Nothing that a person typed is ever replaced: where a reading differs from an entry that a person has
changed or accepted, the difference is told and the file stays as it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tracker.curate.append import Addition
from tracker.curate.draft import Draft, comments_of, draft_of, entry_of, head_of, new_id
from tracker.curate.edit import Edits, edited
from tracker.curate.fresh import fresh_text
from tracker.curate.pairing import pair_up, stands_in
from tracker.curate.renewal import differs, renewal
from tracker.curate.shelf import Entry, Shelf, ShelfFile, shelf_of
from tracker.curate.source import NEW, FileChange, SourceText
from tracker.model.claim import Claim, Kind
from tracker.model.message import Message, msg
from tracker.model.target import Review
from tracker.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.curate.splice import Patch
    from tracker.model.document import Document

NO_WORDS: Mapping[str, Message] = {}
CLOSED = frozenset({Review.REJECTED.value, Review.WITHDRAWN.value})


class ChangeKind(StrEnum):
    """What became of a claim or an entry."""

    ADDED = "added"
    RENEWED = "renewed"
    DIFFERS = "differs"
    UNREAD = "unread"
    GONE = "gone"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Change:
    """One line of a merge's listing; only ADDED and RENEWED change a file."""

    kind: ChangeKind
    file: str
    id: str
    text: Message


@dataclass(frozen=True)
class Reading:
    """A document with what was read in it."""

    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Existing:
    """The YAML files that are there: of the folder of targets, and of the folder of actuals."""

    targets_folder: str
    actuals_folder: str
    targets: tuple[SourceText | Problem, ...] = ()
    actuals: tuple[SourceText | Problem, ...] = ()


@dataclass(frozen=True)
class MergePlan:
    """The files to be written, what changes in them and what was only noticed, and what stood in the way.

    `kept` counts the claims whose entries need no change.
    """

    files: tuple[FileChange, ...]
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    kept: int = 0


def plan_merge(
    readings: Sequence[Reading], existing: Existing, *, doubts: Mapping[str, Message] = NO_WORDS
) -> MergePlan:
    """Plan the merge of all documents' claims into the files, without touching any.

    Targets go to the target files, actuals to the files of actuals, forecasts nowhere. A claim whose
    entry was rejected or withdrawn is not drafted again. `doubts` words the names of doubts, which stand
    as comments above the drafts.
    """
    shelves = (
        _Merge(shelf_of(Kind.TARGET, existing.targets_folder, existing.targets), doubts, depth=0),
        _Merge(shelf_of(Kind.ACTUAL, existing.actuals_folder, existing.actuals), doubts, depth=1),
    )
    for reading in readings:
        for shelf in shelves:
            shelf.read(reading)
    files = [change for shelf in shelves for change in shelf.files()]
    return MergePlan(
        tuple(files),
        tuple(change for shelf in shelves for change in shelf.changes),
        tuple(problem for shelf in shelves for problem in shelf.problems),
        sum(shelf.kept for shelf in shelves),
    )


@dataclass
class _NewFile:
    document: Document
    drafts: list[Draft] = field(default_factory=list)


class _Merge:
    """The merge into one shelf, growing document by document."""

    def __init__(self, shelf: Shelf, doubts: Mapping[str, Message], *, depth: int) -> None:
        self._shelf = shelf
        self._doubts = doubts
        self._depth = depth
        self._patches: dict[str, dict[str, Patch]] = defaultdict(dict)
        self._added: dict[str, list[Draft]] = defaultdict(list)
        self._new: dict[str, _NewFile] = {}
        self.changes: list[Change] = []
        self.problems: list[Problem] = []
        self.kept = 0

    def read(self, reading: Reading) -> None:
        """Pair the document's claims with the shelf's entries."""
        document = reading.document
        claims = [claim for claim in reading.claims if claim.kind is self._shelf.kind]
        entries = self._shelf.of(document.id)
        if (claims or entries) and (problem := self._shelf.blocks(document.id)) is not None:
            if problem not in self.problems:
                self.problems.append(problem)
            return
        pairing = pair_up(self._drafts(claims), entries, document.text)
        for draft, file, entry in pairing.pairs:
            self._meet(draft, file, entry)
        for file, entry in pairing.left:
            self._lost(document, file, entry)
        for draft in pairing.fresh:
            if self._shelf.typed(draft):
                self.kept += 1
            else:
                self._place(draft, document, entries)

    def files(self) -> Iterable[FileChange]:
        """The new bytes of all files that change; the additions are listed now that they have ids."""
        for file in self._shelf.files:
            name = file.source.file
            edits = Edits(self._patches.get(name, {}), tuple(self._additions(file)))
            if not edits.patches and not edits.additions:
                continue
            result = edited(file.source, self._shelf.form, edits)
            if isinstance(result, Problem):
                self.problems.append(result)
            else:
                yield FileChange(name, file.source.digest, result.encoded(result.text))
        for name, new in self._new.items():
            yield self._fresh_file(name, new)

    def _drafts(self, claims: list[Claim]) -> list[Draft]:
        drafts: list[Draft] = []
        for claim in claims:
            draft = draft_of(claim)
            if draft is None:
                what = msg("“{quote}” cannot be written as a goal", quote=claim.evidence.quote)
                self.changes.append(Change(ChangeKind.SKIPPED, claim.evidence.document, "", what))
            else:
                drafts.append(draft)
        return drafts

    def _meet(self, draft: Draft, file: ShelfFile, entry: Entry) -> None:
        """A claim that has an entry: renewed where no person touched it, else only compared."""
        name = file.source.file
        told = {"old": entry.goal, "new": draft.goal, "indicator": draft.claim.indicator}
        if not entry.digest or entry.digest == draft.digest or entry.review in CLOSED:
            self.kept += 1
        elif entry.untouched and entry.id and [e.id for e in file.entries].count(entry.id) == 1:
            self._patches[name][entry.id] = renewal(draft, file, entry, self._shelf.goal_key)
            text = msg("the draft “{old}” is now read as “{new}” ({indicator})", **told)
            self.changes.append(Change(ChangeKind.RENEWED, name, entry.id, text))
        elif differs(draft, entry):
            text = msg("now read as “{new}” ({indicator}); the entry says “{old}” and stays as it is", **told)
            self.changes.append(Change(ChangeKind.DIFFERS, name, entry.id, text))
        else:
            self.kept += 1

    def _lost(self, document: Document, file: ShelfFile, entry: Entry) -> None:
        """An entry of the document that no claim fits any more."""
        if entry.review in CLOSED or not entry.quote:
            return
        if not stands_in(entry.quote, document.text):
            text = msg("its words no longer stand in {document}", document=document.id)
            self.changes.append(Change(ChangeKind.GONE, file.source.file, entry.id, text))
        elif entry.digest:
            text = msg(
                "its words stand in {document}, but are no longer read in this way", document=document.id
            )
            self.changes.append(Change(ChangeKind.UNREAD, file.source.file, entry.id, text))

    def _place(self, draft: Draft, document: Document, entries: list[tuple[ShelfFile, Entry]]) -> None:
        """A claim without an entry: into the file that has the document's others, else into a new one."""
        if entries:
            counts = Counter(file.source.file for file, _ in entries)
            files = {file.source.file: file for file, _ in entries}
            period = str(draft.claim.period)
            best = max(files, key=lambda name: (files[name].period == period, counts[name]))
            self._added[best].append(draft)
            return
        name = self._name(document)
        if any(file.source.file == name for file in self._shelf.files):
            self._added[name].append(draft)
        else:
            self._new.setdefault(name, _NewFile(document)).drafts.append(draft)

    def _name(self, document: Document) -> str:
        """The file for a document that has none: of its own name, with its kind where the name is taken."""
        path = PurePosixPath(document.id)
        folder = PurePosixPath(self._shelf.folder)
        for stem in (path.stem, path.name.replace(".", "-")):
            name = (folder / f"{stem}.yaml").as_posix()
            there = [f for f in self._shelf.files if PurePosixPath(f.source.file).stem == stem]
            if there:
                if there[0].source.file == name and not any(entry.document for entry in there[0].entries):
                    return name
            elif name not in self._new or self._new[name].document.id == document.id:
                return name
        return name

    def _additions(self, file: ShelfFile) -> Iterable[Addition]:
        taken = file.ids
        for draft in self._added.get(file.source.file, ()):
            yield self._addition(draft, taken, file.source.file, period=file.period, region=file.region)

    def _addition(self, draft: Draft, taken: set[str], file: str, *, period: str, region: str) -> Addition:
        ident = new_id(draft, taken)
        taken.add(ident)
        text = msg("new draft: {indicator} {goal}", indicator=draft.claim.indicator, goal=draft.goal)
        self.changes.append(Change(ChangeKind.ADDED, file, ident, text))
        return Addition(
            entry_of(draft, ident, period=period, region=region), comments_of(draft.claim, self._doubts)
        )

    def _fresh_file(self, name: str, new: _NewFile) -> FileChange:
        head = head_of(new.document, new.drafts, self._shelf.kind)
        period, region = str(head.get("period", "")), str(head.get("region", ""))
        taken: set[str] = set()
        additions = [self._addition(d, taken, name, period=period, region=region) for d in new.drafts]
        text = fresh_text(self._shelf.form, head, additions, depth=self._depth)
        blank = self._shelf.blank.get(name)
        if blank is None:
            return FileChange(name, NEW, text.encode("utf-8"))
        kept = blank.text if blank.text.endswith("\n") or not blank.text else blank.text + "\n"
        return FileChange(name, blank.digest, blank.encoded(kept + text.replace("\n", blank.newline)))
