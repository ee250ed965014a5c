"""Judges extraction against the hand-made claims in ../shared/gold, and against the last recorded run.

    python tests/benchmark/extraction/judge.py [--record] [--errors]

Prints precision, recall, F1, strict F1 and each attribute, per document and in all, for all claims and for
those without doubts; what was gained and lost since the run in `recorded.json`; and the lexicon entries that
no gold text and no corpus text ever uses. With --record the run becomes the recorded one.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from tracker.extract.claims import extract  # noqa: E402 - the project's folder must be on the path first
from tracker.extract.proofs import proofs  # noqa: E402
from tracker.read.documents import read_document  # noqa: E402
from tracker.report.claims_table import json_lines  # noqa: E402

if TYPE_CHECKING:
    from types import ModuleType

    from tracker.model.document import Document

SHARED = ROOT.parent / "shared"
RECORDED = Path(__file__).with_name("recorded.json")
UNNAMED = {"indicators", "phrases", "sections"}  # entries that leave no rule in the evidence


def scorer() -> ModuleType:
    """The scoring program beside the gold claims."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit("the folder ../shared is missing: it holds the gold claims and their scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def document(path: Path) -> Document:
    """The document in a file that can be read."""
    found, problems = read_document(path)
    if found is None:
        raise SystemExit(f"{path}: {problems}")
    return found


def predictions(path: Path) -> list[dict[str, Any]]:
    """The claims of a source as `tracker extract --format jsonl` writes them."""
    lines = json_lines(extract(document(path)).claims)
    return [json.loads(line) for line in lines.splitlines() if line]


def states(gold: dict[str, Any], rows: dict[str, Any]) -> dict[str, str]:
    """For each required gold claim, by its number: right, missed, or the attributes that are wrong."""
    row = rows["all"]
    wrong = {id(g): ",".join(bad) for g, _, bad in row["wrong"]}
    missed = {id(g) for g in row["missed"]}
    return {
        str(n): "missed" if id(g) in missed else wrong.get(id(g), "right")
        for n, g in enumerate(gold["claims"])
        if not g.get("optional")
    }


def unused() -> list[str]:
    """The lexicon entries whose names no evidence carries, over the gold sources and the whole corpus."""
    used: set[str] = set()
    sources = [*sorted((SHARED / "sources").glob("*.txt")), *sorted((SHARED / "corpus").rglob("*.*"))]
    for path in sources:
        if path.suffix not in {".txt", ".docx"}:
            continue
        extraction = extract(document(path))
        for item in (*extraction.claims, *extraction.rejected):
            used |= {rule.split("+")[0] for rule in item.evidence.rules}
    prefixes = {"units": "unit", "comparators": "comparator", "periods": "period", "triggers": "trigger"}
    prefixes |= {"verbs": "verb", "cues": "kind", "gate": "gate", "idioms": "idiom"}
    entries = {(p.lexicon, p.entry) for p in proofs() if p.lexicon not in UNNAMED | {"cues"}}
    return sorted(
        f"{lexicon}: {entry}" for lexicon, entry in entries if f"{prefixes[lexicon]}:{entry}" not in used
    )


def main() -> None:
    """Judge, compare, and record where asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    score = scorer()
    run: dict[str, Any] = {}
    for certain in (False, True):
        total: dict[str, Any] = {}
        sys.stdout.write("without doubts\n" if certain else "all claims\n")
        for path in sorted((SHARED / "gold").glob("*.yaml")):
            gold = yaml.safe_load(path.read_text("utf-8"))
            source = SHARED / "sources" / gold["source"]
            claims = [c for c in predictions(source) if not (certain and c["doubts"])]
            rows = score.score(gold, claims, source.read_text("utf-8-sig"))
            score.add(total, rows)
            score.show(path.stem, rows)
            if options.errors and not certain:
                score.errors(path.stem, rows)
            if not certain:
                run[path.stem] = states(gold, rows)
        score.show("TOTAL", total)
        run["certain" if certain else "total"] = {k: score.figures(r) for k, r in total.items()}
    compare(run)
    names = unused()
    sys.stdout.write(f"never used ({len(names)}): {'; '.join(names) or '-'}\n")
    if options.record:
        RECORDED.write_text(json.dumps(run, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def compare(run: dict[str, Any]) -> None:
    """List the gold claims that this run reads otherwise than the recorded one."""
    if not RECORDED.exists():
        sys.stdout.write("no recorded run to compare with\n")
        return
    recorded = json.loads(RECORDED.read_text("utf-8"))
    changes = []
    for path in sorted((SHARED / "gold").glob("*.yaml")):
        gold = yaml.safe_load(path.read_text("utf-8"))["claims"]
        before, now = recorded.get(path.stem, {}), run[path.stem]
        for n in sorted(set(before) | set(now), key=int):
            if before.get(n) != now.get(n):
                sign = (
                    "gained" if now.get(n) == "right" else "lost" if before.get(n) == "right" else "changed"
                )
                changes.append(
                    f"{sign}  {path.stem}: {gold[int(n)]['quote']}  {before.get(n)} → {now.get(n)}"
                )
    sys.stdout.write("\n".join(changes or ["nothing gained or lost since the recorded run"]) + "\n")


if __name__ == "__main__":
    main()
