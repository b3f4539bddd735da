"""Where a range is: the ground that its looks, its structure and its values stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from .address import Rect
from .formats import ranges
from .parts import Part

if TYPE_CHECKING:
    from .sheets import Sheet


def rect_of(address: Any) -> Rect:
    """A UNO CellRangeAddress as a rectangle."""
    return Rect(address.StartRow, address.StartColumn, address.EndRow, address.EndColumn)


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
        return self.sheet.api.getCellRangeByPosition(area.left, area.top, area.right, area.bottom)

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
