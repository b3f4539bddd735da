"""Writing .ods and .xls files through a LibreOffice without windows, which is started once and kept.

LibreOffice writes the whole file anew, so this is not lossless as ``ooxml`` is. Afterwards every cell that was not to
change is compared; a file in which one did is given up, and so is one with macros, which might not survive.
"""

from __future__ import annotations

import atexit
import contextlib
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from toolkit.core.finding import cell_name
from toolkit.errors import CannotRunError, WriteRefusedError
from toolkit.workbook.locks import reason
from toolkit.workbook.port import CellUpdate, Note, OwnSheet, RawSheet, RawValue

SUFFIXES = {".ods": ".ods", ".xls": ".xls", ".et": ".xls"}
"""What can be written, and the ending by which LibreOffice knows the format; .et has Excel 97 content."""
_SECONDS = 120.0
_MOST_CELLS = 1 << 21
"""Of the box around a sheet's content with what is written into it: LibreOffice gives and we compare every cell, which
takes half a minute and a gigabyte then."""
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256
"""Of a sheet in an .xls file. LibreOffice has more while it is open, and leaves out what is beyond when it saves."""
_MACROS = "_VBA_PROJECT".encode("utf-16-le")


class OfficeTrouble(Exception):
    """It cannot be written this way; another must be found. ``note`` says why."""

    def __init__(self, why: str, **params: str) -> None:
        self.note = Note("written-beside", (*sorted(params.items()), ("variant", why)))
        super().__init__(why, params)


@cache
def available() -> bool:
    """Whether LibreOffice and its Python bridge are there."""
    from toolkit.workbook import libreoffice
    from toolkit.workbook.libreoffice.process import soffice_path

    return soffice_path() is not None and libreoffice.uno_available()


def rewrite(
    data: bytes, suffix: str, sheets: Sequence[RawSheet], updates: Sequence[CellUpdate], own: Sequence[OwnSheet]
) -> bytes:
    """The workbook with the updates and own sheets, in the same format.

    Args:
        sheets: what the file holds, as read from ``data``.

    Raises:
        OfficeTrouble: LibreOffice cannot, or would harm something.
        WriteRefusedError: writing would harm something: a protected sheet, the inside of a merge …
    """
    if _MACROS in data or b"Basic/" in data:
        raise OfficeTrouble("macros")
    written = Counter(u.sheet for u in updates)
    for sheet in sheets:
        tall, wide = len(sheet.rows), max(map(len, sheet.rows), default=0)
        if tall * wide + written[sheet.name] > _MOST_CELLS:
            raise OfficeTrouble("far", cell=f"{sheet.name}!{cell_name(tall, wide)}")
    kind = SUFFIXES[suffix.lower()]
    if kind == ".xls":
        _refuse_beyond(updates, own)
    new, formulas = _write(data, kind, updates, own)
    _compare(sheets, new, {(u.sheet, u.row, u.column) for u in updates} | formulas, {o.name for o in own})
    return new


def _refuse_beyond(updates: Sequence[CellUpdate], own: Sequence[OwnSheet]) -> None:
    """Refuse what an .xls file has no cells for.

    Raises:
        OfficeTrouble: so.
    """
    ends = [(u.sheet, u.row, u.column) for u in updates]
    ends += [(o.name, len(o.rows), max(map(len, o.rows), default=0)) for o in own]
    for name, row, column in ends:
        if row > _MOST_ROWS or column > _MOST_COLUMNS:
            raise OfficeTrouble("full", cell=f"{name}!{cell_name(row, column)}")


def _write(
    data: bytes, kind: str, updates: Sequence[CellUpdate], own: Sequence[OwnSheet]
) -> tuple[bytes, set[tuple[str, int, int]]]:
    """Open, write, save under another name; gives that, and the cells with formulas, whose values may be new."""
    from toolkit.workbook.libreoffice import LibreOfficeError, uno_exceptions
    from toolkit.workbook.live import LiveWorkbook

    errors: tuple[type[BaseException], ...] = (LibreOfficeError, OSError, CannotRunError, *uno_exceptions())
    try:
        with _watched() as app, _folder(app) as folder:
            source, target = folder / f"in{kind}", folder / f"out{kind}"
            source.write_bytes(data)
            book = app.books.open(str(source))
            try:
                formulas = _formulas(book)
                live = LiveWorkbook(book, noted=False)  # of the file itself there is a backup
                live.write(updates, own, expected=live.read().fingerprint, label="")
                book.save(str(target))
            finally:
                with contextlib.suppress(*errors):
                    book.close()
            return target.read_bytes(), formulas
    except WriteRefusedError:
        raise
    except OSError as error:
        raise OfficeTrouble("failed", detail=reason(error)) from error
    except errors as error:
        raise OfficeTrouble("failed", detail=_first_line(error)) from error


