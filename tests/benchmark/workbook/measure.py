"""Measures what 10,000 targets cost in one process, from matching to the written workbook.

    python tests/benchmark/workbook/measure.py [--targets 10000] [--language zh]

Prints seconds by the clock and of the processor, the most memory that the process had taken by the end of
each step (as Linux counts it: MB of resident memory, the interpreter included), and the file's size.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "report"))

from kinds import pair

from tracker.assess.judging import assess
from tracker.knowledge.profiles import profile
from tracker.match.matching import match
from tracker.model.period import Period
from tracker.report.rows import rows
from tracker.report.workbook import write_workbook


def main() -> None:
    """Print a line for each step; times are counted from the first, without making the data."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--targets", type=int, default=10_000)
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    asked = parser.parse_args()
    draw = random.Random(1)  # noqa: S311 - figures to try, no secrets
    pairs = [pair(draw, n) for n in range(asked.targets)]
    targets, actuals = [t for t, _ in pairs], [a for _, found in pairs for a in found]
    print(f"{len(targets):,} targets, {len(actuals):,} actuals, {peak():.0f} MB")  # noqa: T201
    clock, processor = time.perf_counter(), time.process_time()

    def tell(step: str) -> None:
        wall, cpu = time.perf_counter() - clock, time.process_time() - processor
        print(f"{step:<8} {wall:6.1f} s  {cpu:6.1f} s processor  {peak():5.0f} MB")  # noqa: T201

    lights = profile()
    matching = match(targets, actuals, as_of=Period.months(2025, 1, 10))
    tell("matched")
    assessments = assess(matching, profile=lights)
    tell("judged")
    report = rows(assessments, language=asked.language, profile=lights, unmatched=matching.unmatched)
    tell("laid out")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.xlsx"
        write_workbook(report, path, profile=lights)
        tell("written")
        print(f"{path.stat().st_size / 1e6:.1f} MB on disk")  # noqa: T201


def peak() -> float:
    """The most memory that this process has taken so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
