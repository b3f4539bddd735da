"""One LibreOffice without windows for all tests that need one; it is started on first use and stops with Python."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from toolkit.workbook import libreoffice
from toolkit.workbook.libreoffice.process import soffice_path
from toolkit.workbook.live import LiveWorkbook


def lacks() -> str | None:
    """What this machine lacks for it, with the remedy; None when all is there."""
    if soffice_path() is None:
        return "LibreOffice is not installed (apt install libreoffice-calc)"
    if not libreoffice.uno_available():
        return "the module uno is not installed for this Python (apt install python3-uno)"
    return None


_app: Any = None


def app() -> Any:
    """An xlwings App of the LibreOffice engine; another one where the last has ended, as it does now and then."""
    global _app
    import xlwings

    if _app is None or not _app.impl.office.alive():
        libreoffice.register()
        _app = xlwings.App(impl=xlwings.engines[libreoffice.NAME].apps.impl.add())
    return _app


@contextmanager
def opened(path: Path) -> Iterator[LiveWorkbook]:
    """A workbook file opened in it, for the time of a with block."""
    book = app().books.open(path)
    try:
        yield LiveWorkbook(book)
    finally:
        book.close()
