"""Reading and writing a rectangle of values in bulk: one UNO call for the values, a few for dates and booleans."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from . import formulas
from .address import Rect, column_runs
from .formats import NumberFormats, blocks_of_kind, ranges
from .values import ERRORS, SUSPECT_HEADS, ErrorValue, Grid, Kind, from_serial, plain, to_serial, typed

_DATED = frozenset((Kind.DATE, Kind.DATETIME))
# A cell with a time-only format is a number to Excel's automation, and so it is here.
_READ = _DATED | {Kind.BOOLEAN}


def read(xrange: Any, formats: NumberFormats, epoch: datetime) -> Grid:
    """The values of a range as Excel gives them: str, float, bool, datetime, ErrorValue, or None for empty.

    Args:
        xrange: the UNO range.
        epoch: day zero of the document's dates.
    """
    data = xrange.getDataArray()
    grid: Grid = [[None if value == "" else value for value in row] for row in data]
    for row_index, row in enumerate(data):
        if None in row:  # an error; empty cells are empty strings
            for column_index, value in enumerate(row):
                if value is None:
                    code = xrange.getCellByPosition(column_index, row_index).getError()
                    grid[row_index][column_index] = ErrorValue(ERRORS.get(code, "#VALUE!"))
    if not any(type(value) is float for row in data for value in row):
        return grid  # only numbers can be dates or booleans
    if len(data) == len(data[0]) == 1:
        # A cell alone: one question less, and many scripts read cell by cell.
        grid[0][0] = _dated(grid[0][0], formats.kind(xrange.NumberFormat), epoch)
        return grid
    origin = xrange.RangeAddress
    for kind, block in blocks_of_kind(xrange, formats, _READ):
        for row in grid[block.top - origin.StartRow : block.bottom - origin.StartRow + 1]:
            for column in range(block.left - origin.StartColumn, block.right - origin.StartColumn + 1):
                value = row[column]
                if type(value) is float:
                    row[column] = _dated(value, kind, epoch)
    return grid


def _dated(value: float, kind: Kind, epoch: datetime) -> Any:
    """A number as its format shows it."""
    if kind is Kind.BOOLEAN:
        return bool(value)
    return from_serial(value, epoch) if kind in _DATED else value


def write(
    document: Any, sheet: Any, area: Rect, rows: Sequence[Sequence[Any]], formats: NumberFormats, epoch: datetime
) -> None:
    """Put values into a range the way Excel does: formulas, dates and numbers in texts are recognised.

    Text stays text in a cell that is formatted as text or when it starts with an apostrophe. Dates and booleans get
    a format that shows them, unless the cell has one.

    Args:
        rows: as many and as wide as the area.
    """
    data: list[list[str | float]] = []
    suspects: list[tuple[int, int, Any]] = []
    numbers = False
    for row_index, row in enumerate(rows):
        line: list[str | float] = []
        for column_index, value in enumerate(row):
            kind = type(value)
            if kind is str:
                if value and value[0] in SUSPECT_HEADS:
                    suspects.append((row_index, column_index, value))
                line.append(value)
            elif kind is float or kind is int:
                numbers = True
                line.append(float(value))
            elif value is None:
                line.append("")
            else:
                suspects.append((row_index, column_index, plain(value)))
                line.append("")
        data.append(line)

    xrange = sheet.getCellRangeByPosition(area.left, area.top, area.right, area.bottom)
    wanted = _wanted_kinds(suspects, numbers)
    kinds = _kinds_of_cells(xrange, area, formats, wanted) if wanted else {}
    formulas_found: list[tuple[int, int, str]] = []
    restyle: dict[Kind, list[tuple[int, int]]] = {}
    for row_index, column_index, value in suspects:
        here = kinds.get((row_index, column_index), Kind.NUMBER)
        if type(value) is str and here is not Kind.TEXT:
            if formulas.is_formula(value):
                formulas_found.append((area.top + row_index, area.left + column_index, value))
                data[row_index][column_index] = ""
                continue
            value = typed(value)
        stored, kind_wanted = _stored(value, epoch)
        data[row_index][column_index] = stored
        showing = {Kind.BOOLEAN} if kind_wanted is Kind.BOOLEAN else {*_DATED, Kind.TIME}
        if kind_wanted is not Kind.NUMBER and here not in showing:
            restyle.setdefault(kind_wanted, []).append((row_index, column_index))
    if numbers:
        # LibreOffice would show, and give back, a number in a boolean cell as TRUE.
        for (row_index, column_index), here in kinds.items():
            if here is Kind.BOOLEAN and type(rows[row_index][column_index]) in (int, float):
                restyle.setdefault(Kind.NUMBER, []).append((row_index, column_index))

    xrange.setDataArray(tuple(tuple(line) for line in data))
    for kind_wanted, places in restyle.items():
        runs = [
            Rect(area.top + top, area.left + column, area.top + bottom, area.left + column)
            for column, top, bottom in column_runs(places)
        ]
        ranges(document, sheet.RangeAddress.Sheet, runs).NumberFormat = formats.standard(kind_wanted)
    if formulas_found:
        formulas.write(document, sheet, formulas_found)


def _wanted_kinds(suspects: list[tuple[int, int, Any]], numbers: bool) -> frozenset[Kind]:
    wanted: set[Kind] = {Kind.BOOLEAN} if numbers else set()
    for _, _, value in suspects:
        if isinstance(value, str):
            # It may turn out to be anything, and stays as it is in a text cell.
            return frozenset((Kind.TEXT, Kind.BOOLEAN, Kind.DATE, Kind.DATETIME, Kind.TIME))
        wanted |= {Kind.BOOLEAN} if isinstance(value, bool) else {Kind.DATE, Kind.DATETIME, Kind.TIME}
    return frozenset(wanted)


def _kinds_of_cells(
    xrange: Any, area: Rect, formats: NumberFormats, wanted: frozenset[Kind]
) -> dict[tuple[int, int], Kind]:
    """The kind of each cell whose kind is wanted, by row and column within the area."""
    if area.rows == area.columns == 1:
        return {(0, 0): formats.kind(xrange.NumberFormat)}
    return {
        (row - area.top, column - area.left): kind
        for kind, block in blocks_of_kind(xrange, formats, wanted)
        for row in range(block.top, block.bottom + 1)
        for column in range(block.left, block.right + 1)
    }


def _stored(value: Any, epoch: datetime) -> tuple[str | float, Kind]:
    """A value as UNO stores it, and the kind of number format that shows it."""
    if value is None:
        return "", Kind.NUMBER
    if isinstance(value, bool):
        return float(value), Kind.BOOLEAN
    if isinstance(value, datetime):
        return to_serial(value, epoch), Kind.DATETIME
    if isinstance(value, date):
        return to_serial(value, epoch), Kind.DATE
    if isinstance(value, time):
        return to_serial(value, epoch), Kind.TIME
    if isinstance(value, (int, float)):
        return float(value), Kind.NUMBER
    return str(value), Kind.NUMBER
