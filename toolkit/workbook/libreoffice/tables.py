"""``Tables`` and ``Table``: LibreOffice's database ranges, which become tables in .xlsx files.

LibreOffice has no styles for them: a table looks as its cells are formatted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .address import Rect
from .area import rect_of
from .drawing import free_name
from .filters import AutoFilter
from .parts import Collection, Part
from .table_parts import TableColumns, TableRows
from .unobridge import enum

if TYPE_CHECKING:
    from .range import Range
    from .sheets import Sheet


class Table(Part):
    """One table; ``api`` is the UNO database range."""

    __slots__ = ("_name", "parent")

    def __init__(self, parent: Sheet, name: str) -> None:
        self.parent = parent
        self._name = name

    @property
    def api(self) -> Any:
        return self.parent.book.document.DatabaseRanges.getByName(self._name)

    @property
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)
        self._name = value

    @property
    def display_name(self) -> str:
        """The same as the name: LibreOffice has one."""
        return self._name

    @display_name.setter
    def display_name(self, value: str) -> None:
        self.name = value

    @property
    def rect(self) -> Rect:
        """Where it is, header and totals included."""
        return rect_of(self.api.getDataArea())

    @property
    def range(self) -> Range:
        return self.parent.at(self.rect)

    @property
    def body(self) -> Rect:
        """The rectangle of its data; empty when the last row lies above the first."""
        rect = self.rect
        return Rect(rect.top + self.show_headers, rect.left, rect.bottom - self.show_totals, rect.right)

    @property
    def data_body_range(self) -> Range | None:
        body = self.body
        return self.parent.at(body) if body.rows > 0 else None

    @property
    def header_row_range(self) -> Range | None:
        rect = self.rect
        return self.parent.at(Rect(rect.top, rect.left, rect.top, rect.right)) if self.show_headers else None

    @property
    def totals_row_range(self) -> Range | None:
        rect = self.rect
        return self.parent.at(Rect(rect.bottom, rect.left, rect.bottom, rect.right)) if self.show_totals else None

    @property
    def insert_row_range(self) -> Range | None:
        """The empty row of a table without data."""
        body = self.data_body_range
        if body is None or body.shape[0] > 1 or any(value is not None for value in body.read()[0]):
            return None
        return body

    @property
    def show_headers(self) -> bool:
        return bool(self.api.ContainsHeader)

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        """As in Excel the header row goes or comes above the data; its cells are emptied or named Column1 and on."""
        if bool(value) == self.show_headers:
            return
        rect = self.rect
        if value:
            if rect.top == 0:
                raise ValueError("there is no row above the table for its headers")
            self.place(rect._replace(top=rect.top - 1))
            self.parent.at(Rect(rect.top - 1, rect.left, rect.top - 1, rect.right)).raw_value = _headers(rect.columns)
        else:
            self.parent.at(Rect(rect.top, rect.left, rect.top, rect.right)).clear_contents()
            self.place(rect._replace(top=rect.top + 1))
        self.api.ContainsHeader = bool(value)

    @property
    def show_totals(self) -> bool:
        return bool(self.api.TotalsRow)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        """As in Excel a row with the sum of the last column appears under the data, or goes."""
        if bool(value) == self.show_totals:
            return
        rect = self.rect
        if value:
            below = Rect(rect.bottom + 1, rect.left, rect.bottom + 1, rect.right)
            if any(cell is not None for cell in self.parent.at(below).read()[0]):
                self.parent.at(below).insert("down")
            line: list[Any] = ["Total", *[None] * (rect.columns - 1)]
            body = self.parent.at(Rect(self.body.top, rect.right, rect.bottom, rect.right))
            if rect.columns > 1:
                numeric = any(isinstance(row[0], float) for row in body.read())
                line[-1] = f"=SUBTOTAL({109 if numeric else 103},{body.arg1_input})"
            self.parent.at(below).raw_value = [line]
            self.place(rect._replace(bottom=rect.bottom + 1))
            self.api.TotalsRow = True
        else:
            self.api.TotalsRow = False
            self.parent.at(Rect(rect.bottom, rect.left, rect.bottom, rect.right)).clear_contents()
            self.place(rect._replace(bottom=rect.bottom - 1))

    @property
    def show_autofilter(self) -> bool:
        return bool(self.api.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.api.AutoFilter = bool(value)

    @property
    def autofilter(self) -> AutoFilter:
        rect = self.rect
        return AutoFilter(self.parent.at(rect._replace(bottom=rect.bottom - self.show_totals)))

    @property
    def table_style(self) -> None:
        return None

    @property
    def rows(self) -> TableRows:
        return TableRows(self)

    @property
    def columns(self) -> TableColumns:
        return TableColumns(self)

    def place(self, rect: Rect) -> None:
        """Put it over other cells; nothing is moved."""
        self.api.setDataArea(self.parent.address_of(rect))

    def resize(self, range: Any) -> None:
        self.place(range.impl.area)

    def sort(self, keys: list[int], ascending: list[bool]) -> None:
        body = self.data_body_range
        if body is not None:
            body.sort(keys, ascending, False)


class Tables(Collection):
    """The tables of a sheet."""

    __slots__ = ()

    parent: Sheet

    @property
    def api(self) -> Any:
        """The UNO database ranges of the whole book."""
        return self.parent.book.document.DatabaseRanges

    def _all(self) -> list[Table]:
        index = self.parent.index - 1
        names = (str(name) for name in self.api.getElementNames())
        return [Table(self.parent, name) for name in names if self.api.getByName(name).getDataArea().Sheet == index]

    def add(
        self,
        source_type: str | None = None,
        source: Any = None,
        link_source: bool | None = None,
        has_headers: bool | None = True,
        destination: Any = None,
        table_style_name: str | None = None,
        name: str | None = None,
    ) -> Table:
        """Make a table of a range. ``table_style_name`` has no effect: LibreOffice has no table styles.

        Without headers a row of them (Column1 and on) is put above the data, as in Excel.
        """
        if source_type not in (None, "range") or link_source is not None or destination is not None:
            raise self._unsupported("add", "only tables of a range can be made: give source alone")
        rect = source.impl.area
        for other in self._all():
            taken = other.rect
            if (
                rect.top <= taken.bottom
                and taken.top <= rect.bottom
                and rect.left <= taken.right
                and taken.left <= rect.right
            ):
                raise ValueError(f"the range overlaps the table {other.name!r}")
        if not has_headers:
            mode = enum("com.sun.star.sheet.CellInsertMode", "DOWN")
            above = Rect(rect.top, rect.left, rect.top, rect.right)
            self.parent.api.insertCells(self.parent.address_of(above), mode)
            self.parent.at(above).raw_value = _headers(rect.columns)
            rect = rect._replace(bottom=rect.bottom + 1)
        elif rect.rows == 1:
            rect = rect._replace(bottom=rect.bottom + 1)  # an empty row to type into
        known = [str(other) for other in self.api.getElementNames()]
        chosen = name or free_name("Table", [other.replace("Table", "Table ") for other in known]).replace(" ", "")
        self.api.addNewByName(chosen, self.parent.address_of(rect))
        table = Table(self.parent, chosen)
        table.api.ContainsHeader = True
        table.show_autofilter = True
        return table


def _headers(count: int) -> list[list[str]]:
    return [[f"Column{number}" for number in range(1, count + 1)]]
