"""``Engine``, ``Apps`` and ``App``: the entrance for xlwings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from . import process
from .address import Rect
from .books import Books
from .parts import Part
from .range import Range
from .structure import Structure
from .unobridge import exceptions, properties
from .values import Grid, clean, plain


class Engine(Part):
    """The engine object that ``xlwings.Engine(impl=…)`` wraps."""

    __slots__ = ()

    name = "libreoffice"
    # What xlwings calls an application on this machine, in contrast to "remote" and "reader".
    type = "desktop"

    @property
    def apps(self) -> Apps:
        return Apps()

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:
        return plain(value)

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[Any]],
        datetime_builder: Callable[..., Any] | None,
        empty_as: Any,
        number_builder: Callable[[float], Any] | None,
        err_to_str: bool,
    ) -> Grid:
        return clean(data, datetime_builder, empty_as, number_builder, err_to_str)


class Apps(Part):
    """The LibreOffice processes that can be reached."""

    __slots__ = ()

    def keys(self) -> list[int]:
        return [app.pid for app in self]

    def __iter__(self) -> Iterator[App]:
        for office in process.running():
            yield App(office)

    def __len__(self) -> int:
        return len(process.running())

    def __getitem__(self, pid: int) -> App:
        for app in self:
            if app.pid == pid:
                return app
        raise KeyError(f"no LibreOffice with the process id {pid} can be reached")

    def add(
        self, spec: str | None = None, add_book: bool | None = None, xl: Any = None, visible: bool | None = None
    ) -> App:
        """Start a LibreOffice of our own. It has windows only when ``visible`` is True; it cannot change later."""
        app = App(process.start(headless=not visible))
        if add_book:
            app.books.add()
        return app

    @staticmethod
    def cleanup() -> None:
        """Nothing to clean: processes that were started are stopped when Python ends."""


class App(Part):
    """One LibreOffice process."""

    __slots__ = ("office",)

    def __init__(self, office: process.Office) -> None:
        self.office = office

    @property
    def engine(self) -> Engine:
        return engine

    @property
    def api(self) -> Any:
        """The UNO desktop."""
        return self.office.desktop

    @property
    def xl(self) -> Any:
        return self.api

    @property
    def pid(self) -> int:
        return self.office.pid

    @property
    def version(self) -> str:
        provider = self.office.service("com.sun.star.configuration.ConfigurationProvider")
        access = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess", properties(nodepath="/org.openoffice.Setup/Product")
        )
        return str(access.ooSetupVersionAboutBox)

    @property
    def books(self) -> Books:
        return Books(self)

    @property
    def selection(self) -> Range | None:
        """The selected cells of the active book; None when something else is selected."""
        book = self.books.active
        selected = book.controller.getSelection()
        if not hasattr(selected, "supportsService"):
            return None
        if selected.supportsService("com.sun.star.sheet.SheetCellRanges"):
            addresses = list(selected.getRangeAddresses())
        elif selected.supportsService("com.sun.star.sheet.SheetCellRange"):
            addresses = [selected.getRangeAddress()]
        else:
            return None
        sheet = book.sheets(addresses[0].Sheet + 1)
        return Range(sheet, [Rect(a.StartRow, a.StartColumn, a.EndRow, a.EndColumn) for a in addresses])

    def activate(self, steal_focus: bool = False) -> None:
        """Nothing to do: books are brought forward one by one."""

    @property
    def visible(self) -> bool:
        """Whether a window of it is on a screen."""
        frame = self.api.getCurrentFrame()
        return bool(frame and frame.getContainerWindow().isVisible())

    @visible.setter
    def visible(self, value: bool) -> None:
        for book in self.books:
            book.controller.getFrame().getContainerWindow().setVisible(bool(value))

    @property
    def display_alerts(self) -> bool:
        """LibreOffice asks nothing when it is driven from outside; setting this has no effect."""
        return False

    @display_alerts.setter
    def display_alerts(self, value: bool) -> None:
        pass

    @property
    def enable_events(self) -> bool:
        return True

    @enable_events.setter
    def enable_events(self, value: bool) -> None:
        if not value:
            raise self._unsupported("enable_events = False")

    @property
    def screen_updating(self) -> bool:
        return not any(book.document.hasControllersLocked() for book in self.books)

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        for book in self.books:
            if value and book.document.hasControllersLocked():
                book.document.unlockControllers()
            elif not value and not book.document.hasControllersLocked():
                book.document.lockControllers()

    @property
    def calculation(self) -> str:
        automatic = all(book.document.isAutomaticCalculationEnabled() for book in self.books)
        return "automatic" if automatic else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value not in ("automatic", "manual"):
            raise self._unsupported(f"calculation = {value!r}")
        for book in self.books:
            book.document.enableAutomaticCalculation(value == "automatic")

    def calculate(self) -> None:
        for book in self.books:
            book.document.calculateAll()

    @property
    def clipboard(self) -> Structure | None:
        """The range that ``Range.copy()`` remembered for ``Range.paste()``."""
        remembered: Structure | None = self.office.clipboard
        return remembered

    @clipboard.setter
    def clipboard(self, value: Structure | None) -> None:
        self.office.clipboard = value

    @property
    def cut_copy_mode(self) -> str | None:
        return "copy" if self.clipboard is not None else None

    @cut_copy_mode.setter
    def cut_copy_mode(self, value: bool) -> None:
        if value:
            raise ValueError("cut_copy_mode can only be set to False")
        self.clipboard = None

    @property
    def path(self) -> str:
        return process.soffice_path() or ""

    @property
    def hwnd(self) -> None:
        return None

    def quit(self) -> None:
        """Close all books without saving, and end."""
        for book in list(self.books):
            try:
                book.close()
            except exceptions().veto:
                continue  # somebody's macro or dialog holds it; terminate() will be refused as well
        self.office.stop()

    def kill(self) -> None:
        self.office.kill()


engine = Engine()
