"""Rows that say of themselves that they are void: they stay in the table, as the numbers of papers must run on, and no
total has them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from toolkit.core.traditional import plain
from toolkit.deliverables.schema import Column, DeliverableSchema, Kind
from toolkit.deliverables.table import Found
from toolkit.patterns import compiled
from toolkit.sheet.table import at
from toolkit.sheet.vocabulary import normal
from toolkit.sheet.words import may_say_void, says_void

_Record = Mapping[str, Any]

_WORDS = ("作废", "void")
"""取消 and 撤销 may say of an order that it came to nothing, and its amount may have to be paid all the same."""
_OF_ROW = compiled(r"状态|备注|status|remarks?|notes?|comments?")
"""Columns that speak of the whole row: 发票状态 and 合同状态 do of another paper."""
_REFUSING = ("pattern", "minLength", "maxLength", "const", "format")
_MORE = compiled(r"\W")
"""收据 作废 and 换卡,作废 say it of something else, or what was done instead."""


def void_rows(found: Found, schema: DeliverableSchema, records: Mapping[int, _Record]) -> frozenset[int]:
    """The rows of a table of which the status or the remark says void, and nothing else.

    A row counts where the schema may refuse that word: it is wrong, until it is put right. So does one that has an
    amount below zero, or whose amount another row takes back: the total has both, and would be wrong with one of them.
    Of an amount merged over several rows nobody can say which row's it is.

    Args:
        records: what was read of each row, by its number.
    """
    said = _said(found, schema)
    if not said:
        return said
    numbers = {name: place for name, place in found.columns.items() if schema.column(name).kind is Kind.NUMBER}
    merged = {
        row
        for r1, c1, r2, c2 in found.sheet.merges
        if r1 < r2 and any(c1 <= place <= c2 for place in numbers.values())
        for row in range(r1, r2 + 1)
    }
    amounts = {number: _amounts(record, numbers) for number, record in records.items()}
    taken = {(name, -value) for some in amounts.values() for name, value in some if value < 0}
    return frozenset(n for n in said - merged if not any(one[1] < 0 or one in taken for one in amounts[n]))


def _amounts(record: _Record, names: Iterable[str]) -> list[tuple[str, float]]:
    return [(n, v) for n in names if isinstance(v := record.get(n), (int, float)) and not isinstance(v, bool)]


def _said(found: Found, schema: DeliverableSchema) -> frozenset[int]:
    kinds = {place: schema.column(name) for name, place in found.columns.items()}
    void: set[int] = set()
    for place, title in found.titles.items():
        column = kinds.get(place)
        if not _OF_ROW.fullmatch(plain(normal(title))) or (column is not None and _may_refuse(schema, column)):
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


def _may_refuse(schema: DeliverableSchema, column: Column) -> bool:
    """Whether a schema has more to say of a column's texts than which there are."""
    if column.kind is not Kind.TEXT or any(word in schema.row["properties"][column.name] for word in _REFUSING):
        return True
    rest = {key: said for key, said in schema.row.items() if key not in ("properties", "required")}
    return json.dumps(column.name) in json.dumps(rest)


def _is_void(text: str) -> bool:
    said = text.strip()
    return says_void(said) and not _MORE.search(said) and any(word in plain(said) for word in _WORDS)
