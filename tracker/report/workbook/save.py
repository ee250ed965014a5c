"""Writes a workbook to disk: at once or not at all, and the same bytes for the same content."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

from tracker.files import replacing

if TYPE_CHECKING:
    from openpyxl import Workbook

STAMP = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file: the earliest that the format can hold, for it says nothing."""


TIMES = re.compile(rb"<dcterms:(created|modified).*?</dcterms:\1>")


class StillZip(ZipFile):
    """An archive whose parts bear no time and no rights of the machine that wrote them."""

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        """Add a part from memory; that of the properties loses its times."""
        entry = _entry(zinfo_or_arcname)
        super().writestr(entry, TIMES.sub(b"", data) if entry.filename == ARC_CORE else data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Add a part from a file, without reading it whole."""
        with Path(filename).open("rb") as source, self.open(_entry(arcname), "w", force_zip64=False) as part:
            shutil.copyfileobj(source, part, 1 << 20)


def _entry(name: str | ZipInfo) -> ZipInfo:
    info = ZipInfo(name.filename if isinstance(name, ZipInfo) else str(name).lstrip("/"), STAMP)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 0
    return info


class TellingWriter(ExcelWriter):
    """Writes each chart with its alternative text, which openpyxl has no place for."""

    def _write_drawing(self, drawing: Any) -> None:
        me: Any = self
        me._drawings.append(drawing)  # noqa: SLF001 - as the method that this replaces
        drawing._id = len(me._drawings)  # noqa: SLF001
        for chart in drawing.charts:
            me._charts.append(chart)  # noqa: SLF001
            chart._id = len(me._charts)  # noqa: SLF001
        tree = drawing._write()  # noqa: SLF001
        for frame, chart in zip(tree.iter("{*}cNvPr"), drawing.charts, strict=True):
            frame.set("descr", chart.alternative)
        me._archive.writestr(drawing.path[1:], tostring(tree))  # noqa: SLF001
        me._archive.writestr(rels_path(drawing.path)[1:], tostring(drawing._write_rels()))  # noqa: SLF001
        self.manifest.append(drawing)


def rels_path(path: str) -> str:
    """Where the relations of a part stand."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def save(book: Workbook, path: Path) -> None:
    """Write the workbook; a file that is there is replaced at once or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    with replacing(path) as file, StillZip(file, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        TellingWriter(book, archive).write_data()
