"""Every message exists in both languages, with the same parameters."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from toolkit import catalogue
from toolkit.catalogue import ENTRIES, Entry, language
from toolkit.core.status import Timeliness, Work
from toolkit.errors import DutybookError
from toolkit.rules import RULES

PACKAGE = Path(catalogue.__file__).resolve().parent.parent


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize(("key", "found"), ENTRIES.items(), ids=list(ENTRIES))
def test_entries_are_complete(key: str, found: Entry) -> None:
    assert bool(found.zh) == bool(found.en)
    assert bool(found.zh_remedy) == bool(found.en_remedy)
    assert _fields(found.zh) | _fields(found.zh_remedy) == _fields(found.en) | _fields(found.en_remedy)
    # English may quote a Chinese header or phrase, but must not be Chinese.
    assert len(re.findall(r"[\u4e00-\u9fff]", found.en)) <= len(re.findall("[A-Za-z]", found.en))


def test_every_rule_error_and_status_has_words() -> None:
    keys = set(ENTRIES)
    for rule in RULES:
        assert any(k == rule.ID or k.startswith(f"{rule.ID}:") for k in keys), rule.ID
    todo = [DutybookError]
    while todo:
        error = todo.pop()
        assert error.key in keys
        todo += error.__subclasses__()
    assert {f"work-{w.value}" for w in Work} | {f"timeliness-{t.value}" for t in Timeliness} <= keys


def test_keys_named_in_the_code_exist() -> None:
    missing = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            key = node.args[0].value
            named = isinstance(key, str) and "-" in key and " " not in key
            if named and (name in ("text", "say") or name.endswith("Error")) and key not in ENTRIES:
                missing.append(f"{path.name}: {key}")
    assert not missing


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("zh_CN.UTF-8", "zh"),
        ("en-GB", "en"),
        ("en_US.UTF-8", "en"),
        ("C.UTF-8", None),
        ("", None),
        (None, None),
        ("de", None),
    ],
)
def test_languages(name: str | None, expected: str | None) -> None:
    assert language(name) == expected
