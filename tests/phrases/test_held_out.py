"""Phrases whose readings were written down before the grammar saw them; the file says how."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from toolkit import resources
from toolkit.app.explain import explain
from toolkit.core.calendar import WorkCalendar
from toolkit.core.moment import Moment
from toolkit.core.policy import Policy

AT = Moment.parse("2026-11-04T10:00")
KINDS = {"calendar": "C", "recurring": "R", "event-relative": "E", "policy-undefined": "P", "none": "N"}
UNITS = {"day": "d", "week": "w", "month": "m", "quarter": "q", "half-year": "h", "year": "y"}
ROLLS = {"f": "following", "p": "preceding", "n": "none"}


def _due(text: str) -> str:
    day, _, clock = text.partition("@")
    return ("20" if day.count("-") == 2 else "2026-") + day + "T" + (clock or "24:00")


def _wrong(line: str, found: dict[str, Any]) -> list[str]:
    kinds, due, recurrence, roll, _ = line.split("|", 4)
    wrong = [] if KINDS[found["kind"]] in kinds else [found["kind"]]
    dues = [f"{d['date']}T{d['time']}" for d in found["due"]]
    if due == "-":
        wrong += ["false date"] if dues else []
    elif "+" in due:
        wrong += [part for part in due.split("+") if _due(part) not in dues]
    elif not dues or dues[0] not in {_due(part) for part in due.split("/")}:
        wrong.append(f"due {dues[:1]}")
    said = found["recurrence"]
    told = UNITS.get(said["unit"], said["unit"]) + str(said["every"]) if said else "-"
    wrong += [] if recurrence in ("*", told) else [told]
    if roll and (not found["rules"] or found["rules"][0]["roll"] != ROLLS[roll]):
        wrong.append("roll")
    return wrong


def test_held_out(calendar: WorkCalendar) -> None:
    lines = (Path(__file__).parent / "held_out.txt").read_text("utf-8").splitlines()
    phrases = [line for line in lines if line and not line.startswith("#")]
    schema = Draft202012Validator(json.loads((resources.schemas() / "explain.schema.json").read_text("utf-8")))
    wrong = {}
    for line in phrases:
        text = line.split("|", 4)[4]
        found: dict[str, Any] = explain(text, AT, AT, calendar, Policy(), "zh")
        assert schema.is_valid(found), text
        problems = _wrong(line, found)
        if problems:
            wrong[text] = problems
    assert len(phrases) > 1800
    assert not [text for text, problems in wrong.items() if "false date" in problems]
    assert len(wrong) <= 0.01 * len(phrases), wrong
