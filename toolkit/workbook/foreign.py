"""Values and row numbers of other libraries (numpy, pandas, decimal) as cells take them; none of them is imported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from numbers import Integral, Real
from operator import attrgetter
from typing import Any, cast

from toolkit.core.finding import cell_name
from toolkit.errors import WriteRefusedError
from toolkit.workbook.port import CellUpdate, CellValue, RowBlock, Update

_OWN = frozenset({type(None), str, int, float, bool, date, datetime, time})
_VALUE, _ROW, _COLUMN = attrgetter("value"), attrgetter("row"), attrgetter("column")
_MISSING = frozenset({"NaTType", "NAType"})


def with_plain_values(updates: Iterable[Update]) -> Sequence[Update]:
    """The same changes with values of our own types: as given, where there are no others.

    Raises:
        WriteRefusedError: a missing value (NaT, NA), which might be meant as empty or as a mistake.
        TypeError: what no cell can hold; a row or column that is no whole number.
    """
    updates = _at_whole_numbers(updates if isinstance(updates, Sequence) else [*updates])
    single = set(map(type, updates)) <= {CellUpdate}  # half a million of them are not to be asked one by one
    blocks = () if single else [u for u in updates if isinstance(u, RowBlock)]
    types = set(map(type, map(_VALUE, [u for u in updates if isinstance(u, CellUpdate)] if blocks else updates)))
    for block in blocks:
        shared = {id(row): row for row in block.cells}
        types |= {type(value) for row in shared.values() for value, _ in row}
    if types <= _OWN:
        return updates
    return [_cell(u) if isinstance(u, CellUpdate) else _block(u) for u in updates]


def _at_whole_numbers(updates: Sequence[Update]) -> Sequence[Update]:
    """The same changes with rows and columns as int: pandas has 20.0 for 20 in a column with a gap."""
    single = set(map(type, updates)) <= {CellUpdate}
    if single and set(map(type, map(_ROW, updates))) | set(map(type, map(_COLUMN, updates))) <= {int}:
        return updates
    return [_placed(u) if isinstance(u, CellUpdate) else _block_placed(u) for u in updates]


def _placed(update: CellUpdate) -> CellUpdate:
    return update._replace(row=_whole(update.row), column=_whole(update.column))


def _block_placed(block: RowBlock) -> RowBlock:
    if set(map(type, (*block.rows, *block.columns))) <= {int}:
        return block
    return block._replace(rows=[*map(_whole, block.rows)], columns=tuple(map(_whole, block.columns)))


def _whole(number: Any) -> int:
    if isinstance(number, (Integral, float)) and not isinstance(number, bool) and number % 1 == 0:
        return int(number)
    raise TypeError(f"a row or column counts from 1 and is a whole number, not {number!r}")


def _cell(update: CellUpdate) -> CellUpdate:
    return update._replace(value=_plain(update.value, update.sheet, update.row, update.column))


def _block(block: RowBlock) -> RowBlock:
    cells = [
        tuple((_plain(v, block.sheet, number, c), look) for c, (v, look) in zip(block.columns, row, strict=True))
        for number, row in zip(block.rows, block.cells, strict=True)
    ]
    return block._replace(cells=cells)


def _plain(value: Any, sheet: str, row: int, column: int) -> CellValue:
    if type(value) in _OWN:
        return cast("CellValue", value)
    kind = getattr(getattr(value, "dtype", None), "kind", "")  # of a numpy scalar
    if type(value).__name__ in _MISSING or (kind == "M" and value != value):
        raise WriteRefusedError("write-value", sheet=sheet, cell=cell_name(row, column), detail=str(value))
    if kind == "M":  # days stay days; finer than microseconds they would become a number
        value = (value if str(value.dtype) == "datetime64[D]" else value.astype("datetime64[us]")).item()
    elif kind == "b":
        value = bool(value)
    elif isinstance(value, Integral) and not isinstance(value, int):
        value = int(value)
    elif isinstance(value, (Real, Decimal)) and not isinstance(value, (int, float)):
        value = float(value)
    if not isinstance(value, (str, int, float, date, time)):
        where, known = cell_name(row, column), "str, int, float, bool, date, datetime, time or None"
        raise TypeError(f"{where} of {sheet}: {type(value).__module__}.{type(value).__qualname__} is not {known}")
    return value
