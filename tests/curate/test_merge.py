"""A second reading adds what is new, renews what nobody touched, and never changes what a person wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from claims_made import (
    ALL,
    DOCUMENT,
    FIRMS,
    INVESTMENT,
    OUTPUT,
    OUTPUT_BEFORE,
    TEXT,
    Folder,
    Said,
    claim,
    digest_of,
    reading,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.curate.merge import ChangeKind, MergePlan, Reading
from tracker.curate.nodes import mappings, plain
from tracker.curate.parse import parse
from tracker.language import say
from tracker.model.claim import Measure

PLAN = "targets/plan.yaml"


def kinds(plan: MergePlan) -> list[str]:
    """What became of claims and entries."""
    return [change.kind.value for change in plan.changes]


def entries(folder: Folder, name: str = PLAN) -> list[dict[str, Any]]:
    """The entries of a file."""
    root, problems = parse(folder.text(name), name)
    assert root is not None, problems
    return [plain(node) for node in mappings(root.get("actuals" if "actuals/" in name else "targets"))]


def read_once(*said: Said) -> Folder:
    """A folder after a first reading."""
    folder = Folder({})
    folder.merge(reading(*(said or ALL)))
    return folder


def test_a_second_reading_changes_not_a_byte() -> None:
    """The same documents read again leave all files as they are."""
    folder = read_once()
    before = dict(folder.files)
    plan = folder.merge(reading(*ALL))
    assert plan.files == ()
    assert folder.files == before
    assert (kinds(plan), plan.kept) == ([], 4)


def test_what_a_person_wrote_stays() -> None:
    """Comments, order, owners, notes and reviews survive a reading that adds something."""
    folder = read_once(OUTPUT, FIRMS)
    folder.edit(
        PLAN,
        "  goal: 突破5万辆\n",
        "  # 与汽车办核过\n  goal:   突破5万辆   # 原文\n  owner: {main: 汽车办}\n",
    )
    folder.edit(
        PLAN, "  measure: level\n  review: draft\n", "  measure: level\n  review: accepted\n  note: 见附件\n"
    )
    before = folder.text(PLAN)
    plan = folder.merge(reading(*ALL))
    assert kinds(plan) == ["added", "added"]
    assert folder.text(PLAN).startswith(before)
    assert [e["indicator"] for e in entries(folder)] == ["汽车产量", "规模以上工业企业", "工业投资"]


def test_an_untouched_draft_is_renewed() -> None:
    """Where the words are now read otherwise, a draft that nobody touched follows, in its lines only."""
    folder = read_once()
    ident = entries(folder)[0]["id"]
    before = folder.text(PLAN)
    plan = folder.merge(reading(replace(OUTPUT, goal="超过6万辆", period="2026"), *ALL[1:]))
    assert kinds(plan) == ["renewed"]
    entry = entries(folder)[0]
    assert (entry["id"], entry["goal"], entry["period"]) == (ident, "超过6万辆", "2026")
    assert entry["extracted"]["goal"] == ">6万辆"
    changed = [
        a
        for a, b in zip(before.split("\n- ")[1:], folder.text(PLAN).split("\n- ")[1:], strict=True)
        if a != b
    ]
    assert len(changed) == 1
    assert kinds(folder.merge(reading(replace(OUTPUT, goal="超过6万辆", period="2026"), *ALL[1:]))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("goal: 突破5万辆", "goal: 突破5.5万辆"),
        ("indicator: 汽车产量", "indicator: 新能源汽车产量"),
        (
            "measure: level\n  review: draft\n  evidence: {document: plan.md, quote: 汽车",
            "review: draft\n  evidence: {document: plan.md, quote: 汽车",
        ),
        ("goal: 突破5万辆\n", "goal: 突破5万辆\n  region: 乙市\n"),
        ("period: 2025\n", "period: 2024\n"),
        (
            "goal: 突破5万辆\n  measure: level\n  review: draft",
            "goal: 突破5万辆\n  measure: level\n  review: accepted",
        ),
        ("goal: 突破5万辆", "goal: 力争突破5万辆"),
    ],
)
def test_what_a_person_touched_is_only_told(old: str, new: str) -> None:
    """An entry that a person changed or accepted keeps its texts; the new reading is told beside it."""
    folder = read_once(OUTPUT)
    folder.edit(PLAN, old, new)
    before = dict(folder.files)
    plan = folder.merge(reading(replace(OUTPUT, goal="超过6万辆")))
    assert kinds(plan) == ["differs"]
    assert "“超过6万辆”" in say(plan.changes[0].text, "en")
    assert folder.files == before


def test_a_correction_that_the_next_reading_shares_is_no_news() -> None:
    """Where a person corrected a misreading and the program has learned it since, nothing is told."""
    folder = read_once(OUTPUT)
    folder.edit(PLAN, "goal: 突破5万辆", "goal: 超过6万辆")
    plan = folder.merge(reading(replace(OUTPUT, goal=">6万辆")))
    assert (kinds(plan), plan.files, plan.kept) == ([], (), 1)


@pytest.mark.parametrize("review", ["rejected", "withdrawn", "已否决"])
def test_what_was_rejected_is_not_drafted_again(review: str) -> None:
    """A no is a no, also when the words are read otherwise later, or stand in the text no more."""
    folder = read_once(OUTPUT)
    folder.edit(PLAN, "review: draft", f"review: {review}")
    before = dict(folder.files)
    assert kinds(folder.merge(reading(OUTPUT))) == []
    assert kinds(folder.merge(reading(replace(OUTPUT, goal="超过6万辆")))) == []
    gone = DOCUMENT.model_copy(update={"text": "没有了"})
    assert kinds(folder.merge(Reading(gone, ()))) == []
    assert folder.files == before


def test_words_that_moved_are_the_same_words() -> None:
    """A text that grew above a quote changes offsets, and no file."""
    folder = read_once()
    before = dict(folder.files)
    longer = DOCUMENT.model_copy(update={"text": "新的一段。\n\n" + TEXT})
    plan = folder.merge(reading(*ALL, document=longer))
    assert (kinds(plan), folder.files) == ([], before)


def test_words_that_are_gone_are_told() -> None:
    """An entry whose words no longer stand in the document is kept, and told at each reading."""
    folder = read_once()
    before = dict(folder.files)
    shorter = DOCUMENT.model_copy(update={"text": TEXT.replace("新增规上企业200家", "新增规上企业若干")})
    plan = folder.merge(reading(OUTPUT, INVESTMENT, OUTPUT_BEFORE, document=shorter))
    assert (kinds(plan), folder.files) == (["gone"], before)
    assert say(plan.changes[0].text, "en") == "its words no longer stand in plan.md"


def test_words_that_are_no_longer_read_are_told_otherwise() -> None:
    """Where the words are there and only the reading is not, that is what is told."""
    folder = read_once()
    plan = folder.merge(reading(OUTPUT, INVESTMENT, OUTPUT_BEFORE))
    assert kinds(plan) == ["unread"]


def test_two_claims_of_one_quote_find_their_own_entries() -> None:
    """In a list with 分别 each value has its entry; the one that is new is the one that is added."""
    text = "汽车、工业投资分别增长5%和6%。"
    document = DOCUMENT.model_copy(update={"text": text})
    quote = "汽车、工业投资分别增长5%和6%"
    one = Said(quote, "汽车产量", "5%", measure=Measure.GROWTH)
    two = Said(quote, "工业投资", "6%", measure=Measure.GROWTH)
    folder = Folder({})
    folder.merge(reading(one, two, document=document))
    before = dict(folder.files)
    assert kinds(folder.merge(reading(two, one, document=document))) == []
    assert folder.files == before
    three = Said(quote, "民间投资", "7%", measure=Measure.GROWTH)
    assert kinds(folder.merge(reading(three, one, two, document=document))) == ["added"]
    assert [e["indicator"] for e in entries(folder)] == ["汽车产量", "工业投资", "民间投资"]


def test_a_plan_that_a_person_split_in_two() -> None:
    """Entries are found in whatever file they were moved to, and new ones go to the file of their period."""
    folder = read_once(OUTPUT)
    moved = folder.files.pop(PLAN).decode()
    folder.files["targets/short.yaml"] = moved.encode()
    folder.files["targets/long.yaml"] = (
        moved.replace("period: 2025", "period: 2026/2030")
        .replace("汽车产量", "发电量")
        .replace("力争", "将")
        .replace(digest_of(OUTPUT), "00000000")
        .encode()
    )
    later = replace(INVESTMENT, period="2026/2030")
    plan = folder.merge(reading(OUTPUT, FIRMS, later))
    added = {change.file: change.id for change in plan.changes if change.kind is ChangeKind.ADDED}
    assert set(added) == {"targets/short.yaml", "targets/long.yaml"}
    assert entries(folder, "targets/long.yaml")[-1]["indicator"] == "工业投资"
    assert "period" not in entries(folder, "targets/long.yaml")[-1]


def test_a_target_typed_by_hand_is_not_drafted_again() -> None:
    """A person's own entry without evidence stands for the claim that says the same."""
    folder = Folder(
        {
            "targets/own.yaml": (
                "plan: 自拟\nregion: 甲省\nperiod: 2025\ntargets:\n"
                "- {id: x, indicator: 规上工业企业, goal: 新增200家, measure: 新增}\n"
            ).encode()
        }
    )
    plan = folder.merge(reading(OUTPUT, FIRMS))
    assert [say(c.text, "en") for c in plan.changes] == ["new draft: 汽车产量 突破5万辆"]
    assert plan.kept == 1


