"""Notes of cells, which older Excels call comments. LibreOffice has no threaded comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .parts import Part

if TYPE_CHECKING:
    from .range import Range
    from .sheets import Sheet


class Note(Part):
    """The note of one cell; ``api`` is the UNO annotation."""

    __slots__ = ("_column", "_row", "_sheet")

    def __init__(self, sheet: Sheet, row: int, column: int) -> None:
        self._sheet = sheet
        self._row = row
        self._column = column

    @property
    def api(self) -> Any:
        return self._sheet.api.getCellByPosition(self._column, self._row).getAnnotation()

    @property
    def text(self) -> str:
        return str(self.api.getString())

    @text.setter
    def text(self, value: str) -> None:
        self.api.setString(value)

    @property
    def author(self) -> str:
        return str(self.api.getAuthor())

    @property
    def location(self) -> Range:
        return self._sheet.cell(self._row, self._column)

    def delete(self) -> None:
        notes = self._sheet.api.getAnnotations()
        for index in range(notes.getCount()):
            place = notes.getByIndex(index).getPosition()
            if (place.Row, place.Column) == (self._row, self._column):
                notes.removeByIndex(index)
                return
        raise KeyError(f"the note of {self.location.address} is gone")


def notes_of(sheet: Sheet) -> list[Note]:
    """All notes of a sheet, in the order of their rows."""
    notes = sheet.api.getAnnotations()
    places = [notes.getByIndex(index).getPosition() for index in range(notes.getCount())]
    return [Note(sheet, row, column) for row, column in sorted((place.Row, place.Column) for place in places)]


def note_of(area: Range) -> Note | None:
    """The note of a range's first cell."""
    note = Note(area.sheet, area.area.top, area.area.left)
    # A cell without a note has an annotation too, with nothing in it.
    return note if note.text else None


def add_note(area: Range, text: str) -> Note:
    """A new note at a range's first cell."""
    area.sheet.api.getAnnotations().insertNew(area.first_cell().getCellAddress(), text)
    return Note(area.sheet, area.area.top, area.area.left)
