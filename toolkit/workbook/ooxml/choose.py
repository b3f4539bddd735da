"""Which format a written cell gets: its own, that of the cell beside it, or that of its row or column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.errors import WriteRefusedError
from toolkit.workbook.ooxml.cells import Box, cell_name, kind_of
from toolkit.workbook.ooxml.sheet import Sheet
from toolkit.workbook.ooxml.styles import Styles
from toolkit.workbook.port import CellUpdate, CellValue, Look


def needed(value: CellValue, look: Look) -> bool:
    """Whether the cell must exist: emptying a cell that is not there needs nothing."""
    return look is not Look.KEEP or (value is not None and value != "")


class Chooser:
    """Chooses formats for the cells of one sheet.

    Args:
        protected: cells of a locked format must not be written, except in the areas ``open_areas``.
    """

    def __init__(self, sheet: Sheet, styles: Styles | None, protected: bool, open_areas: Sequence[Box] = ()) -> None:
        self._open = open_areas
        self._sheet = sheet.name
        self._sheet_of = sheet
        self._styles = styles
        self._protected = protected
        self._unlocked = styles is not None and styles.unlocks
        self._columns = sheet.columns()
        self._column_styles: dict[int, int] = {}

    def column_style(self, column: int) -> int:
        """The default format of a column."""
        found = self._column_styles.get(column)
        if found is None:
            found = next((c.style for c in self._columns if c.first <= column <= c.last), 0)
            self._column_styles[column] = found
        return found

    def run(
        self,
        run: Sequence[CellUpdate],
        left: int | None,
        row_style: int | None = None,
        own: Sequence[int | None] | None = None,
    ) -> list[int]:
        """Formats for neighbouring cells.

        Args:
            left: format of the nearest cell at their left, None if there is none.
            row_style: the row's own format, None if it has none.
            own: formats the cells have now, None where there is no cell; None if there is none of them.

        Raises:
            WriteRefusedError: the sheet is protected and a cell is locked.
        """
        chosen = []
        styles = self._styles
        for i, update in enumerate(run):
            mine = own[i] if own is not None else None
            inherited = row_style if row_style is not None else self.column_style(update.column)
            if self._protected:
                self._check(update, inherited if mine is None else mine)
            if styles is None:
                chosen.append(inherited if mine is None else mine)
                continue
            if update.look is Look.HEADER:
                merged = self._merged(update.row, run[0].column - 1)
                base = merged if merged is not None else inherited if left is None else left
            elif mine is not None:
                base = mine
            elif update.look is Look.KEEP or left is None:
                base = inherited
            else:
                base = left
            if self._unlocked and not styles.locked(inherited if mine is None else mine):
                base = styles.unlock(base)  # where people may type, the next check must be able to write
            chosen.append(styles.look(base, update.look, kind_of(update.value), mine is not None))
        return chosen

    def _merged(self, row: int, column: int) -> int | None:
        """The format of a merged area that covers a cell: what people see there is that of its first cell."""
        for first_row, first, last_row, last in self._sheet_of.merges():
            if not (first_row <= row <= last_row and first <= column <= last):
                continue
            name = cell_name(first_row, first).encode()
            cell = re.search(
                rb"<(?:[^\s<>/:]++:)?c\b[^<>]*\br\s*+=\s*+[\"']" + name + rb"[\"'][^<>]*+", self._sheet_of.data
            )
            style = re.search(rb"\bs\s*=\s*[\"'](\d+)", cell[0]) if cell else None
            return int(style[1]) if style else None
        return None

    def _check(self, update: CellUpdate, style: int) -> None:
        if any(a <= update.row <= c and b <= update.column <= d for a, b, c, d in self._open):
            return
        if needed(update.value, update.look) and (self._styles is None or self._styles.locked(style)):
            raise WriteRefusedError("write-protected", sheet=self._sheet, cell=cell_name(update.row, update.column))
