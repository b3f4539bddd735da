"""Taking back a write into an open workbook: cell by cell, leaving alone what somebody changed since.

Each row is looked for first: a cell in its old place may belong to another row by now.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from toolkit.errors import WriteRefusedError
from toolkit.record import NamedTuple
from toolkit.workbook import live_sheets
from toolkit.workbook.live_common import TEXT_CODE, areas, block_range, blocks, cell_name, fit_rows, is_protected, put
from toolkit.workbook.live_journal import Changed, Entry, Formula
from toolkit.workbook.live_looks import codes, value_at
from toolkit.workbook.live_moved import rows_now
from toolkit.workbook.live_undo import typed
from toolkit.workbook.port import OwnSheet, RawSheet, WorkbookContent
from toolkit.workbook.values import holds

if TYPE_CHECKING:
    import xlwings


class TakenBack(NamedTuple):
    """How many cells got back what they held, and how many were left: ``kept`` were changed since, the rows of ``lost``
    are not to be found.
    """

    label: str
    cells: int
    kept: int
    lost: int


def take_back(book: xlwings.Book, entry: Entry, content: WorkbookContent) -> TakenBack:
    """Undo one write: values, number formats and fills.

    Raises:
        WriteRefusedError: a sheet is protected, or none of the rows is there any more; nothing was changed.
    """
    sheets = {sheet.name: sheet for sheet in content.sheets}
    places = rows_now(entry, sheets, lambda name: _computed(book.sheets[name]))
    found = [c for c in entry.cells if (c.sheet, c.row) in places]
    if entry.cells and not found:
        raise WriteRefusedError("button-undo-lost", cells=len(entry.cells))
    mine = [here for c in found if (here := _untouched(book, sheets, c, places[c.sheet, c.row]))]
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
    return TakenBack(entry.label, len(mine), len(found) - len(mine), len(entry.cells) - len(found))


def _computed(sheet: xlwings.Sheet) -> set[int]:
    """The columns of a sheet with formulas."""
    used = sheet.used_range
    formulas = used.formula
    lines = formulas if isinstance(formulas, (list, tuple)) else ((formulas,),)
    return {c for line in lines for c, f in enumerate(line, used.column) if isinstance(f, str) and f.startswith("=")}


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


def _untouched(book: xlwings.Book, sheets: Mapping[str, RawSheet], cell: Changed, row: int) -> Changed | None:
    """A cell in the row that is now its own, if nobody changed it since.

    It holds what was written, or, after a write that was stopped, not yet. A formula belongs to the row it was in.
    """
    have = value_at(sheets[cell.sheet], row, cell.column)
    here = cell._replace(row=row)
    if isinstance(cell.before, Formula):
        if row != cell.row:
            return None
        same = holds(have, cell.wrote) or book.sheets[cell.sheet].range((row, cell.column)).formula == cell.before.text
        return here if same else None
    return here if holds(have, cell.wrote) or holds(have, cell.before) else None
