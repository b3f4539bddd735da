"""Writing cells of an open workbook in bulk: formats first, so that text stays text, then values in whole blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from toolkit.catalogue import listed
from toolkit.errors import WriteRefusedError
from toolkit.workbook.live_common import (
    DATE_CODE,
    DATETIME_CODE,
    MAX_COLUMN,
    MAX_ROW,
    MAX_TEXT,
    TEXT_CODE,
    TIME_CODE,
    WHOLE_CODE,
    Block,
    Cell,
    areas,
    block_range,
    blocks,
    cell_name,
    day_fraction,
    fit_rows,
    is_protected,
    may_be_reread,
    put,
)
from toolkit.workbook.live_journal import Changed
from toolkit.workbook.live_looks import OURS, Fills
from toolkit.workbook.live_undo import Before
from toolkit.workbook.port import DAYEND_CODE, FILLS, CellUpdate, CellValue, Look, RawSheet, RawValue, WorkbookContent

if TYPE_CHECKING:
    import xlwings


class Plan:
    """All cell changes of one write, sheet by sheet, checked before the first is made."""

    def __init__(self, book: xlwings.Book, updates: Sequence[CellUpdate], content: WorkbookContent) -> None:
        self._book = book
        self._content = {sheet.name.casefold(): sheet for sheet in content.sheets}
        self._before: list[Before] = []
        self._by_sheet: dict[str, dict[Cell, CellUpdate]] = {}
        for update in updates:
            known = self._content.get(update.sheet.casefold())
            name = known.name if known else update.sheet
            self._by_sheet.setdefault(name, {})[update.row, update.column] = update

    def check(self) -> None:
        """Refuse whatever cannot be written.

        Raises:
            WriteRefusedError: the first such cell.
        """
        for name, cells in self._by_sheet.items():
            raw = self._content.get(name.casefold())
            if raw is None:
                known = listed(sheet.name for sheet in self._content.values())
                raise WriteRefusedError("write-no-sheet", name=name, known=known)
            for (row, column), update in cells.items():
                if not (1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN):
                    raise WriteRefusedError("write-out-of-range", sheet=name, row=row, column=column)
                if isinstance(update.value, str) and len(update.value) > MAX_TEXT:
                    raise WriteRefusedError("write-value", sheet=name, cell=cell_name(row, column), detail="> 32767")
            for box in raw.merges:
                covered = _covered(cells, box)
                if covered is not None:
                    area = f"{cell_name(*box[:2])}:{cell_name(*box[2:])}"
                    raise WriteRefusedError("write-merged", sheet=name, cell=cell_name(*covered), area=area)
            sheet = self._book.sheets[name]
            if is_protected(sheet):
                raise WriteRefusedError("write-protected", sheet=name, cell=cell_name(*min(cells)))
            rows, columns = [row for row, _ in cells], [column for _, column in cells]
            hull = (min(rows), min(columns), max(rows), max(columns))
            if block_range(sheet, hull).has_array is False:
                continue
            for block in blocks(cells):
                target = block_range(sheet, block)
                if target.has_array is not False:
                    where = target.get_address(False, False)
                    raise WriteRefusedError("write-array", sheet=name, cell=cell_name(*block[:2]), area=where)

    def take_down(self) -> Iterator[Changed]:
        """Take down what every cell holds before the first is changed, for ``undo`` and for the journal."""
        for name, cells in self._by_sheet.items():
            raw = self._content[name.casefold()]
            before = Before.of(self._book.sheets[name], cells, raw, _new_columns(cells, raw))
            self._before.append(before)
            yield from before.changed(cells)

    def rows(self) -> dict[str, dict[int, Sequence[RawValue]]]:
        """All that the rows of the cells hold, by sheet and row; those beyond the used cells are not in it."""
        found = {}
        for name, cells in self._by_sheet.items():
            lines = self._content[name.casefold()].rows
            found[name] = {row: lines[row - 1] for row in {row for row, _ in cells} if row <= len(lines)}
        return found

    def apply(self) -> None:
        """Make the changes, sheet by sheet: looks, number formats, values."""
        for before, cells in zip(self._before, self._by_sheet.values(), strict=True):
            sheet, new = before.sheet, before.made
            _copy_looks(sheet, cells, new)
            _set_fills(sheet, cells, before.fills)
            now = {at: code for at, code in before.codes.items() if at[1] not in new}
            _set_codes(sheet, cells, now)
            put(sheet, _values(sheet, cells, now), before.empty)
            fit_rows(sheet, before.came_or_went(cells))

    def undo(self) -> None:
        """Put back the values and number formats of everything that ``apply`` has touched."""
        while self._before:
            self._before.pop().restore()


def _covered(cells: dict[Cell, CellUpdate], box: Block) -> Cell | None:
    """A target inside a merged area that is not its first cell."""
    top, left, bottom, right = box
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) in cells and (row, column) != (top, left):
                return row, column
    return None


def _new_columns(cells: dict[Cell, CellUpdate], raw: RawSheet) -> set[int]:
    """Columns that this write makes: it writes a header where there is nothing."""
    return {
        column
        for (row, column), update in cells.items()
        if update.look is Look.HEADER
        and (row > len(raw.rows) or column > len(raw.rows[row - 1]) or raw.rows[row - 1][column - 1] is None)
    }


def _copy_looks(sheet: xlwings.Sheet, cells: dict[Cell, CellUpdate], new: set[int]) -> None:
    """Give the cells of new columns the look of the last column before them; others keep what they have."""
    looked = [cell for cell, update in cells.items() if cell[1] in new and update.look is not Look.KEEP]
    copied = False
    for top, left, bottom, right in blocks(looked):
        source = left - 1
        while source in new:
            source -= 1
        if source < 1:
            continue
        sheet.range((top, source), (bottom, source)).copy()
        sheet.range((top, left), (bottom, right)).paste(paste="formats")
        copied = True
    if copied:
        sheet.book.app.cut_copy_mode = False


def _set_fills(sheet: xlwings.Sheet, cells: dict[Cell, CellUpdate], before: Fills) -> None:
    """Give cells the fills of their looks, and take those away that earlier writes gave. A person's fill stays."""
    cleared: list[Cell] = []
    by_color: dict[str, list[Cell]] = {}
    for at, update in cells.items():
        color = FILLS.get(update.look)
        if color is None:
            if before.of.get(at) in OURS:
                cleared.append(at)
        elif not (before.sure and before.of.get(at) == color):
            by_color.setdefault(color, []).append(at)
    for area in areas(sheet, cleared):
        area.color = None
    for color, some in by_color.items():
        for area in areas(sheet, some):
            area.color = "#" + color


