"""``Range``: a rectangle of cells, its values and formulas, and how to move about from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from . import cells, formulas, search
from .address import MAX_COLUMNS, MAX_ROWS, Rect, column_letters, format_rect, quoted_sheet
from .area import rect_of
from .conditional import ConditionalFormats
from .export import book_to_pdf, range_to_png
from .filters import AutoFilter
from .notes import Note, add_note, note_of
from .structure import SHIFTS, Structure
from .validation import DataValidation

if TYPE_CHECKING:
    from .tables import Table

_CONTENT = 1 | 2 | 4 | 16  # CellFlags: VALUE, DATETIME, STRING, FORMULA
_FORMATS = 32 | 64  # CellFlags: HARDATTR, STYLES
_NOTES = 8  # CellFlags.ANNOTATION

_DIRECTIONS = {"d": "down", "u": "up", "l": "left", "r": "right"}


class Range(Structure):
    """Cells of one sheet. Several areas (``A1:B2,D4``) take formats; values are those of the first area."""

    __slots__ = ()

    def __call__(self, row: int, column: int | None = None) -> Range:
        """The cell at a row and column, or at a position counted along the rows, from 1; it may lie outside."""
        if column is None:
            row, column = (part + 1 for part in divmod(row - 1, self.area.columns))
        return self.sheet.cell(self.area.top + row - 1, self.area.left + column - 1)

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
        grid = self.read()
        return grid[0][0] if self.shape == (1, 1) else grid

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        if not self.areas:
            return
        area = self.area
        if not isinstance(value, (list, tuple)):
            if formulas.is_formula(value) and len(self) > 1:
                formulas.fill(self.sheet, area, value)
                return
            value = [[value] * area.columns] * area.rows
        elif value and not isinstance(value[0], (list, tuple)):
            value = [value]
        rows = [list(row) for row in value]
        target = Rect(area.top, area.left, area.top + len(rows) - 1, area.left + len(rows[0]) - 1)
        cells.write(self.sheet, target, rows)

    def put(self, rows: list[list[Any]]) -> None:
        """Values for every cell of the first area, where an Ellipsis leaves its cell as it is. xlwings has none."""
        cells.write(self.sheet, self.area, rows)

    def read(self) -> list[list[Any]]:
        area = self.area
        if area.rows < MAX_ROWS and area.columns < MAX_COLUMNS:
            return cells.read(self.sheet, area)
        # Whole columns or rows: what lies beyond the used part is empty, and there is much of it.
        used = self.sheet.used_rect()
        part = Rect(area.top, area.left, min(area.bottom, used.bottom), min(area.right, used.right))
        if part.rows < 1 or part.columns < 1:
            return [[None] * area.columns for _ in range(area.rows)]
        grid = cells.read(self.sheet, part)
        padded = [row + [None] * (area.columns - len(row)) for row in grid]
        return padded + [[None] * area.columns for _ in range(area.rows - len(padded))]

    @property
    def formula(self) -> Any:
        if not self.areas:
            return None
        grid = formulas.read(self.sheet, self.area, self.read())
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
        address = self.first_cell().getCellAddress()
        return "=" + printer.printFormula(tokens, address) if tokens else None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        address = self.first_cell().getCellAddress()
        self.api.setArrayTokens(formulas.parser(self.sheet.book.document).parseFormula(value.lstrip("="), address))

    @property
    def has_array(self) -> bool:
        """Whether a cell of the range belongs to an array formula."""
        return formulas.has_array(self.sheet, self.area)

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
        if place.startswith("'") or not re.fullmatch(r"[\w.]+", book):
            plain = place.strip("'")
            return f"'[{book}]{plain}'!{text}"
        return f"[{book}]{place}!{text}"

    def expand(self, mode: Any = "table") -> Range:
        """The range grown over the filled cells beside it, by xlwings' own rules."""
        from xlwings import Range as XlwingsRange
        from xlwings import expansion

        grown: Range = expansion.expanders.get(mode, mode).expand(XlwingsRange(impl=self)).impl
        return grown

    def end(self, direction: str) -> Range:
        """Where Ctrl and an arrow key lead from the first cell: the edge of the filled block, or the next filled."""
        direction = _DIRECTIONS.get(direction, direction)
        if direction not in SHIFTS:
            raise ValueError(f"direction must be one of {', '.join(SHIFTS)}, not {direction!r}")
        top, left, used = self.area.top, self.area.left, self.sheet.used_rect()
        vertical, forward = direction in ("down", "up"), direction in ("down", "right")
        here, limit = (top, MAX_ROWS - 1) if vertical else (left, MAX_COLUMNS - 1)
        last = max(here, used.bottom if vertical else used.right)
        first, stop = (here, last) if forward else (0, here)
        line = Rect(first, left, stop, left) if vertical else Rect(top, first, top, stop)
        # Formulas, not values: a formula that shows nothing is filled all the same.
        texts = [text for row in self._at(line).held.getFormulaArray() for text in row]
        filled = [bool(text) for text in (texts if forward else reversed(texts))]
        steps = jump(filled)
        if steps is None:
            target = limit if forward else 0
        else:
            target = here + steps if forward else here - steps
        return self.sheet.cell(target, left) if vertical else self.sheet.cell(top, target)

    @property
    def current_region(self) -> Range:
        cursor = self.sheet.api.createCursorByRange(self.first_cell())
        cursor.collapseToCurrentRegion()
        return self._at(rect_of(cursor.RangeAddress))

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
    def table(self) -> Table | None:
        """The table that the first cell is in."""
        top, left = self.area.top, self.area.left
        for table in self.sheet.tables:
            rect = table.rect
            if rect.top <= top <= rect.bottom and rect.left <= left <= rect.right:
                found: Table = table
                return found
        return None

    # --- notes, filters, contents of many cells -----------------------------------------------------------------

    @property
    def note(self) -> Note | None:
        return note_of(self)

    def add_note(self, text: str) -> Note:
        return add_note(self, text)

    @property
    def autofilter(self) -> AutoFilter:
        return AutoFilter(self)

    @property
    def data_validation(self) -> DataValidation:
        return DataValidation(self)

    @property
    def conditional_formats(self) -> ConditionalFormats:
        return ConditionalFormats(self)

    def find(self, text: str, whole: bool, direction: str, order: str, match_case: bool) -> Range | None:
        return search.find(self, text, whole, direction == "backward", order == "columns", match_case)

    def replace_all(self, old: str, new: str, whole: bool, match_case: bool) -> None:
        search.replace_all(self, old, new, whole, match_case)

    def get_special_cells(self, cell_type: str, value_type: str | None) -> list[Range]:
        return search.special_cells(self, cell_type, value_type)

    def sort(self, keys: list[int], ascending: list[bool], has_headers: bool) -> None:
        search.sort(self, keys, ascending, has_headers)

    def remove_duplicates(self, columns: list[int], has_headers: bool) -> None:
        search.remove_duplicates(self, columns, has_headers)

    def to_png(self, path: str) -> None:
        range_to_png(self, path)

    def to_pdf(self, path: str, quality: str | None = None) -> None:
        book_to_pdf(self.sheet.book, path, self.api)

    def __repr__(self) -> str:
        return f"<LibreOffice range {column_letters(self.area.left)}{self.area.top + 1} {self.shape}>"


def jump(filled: list[bool]) -> int | None:
    """Steps that Ctrl+arrow makes along cells, the first being the present one; None for the edge of the sheet."""
    if len(filled) > 1 and filled[0] and filled[1]:
        return next((index - 1 for index in range(1, len(filled)) if not filled[index]), len(filled) - 1)
    return next((index for index in range(1, len(filled)) if filled[index]), None)
