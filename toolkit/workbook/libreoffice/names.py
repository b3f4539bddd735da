"""Defined names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from . import formulas
from .address import Rect, quoted_sheet, split_sheet
from .parts import Part
from .range import Range
from .unobridge import exceptions, struct

if TYPE_CHECKING:
    from .books import Book
    from .sheets import Sheet


class Names(Part):
    """The names of a book or of one sheet."""

    __slots__ = ("_scope", "api", "book")

    def __init__(self, book: Book, api: Any, scope: str = "") -> None:
        self.book = book
        self.api = api
        self._scope = scope

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[Name]:
        """Those of a book and then, with the sheet before the name, those of its sheets, as in Excel."""
        for name in self.api.getElementNames():
            yield Name(self, self.api.getByName(name), self._scope)
        if not self._scope:
            for sheet in self.book.sheets:
                yield from sheet.names

    def __call__(self, name_or_index: str | int) -> Name:
        if isinstance(name_or_index, int):
            return list(self)[name_or_index - 1]
        wanted = name_or_index.lower()
        for name in self:
            if wanted == name.name.lower() or (name.names is self and wanted == name.local.lower()):
                return name
        raise KeyError(name_or_index)

    def contains(self, name_or_index: str | int) -> bool:
        if isinstance(name_or_index, int):
            return 1 <= name_or_index <= len(self)
        try:
            return bool(self(name_or_index))
        except KeyError:
            return False

    def snapshot(self) -> list[tuple[str, Name]]:
        return [(name.name, name) for name in self]

    def add(self, name: str, refers_to: str) -> Name:
        """Define a name; ``refers_to`` is a formula such as ``=Sheet1!$A$1:$B$2``."""
        sheet, local = split_sheet(name)
        if sheet is not None and not self._scope:
            own: Names = self.book.sheets(sheet).names
            return own.add(local, refers_to)
        if self.api.hasByName(local):
            self.api.removeByName(local)
        try:
            self.api.addNewByName(local, "", struct("com.sun.star.table.CellAddress"), 0)
        except exceptions().base as error:
            raise ValueError(f"not a name that LibreOffice takes: {name!r}") from error
        added = self(local)
        added.refers_to = refers_to
        return added

    def range_of(self, name: str, sheet: Sheet) -> Range | None:
        """The range a name stands for, sheet-wide names first; None when there is no such name."""
        for api in (sheet.api.NamedRanges, self.api):
            if api.hasByName(name):
                return Name(self, api.getByName(name)).refers_to_range
        return None


class Name(Part):
    """One defined name; one of a sheet is spelt ``Sheet1!name``."""

    __slots__ = ("_scope", "api", "names")

    def __init__(self, names: Names, api: Any, scope: str = "") -> None:
        self.names = names
        self.api = api
        self._scope = scope

    @property
    def local(self) -> str:
        """The name without its sheet."""
        return str(self.api.getName())

    @property
    def name(self) -> str:
        return f"{quoted_sheet(self._scope)}!{self.local}" if self._scope else self.local

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value.rpartition("!")[2])

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
        self.names.api.removeByName(self.local)