def test_two_documents_of_one_name_keep_apart() -> None:
    """plan.md and plan.txt are drafted into files of their own."""
    other = DOCUMENT.model_copy(update={"id": "plan.txt"})
    folder = Folder({})
    folder.merge(reading(OUTPUT), reading(INVESTMENT, document=other))
    assert set(folder.files) == {PLAN, "targets/plan-txt.yaml"}
    assert kinds(folder.merge(reading(OUTPUT), reading(INVESTMENT, document=other))) == []
    late = Folder({PLAN: folder.files[PLAN]})
    late.merge(reading(OUTPUT), reading(INVESTMENT, document=other))
    assert set(late.files) == {PLAN, "targets/plan-txt.yaml"}


def test_a_file_with_a_head_only_is_filled() -> None:
    """Somebody prepared the file: its head stays, and what it says need not be said again."""
    folder = Folder({PLAN: "plan: 我的计划\nregion: 甲省\nperiod: 2025\ntargets: []\n".encode()})
    folder.merge(reading(OUTPUT))
    text = folder.text(PLAN)
    assert text.startswith("plan: 我的计划\nregion: 甲省\nperiod: 2025\ntargets:\n- id: ")
    assert "2025" not in text.partition("- id")[2]


@pytest.mark.parametrize("text", ["", "# 待写\n", "\n\n# 待写"])
def test_an_empty_file_is_begun(text: str) -> None:
    """An empty file, or one of comments, gets its head below them."""
    folder = Folder({PLAN: text.encode()})
    folder.merge(reading(OUTPUT))
    assert folder.text(PLAN).startswith(text)
    assert len(entries(folder)) == 1
    assert kinds(folder.merge(reading(OUTPUT))) == []


