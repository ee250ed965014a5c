"""The whole job: the same every time, light, and careful with what people wrote."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from html import escape
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Tracker


@pytest.fixture(scope="module")
def shipped(root: Path, tmp_path_factory: pytest.TempPathFactory, tracker: Tracker) -> Path:
    """The shipped documents and targets in a folder of their own, after one run."""
    folder = tmp_path_factory.mktemp("shipped")
    shutil.copytree(root / "seeds", folder / "seeds")
    shutil.copytree(root / "targets", folder / "targets")
    assert tracker("run", folder=folder).returncode == 0
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def cells(path: Path) -> list[tuple[str, str, object]]:
    """Every cell of a workbook: sheet, place, value or formula."""
    book = load_workbook(path)
    return [(sheet.title, c.coordinate, c.value) for sheet in book for row in sheet.iter_rows() for c in row]


def test_a_run_on_a_fresh_clone_changes_nothing_that_git_tracks(root: Path, shipped: Path) -> None:
    """The shipped targets are what the shipped documents give, read over; a run adds nothing to them."""
    for name in ("seeds", "targets"):
        assert files(shipped / name) == files(root / name)


def test_two_runs_give_the_same_bytes(shipped: Path, tmp_path: Path, tracker: Tracker) -> None:
    """In another folder, locale, time zone and seed of hashing: page, JSON and workbook are the same."""
    again = tmp_path / "another place"
    for name in ("seeds", "targets"):
        shutil.copytree(shipped / name, again / name)
    other = {"PYTHONHASHSEED": "7", "LANG": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"}
    assert tracker("run", folder=again, **other).returncode == 0
    assert (again / "reports" / "report.html").read_bytes() == (
        shipped / "reports" / "report.html"
    ).read_bytes()
    assert cells(again / "reports" / "report.xlsx") == cells(shipped / "reports" / "report.xlsx")
    first, second = (
        tracker("status", "--format", "json", "--language", "en", folder=folder, **environment).stdout
        for folder, environment in ((shipped, {"PYTHONHASHSEED": "1"}), (again, other))
    )
    assert first == second
    assert json.loads(first)["targets"]


def test_a_second_run_changes_nothing(demo: Path, tracker: Tracker) -> None:
    """Files of people and reports are byte for byte as the first run left them."""
    assert tracker("run", folder=demo).returncode == 0
    before = files(demo)
    assert tracker("run", folder=demo).returncode == 0
    assert files(demo) == before


def test_a_run_keeps_every_word_that_a_person_wrote(demo: Path, tracker: Tracker) -> None:
    """Comments, order, quoting, changed goals and rejected drafts stay; a new claim is added below them."""
    targets = demo / "targets" / "yunling-2025-plan.yaml"
    edited = (
        targets.read_text("utf-8")
        .replace("  goal: 突破12万辆", "  goal: '突破15万辆'   # 市长会议改的")
        .replace("goal: 60家\n  measure: increment", "note: 待定\n  goal: 60家\n  measure: increment")
        .replace("review: accepted", "review: rejected", 1)
    )
    targets.write_text(edited, "utf-8")
    plan = demo / "seeds" / "yunling-2025-plan.md"
    plan.write_text(plan.read_text("utf-8") + "\n2025年，力争培育专精特新企业30家。\n", "utf-8")
    assert tracker("run", folder=demo).returncode == 0
    after = targets.read_text("utf-8")
    assert after.startswith(edited.rstrip("\n"))
    assert "30家" in after.removeprefix(edited.rstrip("\n"))


def test_a_run_takes_under_200_megabytes(root: Path, shipped: Path, tmp_path: Path) -> None:
    """On the shipped folders, with what the interpreter takes."""
    pytest.importorskip("resource", reason="this system does not tell the memory of a process")
    for name in ("seeds", "targets"):
        shutil.copytree(shipped / name, tmp_path / name)
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'tracker', 'run'], check=True, stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(result.stdout) < 200_000  # kilobytes


def test_the_report_shows_what_status_shows(shipped: Path, tracker: Tracker) -> None:
    """Workbook, page, JSON, CSV and table tell the same statuses of the same targets."""
    told = json.loads(tracker("status", "--format", "json", folder=shipped).stdout)
    keys = [target["key"] for target in told["targets"]]
    assert len(keys) == len(set(keys)) > 0
    csv = tracker("status", "--format", "csv", folder=shipped).stdout
    table = tracker("status", folder=shipped).stdout
    page = (shipped / "reports" / "report.html").read_text("utf-8")
    written = {str(value) for _, _, value in cells(shipped / "reports" / "report.xlsx")}
    for target in told["targets"]:
        assert target["key"] in csv
        assert target["key"] in table
        assert escape(target["indicator"]) in page
        assert target["key"] in written


def test_an_earlier_as_of_and_day_of_knowledge_change_the_answer(demo: Path, tracker: Tracker) -> None:
    """`--as-of` and `--known` leave later data out; the page and the workbook follow them."""
    now = tracker("status", "--format", "json", folder=demo).stdout
    before = tracker("status", "--format", "json", "--as-of", "2025年6月", folder=demo).stdout
    unknown = tracker("status", "--format", "json", "--known", "2025-09-30", folder=demo).stdout
    assert '"as_of": "2025-09"' in now
    assert '"as_of": "2025-06"' in before
    assert '"value": 81000' in now
    assert '"current": null' in before
    assert '"value": 81000' not in unknown


def test_actuals_without_a_day_of_publication_are_listed_under_known(demo: Path, tracker: Tracker) -> None:
    """`--known` cannot place them in time: it leaves them out and says which they are."""
    actuals = next((demo / "targets" / "actuals").glob("*.yaml"))
    text = actuals.read_text("utf-8")
    actuals.write_text(re.sub(r"(?m)^( *)published: .*\n", "", text), encoding="utf-8")
    names = re.findall(r"(?m)^- id: (\S+)", text)
    told = tracker("status", "--known", "2030-01-01", folder=demo)
    assert all(name in told.stderr for name in names)
    assert names[0] not in tracker("status", folder=demo).stderr


def test_a_plan_with_weights_has_a_mean_and_places_with_counts_a_share(
    tmp_path: Path, tracker: Tracker
) -> None:
    """80 % at weight 3 and 100 % at weight 1 are 85 %; 30 of 60 and 10 of 40 households are 40 %."""
    (tmp_path / "targets" / "actuals").mkdir(parents=True)
    (tmp_path / "targets" / "plan.yaml").write_text(
        "plan: 计划\nregion: 甲省\nperiod: 2024\ntargets:\n"
        "- {id: a, indicator: 汽车产量, goal: 100万辆以上, weight: 3, review: accepted}\n"
        "- {id: b, indicator: 钢材产量, goal: 50万吨以上, weight: 1, review: accepted}\n",
        encoding="utf-8",
    )
    (tmp_path / "targets" / "actuals" / "a.yaml").write_text(
        "region: 甲省\nperiod: 2024\nactuals:\n"
        "- {id: a, indicator: 汽车产量, value: 80万辆, review: accepted}\n"
        "- {id: b, indicator: 钢材产量, value: 50万吨, review: accepted}\n"
        "- {id: c, indicator: 入网率, region: 乙市, value: 50%, numerator: 30户, denominator: 60户,"
        " review: accepted}\n"
        "- {id: d, indicator: 入网率, region: 丙市, value: 25%, numerator: 10户, denominator: 40户,"
        " review: accepted}\n",
        encoding="utf-8",
    )
    told = tracker("status", "--language", "en", folder=tmp_path).stdout
    assert "计划: weighted mean of completion 85.0%, over 100.0% of the weight" in told
    assert "40.0%" in told


def test_the_page_tells_of_an_entry_that_its_file_keeps_out(demo: Path, tracker: Tracker) -> None:
    """A goal that cannot be read is not judged; who gets but the page learns of it, and of the place."""
    goals = demo / "targets" / "yunling-2025-plan.yaml"
    page = demo / "reports" / "report.html"
    tracker("report", "--language", "zh", folder=demo)
    assert "处错误" not in page.read_text("utf-8")
    goals.write_text(goals.read_text("utf-8").replace("goal: 突破12万辆", "goal: 很多辆"), "utf-8")
    told = tracker("report", "--language", "zh", folder=demo)
    shown = page.read_text("utf-8")
    place = "targets/yunling-2025-plan.yaml:19:9: "
    assert place in told.stderr
    assert "目标和完成值文件中有 1 处错误，所在条目未计入</summary>" in shown
    assert f"<li>{place}“很多辆”" in shown


def test_reports_go_where_they_are_wanted(demo: Path, tracker: Tracker) -> None:
    """`--to` and `--format` choose folder and kind; `--language` the reports' language."""
    result = tracker("report", "--format", "html", "--to", "out", "--language", "en", folder=demo)
    assert result.stdout.split() == ["out/report.html"]
    english = (demo / "out" / "report.html").read_text("utf-8")
    assert re.search(r'<html[^>]* lang="en"', english)
    assert tracker("report", folder=demo).stdout.split() == ["reports/report.xlsx", "reports/report.html"]
    chinese = (demo / "reports" / "report.html").read_text("utf-8")
    assert re.search(r'<html[^>]* lang="zh', chinese)


