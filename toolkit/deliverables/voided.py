"""Rows that say of themselves that they are void: they stay in the table, as the numbers of papers must run on, and no
total has them."""

from __future__ import annotations

from toolkit.core.traditional import plain
from toolkit.deliverables.schema import DeliverableSchema, Kind
from toolkit.deliverables.table import Found
from toolkit.sheet.table import at
from toolkit.sheet.words import may_say_void, says_void

_WORDS = ("作废", "void")
"""取消 and 撤销 may say of an order that it came to nothing, and its amount may have to be paid all the same."""


def void_rows(found: Found, schema: DeliverableSchema) -> frozenset[int]:
    """The rows of a table in which a cell says void, but for one that its column's schema refuses: such a row is wrong,
    and until it is put right it counts."""
    kinds = {place: schema.column(name) for name, place in found.columns.items()}
    void: set[int] = set()
    for place in found.titles:
        column = kinds.get(place)
        if column is not None and column.kind is not Kind.TEXT:
            continue
        # Most tables have no such word, and long ones are to be told so at once.
        if not may_say_void({row[place - 1] for _, row in found.rows if len(row) >= place}):
            continue
        may = schema.row["properties"][column.name].get("enum") if column is not None else None
        for number, row in found.rows:
            raw = at(row, place)
            if isinstance(raw, str) and _is_void(raw) and (may is None or raw.strip() in may):
                void.add(number)
    return frozenset(void)


def _is_void(text: str) -> bool:
    return says_void(text) and any(word in plain(text) for word in _WORDS)
