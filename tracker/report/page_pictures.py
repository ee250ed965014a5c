"""Pictures of a page, taken by an installed Chromium: for a chat, a slide, paper, and for looking at it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.model.message import msg
from tracker.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Sequence

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
QUIET = (
    "--headless",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--virtual-time-budget=10000",
)
LONGEST = 120
HEIGHT = re.compile(r'<html[^>]* data-height="(\d+)"')


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture to take: the view in the page's address, and the window in CSS pixels.

    A height of 0 takes the page's own height.
    """

    name: str
    view: str
    width: int = 1440
    height: int = 900
    scale: int = 2


SHOTS: dict[str, tuple[Shot, ...]] = {
    "png": (
        Shot("long", "view=long&theme=light", 750, 0),
        Shot("slide", "view=slide&theme=light", 1600, 900),
    ),
    "pdf": (Shot("a4", "theme=light"),),
    "gallery": (
        Shot("page", "group=none&theme=light", height=1500, scale=1),
        Shot("first", "theme=light", scale=1),
        Shot("card", "view=card&at=first&group=none&theme=light", height=0, scale=1),
        Shot("dark", "theme=dark", scale=1),
        Shot("phone", "theme=light", 360, 780),
    ),
}


def browser() -> Path | None:
    """An installed Chromium, Chrome or Edge."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return Path(found)
    return next((Path(place) for place in PLACES if Path(place).is_file()), None)


def photograph(
    page: str, path: Path, form: str, *, language: str = "", program: Path | None = None
) -> tuple[list[Path], list[Problem]]:
    """Take the pictures of a form ("png", "pdf" or "gallery") of a page, beside the place it has.

    Args:
        page: the page's text.
        path: where the page stands, or would stand; nothing is written there. The pictures are named for
            it, as in ``report-slide.png``, ``report.pdf``.
        form: a key of `SHOTS`.
        language: the edition to show, by default the one that the page opens in.
        program: the browser, by default one that is installed.

    Returns:
        The pictures written, and a problem for each that could not be.

    Raises:
        OSError: the folder cannot be written to.
    """
    program = program or browser()
    if program is None:
        return [], [
            Problem(
                Where(path.parent.as_posix()),
                msg("pictures and PDF need Chromium, Chrome or Edge, and none was found"),
                msg("install one of them, or open the page in any browser and print it"),
            )
        ]
    done: list[Path] = []
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".picture-") as folder:
        shown = Path(folder) / path.name
        shown.write_text(page, encoding="utf-8", newline="\n")
        for shot in SHOTS[form]:
            picture = path.with_name(f"{path.stem}.pdf" if form == "pdf" else f"{path.stem}-{shot.name}.png")
            if failure := _take(program, shown, picture, shot, language):
                problems.append(
                    Problem(
                        Where(str(picture)),
                        msg("the browser {browser} could not draw it", browser=str(program)),
                        msg("it said: {words}", words=failure),
                    )
                )
            else:
                done.append(picture)
    return done, problems


def _take(program: Path, page: Path, path: Path, shot: Shot, language: str) -> str:
    """Take one picture; what the browser said if it failed, else an empty text."""
    address = f"{page.resolve().as_uri()}#{shot.view}" + (f"&lang={language}" if language else "")
    height = shot.height or _height(program, address, shot.width, page.parent)
    drawn = page.with_name(path.name)
    if path.suffix == ".pdf":
        what = ["--no-pdf-header-footer", f"--print-to-pdf={drawn}"]
    else:
        size = [f"--window-size={shot.width},{height}", f"--force-device-scale-factor={shot.scale}"]
        what = [*size, f"--screenshot={drawn}"]
    said = _run(program, page.parent, [*what, address])
    if not drawn.is_file():
        return said.strip().splitlines()[-1] if said.strip() else "nothing"
    drawn.replace(path)
    return ""


def _height(program: Path, address: str, width: int, folder: Path) -> int:
    """The height of the page at that width, as the page itself writes it down."""
    shown = _run(program, folder, [f"--window-size={width},900", "--dump-dom", address])
    found = HEIGHT.search(shown)
    return int(found[1]) if found else 2000


def _run(program: Path, folder: Path, arguments: Sequence[str]) -> str:
    """What the browser printed; it gets a profile of its own, and no sandbox where root runs it."""
    sandbox = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    command = [str(program), *QUIET, *sandbox, f"--user-data-dir={folder}/profile", *arguments]
    try:
        ran = subprocess.run(command, capture_output=True, timeout=LONGEST, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as failure:
        return str(failure)
    return ran.stdout.decode(errors="replace") + ran.stderr.decode(errors="replace")