def _set_codes(sheet: xlwings.Sheet, cells: dict[Cell, CellUpdate], now: dict[Cell, str]) -> None:
    """Give cells the number formats they need, unless a person chose another one for a date."""
    wanted: dict[str, list[Cell]] = {}
    for at, update in cells.items():
        code, here = _code(update), now.get(at)
        if code is not None and code != here and not (_is_dated(code) and _is_persons_date(here)):
            wanted.setdefault(code, []).append(at)
    for code, some in wanted.items():
        for area in areas(sheet, some):
            area.number_format = code


def _code(update: CellUpdate) -> str | None:
    """The number format a cell needs; None to leave it."""
    value, look = update.value, update.look
    if look is Look.HEADER:
        return None
    if look is Look.DAYEND:
        return DAYEND_CODE
    if look is Look.DATETIME:
        return DATETIME_CODE
    if isinstance(value, datetime):
        return DATETIME_CODE
    if isinstance(value, date):
        return DATE_CODE
    if isinstance(value, time):
        return TIME_CODE
    if look is Look.KEEP:
        return None
    if look is Look.NUMBER:
        return WHOLE_CODE
    plain = isinstance(value, (bool, int, float)) or (value is None and look is Look.GENERAL)
    return "General" if plain else TEXT_CODE


def _is_dated(code: str) -> bool:
    return code in (DATETIME_CODE, DATE_CODE, TIME_CODE)


@cache
def _is_persons_date(code: str | None) -> bool:
    """Whether a number format is a date or time format that a person chose; None where it is not known."""
    if not code or code.replace("\\", "") == DAYEND_CODE:
        return False
    return re.search("[ymdhs]", re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code), re.IGNORECASE) is not None


def _values(sheet: xlwings.Sheet, cells: dict[Cell, CellUpdate], now: dict[Cell, str]) -> dict[Cell, CellValue]:
    """What each cell is set to, such that it becomes what is wanted. ``now``: number formats that are known."""
    return {at: _value(sheet, update, now.get(at)) for at, update in cells.items()}


def _value(sheet: xlwings.Sheet, update: CellUpdate, code: str | None) -> CellValue:
    value = update.value
    if isinstance(value, time):
        return day_fraction(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)  # beyond 32 bits Excel takes no integers
    if isinstance(value, str) and update.look in (Look.KEEP, Look.HEADER) and may_be_reread(value):
        here = code or sheet.range((update.row, update.column)).number_format
        return str(value) if here == TEXT_CODE else "'" + value
    return value
