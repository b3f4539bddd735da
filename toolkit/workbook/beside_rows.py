"""The cells of a result workbook beside a file, row by row: a million rows through XlsxWriter would take minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from math import isfinite

from toolkit.workbook.ooxml.cells import MAX_TEXT, CellWriter, format_ref
from toolkit.workbook.ooxml.package import Package
from toolkit.workbook.port import DAYEND_CODE, CellUpdate, CellValue, Look, RawSheet, RawValue, RowBlock, Update

_FIRST_YEAR = 1900  # Excel has no dates before it
_ROWS_A_PIECE = 2_000
_EMPTY, _BOX = b"<sheetData/>", b'<dimension ref="A1"/>'

_Cells = tuple[tuple[CellValue, Look], ...]
Style = Callable[[Look, str], int]
"""The number of the cell format for a look and a number format."""


def code_of(kind: type, look: Look) -> str:
    """The number format that shows a value of a class; "" for the general one."""
    if issubclass(kind, datetime):
        return "yyyy-mm-dd hh:mm"
    if issubclass(kind, date):
        return DAYEND_CODE if look is Look.DAYEND else "yyyy-mm-dd"
    return "hh:mm:ss" if issubclass(kind, time) else "[h]:mm:ss" if issubclass(kind, timedelta) else ""


def as_cell(value: RawValue) -> CellValue:
    """A value as a cell can hold it: as text, where it cannot."""
    if isinstance(value, str):
        return value[:MAX_TEXT]
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    if (isinstance(value, float) and not isfinite(value)) or (isinstance(value, date) and value.year < _FIRST_YEAR):
        return str(value)
    return value


class Filling:
    """The rows of one sheet with the changes made."""

    def __init__(self, raw: RawSheet, updates: Sequence[Update], style: Style) -> None:
        self._raw = raw
        self._style = style
        self._new: dict[int, list[tuple[Sequence[int], _Cells]]] = {}
        kinds: dict[tuple[type, Look], None] = {}  # in order, so that the same is written as the same bytes
        self.header, width = 0, 1
        for update in updates:
            if isinstance(update, CellUpdate):
                one = ((update.value, update.look),)
                block = RowBlock(update.sheet, (update.column,), (update.row,), (one,))
                self.header = max(self.header, update.row if update.look is Look.HEADER else 0)
            else:
                block = update
            width = max(width, *block.columns)
            for row, cells in zip(block.rows, block.cells, strict=True):
                self._new.setdefault(row, []).append((block.columns, cells))
            shared = {id(cells): cells for cells in block.cells}
            kinds |= dict.fromkeys((value.__class__, look) for cells in shared.values() for value, look in cells)
        self.width = max(max(map(len, raw.rows), default=1), width)
        self._height = max(len(raw.rows), max(self._new, default=0))
        self._frames: dict[tuple[int, type, Look], tuple[str, str]] = {}
        self._writer = CellWriter(raw.name, date1904=False)
        # All formats must be known before the workbook is closed.
        looks = (Look.KEEP, Look.HEADER)
        kinds |= dict.fromkeys((value.__class__, look) for row in raw.rows for value in row for look in looks)
        for kind, look in kinds:
            style(look, code_of(kind, look))

    def into(self, package: Package, part: str) -> None:
        """Put the rows into the part of a sheet that was left empty."""
        empty = package.read(part)
        before, _, after = empty.partition(_EMPTY)
        box = f'<dimension ref="{format_ref((1, 1, max(self._height, 1), self.width))}"/>'.encode()
        package.put_pieces(part, self._pieces(before.replace(_BOX, box), after))

    def _pieces(self, before: bytes, after: bytes) -> Iterator[bytes]:
        yield before + b"<sheetData>"
        for start in range(1, self._height + 1, _ROWS_A_PIECE):
            end = min(start + _ROWS_A_PIECE, self._height + 1)
            yield "".join(map(self._row, range(start, end))).encode()
        yield b"</sheetData>" + after

    def _row(self, number: int) -> str:
        row = self._raw.rows[number - 1] if number <= len(self._raw.rows) else ()
        changed: dict[int, tuple[CellValue, Look]] = {}
        for places, made in self._new.get(number, ()):
            changed.update(zip(places, made, strict=True))
        look = Look.HEADER if number == self.header else Look.KEEP
        columns = [c for c, value in enumerate(row, 1) if value is not None and value != "" and c not in changed]
        cells = [self._cell(number, c, row[c - 1], look) for c in columns]
        columns += changed
        cells += [self._cell(number, c, *cell) for c, cell in changed.items()]
        if changed:
            cells = [cell for _, cell in sorted(zip(columns, cells, strict=True))]
        return f'<row r="{number}">{"".join(cells)}</row>' if cells else ""

    def _cell(self, row: int, column: int, value: RawValue, look: Look) -> str:
        if value is None and look is Look.KEEP:
            return ""
        kind = value.__class__
        frame = self._frames.get((column, kind, look))
        if frame is None:
            style = self._style(look, code_of(kind, look))
            frame = self._frames[column, kind, look] = self._writer.frame(column, style)
        return f"{frame[0]}{row}{frame[1]}{self._writer.body(row, column, as_cell(value))}"
