"""The lights on the page: the profile's colours, moved until either paper shows them, and their fills."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.knowledge.profiles import profile
from tracker.report.rollup import class_of

if TYPE_CHECKING:
    from tracker.report.view import Report

HEX = re.compile(r"#[0-9a-fA-F]{6}")
CODE = re.compile(r"\w+", re.ASCII)
LIGHT_PAPER, DARK_PAPER = (255, 255, 255), (21, 24, 28)
READABLE = 4.6
FILLS = {
    "reached or on course": "--fill:var(--full)",
    "slightly short": "--fill:var(--striped)",
    "short": "--fill:var(--hatched)",
    "not due": "--fill:var(--pale);color:var(--ink)",
    "cannot be told": "--fill:var(--pale);color:var(--ink)",
}
"""How the bars of counts fill what stands for a class, told apart in grey as well."""
STEPS = 20

Colour = tuple[int, int, int]


def light_rules(report: Report) -> str:
    """A rule for each light: its colour on light paper ``--k``, on dark paper ``--d``, sign ``--s``, fill."""
    named = profile(report.profile)
    fills = {named.light(status).code: FILLS[class_of(status.value)] for status in named.order}
    lights = {c.light.code: c.light for c in report.counts} | {r.status.code: r.status for r in report.rows}
    return "".join(
        f".s-{code}{{--k:{readable(light.colour, LIGHT_PAPER)};--d:{readable(light.colour, DARK_PAPER)};"
        f'--s:"{_escaped(light.symbol)}"}}.seg.s-{code}{{{fills[code]}}}'
        for code, light in sorted(lights.items())
        if HEX.fullmatch(light.colour) and CODE.fullmatch(code)
    )


def _escaped(text: str) -> str:
    """A text for a string of CSS, every character by its number."""
    return "".join(f"\\{ord(c):x} " for c in text)


def readable(colour: str, paper: Colour) -> str:
    """The colour, mixed with black or white until it stands out from `paper` as WCAG asks of text (4.5:1)."""
    own = (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))
    ink = (0, 0, 0) if luminance(paper) > 0.5 else (255, 255, 255)
    mixed = own
    for step in range(STEPS + 1):
        mixed = _mix(own, ink, step / STEPS)
        if contrast(mixed, paper) >= READABLE:
            break
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def contrast(a: Colour, b: Colour) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    one, two = sorted((luminance(a), luminance(b)))
    return (two + 0.05) / (one + 0.05)


def luminance(colour: Colour) -> float:
    """The relative luminance of WCAG 2."""
    parts = [c / 255 for c in colour]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mix(a: Colour, b: Colour, share: float) -> Colour:
    red, green, blue = (round(x + (y - x) * share) for x, y in zip(a, b, strict=True))
    return red, green, blue