def test_a_broken_file_is_left_alone() -> None:
    """Where a file cannot be read, its document is not merged elsewhere; other documents are."""
    other = DOCUMENT.model_copy(update={"id": "other.md"})
    broken = "plan: 计划\n\ttargets:\n".encode()
    folder = Folder({PLAN: broken})
    plan = folder.merge(reading(OUTPUT), reading(OUTPUT, document=other))
    assert folder.files[PLAN] == broken
    assert sorted(folder.files) == ["targets/other.yaml", PLAN]
    assert [str(p.where) for p in plan.problems] == [f"{PLAN}:2:1"]
    elsewhere = Folder({"targets/b.yaml": b"plan: p\ntargets:\n- evidence: {document: plan.md\n"})
    assert [str(p.where) for p in elsewhere.merge(reading(OUTPUT)).problems] == ["targets/b.yaml:3:13"]
    assert list(elsewhere.files) == ["targets/b.yaml"]


def test_an_entry_with_a_mistake_still_stands_for_its_claim() -> None:
    """A goal that cannot be read is the person's to mend; no second draft of it appears."""
    folder = read_once(OUTPUT)
    folder.edit(PLAN, "goal: 突破5万辆", "goal: 突破5万量")
    plan = folder.merge(reading(OUTPUT))
    assert (kinds(plan), plan.files) == ([], ())


def test_line_ends_and_mark_of_windows_stay() -> None:
    """A file saved by Windows' editor keeps its byte-order mark and its line ends."""
    folder = read_once(OUTPUT)
    folder.files[PLAN] = b"\xef\xbb\xbf" + folder.files[PLAN].replace(b"\n", b"\r\n")
    folder.merge(reading(replace(OUTPUT, goal="超过6万辆"), INVESTMENT))
    raw = folder.files[PLAN]
    assert raw.startswith(b"\xef\xbb\xbf#")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert len(entries(folder)) == 2