def test_init_ends_at_the_path_of_a_report(tmp_path: Path, tracker: Tracker) -> None:
    """The folder is ready to run, and the last line is a file that can be opened."""
    result = tracker("init", "my folder", folder=tmp_path)
    assert result.returncode == 0
    last = result.stdout.splitlines()[-1]
    assert last.endswith("report.html")
    assert (tmp_path / last).is_file()
    folder = tmp_path / "my folder"
    before = files(folder / "targets")
    assert tracker("run", folder=folder).returncode == 0
    assert files(folder / "targets") == before
    assert "no problem" in tracker("check", folder=folder).stdout


def test_explain_tells_the_whole_way_from_words_to_status(demo: Path, tracker: Tracker) -> None:
    """The quote in its place, the rules, the actuals and why, and the arithmetic, in both languages."""
    for language, words in (("en", "81,000 vehicles ÷ 120,000 vehicles = 67.5%"), ("zh", "67.5%")):
        told = tracker("explain", "nev_output", "--language", language, folder=demo).stdout
        assert "【新能源汽车产量突破12万辆】" in told
        assert "yunling-2025-plan.md:" in told
        assert "comparator:more_than" in told
        assert "云岭市统计局 2025-10-22" in told
        assert words in told
        assert "75.0%" in told


def test_pictures_of_the_page_are_taken_where_a_browser_is(
    demo: Path, tracker: Tracker, chromium: Path
) -> None:
    """`png` and `pdf` write pictures of the page; one that is there stays as it is."""
    assert chromium
    (demo / "out").mkdir()
    (demo / "out" / "report.html").write_text("mine", "utf-8")
    result = tracker("report", "--format", "png", "--format", "pdf", "--to", "out", folder=demo)
    assert result.returncode == 0, result.stderr
    written = [demo / line for line in result.stdout.splitlines()]
    assert {path.suffix for path in written} == {".png", ".pdf"}
    assert all(path.stat().st_size > 10_000 for path in written)
    assert (demo / "out" / "report.html").read_text("utf-8") == "mine"
    assert {*written, demo / "out" / "report.html"} == {*(demo / "out").iterdir()}


