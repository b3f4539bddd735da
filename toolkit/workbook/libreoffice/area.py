"""Where a range is: the ground that its looks, its structure and its values stand on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from .address import Rect, format_rect, parse_calc_areas
from .formats import ranges
from .parts import Part

if TYPE_CHECKING:
    from .sheets import Sheet


def rect_of(address: Any) -> Rect:
    """A UNO CellRangeAddress as a rectangle."""
    return Rect(address.StartRow, address.StartColumn, address.EndRow, address.EndColumn)


def corners(rect: Rect) -> tuple[int, int, int, int]:
    """First row, first column, last row, last column, from 1: how rectangles are given to others."""
    return rect.top + 1, rect.left + 1, rect.bottom + 1, rect.right + 1


def rects_of(cells: Any) -> list[Rect]:
    """The rectangles of UNO SheetCellRanges. Read from its text: as a struct each would cost 0.05 ms."""
    found = parse_calc_areas(cells.getRangeAddressesAsString())
    return [rect_of(address) for address in cells.getRangeAddresses()] if found is None else found


@contextmanager
def unmeasured(document: Any) -> Iterator[None]:
    """Rows keep their heights meanwhile.

    LibreOffice measures all cells of a row again after any change of its looks: colouring every other of 10,000 rows
    of wrapped text takes 50 s with measuring and 0.4 s without. For what cannot change a height.
    """
    with _measuring(document, False):
        yield


@contextmanager
def measured(document: Any) -> Iterator[None]:
    """Rows get their heights meanwhile, within ``unmeasured`` too."""
    with _measuring(document, True):
        yield


@contextmanager
def _measuring(document: Any, wanted: bool) -> Iterator[None]:
    if document.IsAdjustHeightEnabled == wanted:  # LibreOffice counts: switched off twice, it must be put on twice
        yield
        return
    document.IsAdjustHeightEnabled = wanted
    try:
        yield
    finally:
        document.IsAdjustHeightEnabled = not wanted


class Area(Part):
    """One or more rectangles of one sheet; what asks for one place looks at the first."""

    __slots__ = ("areas", "sheet")

    def __init__(self, sheet: Sheet, areas: list[Rect]) -> None:
        self.sheet = sheet
        self.areas = areas

    @property
    def area(self) -> Rect:
        """The first rectangle."""
        return self.areas[0]

    def first_cell(self) -> Any:
        """The UNO cell at the upper left."""
        return self.sheet.api.getCellByPosition(self.area.left, self.area.top)

    def _at(self, *rects: Rect) -> Self:
        """Another range of the same sheet."""
        return type(self)(self.sheet, list(rects))

    @property
    def api(self) -> Any:
        """The UNO range; for a range of several areas, SheetCellRanges."""
        if not self.areas:
            return None
        if len(self.areas) > 1:
            return ranges(self.sheet.book.document, self.sheet.index - 1, self.areas)
        area = self.area
        if area.rows == area.columns == 1:
            return self.first_cell()  # a cell is a range too, and has a text and annotations besides
        return self.sheet.api.getCellRangeByPosition(area.left, area.top, area.right, area.bottom)

    def resized(self, rows: int, columns: int) -> Self:
        """A range of another size at the same first cell."""
        top, left = self.area.top, self.area.left
        return self._at(Rect(top, left, top + rows - 1, left + columns - 1))

    @property
    def arg1(self) -> str | None:
        """What xlwings looks at to tell an empty range."""
        return self.arg1_input or None

    @property
    def arg1_input(self) -> str:
        """The address without dollars, from which ``Range.group`` tells rows from columns."""
        return ",".join(format_rect(area, False, False) for area in self.areas)

    @property
    def held(self) -> Any:
        """The same as ``api`` for one use, without the cost of a new object (see ``lens``)."""
        return self.sheet.lens.over(self.area) if len(self.areas) == 1 else self.api

    def rect_ranges(self, rects: list[Rect]) -> Any:
        """Other rectangles of the same sheet as one UNO object that takes properties."""
        return ranges(self.sheet.book.document, self.sheet.index - 1, rects)

    def set_looks(self, **properties: Any) -> None:
        """Set UNO properties that leave the rows' heights as they are."""
        with unmeasured(self.sheet.book.document):
            target = self.held
            for name, value in properties.items():
                target.setPropertyValue(name, value)

    @property
    def coords(self) -> tuple[Any, int, int, int, int]:
        return self.sheet.api, self.row, self.column, *self.shape

    @property
    def row(self) -> int:
        return self.area.top + 1

    @property
    def column(self) -> int:
        return self.area.left + 1

    @property
    def shape(self) -> tuple[int, int]:
        return (self.area.rows, self.area.columns) if self.areas else (0, 0)

    def __len__(self) -> int:
        return sum(area.rows * area.columns for area in self.areas)
