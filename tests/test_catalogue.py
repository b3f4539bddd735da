"""Every message exists in both languages, with the same parameters."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from toolkit import catalogue
from toolkit.catalogue import ENTRIES, Entry, language
from toolkit.catalogue.english import numbered
from toolkit.core.finding import Finding, Place, Severity, line, said
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


def test_problems_named_in_the_code_have_words() -> None:
    missing = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem"):
                continue
            said = dict(zip(("place", "rule", "params", "variant"), node.args, strict=False))
            said |= {keyword.arg or "": keyword.value for keyword in node.keywords}
            rule, variant = said.get("rule"), said.get("variant", ast.Constant(""))
            if not isinstance(rule, ast.Constant):
                continue
            if isinstance(variant, ast.Constant):
                known = (f"{rule.value}:{variant.value}" if variant.value else rule.value) in ENTRIES
            else:
                known = any(key == rule.value or key.startswith(f"{rule.value}:") for key in ENTRIES)
            if not known:
                missing.append(f"{path.name}: {ast.unparse(node)}")
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


NUMBERS = {
    *("added", "cells", "changed", "changes", "count", "days", "emptied", "errors", "files", "findings"),
    *("obligations", "pending", "problems", "rows", "skipped", "total", "warnings", "workbooks"),
}
"""Parameters that are how many there are of something."""
PLURAL = re.compile(r"(?<![\w.])1 (?:(?:more|earlier|data|deliverable|working) )?(\w+(?:[^s\W]s|ies)|are|were|have)\b")


@pytest.mark.parametrize(("key", "found"), ENTRIES.items(), ids=list(ENTRIES))
def test_one_is_not_many(key: str, found: Entry) -> None:
    for template in (found.en, found.en_remedy):
        one = {name: 1 if name in NUMBERS else 7 for name in _fields(template)}
        said = numbered(template, one).format(**one)
        told = PLURAL.search(said)
        assert told is None or told[1] in {"is", "was", "has"}, said
        assert not re.search(r"\(\w*\|\w+\)", said)


def test_words_that_hang_on_a_number() -> None:
    said = {n: catalogue.text("calendar-undated", "en", count=n) for n in (0, 1, 2)}
    assert said[1].startswith("1 obligation has no computable date and is left out")
    assert said[0].startswith("0 obligations have") and said[2].startswith("2 obligations have")


def test_lists_are_joined_as_the_language_does() -> None:
    seen = catalogue.listed(["保险部", "销售部"])
    assert "“保险部, 销售部”" in catalogue.text("sheet-of-other-month", "en", sheets=seen, period="2026-10")
    assert "“保险部、销售部”" in catalogue.text("sheet-of-other-month", "zh", sheets=seen, period="2026-10")


def test_a_row_without_a_name_has_no_empty_quotes() -> None:
    params = (("days", "1"), ("due", "2026-11-05T24:00"))
    finding = Finding(Place("销售部.xlsx", "责任表", 4), "completion-missing", Severity.ERROR, params, "")
    assert said(finding, "zh").text.startswith("这一行应于 2026-11-05 24:00 前完成")
    assert said(finding, "en").text.startswith("This row was due 2026-11-05 24:00, is 1 day overdue")
    assert "] 这一行应于" in line(finding, "zh") and "“”" not in line(finding, "en")
    assert "for this row is" in catalogue.text("submission-incomplete", "en", what="", wanted="x")
    named = finding._replace(what="报表")
    assert said(named, "zh").text.startswith("“报表”应于")
