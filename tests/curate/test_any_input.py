"""No file, however torn, raises: it is read, or told of."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from curate_cases import bad_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.curate.check import check
from tracker.curate.load import load
from tracker.language import say

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.problems import Problem

WHOLE = """\
plan: 甲省2025年计划
region: 甲省
period: 2025
targets:
- id: nev
  indicator: 新能源汽车产量
  goal: 突破100万辆 # 注
  baseline: {value: 50.7万辆, period: 2024}
  owner: {main: 汽车专班, supporting: [交通局, 商务局]}
  path:
  - {value: 40万辆, period: 2025-01/2025-06}
  evidence: {document: plan.md, quote: "产量", at: 12-21}
  override: {status: behind, reason: 停产, date: 2025-03-01, by: 甲}
  note: |
    第一行
- id: hall
  indicator: 建成大厅
  milestone: {due: 2025-12-31}
"""
TABLE = (
    'id,指标,地区,时期,完成值,单位,备注\nx,汽车产量,甲省,2024,"3,000",辆,"甲""乙"\n'
    "y,工业投资,甲省,2025/11/1,6.5,%,\n"
)
SIGNS = (
    st.sampled_from(list("\t\n\r :-#'\"{}[],&*!|>%@?~0万辆年：，。\u3000\x00\x07\ufeff\u2028\U0001f600"))
    | st.characters()
)
TEARS = st.lists(
    st.tuples(st.integers(0, 600), st.integers(0, 12), st.text(SIGNS, max_size=3)), min_size=1, max_size=4
)


def torn(text: str, tears: list[tuple[int, int, str]]) -> bytes:
    """The text with pieces replaced by others."""
    for at, length, new in tears:
        start = at % (len(text) + 1)
        text = text[:start] + new + text[start + length :]
    return text.encode("utf-8", "surrogatepass")


def is_told(problems: list[Problem]) -> None:
    """Each problem can be said in both languages and names a file."""
    for problem in problems:
        assert problem.where.file
        for language in ("en", "zh"):
            assert say(problem.what, language)
            assert problem.hint is None or say(problem.hint, language)


def read(path: Path, raw: bytes) -> list[Problem]:
    """The problems of a file with those bytes."""
    path.write_bytes(raw)
    loaded = load(path)
    found = loaded.problems + check(loaded.targets, loaded.actuals, documents={"plan.md": "产量"})
    is_told(found)
    return found


FUZZ = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FUZZ
@given(tears=TEARS)
def test_torn_target_files(tears: list[tuple[int, int, str]], tmp_path: Path) -> None:
    """A target file with anything put anywhere is read or told of."""
    read(tmp_path / "plan.yaml", torn(WHOLE, tears))


@FUZZ
@given(tears=TEARS)
def test_torn_tables(tears: list[tuple[int, int, str]], tmp_path: Path) -> None:
    """A table with anything put anywhere is read or told of."""
    read(tmp_path / "a.csv", torn(TABLE, tears))


@FUZZ
@given(raw=st.binary(max_size=300), suffix=st.sampled_from([".yaml", ".csv", ".xlsx"]))
def test_any_bytes(raw: bytes, suffix: str, tmp_path: Path) -> None:
    """Any bytes under any name are read or told of."""
    read(tmp_path / f"a{suffix}", raw)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    tears=st.lists(
        st.tuples(st.integers(0, 10_000), st.integers(0, 40), st.binary(max_size=6)), min_size=1, max_size=3
    )
)
def test_torn_workbooks(tears: list[tuple[int, int, bytes]], tmp_path: Path) -> None:
    """A workbook whose bytes were damaged is read or told of."""
    book = openpyxl.Workbook()
    for row in (["指标", "地区", "时期", "完成值"], ["汽车产量", "甲省", 2024, "3万辆"]):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    raw = buffer.getvalue()
    for at, length, new in tears:
        start = at % len(raw)
        raw = raw[:start] + new + raw[start + length :]
    read(tmp_path / "a.xlsx", raw)


@pytest.mark.parametrize("name", ["bad_targets.txt", "bad_actuals.txt", "bad_tables.txt"])
def test_files_cut_off_anywhere(name: str, tmp_path: Path) -> None:
    """A file that ends too early, as after a full disk, is read or told of."""
    for number, case in enumerate(bad_files(name)):
        raw = case.text.encode()
        for end in range(0, len(raw), 7):
            read(tmp_path / f"{number}{'.csv' if 'tables' in name else '.yaml'}", raw[:end])
