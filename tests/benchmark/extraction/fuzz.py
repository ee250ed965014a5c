"""Throws cut, joined and random text at the extraction: nothing may raise, every quote must stand in place.

    python tests/benchmark/extraction/fuzz.py [--cases 100000] [--seed 1]

The texts are random cuts and joins of ../shared/corpus/national and of the gold sources, with random Unicode
strewn in. Exits 1 at the first failure and prints the text that caused it.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from tracker.extract.claims import extract  # noqa: E402 - the project's folder must be on the path first
from tracker.model.document import Document  # noqa: E402

SHARED = ROOT.parent / "shared"
SIGNS = "，。；：、！？（）()“”%％0123456789一二三百千万亿年月日至到—-～~\n\t \u3000\ufeff\u200b*#_[]①"
HIGHEST = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)


def character(chance: random.Random) -> str:
    """A sign that the grammar knows, or any character of Unicode but a lone surrogate."""
    if chance.random() < 0.7:
        return chance.choice(SIGNS)
    code = chance.randrange(HIGHEST)
    return " " if code in SURROGATES else chr(code)


def made(chance: random.Random, texts: list[str]) -> str:
    """A text of one to six cuts of real texts, joined as they come, with strewn characters."""
    parts = []
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        parts.append(text[start : start + chance.randint(1, 120)])
        if chance.random() < 0.5:
            parts.append("".join(character(chance) for _ in range(chance.randint(1, 6))))
    return "".join(parts)


def fault(text: str) -> str | None:
    """What is wrong with the extraction of the text, None where all is well."""
    try:
        extraction = extract(Document(id="fuzz.txt", text=text, published="2025-01", region="湖北省"))
    except Exception:  # noqa: BLE001 - whatever is raised is the finding
        return traceback.format_exc()
    for item in (*extraction.claims, *extraction.rejected):
        e = item.evidence
        if text[e.start : e.end] != e.quote or not e.quote:
            return f"the quote {e.quote!r} does not stand at {e.start}:{e.end}"
    return None


def main() -> None:
    """Run the cases and report how many held."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    paths = [
        *sorted((SHARED / "corpus" / "national").glob("*.txt")),
        *sorted((SHARED / "sources").glob("00*.txt")),
    ]
    texts = [p.read_text("utf-8-sig") for p in paths]
    chance = random.Random(options.seed)  # noqa: S311 - repeatable, not secret
    began = time.perf_counter()
    for n in range(options.cases):
        text = made(chance, texts)
        if wrong := fault(text):
            sys.exit(f"case {n} of seed {options.seed} failed: {wrong}\n{text!r}")
    sys.stdout.write(f"{options.cases} cases held in {time.perf_counter() - began:.0f} s\n")


if __name__ == "__main__":
    main()
