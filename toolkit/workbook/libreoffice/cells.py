"""Reading and writing a rectangle of values in bulk: one UNO call for the values, a few for dates and booleans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from . import formulas
from .address import Rect, column_runs
from .area import rects_of, unmeasured
from .formats import ranges
from .values import ERRORS, SUSPECT_HEADS, ErrorValue, Grid, Kind, from_serial, plain, to_serial, typed

if TYPE_CHECKING:
    from .sheets import Sheet

_DATED = frozenset((Kind.DATE, Kind.DATETIME))
# A cell with a time-only format is a number to Excel's automation, and so it is here.
_READ = _DATED | {Kind.BOOLEAN}
# com.sun.star.sheet.CellFlags: FORMULA, and FORMATTED for texts of several looks or lines, or with links in them.
_NOT_PLAIN = 16 | 512
_Place = tuple[int, int]


def read(sheet: Sheet, area: Rect) -> Grid:
    """The values of a rectangle as Excel gives them: str, float, bool, datetime, ErrorValue, or None for empty."""
    epoch = sheet.book.epoch
    data = sheet.lens.over(area).getDataArray()
    grid: Grid = [[None if value == "" else value for value in row] for row in data]
    for row_index, row in enumerate(data):
        if None in row:  # an error; empty cells are empty strings
            for column_index, value in enumerate(row):
                if value is None:
                    code = sheet.api.getCellByPosition(area.left + column_index, area.top + row_index).getError()
                    grid[row_index][column_index] = ErrorValue(ERRORS.get(code, "#VALUE!"))
    # Only numbers can be dates or booleans.
    for part in _with_numbers(data):
        place = Rect(area.top + part.top, area.left + part.left, area.top + part.bottom, area.left + part.right)
        for kind, block in _kinds(sheet, place, _READ):
            for row in grid[block.top - area.top : block.bottom - area.top + 1]:
                for column in range(block.left - area.left, block.right - area.left + 1):
                    value = row[column]
                    if type(value) is float:
                        row[column] = bool(value) if kind is Kind.BOOLEAN else from_serial(value, epoch)
    return grid


def _with_numbers(data: Sequence[Sequence[Any]]) -> Iterator[Rect]:
    """Where numbers are: neighbouring columns together, from the first row with one to the last."""
    open_part: Rect | None = None
    for index, column in enumerate(zip(*data, strict=True)):
        kinds = list(map(type, column))
        if float not in kinds:
            continue
        first, last = kinds.index(float), len(kinds) - 1 - kinds[::-1].index(float)
        if open_part is not None and open_part.right == index - 1:
            open_part = Rect(min(first, open_part.top), open_part.left, max(last, open_part.bottom), index)
            continue
        if open_part is not None:
            yield open_part
        open_part = Rect(first, index, last, index)
    if open_part is not None:
        yield open_part


def _kinds(sheet: Sheet, rect: Rect, wanted: frozenset[Kind]) -> Iterator[tuple[Kind, Rect]]:
    """The parts of a rectangle whose number format is of one of the wanted kinds."""
    for part, key in sheet.lens.parts(rect, "NumberFormat"):
        kind = sheet.book.formats.kind(key)
        if kind in wanted:
            yield kind, part


def booleans(sheet: Sheet, rect: Rect) -> Iterator[Rect]:
    """The parts of a rectangle whose number format shows numbers as booleans."""
    yield from (part for _, part in _kinds(sheet, rect, frozenset((Kind.BOOLEAN,))))


def write(sheet: Sheet, area: Rect, rows: Sequence[Sequence[Any]]) -> None:
    """Put values into a rectangle the way Excel does: formulas, dates and numbers in texts are recognised.

    Text stays text in a cell that is formatted as text or when it starts with an apostrophe. Dates and booleans get
    a format that shows them, unless the cell has one.

    Args:
        rows: as many and as wide as the area; an Ellipsis leaves its cell as it is.
    """
    epoch = sheet.book.epoch
    data: list[list[str | float]] = []
    suspects: list[tuple[int, int, Any]] = []
    left: list[_Place] = []
    numbers: set[int] = set()  # columns
    for row_index, row in enumerate(rows):
        line: list[str | float] = []
        for column_index, value in enumerate(row):
            kind = type(value)
            if kind is str:
                if value and value[0] in SUSPECT_HEADS:
                    suspects.append((row_index, column_index, value))
                line.append(value)
            elif kind is float or kind is int:
                numbers.add(column_index)
                line.append(float(value))
            elif value is None:
                line.append("")
            elif value is ...:
                left.append((row_index, column_index))
                line.append("")
            else:
                suspects.append((row_index, column_index, plain(value)))
                line.append("")
        data.append(line)

    wanted = _wanted_kinds(suspects, bool(numbers))
    asked = numbers | {column for _, column, _ in suspects}
    kinds = _kinds_of_cells(sheet, area, asked, wanted) if wanted else {}
    formulas_found: list[tuple[int, int, str]] = []
    restyle: dict[Kind, list[_Place]] = {}
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

    with unmeasured(sheet.book.document):  # the values alone decide on the heights
        for kind_wanted, places in restyle.items():
            target = ranges(sheet.book.document, sheet.index - 1, _runs(area, places))
            target.NumberFormat = sheet.book.formats.standard(kind_wanted)
    if left:
        _put_around(sheet, area, data, left)
    else:
        sheet.lens.over(area).setDataArray(tuple(map(tuple, data)))
    if formulas_found:
        formulas.write(sheet, formulas_found)


def _put_around(sheet: Sheet, area: Rect, data: list[list[str | float]], left: list[_Place]) -> None:
    """Put values into all cells of an area but those to be left.

    These get what they hold again, which changes nothing; in one call, where setting around them would take thousands.
    """
    cells = sheet.lens.over(area)
    special = rects_of(cells.queryContentCells(_NOT_PLAIN))
    now = cells.getDataArray()
    for row, column in left:
        data[row][column] = now[row][column]
    taken = {
        (row - area.top, column - area.left)
        for rect in special
        for row in range(rect.top, rect.bottom + 1)
        for column in range(rect.left, rect.right + 1)
    }.intersection(left)
    if not taken:
        cells.setDataArray(tuple(map(tuple, data)))
        return
    places = {(row, column) for row, line in enumerate(data) for column in range(len(line))}
    for run in _runs(area, places - taken):
        column = run.left - area.left
        lines = data[run.top - area.top : run.bottom - area.top + 1]
        sheet.lens.over(run).setDataArray(tuple((line[column],) for line in lines))


def _runs(area: Rect, places: Iterable[_Place]) -> list[Rect]:
    """Cells, counted from the corner of an area, as vertical stretches of the sheet."""
    return [
        Rect(area.top + top, area.left + column, area.top + bottom, area.left + column)
        for column, top, bottom in column_runs(list(places))
    ]


def _wanted_kinds(suspects: list[tuple[int, int, Any]], numbers: bool) -> frozenset[Kind]:
    wanted: set[Kind] = {Kind.BOOLEAN} if numbers else set()
    for _, _, value in suspects:
        if isinstance(value, str):
            # It may turn out to be anything, and stays as it is in a text cell.
            return frozenset((Kind.TEXT, Kind.BOOLEAN, Kind.DATE, Kind.DATETIME, Kind.TIME))
        wanted |= {Kind.BOOLEAN} if isinstance(value, bool) else {Kind.DATE, Kind.DATETIME, Kind.TIME}
    return frozenset(wanted)


def _kinds_of_cells(sheet: Sheet, area: Rect, columns: set[int], wanted: frozenset[Kind]) -> dict[_Place, Kind]:
    """The kind of each cell of some columns whose kind is wanted; rows and columns count within the area."""
    return {
        (row - area.top, column - area.left): kind
        for _, first, last in column_runs([(column, 0) for column in columns])
        for kind, block in _kinds(sheet, Rect(area.top, area.left + first, area.bottom, area.left + last), wanted)
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
