"""How the cells of a range look: the part of ``Range`` that is formats, fonts, sizes and links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .address import MAX_COLUMNS, MAX_ROWS, Rect, column_runs
from .area import Area, corners, measured, unmeasured
from .borders import Borders
from .fonts import Characters, Font
from .formats import (
    copy_looks,
    hmm_to_points,
    hmm_to_width,
    points_to_hmm,
    rgb_int,
    rgb_tuple,
    width_to_hmm,
)
from .unobridge import enum

_HORIZONTAL = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "right": "RIGHT",
    "fill": "REPEAT",
    "justify": "BLOCK",
}
# com.sun.star.table.CellVertJustify2
_INDENT_STEP = 353  # hundredths of a millimetre: what LibreOffice reads and writes for one step in .xlsx files
_VERTICAL = {"bottom": 3, "top": 1, "center": 2, "justify": 4}


class Looks(Area):
    """Formats of a range. Getters give None where cells differ."""

    __slots__ = ()

    def _uniform(self, name: str) -> Any:
        """A property's value, or None where the cells differ."""
        cells = self.held
        state = cells.getPropertyState(name)
        return None if state.value == "AMBIGUOUS_VALUE" else cells.getPropertyValue(name)

    @property
    def number_format(self) -> str | None:
        key = self._uniform("NumberFormat")
        return None if key is None else self.sheet.book.formats.code(key)

    @number_format.setter
    def number_format(self, code: str) -> None:
        self.set_looks(NumberFormat=self.sheet.book.formats.key(code))

    @property
    def color(self) -> tuple[int, int, int] | None:
        color = self._uniform("CellBackColor")
        return None if color is None else rgb_tuple(color)

    @color.setter
    def color(self, color: tuple[int, int, int] | int | str | None) -> None:
        self.set_looks(CellBackColor=rgb_int(color))

    def parts(self, name: str) -> Iterator[tuple[tuple[int, int, int, int], Any]]:
        """Where cells differ: rectangles of the first area, each with its one ``number_format`` or ``color``.

        xlwings has no word for it. A rectangle is its first row, first column, last row and last column, from 1.
        """
        word, read = {
            "number_format": ("NumberFormat", self.sheet.book.formats.code),
            "color": ("CellBackColor", rgb_tuple),
        }[name]
        for rect, value in self.sheet.lens.parts(self.area, word):
            yield corners(rect), read(value)

    def set_colors(self, colors: list[list[Any]]) -> None:
        """A colour for each cell: (r, g, b), None for no fill, or ... to leave the cell. One call for each colour."""
        by_color: dict[int, list[tuple[int, int]]] = {}
        for down, row in enumerate(colors):
            for right, color in enumerate(row):
                if color is not ...:
                    by_color.setdefault(rgb_int(color), []).append((self.area.top + down, self.area.left + right))
        with unmeasured(self.sheet.book.document):
            for number, places in by_color.items():
                rects = [Rect(top, column, bottom, column) for column, top, bottom in column_runs(places)]
                self.rect_ranges(rects).CellBackColor = number

    def fit_rows(self) -> None:
        """Fit the rows to their wrapped texts, except those whose height a person chose. After ``Book.unmeasured``."""
        around = Rect(
            min(area.top for area in self.areas),
            min(area.left for area in self.areas),
            max(area.bottom for area in self.areas),
            max(area.right for area in self.areas),
        )
        wrapped = [rect for rect, wraps in self.sheet.lens.parts(around, "IsTextWrapped") if wraps]
        common = [found for area in self.areas for rect in wrapped if (found := area.common(rect))]
        if common:
            document, cells = self.sheet.book.document, self.rect_ranges(common)
            with unmeasured(document):
                cells.IsTextWrapped = False
            with measured(document):
                cells.IsTextWrapped = True  # as they were; LibreOffice measures where something changes

    def adjust_indent(self, amount: int) -> None:
        """Indent by so many more steps of Excel's width (three spaces, about 10 pixels); negative for less."""
        now = self._uniform("ParaIndent") or 0
        indent = max(0, now + amount * _INDENT_STEP)
        left = enum("com.sun.star.table.CellHoriJustify", "LEFT" if indent else "STANDARD")
        self.set_looks(ParaIndent=indent, HoriJustify=left)

    @property
    def font(self) -> Font:
        return Font(self.sheet.book.document, self.api)

    @property
    def characters(self) -> Characters:
        return Characters(self.sheet.book.document, self.first_cell())

    @property
    def borders(self) -> Borders:
        return Borders(self)

    @property
    def wrap_text(self) -> bool | None:
        wrapped: bool | None = self._uniform("IsTextWrapped")
        return wrapped

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.held.IsTextWrapped = value

    @property
    def horizontal_alignment(self) -> str | None:
        found = self._uniform("HoriJustify")
        return None if found is None else next((k for k, v in _HORIZONTAL.items() if v == found.value), "general")

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        if value not in _HORIZONTAL:
            raise self._unsupported(f"horizontal_alignment = {value!r}")
        self.set_looks(HoriJustify=enum("com.sun.star.table.CellHoriJustify", _HORIZONTAL[value]))

    @property
    def vertical_alignment(self) -> str | None:
        found = self._uniform("VertJustify")
        return None if found is None else next((k for k, v in _VERTICAL.items() if v == found), "bottom")

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        if value not in _VERTICAL:
            raise self._unsupported(f"vertical_alignment = {value!r}")
        self.set_looks(VertJustify=_VERTICAL[value])

    @property
    def column_width(self) -> float | None:
        columns = self.held.getColumns()
        width = columns.getByIndex(0).Width
        if self.area.columns > 1:
            # The size of the whole tells whether all are alike, without asking each of 16,384.
            alike = abs(self.held.Size.Width - width * self.area.columns) <= self.area.columns + 4
            if not alike and self.area.columns != MAX_COLUMNS:
                return None
        return hmm_to_width(width)

    @column_width.setter
    def column_width(self, characters: float) -> None:
        self.held.getColumns().Width = width_to_hmm(characters)

    @property
    def row_height(self) -> float | None:
        height = self.api.getRows().getByIndex(0).Height
        alike = abs(self.api.Size.Height - height * self.area.rows) <= self.area.rows + 4
        return hmm_to_points(height) if alike or self.area.rows == MAX_ROWS else None

    @row_height.setter
    def row_height(self, points: float) -> None:
        self.api.getRows().Height = points_to_hmm(points)

    @property
    def column_hidden(self) -> bool:
        return not self.api.getColumns().getByIndex(0).IsVisible

    @column_hidden.setter
    def column_hidden(self, hidden: bool) -> None:
        self.api.getColumns().IsVisible = not hidden

    @property
    def row_hidden(self) -> bool:
        return not self.api.getRows().getByIndex(0).IsVisible

    @row_hidden.setter
    def row_hidden(self, hidden: bool) -> None:
        self.api.getRows().IsVisible = not hidden

    @property
    def left(self) -> float:
        return hmm_to_points(self.api.Position.X)

    @property
    def top(self) -> float:
        return hmm_to_points(self.api.Position.Y)

    @property
    def width(self) -> float:
        return hmm_to_points(self.api.Size.Width)

    @property
    def height(self) -> float:
        return hmm_to_points(self.api.Size.Height)

    def autofit(self, axis: str | None = None) -> None:
        """Fit columns (``c``), rows (``r``) or both to what they hold."""
        if axis in (None, "c", "columns"):
            self.api.getColumns().OptimalWidth = True
        if axis in (None, "r", "rows"):
            self.api.getRows().OptimalHeight = True

    def paste_looks(self, source: Looks, which: tuple[str, ...] | None = None) -> None:
        """Take over the formats of another range; the source is repeated over a larger range, as in Excel.

        Args:
            which: the UNO properties that count; all looks by default.
        """
        origin = source.areas[0]
        targets = []
        for area in self.areas:
            for top in range(area.top, area.bottom + 1, origin.rows):
                for left in range(area.left, area.right + 1, origin.columns):
                    targets.append((self.sheet.index - 1, top - origin.top, left - origin.left))
        with unmeasured(self.sheet.book.document):
            chosen = () if which is None else (which,)
            copy_looks(self.sheet.book.document, source.api, targets, *chosen)

    @property
    def hyperlink(self) -> str:
        """Address of the first cell's link.

        Raises:
            ValueError: there is none.
        """
        fields = self.first_cell().getTextFields().createEnumeration()
        while fields.hasMoreElements():
            url = getattr(fields.nextElement(), "URL", None)
            if url:
                return _link_to_excel(str(url))
        raise ValueError("The cell doesn't seem to contain a hyperlink!")

    def add_hyperlink(self, address: str, text_to_display: str | None = None, screen_tip: str | None = None) -> None:
        """A link as the first cell's text. ``#Sheet!A1`` leads to a cell. LibreOffice shows no screen tip of ours."""
        cell = self.first_cell()
        field = self.sheet.book.document.createInstance("com.sun.star.text.TextField.URL")
        field.URL = _link_to_office(address)
        field.Representation = text_to_display or address
        cell.setString("")
        cell.insertTextContent(cell.createTextCursor(), field, False)


def _link_to_office(address: str) -> str:
    """``#'My sheet'!A1`` → ``#'My sheet'.A1``, LibreOffice's spelling inside a document."""
    sheet, bang, cell = address.rpartition("!")
    return f"{sheet}.{cell}" if address.startswith("#") and bang else address


def _link_to_excel(address: str) -> str:
    sheet, dot, cell = address.rpartition(".")
    return f"{sheet}!{cell}" if address.startswith("#") and dot and "!" not in address else address