@contextlib.contextmanager
def _folder(app: Any) -> Iterator[Path]:
    """A folder for the workbook, within that of the profile: what removes that one, whoever it is, removes both."""
    with tempfile.TemporaryDirectory(prefix="dutybook-", dir=app.impl.office.profile, ignore_cleanup_errors=True) as at:
        yield Path(at)


def _first_line(error: BaseException) -> str:
    """What went wrong, in a line; the kind of the error where it says nothing."""
    return next(iter(str(error).strip().splitlines()), "") or type(error).__name__


@contextlib.contextmanager
def _watched() -> Iterator[Any]:
    """The application; it is ended if it does not finish in time."""
    app = _app()
    timer = threading.Timer(_SECONDS, _end)
    timer.daemon = True
    timer.start()
    try:
        yield app
    finally:
        timer.cancel()


_running: list[Any] = []


def _app() -> Any:
    import xlwings

    from toolkit.workbook import libreoffice

    if _running and not _running[0].impl.office.alive():
        _running.clear()
    if not _running:
        libreoffice.register()
        _running.append(xlwings.App(impl=xlwings.engines[libreoffice.NAME].apps.impl.add()))
        atexit.register(_running.clear)
    return _running[0]


def _end() -> None:
    for app in _running:
        app.kill()


def _formulas(book: Any) -> set[tuple[str, int, int]]:
    found = set()
    for sheet in book.sheets:
        used = sheet.used_range
        grid = used.formula
        rows = grid if isinstance(grid, (list, tuple)) else ((grid,),)
        for r, row in enumerate(rows, used.row):
            for c, text in enumerate(row, used.column):
                if isinstance(text, str) and text.startswith(("=", "{=")):
                    found.add((sheet.name, r, c))
    return found


def _compare(old: Sequence[RawSheet], new: bytes, free: set[tuple[str, int, int]], own: set[str]) -> None:
    """Compare what was there with what is there now, apart from cells that may differ and own sheets.

    Raises:
        OfficeTrouble: a sheet or a cell is not what it was.
    """
    from toolkit.workbook.reading import parse

    now = {s.name: s for s in parse("-", new).sheets}
    for sheet in old:
        if sheet.name in own:
            continue
        if sheet.name not in now:
            raise OfficeTrouble("sheet", sheet=sheet.name)
        after = now[sheet.name]
        if after.visible != sheet.visible or sorted(after.merges) != sorted(sheet.merges):
            raise OfficeTrouble("sheet", sheet=sheet.name)
        for number in range(1, max(len(sheet.rows), len(after.rows)) + 1):
            before_row, after_row = _row(sheet, number), _row(after, number)
            for column in range(1, max(len(before_row), len(after_row)) + 1):
                if (
                    not _same(_at(before_row, column), _at(after_row, column))
                    and (sheet.name, number, column) not in free
                ):
                    raise OfficeTrouble("cell", cell=f"{sheet.name}!{cell_name(number, column)}")


def _row(sheet: RawSheet, number: int) -> Sequence[RawValue]:
    return sheet.rows[number - 1] if number <= len(sheet.rows) else ()


def _at(row: Sequence[RawValue], column: int) -> RawValue:
    return row[column - 1] if column <= len(row) else None


def _same(one: RawValue, two: RawValue) -> bool:
    """Equal; numbers but for the last digits, which a format of text rounds, and however .xls stores whole ones."""
    if isinstance(one, (int, float)) and isinstance(two, (int, float)) and bool not in (type(one), type(two)):
        return one == two or abs(one - two) <= 1e-12 * max(abs(one), abs(two))
    return type(one) is type(two) and one == two
