"""The table of contents: what happens, command by command, from a sentence to a status.

    document ──read──▶ text ──extract──▶ claims ──curate──▶ target and actual files (edited by people)
    targets + actuals ──match──▶ matches ──assess──▶ assessments ──report──▶ workbook, page, terminal

Stages load inside the functions that need them, so that no command waits for another's libraries.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.model.message import Message, msg
from tracker.model.target import Review
from tracker.problems import Problem, ProblemsError, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from tracker.curate.merge import Change
    from tracker.extract.claims import Extraction
    from tracker.knowledge.profiles import Profile
    from tracker.model.assessment import Assessment
    from tracker.model.claim import Claim
    from tracker.model.document import Document
    from tracker.model.match import Matching
    from tracker.model.period import Period
    from tracker.model.target import Target
    from tracker.report.page_documents import Original
    from tracker.report.page_edition import InputFile
    from tracker.report.view import Report

    Tell = Callable[[Message], None]

WORKBOOK, PAGE, FORMS = "report.xlsx", "report.html", ("xlsx", "html")
LIGHTS = "default"
OTHER = {"en": "zh", "zh": "en"}


@dataclass(frozen=True)
class Folder:
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
    def reports(self) -> Path:
        """Where reports are written."""
        return self.root / "reports"


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
    """All targets of a folder, the accepted ones judged, with what was wrong in its files."""

    folder: Folder
    targets: Sequence[Target]
    matching: Matching
    assessments: Sequence[Assessment]
    profile: Profile
    problems: Sequence[Problem]


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
        found: list[Problem] = []
        for each in (
            *(p for r in self.readings for p in r.problems),
            *self.curated.problems,
            *self.judged.problems,
        ):
            if each not in found:
                found.append(each)
        return found


def init(folder: Folder) -> list[Path]:
    """Make a working folder with an example; the paths of its files.

    Raises:
        ProblemsError: something is in the folder's place, or it cannot be written to.
    """
    from tracker.files import is_free
    from tracker.files import write_text as write
    from tracker.starter import example

    if not is_free(folder.root):
        place = Where(folder.root.as_posix())
        taken = msg("the folder is not empty")
        raise ProblemsError(Problem(place, taken, msg("name one that is not there yet")))
    made = []
    with _disk(folder.root):
        for name, text in example():
            write(folder.root / name, text)
            made.append(folder.root / name)
    return made


def extract(
    paths: Iterable[Path], *, published: str | None = None, region: str | None = None
) -> Iterator[Reading]:
    """Read documents one by one; one that cannot be read is told as a problem, and the rest go on."""
    from tracker.extract.claims import extract as claims_of
    from tracker.read.documents import read_document
    from tracker.read.folder import find_documents

    documents, missing = find_documents(paths)
    if missing:
        yield Reading(None, problems=missing)
    for path in documents:
        document, problems = read_document(path, published=published, region=region)
        yield Reading(path, document, None if document is None else claims_of(document), problems)


def check(folder: Folder, paths: Sequence[Path] = ()) -> Checked:
    """Read target and actual files, and tell what is wrong in them and between them.

    Files that are named are checked against the folder's others where they lie in it, else by themselves.
    """
    from tracker.curate import check as between
    from tracker.curate.load import Places, files_of, load

    missing: list[Problem] = []
    named = {path.resolve() for path, _ in files_of(paths or folder.targets, missing)}
    loaded = load([folder.targets, *(p for p in named if not p.is_relative_to(folder.targets.resolve()))])
    found = between.check(loaded.targets, loaded.actuals, documents=_texts(folder), locate=Places())
    return Checked(
        sum(Path(t.file).resolve() in named for t in loaded.targets),
        sum(Path(a.file).resolve() in named for a in loaded.actuals),
        missing + [p for p in (*loaded.problems, *found) if Path(p.where.file).resolve() in named],
    )


def curate(folder: Folder, readings: Iterable[Reading]) -> Curated:
    """Draft what was read into target and actual files; what a person wrote there stays as it is."""
    from tracker.curate import merge
    from tracker.curate.load import existing
    from tracker.curate.write import write_files

    read = [merge.Reading(r.document, r.extraction.claims) for r in readings if r.document and r.extraction]
    plan = merge.plan_merge(read, existing(folder.targets))
    return Curated(plan.changes, [*plan.problems, *write_files(plan.files)])


def judge(
    folder: Folder, *, as_of: Period | None = None, known: date | None = None, lights: str = LIGHTS
) -> Judged:
    """Set the actuals of a folder against its accepted targets and judge these."""
    from tracker.assess.judging import assess
    from tracker.curate.load import load
    from tracker.knowledge.profiles import profile
    from tracker.match.matching import match

    loaded = load(folder.targets)
    if not loaded.targets:
        raise ProblemsError(*loaded.problems, _no_target(folder))
    used = profile(lights)
    matching = match(loaded.targets, loaded.actuals, as_of=as_of, known=known)
    return Judged(folder, loaded.targets, matching, assess(matching, profile=used), used, loaded.problems)


def lay_out(judged: Judged, language: str | None, readings: Iterable[Reading] = ()) -> Report:
    """The view that all reports show, in `language`, or in that of the data.

    `readings` are the documents that the targets rest on, for the words around their quotes.
    """
    from tracker.report.rows import language_of, rows

    read = [(r.document, r.extraction) for r in readings if r.document and r.extraction]
    return rows(
        judged.assessments,
        language=language or language_of(judged.targets),
        profile=judged.profile,
        unmatched=judged.matching.unmatched,
        drafts=[t for t in judged.targets if t.review is not Review.ACCEPTED],
        doubtful=[claim for _, extraction in read for claim in extraction.claims if claim.doubts],
        documents=[document for document, _ in read],
    )


def brief_text(judged: Judged, language: str, width: int | None = None) -> str:
    """How the targets of each plan stand, on one screen."""
    from tracker.report.brief import brief

    return brief(lay_out(judged, language), width)


def status_text(judged: Judged, form: str, language: str, width: int | None = None) -> str:
    """All judged targets as "table", "json" or "csv"."""
    from tracker.report.tables import csv_text, json_text
    from tracker.report.terminal import table

    report = lay_out(judged, language)
    if form == "table":
        return table(report, width)
    return csv_text(report) if form == "csv" else json_text(report)


def write_reports(
    judged: Judged, language: str | None, readings: Sequence[Reading], to: Path, forms: Sequence[str] = FORMS
) -> Iterator[Path]:
    """Write the workbook ("xlsx") and the page ("html"); the page speaks both languages, `language` first.

    Raises:
        ProblemsError: the folder cannot be written to.
    """
    from tracker.files import make_folder

    report = lay_out(judged, language, readings)
    with _disk(to):
        make_folder(to)
        if "xlsx" in forms:
            from tracker.report.workbook.book import write_workbook

            write_workbook(report, to / WORKBOOK, profile=judged.profile)
            yield to / WORKBOOK
        if "html" in forms:
            from tracker.report.page import render_page, write_page

            other = lay_out(judged, OTHER[report.language], readings)
            files = _input_files(judged.folder, readings)
            write_page(to / PAGE, render_page((report, other), originals=_originals(readings), files=files))
            yield to / PAGE


def explain(judged: Judged, name: str, language: str) -> str:
    """All that is known of one accepted target, called FILE/ID, or ID where that is unique.

    Raises:
        ProblemsError: there is no such target, or several, or it is not accepted.
    """
    from tracker.report.explanation import explanation

    target = _target_called(name, judged)
    readings = [*extract([judged.folder.seeds])] if target.evidence else []
    report = lay_out(judged, language, readings)
    row = next(row for row in report.rows if row.key == target.key)
    return explanation(report, row, _claim_of(target, readings))


def run(
    folder: Folder,
    *,
    as_of: Period | None = None,
    known: date | None = None,
    lights: str = LIGHTS,
    tell: Tell,
) -> Ran:
    """Read, extract, curate, match and assess; what remains is to write the reports."""
    readings = []
    for reading in extract([folder.seeds]):
        readings.append(reading)
        tell(msg("{n} documents read", n=len(readings)))
    curated = curate(folder, readings)
    judged = judge(folder, as_of=as_of, known=known, lights=lights)
    return Ran(readings, curated, judged)


def extraction_text(readings: Iterable[Reading], form: str, language: str, width: int | None = None) -> str:
    """The claims of documents as "table", "yaml" or "jsonl"."""
    from tracker.report import claims_table

    claims = [claim for r in readings if r.extraction for claim in r.extraction.claims]
    if form == "table":
        return claims_table.table(claims, language, width)
    return claims_table.yaml_text(claims) if form == "yaml" else claims_table.json_lines(claims)


def rejected_text(readings: Iterable[Reading], form: str, language: str, width: int | None = None) -> str:
    """The figures that were set aside in documents, each with its reason, in the same forms."""
    from tracker.report import claims_table

    rejected = [figure for r in readings if r.extraction for figure in r.extraction.rejected]
    if form == "table":
        return claims_table.rejected_table(rejected, language, width)
    return claims_table.rejected_yaml(rejected) if form == "yaml" else claims_table.rejected_lines(rejected)


def write_text(text: str, path: Path) -> None:
    """Write what was laid out into a file, making its folder where that is missing.

    Raises:
        ProblemsError: the folder cannot be written to.
    """
    from tracker.files import write_text as write

    with _disk(path.parent):
        write(path, text)


def _texts(folder: Folder) -> dict[str, str]:
    """The texts of the documents by name, for the quotes that entries take from them."""
    from tracker.read.documents import read_document
    from tracker.read.folder import find_documents

    read = (read_document(path)[0] for path in find_documents([folder.seeds])[0])
    return {document.id: document.text for document in read if document}


def _target_called(name: str, judged: Judged) -> Target:
    found = [t for t in judged.targets if name in {t.key, t.id}]
    if len(found) == 1 and found[0].review is Review.ACCEPTED:
        return found[0]
    where = Where(judged.folder.targets.as_posix())
    if not found:
        near = get_close_matches(name, [n for t in judged.targets for n in (t.key, t.id)], n=3)
        what = msg("no target is called {name}", name=name)
        hint = (
            msg("near it: {names}", names=", ".join(near))
            if near
            else msg("`tracker status` lists the targets")
        )
    elif len(found) > 1:
        what = msg("several targets are called {name}", name=name)
        hint = msg("say which: {names}", names=", ".join(t.key for t in found))
    else:
        where = Where(found[0].file, found[0].line)
        what = msg("{name} is not judged", name=name)
        hint = msg("set `review: accepted` once you have read it")
    raise ProblemsError(Problem(where, what, hint))


def _claim_of(target: Target, readings: Iterable[Reading]) -> Claim | None:
    """What the program reads at the target's quote today."""
    quote = target.evidence
    if quote is None:
        return None
    claims = (
        claim
        for reading in readings
        if reading.extraction and reading.document and reading.document.id == quote.document
        for claim in reading.extraction.claims
    )
    same = [c for c in claims if quote.quote in {e.quote for e in (c.evidence, *c.places)}]
    return min(same, key=lambda c: abs(c.evidence.start - (quote.start or 0)), default=None)


def _originals(readings: Iterable[Reading]) -> list[Original]:
    from tracker.report.page_documents import Original

    return [
        Original(r.document.id, r.document.text, r.extraction.claims, r.document.body)
        for r in readings
        if r.document and r.extraction
    ]


def _input_files(folder: Folder, readings: Iterable[Reading]) -> list[InputFile]:
    """What a report is made from, by its path in the working folder."""
    from tracker.curate.load import files_of
    from tracker.files import fingerprint
    from tracker.report.page import InputFile

    documents = [r.path for r in readings if r.path and r.document]
    paths = documents + [path for path, _ in files_of(folder.targets, [])]
    names = {
        path: path.relative_to(folder.root).as_posix() for path in paths if path.is_relative_to(folder.root)
    }
    return [InputFile(name, fingerprint(path)) for path, name in names.items()]


def _no_target(folder: Folder) -> Problem:
    return Problem(
        Where(folder.targets.as_posix()),
        msg("no target is here"),
        msg("`tracker run` drafts targets from the documents in seeds/; `tracker init DIR` makes an example"),
    )


@contextmanager
def _disk(place: Path) -> Iterator[None]:
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
