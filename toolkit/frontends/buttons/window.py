"""What a click needs of the program besides its cells: messages, questions, the status bar, the selection."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from toolkit.record import NamedTuple

if TYPE_CHECKING:
    import xlwings


class Kind(StrEnum):
    """How serious a message is: its sign in the message box."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Selected(NamedTuple):
    """Selected cells of one sheet. Rows and columns count from 1."""

    sheet: str
    cells: tuple[tuple[int, int, int, int], ...]
    """Rectangles: first row, first column, last row, last column."""

    @property
    def first(self) -> tuple[int, int]:
        """Row and column of the cell that was selected first."""
        return self.cells[0][:2]

    def rows(self, last: int) -> Iterator[int]:
        """The selected rows down to a last one, each once, in order: whole columns may be selected."""
        yield from sorted({r for top, _, bottom, _ in self.cells for r in range(top, min(bottom, last) + 1)})


class Window(Protocol):
    """One open workbook and the program that shows it."""

    book: xlwings.Book

    def status(self, text: str, percent: int = 0) -> None:
        """Show in the status bar what goes on; an empty text gives the bar back to the program."""
        ...

    def tell(self, text: str, kind: Kind = Kind.INFO) -> None:
        """Show a message and wait until it was read."""
        ...

    def ask(self, question: str, default: str = "") -> str | None:
        """Ask for a line of text; None when the person cancels."""
        ...

    def folder(self, title: str, start: Path | None) -> Path | None:
        """Ask for a folder; None when the person cancels."""
        ...

    def open(self, path: Path) -> None:
        """Show a file to the person, in this program."""
        ...


def selected(book: xlwings.Book) -> Selected | None:
    """What is selected in a workbook; None when that is not cells of it."""
    chosen = book.app.selection
    if chosen is None or chosen.sheet.book.name != book.name:
        return None
    areas = []
    for area in chosen.address.replace("$", "").split(","):
        part = chosen.sheet.range(area.rpartition("!")[2])
        rows, columns = part.shape
        areas.append((part.row, part.column, part.row + rows - 1, part.column + columns - 1))
    return Selected(chosen.sheet.name, tuple(areas))


def visible_rows(book: xlwings.Book, chosen: Selected, last: int, most: int) -> Iterator[int]:
    """The selected rows down to a last one that no filter hides; at most one more than ``most``."""
    from itertools import islice

    sheet = book.sheets[chosen.sheet]
    shown = (row for row in chosen.rows(last) if not _hidden(sheet.range((row, 1))))
    yield from islice(shown, most + 1)


def _hidden(cell: xlwings.Range) -> bool:
    """Whether the row of a cell is hidden. xlwings has no word for it."""
    native = cell.api
    if hasattr(native, "getRows"):  # LibreOffice
        return not native.getRows().getByIndex(0).IsVisible
    return bool(cell.row_height == 0)


def show_cell(book: xlwings.Book, sheet: str, cell: str) -> None:
    """Show a cell and select it."""
    target = book.sheets[sheet]
    # On the engine's object: the public activate() brings the window to the front and fails beside other apps.
    target.impl.activate()
    target.range(cell).select()
