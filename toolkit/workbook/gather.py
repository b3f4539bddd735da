"""Single cells that stand in the same columns of many rows, taken together as one ``RowBlock``.

Whoever writes half a million cells gives them one by one, row after row or column after column. Looked at by column,
there are few distinct values, and few distinct rows: formats, bytes and the journal are then made once for each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter, lt
from typing import Any, cast

from toolkit.workbook.port import CellUpdate, CellValue, Look, RowBlock, Update

FEW = 64
"""Rows below which a block saves nothing, and cells beside a block that may be left over."""
_LOOK = attrgetter("look")
Rows = dict[int, list[CellUpdate]]
_Cells = tuple[Sequence[CellValue], Sequence[Look]]
_Columns = tuple[tuple[int, ...], Sequence[int], Sequence[_Cells]]
"""Numbers of columns, of rows, and for each column its values and looks."""


def by_row(updates: Iterable[CellUpdate]) -> Rows:
    """Updates of one sheet by row, in column order; of two for one cell the later holds."""
    rows: Rows = {}
    for update in updates:
        found = rows.get(update.row)
        if found is None:
            rows[update.row] = [update]
        elif update.column > found[-1].column:
            found.append(update)
        else:
            latest = {u.column: u for u in (*found, update)}
            rows[update.row] = [latest[c] for c in sorted(latest)]
    return rows


def gather(updates: Sequence[Update]) -> Sequence[Update]:
    """The changes of one sheet, with a block for cells in the same columns of many rows, where that saves something.

    Cells that become headers stay single: their look depends on their place. So do rows beside the block.
    """
    if len(updates) < FEW or set(map(type, updates)) != {CellUpdate}:
        return updates
    singles = cast("Sequence[CellUpdate]", updates)
    _, *parts = zip(*singles, strict=True)
    try:
        found = _in_order(*parts) or _in_any_order(singles)
        if found is None:
            return updates
        block = _block(singles[0].sheet, found)
    except TypeError:
        return updates  # a value that is no cell value: whoever writes it says so
    inside = set(block.rows)
    left = [u for u in singles if u.row not in inside] if len(inside) * len(block.columns) < len(singles) else []
    if any(block.rows[0] < u.row < block.rows[-1] for u in left):
        return updates
    return [*left, block]


def _in_order(
    rows: Sequence[int], columns: Sequence[int], values: Sequence[CellValue], looks: Sequence[Look]
) -> _Columns | None:
    """Cells given row after row or column after column, after some that become headers."""
    start = next((i for i, look in enumerate(looks) if look is not Look.HEADER), len(looks))
    if start > FEW or len(looks) - start < FEW or Look.HEADER in set(looks[start:]):
        return None
    whole = (rows[start:], columns[start:], values[start:], looks[start:])
    found = _row_after_row(*whole) or _column_after_column(*whole)
    return None if found is None or not set(rows[:start]).isdisjoint(found[1]) else found


def _row_after_row(
    rows: Sequence[int], columns: Sequence[int], values: Sequence[CellValue], looks: Sequence[Look]
) -> _Columns | None:
    width = next((i for i, row in enumerate(rows) if row != rows[0]), len(rows))
    names, numbers = columns[:width], rows[::width]
    if len(rows) % width or not _fit(names, numbers):
        return None
    order = sorted(range(width), key=names.__getitem__)
    for at in order:
        if columns[at::width].count(names[at]) != len(numbers) or rows[at::width] != numbers:
            return None
    return tuple(names[at] for at in order), numbers, [(values[at::width], looks[at::width]) for at in order]


def _column_after_column(
    rows: Sequence[int], columns: Sequence[int], values: Sequence[CellValue], looks: Sequence[Look]
) -> _Columns | None:
    height = next((i for i, column in enumerate(columns) if column != columns[0]), len(columns))
    names, numbers = columns[::height], rows[:height]
    if len(rows) % height or not _fit(names, numbers):
        return None
    order = sorted(range(len(names)), key=names.__getitem__)
    parts = {at: slice(at * height, (at + 1) * height) for at in order}
    for at, part in parts.items():
        if columns[part].count(names[at]) != height or rows[part] != numbers:
            return None
    return tuple(names[at] for at in order), numbers, [(values[part], looks[part]) for part in parts.values()]


def _fit(names: Sequence[int], numbers: Sequence[int]) -> bool:
    """Whether a block can have these columns, each once, and rows, in their order."""
    return len(numbers) >= FEW and len(set(names)) == len(names) and all(map(lt, numbers, numbers[1:]))


def _in_any_order(updates: Sequence[CellUpdate]) -> _Columns | None:
    """Cells in any order: rows of which most have the same columns."""
    rows = by_row(updates)
    if len(rows) < FEW:
        return None
    columns = {n: tuple([u.column for u in some]) for n, some in rows.items() if Look.HEADER not in map(_LOOK, some)}
    count = Counter(columns.values())
    usual = max(count, key=count.__getitem__, default=())
    numbers = sorted(n for n, some in columns.items() if some == usual)
    if len(numbers) < FEW or len(rows) - len(numbers) > FEW:
        return None
    parts: list[_Cells] = []
    for column in zip(*map(rows.__getitem__, numbers), strict=True):
        parts.append(([u.value for u in column], [u.look for u in column]))
    return usual, numbers, parts


def _block(sheet: str, found: _Columns) -> RowBlock:
    names, numbers, parts = found
    codes, cells = zip(*(_coded(values, looks) for values, looks in parts), strict=True)
    keys = list(zip(*codes, strict=True))
    shared = {key: tuple(map(list.__getitem__, cells, key)) for key in dict.fromkeys(keys)}
    return RowBlock(sheet, names, numbers, list(map(shared.__getitem__, keys)))


def _coded(values: Sequence[CellValue], looks: Sequence[Look]) -> tuple[list[int], list[tuple[CellValue, Look]]]:
    """The distinct cells of a column, and which of them each is."""
    one_look = len(set(map(id, looks))) == 1
    keys: Sequence[Any] = values if one_look else list(zip(values, looks, strict=True))
    if len(set(map(type, values))) > 1:  # 1, 1.0 and True are equal
        keys = list(zip(map(type, values), keys, strict=True))
    first = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))
    number = dict(zip(first, range(len(first)), strict=True))
    return list(map(number.__getitem__, keys)), [(values[at], looks[at]) for at in first.values()]
