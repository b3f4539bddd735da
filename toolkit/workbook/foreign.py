"""What other people's programs hand in, made ours or refused by name: values and row numbers of numpy, pandas and
decimal as cells take them, looks by their names; none of those libraries is imported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from numbers import Integral, Real
from operator import attrgetter
from typing import Any, cast

from toolkit.core.finding import cell_name
from toolkit.errors import WriteRefusedError
from toolkit.workbook.port import CellUpdate, CellValue, Look, RowBlock, Update

_OWN = frozenset({type(None), str, int, float, bool, date, datetime, time})
_BARE: tuple[tuple[type, Callable[[Any], CellValue]], ...] = (
    (str, str.__str__),
    (int, int.__int__),
    (float, float.__float__),
)
_MOST_PLACES = 309  # more digits before the point no float has
_MISSING = frozenset({"NaTType", "NAType"})
_PARTS = tuple(
    (attrgetter(name), known)
    for name, known in (("sheet", {str}), ("row", {int}), ("column", {int}), ("value", _OWN), ("look", {Look}))
)
_value = attrgetter("value")
_Cells = tuple[tuple[CellValue, Look], ...]


def with_plain_values(updates: Iterable[Update]) -> Sequence[Update]:
    """The same changes with values of our own types: as given, where there are no others.

    Raises:
        WriteRefusedError: a missing value (NaT, NA), which might be meant as empty or as a mistake; half a sign.
        TypeError: no change at all; what no cell can hold; a row or column that is no whole number; an unknown look;
            a block whose cells do not fit its rows and columns.
    """
    updates = updates if isinstance(updates, Sequence) else [*updates]
    kinds = set(map(type, updates))
    cells = updates if kinds <= {CellUpdate} else [u for u in updates if isinstance(u, CellUpdate)]
    # Half a million of them are not to be asked one by one.
    own = all(set(map(type, map(part, cells))) <= known for part, known in _PARTS)
    own = own and _has_whole_signs("".join(v for v in map(_value, cells) if type(v) is str))
    if own and kinds <= {CellUpdate}:
        return updates
    return [u if own and isinstance(u, CellUpdate) else _update(u) for u in updates]


def _has_whole_signs(text: str) -> bool:
    """Whether a text has no half of a sign, a lone surrogate, which Python keeps and no file."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _update(update: object) -> Update:
    if isinstance(update, CellUpdate):
        sheet, row, column = _sheet(update.sheet), _whole(update.row), _whole(update.column)
        where = (sheet, row, column)
        return CellUpdate(*where, _plain(update.value, *where), _look(update.look, *where))
    if isinstance(update, RowBlock):
        return _block(update)
    raise TypeError(f"neither a CellUpdate nor a RowBlock: {update!r}")


def _block(block: RowBlock) -> RowBlock:
    """A block with its cells; rows that share them still do."""
    sheet, rows, columns = _sheet(block.sheet), _numbers(block.rows), tuple(_numbers(block.columns))
    given = [*block.cells]
    if len(given) != len(rows):
        raise TypeError(f"a RowBlock of {sheet} has {len(rows)} rows, and cells for {len(given)}")
    distinct = {id(cells): (row, cells) for row, cells in zip(reversed(rows), reversed(given), strict=True)}
    made = {which: _row(sheet, row, columns, cells) for which, (row, cells) in distinct.items()}
    return RowBlock(sheet, columns, rows, [made[id(cells)] for cells in given])


def _row(sheet: str, row: int, columns: tuple[int, ...], cells: Any) -> _Cells:
    try:
        pairs = [(value, look) for value, look in cells]
    except (TypeError, ValueError) as error:
        raise TypeError(f"row {row} of {sheet}: each cell of a RowBlock is a value and a look") from error
    if len(pairs) != len(columns):
        raise TypeError(f"row {row} of {sheet}: {len(pairs)} cells for {len(columns)} columns")
    return tuple(
        (_plain(value, sheet, row, column), _look(look, sheet, row, column))
        for column, (value, look) in zip(columns, pairs, strict=True)
    )


def _numbers(given: Iterable[Any]) -> Sequence[int]:
    """Row or column numbers as they are given, where they are of our own kind."""
    if isinstance(given, (range, list, tuple)) and set(map(type, given)) <= {int}:
        return given
    return [*map(_whole, given)]


def _whole(number: Any) -> int:
    """A row or column as int: pandas has 20.0 for 20 in a column with a gap."""
    if isinstance(number, (Integral, float)) and not isinstance(number, bool) and number % 1 == 0:
        return int(number)
    raise TypeError(f"a row or column counts from 1 and is a whole number, not {number!r}")


def _sheet(name: object) -> str:
    if isinstance(name, str):
        return name
    raise TypeError(f"a sheet is known by its name, not {name!r}")


def _look(look: object, sheet: str, row: int, column: int) -> Look:
    if isinstance(look, str) and look in [*Look]:
        return Look(look)
    raise TypeError(f"{cell_name(row, column)} of {sheet}: {look!r} is no look: {', '.join(Look)}")


def _is_whole(number: Decimal) -> bool:
    return number.is_finite() and number.adjusted() < _MOST_PLACES and number == number.to_integral_value()


def _plain(value: Any, sheet: str, row: int, column: int) -> CellValue:
    if isinstance(value, str) and not _has_whole_signs(value):
        raise WriteRefusedError("write-value", sheet=sheet, cell=cell_name(row, column), detail=ascii(value[:20]))
    if type(value) in _OWN:
        return cast("CellValue", value)
    kind = getattr(getattr(value, "dtype", None), "kind", "")  # of a numpy scalar
    if type(value).__name__ in _MISSING or (kind == "M" and value != value):
        raise WriteRefusedError("write-value", sheet=sheet, cell=cell_name(row, column), detail=str(value))
    if kind == "M":  # days stay days; finer than microseconds they would become a number
        value = (value if str(value.dtype) == "datetime64[D]" else value.astype("datetime64[us]")).item()
    elif kind == "b":
        value = bool(value)
    elif isinstance(value, Integral) and not isinstance(value, int) and kind != "m":
        value = int(value)
    elif isinstance(value, Decimal) and _is_whole(value):
        value = int(value)  # of a whole number no digit is to be lost without a word
    elif isinstance(value, (Real, Decimal)) and not isinstance(value, (int, float)) and kind != "m":
        value = float(value)
    if not isinstance(value, (str, int, float, date, time)):
        where, known = cell_name(row, column), "str, int, float, bool, date, datetime, time or None"
        raise TypeError(f"{where} of {sheet}: {type(value).__module__}.{type(value).__qualname__} is not {known}")
    for kind, bare in _BARE:  # of a member of an enumeration its value, not its name
        if isinstance(value, kind) and not isinstance(value, bool):
            return bare(value)
    return value
