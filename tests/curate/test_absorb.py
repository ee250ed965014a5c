from __future__ import annotations

import warnings
from datetime import date
from typing import TYPE_CHECKING
from zipfile import ZipFile

import absorb_folder as folders
import openpyxl
import pytest

from tracker import pipeline
from tracker.curate.load import load
from tracker.curate.workbook_in import read_back
from tracker.language import say
from tracker.model.match import Role

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.curate.absorb import AbsorbPlan
    from tracker.outcomes import WorkingFolder

LEDGER, PENDING, ACTUALS = "目标台账", "待核", "完成值"


@pytest.fixture
def folder(tmp_path: Path) -> WorkingFolder:
    """A working folder with five targets."""
    return folders.make(tmp_path)


def ledger(key: str, **cells: object) -> dict[tuple[str, str, str], object]:
    """What is typed into a row of the ledger."""
    return {(LEDGER, f"plan/{key}", head): value for head, value in cells.items()}


def refused(plan: AbsorbPlan) -> list[tuple[str, str]]:
    """What was not taken over, by cell."""
    return [(p.where.file, say(p.what, "zh")) for p in plan.problems]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_that_nobody_edited_changes_nothing(folder: WorkingFolder, language: str) -> None:
    """What stands in the cells is what the files say."""
    plan = folders.absorbed(folder, folders.report(folder, language))
    assert plan.changes == plan.problems == plan.files == []


def test_what_was_typed_goes_back_by_key(folder: WorkingFolder) -> None:
    """Each reaches its entry, a draft's acceptance, too, and nothing else in the files moves."""
    end = date(2025, 12, 1)
    path = folders.typed(
        folders.report(folder),
        {
            **ledger("cars", 责任单位="汽车专班", 备注="看图", 最新完成值=824000, 完成值截至=end),
            **ledger("growth", 备注=None, 审核="已撤回"),
            **ledger("compute", 人工判定="已完成", 判定理由="年底补报", 判定人="王五", 最新完成值="超过1.8万",
                     完成值截至="2025年底" and date(2025, 12, 1)),
            **ledger("bridge", 最新完成值="开工令", 完成值截至=date(2025, 11, 3)),
            (PENDING, "plan/grain", "处理意见"): "已采纳",
        },
    )  # fmt: skip
    plan = folders.take_over(folder, path)
    assert refused(plan) == []
    text = (folder.targets / "plan.yaml").read_text(encoding="utf-8")
    wanted = (
        folders.TARGETS.replace("main: 汽车处", "main: 汽车专班")
        .replace("[能源处]}\n  review: accepted", "[能源处]}\n  review: accepted\n  note: 看图")
        .replace("  review: accepted\n  note: 已核\n", "  review: withdrawn\n")
        .replace(
            "{status: behind, reason: 口径不同, date: 2026-01-05, by: 李四}",
            "{status: achieved, reason: 年底补报, date: 2026-01-05, by: 王五}",
        )
        .replace("{due: 2025-12-31}", "{due: 2025-12-31, closed: 2025-11-03, evidence: 开工令}")
        .replace("review: draft", "review: accepted")
    )
    assert text == wanted
    judged = pipeline.judge(folder, pipeline.Asked())
    new = {
        a.target.id: a.current.actual
        for a in judged.assessments
        if a.current and a.current.actual.quality == "workbook"
    }
    assert str(new["cars"].period) == "2025"
    assert str(new["cars"].value.value) == "824000"
    assert new["cars"].published == folders.TODAY
    assert new["compute"].value.op == ">"


def test_absorbing_and_reporting_again_is_a_fixed_point(folder: WorkingFolder) -> None:
    """After a workbook was taken over, neither it nor its successor has anything left to say."""
    path = folders.typed(
        folders.report(folder),
        {
            **ledger("cars", 备注="新", 最新完成值=824000, 完成值截至=date(2025, 12, 1)),
            **ledger("growth", 责任单位="乙处"),
        },
    )
    assert len(folders.take_over(folder, path).changes) == 3
    assert folders.absorbed(folder, path).changes == []
    again = folders.absorbed(folder, folders.report(folder))
    assert again.changes == again.problems == []