def test_without_a_browser_pictures_are_refused_with_a_hint(demo: Path, tracker: Tracker) -> None:
    """A page that is asked for, too, is written all the same."""
    result = tracker("report", "--format", "html", "--format", "pdf", folder=demo, PATH="/nowhere")
    if result.returncode == 0:
        pytest.skip("a browser stands outside the path on this system")
    assert result.stdout.split() == ["reports/report.html"]
    assert "Chromium" in result.stderr
    assert "Traceback" not in result.stderr


def test_what_changed_since_an_earlier_period_is_told(demo: Path, tracker: Tracker) -> None:
    """`--since` lists the targets whose status has another meaning now; without it nothing is listed.

    They are called as the sentences on them call them, in English by the catalogue's names.
    """
    told = tracker("status", "--since", "2025-06", "--language", "en", folder=demo).stdout
    assert "what changed" in told
    assert "云岭市, output of new-energy vehicles: was No data, now Slightly behind" in told
    assert "what changed" not in tracker("status", "--language", "en", folder=demo).stdout


def test_goals_that_contradict_each_other_are_told_on_request(demo: Path, tracker: Tracker) -> None:
    """`check --plan` names both goals; a plain `check` leaves them to the person."""
    other = demo / "targets" / "other.yaml"
    other.write_text(
        "plan: 云岭市2025年汽车产业行动\nregion: 云岭市\nperiod: 2025\ntargets:\n"
        "- {id: nev, indicator: 新能源汽车产量, goal: 突破15万辆, review: accepted}\n",
        "utf-8",
    )
    assert tracker("check", folder=demo).returncode == 0
    result = tracker("check", "--plan", folder=demo)
    assert result.returncode == 1
    assert "12" in result.stdout
    assert "15" in result.stdout


