"""The forms in which results are shown or handed on: texts for the terminal, files for programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import pipeline
from tracker.language import language_of_texts
from tracker.materials import documents_called
from tracker.model.message import msg
from tracker.outcomes import on_disk
from tracker.problems import Problem, ProblemsError, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.outcomes import Judged, Reading, WorkingFolder
    from tracker.report.view import Report


def brief_text(judged: Judged, language: str | None, width: int | None = None) -> str:
    """How the targets of each plan stand, on one screen, in `language`, or in that of the data."""
    from tracker.report.brief import brief

    report = pipeline.lay_out(judged, language)
    means = _means_text(report)
    return brief(report, width) + (f"{means}\n" if means else "")


def status_text(judged: Judged, form: str, language: str | None, width: int | None = None) -> str:
    """All judged targets as "table", "json" or "csv", in `language`, or in that of the data."""
    from tracker.report.brief import change_lines, waiting_lines
    from tracker.report.tables import csv_text, json_text
    from tracker.report.terminal import table

    report = pipeline.lay_out(judged, language)
    if form == "table":
        changed = "".join(f"{line}\n" for line in change_lines(report, width))
        means = _means_text(report)
        waiting = "".join(f"{line}\n" for line in waiting_lines(report, width))
        return "\n".join(part for part in (table(report, width), changed, means, waiting) if part)
    return csv_text(report) if form == "csv" else json_text(report)


def _means_text(report: Report) -> str:
    """The weighted means of plans whose targets carry weights, and the shares of several places together."""
    from tracker.report.plain import one_line
    from tracker.report.together import together

    return "".join(f"{one_line(sentence)}\n" for sentence, _ in together(report))


def extraction_text(
    readings: Iterable[Reading], form: str, language: str | None, width: int | None = None
) -> str:
    """The claims of documents as "table" (in `language`, or in theirs), "yaml" or "jsonl"."""
    from tracker.report import claims_table

    readings = [*readings]
    claims = [claim for r in readings if r.extraction for claim in r.extraction.claims]
    if form == "table":
        return claims_table.table(claims, language or language_of(readings), width)
    return claims_table.yaml_text(claims) if form == "yaml" else claims_table.json_lines(claims)


def rejected_text(
    readings: Iterable[Reading], form: str, language: str | None, width: int | None = None
) -> str:
    """The figures that were set aside in documents, each with its reason, in the same forms."""
    from tracker.report import claims_table

    readings = [*readings]
    rejected = [figure for r in readings if r.extraction for figure in r.extraction.rejected]
    if form == "table":
        return claims_table.rejected_table(rejected, language or language_of(readings), width)
    return claims_table.rejected_yaml(rejected) if form == "yaml" else claims_table.rejected_lines(rejected)


def document_page(reading: Reading, language: str | None) -> str:
    """A document that was read, as one HTML page with its readings marked; empty for one that was not.

    It speaks `language`, or that of the document.
    """
    from tracker.report.document_page import render_document

    if reading.document is None or reading.extraction is None:
        return ""
    extraction = reading.extraction
    words = language or language_of([reading])
    return render_document(reading.document, extraction.claims, extraction.rejected, words)


def claim_text(
    name: str, folder: WorkingFolder, language: str | None, *, published: str | None, region: str | None
) -> str | None:
    """How the claims called DOCUMENT:START or DOCUMENT#N were read; None where a target is meant.

    The document is a path, or the name of a document of the folder; it is spoken of in `language`, or in
    its own.

    Raises:
        ProblemsError: the document cannot be read, or no claim stands there.
    """
    from tracker.report.claim_name import claim_name, trees

    called = claim_name(name)
    if called is None:
        return None
    path = next(iter(documents_called(called.document, folder)), Path(called.document))
    reading = pipeline.read_one(path, published=published, region=region)
    if reading.document is None or reading.extraction is None:
        return None
    extraction = reading.extraction
    words = language or language_of([reading])
    found = trees(called, reading.document, extraction.claims, extraction.rejected, words)
    if isinstance(found, Problem):
        raise ProblemsError(found)
    return found


def language_of(readings: Iterable[Reading]) -> str:
    """The language that most of the documents are written in."""
    return language_of_texts(r.document.text for r in readings if r.document)


def placed(
    readings: Iterable[Reading], to: Path | None, suffix: str
) -> Iterator[tuple[Path | None, Reading]]:
    """The file in `to` for each reading, named after its document; none that would replace another's."""
    names: dict[str, Path] = {}
    for reading in readings:
        if to is None or reading.path is None or reading.document is None:
            yield None, reading
        elif names.setdefault(reading.path.stem, reading.path) == reading.path:
            yield to / f"{reading.path.stem}{suffix}", reading
        else:
            taken = Problem(
                Where(reading.path.as_posix()),
                msg("another document has the same name: {path}", path=names[reading.path.stem].as_posix()),
                msg("rename one of them, or give each a folder of its own with --to"),
            )
            yield None, replace(reading, problems=[*reading.problems, taken])


def save(text: str, path: Path) -> None:
    """Write what was laid out into a file, making its folder where that is missing.

    Raises:
        ProblemsError: the folder cannot be written to.
    """
    from tracker.files import write_text

    with on_disk(path.parent):
        write_text(path, text)
