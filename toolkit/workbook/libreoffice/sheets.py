"""``Sheets`` and ``Sheet``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .address import MAX_COLUMNS, MAX_ROWS, Rect, parse_areas, split_sheet
from .charts import Charts
from .drawing import Shapes
from .export import sheet_to_html
from .formats import address
from .lens import Lens
from .notes import Note, notes_of
from .page import FreezePanes, PageSetup, shown
from .parts import Part
from .pictures import Pictures
from .range import Range
from .tables import Tables

if TYPE_CHECKING:
    from .books import Book


class Sheets(Part):
    """The sheets of a book, in their order."""

    __slots__ = ("book",)

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def api(self) -> Any:
        return self.book.spreadsheets

    @property
    def active(self) -> Sheet:
        return Sheet(self.book, self.book.controller.getActiveSheet())

    def __call__(self, name_or_index: str | int) -> Sheet:
        """By name, without regard to case as in Excel, or by position from 1.

        Raises:
            KeyError: there is no such sheet.
        """
        if isinstance(name_or_index, str):
            known = self._known(name_or_index)
            if known is not None:
                return known
            for name in self.api.getElementNames():
                if name.lower() == name_or_index.lower():
                    return self._named(name)
        else:
            names = self.api.getElementNames()
            if 1 <= name_or_index <= len(names):
                return self._named(names[name_or_index - 1])
        raise KeyError(name_or_index)

    def _known(self, name: str) -> Sheet | None:
        """A sheet that was asked for before, unless it was renamed or deleted: its object is another's then."""
        known: Sheet | None = self.book.known_sheets.get(name)
        return known if known is not None and known.name == name else None

    def _named(self, name: str) -> Sheet:
        """The sheet with exactly this name, which exists."""
        sheet = self._known(name)
        if sheet is None:
            sheet = self.book.known_sheets[name] = Sheet(self.book, self.api.getByName(name))
        return sheet

    def __len__(self) -> int:
        return int(self.api.getCount())

    def __iter__(self) -> Iterator[Sheet]:
        for name in self.api.getElementNames():
            yield self._named(name)

    def __contains__(self, name: str) -> bool:
        return name.lower() in (known.lower() for known in self.api.getElementNames())

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """A new sheet, before the active one when no place is given, as Excel does; it becomes the active one."""
        if before is not None:
            index = before.index - 1
        elif after is not None:
            index = after.index
        else:
            index = self.active.index - 1
        known = {known.lower() for known in self.api.getElementNames()}
        number = len(known) + 1
        while name is None or (name.lower() in known and name == f"Sheet{number - 1}"):
            name, number = f"Sheet{number}", number + 1
        self.api.insertNewByName(name, index)
        sheet = self(name)
        sheet.activate()
        return sheet


