"""Which buttons stand on a sheet, and where: in its first row, beside the title, in pixels at 96 to the inch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from toolkit.app.new.table import display_width
from toolkit.catalogue import text
from toolkit.record import NamedTuple

HEIGHT = 26
_TOP, _GAP, _LEAST, _PER_CHARACTER, _PADDING = 5, 8, 88, 7, 34
_TITLE_CHARACTER = 10.5  # a title of 14 points
_DEFAULT_WIDTH = 8.43


class Placed(NamedTuple):
    """One button: the action it runs, its caption and tip, and its place."""

    name: str
    caption: str
    tip: str
    left: int
    top: int
    width: int
    height: int = HEIGHT


def beside_title(sheet: Any, names: Sequence[str], lang: str, *, left: int = 0, top: int = _TOP) -> list[Placed]:
    """Buttons in a row at the right of the title in A1, outside the columns that stay in sight when scrolling.

    Args:
        sheet: an openpyxl worksheet.
        left: the least distance from the left edge.
    """
    frozen = sheet.freeze_panes
    columns = range(1, sheet[frozen].column) if frozen else ()
    title = display_width(str(sheet["A1"].value or ""))
    x = max(left, sum(column_pixels(sheet, c) for c in columns) + 10, int(title * _TITLE_CHARACTER) + 24)
    found = []
    for name in names:
        caption = text(f"button-{name}", lang)
        width = max(_LEAST, display_width(caption) * _PER_CHARACTER + _PADDING)
        found.append(Placed(name, caption, text(f"button-{name}-tip", lang), x, top, width))
        x += width + _GAP
    return found


def column_pixels(sheet: Any, column: int) -> int:
    """Width of a column as Excel draws it with a font whose digits are 7 pixels wide."""
    from openpyxl.utils import get_column_letter

    dimension = sheet.column_dimensions.get(get_column_letter(column))
    width = dimension.width if dimension is not None and dimension.width else _DEFAULT_WIDTH
    return int(width * 7 + 5)


def row_pixels(sheet: Any, row: int) -> int:
    """Height of a row."""
    dimension = sheet.row_dimensions.get(row)
    points = dimension.height if dimension is not None and dimension.height else 15
    return round(points * 96 / 72)


def cell_at(pixels: int, sizes: Iterable[int]) -> tuple[int, int]:
    """The column or row (from 0) in which a distance falls, and how far into it."""
    number = 0
    for number, size in enumerate(sizes):
        if pixels < size:
            return number, pixels
        pixels -= size
    return number + 1, pixels
