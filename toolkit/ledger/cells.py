"""Cells that were written, packed: runs down a column, said once where they are alike, then compressed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from toolkit.ledger.records import CellChange

_UNKNOWN = {"unknown": True}


def pack(changes: Iterable[CellChange]) -> bytes:
    """Changes as bytes: some twenty for a column whose cells are alike."""
    columns: dict[tuple[str, int], list[CellChange]] = {}
    for change in changes:
        columns.setdefault((change.sheet, change.column), []).append(change)
    found = [
        [
            sheet,
            column,
            _ranges([c.row for c in run]),
            _alike([c.old if c.known else _UNKNOWN for c in run]),
            _alike([c.new for c in run]),
        ]
        for (sheet, column), run in columns.items()
    ]
    return zlib.compress(json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(data: bytes) -> Iterator[CellChange]:
    """The changes of ``pack``, column by column."""
    for sheet, column, ranges, old, new in json.loads(zlib.decompress(data)):
        rows = [row for first, last in ranges for row in range(first, last + 1)]
        olds, news = _spread(old, len(rows)), _spread(new, len(rows))
        for row, before, after in zip(rows, olds, news, strict=True):
            known = before != _UNKNOWN
            yield CellChange(sheet, row, column, before if known else None, after, known)


def _ranges(rows: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for row in rows:
        if found and found[-1][1] + 1 == row:
            found[-1][1] = row
        else:
            found.append([row, row])
    return found


def _alike(values: list[Any]) -> Any:
    first = values[0]
    return {"all": first} if all(type(v) is type(first) and v == first for v in values) else values


def _spread(values: Any, count: int) -> list[Any]:
    return values if isinstance(values, list) else [values["all"]] * count
