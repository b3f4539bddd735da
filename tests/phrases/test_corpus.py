"""The shared corpus of deadline phrases, where it is beside the checkout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from toolkit.app.explain import explain
from toolkit.core.calendar import WorkCalendar
from toolkit.core.moment import Moment
from toolkit.core.policy import Policy

PARTS = {"Tafternoon": "T18:00", "Teob": "T24:00"}


def _right(expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """What of one phrase is wrong."""
    check = expected["check"]
    wrong = []
    if found["kind"] != expected["kind"]:
        wrong.append("kind")
    dues = [f"{d['date']}T{d['time']}" for d in found["due"]]
    default = check["default_due"]
    for name, clock in PARTS.items():
        default = default.replace(name, clock) if default else None
    if check["ok"] is None:
        if dues:
            wrong.append("false date")
    else:
        ok = {o if "T" in o else f"{o}T24:00" for o in check["ok"]} | ({default} if default else set())
        rolled = expected["roll"] and check["default_due_if_roll_following"]
        if not dues or dues[0] not in ok | ({rolled} if rolled else set()):
            wrong.append(f"due {dues}")
    wanted = expected["freq"] if expected["kind"] == "recurring" else None
    if found["recurrence"] != wanted:
        wrong.append("recurrence")
    if expected["roll"] and found["rules"] and found["rules"][0]["roll"] != expected["roll"]:
        wrong.append("roll")
    return wrong


def test_corpus(shared: Path, calendar: WorkCalendar) -> None:
    lines = (shared / "corpora" / "deadlines.jsonl").read_text("utf-8").splitlines()
    wrong = {}
    for line in lines:
        item = json.loads(line)
        at = Moment.parse(item["expected"]["check"]["ref"])
        found = explain(item["text"], at, at, calendar, Policy(), "zh")
        problems = _right(item["expected"], found)
        if problems:
            wrong[item["text"]] = problems
    assert not [text for text, problems in wrong.items() if "false date" in problems]
    assert len(wrong) <= 0.02 * len(lines), wrong
