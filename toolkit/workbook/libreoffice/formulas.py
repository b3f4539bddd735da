"""Formulas as Excel writes them (English names, commas, ``Sheet!A1``) to and from LibreOffice's tokens.

LibreOffice's own text form differs (semicolons, ``$Sheet.A1``), so formulas pass through its parser with Excel's
address convention. That is one or two calls for each formula; values go in bulk, formulas do not.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .address import Rect
from .unobridge import LibreOfficeError, struct
from .values import EXCEL_EPOCH, to_serial

_EXCEL_A1 = 3  # com.sun.star.sheet.AddressConvention.XL_OOX
_CALC_A1 = 0  # com.sun.star.sheet.AddressConvention.OOO
_FORMULA_CELLS = 16  # com.sun.star.sheet.CellFlags.FORMULA


def parser(document: Any) -> Any:
    """A formula parser of that document, set to Excel's English spelling."""
    made = document.createInstance("com.sun.star.sheet.FormulaParser")
    made.CompileEnglish = True
    made.FormulaConvention = _EXCEL_A1
    return made


def cell_address(sheet_index: int, row: int, column: int) -> Any:
    """A UNO CellAddress, made here: asking the cell for its own would be one more call."""
    return struct("com.sun.star.table.CellAddress", Sheet=sheet_index, Row=row, Column=column)


def to_calc(document: Any, text: str) -> str:
    """A formula without =, respelt from Excel's English to LibreOffice's own addresses and separators."""
    return _respelt(document, text, _EXCEL_A1, _CALC_A1)


def from_calc(document: Any, text: str) -> str:
    """The way back."""
    return _respelt(document, text, _CALC_A1, _EXCEL_A1)


def _respelt(document: Any, text: str, before: int, after: int) -> str:
    parse, origin = parser(document), struct("com.sun.star.table.CellAddress")
    parse.FormulaConvention = before
    tokens = parse.parseFormula(text, origin)
    parse.FormulaConvention = after
    return str(parse.printFormula(tokens, origin)) if tokens else text


def is_formula(value: Any) -> bool:
    """Whether a value put into a cell is a formula: text that starts with = and says something more."""
    return type(value) is str and len(value) > 1 and value[0] == "="


def write(document: Any, sheet: Any, formulas: list[tuple[int, int, str]]) -> None:
    """Set formulas, each given with its row and column (from zero) and its leading =.

    Raises:
        LibreOfficeError: a formula that cannot be read.
    """
    parse = parser(document)
    index = sheet.RangeAddress.Sheet
    for row, column, text in formulas:
        tokens = parse.parseFormula(text[1:], cell_address(index, row, column))
        if not tokens:
            raise LibreOfficeError(f"LibreOffice cannot read the formula {text!r}")
        sheet.getCellByPosition(column, row).setTokens(tokens)


def fill(document: Any, sheet: Any, area: Rect, text: str) -> None:
    """One formula into every cell of an area; relative references move along, as when Excel fills a range."""
    address = cell_address(sheet.RangeAddress.Sheet, area.top, area.left)
    tokens = parser(document).parseFormula(text[1:], address)
    if not tokens:
        raise LibreOfficeError(f"LibreOffice cannot read the formula {text!r}")
    for row in range(area.top, area.bottom + 1):
        for column in range(area.left, area.right + 1):
            sheet.getCellByPosition(column, row).setTokens(tokens)


def cells_with_formula(xrange: Any) -> list[tuple[int, int]]:
    """Row and column (from zero, of the sheet) of each cell that holds a formula."""
    found = []
    for block in xrange.queryContentCells(_FORMULA_CELLS).getRangeAddresses():
        for row in range(block.StartRow, block.EndRow + 1):
            found += [(row, column) for column in range(block.StartColumn, block.EndColumn + 1)]
    return found


def read(document: Any, sheet: Any, area: Rect, values: list[list[Any]]) -> list[list[str]]:
    """What Excel's ``Formula`` gives for each cell: the formula, or the constant as text.

    Args:
        values: the values of the same area, converted (dates as datetimes).
    """
    grid = [[_constant(value) for value in row] for row in values]
    xrange = sheet.getCellRangeByPosition(area.left, area.top, area.right, area.bottom)
    found = cells_with_formula(xrange)
    if not found:
        return grid
    printer, index = parser(document), sheet.RangeAddress.Sheet
    for row, column in found:
        tokens = sheet.getCellByPosition(column, row).getTokens()
        text = printer.printFormula(tokens, cell_address(index, row, column))
        grid[row - area.top][column - area.left] = "=" + text
    return grid


def _constant(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        value = to_serial(value, EXCEL_EPOCH)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)
