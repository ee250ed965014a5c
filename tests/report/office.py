"""LibreOffice as a second opinion: what it computes for a workbook whose cached values were taken out."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook

if TYPE_CHECKING:
    from pathlib import Path

CACHED = re.compile(rb"(</f>)<v>[^<]*</v>|(</f>)<v/>")


def without_values(source: Path, target: Path) -> None:
    """A copy of the workbook in which no formula has a value."""
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, CACHED.sub(b"</f>", data) if name.startswith("xl/worksheets/") else data)


def convert(soffice: Path, source: Path, kind: str, folder: Path) -> Path:
    """The file in another format, by LibreOffice with a profile of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    home = folder / "profile"
    command = [str(soffice), f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=300
    )
    return folder / f"{source.stem}.{kind}"


def differences(soffice: Path, source: Path, folder: Path) -> tuple[int, list[str]]:
    """How many formula cells there are, and those where LibreOffice comes to something else."""
    bare = folder / "bare" / source.name
    bare.parent.mkdir(parents=True, exist_ok=True)
    without_values(source, bare)
    computed = convert(soffice, bare, "xlsx", folder / "computed")
    texts = load_workbook(source)
    cached, found = load_workbook(source, data_only=True), load_workbook(computed, data_only=True)
    number, wrong = 0, []
    for sheet in texts.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                number += 1
                ours = cached[sheet.title][cell.coordinate].value
                theirs = found[sheet.title][cell.coordinate].value
                if not same(ours, theirs):
                    wrong.append(
                        f"{sheet.title}!{cell.coordinate}: {ours!r}, LibreOffice {theirs!r}: {cell.value}"
                    )
    return number, wrong


def same(ours: object, theirs: object) -> bool:
    """Whether two values are the same text, or the same number within one part in a thousand million."""
    if ours in {None, ""} or theirs in {None, ""}:
        return ours in {None, ""} and theirs in {None, ""}
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return abs(ours - theirs) <= 1e-9 * max(1.0, abs(ours), abs(theirs))
    return ours == theirs
