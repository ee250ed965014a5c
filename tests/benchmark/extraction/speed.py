"""Times `tracker extract` over the national reports against cutting the same text into words with jieba.

    python tests/benchmark/extraction/speed.py [--pairs 5]

jieba's initialisation is left out, tracker's start-up is counted; the medians of the pairs are compared.
Then the growth of time and memory with the length of one text is measured.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))
NATIONAL = ROOT.parent / "shared" / "corpus" / "national"
GROW = """
import resource, sys, time
from tracker.extract.claims import extract
from tracker.model.document import Document
text = (sys.stdin.read() * 40)[: int(sys.argv[1])]
began = time.process_time()
extract(Document(id="long.txt", text=text))
kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(f"{len(text):>9,} characters  {time.process_time() - began:6.2f} s  {kilobytes / 1024:5.0f} MB")
"""


def tracked(paths: list[str]) -> float:
    """Seconds of wall time of the whole command."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "tracker", "extract", *paths, "--format", "jsonl"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    """Print the pairs, their medians, and the growth."""
    import jieba  # noqa: PLC0415 - the rival is needed here alone

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    paths = sorted(NATIONAL.glob("*.txt"))
    texts = [p.read_text("utf-8") for p in paths]
    jieba.initialize()
    ours, theirs = [], []
    for _ in range(options.pairs):
        began = time.perf_counter()
        for text in texts:
            for _word in jieba.cut(text):
                pass
        theirs.append(time.perf_counter() - began)
        ours.append(tracked([str(p) for p in paths]))
        sys.stdout.write(f"jieba {theirs[-1]:.2f} s  tracker {ours[-1]:.2f} s\n")
    a, b = statistics.median(theirs), statistics.median(ours)
    sys.stdout.write(f"medians: jieba {a:.2f} s, tracker {b:.2f} s, ratio {b / a:.2f}\n")
    whole = "\n".join(texts)
    for length in (80_000, 800_000, 3_300_000):
        command = [sys.executable, "-c", GROW, str(length)]
        subprocess.run(command, cwd=ROOT, input=whole, text=True, check=True)


if __name__ == "__main__":
    main()
