"""Excel addresses: ``A1``, ``$B$2:C5``, ``A:C``, ``1:3``, ``Sheet1!A1``, ``A1,C3:D4`` ↔ zero-based rectangles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# The grid that Excel and LibreOffice 7 share.
MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})")
_CALC_SHEET = re.compile(r"\$?('(?:[^']|'')*'|[^.]*)\.")
_CALC_AREA = re.compile(r"[$A-Z0-9:]+")
_ROW = re.compile(r"\$?([1-9][0-9]{0,6})")


class Rect(NamedTuple):
    """A rectangle of cells, from zero, last row and column included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> int:
        return self.bottom - self.top + 1

    @property
    def columns(self) -> int:
        return self.right - self.left + 1

    def common(self, other: Rect) -> Rect | None:
        """The cells that both have; None where there are none."""
        both = Rect(
            max(self.top, other.top),
            max(self.left, other.left),
            min(self.bottom, other.bottom),
            min(self.right, other.right),
        )
        return both if both.top <= both.bottom and both.left <= both.right else None


def column_index(letters: str) -> int:
    """``A`` → 0, ``AA`` → 26."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def column_letters(index: int) -> str:
    """0 → ``A``, 26 → ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def parse_areas(text: str) -> list[Rect] | None:
    """The rectangles of an address without sheet name; None when it is not an address (then it may be a name)."""
    areas = [_parse_one(part.strip()) for part in text.split(",")]
    found = [area for area in areas if area is not None]
    return found if len(found) == len(areas) else None


def parse_calc_areas(text: str) -> list[Rect] | None:
    """The rectangles of one sheet as LibreOffice prints them, ``Sheet1.A1,Sheet1.C3:D4``; None for what is otherwise.

    What stands between two of them is the separator of the person's formulas.
    """
    sheet = _CALC_SHEET.match(text)
    if sheet is None:
        return None if text else []
    rest = text[sheet.end() :]
    first = _CALC_AREA.match(rest)
    if first is None:
        return None
    separator = rest[first.end() : first.end() + 1]
    areas = [_parse_one(part) for part in (rest.split(separator + sheet[0]) if separator else [rest])]
    found = [area for area in areas if area is not None]
    return found if len(found) == len(areas) else None


def _parse_one(text: str) -> Rect | None:
    first, colon, last = text.partition(":")
    last = last if colon else first
    if (a := _CELL.fullmatch(first)) and (b := _CELL.fullmatch(last)):
        return _rect(int(a[2]) - 1, column_index(a[1]), int(b[2]) - 1, column_index(b[1]))
    if ":" in text and (a := _COLUMN.fullmatch(first)) and (b := _COLUMN.fullmatch(last)):
        return _rect(0, column_index(a[1]), MAX_ROWS - 1, column_index(b[1]))
    if ":" in text and (a := _ROW.fullmatch(first)) and (b := _ROW.fullmatch(last)):
        return _rect(int(a[1]) - 1, 0, int(b[1]) - 1, MAX_COLUMNS - 1)
    return None


def _rect(row1: int, column1: int, row2: int, column2: int) -> Rect | None:
    rect = Rect(min(row1, row2), min(column1, column2), max(row1, row2), max(column1, column2))
    return rect if rect.bottom < MAX_ROWS and rect.right < MAX_COLUMNS else None


def format_rect(rect: Rect, row_absolute: bool = True, column_absolute: bool = True) -> str:
    """``$A$1``, ``$A$1:$B$2``, ``$A:$B`` (whole columns) or ``$1:$2`` (whole rows), as Excel prints it."""
    row, column = "$" if row_absolute else "", "$" if column_absolute else ""
    if rect.rows == MAX_ROWS and rect.columns < MAX_COLUMNS:
        return f"{column}{column_letters(rect.left)}:{column}{column_letters(rect.right)}"
    if rect.columns == MAX_COLUMNS:
        return f"{row}{rect.top + 1}:{row}{rect.bottom + 1}"
    first = f"{column}{column_letters(rect.left)}{row}{rect.top + 1}"
    if rect.rows == rect.columns == 1:
        return first
    return f"{first}:{column}{column_letters(rect.right)}{row}{rect.bottom + 1}"


def quoted_sheet(name: str) -> str:
    """A sheet's name as formulas spell it: quoted where it is not a plain identifier."""
    if re.fullmatch(r"[^\W\d]\w*", name) and not _CELL.fullmatch(name):
        return name
    return "'" + name.replace("'", "''") + "'"


def split_sheet(text: str) -> tuple[str | None, str]:
    """``'My sheet'!A1`` → (``My sheet``, ``A1``); without a sheet the first is None."""
    sheet, bang, cells = text.rpartition("!")
    if not bang:
        return None, text
    if sheet.startswith("'") and sheet.endswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    return sheet, cells


def column_runs(places: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Cells (row, column) gathered into vertical runs (column, first row, last row)."""
    ordered = sorted((column, row) for row, column in places)
    start = 0
    for index in range(1, len(ordered) + 1):
        column, row = ordered[index - 1]
        if index == len(ordered) or ordered[index] != (column, row + 1):
            yield column, ordered[start][1], row
            start = index
