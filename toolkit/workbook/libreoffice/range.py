"""``Range``: a rectangle of cells, its values and formulas, and how to move about from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import cells, formulas
from .address import MAX_COLUMNS, MAX_ROWS, Rect, column_letters, format_rect, quoted_sheet
from .looks import Looks
from .unobridge import enum, struct

if TYPE_CHECKING:
    from .sheets import Sheet

_CONTENT = 1 | 2 | 4 | 16  # CellFlags: VALUE, DATETIME, STRING, FORMULA
_FORMATS = 32 | 64  # CellFlags: HARDATTR, STYLES
_NOTES = 8  # CellFlags.ANNOTATION
_SHIFT = {"down": "DOWN", "right": "RIGHT", "up": "UP", "left": "LEFT"}


class Range(Looks):
    """Cells of one sheet. Several areas (``A1:B2,D4``) take formats; values are those of the first area."""

    __slots__ = ("areas", "sheet")

    def __init__(self, sheet: Sheet, areas: list[Rect]) -> None:
        self.sheet = sheet
        self.areas = areas

    @property
    def _area(self) -> Rect:
        return self.areas[0]

    @property
    def coords(self) -> tuple[Any, int, int, int, int]:
        return self.sheet.api, self.row, self.column, *self.shape

    @property
    def row(self) -> int:
        return self._area.top + 1

    @property
    def column(self) -> int:
        return self._area.left + 1

    @property
    def shape(self) -> tuple[int, int]:
        return (self._area.rows, self._area.columns) if self.areas else (0, 0)

    def __len__(self) -> int:
        return sum(area.rows * area.columns for area in self.areas)

    def __call__(self, row: int, column: int | None = None) -> Range:
        """The cell at a row and column, or at a position counted along the rows, from 1; it may lie outside."""
        if column is None:
            row, column = (part + 1 for part in divmod(row - 1, self._area.columns))
        return self.sheet.cell(self._area.top + row - 1, self._area.left + column - 1)

    # --- values -------------------------------------------------------------------------------------------------

    @property
    def max_cells_per_read(self) -> int | None:
        return 4_000_000

    @property
    def max_cells_per_write(self) -> int | None:
        return 1_000_000

    @property
    def raw_value(self) -> Any:
        """The values as Excel gives them; a single cell's value is not wrapped in rows."""
        if not self.areas:
            return None
        grid = self._read()
        return grid[0][0] if self.shape == (1, 1) else grid

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        if not self.areas:
            return
        area, book = self._area, self.sheet.book
        if not isinstance(value, (list, tuple)):
            if formulas.is_formula(value) and len(self) > 1:
                formulas.fill(book.document, self.sheet.api, area, value)
                return
            value = [[value] * area.columns] * area.rows
        elif value and not isinstance(value[0], (list, tuple)):
            value = [value]
        rows = [list(row) for row in value]
        target = Rect(area.top, area.left, area.top + len(rows) - 1, area.left + len(rows[0]) - 1)
        cells.write(book.document, self.sheet.api, target, rows, book.formats, book.epoch)

    def _read(self) -> list[list[Any]]:
        area, book = self._area, self.sheet.book
        if area.rows < MAX_ROWS and area.columns < MAX_COLUMNS:
            return cells.read(self.api, book.formats, book.epoch)
        # Whole columns or rows: what lies beyond the used part is empty, and there is much of it.
        used = self.sheet.used_rect()
        part = Rect(area.top, area.left, min(area.bottom, used.bottom), min(area.right, used.right))
        if part.rows < 1 or part.columns < 1:
            return [[None] * area.columns for _ in range(area.rows)]
        grid = Range(self.sheet, [part])._read()
        padded = [row + [None] * (area.columns - len(row)) for row in grid]
        return padded + [[None] * area.columns for _ in range(area.rows - len(padded))]

    @property
    def formula(self) -> Any:
        if not self.areas:
            return None
        grid = formulas.read(self.sheet.book.document, self.sheet.api, self._area, self._read())
        return grid[0][0] if self.shape == (1, 1) else tuple(tuple(row) for row in grid)

    @formula.setter
    def formula(self, value: Any) -> None:
        self.raw_value = value

    @property
    def formula2(self) -> Any:
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self.raw_value = value

    @property
    def formula_array(self) -> str | None:
        """The array formula of the first cell, or None."""
        printer = formulas.parser(self.sheet.book.document)
        tokens = self.api.getArrayTokens()
        address = self(1, 1).api.getCellByPosition(0, 0).getCellAddress()
        return "=" + printer.printFormula(tokens, address) if tokens else None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        address = self(1, 1).api.getCellByPosition(0, 0).getCellAddress()
        self.api.setArrayTokens(formulas.parser(self.sheet.book.document).parseFormula(value.lstrip("="), address))

    @property
    def has_array(self) -> bool:
        """Whether a cell of the range belongs to an array formula."""
        return any(
            cell.getArrayFormula() != ""
            for row, column in formulas.cells_with_formula(self.api)
            if (cell := self.sheet.api.getCellByPosition(column, row))
        )

    def clear_contents(self) -> None:
        self.api.clearContents(_CONTENT)

    def clear_formats(self) -> None:
        self.api.clearContents(_FORMATS)

    def clear(self) -> None:
        self.unmerge()
        self.api.clearContents(_CONTENT | _FORMATS | _NOTES)

    # --- address and neighbours ---------------------------------------------------------------------------------

    @property
    def address(self) -> str:
        return ",".join(format_rect(area) for area in self.areas)

    def get_address(self, row_absolute: bool, column_absolute: bool, external: bool) -> str:
        text = ",".join(format_rect(area, row_absolute, column_absolute) for area in self.areas)
        if not external:
            return text
        place = quoted_sheet(self.sheet.name)
        book = self.sheet.book.name
        return f"'[{book}]{place[1:]}!{text}" if place.startswith("'") else f"[{book}]{place}!{text}"

    def expand(self, mode: Any = "table") -> Range:
        """The range grown over the filled cells beside it, by xlwings' own rules."""
        from xlwings import Range as XlwingsRange
        from xlwings import expansion

        grown: Range = expansion.expanders.get(mode, mode).expand(XlwingsRange(impl=self)).impl
        return grown

    def end(self, direction: str) -> Range:
        """Where Ctrl and an arrow key lead from the first cell: the edge of the filled block, or the next filled."""
        if direction not in _SHIFT:
            raise ValueError(f"direction must be one of {', '.join(_SHIFT)}, not {direction!r}")
        top, left, used = self._area.top, self._area.left, self.sheet.used_rect()
        vertical, forward = direction in ("down", "up"), direction in ("down", "right")
        here, limit = (top, MAX_ROWS - 1) if vertical else (left, MAX_COLUMNS - 1)
        last = max(here, used.bottom if vertical else used.right)
        first, stop = (here, last) if forward else (0, here)
        line = Rect(first, left, stop, left) if vertical else Rect(top, first, top, stop)
        # Formulas, not values: a formula that shows nothing is filled all the same.
        texts = [text for row in Range(self.sheet, [line]).api.getFormulaArray() for text in row]
        filled = [bool(text) for text in (texts if forward else reversed(texts))]
        steps = _jump(filled)
        if steps is None:
            target = limit if forward else 0
        else:
            target = here + steps if forward else here - steps
        return self.sheet.cell(target, left) if vertical else self.sheet.cell(top, target)

    @property
    def current_region(self) -> Range:
        cursor = self.sheet.api.createCursorByRange(self(1, 1).api)
        cursor.collapseToCurrentRegion()
        return Range(self.sheet, [_rect(cursor.RangeAddress)])

    # --- structure ----------------------------------------------------------------------------------------------

    @property
    def merge_area(self) -> Range:
        cursor = self.sheet.api.createCursorByRange(self(1, 1).api)
        cursor.collapseToMergedArea()
        return Range(self.sheet, [_rect(cursor.RangeAddress)])

    @property
    def merge_cells(self) -> bool | None:
        """True when all cells are one merged area or part of one, False when none is merged, None when some are."""
        first = self.merge_area._area
        if first.rows * first.columns > 1 and first.bottom >= self._area.bottom and first.right >= self._area.right:
            return True
        if first.rows * first.columns > 1 or self.api.IsMerged:
            return None
        # Covered cells do not say that they are; the area that reaches in from outside shows when the range grows.
        cursor = self.sheet.api.createCursorByRange(self.api)
        cursor.collapseToMergedArea()
        return False if _rect(cursor.RangeAddress) == self._area else None

    def merge(self, across: bool = False) -> None:
        area = self._area
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
        mode = _SHIFT[shift]
        if self._area.columns == MAX_COLUMNS:
            mode = "ROWS"
        elif self._area.rows == MAX_ROWS:
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
            self.raw_value = source._read()
        else:
            raise NotImplementedError(f"Range.paste({paste!r}) is not supported by the LibreOffice engine")

    def copy_from(
        self, source_range: Any, copy_type: str = "all", skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        self.sheet.book.app.clipboard = getattr(source_range, "impl", source_range)
        self.paste(copy_type, None, skip_blanks, transpose)

    def select(self) -> None:
        self.sheet.book.controller.select(self.api)

    @property
    def name(self) -> Any:
        """The defined name of exactly this range, or None."""
        wanted = f"={quoted_sheet(self.sheet.name)}!{self.address}"
        return next((name for name in self.sheet.book.names if name.refers_to == wanted), None)

    @name.setter
    def name(self, value: str) -> None:
        self.sheet.book.names.add(value, f"={quoted_sheet(self.sheet.name)}!{self.address}")

    @property
    def table(self) -> None:
        return None

    def __repr__(self) -> str:
        return f"<LibreOffice range {column_letters(self._area.left)}{self._area.top + 1} {self.shape}>"


class _Holder:
    """What ``copy`` expects as its destination: xlwings' range, of which only ``impl`` is used."""

    def __init__(self, impl: Range) -> None:
        self.impl = impl


def _rect(address: Any) -> Rect:
    return Rect(address.StartRow, address.StartColumn, address.EndRow, address.EndColumn)


def _jump(filled: list[bool]) -> int | None:
    """Steps that Ctrl+arrow makes along cells, the first being the present one; None for the edge of the sheet."""
    if len(filled) > 1 and filled[0] and filled[1]:
        return next((index - 1 for index in range(1, len(filled)) if not filled[index]), len(filled) - 1)
    return next((index for index in range(1, len(filled)) if filled[index]), None)
