"""The house rules that a reader of one file cannot see."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tracker"
STAGES = {"read", "extract", "curate", "match", "assess", "report"}
FOUNDATION = {"model", "problems", "language", "files", "__init__"}
MAY_IMPORT = {
    "__init__": set(),
    "model": {"model"},
    "problems": {"model"},
    "language": {"model"},
    "files": set(),
    "knowledge": FOUNDATION | {"knowledge"},
    "grammar": FOUNDATION | {"knowledge", "grammar"},
    **{stage: FOUNDATION | {"knowledge", "grammar", stage} for stage in STAGES},
    "starter": FOUNDATION | {"starter"},
    "outcomes": FOUNDATION | {"knowledge"} | STAGES,
    "materials": FOUNDATION | {"outcomes"} | STAGES,
    "workers": FOUNDATION | {"outcomes"},
    "pipeline": FOUNDATION | {"knowledge", "grammar", "starter", "outcomes", "materials", "workers"} | STAGES,
    "lexicon": FOUNDATION | {"knowledge", "grammar", "outcomes"} | STAGES,
    "showing": FOUNDATION | {"grammar", "outcomes", "materials", "pipeline"} | STAGES,
    "intake": FOUNDATION | {"outcomes"} | STAGES,
    "cli": FOUNDATION | {"grammar", "report", "outcomes", "pipeline", "lexicon", "showing", "intake", "cli"},
    "__main__": {"cli"},
}
TOUCHES_FILES = (
    "files",  # what is done to files as such, for those below
    "language",  # the catalogues of messages
    "read.",
    "knowledge.load",
    "curate.load",
    "curate.write",
    "report.workbook",
    "report.page",
    "starter",  # the example that `tracker init` copies
)
FILE_CALLS = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "makedirs", "unlink", "rmdir"),
    *("rename", "touch", "mkstemp", "NamedTemporaryFile", "TemporaryDirectory", "rglob", "iterdir", "glob"),
    *("is_file", "is_dir", "exists", "stat", "chmod", "fsync", "listdir", "scandir", "walk"),
}
FILE_MODULES = {"shutil", "tempfile", "importlib.resources", "fileinput", "glob"}
STREAMS = {"sys.stdout", "sys.stderr", "sys.stdin", "sys.argv"}
NAMES_OF = {"dateutil": "python-dateutil", "yaml": "pyyaml", "yaml_edit": "yaml-edit", "markupsafe": "jinja2"}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "base_utils", "tools", "stuff", "shared"}
LONGEST = 320


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its dotted name below `tracker`."""
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


@cache
def imports(tree: ast.Module) -> set[str]:
    """The dotted names of all modules that are imported, types included."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@cache
def calls(tree: ast.Module) -> set[str]:
    """The names of all functions that are called, and the last names of all methods."""
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {f.attr for f in functions if isinstance(f, ast.Attribute)} | {
        f.id for f in functions if isinstance(f, ast.Name)
    }


def opens(tree: ast.Module) -> set[str]:
    """What the module does to files by itself, not through another room; archives have an `open` too."""
    found = calls(tree) & FILE_CALLS | imports(tree) & FILE_MODULES
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    if not any(isinstance(f, ast.Name) and f.id == "open" for f in functions):
        found.discard("open")
    found -= {i.rpartition(".")[2] for i in imports(tree) if i.startswith("tracker.")}
    return found


def test_imports_run_one_way() -> None:
    """No room imports a room above it, and no stage another stage."""
    wrong = {}
    for name, tree in modules().items():
        used = {i.split(".")[1] for i in imports(tree) if i.startswith("tracker.")}
        rooms = {r for r in used if (PACKAGE / r).is_dir() or (PACKAGE / f"{r}.py").is_file()}
        if above := rooms - MAY_IMPORT[name.split(".")[0]]:
            wrong[name] = above
    assert not wrong


def test_imports_name_their_module_in_full() -> None:
    """No relative imports: a line says by itself which room it reaches into."""
    relative = {
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    }
    assert not relative


def test_files_are_touched_only_at_the_edges() -> None:
    """All but the named rooms are pure: they get texts and values, never paths to open."""
    wrong = {}
    for name, tree in modules().items():
        if (touched := opens(tree)) and not name.startswith(TOUCHES_FILES):
            wrong[name] = touched
    assert not wrong


def test_nobody_but_the_command_line_asks_what_day_it_is() -> None:
    """The same input gives the same output on any day, and at any try."""
    wrong = {}
    for name, tree in modules().items():
        asked = calls(tree) & {"now", "utcnow", "today", "localtime", "fromtimestamp"}
        asked |= imports(tree) & {"time", "random", "uuid", "secrets"}
        if asked and not name.startswith("cli."):
            wrong[name] = asked
    assert not wrong


def test_nobody_but_the_command_line_prints_or_exits() -> None:
    """A stage answers its caller; what is shown is decided in one place."""
    wrong = {}
    for name, tree in modules().items():
        used = calls(tree) & {"print", "exit", "_exit", "input"}
        used |= {ast.unparse(n) for n in ast.walk(tree) if isinstance(n, ast.Attribute)} & STREAMS
        if used and not name.startswith("cli."):
            wrong[name] = used
    assert not wrong


def test_every_library_that_is_used_is_declared_and_the_other_way_round() -> None:
    """`pip install .` brings what the program imports, and nothing that it does not."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {
        re.split(r"[<>=!~\[; ]", line)[0].lower().replace("_", "-") for line in project["dependencies"]
    }
    tops = {i.split(".")[0] for tree in modules().values() for i in imports(tree)}
    foreign = tops - sys.stdlib_module_names - {"tracker", "__future__"}
    used = {NAMES_OF.get(top, top.lower().replace("_", "-")) for top in foreign}
    assert used - {"pydantic-core"} == declared - {"python-dateutil"}


def test_modules_hold_one_concept() -> None:
    """A module that passes about 300 lines is two."""
    lengths = {p: len(p.read_text("utf-8").splitlines()) for p in PACKAGE.rglob("*.py")}
    assert not {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > LONGEST}


def test_names_say_what_they_hold() -> None:
    """No drawer for odds and ends."""
    assert not {name for name in modules() if set(name.split(".")) & VAGUE}


def test_each_module_says_what_it_is_for() -> None:
    """The first line of a module tells a newcomer which room they stand in."""
    assert not {name for name, tree in modules().items() if not ast.get_docstring(tree)}
