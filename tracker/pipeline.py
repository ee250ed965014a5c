"""The table of contents: what happens, command by command, from a sentence to a status.

    document ──read──▶ text ──extract──▶ claims ──curate──▶ target and actual files (edited by people)
    targets + actuals ──match──▶ matches ──assess──▶ assessments ──report──▶ workbook, page, terminal

Stages load inside the functions that need them, so that no command waits for another's libraries.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.materials import documents_called, input_files, originals, texts
from tracker.model.message import Message, msg
from tracker.model.target import Review
from tracker.outcomes import (
    Asked,
    Checked,
    Curated,
    Judged,
    Ran,
    Reading,
    WorkingFolder,
    each_once,
    of_readings,
    on_disk,
)
from tracker.problems import Problem, ProblemsError, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tracker.assess.since import Change
    from tracker.report.view import Report

    Tell = Callable[[Message], None]

WORKBOOK, PAGE, FORMS = "report.xlsx", "report.html", ("xlsx", "html")
PICTURES = {"png", "pdf", "gallery"}
OTHER = {"en": "zh", "zh": "en"}


def init(folder: WorkingFolder) -> list[Path]:
    """Make a working folder with an example; the paths of its files.

    Raises:
        ProblemsError: something is in the folder's place, or it cannot be written to.
    """
    from tracker.curate.fresh import SCHEMAS
    from tracker.curate.schema import schemas
    from tracker.files import is_free
    from tracker.files import write_text as write
    from tracker.starter import example

    if not is_free(folder.root):
        place = Where(folder.root.as_posix())
        taken = msg("the folder is not empty")
        raise ProblemsError(Problem(place, taken, msg("name one that is not there yet")))
    made = []
    with on_disk(folder.root):
        for name, text in example():
            write(folder.root / name, text)
            made.append(folder.root / name)
        for name, text in schemas().items():
            write(folder.targets / SCHEMAS / name, text)
    return made


def extract(
    paths: Iterable[Path], *, published: str | None = None, region: str | None = None
) -> Iterator[Reading]:
    """Read documents in their order; one that cannot be read is told as a problem, and the rest go on."""
    from functools import partial

    from tracker.read.folder import find_documents, size_of
    from tracker.workers import WORTH, readings

    documents, missing = find_documents(paths)
    if missing:
        yield Reading(None, problems=missing)
    read = partial(_reading, published=published, region=region)
    yield from readings(read, documents, at_once=size_of(documents[1:]) >= WORTH)


def _reading(path: Path, *, published: str | None, region: str | None) -> Reading:
    """One document with what was read in it, or what stood in the way."""
    from tracker.extract.claims import extract as claims_of
    from tracker.read.documents import read_document

    document, problems = read_document(path, published=published, region=region)
    return Reading(path, document, None if document is None else claims_of(document), problems)


def read_one(path: Path, *, published: str | None = None, region: str | None = None) -> Reading:
    """One document with what was read in it.

    Raises:
        ProblemsError: it cannot be read, or is a folder.
    """
    from tracker.read.folder import find_documents

    if find_documents([path])[0] not in {(), (path,)}:
        folder = msg("this is a folder, not a file")
        raise ProblemsError(Problem(Where(path.as_posix()), folder, msg("name one document")))
    (reading,) = extract([path], published=published, region=region)
    if reading.document is None:
        raise ProblemsError(*reading.problems)
    return reading


def check(folder: WorkingFolder, paths: Sequence[Path] = (), *, plan: bool = False) -> Checked:
    """Read target and actual files, and tell what is wrong in them and between them.

    Files that are named are checked against the folder's others. `plan` looks for goals that do not fit
    each other, too.
    """
    from tracker.assess.plan_check import check_plan
    from tracker.curate import check as between
    from tracker.curate.load import Places, files_of, load
    from tracker.match.idle import idle
    from tracker.match.matching import match

    missing: list[Problem] = []
    named = {path.resolve() for path, _ in files_of(paths or folder.targets, missing)}
    loaded = load([folder.targets, *(p for p in named if not p.is_relative_to(folder.targets.resolve()))])
    locate = Places()
    found = between.check(loaded.targets, loaded.actuals, documents=texts(folder), locate=locate)
    apart = [
        (one.actual, one.target, one.is_, one.wanted, one.measure)
        for one in idle(match(loaded.targets, loaded.actuals))
        if one.actual.extracted is None
    ]
    found += between.of_other_measure(apart, locate)
    if plan:
        found += check_plan(loaded.targets)
    return Checked(
        sum(Path(t.file).resolve() in named for t in loaded.targets),
        sum(Path(a.file).resolve() in named for a in loaded.actuals),
        missing + [p for p in (*loaded.problems, *found) if Path(p.where.file).resolve() in named],
    )


def curate(folder: WorkingFolder, readings: Iterable[Reading]) -> Curated:
    """Draft what was read into target and actual files; what a person wrote there stays as it is."""
    from tracker.curate import merge
    from tracker.curate.load import existing
    from tracker.curate.write import with_schemas, write_files
    from tracker.knowledge.doubts import REASONS

    read = [merge.Reading(r.document, r.extraction.claims) for r in readings if r.document and r.extraction]
    plan = merge.plan_merge(read, existing(folder.targets), doubts=REASONS)
    return Curated(plan.changes, [*plan.problems, *write_files(with_schemas(plan.files, folder.targets))])


def judge(folder: WorkingFolder, asked: Asked) -> Judged:
    """Set the actuals of a folder against its accepted targets and judge these.

    Raises:
        ProblemsError: no target can be read.
    """
    from tracker.assess.judging import assess
    from tracker.assess.since import changes
    from tracker.curate.load import load
    from tracker.knowledge.profiles import profile
    from tracker.match.matching import match

    loaded = load(folder.targets)
    if not loaded.targets:
        raise ProblemsError(*(loaded.problems or [_no_target(folder)]))
    lights = profile(asked.lights)
    matching = match(loaded.targets, loaded.actuals, as_of=asked.as_of, known=asked.known)
    assessments = assess(matching, profile=lights)
    changed: tuple[Change, ...] = ()
    if asked.since:
        then = match(loaded.targets, loaded.actuals, as_of=asked.since, known=asked.known)
        changed = changes(assess(then, profile=lights), assessments, profile=lights)
    drafted = [a for a in loaded.actuals if a.review is Review.DRAFT]
    return Judged(folder, loaded.targets, matching, assessments, lights, loaded.problems, changed, drafted)


def lay_out(judged: Judged, language: str | None, readings: Iterable[Reading] = ()) -> Report:
    """The view that all reports show, in `language`, or in that of the data.

    `readings` are the documents that the targets rest on, for the words around their quotes.
    """
    from tracker.assess.rollup import pooled_shares, roll_up
    from tracker.knowledge.doubts import REASONS
    from tracker.report.rows import rows

    matching = judged.matching
    looked_at = {(m.actual.file, m.actual.id): m.actual for found in matching.matched for m in found.matches}
    looked_at |= {(a.file, a.id): a for a in matching.unmatched}
    for old in matching.corrected:
        looked_at.pop((old.file, old.id), None)
    read = [(r.document, r.extraction) for r in readings if r.document and r.extraction]
    return rows(
        judged.assessments,
        language=language or judged.language,
        profile=judged.profile,
        unmatched=matching.unmatched,
        near=matching.near,
        drafts=[t for t in judged.targets if t.review is Review.DRAFT],
        drafted=judged.drafted,
        doubtful=[claim for _, extraction in read for claim in extraction.claims if claim.doubts],
        reasons=REASONS,
        documents=[document for document, _ in read],
        changes=[change.text for change in judged.changes],
        problems=judged.problems,
        plans=roll_up(judged.assessments, "plan"),
        shares=pooled_shares(looked_at.values()),
    )


def write_reports(
    judged: Judged, language: str | None, readings: Sequence[Reading], to: Path, forms: Sequence[str] = FORMS
) -> Iterator[Path]:
    """Write the workbook ("xlsx"), the page ("html") and pictures of it ("png", "pdf", "gallery").

    The page speaks both languages, `language` first. Pictures are taken of a page that is put away again,
    so that a page that is there already stays as it is where only pictures are asked for.

    Raises:
        ProblemsError: the folder cannot be written to, or there is no browser to take pictures with.
    """
    from tracker.files import make_folder

    report = lay_out(judged, language, readings)
    pictures = [form for form in forms if form in PICTURES]
    with on_disk(to):
        make_folder(to)
        if "xlsx" in forms:
            from tracker.report.workbook.book import write_workbook

            write_workbook(report, to / WORKBOOK, profile=judged.profile)
            yield to / WORKBOOK
        if "html" in forms or pictures:
            from tracker.report.page import render_page, write_page

            other = lay_out(judged, OTHER[report.language], readings)
            files = input_files(judged.folder, readings)
            page = render_page((report, other), originals=originals(readings), files=files)
            if "html" in forms:
                write_page(to / PAGE, page)
                yield to / PAGE
            for form in pictures:
                from tracker.report.page_pictures import photograph

                taken, problems = photograph(page, to / PAGE, form)
                yield from taken
                if problems:
                    raise ProblemsError(*problems)


def explain(judged: Judged, name: str, language: str | None) -> str:
    """All that is known of one accepted target, called FILE/ID, or ID where that is unique.

    It is told in `language`, or in that of the data.

    Raises:
        ProblemsError: there is no such target, or several, or it is not accepted.
    """
    from tracker.curate.naming import target_called
    from tracker.report.explanation import explanation

    target = target_called(name, judged.targets, judged.folder.targets.as_posix())
    if isinstance(target, Problem):
        raise ProblemsError(target)
    if target.review is not Review.ACCEPTED:
        unread = msg("{name} is not judged", name=name)
        raise ProblemsError(
            Problem(
                Where(target.file, target.line), unread, msg("set `review: accepted` once you have read it")
            )
        )
    readings = (
        [*extract(documents_called(target.evidence.document, judged.folder))] if target.evidence else []
    )
    read = [(r.document, r.extraction.claims) for r in readings if r.document and r.extraction]
    return explanation(lay_out(judged, language, readings), target, read)


def run(folder: WorkingFolder, asked: Asked, tell: Tell) -> Ran:
    """Read, extract, curate, match and assess; what remains is to write the reports."""
    readings = []
    for reading in extract([folder.seeds]):
        readings.append(reading)
        if reading.document:
            tell(msg("documents read: {n}", n=len(readings)))
    curated = curate(folder, readings)
    try:
        judged = judge(folder, asked)
    except ProblemsError as error:
        problems = each_once(*of_readings(readings), *curated.problems, *error.problems)
        raise ProblemsError(*problems) from None
    return Ran(readings, curated, judged)


def _no_target(folder: WorkingFolder) -> Problem:
    return Problem(
        Where(folder.targets.as_posix()),
        msg("no target is here"),
        msg("`tracker run` drafts targets from the documents in seeds/; `tracker init DIR` makes an example"),
    )
