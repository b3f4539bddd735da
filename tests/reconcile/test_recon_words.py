"""Whatever comes of a reconciliation can be said: every problem of a line has its words in the catalogue."""

from __future__ import annotations

import string
from dataclasses import replace
from pathlib import Path

import pytest
from recon_kit import declared, row, run

from toolkit.catalogue import ENTRIES, say
from toolkit.reconcile.explain import explained
from toolkit.reconcile.problems import problems
from toolkit.reconcile.result import SETTLED, Reason, Status

WHY = "reconcile-why-"
REASONS = [key.removeprefix(WHY) for key in ENTRIES if key.startswith(WHY)]
UNREADABLE = [key for key in REASONS if key.startswith("unreadable-")]


@pytest.mark.parametrize("status", [s for s in Status if s not in SETTLED])
@pytest.mark.parametrize("amount", ['amount = "金额"', ""], ids=["amounts", "bare"])
def test_every_problem_has_words(status: Status, amount: str, tmp_path: Path) -> None:
    done = run(declared(tmp_path, amount=amount), [row("1", 100)], [row("1", 100)])
    (line,) = done.lines
    right = () if status in (Status.MISSING_RIGHT, Status.UNREADABLE) else line.right
    line = line._replace(status=status, left=() if status is Status.MISSING_LEFT else line.left, right=right)
    keys = UNREADABLE if status is Status.UNREADABLE else [key for key in REASONS if key not in UNREADABLE]
    for key in keys:
        if not amount and key == "unread":
            continue  # without amounts nothing is unreadable
        fields = {name for _, name, _, _ in string.Formatter().parse(ENTRIES[WHY + key].zh) if name}
        some = line._replace(reasons=(Reason(key, tuple((name, "3") for name in sorted(fields))),))
        for lang in ("zh", "en"):
            assert explained(done, some, lang)
            for problem in problems(replace(done, lines=(some,)), ()):
                found = say(":".join(filter(None, (problem.rule, problem.variant))), lang, what="", **problem.params)
                assert found.text
