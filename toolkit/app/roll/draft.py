"""The new workbook while it is being planned: the old values with changes on top, and what may not be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from toolkit.app.roll.anatomy import Anatomy
from toolkit.workbook.port import CellUpdate, CellValue, Look, RawSheet, RawValue, WorkbookContent
from toolkit.workbook.values import holds

_NONE = Anatomy()


class Draft:
    """Values of all sheets by sheet, row and column from 1. Formulas and cells covered by a merge cannot be put to."""

    def __init__(self, content: WorkbookContent, anatomies: Mapping[str, Anatomy]) -> None:
        self._content = content
        self._anatomies = anatomies
        self._sheets = {s.name: s for s in content.sheets}
        self._changes: dict[tuple[str, int, int], tuple[CellValue, Look]] = {}
        self._covered = {s.name: _cells(s.merges, tall=False) for s in content.sheets}
        self._tall = {s.name: _cells(s.merges, tall=True) for s in content.sheets}

    def anatomy(self, sheet: str) -> Anatomy:
        """Formulas and what they go by on a sheet."""
        return self._anatomies.get(sheet, _NONE)

    def last_row(self, sheet: str) -> int:
        """The number of the last row that the sheet stores."""
        return len(self._sheets[sheet].rows)

    def end(self, sheet: str) -> int:
        """The number of the last row in which something stands, or will, or is merged."""
        merged = (merge[2] for merge in self._sheets[sheet].merges)
        put = (row for name, row, _column in self._changes if name == sheet)
        return max([self.last_row(sheet), *merged, *put])

    def merges(self, sheet: str) -> tuple[tuple[int, int, int, int], ...]:
        """The merged cells of a sheet: first row, first column, last row, last column."""
        return self._sheets[sheet].merges

    def original(self, sheet: str, row: int, column: int) -> RawValue:
        """What the source holds there; blank text is None."""
        rows = self._sheets[sheet].rows
        cells = rows[row - 1] if row <= len(rows) else ()
        value = cells[column - 1] if column <= len(cells) else None
        return None if value == "" else value

    def value(self, sheet: str, row: int, column: int) -> RawValue:
        """What the new workbook will hold there."""
        changed = self._changes.get((sheet, row, column))
        return changed[0] if changed else self.original(sheet, row, column)

    def is_formula(self, sheet: str, row: int, column: int) -> bool:
        """Whether a formula stands in a cell of the source."""
        return (row, column) in self.anatomy(sheet).formulas

    def writable(self, sheet: str, row: int, column: int) -> bool:
        """Whether a value may go there: no formula, nothing that formulas go by, and not under a merge (its first
        cell may be written)."""
        fixed = self.is_formula(sheet, row, column) or (row, column) in self.anatomy(sheet).fixed
        return not fixed and (row, column) not in self._covered[sheet]

    def tall(self, sheet: str, row: int, column: int) -> bool:
        """Whether the cell belongs to a merge over several rows."""
        return (row, column) in self._tall[sheet]

    def put(self, sheet: str, row: int, column: int, value: RawValue, look: Look = Look.KEEP) -> bool:
        """Change a cell; False where that may not be, and nothing was changed."""
        if not self.writable(sheet, row, column):
            return False
        plain = value.total_seconds() / 86_400 if isinstance(value, timedelta) else value
        if isinstance(plain, float) and plain.is_integer() and abs(plain) < 1e15:
            plain = int(plain)  # written as 20000, not 20000.0
        if holds(plain, self.original(sheet, row, column)):
            self._changes.pop((sheet, row, column), None)
        else:
            self._changes[(sheet, row, column)] = (plain, look)
        return True

    def content(self) -> WorkbookContent:
        """The workbook as it will read once written, formulas with the values they have now."""
        changed: dict[str, list[tuple[int, int, CellValue]]] = {}
        for (name, number, column), (value, _look) in self._changes.items():
            changed.setdefault(name, []).append((number, column, value))
        return self._content._replace(sheets=tuple(_changed(s, changed.get(s.name, ())) for s in self._content.sheets))

    def updates(self) -> list[CellUpdate]:
        """The changes, in the order of the cells."""
        found = sorted(self._changes.items(), key=lambda item: item[0])
        return [CellUpdate(sheet, row, column, value, look) for (sheet, row, column), (value, look) in found]


def _changed(sheet: RawSheet, changes: Sequence[tuple[int, int, CellValue]]) -> RawSheet:
    if not changes:
        return sheet
    rows = [list(r) for r in sheet.rows]
    for number, column, value in changes:
        rows.extend([] for _ in range(number - len(rows)))
        row = rows[number - 1]
        row.extend([None] * (column - len(row)))
        row[column - 1] = value
    return sheet._replace(rows=rows)


def _cells(merges: tuple[tuple[int, int, int, int], ...], tall: bool) -> set[tuple[int, int]]:
    """Cells of merges: all those of merges over several rows, or of every merge all but the first."""
    return {
        (r, c)
        for r1, c1, r2, c2 in merges
        if r2 > r1 or not tall
        for r in range(r1, r2 + 1)
        for c in range(c1, c2 + 1)
        if tall or (r, c) != (r1, c1)
    }