def test_every_file_that_names_a_schema_finds_it(tmp_path: Path, tracker: Tracker) -> None:
    """`init`, `run` in a folder of one's own, and an import put the schemas where the heads say they are."""
    assert tracker("init", "demo", folder=tmp_path).returncode == 0
    own = tmp_path / "own"
    (own / "seeds").mkdir(parents=True)
    (own / "seeds" / "plan.md").write_text("2025年，甲省力争新建公园20个。2024年新建公园18个。", "utf-8")
    assert tracker("run", folder=own).returncode == 0
    imported = tmp_path / "imported"
    imported.mkdir()
    (imported / "table.csv").write_text("指标,数量\n公园,18\n", "utf-8")
    (imported / "map.yaml").write_text(
        "header: 1\nregion: 甲省\nperiod: 2024\nunit: 个\ncolumns:\n  A: indicator\n  B: values\n",
        "utf-8",
    )
    done = tracker("import", "table.csv", "--map", "map.yaml", folder=imported)
    assert done.returncode == 0, done.stdout + done.stderr
    heads = 0
    for folder in (tmp_path / "demo", own, imported):
        for path in (folder / "targets").rglob("*.yaml"):
            if schema := re.match(r"# yaml-language-server: \$schema=(.+)", path.read_text("utf-8")):
                assert json.loads((path.parent / schema[1]).read_text("utf-8"))["title"]
                heads += 1
    assert heads >= 5


@pytest.mark.parametrize(("data", "asked"), [("zh", ""), ("en", ""), ("zh", "en"), ("en", "zh")])
def test_all_reports_speak_one_language(data: str, asked: str, demo: Path, tracker: Tracker) -> None:
    """Table, short table, explanation, page and workbook: that of `--language`, else that of the data."""
    if data == "en":
        for path in demo.glob("targets/*.yaml"):
            path.write_text(re.sub("indicator: .+", "indicator: Sites", path.read_text("utf-8")), "utf-8")
    option, foreign = (("--language", asked) if asked else ()), {"zh": "en_GB.UTF-8", "en": "zh_CN.UTF-8"}
    spoken = asked or data
    for command in (["run"], ["status"], ["explain", "nev_output"]):
        told = tracker(*command, *option, folder=demo, LANG=foreign[spoken]).stdout
        assert re.search("截至|进展" if spoken == "zh" else "as of|how it stands", told), command
        assert not re.search("as of|how it stands" if spoken == "zh" else "截至|进展", told), command
    lines = tracker("status", "--format", "csv", *option, folder=demo, LANG=foreign[spoken]).stdout
    assert ("进度差（百分点）" if spoken == "zh" else "pace gap (points)") in lines
    assert f'<html lang="{spoken}' in (demo / "reports" / "report.html").read_text("utf-8")
    assert ("总览" in load_workbook(demo / "reports" / "report.xlsx").sheetnames) is (spoken == "zh")