def test_a_claim_that_no_goal_can_word_is_told() -> None:
    """What cannot be written so that it reads back is set aside and listed."""
    made = claim(OUTPUT)
    odd = made.model_copy(
        update={"quantity": made.quantity.model_copy(update={"unit": "没有的单位", "worded": ""})}
    )
    plan = Folder({}).merge(Reading(DOCUMENT, (odd,)))
    assert kinds(plan) == ["skipped"]


GOALS = st.sampled_from(["突破5万辆", "超过6万辆", "3万辆以内", "7万辆左右"])
SAYINGS = st.lists(st.sampled_from([OUTPUT, INVESTMENT, FIRMS, OUTPUT_BEFORE]), unique=True, max_size=4)


@settings(max_examples=150, deadline=None)
@given(
    readings=st.lists(st.tuples(SAYINGS, GOALS), min_size=1, max_size=4),
    edits=st.lists(
        st.sampled_from(["review: accepted", "review: rejected", "note: 注", "goal: 9万辆"]), max_size=3
    ),
    at=st.integers(0, 3),
)
def test_any_history_of_readings_and_edits(
    readings: list[tuple[list[Said], str]], edits: list[str], at: int
) -> None:
    """Whatever is read and edited in whatever order: a person's words stay, and reading twice is once."""
    folder = Folder({})
    typed: dict[str, str] = {}
    for number, (said, goal) in enumerate(readings):
        now = [replace(s, goal=goal) if s is OUTPUT else s for s in said]
        folder.merge(reading(*now))
        again = dict(folder.files)
        assert folder.merge(reading(*now)).files == ()
        assert folder.files == again
        if number == at and PLAN in folder.files:
            root, _ = parse(folder.text(PLAN), PLAN)
            for node, edit in zip(mappings(root.get("targets") if root else None), edits, strict=False):
                ident = node.text("id") or ""
                key, _, value = edit.partition(": ")
                text = folder.text(PLAN)
                before, after = text.split(f"- id: {ident}\n")
                lines = [
                    line for line in after.split("\n- ")[0].split("\n") if not line.startswith(f"  {key}:")
                ]
                rest = after[len(after.split("\n- ")[0]) :]
                folder.files[PLAN] = f"{before}- id: {ident}\n  {edit}\n{chr(10).join(lines)}{rest}".encode()
                typed[ident] = edit
    if typed:
        held = {e["id"]: e for e in entries(folder)}
        for ident, edit in typed.items():
            key, _, value = edit.partition(": ")
            assert held[ident][key] == value


def test_no_two_target_files_of_one_name_are_made() -> None:
    """A plan.yaml in a folder of its own keeps its name to itself, since targets are addressed as FILE/ID."""
    own = "plan: 自拟\nregion: 甲省\ntargets:\n- {id: x, indicator: 发电量, goal: 5亿千瓦时}\n"
    folder = Folder({"targets/2024/plan.yaml": own.encode()})
    folder.merge(reading(OUTPUT))
    assert set(folder.files) == {"targets/2024/plan.yaml", "targets/plan-md.yaml"}
    assert kinds(folder.merge(reading(OUTPUT))) == []


def test_a_statement_made_twice_is_drafted_once() -> None:
    """Two claims that say the very same make one entry, at the first reading and at the next."""
    folder = Folder({})
    assert kinds(folder.merge(reading(OUTPUT, OUTPUT))) == ["added"]
    assert kinds(folder.merge(reading(OUTPUT, OUTPUT))) == []


def test_claims_that_differ_in_their_place_only_keep_their_entries() -> None:
    """Two cities with one number in one sentence: each claim finds its own entry, whatever their order."""
    one, two = replace(FIRMS, region="乙市"), replace(FIRMS, region="丙市")
    folder = read_once(one, two)
    before = dict(folder.files)
    plan = folder.merge(reading(two, one))
    assert (kinds(plan), folder.files) == ([], before)


def test_a_key_that_is_no_longer_needed_goes() -> None:
    """A draft whose period turns out to be the file's loses the key that said otherwise."""
    folder = read_once(replace(OUTPUT, period="2026"), INVESTMENT, replace(FIRMS, period="2025"))
    assert entries(folder)[0]["period"] == "2026"
    assert kinds(folder.merge(reading(OUTPUT, INVESTMENT, FIRMS))) == ["renewed"]
    assert "period" not in entries(folder)[0]
