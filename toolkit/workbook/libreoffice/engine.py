"""``Engine`` and ``Apps``: the entrance for xlwings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from . import process
from .app import App
from .parts import Part
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
            yield App(office, engine)

    def __len__(self) -> int:
        return len(process.running())

    def __getitem__(self, pid: int) -> App:
        for app in self:
            if app.pid == pid:
                return app
        raise KeyError(f"no LibreOffice with the process id {pid} can be reached")

    def add(
        self, spec: str | None = None, add_book: bool | None = None, xl: Any = None, visible: bool | None = False
    ) -> App:
        """Start a LibreOffice of our own, with a profile of its own. With or without windows is for good.

        Args:
            visible: None, which ``xw.App()`` says, means windows where there is a screen.
        """
        app = App(process.start(headless=not (process.has_screen() if visible is None else visible)), engine)
        if add_book:
            app.books.add()
        return app

    @staticmethod
    def cleanup() -> None:
        """Nothing to clean: processes that were started are stopped when Python ends."""


engine = Engine()
