"""`tracker extract` hands on what documents say, exactly and in every form."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Tracker

KEYS = [
    *("document", "start", "end", "quote", "kind", "indicator", "measure", "op", "value", "unit"),
    *("period", "region", "basis", "rules", "doubts"),
]
TEXT = (
    "2025年，全市力争新能源汽车产量突破100万辆，规模以上工业增加值增长6.50%左右，"
    "居民消费价格涨幅控制在4.5%～5%，高新技术企业达到2.5万家以上。"
)


def lines(text: str) -> list[dict[str, object]]:
    """JSON lines with numbers as they are written."""
    return [json.loads(line, parse_float=Decimal) for line in text.splitlines()]


def test_each_line_has_all_keys_and_exact_numbers(tracker: Tracker, tmp_path: Path) -> None:
    """Whole numbers stand without a fraction, others with the digits written, ranges as a pair."""
    (tmp_path / "plan.txt").write_text(TEXT, "utf-8")
    options = ("--format", "jsonl", "--published", "2025-01", "--region", "云岭市")
    result = tracker("extract", "plan.txt", *options, folder=tmp_path)
    claims = lines(result.stdout)
    assert [list(claim) for claim in claims] == [KEYS] * 4
    assert re.findall(r'"value": ([^]"]+\]?), "unit"', result.stdout) == [
        "1000000",
        "6.50",
        "[4.5, 5]",
        "25000",
    ]
    assert [c["op"] for c in claims] == [">", "~", "range", ">="]
    assert {c["period"] for c in claims} == {"2025"}
    assert {c["region"] for c in claims} == {"云岭市"}


@pytest.mark.parametrize(
    ("name", "raw", "text"),
    [
        ("plain.txt", TEXT.encode(), TEXT),
        ("bom.txt", b"\xef\xbb\xbf" + TEXT.encode(), TEXT),
        ("crlf.txt", f"第一行\r\n{TEXT}\r\n".encode(), f"第一行\n{TEXT}\n"),
        ("gb.txt", TEXT.encode("gb18030"), TEXT),
        ("front.md", f"---\nregion: 云岭市\n---\n{TEXT}".encode(), f"---\nregion: 云岭市\n---\n{TEXT}"),
    ],
)
def test_quotes_stand_at_their_offsets(
    name: str, raw: bytes, text: str, tracker: Tracker, tmp_path: Path
) -> None:
    """Offsets count the decoded characters: no BOM, CRLF as one, front matter included."""
    (tmp_path / name).write_bytes(raw)
    claims = lines(tracker("extract", name, "--format", "jsonl", folder=tmp_path).stdout)
    assert len(claims) == 4
    for claim in claims:
        assert text[claim["start"] : claim["end"]] == claim["quote"]  # type: ignore[misc]


def test_yaml_says_what_the_lines_say(tracker: Tracker, demo: Path) -> None:
    """The same claims with the same keys and values, for people to read."""
    as_lines = tracker("extract", "seeds", "--format", "jsonl", folder=demo).stdout
    as_yaml = tracker("extract", "seeds", "--format", "yaml", folder=demo).stdout
    assert yaml.safe_load(as_yaml) == [json.loads(line) for line in as_lines.splitlines()]


def test_files_are_named_after_their_documents(tracker: Tracker, demo: Path) -> None:
    """`--to` makes one file for each document, with the lines that stdout would have had."""
    result = tracker("extract", "seeds", "--to", "deep/claims", folder=demo)
    written = sorted((demo / "deep" / "claims").iterdir())
    assert [path.name for path in written] == ["yunling-2025-plan.jsonl", "yunling-2025-third-quarter.jsonl"]
    assert result.stdout.splitlines() == [str(path.relative_to(demo)) for path in written]
    whole = tracker("extract", "seeds", "--format", "jsonl", folder=demo).stdout
    assert "".join(path.read_text("utf-8") for path in written) == whole


def test_two_documents_of_one_name_do_not_overwrite_one_another(tracker: Tracker, tmp_path: Path) -> None:
    """The second is refused with a hint; the first one's file stays."""
    for name in ("a/plan.txt", "b/plan.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(TEXT if name.startswith("a") else "别的内容。", "utf-8")
    result = tracker("extract", "a", "b", "--to", "out", folder=tmp_path)
    assert result.returncode == 1
    assert "b/plan.txt" in result.stderr
    assert (tmp_path / "out" / "plan.jsonl").read_text("utf-8").count("\n") == 4


def test_what_is_set_aside_is_listed_with_its_reason(tracker: Tracker, demo: Path) -> None:
    """`--rejected` shows the investment of one project, in the reader's language, and keeps its place."""
    table = tracker("extract", "seeds", "--rejected", "--language", "zh", folder=demo).stdout
    assert "35亿元" in table
    listed = lines(tracker("extract", "seeds", "--rejected", "--format", "jsonl", folder=demo).stdout)
    assert [list(each) for each in listed] == [["document", "start", "end", "quote", "reason", "rules"]]


def test_one_bad_document_does_not_keep_the_others_from_being_read(tracker: Tracker, demo: Path) -> None:
    """It is told on stderr, the exit code says so, and the claims of the others are there."""
    (demo / "seeds" / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    result = tracker("extract", "seeds", "missing.txt", "--format", "jsonl", folder=demo)
    assert result.returncode == 1
    assert "seeds/broken.txt" in result.stderr
    assert "missing.txt" in result.stderr
    assert len(lines(result.stdout)) == 12


def test_claims_of_the_shipped_documents_match_their_texts(tracker: Tracker, root: Path) -> None:
    """Every quote of every shipped document stands where its offsets say."""
    texts = {p.name: p.read_text("utf-8") for p in (root / "seeds").glob("*.md")}
    claims = lines(tracker("extract", "seeds", "--format", "jsonl", folder=root).stdout)
    assert len(claims) > 200
    for c in claims:
        assert texts[c["document"]][c["start"] : c["end"]] == c["quote"]  # type: ignore[index, misc]
