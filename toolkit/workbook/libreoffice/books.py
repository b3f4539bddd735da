"""``Books`` and ``Book``: the spreadsheet documents that are open in one LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import process
from .area import unmeasured
from .export import book_to_pdf
from .formats import NumberFormats
from .names import Names
from .parts import Part
from .sheets import Sheet, Sheets
from .unobridge import LibreOfficeError, exceptions, properties, to_path, to_url

if TYPE_CHECKING:
    from .app import App

# File name ending → LibreOffice's filter.
FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xls": "MS Excel 97",
    ".xlt": "MS Excel 97 Vorlage/Template",
    ".ods": "calc8",
    ".ots": "calc8_template",
    ".fods": "OpenDocument Spreadsheet Flat XML",
    ".csv": "Text - txt - csv (StarCalc)",
}
# com.sun.star.document.MacroExecMode: as configured, and where that means asking, no: a question would block the call.
_MACROS_WITHOUT_ASKING = 5
_CALC = "com.sun.star.sheet.SpreadsheetDocument"


class Books(Part):
    """The open books. The most recently added comes last, as in Excel."""

    __slots__ = ("app",)

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def api(self) -> Any:
        return self.app.api.getComponents()

    def __iter__(self) -> Iterator[Book]:
        documents, found = self.api.createEnumeration(), []
        while documents.hasMoreElements():
            document = documents.nextElement()
            if hasattr(document, "supportsService") and document.supportsService(_CALC):
                found.append(Book(self.app, document))
        return reversed(found)  # LibreOffice gives the newest first

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, name_or_index: str | int) -> Book:
        """By name, without regard to case, or by position from 1.

        Raises:
            KeyError: no such book is open.
        """
        for position, book in enumerate(self, 1):
            if position == name_or_index or (
                isinstance(name_or_index, str) and book.name.lower() == name_or_index.lower()
            ):
                return book
        raise KeyError(name_or_index)

    def __contains__(self, name: str) -> bool:
        return any(book.name.lower() == name.lower() for book in self)

    @property
    def active(self) -> Book:
        current = self.app.api.getCurrentComponent()
        if current is not None and hasattr(current, "supportsService") and current.supportsService(_CALC):
            return Book(self.app, current)
        # Without windows no document is current: the last one opened is the nearest thing.
        books = list(self)
        if not books:
            raise KeyError("no book is open")
        return books[-1]

    def add(self) -> Book:
        document = self.app.api.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
        return self._current(document)

    def _current(self, document: Any) -> Book:
        """A book that was just opened is the active one."""
        book = Book(self.app, document)
        if document.getCurrentController() is not None:
            book.activate()
        return book

    def open(
        self,
        fullname: str,
        update_links: bool | None = None,
        read_only: bool | None = None,
        format: str | None = None,
        password: str | None = None,
        *_others: object,
    ) -> Book:
        """Open a file. The options that are Excel's own (converter, notify …) have no counterpart and no effect.

        A file that another user has open is opened read-only, as in Excel.

        Raises:
            LibreOfficeError: it cannot be opened; the message says why, as far as LibreOffice tells.
        """
        arguments = properties(
            ReadOnly=read_only or None,
            Password=password,
            UpdateDocMode=3 if update_links else 0,  # com.sun.star.document.UpdateDocMode: FULL_UPDATE, NO_UPDATE
            MacroExecutionMode=_MACROS_WITHOUT_ASKING,
        )
        lock = Path(fullname).with_name(f".~lock.{Path(fullname).name}#")
        process.drop_stale_lock(lock)
        try:
            document = self.app.api.loadComponentFromURL(to_url(fullname), "_blank", 0, arguments)
        except exceptions().base as error:
            raise LibreOfficeError(f"LibreOffice cannot open {fullname}: {error}") from error
        if document is None:
            reason = (
                f"it is marked as open by somebody ({lock.name}); delete that file if nobody has it open"
                if lock.exists()
                else "a wrong or missing password, or not a document it knows"
            )
            raise LibreOfficeError(f"LibreOffice did not open {fullname}: {reason}.")
        if not document.supportsService(_CALC):
            document.close(True)
            raise LibreOfficeError(f"{fullname} is not a spreadsheet")
        return self._current(document)


class Book(Part):
    """One spreadsheet document."""

    __slots__ = ("_epoch", "_formats", "_spreadsheets", "app", "document", "known_sheets")

    def __init__(self, app: App, document: Any) -> None:
        self.app = app
        self.document = document
        self._formats: NumberFormats | None = None
        self._epoch: datetime | None = None
        self._spreadsheets: Any = None
        self.known_sheets: dict[str, Sheet] = {}

    @property
    def api(self) -> Any:
        return self.document

    @property
    def controller(self) -> Any:
        """The view of the document.

        Raises:
            LibreOfficeError: it was opened without one.
        """
        controller = self.document.getCurrentController()
        if controller is None:
            raise LibreOfficeError(f"{self.name} is open without a view; nothing can be selected or shown in it")
        return controller

    @property
    def spreadsheets(self) -> Any:
        """The UNO container of the sheets."""
        if self._spreadsheets is None:
            self._spreadsheets = self.document.getSheets()
        return self._spreadsheets

    @property
    def formats(self) -> NumberFormats:
        if self._formats is None:
            self._formats = NumberFormats(self.document)
        return self._formats

    @property
    def epoch(self) -> datetime:
        """Day zero of the document's serial numbers: 1899-12-30, or 1904-01-01 in files from old Macs."""
        if self._epoch is None:
            day = self.document.NullDate
            self._epoch = datetime(day.Year, day.Month, day.Day)
        return self._epoch

    @property
    def name(self) -> str:
        url = self.document.getURL()
        return Path(to_path(url)).name if url else str(self.document.getTitle())

    @property
    def fullname(self) -> str:
        url = self.document.getURL()
        return to_path(url) if url else self.name

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self, self.document.NamedRanges)

    @contextmanager
    def unmeasured(self) -> Iterator[None]:
        """Rows keep their heights meanwhile: measuring takes most of the time of a write to wrapped cells.

        Rows whose texts may not fit afterwards are for ``Range.fit_rows``.
        """
        with unmeasured(self.document):
            yield

    def activate(self) -> None:
        self.controller.getFrame().activate()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save; with a path, save as. The ending chooses the format. A book without a file goes to the current folder.

        LibreOffice writes the whole file anew: what it does not know, such as the buttons of an .xlsm, is lost.
        """
        if path is None and password is None and self.document.hasLocation():
            if self.document.isReadonly():
                raise LibreOfficeError(f"{self.name} is open read-only; save it under another name")
            self.document.store()
            return
        target = Path(path or self.fullname)
        if not target.suffix:
            target = target.with_suffix(".xlsx")
        kind = FILTERS.get(target.suffix.lower())
        if kind is None:
            raise LibreOfficeError(f"LibreOffice cannot save {target.suffix} files; it can: {', '.join(FILTERS)}")
        self.document.storeAsURL(to_url(target), properties(FilterName=kind, Password=password, Overwrite=True))

    def to_pdf(self, path: str, quality: str | None = None) -> None:
        """The visible sheets as PDF; LibreOffice has one quality."""
        book_to_pdf(self, path)

    def close(self) -> None:
        """Close without saving."""
        self.document.setModified(False)
        self.document.close(True)
