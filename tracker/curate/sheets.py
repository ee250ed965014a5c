"""The bytes of a workbook → actuals; what is unsafe or no workbook is refused with its reason."""

from __future__ import annotations

import re
import warnings
import zipfile
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl

from tracker.curate.headers import find_header, no_header
from tracker.curate.tables import rows_under
from tracker.model.message import Message, msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.actual import Actual

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST_UNPACKED = 400_000_000
LARGEST_STRINGS = 100_000_000
PERCENT = re.compile(r'%(?=(?:[^"]*"[^"]*")*[^"]*$)')
MARKUP = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


def sheet_actuals(raw: bytes, file: str) -> tuple[list[Actual], list[Problem]]:
    """The actuals of all visible sheets whose header row names an indicator and a value."""
    if refusal := unsafe(raw):
        return [], [Problem(Where(file), *refusal)]
    found: list[Actual] = []
    problems: list[Problem] = []
    headed = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets:
                if sheet.sheet_state != "visible":
                    continue
                label = f"{file}[{sheet.title}]"
                rows = _rows(sheet)
                header = find_header(rows, label)
                if header is not None:
                    headed = True
                    actuals, wrong = rows_under(header, rows, label)
                    found += actuals
                    problems += wrong
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its parsers meet in a broken file
        problems.append(Problem(Where(file), *broken(error)))
    else:
        if not headed:
            problems.append(no_header(file))
    return found, problems


def broken(error: Exception) -> tuple[Message, Message]:
    """What is said of a workbook that cannot be read, and what to do."""
    return (
        msg("the workbook is broken: {why}", why=f"{type(error).__name__} {str(error)[:120]}".strip()),
        msg("open it in Excel or LibreOffice and save it anew as .xlsx"),
    )


def unsafe(raw: bytes) -> tuple[Message, Message] | None:
    """Why the file is not opened, and what to do; None where it may be."""
    if raw.startswith(OLE):
        return (
            msg("the workbook is protected by a password, or in the old .xls format"),
            msg("save it as .xlsx without a password"),
        )
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            what = _unsafe_archive(archive)
    except Exception:  # noqa: BLE001 - zipfile raises whatever its decompressors meet in a broken file
        what = msg("the file is no Excel workbook, or only part of one")
    return None if what is None else (what, msg("save it as .xlsx in Excel, WPS or LibreOffice, or as CSV"))


def _unsafe_archive(archive: zipfile.ZipFile) -> Message | None:
    members = archive.infolist()
    names = {m.filename for m in members}
    strings = sum(m.file_size for m in members if "sharedStrings" in m.filename)
    if sum(m.file_size for m in members) > LARGEST_UNPACKED or strings > LARGEST_STRINGS:
        return msg("the workbook unpacks to more than {size} MB", size=LARGEST_UNPACKED // 1_000_000)
    if "xl/workbook.xml" not in names:
        return msg("the file is no Excel workbook, or only part of one")
    if any(name.lower().endswith(("vbaproject.bin", ".xlm")) for name in names):
        return msg("workbooks with macros are not opened")
    marked = (
        m for m in members if m.filename.endswith((".xml", ".rels")) and MARKUP.search(_head(archive, m))
    )
    return msg("the workbook holds XML declarations that workbooks do not have") if any(marked) else None


def _head(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as stream:
        return stream.read(4096)


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()  # what the file says of its size may be wrong, or a million empty rows
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield number, [cell_text(cell.value, cell) for cell in cells]


def cell_text(value: object, cell: Any) -> str:
    """What a cell shows, as text: 0.065 formatted as a percentage is 6.5%, a day is 2025-03-01."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float, Decimal)):
        return _number_text(value, cell.number_format or "")
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return "" if value is None else str(value).strip()


def _number_text(value: float | Decimal, number_format: str) -> str:
    """A number with the 15 digits that a spreadsheet keeps, without exponent or idle zeros."""
    number = Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))
    percent = PERCENT.search(number_format.partition(";")[0])
    if percent:
        number *= 100
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}%" if percent else text
