"""The files that are there already, as a merge sees them: entries by document, sound or not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tracker.curate.draft import UNKNOWN, Draft, period_text, reading_digest
from tracker.curate.entries import is_nothing
from tracker.curate.forms import ACTUAL_FILE, MEASURE, REVIEW, TARGET_FILE
from tracker.curate.nodes import Mapping, Scalar, mappings
from tracker.curate.parse import parse
from tracker.curate.values import SPAN
from tracker.curate.wording import same_reading
from tracker.grammar.period import read_period
from tracker.knowledge.indicators import normalise
from tracker.model.claim import Kind
from tracker.model.period import Period
from tracker.model.target import Review
from tracker.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.curate.fields import Field, Form
    from tracker.curate.source import SourceText


@dataclass
class Entry:
    """An entry's texts, as far as they are there."""

    id: str
    node: Mapping
    document: str
    quote: str
    span: tuple[int, int] | None
    indicator: str
    goal: str
    measure: str
    basis: str
    period: str
    region: str
    review: str
    reading: str
    digest: str

    @property
    def untouched(self) -> bool:
        """Whether it is a draft in which no person has changed a word."""
        now = reading_digest(self.indicator, self.goal, self.measure, self.basis, self.period, self.region)
        return self.review in {"", Review.DRAFT.value} and self.digest == now


@dataclass
class ShelfFile:
    """A file of people: its text, the period and place of its head, its entries."""

    source: SourceText
    root: Mapping
    period: str
    region: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def ids(self) -> set[str]:
        """The ids that are taken."""
        return {entry.id for entry in self.entries}


@dataclass
class Shelf:
    """All files of one kind."""

    kind: Kind
    form: Form
    folder: str
    files: list[ShelfFile] = field(default_factory=list)
    unreadable: list[tuple[str, str, Problem]] = field(default_factory=list)
    blank: dict[str, SourceText] = field(default_factory=dict)
    _typed: dict[tuple[str, ...], list[str]] | None = None

    @property
    def goal_key(self) -> str:
        """The key under which an entry words its quantity."""
        return "goal" if self.kind is Kind.TARGET else "value"

    def of(self, document: str) -> list[tuple[ShelfFile, Entry]]:
        """The document's entries, in order of file and place."""
        return [(file, e) for file in self.files for e in file.entries if e.document == document]

    def typed(self, draft: Draft) -> bool:
        """Whether a person has typed the same statement without naming the document that it is from."""
        claim = draft.claim
        key = (normalise(claim.indicator), claim.measure.value, period_text(claim.period), claim.region)
        if self._typed is None:
            self._typed = defaultdict(list)
            for file in self.files:
                for entry in file.entries:
                    if not entry.document:
                        place = (normalise(entry.indicator), entry.measure, entry.period, entry.region)
                        self._typed[place].append(entry.goal)
        return any(same_reading(goal, claim.quantity) for goal in self._typed.get(key, ()))

    def blocks(self, document: str) -> Problem | None:
        """The problem of a file that may hold the document's entries but cannot be read."""
        stem = PurePosixPath(document).stem
        for file, text, problem in self.unreadable:
            if PurePosixPath(file).stem == stem or (document and document in text):
                return problem
        return None


def shelf_of(kind: Kind, folder: str, sources: Iterable[SourceText | Problem]) -> Shelf:
    """The shelf of a folder's files; a file that is no YAML stands apart with its problem."""
    form = TARGET_FILE if kind is Kind.TARGET else ACTUAL_FILE
    shelf = Shelf(kind, form, folder)
    for source in sources:
        if isinstance(source, Problem):
            shelf.unreadable.append((source.where.file, "", source))
            continue
        if all(not line.strip() or line.lstrip().startswith("#") for line in source.text.split("\n")):
            shelf.blank[source.file] = source
            continue
        root, problems = parse(source.text, source.file)
        if root is not None:
            shelf.files.append(_file(source, root, form, shelf.goal_key))
        else:
            shelf.unreadable.append((source.file, source.text, problems[0]))
    return shelf


def _file(source: SourceText, root: Mapping, form: Form, goal_key: str) -> ShelfFile:
    file = ShelfFile(source, root, _period(root.text("period") or ""), (root.text("region") or "").strip())
    for node in mappings(root.get(form.name)):
        evidence, extracted = node.get("evidence"), node.get("extracted")
        span = SPAN.fullmatch((_text(evidence, "at")).strip())
        file.entries.append(
            Entry(
                id=_text(node, "id"),
                node=node,
                document=_text(evidence, "document"),
                quote=_text(evidence, "quote"),
                span=(int(span[1]), int(span[2])) if span else None,
                indicator=_text(node, "indicator"),
                goal=_text(node, goal_key),
                measure=_code(MEASURE, _text(node, "measure")),
                basis=_text(node, "basis"),
                period=_period(_text(node, "period")) or file.period or UNKNOWN,
                region=_text(node, "region") or file.region,
                review=_code(REVIEW, _text(node, "review")),
                reading=_text(extracted, "goal"),
                digest=_text(extracted, "digest"),
            )
        )
    return file


def _text(node: object, key: str) -> str:
    """The text under a key; empty where there is none."""
    value = node.get(key) if isinstance(node, Mapping) else None
    return value.text.strip() if isinstance(value, Scalar) and not is_nothing(value) else ""


def _code(field: Field, text: str) -> str:
    """The code of a choice that may be written in Chinese."""
    return field.codes.get(text, text)


def _period(text: str) -> str:
    """A period's text in ISO form; as it stands where it is none."""
    read = read_period(text) if text else text
    return str(read) if isinstance(read, Period) else text
