"""``App``: one LibreOffice process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from . import macros, process
from .address import Rect
from .books import Books
from .dialogs import alert, show_status
from .parts import Part
from .range import Range
from .structure import Structure
from .unobridge import exceptions, properties, to_path

if TYPE_CHECKING:
    from .engine import Engine


class App(Part):
    """One LibreOffice process."""

    __slots__ = ("engine", "office")

    def __init__(self, office: process.Office, engine: Engine) -> None:
        self.office = office
        self.engine = engine

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
        """Make it the first of ``xw.apps``, and bring its window to the front when asked to."""
        process.make_first(self.office)
        frame = self.api.getCurrentFrame() if steal_focus else None
        if frame is not None:
            frame.getContainerWindow().toFront()

    @property
    def visible(self) -> bool:
        """Whether a window of it is on a screen."""
        frame = self.api.getCurrentFrame()
        return bool(frame and frame.getContainerWindow().isVisible())

    @visible.setter
    def visible(self, value: bool) -> None:
        """Show or hide the windows of the open books; one that was started without windows has none to show."""
        if self.office.headless:
            return
        for book in self.books:
            book.controller.getFrame().getContainerWindow().setVisible(bool(value))

    @property
    def display_alerts(self) -> bool:
        """LibreOffice asks nothing when it is driven from outside; the setting is kept and has no effect."""
        return self.office.alerts

    @display_alerts.setter
    def display_alerts(self, value: bool) -> None:
        self.office.alerts = bool(value)

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
    def interactive(self) -> bool:
        return True

    @interactive.setter
    def interactive(self, value: bool) -> None:
        if not value:
            raise self._unsupported("interactive = False")

    @property
    def status_bar(self) -> str | bool:
        """The text put there, or False, as in Excel, while LibreOffice has its status bar for itself."""
        return self.office.status_text if self.office.status is not None else False

    @status_bar.setter
    def status_bar(self, value: str | bool | None) -> None:
        text = None if value is None or value is False else str(value)
        self.office.status = show_status(self, text)
        self.office.status_text = text or ""

    def alert(
        self, prompt: str | None, title: str | None, buttons: str | None, mode: str | None, callback: Any = None
    ) -> str:
        return alert(self, prompt, title, buttons, mode)

    def run(self, macro: str, args: Sequence[Any]) -> Any:
        return macros.run(self, macro, args)

    @property
    def startup_path(self) -> str:
        """The folder of the person's Python macros; Excel opens what is in its own at each start."""
        paths = self.office.service("com.sun.star.util.PathSubstitution")
        return to_path(paths.substituteVariables("$(user)/Scripts/python", True))

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
