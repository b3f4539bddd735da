"""Taking back a write into an open workbook: cell by cell, leaving alone what somebody changed since."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from toolkit.errors import WriteRefusedError
from toolkit.record import NamedTuple
from toolkit.workbook import live_sheets
from toolkit.workbook.live_common import TEXT_CODE, areas, block_range, blocks, cell_name, fit_rows, is_protected, put
from toolkit.workbook.live_journal import Changed, Entry, Formula
from toolkit.workbook.live_looks import codes, value_at
from toolkit.workbook.live_undo import typed
from toolkit.workbook.port import OwnSheet, RawValue, WorkbookContent

if TYPE_CHECKING:
    import xlwings


class TakenBack(NamedTuple):
    """How many cells got back what they held, and how many were left because they were changed since."""

    label: str
    cells: int
    kept: int


def take_back(book: xlwings.Book, entry: Entry, content: WorkbookContent) -> TakenBack:
    """Undo one write: values, number formats and fills.

    Raises:
        WriteRefusedError: a sheet is protected; nothing was changed.
    """
    sheets = {sheet.name: sheet for sheet in content.sheets}
    mine = [
        c for c in entry.cells if c.sheet in sheets and _untouched(book, value_at(sheets[c.sheet], c.row, c.column), c)
    ]
    by_sheet: dict[str, dict[tuple[int, int], Changed]] = {}
    for cell in mine:
        by_sheet.setdefault(cell.sheet, {})[cell.row, cell.column] = cell
    for name, cells in by_sheet.items():
        if is_protected(book.sheets[name]):
            raise WriteRefusedError("write-protected", sheet=name, cell=cell_name(*min(cells)))
    for name, cells in by_sheet.items():
        _give_back(book.sheets[name], cells)
    for name in entry.added:
        if name in sheets and live_sheets.is_ours(book.sheets[name]) and not is_protected(book):
            book.sheets[name].delete()
    for name, rows in entry.replaced.items():
        if name in sheets and live_sheets.is_ours(book.sheets[name]) and not is_protected(book.sheets[name]):
            kept = tuple(tuple(None if isinstance(v, float) and v != v else v for v in row) for row in rows)
            live_sheets.put_sheet(book, OwnSheet(name, kept, 0, ()))  # type: ignore[arg-type]  # no lengths of time
    return TakenBack(entry.label, len(mine), len(entry.cells) - len(mine))


def _give_back(sheet: xlwings.Sheet, cells: dict[tuple[int, int], Changed]) -> None:
    made = [at for at, cell in cells.items() if cell.made]
    for block in blocks(made):
        block_range(sheet, block).clear()
    rest = {at: cell for at, cell in cells.items() if not cell.made}
    now = codes(sheet, rest)
    formats: dict[str, list[tuple[int, int]]] = {}
    fills: dict[str, list[tuple[int, int]]] = {}
    for at, cell in rest.items():
        if cell.code is not None and cell.code != now.get(at):
            formats.setdefault(cell.code, []).append(at)
        if cell.fill is not None:
            fills.setdefault(cell.fill, []).append(at)
    for code, some in formats.items():
        for area in areas(sheet, some):
            area.number_format = code
    put(sheet, {at: _typed(cell) for at, cell in rest.items()})
    fit_rows(sheet, ((at, value) for at, cell in cells.items() for value in (cell.wrote, cell.before)))
    for fill, some in fills.items():
        for area in areas(sheet, some):
            area.color = "#" + fill if fill else None


def _typed(cell: Changed) -> object:
    return typed(cell.before, cell.code == TEXT_CODE)


def _untouched(book: xlwings.Book, have: RawValue, cell: Changed) -> bool:
    """Whether nobody changed a cell since: it holds what was written, or, after a write that was stopped, not yet."""
    if _same(have, cell.wrote):
        return True
    if isinstance(cell.before, Formula):
        return bool(book.sheets[cell.sheet].range((cell.row, cell.column)).formula == cell.before.text)
    return _same(have, cell.before)


def _same(have: RawValue, wrote: RawValue) -> bool:
    """Whether a cell still holds what was written: a midnight reads as its day, whole numbers as floats."""
    if isinstance(wrote, datetime) and type(have) is date:
        return wrote == datetime.combine(have, time())
    if isinstance(wrote, bool) or isinstance(have, bool):
        return have is wrote
    if isinstance(wrote, str) or isinstance(have, str):
        return (have or None) == (wrote or None)
    return have == wrote
