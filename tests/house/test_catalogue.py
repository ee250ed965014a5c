"""Every word that the program says is said in Chinese too."""

from __future__ import annotations

import ast
import gettext
import io
import re
import shutil
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
import typer
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tracker import language, pipeline
from tracker.cli import main
from tracker.cli.app import app
from tracker.cli.wording import COMPLAINTS, HELP_WORDS, TRY, texts
from tracker.model.target import Review
from tracker.outcomes import Asked, WorkingFolder

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tracker"
MESSAGES = PACKAGE / "locale" / "zh" / "LC_MESSAGES"
SPEAKERS = {"msg", "translate", "_"}
SAME = {"PFLOPS", "EFLOPS"}  # written alike in both languages
WORD = re.compile("[A-Za-z]{2,}")


@cache
def chinese() -> dict[str, str]:
    """The catalogue as it is written."""
    with (MESSAGES / "tracker.po").open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id}


def spoken() -> dict[str, str]:
    """Each text that the code says literally, with the module that says it."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in SPEAKERS and node.args:
                found |= dict.fromkeys(_literals(node.args[0]), str(path.relative_to(ROOT)))
    for path in sorted(PACKAGE.rglob("*.j2")):
        for quoted in re.finditer(r"""\b_\(\s*(?:"([^"]+)"|'([^']+)')""", path.read_text("utf-8")):
            found[quoted[1] or quoted[2]] = str(path.relative_to(ROOT))
    return found


def help_texts() -> dict[str, str]:
    """Each text of the commands' help and of the parser's complaints."""
    command = typer.main.get_command(app)
    found = {getattr(part, name): "help" for part, name in texts(command)}
    return found | dict.fromkeys((*HELP_WORDS, *COMPLAINTS.values(), TRY), "tracker/cli/wording.py")


def test_every_text_has_its_chinese() -> None:
    """No message, label or help text appears in English to a reader of Chinese."""
    said = {text: place for text, place in (spoken() | help_texts()).items() if _has_words(text)}
    missing = {text: place for text, place in said.items() if not chinese().get(text)}
    assert not missing


def test_a_translation_fills_the_same_blanks() -> None:
    """A translation names every value that the English text names, and no other."""
    assert not {text: zh for text, zh in chinese().items() if _blanks(zh) != _blanks(text)}


def test_the_compiled_catalogue_is_the_written_one() -> None:
    """What people read is what translators wrote."""
    with (MESSAGES / "tracker.po").open("rb") as file:
        compiled = io.BytesIO()
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    with (MESSAGES / "tracker.mo").open("rb") as file:
        shipped = gettext.GNUTranslations(file)
    written = gettext.GNUTranslations(compiled)
    assert {k: v for k, v in shipped._catalog.items() if k} == {
        k: v for k, v in written._catalog.items() if k
    }


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _literals(expression: ast.expr) -> list[str]:
    match expression:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=a, orelse=b):
            return _literals(a) + _literals(b)
    return []


def _has_words(text: str) -> bool:
    return bool(WORD.search("".join(before for before, *_ in Formatter().parse(text))))


def _blanks(text: str) -> set[str]:
    return {name for _, name, *_ in Formatter().parse(text) if name}


COMMANDS = (
    ["run", "--changes"],
    ["extract", "seeds"],
    ["extract", "seeds", "--rejected"],
    ["check"],
    ["status"],
    ["status", "--format", "csv"],
    ["status", "--lights", "midterm"],
    ["report", "--lights", "four_lights"],
)


def test_no_text_of_a_whole_job_is_left_in_english(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Texts that are chosen while the program runs (reasons, statuses, rules) have their Chinese too."""
    for name in ("seeds", "targets"):
        shutil.copytree(root / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    usual, untold = language.catalogue, set()

    class Watchful(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            told = usual("zh").gettext(message)
            if told == message and _has_words(message):
                untold.add(message)
            return told

    monkeypatch.setattr(language, "catalogue", lambda name: Watchful() if name == "zh" else usual(name))
    for arguments in COMMANDS:
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--language", "zh"])
        assert ended.value.code in {0, None}, capsys.readouterr()
    judged = pipeline.judge(WorkingFolder(tmp_path), Asked())
    for target in judged.targets:
        if target.review is Review.ACCEPTED:
            pipeline.explain(judged, target.key, "zh")
    assert not untold - SAME