class Sheet(Part):
    """One sheet. ``api`` is the UNO sheet."""

    __slots__ = ("_lens", "api", "book")

    def __init__(self, book: Book, api: Any) -> None:
        self.book = book
        self.api = api
        self._lens: Lens | None = None

    @property
    def lens(self) -> Lens:
        """The movable range through which cells are asked for a moment."""
        if self._lens is None:
            self._lens = Lens(self.api)
        return self._lens

    @property
    def name(self) -> str:
        return str(self.api.getName())

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)

    @property
    def index(self) -> int:
        return int(self.api.RangeAddress.Sheet) + 1

    @property
    def visible(self) -> bool:
        return bool(self.api.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        self.api.IsVisible = bool(value)

    @property
    def names(self) -> Any:
        from .names import Names

        return Names(self.book, self.api.NamedRanges, self.name)

    def cell(self, row: int, column: int) -> Range:
        """One cell by row and column from zero."""
        if not (0 <= row < MAX_ROWS and 0 <= column < MAX_COLUMNS):
            raise IndexError(f"row {row + 1}, column {column + 1} is outside the sheet")
        return Range(self, [Rect(row, column, row, column)])

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """A range by address, name, (row, column), (row, column, rows, columns) or two corners."""
        first = self._range(arg1)
        if arg2 is None:
            return first
        second = self._range(arg2)
        rects = (*first.areas, *second.areas)
        return first.sheet._at(
            [
                Rect(
                    min(rect.top for rect in rects),
                    min(rect.left for rect in rects),
                    max(rect.bottom for rect in rects),
                    max(rect.right for rect in rects),
                )
            ]
        )

    def _at(self, areas: list[Rect]) -> Range:
        return Range(self, areas)

    def at(self, rect: Rect) -> Range:
        """A range by its rectangle."""
        return Range(self, [rect])

    def address_of(self, rect: Rect) -> Any:
        """The UNO address of a rectangle of this sheet."""
        return address(self.index - 1, rect)

    def _range(self, arg: Any) -> Range:
        if isinstance(arg, Range):
            return arg
        if isinstance(arg, tuple):
            if len(arg) == 4:
                row, column, rows, columns = arg
                if not rows or not columns:
                    return Range(self, [])
                return Range(self, [Rect(row - 1, column - 1, row + rows - 2, column + columns - 2)])
            if 0 in arg:
                raise IndexError("Attempted to access 0-based Range. xlwings/Excel Ranges are 1-based.")
            return self.cell(arg[0] - 1, arg[1] - 1)
        if isinstance(arg, int):
            return self.cell((arg - 1) // MAX_COLUMNS, (arg - 1) % MAX_COLUMNS)
        sheet, cells = split_sheet(str(arg))
        if sheet is not None:
            return self.book.sheets(sheet)._range(cells)
        areas = parse_areas(cells)
        if areas is not None:
            return Range(self, areas)
        named: Range | None = self.book.names.range_of(cells, self)
        if named is None:
            raise ValueError(f"{arg!r} is neither an address nor a defined name")
        return named

    @property
    def cells(self) -> Range:
        return Range(self, [Rect(0, 0, MAX_ROWS - 1, MAX_COLUMNS - 1)])

    def used_rect(self) -> Rect:
        """The rectangle around everything that is used; A1 alone on an empty sheet."""
        return self.lens.used()

    @property
    def used_range(self) -> Range:
        return Range(self, [self.used_rect()])

    def activate(self) -> None:
        self.book.controller.setActiveSheet(self.api)

    def select(self) -> None:
        self.activate()

    def clear(self) -> None:
        self.cells.clear()

    def clear_contents(self) -> None:
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        self.cells.clear_formats()

    def autofit(self, axis: str | None = None) -> None:
        self.used_range.autofit(axis)

    def delete(self) -> None:
        self.book.document.getSheets().removeByName(self.name)

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        """A copy beside another sheet, of this or of another book."""
        place = before or after
        if place is None:
            raise ValueError("copy needs a sheet before or after")
        index = place.index - 1 if before else place.index
        if place.book.document == self.book.document:
            sheets = self.book.document.getSheets()
            number = 2
            while sheets.hasByName(f"{self.name} ({number})"):
                number += 1
            sheets.copyByName(self.name, f"{self.name} ({number})", index)
        else:
            place.book.document.getSheets().importSheet(self.book.document, self.name, index)

    def move(self, before: Sheet | None, after: Sheet | None) -> None:
        place = before or after
        if place is None:
            raise ValueError("move needs a sheet before or after")
        self.book.document.getSheets().moveByName(self.name, place.index - 1 if before else place.index)

    @property
    def charts(self) -> Charts:
        return Charts(self)

    @property
    def pictures(self) -> Pictures:
        return Pictures(self)

    @property
    def shapes(self) -> Shapes:
        return Shapes(self)

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def notes(self) -> list[Note]:
        return notes_of(self)

    @property
    def page_setup(self) -> PageSetup:
        return PageSetup(self)

    @property
    def show_gridlines(self) -> bool:
        with shown(self) as controller:
            return bool(controller.ShowGrid)

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        with shown(self) as controller:
            controller.ShowGrid = bool(value)

    def to_html(self, path: str) -> None:
        sheet_to_html(self, path)

    @property
    def freeze_panes(self) -> FreezePanes:
        return FreezePanes(self)
