"""The rows and columns of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .address import Rect
from .parts import Collection, Part
from .unobridge import enum

if TYPE_CHECKING:
    from .range import Range
    from .sheets import Sheet
    from .tables import Table


def _insert(sheet: Sheet, rect: Rect, way: str) -> None:
    sheet.api.insertCells(sheet.address_of(rect), enum("com.sun.star.sheet.CellInsertMode", way))


def _remove(sheet: Sheet, rect: Rect, way: str) -> None:
    sheet.api.removeRange(sheet.address_of(rect), enum("com.sun.star.sheet.CellDeleteMode", way))


class TableRow(Part):
    """One row of a table's data, counted from 1."""

    __slots__ = ("_table", "index")

    def __init__(self, table: Table, index: int) -> None:
        self._table = table
        self.index = index

    @property
    def range(self) -> Range:
        body = self._table.body
        row = body.top + self.index - 1
        return self._table.parent.at(Rect(row, body.left, row, body.right))

    def delete(self) -> None:
        """What is below in the columns of the table moves up."""
        before = self._table.rect
        _remove(self._table.parent, self.range.area, "UP")
        self._table.place(before._replace(bottom=before.bottom - 1))


class TableRows(Collection):
    """The rows of a table's data."""

    __slots__ = ()

    parent: Table

    @property
    def column_count(self) -> int:
        return self.parent.rect.columns

    def _all(self) -> list[TableRow]:
        return [TableRow(self.parent, index) for index in range(1, self.parent.body.rows + 1)]

    def add(self, values: list[Any] | None, index: int | None) -> TableRow:
        """A new row, at the end or at a position from 1; what is below in the columns moves down."""
        table, before = self.parent, self.parent.rect
        body = table.body
        row = body.bottom + 1 if index is None else body.top + index - 1
        line = Rect(row, before.left, row, before.right)
        _insert(table.parent, line, "DOWN")
        table.place(before._replace(bottom=before.bottom + 1))
        if values is not None:
            table.parent.at(line).raw_value = [values]
        return TableRow(table, row - body.top + 1)


class TableColumn(Part):
    """One column of a table, counted from 1."""

    __slots__ = ("_table", "index")

    def __init__(self, table: Table, index: int) -> None:
        self._table = table
        self.index = index

    def _part(self, rect: Rect) -> Rect:
        column = rect.left + self.index - 1
        return Rect(rect.top, column, rect.bottom, column)

    @property
    def name(self) -> str:
        rect = self._table.rect
        if not self._table.show_headers:
            return f"Column{self.index}"
        return str(self._table.parent.cell(rect.top, rect.left + self.index - 1).raw_value or "")

    @property
    def range(self) -> Range:
        return self._table.parent.at(self._part(self._table.rect))

    @property
    def data_body_range(self) -> Range | None:
        body = self._table.body
        return self._table.parent.at(self._part(body)) if body.rows > 0 else None

    def delete(self) -> None:
        """What is to the right in the rows of the table moves left."""
        before = self._table.rect
        _remove(self._table.parent, self.range.area, "LEFT")
        self._table.place(before._replace(right=before.right - 1))


class TableColumns(Collection):
    """The columns of a table."""

    __slots__ = ()

    parent: Table

    def _all(self) -> list[TableColumn]:
        return [TableColumn(self.parent, index) for index in range(1, self.parent.rect.columns + 1)]

    def add(self, name: str, index: int | None) -> TableColumn:
        """A new column, at the right or at a position from 1."""
        table, before = self.parent, self.parent.rect
        position = before.columns + 1 if index is None else index
        column = before.left + position - 1
        _insert(table.parent, Rect(before.top, column, before.bottom, column), "RIGHT")
        table.place(before._replace(right=before.right + 1))
        if table.show_headers:
            table.parent.cell(before.top, column).raw_value = name
        return TableColumn(table, position)
