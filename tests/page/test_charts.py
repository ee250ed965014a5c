"""The charts: what they say, that lengths compare, and that none changes unseen."""

from __future__ import annotations

import os
import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

import page_sample
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.report.page_bullet import WIDTH, bullet
from tracker.report.page_colours import DARK_PAPER, LIGHT_PAPER, contrast, readable
from tracker.report.page_scale import Scale, domain, shared_domains
from tracker.report.page_series import LARGE, SMALL, series
from tracker.report.page_templates import TEMPLATES, environment

CHARTS = Path(__file__).parent / "charts"
KINDS = {row.indicator: row for row in page_sample.kinds("zh")}


def looks() -> str:
    """The page's rules for charts, on light paper."""
    base, sheet = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("base.css", "style.css"))
    return base[: base.index("}") + 1] + sheet[sheet.index("\nsvg {") : sheet.index("\n.body {")]


def drawn(name: str) -> dict[str, str]:
    """The charts of a row by kind, each a file that any viewer of SVG shows."""
    row = KINDS[name]
    macros = environment("zh").get_template("charts.svg.j2").module
    found: dict[str, object] = {
        "bullet": bullet(row, shared_domains(tuple(KINDS.values())).get(row.key), name, str),
        "spark": series(row, SMALL, str),
        "chart": series(row, LARGE, str),
    }
    files = {}
    for kind, value in found.items():
        if value is not None:
            rest = () if kind == "bullet" else (row.indicator,)
            text = str(getattr(macros, kind)(value, *rest)).strip()
            text = re.sub(r"=([^\s\"'=<>`/]+)(?=[\s/>])", r'="\1"', text)
            head = f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}"'
            files[kind] = text.replace(f'<svg class="{kind}"', head, 1).replace(
                "</title>", f"</title><style>{looks()}</style>", 1
            )
    return files


@pytest.mark.parametrize("name", KINDS)
def test_charts_are_as_they_were(name: str) -> None:
    """Each kind of goal is drawn as in the reference; UPDATE_CHARTS=1 writes new ones, to be looked at."""
    stem = KINDS[name].key.rpartition("/")[2]
    now = drawn(name)
    if os.environ.get("UPDATE_CHARTS") == "1":
        for kind, text in now.items():
            (CHARTS / f"{stem}-{kind}.svg").write_text(text, encoding="utf-8", newline="\n")
    kept = {path.stem.removeprefix(f"{stem}-"): path for path in CHARTS.glob(f"{stem}-*.svg")}
    assert now == {kind: path.read_text(encoding="utf-8") for kind, path in kept.items()}


@pytest.mark.parametrize("name", KINDS)
def test_every_chart_has_a_title_and_says_its_values(name: str) -> None:
    """Who cannot see the chart reads its name, and a bullet's values, from it."""
    row = KINDS[name]
    for kind, text in drawn(name).items():
        root = fromstring(text)  # noqa: S314 - made by the program itself
        assert root.findtext("{*}title")
        if kind == "bullet" and row.current:
            assert row.current.figure.worded in (root.findtext("{*}desc") or "")


def test_growth_rates_of_a_plan_share_one_scale() -> None:
    """5% and 7.5% of growth stand at lengths that compare; goals of other units keep their own."""
    domains = shared_domains(tuple(KINDS.values()))
    growth = [row for row in KINDS.values() if row.measure == "growth"]
    assert len(growth) > 1
    assert len({domains[row.key] for row in growth}) == 1
    assert len({domains[row.key] for row in KINDS.values() if row.goal}) > 3


def test_a_rank_improves_to_the_right() -> None:
    """For ranks the goal, a smaller number, stands to the right of the baseline."""
    figure = bullet(KINDS["5G基站数居全国位次"], None, "x", str)
    assert figure
    assert figure.base is not None
    assert figure.base < figure.goal


def test_no_label_leaves_the_chart_or_covers_another() -> None:
    """The labels of each bullet stand inside it and apart from one another."""
    for row in KINDS.values():
        if figure := bullet(row, domain(row), "x", str):
            for label in figure.labels:
                left, right = label.span
                assert left >= -WIDTH * 0.1
                assert right <= WIDTH * 1.1
            for one in figure.labels:
                for other in figure.labels:
                    if one is not other and one.y == other.y and "base" in {one.kind, other.kind}:
                        assert one.span[1] <= other.span[0] or other.span[1] <= one.span[0]


@given(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12), st.floats(-1e12, 1e12))
def test_places_keep_order_and_stay_inside(a: float, b: float, value: float) -> None:
    """A larger value never stands further left, and none stands outside the chart."""
    scale = Scale(min(a, b), max(a, b), 8, 332)
    assert 8 <= scale.at(value) <= 332
    assert scale.at(value) <= scale.at(value + 1)


@given(st.integers(0, 0xFFFFFF), st.sampled_from([LIGHT_PAPER, DARK_PAPER]))
def test_every_colour_of_a_profile_can_be_read(colour: int, paper: tuple[int, int, int]) -> None:
    """Whatever colour a profile gives a light, it stands out from the paper as text must."""
    shown = readable(f"#{colour:06x}", paper)
    red, green, blue = (int(shown[i : i + 2], 16) for i in (1, 3, 5))
    assert contrast((red, green, blue), paper) >= 4.5
