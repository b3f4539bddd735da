"""``dutybook rules``: every rule is listed, explained in both languages, and known to the settings."""

from __future__ import annotations

import ast
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from command import dutybook

import toolkit
from toolkit import resources
from toolkit.catalogue import ENTRIES
from toolkit.frontends.rules import others
from toolkit.rules import RULES


def test_every_rule_is_documented_in_both_languages() -> None:
    for lang in ("zh", "en"):
        told = dutybook("rules", "--lang", lang).out
        assert all(rule.ID in told for rule in RULES)


def test_what_is_found_in_files_is_listed() -> None:
    """Deliverables and reconciliations name the rule of each problem where they find it."""
    listed = {rule.ID for rule in RULES} | {rule for levels in others().values() for rule in levels}
    named: set[str] = set()
    for folder in ("deliverables", "reconcile"):
        for path in (Path(toolkit.__file__).parent / folder).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Problem":
                    named |= {c.value for c in ast.walk(call.args[1]) if isinstance(c, ast.Constant)}
    assert len(named) > 25 and named <= listed


def test_every_other_finding_is_listed_in_both_languages() -> None:
    listed = {rule for levels in others().values() for rule in levels}
    assert {"status-step", "late-change", "department-missing", "deliverable-missing", "no-duty-sheet"} <= listed
    for lang in ("zh", "en"):
        told = dutybook("rules", "--lang", lang).out
        for rule in listed:
            assert rule in told
            first = next(entry for key, entry in ENTRIES.items() if key == rule or key.startswith(rule + ":"))
            blank = re.sub(r"\{\w+\}", "…", first.zh if lang == "zh" else re.sub(r"\(\w*\|(\w+)\)", r"\1", first.en))
            assert blank in told


def test_every_rule_that_is_listed_is_explained_in_both_languages_and_no_other() -> None:
    """What it means and why it matters, and what to do about it; nothing of it is English in Chinese, or said twice."""
    listed = [rule.ID for rule in RULES] + [rule for levels in others().values() for rule in levels]
    assert len(set(listed)) == len(listed)
    about = {key.removeprefix("about-"): entry for key, entry in ENTRIES.items() if key.startswith("about-")}
    assert about.keys() == set(listed)
    for rule, entry in about.items():
        assert all(entry), rule
        assert not re.search(r"[A-Za-z]{3,} [A-Za-z]{3,} [A-Za-z]{3,}", entry.zh + entry.zh_remedy), rule
        assert entry.zh.endswith("。") and entry.zh_remedy.endswith("。"), rule
    said = [words for entry in about.values() for words in entry]
    assert sorted(said) == sorted(set(said))
    assert all(rule.__doc__ and "\n" not in rule.__doc__ for rule in RULES)
    for lang in ("zh", "en"):
        told = " ".join(dutybook("rules", "--lang", lang).out.split())
        for entry in about.values():
            text, remedy = (entry.zh, entry.zh_remedy) if lang == "zh" else (entry.en, entry.en_remedy)
            assert told.count(" ".join(text.split())) == 1 and " ".join(remedy.split()) in told
        assert "{" not in told and "(|" not in told and "[rules]" in told[-200:]
        assert lang == "zh" or not re.search("[一-鿿]", told)


def test_settings_know_the_rules_that_are_listed_and_no_others() -> None:
    schema = json.loads((resources.schemas() / "settings.schema.json").read_text("utf-8"))
    listed = {rule.ID for rule in RULES} | {rule for levels in others().values() for rule in levels}
    assert schema["properties"]["rules"]["propertyNames"]["enum"] == sorted(listed)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_holds_for_any_two_statuses_is_listed_once(lang: str) -> None:
    """Not one by one, where “not started” seemed unable to become “in progress”."""
    told = dutybook("rules", "--lang", lang).out.splitlines()
    parts = "\n".join(told).split("\n\n")
    for rule in ("status-step", "late-change"):
        (part,) = [p.splitlines() for p in parts if p.startswith(f"{rule} [")]
        assert len(part) < 35 and any(row.count("…") >= 3 for row in part)
    messages = [row for row in told if row.startswith("    ") and "…" in row]
    assert not any(a == b for a, b in pairwise(messages))
