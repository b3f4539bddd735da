"""What moves or joins cells: the part of ``Range`` that merges, inserts, deletes, copies and pastes."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self

from .address import MAX_COLUMNS, MAX_ROWS, Rect
from .area import Area, corners
from .export import insert_transferable, transferable_of
from .formats import LOOKS_WITHOUT_BORDERS
from .looks import Looks
from .unobridge import enum, struct

SHIFTS = {"down": "DOWN", "right": "RIGHT", "up": "UP", "left": "LEFT"}

_ORIENTATION = "com.sun.star.table.TableOrientation"
_NO_END = 1.7e307  # beyond it a series never goes
# Excel's kinds of filling → UNO's mode and unit.
_FILLS = {
    "fill_copy": ("SIMPLE", "FILL_DATE_DAY"),
    "fill_values": ("SIMPLE", "FILL_DATE_DAY"),
    "fill_series": ("LINEAR", "FILL_DATE_DAY"),
    "linear_trend": ("LINEAR", "FILL_DATE_DAY"),
    "growth_trend": ("GROWTH", "FILL_DATE_DAY"),
    "fill_days": ("DATE", "FILL_DATE_DAY"),
    "fill_weekdays": ("DATE", "FILL_DATE_WEEKDAY"),
    "fill_months": ("DATE", "FILL_DATE_MONTH"),
    "fill_years": ("DATE", "FILL_DATE_YEAR"),
}
# Excel's kinds of pasting that are not simply all: what of the contents, and which looks with it.
_CONTENTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "values": ("value", ()),
    "formulas": ("formula", ()),
    "values_and_number_formats": ("value", ("NumberFormat",)),
    "formulas_and_number_formats": ("formula", ("NumberFormat",)),
    "all_except_borders": ("formula", LOOKS_WITHOUT_BORDERS),
}
_OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
    "divide": operator.truediv,
}


class Structure(Looks):
    """Merging, shifting and copying of the first area."""

    __slots__ = ()

    if TYPE_CHECKING:  # what Range adds

        def read(self) -> list[list[Any]]: ...

        raw_value: Any
        formula: Any

        def __call__(self, row: int, column: int | None = None) -> Any: ...

    @property
    def merge_area(self) -> Self:
        return self._at(self.sheet.lens.merged_area(self._first()))

    @property
    def merge_cells(self) -> bool | None:
        """True when all cells are one merged area or part of one, False when none is merged, None when some are."""
        area = self.area
        # Covered cells do not say that they are; the area that reaches in from outside shows when the range grows.
        if not self.held.getIsMerged() and self.sheet.lens.merged_area(area) == area:
            return False
        first = self.sheet.lens.merged_area(self._first())
        whole = first.rows * first.columns > 1 and first.bottom >= area.bottom and first.right >= area.right
        return True if whole else None

    def merged_areas(self) -> list[tuple[int, int, int, int]]:
        """The merged areas that touch the range: first row, first column, last row, last column, from 1.

        xlwings has no word for it, and asking cell by cell takes minutes.
        """
        area = self.area
        found = self.sheet.lens.merges(Rect(0, 0, area.bottom, area.right))
        return sorted(corners(rect) for rect in found if rect.bottom >= area.top and rect.right >= area.left)

    def _first(self) -> Rect:
        """The first cell."""
        return Rect(self.area.top, self.area.left, self.area.top, self.area.left)

    def merge(self, across: bool = False) -> None:
        area = self.area
        self.api.merge(False)  # LibreOffice leaves a range alone that holds a merged area already
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
        self._shift("removeRange", "CellDeleteMode", shift or ("up" if self.shape[1] > self.shape[0] else "left"))

    def _shift(self, method: str, mode_type: str, shift: str) -> None:
        mode = SHIFTS[shift]
        if self.area.columns == MAX_COLUMNS:
            mode = "ROWS"
        elif self.area.rows == MAX_ROWS:
            mode = "COLUMNS"
        getattr(self.sheet.api, method)(self.api.RangeAddress, enum(f"com.sun.star.sheet.{mode_type}", mode))

    def copy(self, destination: Any = None) -> None:
        """Copy all to a range, of any book in this LibreOffice; without one, remember it for ``paste``."""
        if destination is None:
            self.sheet.book.app.clipboard = self
            return
        target = destination.impl
        if target.sheet.book.document != self.sheet.book.document:
            insert_transferable(target, transferable_of(self))
            return
        # As in Excel, a larger destination is filled with copies.
        rows, columns = (max(1, target.shape[side] // self.shape[side]) for side in (0, 1))
        if rows * self.shape[0] != target.shape[0] or columns * self.shape[1] != target.shape[1]:
            rows = columns = 1
        for down in range(rows):
            for right in range(columns):
                place = target.first_address(down * self.shape[0], right * self.shape[1])
                self.sheet.api.copyRange(place, self.api.RangeAddress)

    def move(self, destination: Any) -> None:
        """Cut, and put at the first cell of a range of the same book; formulas that look here follow."""
        self.sheet.api.moveRange(destination.impl.first_address(), self.api.RangeAddress)

    def first_address(self, down: int = 0, right: int = 0) -> Any:
        """The UNO address of the first cell, or of one that lies so far from it."""
        return struct(
            "com.sun.star.table.CellAddress",
            Sheet=self.sheet.index - 1,
            Row=self.area.top + down,
            Column=self.area.left + right,
        )

    def group(self, by: str) -> None:
        """Group the rows or columns of the range in the outline."""
        self.sheet.api.group(self.api.RangeAddress, enum(_ORIENTATION, _sides(by)))

    def ungroup(self, by: str) -> None:
        self.sheet.api.ungroup(self.api.RangeAddress, enum(_ORIENTATION, _sides(by)))

    def autofill(self, destination: Any, type_: str = "fill_default") -> None:
        """Continue these cells over a destination that contains them, as dragging the corner does."""
        target = destination.impl.area
        mine = self.area
        if not (target.top <= mine.top and target.left <= mine.left and target.bottom >= mine.bottom):
            raise ValueError("the destination must contain the range")
        if target.rows > mine.rows and target.columns > mine.columns:
            raise ValueError("fill down or across, not both at once")
        down = target.rows > mine.rows
        backwards = target.top < mine.top or target.left < mine.left
        directions = {(True, False): "TO_BOTTOM", (True, True): "TO_TOP", (False, False): "TO_RIGHT"}
        direction = enum("com.sun.star.sheet.FillDirection", directions.get((down, backwards), "TO_LEFT"))
        whole = destination.impl.api
        if type_ == "fill_default":
            whole.fillAuto(direction, mine.rows if down else mine.columns)
        elif type_ in _FILLS:
            mode, unit = _FILLS[type_]
            fill_mode = enum("com.sun.star.sheet.FillMode", mode)
            fill_unit = enum("com.sun.star.sheet.FillDateMode", unit)
            whole.fillSeries(direction, fill_mode, fill_unit, 2.0 if mode == "GROWTH" else 1.0, _NO_END)
        elif type_ == "fill_formats":
            destination.impl.paste_looks(self)
        else:
            raise self._unsupported(f"autofill({type_!r})", f"choose fill_default, fill_formats, {', '.join(_FILLS)}")

    def paste(
        self, paste: str | None = None, operation: str | None = None, skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        """Put here what ``copy`` remembered: all of it, its ``formats`` or its ``values``."""
        source = self.sheet.book.app.clipboard
        if source is None:
            raise ValueError("nothing was copied")
        if paste == "formats":
            self.paste_looks(source)
        elif paste == "column_widths":
            for right in range(source.shape[1]):
                width = source(1, right + 1).column_width
                self(1, right + 1).column_width = width
        elif paste in _CONTENTS:
            what, looks = _CONTENTS[paste]
            if looks and not transpose:
                self._sized_for(source.shape).paste_looks(source, looks)
            self._paste_content(source, what, operation, skip_blanks, transpose)
        elif paste in (None, "all") and not (skip_blanks or transpose or operation):
            source.copy(_Holder(self))
        elif paste in (None, "all"):
            self._paste_content(source, "formula", operation, skip_blanks, transpose)
        else:
            known = ", ".join(("all", "formats", "column_widths", *_CONTENTS))
            raise self._unsupported(f"paste({paste!r})", f"choose one of {known}")

    def _sized_for(self, shape: tuple[int, int]) -> Self:
        """The range itself where copies of a shape fill it, else one of that shape at its first cell."""
        fits = self.shape[0] % shape[0] == 0 and self.shape[1] % shape[1] == 0
        return self if fits else self.resized(*shape)

    def _paste_content(self, source: Any, what: str, operation: str | None, skip_blanks: bool, transpose: bool) -> None:
        """Values or formulas; over a larger range they are repeated. ``operation`` calculates with what is there."""
        given = source.read() if what == "value" or operation else [list(row) for row in _rows(source.formula)]
        if transpose:
            given = [list(column) for column in zip(*given, strict=True)]
        rows, columns = len(given), len(given[0])
        target: Any = self._sized_for((rows, columns))
        height, width = target.shape
        new = [[given[row % rows][column % columns] for column in range(width)] for row in range(height)]
        if operation or skip_blanks:
            old = [list(row) for row in (target.read() if operation else _rows(target.formula))]
            for row, line in enumerate(new):
                for column, value in enumerate(line):
                    blank = value is None or value == ""
                    if blank and skip_blanks:
                        line[column] = old[row][column]
                    elif operation:
                        line[column] = _OPERATIONS[operation](old[row][column] or 0, value or 0)
        target.raw_value = new

    def copy_from(
        self, source_range: Any, copy_type: str = "all", skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        self.sheet.book.app.clipboard = getattr(source_range, "impl", source_range)
        self.paste(copy_type, None, skip_blanks, transpose)


def _sides(by: str) -> str:
    return "ROWS" if by.startswith("row") else "COLUMNS"


def _rows(formula: Any) -> Any:
    """What ``Range.formula`` gives, in rows for a single cell too."""
    return formula if isinstance(formula, tuple) else ((formula,),)


class _Holder:
    """What ``copy`` expects as its destination: xlwings' range, of which only ``impl`` is used."""

    def __init__(self, impl: Area) -> None:
        self.impl = impl
