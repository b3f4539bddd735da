"""What moves or joins cells: the part of ``Range`` that merges, inserts, deletes, copies and pastes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from .address import MAX_COLUMNS, MAX_ROWS
from .area import Area, rect_of
from .looks import Looks
from .unobridge import enum, struct

SHIFTS = {"down": "DOWN", "right": "RIGHT", "up": "UP", "left": "LEFT"}


class Structure(Looks):
    """Merging, shifting and copying of the first area."""

    __slots__ = ()

    if TYPE_CHECKING:  # what Range adds

        def read(self) -> list[list[Any]]: ...

        raw_value: Any

    @property
    def merge_area(self) -> Self:
        cursor = self.sheet.api.createCursorByRange(self.first_cell())
        cursor.collapseToMergedArea()
        return self._at(rect_of(cursor.RangeAddress))

    @property
    def merge_cells(self) -> bool | None:
        """True when all cells are one merged area or part of one, False when none is merged, None when some are."""
        xrange, area = self.api, self.area
        cursor = self.sheet.api.createCursorByRange(xrange)
        cursor.collapseToMergedArea()
        # Covered cells do not say that they are; the area that reaches in from outside shows when the range grows.
        if not xrange.IsMerged and rect_of(cursor.RangeAddress) == area:
            return False
        first = self.merge_area.area
        whole = first.rows * first.columns > 1 and first.bottom >= area.bottom and first.right >= area.right
        return True if whole else None

    def merge(self, across: bool = False) -> None:
        area = self.area
        rows = range(area.top, area.bottom + 1) if across else [area.top]
        for row in rows:
            bottom = row if across else area.bottom
            self.sheet.api.getCellRangeByPosition(area.left, row, area.right, bottom).merge(True)

    def unmerge(self) -> None:
        self.api.merge(False)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Insert cells; ``shift`` is ``down`` or ``right``. LibreOffice takes formats from above or left."""
        self._shift("insertCells", "CellInsertMode", shift or "down")

    def delete(self, shift: str | None = None) -> None:
        """Delete cells; ``shift`` is ``up`` or ``left``; by default what suits the shape, as in Excel."""
        self._shift("removeRange", "CellDeleteMode", shift or ("up" if self.shape[1] >= self.shape[0] else "left"))

    def _shift(self, method: str, mode_type: str, shift: str) -> None:
        mode = SHIFTS[shift]
        if self.area.columns == MAX_COLUMNS:
            mode = "ROWS"
        elif self.area.rows == MAX_ROWS:
            mode = "COLUMNS"
        getattr(self.sheet.api, method)(self.api.RangeAddress, enum(f"com.sun.star.sheet.{mode_type}", mode))

    def copy(self, destination: Any = None) -> None:
        """Copy all to a range of the same workbook; without one, remember it for ``paste``."""
        if destination is None:
            self.sheet.book.app.clipboard = self
            return
        target = destination.impl
        if target.sheet.book.document != self.sheet.book.document:
            raise NotImplementedError("Range.copy to another workbook is not supported by the LibreOffice engine")
        address = struct(
            "com.sun.star.table.CellAddress",
            Sheet=target.sheet.index - 1,
            Row=target.row - 1,
            Column=target.column - 1,
        )
        self.sheet.api.copyRange(address, self.api.RangeAddress)

    def paste(
        self, paste: str | None = None, operation: str | None = None, skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        """Put here what ``copy`` remembered: all of it, its ``formats`` or its ``values``."""
        source = self.sheet.book.app.clipboard
        if source is None:
            raise ValueError("nothing was copied")
        if skip_blanks or transpose or operation not in (None, "none"):
            raise NotImplementedError("Range.paste with an operation is not supported by the LibreOffice engine")
        if paste in (None, "all"):
            source.copy(_Holder(self))
        elif paste == "formats":
            self.paste_looks(source)
        elif paste == "values":
            self.raw_value = source.read()
        else:
            raise NotImplementedError(f"Range.paste({paste!r}) is not supported by the LibreOffice engine")

    def copy_from(
        self, source_range: Any, copy_type: str = "all", skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        self.sheet.book.app.clipboard = getattr(source_range, "impl", source_range)
        self.paste(copy_type, None, skip_blanks, transpose)


class _Holder:
    """What ``copy`` expects as its destination: xlwings' range, of which only ``impl`` is used."""

    def __init__(self, impl: Area) -> None:
        self.impl = impl
