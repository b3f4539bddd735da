"""Defined names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from . import formulas
from .address import Rect
from .parts import Part
from .range import Range
from .unobridge import struct

if TYPE_CHECKING:
    from .books import Book
    from .sheets import Sheet


class Names(Part):
    """The names of a book or of one sheet."""

    __slots__ = ("api", "book")

    def __init__(self, book: Book, api: Any) -> None:
        self.book = book
        self.api = api

    def __len__(self) -> int:
        return int(self.api.getCount())

    def __iter__(self) -> Iterator[Name]:
        for name in self.api.getElementNames():
            yield Name(self, self.api.getByName(name))

    def __call__(self, name_or_index: str | int) -> Name:
        if isinstance(name_or_index, str):
            if not self.contains(name_or_index):
                raise KeyError(name_or_index)
            return Name(self, self.api.getByName(name_or_index))
        return list(self)[name_or_index - 1]

    def contains(self, name_or_index: str | int) -> bool:
        if isinstance(name_or_index, str):
            return bool(self.api.hasByName(name_or_index))
        return 1 <= name_or_index <= len(self)

    def snapshot(self) -> list[tuple[str, Name]]:
        return [(name.name, name) for name in self]

    def add(self, name: str, refers_to: str) -> Name:
        """Define a name; ``refers_to`` is a formula such as ``=Sheet1!$A$1:$B$2``."""
        if self.api.hasByName(name):
            self.api.removeByName(name)
        self.api.addNewByName(name, "", struct("com.sun.star.table.CellAddress"), 0)
        added = self(name)
        added.refers_to = refers_to
        return added

    def range_of(self, name: str, sheet: Sheet) -> Range | None:
        """The range a name stands for, sheet-wide names first; None when there is no such name."""
        for api in (sheet.api.NamedRanges, self.api):
            if api.hasByName(name):
                return Name(self, api.getByName(name)).refers_to_range
        return None


class Name(Part):
    """One defined name."""

    __slots__ = ("api", "names")

    def __init__(self, names: Names, api: Any) -> None:
        self.names = names
        self.api = api

    @property
    def name(self) -> str:
        return str(self.api.getName())

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)

    @property
    def refers_to(self) -> str:
        printer = formulas.parser(self.names.book.document)
        origin = struct("com.sun.star.table.CellAddress")
        return "=" + str(printer.printFormula(self.api.getTokens(), origin))

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        parse = formulas.parser(self.names.book.document)
        self.api.setTokens(parse.parseFormula(value.removeprefix("="), struct("com.sun.star.table.CellAddress")))

    @property
    def refers_to_range(self) -> Range:
        cells = self.api.getReferredCells()
        if cells is None:
            raise ValueError(f"the name {self.name} does not stand for cells")
        where = cells.RangeAddress
        sheet = self.names.book.sheets(where.Sheet + 1)
        return Range(sheet, [Rect(where.StartRow, where.StartColumn, where.EndRow, where.EndColumn)])

    def delete(self) -> None:
        self.names.api.removeByName(self.name)
