"""What lies in a working folder besides claims: documents by name, their texts, what reports are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tracker.outcomes import Reading, WorkingFolder
    from tracker.report.page_documents import Original
    from tracker.report.page_edition import InputFile


def documents_called(name: str, folder: WorkingFolder) -> list[Path]:
    """The documents of a working folder with that file name."""
    from tracker.read.folder import find_documents

    return [path for path in find_documents([folder.seeds])[0] if path.name == name]


def texts(folder: WorkingFolder) -> dict[str, str]:
    """The texts of the documents by name, for the quotes that entries take from them."""
    from tracker.read.documents import read_document
    from tracker.read.folder import find_documents

    read = (read_document(path)[0] for path in find_documents([folder.seeds])[0])
    return {document.id: document.text for document in read if document}


def originals(readings: Iterable[Reading]) -> list[Original]:
    """The documents that were read, for the page to show with their claims."""
    from tracker.report.page_documents import Original

    return [
        Original(r.document.id, r.document.text, r.extraction.claims, r.document.body, r.document.pages)
        for r in readings
        if r.document and r.extraction
    ]


def input_files(folder: WorkingFolder, readings: Iterable[Reading]) -> list[InputFile]:
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
