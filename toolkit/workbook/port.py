"""The workbook port: what the application asks of any place where a workbook can be.

Two back ends keep this contract, and one contract test suite holds both to it:

* ``workbook.file.FileWorkbook``: a file on disk, edited losslessly (``workbook.ooxml``)
* ``workbook.live.LiveWorkbook``: a workbook open in Excel or LibreOffice, through xlwings

Reading gives raw cells exactly as stored; nothing here knows what a duty is.
Rows and columns count from 1, as a clerk sees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from toolkit.record import NamedTuple

CellValue = str | int | float | bool | date | datetime | time | None
RawValue = CellValue | timedelta


class Look(StrEnum):
    """How a written cell should look. The back end finds or makes the matching style; ``KEEP`` leaves it as it is."""

    KEEP = "keep"
    HEADER = "header"  # as the header cell to its left
    BODY = "body"  # as the body cell to its left (border, font, fill), text format
    DATETIME = "datetime"  # as BODY, with a yyyy-mm-dd hh:mm number format
    DAYEND = "dayend"  # as BODY; the value is a date, shown as 2026-11-05 24:00
    NUMBER = "number"  # as BODY, with a plain whole-number format
    GENERAL = "general"  # as BODY, with the number format of a new sheet
    GREEN = "green"  # as BODY, with the traffic-light fill
    BLUE = "blue"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"


DAYEND_CODE = 'yyyy-mm-dd" 24:00"'
"""No date cell can hold 24:00 of a day. The day with this format says it, sorts by it, and stays a date."""

FILLS: dict[Look, str] = {
    Look.GREEN: "E2F0D9",
    Look.BLUE: "BDD7EE",
    Look.YELLOW: "FFE699",
    Look.RED: "F8B4B4",
    Look.GREY: "E7E6E6",
}


class CellUpdate(NamedTuple):
    """One cell to change. ``value`` None empties the cell. A str is always text, never a formula."""

    sheet: str
    row: int
    column: int
    value: CellValue
    look: Look = Look.KEEP


class RowBlock(NamedTuple):
    """Many cells to change: in each of ``rows`` (ascending) the same ``columns`` (ascending), as if one by one.

    ``cells[i]`` holds a (value, look) for each column of ``rows[i]``. Rows with the same values share one tuple object,
    so that a back end prepares each distinct tuple once.
    """

    sheet: str
    columns: tuple[int, ...]
    rows: Sequence[int]
    cells: Sequence[tuple[tuple[CellValue, Look], ...]]


Update = CellUpdate | RowBlock


def cells_of(updates: Iterable[Update]) -> Iterator[CellUpdate]:
    """Every cell that is to change, in the order given; for a back end (or a reader of the plan) without a use for
    blocks."""
    for update in updates:
        if isinstance(update, CellUpdate):
            yield update
            continue
        for row, cells in zip(update.rows, update.cells, strict=True):
            for column, (value, look) in zip(update.columns, cells, strict=True):
                yield CellUpdate(update.sheet, row, column, value, look)


class Link(NamedTuple):
    """A cell value that is a link to another cell of the same workbook."""

    text: str
    sheet: str
    cell: str


MOST_LINKS = 60_000
"""Links of one sheet: Excel repairs a workbook with more than 65,530. What comes after is to be plain text."""


class OwnSheet(NamedTuple):
    """A sheet that belongs to us (检查结果): replaced whole, or added at the end of the workbook.

    ``rows[i][j]`` is the cell in row i+1, column j+1. ``header_row`` (from 1) is styled as a header, frozen and
    filtered. ``widths`` are column widths in characters. ``row_looks`` gives a fill by row number, to
    the column ``look_column``, or to the whole row where that is 0.
    """

    name: str
    rows: tuple[tuple[CellValue | Link, ...], ...]
    header_row: int
    widths: tuple[float, ...]
    row_looks: Mapping[int, Look] = {}
    look_column: int = 0


class RawSheet(NamedTuple):
    """One worksheet as stored. ``rows[r-1][c-1]`` is the cell; empty cells are None; rows may differ in length.

    ``merges`` are (first row, first column, last row, last column), from 1. ``uncached`` are (row, column), from 1, of
    formula cells the file holds no value for, and of errors such as #N/A: they read as empty, but are not empty.
    ``struck``: cells whose text is struck through, as far as the reader can tell. ``occupied`` are areas that hold
    something, too, where cells read as empty: formulas whose result is an empty text, pictures, pivot tables.
    ``dayends``: (row, column) of its upper cells with the format ``DAYEND_CODE``, as far as the reader can tell.
    ``padded``: (row, column) of cells that show a number with zeros in front, by a format such as 0000, and how many
    digits they show, as far as the reader can tell. ``signs``: likewise of cells that show a number with the sign or
    the name of a money other than yuan, and which.
    """

    name: str
    rows: Sequence[Sequence[RawValue]]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    visible: bool = True
    uncached: frozenset[tuple[int, int]] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()
    occupied: tuple[tuple[int, int, int, int], ...] = ()
    dayends: frozenset[tuple[int, int]] = frozenset()
    padded: Mapping[tuple[int, int], int] = {}
    signs: Mapping[tuple[int, int], str] = {}


class WorkbookContent(NamedTuple):
    """Everything that was read from one workbook, and the fingerprint of what it was read from (SHA-256, hex)."""

    name: str
    fingerprint: str
    sheets: tuple[RawSheet, ...]
    date1904: bool = False


class Note(NamedTuple):
    """``key`` of the catalogue; ``params`` fill its entry."""

    key: str
    params: tuple[tuple[str, str], ...] = ()


class WriteReceipt(NamedTuple):
    """What one write did. ``stale_formulas``: formulas exist whose cached values wait for a recalculation.

    ``told``: the cells as the journal tells them; None where they are secret or too many, or nothing is journalled.
    ``notes``: what whoever has the file should know: keys of the catalogue, each with what fills it.
    """

    path: Path
    cells: int
    backup: Path | None
    fingerprint_before: str
    fingerprint_after: str
    parts_changed: tuple[str, ...] = ()
    stale_formulas: bool = False
    told: tuple[Update, ...] | None = None
    notes: tuple[Note, ...] = ()


class Workbook(Protocol):
    """A workbook that can be read, and written once against what was read."""

    @property
    def name(self) -> str:
        """The name people know it by: 销售部.xlsx."""
        ...

    def read(self) -> WorkbookContent:
        """Read every worksheet.

        Raises:
            WorkbookUnreadableError: corrupt, empty or not a workbook.
            WorkbookEncryptedError: a password is needed.
        """
        ...

    def painted(self, sheet: str, column: int) -> Mapping[int, Look] | None:
        """The rows of a column with a fill of ours, in the workbook as it was read; None where that is not known."""
        ...

    def alone(self) -> AbstractContextManager[None]:
        """Keep our other processes from writing it while it is read and written here.

        Raises:
            CannotRunError: one of them kept it too long, or it cannot be written at all.
        """
        ...

    def write(
        self, updates: Sequence[Update], own_sheets: Sequence[OwnSheet] = (), *, expected: str, label: str
    ) -> WriteReceipt:
        """Change the given cells and own sheets, nothing else; all of it or none of it.

        Args:
            updates: of two for one cell the later holds.
            expected: the fingerprint from ``read``; another one means the workbook changed in between.
            label: goes into the backup's name, usually the as-of time such as ``20261128T1800``.

        Raises:
            WorkbookChangedError: it is not the workbook that was read.
            WorkbookOpenError: somebody else has the file open.
            WriteRefusedError: writing would harm something.
        """
        ...
