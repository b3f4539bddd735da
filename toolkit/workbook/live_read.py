"""Reading one sheet of an open workbook: its values in one call, then what the values alone do not tell."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from toolkit.patterns import compiled
from toolkit.workbook.live_looks import number_formats
from toolkit.workbook.port import RawSheet, RawValue

if TYPE_CHECKING:
    import xlwings

_QUOTED = compiled(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_EXCEL_DAY_ZERO = date(1899, 12, 30)

Rows = list[list[RawValue]]
Box = tuple[int, int, int, int]


def read_sheet(sheet: xlwings.Sheet, *, merged: bool = True) -> RawSheet:
    """One worksheet in its own coordinates. Errors read as empty and are told apart, as the file back end does.

    Args:
        merged: look for merged areas, which takes longer than all the rest.
    """
    used = sheet.used_range
    values = used.options(ndim=2, err_to_str=True).value
    errors = _errors(used, values)
    rows: Rows = [[_plain(value) if type(value) is datetime else value for value in row] for row in values]
    _times(sheet, rows, used.row, used.column)
    while rows and not any(value is not None for value in rows[-1]):
        rows.pop()
    width = max((index for row in rows for index, value in enumerate(row, 1) if value is not None), default=0)
    left: list[RawValue] = [None] * (used.column - 1)
    above: Rows = [[None] * (len(left) + width) for _ in range(used.row - 1)] if rows else []
    return RawSheet(
        sheet.name,
        above + [left + row[:width] for row in rows],
        tuple(merges(used)) if merged else (),
        sheet.visible in (True, -1),  # xlSheetVisible; 2 is xlSheetVeryHidden
        frozenset((used.row + row, used.column + column) for row, column in errors),
    )


def _errors(used: xlwings.Range, values: Rows) -> list[tuple[int, int]]:
    """Take the errors out of what was read, and say where they were, from 0.

    By its name alone an error is not told from a text that says the same: the values are read again without them.
    """
    named = [
        (row, column)
        for row, line in enumerate(values)
        for column, value in enumerate(line)
        if type(value) is str and value.startswith("#")
    ]
    if not named:
        return []
    without = used.options(ndim=2).value
    found = [(row, column) for row, column in named if without[row][column] is None]
    for row, column in found:
        values[row][column] = None
    return found


def _plain(value: datetime) -> RawValue:
    """Dates as the file back end gives them: a midnight is a date, a time of day is a time."""
    if value.date() == _EXCEL_DAY_ZERO:
        return value.time()
    if value.hour == value.minute == value.second == value.microsecond == 0:
        return value.date()
    return value


def _times(sheet: xlwings.Sheet, rows: Rows, top: int, left: int) -> None:
    """Turn numbers into times where the format shows a time: Excel hands those over as plain numbers.

    Only columns with fractions are asked about.
    """
    for column in range(len(rows[0]) if rows else 0):
        fractions = [i for i, row in enumerate(rows) if type(v := row[column]) is float and v % 1]
        if not fractions:
            continue
        block = (top + fractions[0], left + column, top + fractions[-1], left + column)
        for (first, _, last, _), code in number_formats(sheet, block):
            letters = _QUOTED.sub("", code.partition(";")[0]).lower()
            if not re.search("[hs]", letters) or re.search("[yd]", letters):
                continue
            for row in rows[first - top : last - top + 1]:
                value = row[column]
                if type(value) is float:
                    row[column] = _time(value, lasting="[" in letters)


def _time(value: float, lasting: bool) -> time | timedelta:
    span = timedelta(milliseconds=round(value * 86_400_000))
    if lasting or not timedelta(0) <= span < timedelta(days=1):
        return span
    return (datetime.min + span).time()


def merges(used: xlwings.Range) -> list[Box]:
    """The merged areas that touch a range: (first row, first column, last row, last column), from 1.

    xlwings cannot list them. The engine for LibreOffice can; in Excel halving the range finds them in a few calls each.
    """
    listed = getattr(used.impl, "merged_areas", None)
    if listed is not None:
        return list(listed())
    found: set[Box] = set()
    parts = [used]
    while parts:
        part = parts.pop()
        rows, columns = part.shape
        corner = (part.row, part.column, part.row + rows - 1, part.column + columns - 1)
        if any(_inside(corner, box) for box in found) or part.merge_cells is False:
            continue
        area = part[0, 0].merge_area
        if area.shape != (1, 1):
            box = (area.row, area.column, area.row + area.shape[0] - 1, area.column + area.shape[1] - 1)
            found.add(box)
            if _inside(corner, box):
                continue
        if rows >= columns and rows > 1:
            parts += [part[rows // 2 :, :], part[: rows // 2, :]]  # the upper half is looked at first
        elif columns > 1:
            parts += [part[:, columns // 2 :], part[:, : columns // 2]]
    return sorted(found)


def _inside(part: Box, box: Box) -> bool:
    return box[0] <= part[0] and box[1] <= part[1] and part[2] <= box[2] and part[3] <= box[3]
