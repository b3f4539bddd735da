"""Small tables as people keep them, written with what a clerk would say of each column before the finder saw them.

One a line of ``tables_held_out.jsonl``: ``kind`` (duty or other), ``rows`` from A1 (text that begins with @ is a date),
``expect`` (field to column letter), ``either`` (column letter to the fields that are equally fair), ``period``
(the month for which it is read).
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl.utils import column_index_from_string as number

from toolkit.core.period import Period
from toolkit.sheet.header import OBLIGATIONS, PLAIN
from toolkit.sheet.table_finder import find_tables

TABLES = [
    json.loads(line) for line in (Path(__file__).parent / "tables_held_out.jsonl").read_text("utf-8").splitlines()
]


def _found(table: dict[str, Any]) -> dict[str, set[int]] | None:
    width = max(map(len, table["rows"]))
    rows = [(*map(_value, row), *[None] * (width - len(row))) for row in table["rows"]]
    period = Period.parse(table["period"]) if "period" in table else None
    header = next(
        (t.header for t in find_tables("s", rows, (), period=period) if t.header.kind in (PLAIN, OBLIGATIONS)), None
    )
    if header is None:
        return None
    found = {field: {column} for field, column in header.columns.items()}
    return found | {"event_at": found.get("event_at", set()) | set(header.event_columns.values())}


def _value(raw: Any) -> Any:
    dated = isinstance(raw, str) and re.fullmatch(r"@(\d{4}-\d\d-\d\d(?:T[\d:]+)?)", raw)
    return datetime.fromisoformat(dated[1]) if dated else raw


def test_tables_of_duties_are_found_and_others_are_not() -> None:
    found = {t["id"] for t in TABLES if _found(t) is not None}
    duties = {t["id"] for t in TABLES if t["kind"] == "duty"}
    assert len(duties - found) <= 0.03 * len(duties), duties - found
    assert found <= duties


def test_their_columns_are_what_a_clerk_says() -> None:
    wrong, asked = [], 0
    for table in TABLES:
        columns = _found(table) or {}
        for field, letter in table.get("expect", {}).items() if table["kind"] == "duty" else ():
            asked += 1
            wrong += [(table["id"], field)] if number(letter) not in columns.get(field, ()) else []
        for letter, fields in table.get("either", {}).items():
            asked += 1
            wrong += [] if any(number(letter) in columns.get(f, ()) for f in fields) else [(table["id"], letter)]
    assert len(wrong) <= 0.06 * asked, wrong
