"""Opens the zip archive of a Word file safely: bounded in size, without document types or entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

MOST_PARTS = 20_000
LARGEST_PART = 64 * 1024 * 1024  # bytes of one part, unpacked
MOST_TAGS = 4_000_000  # in one part; libxml2 takes some hundred bytes for each
LARGEST_PACKAGE = 512 * 1024 * 1024  # bytes of all parts, unpacked
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
MAIN_PART = "word/document.xml"


class UnreadableError(Exception):
    """The archive is broken or holds what no Word file does; the name of the reason is its argument."""


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that make up its text, by name; None where the file has none."""

    names: frozenset[str]
    document: etree._Element
    footnotes: etree._Element | None
    endnotes: etree._Element | None
    styles: etree._Element | None
    numbering: etree._Element | None


def open_package(data: bytes) -> Package:
    """The text parts of a Word file.

    Raises:
        UnreadableError: with "large" where unpacking would take too much, "damaged" where the archive
            or its XML is broken, "entities" where a part declares a document type, "encrypted" where
            the archive has a password.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableError("damaged") from error
    except RuntimeError as error:  # what zipfile raises for a part that is encrypted
        raise UnreadableError("encrypted") from error


def _read(archive: zipfile.ZipFile) -> Package:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS or sum(e.file_size for e in entries) > LARGEST_PACKAGE:
        raise UnreadableError("large")
    names = frozenset(e.filename for e in entries)
    main = _main_part(archive, names)
    folder = posixpath.dirname(main)
    document = _part(archive, names, main)
    if document is None:
        raise UnreadableError("damaged")

    def beside(name: str) -> etree._Element | None:
        return _part(archive, names, posixpath.join(folder, name))

    return Package(
        names=names,
        document=document,
        footnotes=beside("footnotes.xml"),
        endnotes=beside("endnotes.xml"),
        styles=beside("styles.xml"),
        numbering=beside("numbering.xml"),
    )


def _main_part(archive: zipfile.ZipFile, names: frozenset[str]) -> str:
    relations = _part(archive, names, "_rels/.rels")
    for relation in () if relations is None else relations.iter(f"{RELATIONS}Relationship"):
        target = (relation.get("Target") or "").lstrip("/")
        if (relation.get("Type") or "").endswith("/officeDocument") and target in names:
            return target
    return MAIN_PART


def _part(archive: zipfile.ZipFile, names: frozenset[str], name: str) -> etree._Element | None:
    if name not in names:
        return None
    if archive.getinfo(name).file_size > LARGEST_PART:
        raise UnreadableError("large")
    data = archive.read(name)
    if data.count(b"<") > MOST_TAGS:
        raise UnreadableError("large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError("damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError("entities")
    return root
