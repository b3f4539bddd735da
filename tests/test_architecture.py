"""The shape of the code: imports go downwards only, and what is said in the design is kept."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "toolkit"
# Lower layers first; a module may import from its own layer or one before it.
LAYERS = (
    {"catalogue", "digest", "patterns", "record"},
    {"crew", "errors", "resources"},
    {"core"},
    {"sheet"},
    {"settings", "workbook", "ledger", "rules", "deliverables", "reconcile"},
    {"app"},
    {"frontends"},
)
EXCEL = {"openpyxl", "xlwings", "xlsxwriter", "python_calamine", "pandas"}
# Who imports, while it runs, what imports it: grammars their converters, a process of its own what it is to read with.
BACK = {
    ("toolkit.core.phrase.grammar", "toolkit.core.phrase.convert"),
    ("toolkit.workbook.quarantine", "toolkit.workbook.through_calamine"),
}
HEAVY = EXCEL - {"python_calamine"} | {"holidays", "jsonschema", "rich", "msoffcrypto", "uno"}


def _layer(module: str) -> int | None:
    parts = module.split(".")
    if len(parts) < 2 or parts[0] != "toolkit":
        return None
    return next((i for i, names in enumerate(LAYERS) if parts[1] in names), None)


def _modules() -> list[tuple[str, ast.Module]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found.append((name, ast.parse(path.read_text("utf-8"))))
    return found


def _imports(tree: ast.AST) -> list[tuple[str, int]]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.append((node.module, node.lineno))
    return found


MODULES = _modules()


def test_every_module_has_a_layer() -> None:
    top = {name.split(".")[1] for name, _ in MODULES if "." in name} - {"__main__"}
    assert top <= set().union(*LAYERS)


@pytest.mark.parametrize(("name", "tree"), MODULES, ids=[m[0] for m in MODULES])
def test_imports_go_downwards(name: str, tree: ast.Module) -> None:
    mine = _layer(name)
    if mine is None:
        return
    for imported, line in _imports(tree):
        theirs = _layer(imported)
        assert theirs is None or theirs <= mine, f"{name}:{line} imports {imported}, which lies above it"


def test_no_imports_go_round() -> None:
    """Not even those within functions; what is imported for its type alone is not counted."""
    names = {name for name, _ in MODULES}
    asked: dict[str, set[str]] = {}
    for name, tree in MODULES:
        typed = [n for n in ast.walk(tree) if isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING"]
        apart = {id(inner) for node in typed for inner in ast.walk(node)}
        nodes = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module and id(n) not in apart]
        parts = {(n.module, f"{n.module}.{alias.name}") for n in nodes for alias in n.names}
        found = {part if part in names else module for module, part in parts} & names
        asked[name] = {one for one in found if one != name and (name, one) not in BACK}
    TopologicalSorter(asked).prepare()


def test_rules_and_workbook_do_not_know_each_other() -> None:
    for name, tree in MODULES:
        part = name.split(".")[1] if "." in name else ""
        others = {"rules", "workbook", "ledger", "settings"} - {part}
        if part in {"rules", "workbook", "ledger"}:
            bad = [i for i, _ in _imports(tree) if i.startswith("toolkit.") and i.split(".")[1] in others]
            assert not bad, f"{name} imports {bad}"


def test_the_core_is_pure() -> None:
    banned = {"os", "pathlib", "time", "subprocess", "socket", "click"} | HEAVY
    for name, tree in MODULES:
        if not name.startswith("toolkit.core"):
            continue
        if name in {"toolkit.core.phrase.grammar", "toolkit.core.phrase.page"}:
            continue  # they read and write the grammar files
        assert not {i.split(".")[0] for i, _ in _imports(tree)} & banned, name


def test_only_frontends_print_or_read_the_clock() -> None:
    for name, tree in MODULES:
        if name.startswith("toolkit.frontends"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in {"print", "datetime.now", "date.today", "time.time"}, f"{name}:{node.lineno}"


def test_excel_libraries_stay_in_their_place() -> None:
    allowed = (
        "toolkit.workbook",
        "toolkit.frontends",
        "toolkit.app.summary",
        "toolkit.app.new",
    )
    for name, tree in MODULES:
        if not name.startswith(allowed):
            assert not {i.split(".")[0] for i, _ in _imports(tree)} & EXCEL, name


def test_heavy_imports_are_local() -> None:
    for name, tree in MODULES:
        if name.startswith("toolkit.workbook.libreoffice"):
            continue
        top = [n for n in tree.body if isinstance(n, (ast.Import, ast.ImportFrom))]
        for node in top:
            assert not {i.split(".")[0] for i, _ in _imports(node)} & HEAVY, f"{name}:{node.lineno}"


def test_start_up_imports_nothing_heavy() -> None:
    code = "import sys, toolkit.frontends.cli, toolkit.app.check; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {m.split(".")[0] for m in loaded} & HEAVY


def test_every_module_says_what_it_is() -> None:
    for name, tree in MODULES:
        empty = not tree.body
        assert empty or ast.get_docstring(tree), f"{name} has no docstring"


def test_public_functions_and_classes_say_what_they_are() -> None:
    """But for commands, whose help is in the catalogue."""
    for name, tree in MODULES:
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
                is_command = any(ast.unparse(d).startswith("command(") for d in node.decorator_list)
                assert is_command or ast.get_docstring(node), f"{name}:{node.lineno} {node.name}"


def test_no_group_is_repeated_possessively() -> None:
    """Before 3.11.5 Python loses matches of ``(?:a|b)*+`` (gh-106052): ``(?>(?:a|b)*)`` says the same everywhere.

    Single characters, as in ``[^<]*+``, are right in all.
    """
    group = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+")
    for name, tree in MODULES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
                text = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
                assert not group.search(text) and not text.startswith(("?+", "*+")), f"{name}:{node.lineno}"


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy", "--strict", "toolkit"]],
    ids=" ".join,
)
def test_tools_agree(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
