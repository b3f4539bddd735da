"""What a sheet looks like as a whole: frozen rows, gridlines, the area that is printed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from .address import MAX_COLUMNS, MAX_ROWS, format_rect
from .area import rect_of
from .parts import Part

if TYPE_CHECKING:
    from .sheets import Sheet


@contextmanager
def shown(sheet: Sheet) -> Iterator[Any]:
    """The view with that sheet in it: much belongs to the view, and only of the sheet that it shows."""
    controller = sheet.book.controller
    active = controller.getActiveSheet()
    controller.setActiveSheet(sheet.api)
    try:
        yield controller
    finally:
        controller.setActiveSheet(active)


class FreezePanes(Part):
    """Frozen rows and columns."""

    __slots__ = ("_sheet",)

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        """Freeze the rows down to the end of the range, and the columns, unless it is one of whole rows or columns."""
        area = self._sheet.range(frozen_range).area
        rows = 0 if area.rows == MAX_ROWS else area.bottom + 1
        columns = 0 if area.columns == MAX_COLUMNS else area.right + 1
        self._freeze(columns, rows)

    def unfreeze(self) -> None:
        self._freeze(0, 0)

    def _freeze(self, columns: int, rows: int) -> None:
        with shown(self._sheet) as controller:
            controller.freezeAtPosition(columns, rows)


class PageSetup(Part):
    """How a sheet is printed; ``api`` is its UNO page style."""

    __slots__ = ("_sheet",)

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    @property
    def api(self) -> Any:
        styles = self._sheet.book.document.getStyleFamilies().getByName("PageStyles")
        return styles.getByName(self._sheet.api.PageStyle)

    @property
    def print_area(self) -> str | None:
        """Its address; None when all that is used is printed."""
        areas = self._sheet.api.getPrintAreas()
        return ",".join(format_rect(rect_of(area)) for area in areas) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        areas = self._sheet.range(value).areas if value else []
        self._sheet.api.setPrintAreas(tuple(self._sheet.address_of(area) for area in areas))
