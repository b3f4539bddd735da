"""Small tables as people keep them, written with what a clerk would say of each column before the finder saw them."""

from __future__ import annotations

from functools import cache
from typing import Any

from held_out_tables import TABLES, value_of
from openpyxl.utils import column_index_from_string as number

from toolkit.core.period import Period
from toolkit.sheet.header import OBLIGATIONS, PLAIN
from toolkit.sheet.table_finder import find_tables


@cache
def _columns() -> dict[str, dict[str, set[int]] | None]:
    """The columns found in each table, by its id; None where it is none of duties."""
    return {table["id"]: _found(table) for table in TABLES}


def _found(table: dict[str, Any]) -> dict[str, set[int]] | None:
    width = max(map(len, table["rows"]))
    rows = [(*map(value_of, row), *[None] * (width - len(row))) for row in table["rows"]]
    period = Period.parse(table["period"]) if "period" in table else None
    header = next(
        (t.header for t in find_tables("s", rows, (), period=period) if t.header.kind in (PLAIN, OBLIGATIONS)), None
    )
    if header is None:
        return None
    found = {field: {column} for field, column in header.columns.items()}
    return found | {"event_at": found.get("event_at", set()) | set(header.event_columns.values())}


def test_tables_of_duties_are_found_and_others_are_not() -> None:
    found = {name for name, columns in _columns().items() if columns is not None}
    duties = {t["id"] for t in TABLES if t["kind"] == "duty"}
    assert len(duties - found) <= 0.03 * len(duties), duties - found
    assert found <= duties


def test_their_columns_are_what_a_clerk_says() -> None:
    wrong, asked = [], 0
    for table in TABLES:
        columns = _columns()[table["id"]] or {}
        for field, letter in table.get("expect", {}).items() if table["kind"] == "duty" else ():
            asked += 1
            wrong += [(table["id"], field)] if number(letter) not in columns.get(field, ()) else []
        for letter, fields in table.get("either", {}).items():
            asked += 1
            wrong += [] if any(number(letter) in columns.get(f, ()) for f in fields) else [(table["id"], letter)]
    assert len(wrong) <= 0.06 * asked, wrong
