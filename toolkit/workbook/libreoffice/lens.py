"""The movable range of a sheet: what is asked of cells for a moment is asked through it.

A new UNO object takes a dozen calls to LibreOffice before it can be used, 1 to 2 ms; moving a cursor takes two or
three, 0.2 ms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .address import MAX_COLUMNS, MAX_ROWS, Rect
from .area import rect_of, rects_of

# Halving finds a few merged areas fastest; beyond so many questions their looks are asked for instead.
_PATIENCE = 150


class Lens:
    """One cell cursor of a sheet, moved over one rectangle after another."""

    __slots__ = ("_cursor",)

    def __init__(self, sheet: Any) -> None:
        self._cursor = sheet.createCursor()

    def over(self, rect: Rect) -> Any:
        """The cursor, moved over a rectangle: a UNO range until the next call. Not to be kept, nor handed on."""
        # Asked for each time: rows that were inserted or deleted have moved it.
        return self._move(rect_of(self._cursor.RangeAddress), rect)

    def _move(self, here: Rect, rect: Rect) -> Any:
        """From a rectangle where it is known to be. It moves by steps, and not at all where it would not fit."""
        cursor = self._cursor
        fits = here.top + rect.rows <= MAX_ROWS and here.left + rect.columns <= MAX_COLUMNS
        rows, columns = (rect.rows, rect.columns) if fits else (1, 1)
        if (rows, columns) != (here.rows, here.columns):
            cursor.collapseToSize(columns, rows)
        if (here.top, here.left) != (rect.top, rect.left):
            cursor.gotoOffset(rect.left - here.left, rect.top - here.top)
        if not fits:
            cursor.collapseToSize(rect.columns, rect.rows)
        return cursor

    def used(self) -> Rect:
        """The rectangle around everything that is used; A1 alone on an empty sheet."""
        self._cursor.gotoStartOfUsedArea(False)
        self._cursor.gotoEndOfUsedArea(True)
        return rect_of(self._cursor.RangeAddress)

    def uniform(self, rect: Rect, name: str) -> Any:
        """The value of a property, or None where the cells differ."""
        cells = self.over(rect)
        return None if cells.getPropertyState(name).value == "AMBIGUOUS_VALUE" else cells.getPropertyValue(name)

    def parts(self, rect: Rect, name: str) -> Iterator[tuple[Rect, Any]]:
        """Rectangles that make up a rectangle, each with the one value that a property has in it."""
        value = self.uniform(rect, name)
        if value is not None:
            yield rect, value
        elif rect.columns > 1:  # most columns are of one kind, and to ask for looks takes an object for each
            for column in range(rect.left, rect.right + 1):
                yield from self.parts(Rect(rect.top, column, rect.bottom, column), name)
        else:
            for group, rects in self._looks(rect):
                value = group.getPropertyValue(name)
                yield from ((part, value) for part in rects)

    def _looks(self, rect: Rect) -> Iterator[tuple[Any, list[Rect]]]:
        """The different looks in a rectangle, each as a UNO object with the rectangles that have it."""
        groups = self.over(rect).getUniqueCellFormatRanges()
        for index in range(groups.getCount()):
            group = groups.getByIndex(index)
            yield group, rects_of(group)

    def merged_area(self, rect: Rect) -> Rect:
        """A rectangle grown over the merged areas that it touches."""
        cursor = self.over(rect)
        cursor.collapseToMergedArea()
        return rect_of(cursor.RangeAddress)

    def merges(self, rect: Rect) -> list[Rect]:
        """The merged areas whose first cell is in a rectangle."""
        found: list[Rect] = []
        todo, here = [rect], rect_of(self._cursor.RangeAddress)
        for _ in range(_PATIENCE):
            if not todo:
                return found
            part = todo.pop()
            cursor, here = self._move(here, part), part
            if not cursor.getIsMerged():
                continue
            if part.rows == part.columns == 1:
                cursor.collapseToMergedArea()
                here = rect_of(cursor.RangeAddress)
                found.append(here)
            else:
                todo += _halves(part)
        return self._many_merges(rect)

    def _many_merges(self, rect: Rect) -> list[Rect]:
        """The same for a sheet with many: to be merged, and how far, is part of a cell's look."""
        found: list[Rect] = []
        for _, rects in self._looks(rect):
            top, left = rects[0][:2]
            first = Rect(top, left, top, left)
            if not self.over(first).getIsMerged():
                continue
            area = self.merged_area(first)
            found += [
                Rect(row, column, row + area.rows - 1, column + area.columns - 1)
                for part in rects
                for row in range(part.top, part.bottom + 1)
                for column in range(part.left, part.right + 1)
            ]
        return found


def _halves(rect: Rect) -> tuple[Rect, Rect]:
    """Two parts of a rectangle of several cells, the second being the upper or left one."""
    if rect.rows >= rect.columns:
        middle = (rect.top + rect.bottom) // 2
        return rect._replace(top=middle + 1), rect._replace(bottom=middle)
    middle = (rect.left + rect.right) // 2
    return rect._replace(left=middle + 1), rect._replace(right=middle)
