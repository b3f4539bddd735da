"""Formulas as Excel writes them (English names, commas, ``Sheet!A1``) to and from LibreOffice's tokens.

LibreOffice's own text form differs (semicolons, ``$Sheet.A1``). It moves in bulk, and each formula passes through
LibreOffice's parser from one spelling to the other, in two calls.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from .address import Rect, column_runs
from .area import rects_of
from .unobridge import LibreOfficeError, struct
from .values import EXCEL_EPOCH, to_serial

if TYPE_CHECKING:
    from .sheets import Sheet

_ADDRESS = "com.sun.star.table.CellAddress"
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
    return struct(_ADDRESS, Sheet=sheet_index, Row=row, Column=column)


def to_calc(document: Any, text: str) -> str:
    """A formula without =, respelt from Excel's English to LibreOffice's own addresses and separators."""
    return _Spelling(document, _EXCEL_A1, _CALC_A1).respell(text, struct(_ADDRESS)) or text


def from_calc(document: Any, text: str) -> str:
    """The way back."""
    return _Spelling(document, _CALC_A1, _EXCEL_A1).respell(text, struct(_ADDRESS)) or text


class _Spelling:
    """From one spelling of formulas to another, both with English names."""

    __slots__ = ("_parser", "_printer")

    def __init__(self, document: Any, before: int, after: int) -> None:
        self._parser, self._printer = parser(document), parser(document)
        self._parser.FormulaConvention = before
        self._printer.FormulaConvention = after

    def tokens(self, text: str, address: Any) -> Any:
        """A formula without its =, taken apart; empty when it cannot be read."""
        return self._parser.parseFormula(text, address)

    def text(self, tokens: Any, address: Any) -> str:
        return str(self._printer.printFormula(tokens, address))

    def respell(self, text: str, address: Any) -> str:
        """A formula without its =; empty when it cannot be read."""
        tokens = self.tokens(text, address)
        return self.text(tokens, address) if tokens else ""


def is_formula(value: Any) -> bool:
    """Whether a value put into a cell is a formula: text that starts with = and says something more."""
    return type(value) is str and len(value) > 1 and value[0] == "="


def write(sheet: Sheet, formulas: list[tuple[int, int, str]]) -> None:
    """Set formulas, each given with its row and column (from zero) and its leading =.

    Raises:
        LibreOfficeError: a formula that cannot be read.
    """
    spelling = _Spelling(sheet.book.document, _EXCEL_A1, _CALC_A1)
    index = sheet.index - 1
    texts: dict[tuple[int, int], str] = {}
    for row, column, text in formulas:
        found = spelling.respell(text[1:], cell_address(index, row, column))
        if not found:
            raise LibreOfficeError(f"LibreOffice cannot read the formula {text!r}")
        texts[row, column] = found
    for column, top, bottom in column_runs(list(texts)):
        lines = tuple((f"={texts[row, column]}",) for row in range(top, bottom + 1))
        sheet.lens.over(Rect(top, column, bottom, column)).setFormulaArray(lines)


def fill(sheet: Sheet, area: Rect, text: str) -> None:
    """One formula into every cell of an area; relative references move along, as when Excel fills a range."""
    spelling = _Spelling(sheet.book.document, _EXCEL_A1, _CALC_A1)
    index = sheet.index - 1
    tokens = spelling.tokens(text[1:], cell_address(index, area.top, area.left))
    if not tokens:
        raise LibreOfficeError(f"LibreOffice cannot read the formula {text!r}")
    lines = tuple(
        tuple(
            "=" + spelling.text(tokens, cell_address(index, row, column))
            for column in range(area.left, area.right + 1)
        )
        for row in range(area.top, area.bottom + 1)
    )  # fmt: skip
    sheet.lens.over(area).setFormulaArray(lines)


def _cells(cells: Any, area: Rect) -> Iterator[tuple[int, int, str]]:
    """Row and column within an area of each cell that holds a formula, and the formula as LibreOffice spells it."""
    rects = rects_of(cells.queryContentCells(_FORMULA_CELLS))
    texts = cells.getFormulaArray() if rects else ()
    for rect in rects:
        for row in range(rect.top - area.top, rect.bottom - area.top + 1):
            for column in range(rect.left - area.left, rect.right - area.left + 1):
                yield row, column, texts[row][column]


def has_array(sheet: Sheet, area: Rect) -> bool:
    """Whether a cell of an area belongs to an array formula."""
    return any(text.startswith("{") for _, _, text in _cells(sheet.lens.over(area), area))


def read(sheet: Sheet, area: Rect, values: list[list[Any]]) -> list[list[str]]:
    """What Excel's ``Formula`` gives for each cell: the formula, or the constant as text.

    Args:
        values: the values of the same area, converted (dates as datetimes).
    """
    grid = [[_constant(value) for value in row] for row in values]
    spelling, index = None, 0
    for row, column, text in _cells(sheet.lens.over(area), area):
        if spelling is None:
            spelling, index = _Spelling(sheet.book.document, _CALC_A1, _EXCEL_A1), sheet.index - 1
        plain = text.removeprefix("{").removesuffix("}") if text.startswith("{") else text.removeprefix("=")
        address = cell_address(index, area.top + row, area.left + column)
        grid[row][column] = "=" + (spelling.respell(plain, address) or plain)
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