def test_sorting_and_moving_rows_changes_nothing(folder: WorkingFolder) -> None:
    """Rows are known by their key, wherever they stand."""
    path = folders.report(folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
    page = book[LEDGER]
    lines = [[c.value for c in line] for line in page.iter_rows(min_row=5, max_row=8)]
    for number, line in enumerate(reversed(lines), 5):
        for column, value in enumerate(line, 1):
            page.cell(number, column).value = value
    book.save(path)
    plan = folders.absorbed(folder, path)
    assert plan.changes == plan.problems == []


@pytest.mark.parametrize(
    ("key", "cells", "place", "said"),
    [
        ("cars", {"最新完成值": "很多"}, "最新完成值", "没有数字"),
        ("cars", {"最新完成值": "5万吨", "完成值截至": date(2025, 12, 1)}, "最新完成值", "单位不是"),
        ("cars", {"最新完成值": 900000, "完成值截至": date(2026, 2, 1)}, "完成值截至", "晚于目标到期"),
        ("cars", {"最新完成值": 900000, "完成值截至": "不久"}, "完成值截至", ""),
        ("cars", {"最新完成值": None}, "最新完成值", "被清空"),
        ("compute", {"最新完成值": 9000}, "完成值截至", "未注明截至月份"),
        ("growth", {"最新完成值": 7, "完成值截至": date(2024, 12, 1)}, "完成值截至", "早于"),
        ("cars", {"责任单位": None}, "责任单位", "牵头单位"),
        ("growth", {"审核": "好"}, "审核", "不是审核意见"),
        ("growth", {"人工判定": "还行", "判定理由": "x", "判定人": "y"}, "人工判定", "不是状态"),
        ("growth", {"人工判定": "滞后", "判定人": "y"}, "判定理由", "写明理由"),
        ("growth", {"判定理由": "只有理由"}, "人工判定", "不是状态"),
        ("bridge", {"完成值截至": date(2025, 11, 3)}, "最新完成值", "须有佐证"),
        ("bridge", {"最新完成值": "照片"}, "完成值截至", "缺少销号日期"),
        ("cars", {"状态": "已完成"}, "状态", "公式被覆盖"),
        ("cars", {"编号": "plan/lost"}, "编号", "没有编号"),
        ("cars", {"编号": "plan/growth"}, "编号", "出现在多行"),
        ("cars", {"编号": None}, "", "编号缺失"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_over_is_told_by_cell(
    folder: WorkingFolder, key: str, cells: dict[str, object], place: str, said: str
) -> None:
    """Nothing is guessed: the cell is named, the reason is given, and no file changes."""
    path = folders.report(folder)
    heads = {c.value: c.column_letter for c in openpyxl.load_workbook(path)[LEDGER][4]}
    plan = folders.absorbed(folder, folders.typed(path, ledger(key, **cells)))
    assert plan.files == []
    told = [(w, t) for w, t in refused(plan) if said in t]
    assert told, refused(plan)
    assert told[0][0].startswith(f"{LEDGER}!{heads.get(place, '')}")


@pytest.mark.parametrize(
    ("key", "cells", "hint"),
    [
        ("cars", {"最新完成值": 71}, "71辆还是71万辆"),
        ("cars", {"最新完成值": "超过71", "完成值截至": date(2025, 12, 1)}, "超过71辆还是超过71万辆"),
        ("cars", {"最新完成值": 710000000}, "请连同单位填写：710000000辆"),
        ("compute", {"最新完成值": 1.3, "完成值截至": date(2025, 12, 1)}, "1.3PFLOPS还是1.3万PFLOPS"),
        ("growth", {"最新完成值": 0.069}, "0.069%还是6.9%"),
        ("growth", {"最新完成值": 0.08}, "0.08%还是8%"),
    ],
)
def test_a_bare_number_of_another_scale_is_refused(
    folder: WorkingFolder, key: str, cells: dict[str, object], hint: str
) -> None:
    """What is out of proportion to the value shown, or to the goal, is asked about and never guessed."""
    path = folders.report(folder)
    plan = folders.absorbed(folder, folders.typed(path, ledger(key, **cells)))
    assert plan.changes == []
    (problem,) = plan.problems
    assert problem.where.file.startswith(f"{LEDGER}!J")
    assert problem.hint is not None
    assert hint in say(problem.hint, "zh")


@pytest.mark.parametrize(("typed", "value"), [("71万辆", 710000), ("71辆", 71), (71000, 71000), (0, 0)])
def test_a_figure_with_its_unit_or_of_the_usual_size_is_taken_as_typed(
    folder: WorkingFolder, typed: object, value: int
) -> None:
    """A person who writes the unit means it."""
    path = folders.typed(folders.report(folder), ledger("cars", 最新完成值=typed))
    assert refused(folders.take_over(folder, path)) == []
    (new,) = (a for a in load(folder.targets).actuals if a.quality == "workbook")
    assert new.value.value == value


def test_a_file_that_changed_meanwhile_is_left_alone(folder: WorkingFolder) -> None:
    """What was typed against an older state of the files is told beside what the files say now."""
    cells = ledger("growth", 备注="表里写的", 责任单位="表里的处")
    path = folders.typed(folders.report(folder), cells)
    file = folder.targets / "plan.yaml"
    file.write_text(folders.TARGETS.replace("已核", "文件里写的"), encoding="utf-8")
    plan = folders.absorbed(folder, path)
    assert [c.key for c in plan.changes] == ["plan/growth"]
    assert any("文件里写的" in text for _, text in refused(plan))


def test_a_row_that_was_deleted_deletes_nothing(folder: WorkingFolder) -> None:
    """The target stays, and it is said that its row is missing."""
    path = folders.report(folder)
    book = openpyxl.load_workbook(path)
    book[LEDGER].delete_rows(5)
    book.save(path)
    plan = folders.absorbed(folder, path)
    assert plan.changes == []
    assert any("plan/cars" in text for _, text in refused(plan))


def judged_cars(folder: WorkingFolder) -> tuple[str, dict[str, str]]:
    """The id of the value that speaks for the cars, and of each refused one with the reason."""
    judged = pipeline.judge(folder, pipeline.Asked())
    (cars,) = (a for a in judged.assessments if a.target.id == "cars")
    assert cars.current is not None
    reasons = {m.actual.key: say(m.reason, "zh") for m in cars.matched.of(Role.REFUSED)}
    return cars.current.actual.key, reasons


def test_a_value_typed_over_the_one_shown_corrects_it(folder: WorkingFolder) -> None:
    """For the same months the person's figure speaks from then on, and what it replaces says by what."""
    path = folders.typed(folders.report(folder), ledger("cars", 最新完成值=710000))
    plan = folders.take_over(folder, path)
    assert refused(plan) == []
    assert [say(c.text, "en") for c in plan.changes] == [
        "710000辆 for 2025-01/2025-10 corrects 700,000 vehicles of 甲省统计局"
    ]
    current, reasons = judged_cars(folder)
    assert current == "workbook/cars-2025-10"
    assert reasons == {"plan/cars-2025-10": "已由71万辆更正（工作簿填报，2026-03-01）"}
    assert folders.absorbed(folder, path).changes == []
    again = folders.absorbed(folder, folders.report(folder))
    assert again.changes == again.problems == []


def test_a_correction_can_be_corrected_and_taken_back(folder: WorkingFolder) -> None:
    """The last word stands, also where it is the first one again."""
    for value, name in ((710000, "cars-2025-10"), (700000, "cars-2025-10-2"), (710000, "cars-2025-10-3")):
        path = folders.typed(folders.report(folder), ledger("cars", 最新完成值=value))
        assert refused(folders.take_over(folder, path)) == []
        assert judged_cars(folder)[0] == f"workbook/{name}"


def test_a_correction_stands_before_other_sources_too(folder: WorkingFolder) -> None:
    """Another publisher's figure for the months, which the row did not show, does not step in."""
    press = (
        "- {id: press, indicator: 新能源汽车产量, region: 湖北省, period: 2025-01/2025-10, value: 69万辆}\n"
    )
    file = folder.targets / "actuals" / "plan.yaml"
    file.write_text(folders.ACTUALS + press, encoding="utf-8")
    folders.take_over(folder, folders.typed(folders.report(folder), ledger("cars", 最新完成值=710000)))
    assert judged_cars(folder)[0] == "workbook/cars-2025-10"


def test_a_value_that_was_corrected_meanwhile_is_left_alone(folder: WorkingFolder) -> None:
    """Two people who correct one value from one report are told of each other."""
    path = folders.report(folder)
    folders.take_over(folder, folders.typed(path, ledger("cars", 最新完成值=710000)))
    plan = folders.absorbed(folder, folders.typed(path, ledger("cars", 最新完成值=720000)))
    assert plan.changes == []
    assert any("71万辆" in text for _, text in refused(plan))


EARLIER = """\
- {id: m5, indicator: 新能源汽车年产量, region: 湖北省, period: 2025-01/2025-05, value: 30万辆,
   publisher: 甲报}
- {id: m5-again, indicator: 新能源汽车产量, region: 湖北省, period: 2025-01/2025-05, value: 31万辆}
"""
IN_MAY = ledger("cars", 最新完成值=320000, 完成值截至=date(2025, 5, 1))


def test_a_value_for_months_that_others_gave_corrects_them_all(folder: WorkingFolder) -> None:
    """Whoever types another month means that month, in whatever words the others name what they measure."""
    file = folder.targets / "actuals" / "plan.yaml"
    file.write_text(folders.ACTUALS + EARLIER, encoding="utf-8")
    path = folders.typed(folders.report(folder), IN_MAY)
    plan = folders.take_over(folder, path)
    assert refused(plan) == []
    assert [say(c.text, "en") for c in plan.changes] == [
        "320000辆 for 2025-01/2025-05 corrects 300,000 vehicles of 甲报"
    ]
    _, reasons = judged_cars(folder)
    assert reasons.keys() == {"plan/m5", "plan/m5-again"}
    assert folders.absorbed(folder, path).changes == []
    again = folders.absorbed(folder, folders.report(folder))
    assert again.changes == again.problems == []


def test_a_value_for_months_that_others_gave_meanwhile_is_left_alone(folder: WorkingFolder) -> None:
    """Nobody corrects what they have not seen, nor what they typed into the same workbook before."""
    path = folders.typed(folders.report(folder), IN_MAY)
    folders.take_over(folder, path)
    retyped = folders.absorbed(folder, folders.typed(path, ledger("cars", 最新完成值=330000)))
    assert retyped.changes == []
    assert [text for _, text in refused(retyped)] == ["填写的是“330000”，而文件此间已改为“32万辆”"]
    (folder.targets / "actuals" / "workbook.yaml").unlink()
    (folder.targets / "actuals" / "plan.yaml").write_text(folders.ACTUALS + EARLIER, encoding="utf-8")
    plan = folders.absorbed(folder, path)
    assert plan.changes == []
    assert [text for _, text in refused(plan)] == ["填写的是“330000”，而文件此间已改为“30万辆”"]


def test_a_value_for_a_month_that_nobody_gave_corrects_nothing(folder: WorkingFolder) -> None:
    """It is a new value beside the one that was shown."""
    cells = ledger("cars", 最新完成值=820000, 完成值截至=date(2025, 11, 1))
    plan = folders.take_over(folder, folders.typed(folders.report(folder), cells))
    assert [say(c.text, "en") for c in plan.changes] == ["new value 820000辆 for 2025-01/2025-11"]
    assert judged_cars(folder) == ("workbook/cars-2025-11", {})


@pytest.mark.parametrize(("language", "words"), [("zh", "工作簿填报"), ("en", "typed in the workbook")])
def test_who_typed_is_worded_in_the_language_of_the_workbook(
    folder: WorkingFolder, language: str, words: str
) -> None:
    """Whoever takes a workbook over may read another language than who typed into it."""
    sheet, head, key = (
        (LEDGER, "最新完成值", "编号") if language == "zh" else ("Targets", "latest actual", "key")
    )
    path = folders.report(folder, language)
    folders.take_over(folder, folders.typed(path, {(sheet, "plan/cars", head): 710000}, key=key))
    text = (folder.targets / "actuals" / "workbook.yaml").read_text(encoding="utf-8")
    assert f"publisher: {words}\n" in text


def test_new_actuals_come_from_the_tinted_rows(folder: WorkingFolder) -> None:
    """A value in an empty row of the sheet of actuals becomes an entry with its publisher."""
    path = folders.report(folder)
    book = openpyxl.load_workbook(path)
    page = book[ACTUALS]
    heads = {c.value: c.column for c in page[4]}
    row = next(n for n in range(5, page.max_row + 1) if page.cell(n, 1).value is None) + 2
    new = {
        "指标名称": "粮食产量",
        "地区": "湖北省",
        "时期": "2025年",
        "数值原文": "2785.3万吨",
        "口径": "总量",
        "发布单位": "甲省农业厅",
        "发布日期": date(2026, 1, 9),
    }
    for head, value in new.items():
        page.cell(row, heads[head]).value = value
    page.cell(row + 1, heads["指标名称"]).value = "没有数值"
    book.save(path)
    plan = folders.take_over(folder, path)
    text = (folder.targets / "actuals" / "workbook.yaml").read_text(encoding="utf-8")
    assert "value: 2785.3万吨" in text
    assert "published: 2026-01-09" in text
    assert "publisher: 甲省农业厅" in text
    assert len(plan.changes) == 1
    assert len(refused(plan)) == 1


def decide(path: Path, *decisions: str) -> Path:
    """The workbook with decisions written into the rows of the sheet of matters to check, from the top."""
    book = openpyxl.load_workbook(path)
    page = book[PENDING]
    column = next(c.column for c in page[4] if c.value == "处理意见")
    for row, words in enumerate(decisions, 5):
        page.cell(row, column).value = words
    book.save(edited := path.with_name("edited.xlsx"))
    return edited


@pytest.mark.parametrize(
    ("words", "code"),
    [
        *((w, "accepted") for w in ("已采纳", "采纳", "已接受", "接受", "accepted", "Accept")),
        *((w, "rejected") for w in ("已驳回", "驳回", "拒绝", "已拒绝", "rejected", "Reject")),
    ],
)
def test_drafts_are_decided_in_bulk_and_in_the_words_that_people_use(
    folder: WorkingFolder, words: str, code: str
) -> None:
    """Targets and values alike, known apart also where both have one key; what is no draft is told once."""
    path = decide(folders.report(folder), *[words] * 4)
    plan = folders.take_over(folder, path)
    assert [c.key for c in plan.changes] == ["plan/grain", "plan/grain", "plan/steel"]
    assert [(p.severity, say(p.what, "zh")) for p in plan.problems] == [
        ("warning", "有 1 行属于“缺完成值”，不是待审核条目，无从采纳或驳回")
    ]
    for file, text, drafts in (("plan.yaml", folders.TARGETS, 1), ("actuals/plan.yaml", folders.ACTUALS, 2)):
        decided = (folder.targets / file).read_text(encoding="utf-8")
        assert decided == text.replace("review: draft", f"review: {code}")
        assert text.count("review: draft") == drafts
    told = folders.absorbed(folder, path)
    assert told.changes == []
    assert [p.what for p in told.problems] == [p.what for p in plan.problems]
    again = folders.absorbed(folder, folders.report(folder))
    assert again.changes == again.problems == []


def test_the_first_workbook_whose_targets_are_all_drafts_takes_decisions(folder: WorkingFolder) -> None:
    """Its ledger has a heading and no row; what is decided among the matters to check comes back."""
    drafts = folders.TARGETS.replace("review: accepted", "review: draft")
    (folder.targets / "plan.yaml").write_text(drafts, encoding="utf-8")
    path = folders.report(folder)
    plan = folders.take_over(folder, decide(path, *["采纳"] * 7))
    assert {c.key for c in plan.changes} >= {"plan/cars", "plan/growth", "plan/steel"}
    assert "review: draft" not in (folder.targets / "plan.yaml").read_text(encoding="utf-8")


def test_a_disagreement_of_sources_cannot_be_rejected(folder: WorkingFolder) -> None:
    """Its row bears the key of a target, which stays accepted."""
    press = (
        "- {id: press, indicator: 新能源汽车产量, region: 湖北省, period: 2025-01/2025-10, value: 69万辆}\n"
    )
    (folder.targets / "actuals" / "plan.yaml").write_text(folders.ACTUALS + press, encoding="utf-8")
    path = folders.typed(folders.report(folder), {(PENDING, "plan/cars", "处理意见"): "已驳回"})
    plan = folders.absorbed(folder, path)
    assert plan.changes == plan.files == []
    assert len(plan.problems) == 1


@pytest.mark.parametrize("kind", ["ole", "text", "truncated", "macro", "other", "empty"])
def test_a_file_that_is_no_report_is_refused_with_a_hint(
    folder: WorkingFolder, tmp_path: Path, kind: str
) -> None:
    """Encrypted, broken, with macros, of another program: each a clear message, and nothing is read."""
    good = folders.report(folder)
    path = tmp_path / "bad.xlsx"
    raw = good.read_bytes()
    path.write_bytes(
        {"ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "text": "只是文字".encode(),
         "truncated": raw[: len(raw) // 2], "macro": raw, "other": b"", "empty": b""}[kind]
    )  # fmt: skip
    if kind == "macro":
        with ZipFile(path, "a") as parts:
            parts.writestr("xl/vbaProject.bin", b"x")
    if kind == "other":
        openpyxl.Workbook().save(path)
    returned, problems = read_back(path.read_bytes(), path.as_posix())
    assert returned is None
    assert len(problems) == 1
    assert problems[0].hint is not None
