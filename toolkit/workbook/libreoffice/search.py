"""Finding, replacing, sorting: what ``Range`` does with the contents of many cells at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .address import Rect, column_runs
from .area import rects_of
from .cells import booleans
from .unobridge import enum, load_uno, struct

if TYPE_CHECKING:
    from .range import Range

# com.sun.star.sheet.CellFlags and FormulaResult
_VALUE, _DATETIME, _STRING, _FORMULA = 1, 2, 4, 16
_CONSTANTS = {None: _VALUE | _DATETIME | _STRING, "numbers": _VALUE | _DATETIME, "text": _STRING, "logical": _VALUE}
_RESULTS = {None: 7, "numbers": 1, "text": 2, "errors": 4, "logical": 1}
_VALUES = 1  # SearchType: what cells show, not their formulas


def find(area: Range, text: str, whole: bool, backward: bool, by_columns: bool, match_case: bool) -> Range | None:
    """The first cell of a range that shows a text, or the last; None when there is none."""
    descriptor = area.api.createSearchDescriptor()
    descriptor.SearchString = text
    descriptor.SearchWords = whole
    descriptor.SearchCaseSensitive = match_case
    descriptor.SearchType = _VALUES
    found = area.api.findAll(descriptor)
    if found is None:
        return None
    cells = [
        (row, column)
        for rect in rects_of(found)
        for row in range(rect.top, rect.bottom + 1)
        for column in range(rect.left, rect.right + 1)
    ]
    cells.sort(key=lambda cell: cell[::-1] if by_columns else cell)
    return area.sheet.cell(*cells[-1 if backward else 0])


def replace_all(area: Range, old: str, new: str, whole: bool, match_case: bool) -> None:
    """Replace a text in constants and formulas."""
    descriptor = area.api.createReplaceDescriptor()
    descriptor.SearchString = old
    descriptor.ReplaceString = new
    descriptor.SearchWords = whole
    descriptor.SearchCaseSensitive = match_case
    area.api.replaceAll(descriptor)


def special_cells(area: Range, cell_type: str, value_type: str | None) -> list[Range]:
    """The blocks of a range that are blank, visible, or hold constants or formulas of a kind."""
    xrange = area.api
    if cell_type == "blanks":
        # Blanks beyond the used part are none to Excel either.
        used = area.sheet.used_rect()
        mine = area.area
        part = Rect(mine.top, mine.left, min(mine.bottom, used.bottom), min(mine.right, used.right))
        if part.rows < 1 or part.columns < 1:
            return []
        found = area.sheet.at(part).api.queryEmptyCells()
    elif cell_type == "visible":
        found = xrange.queryVisibleCells()
    elif cell_type == "formulas":
        found = xrange.queryFormulaCells(_RESULTS[value_type])
    elif value_type == "errors":
        return []  # LibreOffice knows errors as results only
    else:
        found = xrange.queryContentCells(_CONSTANTS[value_type])
    rects = rects_of(found)
    if value_type in ("logical", "numbers"):
        rects = _of_kind(area, rects, logical=value_type == "logical")
    return [area.sheet.at(rect) for rect in sorted(rects)]


def _of_kind(area: Range, rects: list[Rect], logical: bool) -> list[Rect]:
    """Booleans are numbers to LibreOffice; their format tells them apart."""
    kept: list[tuple[int, int]] = []
    for rect in rects:
        shown = {
            (row, column)
            for block in booleans(area.sheet, rect)
            for row in range(block.top, block.bottom + 1)
            for column in range(block.left, block.right + 1)
        }
        kept += [
            (row, column)
            for row in range(rect.top, rect.bottom + 1)
            for column in range(rect.left, rect.right + 1)
            if ((row, column) in shown) is logical
        ]
    return [Rect(top, column, bottom, column) for column, top, bottom in column_runs(kept)]


def sort(area: Range, keys: list[int], ascending: list[bool], has_headers: bool) -> None:
    """Sort the rows by columns, given by position from 1; at most three keys in one pass, more in several."""
    pairs = list(zip(keys, ascending, strict=True))
    # Sorting is stable: the least important keys go first.
    batches = [pairs[start : start + 3] for start in range(0, len(pairs), 3)]
    for batch in reversed(batches):
        fields = tuple(
            struct("com.sun.star.table.TableSortField", Field=key - 1, IsAscending=up, IsCaseSensitive=False)
            for key, up in batch
        )
        descriptor = area.api.createSortDescriptor()
        wanted: dict[str, Any] = {
            "SortFields": load_uno().Any("[]com.sun.star.table.TableSortField", fields),
            "ContainsHeader": has_headers,
            "IsSortColumns": False,
        }
        for item in descriptor:
            if item.Name in wanted:
                item.Value = wanted[item.Name]
        area.api.sort(descriptor)


def remove_duplicates(area: Range, columns: list[int], has_headers: bool) -> None:
    """Delete the rows of a range whose values in some columns came before; what is below moves up within the range."""
    seen: set[tuple[Any, ...]] = set()
    doomed: list[tuple[int, int]] = []
    for offset, row in enumerate(area.read()):
        if offset == 0 and has_headers:
            continue
        key = tuple(_folded(row[column - 1]) for column in columns)
        if key in seen:
            doomed.append((area.area.top + offset, 0))
        seen.add(key)
    rect = area.area
    mode = enum("com.sun.star.sheet.CellDeleteMode", "UP")
    insert = enum("com.sun.star.sheet.CellInsertMode", "DOWN")
    for _, top, bottom in reversed(list(column_runs(doomed))):
        area.sheet.api.removeRange(area.sheet.address_of(Rect(top, rect.left, bottom, rect.right)), mode)
        # Cells below the range stay where they are.
        freed = Rect(rect.bottom - (bottom - top), rect.left, rect.bottom, rect.right)
        area.sheet.api.insertCells(area.sheet.address_of(freed), insert)


def _folded(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value
