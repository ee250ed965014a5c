"""How long matching and judging take, and that ten times the data take about ten times as long.

Run with ``pytest tests/benchmark/judging --benchmark-only``; the figures are printed, not asserted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_data import made_actuals, made_targets

from tracker.assess.judging import assess
from tracker.match.matching import match

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture


@pytest.mark.parametrize("places", [1, 10, 100])
def test_matching_and_judging(benchmark: BenchmarkFixture, places: int) -> None:
    """A hundred targets and two thousand actuals a place: the last size has 10,000 and 200,000."""
    targets, actuals = made_targets(places, 100), made_actuals(places, 100, 20)
    judged = benchmark.pedantic(lambda: assess(match(targets, actuals)), rounds=1)
    assert len(judged) == len(targets)
