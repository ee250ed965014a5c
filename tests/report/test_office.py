"""The workbook in LibreOffice: it computes the same, and follows what is typed."""

from __future__ import annotations

import random
import warnings
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import kinds
import office
import openpyxl
import pytest

from tracker import intake, pipeline
from tracker.assess.judging import assess
from tracker.knowledge.profiles import profile
from tracker.match.matching import match
from tracker.model.period import Period
from tracker.model.quantity import Op, Quantity
from tracker.report.rows import rows
from tracker.report.workbook import write_workbook
from tracker.report.workbook.live import entries

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.actual import Actual
    from tracker.model.assessment import Assessment
    from tracker.model.target import Target

pytestmark = pytest.mark.office
AS_OF = Period.months(2025, 1, 10)


@pytest.fixture(autouse=True)
def _quiet() -> None:
    """Openpyxl says which extensions of LibreOffice it does not know."""
    warnings.simplefilter("ignore")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["default", "four_lights"])
def test_libreoffice_computes_what_was_judged(
    drawn: tuple[Assessment, ...], soffice: Path, tmp_path: Path, language: str, name: str
) -> None:
    """Every formula cell of a report with all kinds of goals comes to the value that is cached in it."""
    path = tmp_path / "report.xlsx"
    write_workbook(rows(drawn, language=language, profile=profile(name)), path)
    number, wrong = office.differences(soffice, path, tmp_path)
    assert number > 20 * len(drawn)
    assert wrong == []


def test_libreoffice_agrees_on_the_shipped_data(root: Path, soffice: Path, tmp_path: Path) -> None:
    """The workbook of the targets that the project brings computes as it was judged."""
    judged = pipeline.judge(pipeline.WorkingFolder(root), pipeline.Asked())
    path = tmp_path / "report.xlsx"
    write_workbook(pipeline.lay_out(judged, "zh"), path)
    number, wrong = office.differences(soffice, path, tmp_path)
    assert number > 1000
    assert wrong == []


def test_only_what_a_formula_cannot_tell_is_held() -> None:
    """A row is held as judged only where its value is a bound or speaks for odd months."""
    report = rows(kinds.drawn(3000, seed=7), language="zh", profile=profile())
    held = [e for e in entries(report, profile().thresholds) if e.mirror.held]
    assert not any(e.terms.exact for e in held)
    assert len(held) < len(report.rows) / 100


def test_a_typed_actual_changes_the_status_as_judging_it_would(soffice: Path, tmp_path: Path) -> None:
    """Other values typed into the ledger come to the status that the program gives them."""
    draw = random.Random(11)  # noqa: S311 - figures to try, no secrets
    pairs = [kinds.pair(draw, n) for n in range(500)]
    targets, actuals = [t for t, _ in pairs], [a for _, found in pairs for a in found]
    before = assess(match(targets, actuals, as_of=AS_OF), profile=profile())
    report = rows(before, language="en", profile=profile())
    typed = {t.key: _other(draw, found[0]) for t, found in pairs if _can_be_typed(t, found)}
    plain = {
        r.key for r in report.rows if r.current and not r.current.derivation and r.terms and r.terms.exact
    }
    typed = {key: a for key, a in typed.items() if key in plain}
    assert len(typed) > 60
    path = tmp_path / "report.xlsx"
    write_workbook(report, path)
    edited = tmp_path / "edited.xlsx"
    _type(path, edited, typed)
    known = [typed.get(t.key, a) for t, found in pairs for a in found]
    after = {a.target.key: a for a in assess(match(targets, known, as_of=AS_OF), profile=profile())}
    shown = _ledger(office.convert(soffice, edited, "xlsx", tmp_path / "computed"))
    for key in typed:
        judged, line = after[key], shown[key]
        assert line["status"] == profile().words(judged.status, "en"), key
        for head, value in (("completion (%)", judged.completion), ("pace gap (points)", judged.gap)):
            assert office.same(line[head], None if value is None else float(value)), (key, head)


def test_the_sheets_come_out_on_paper(workbook: Path, soffice: Path, tmp_path: Path) -> None:
    """LibreOffice opens the file without repair and prints it."""
    assert office.convert(soffice, workbook, "pdf", tmp_path).stat().st_size > 50_000


def test_a_workbook_that_libreoffice_saved_anew_is_read_back(
    root: Path, soffice: Path, tmp_path: Path
) -> None:
    """What another program rewrote without an edit asks for no change."""
    folder = pipeline.WorkingFolder(root)
    path = tmp_path / "report.xlsx"
    write_workbook(pipeline.lay_out(pipeline.judge(folder, pipeline.Asked()), "zh"), path)
    saved = office.convert(soffice, path, "xlsx", tmp_path / "saved")
    plan = intake.plan_absorb(folder, saved, today=date(2026, 3, 1))
    assert plan.changes == plan.problems == []


def _can_be_typed(target: Target, found: list[Actual]) -> bool:
    """Whether the target has one plain value and no baseline that is looked up among actuals."""
    return (
        len(found) == 1
        and found[0].value.op is Op.EQ
        and target.baseline is not None
        and found[0].period != target.baseline.period
    )


def _other(draw: random.Random, actual: Actual) -> Actual:
    value = actual.value.value * Decimal(draw.choice(["0.5", "0.9", "1.1", "1.3", "2"]))
    value = max(value.quantize(Decimal(1)), Decimal(1)) if actual.value.unit != "%" else value
    return actual.model_copy(
        update={"value": Quantity(value=value, unit=actual.value.unit), "published": None}
    )


def _type(path: Path, edited: Path, typed: dict[str, Actual]) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Targets"]
    heads = {c.value: c.column for c in sheet[4]}
    for line in sheet.iter_rows(min_row=5):
        actual = typed.get(line[heads["key"] - 1].value)
        if actual is not None and actual.period is not None:
            last = actual.period.last
            line[heads["latest actual"] - 1].value = float(actual.value.value)
            line[heads["actual through"] - 1].value = date(last // 12, last % 12 + 1, 1)
    book.save(edited)


def _ledger(path: Path) -> dict[str, dict[str, object]]:
    sheet = openpyxl.load_workbook(path, data_only=True)["Targets"]
    heads = [c.value for c in sheet[4]]
    lines = [dict(zip(heads, (c.value for c in line), strict=True)) for line in sheet.iter_rows(min_row=5)]
    return {str(line["key"]): line for line in lines}
