"""``Book.caller()``: the book from which a script was called.

xlwings asks Excel's ways for it: the command line that its VBA writes, read with rules that hold for Excel's versions
and the old Macs' letters, or a mock caller. The engine gives it a mock caller that looks for the book when asked.
"""

from __future__ import annotations

import sys
from typing import Any

from .unobridge import LibreOfficeError, exceptions, inside_office


class _Caller:
    """Stands where xlwings keeps its mock caller, of which it uses ``impl`` alone."""

    @property
    def impl(self) -> Any:
        return find_caller()


def find_caller() -> Any:
    """The calling book, as the engine's object.

    Raises:
        LibreOfficeError: no reachable LibreOffice has it open.
    """
    from .engine import engine

    if inside_office():
        return next(iter(engine.apps)).books.active
    wanted = _named()
    for app in engine.apps:
        for book in app.books:
            if is_called(book, wanted):
                return book
    raise LibreOfficeError(f"No LibreOffice that can be reached has the book {wanted!r} open.")


def is_called(book: Any, wanted: str) -> bool:
    """Whether an open book has a name, in lower case; one that somebody closes while books are looked at has none."""
    try:
        return wanted in (book.name.lower(), book.fullname.lower())
    except exceptions().disposed:
        return False


def _named() -> str:
    """The book that xlwings' command line names, in lower case; empty without one."""
    if "--from_xl=1" not in sys.argv:
        return ""
    named = (argument.partition("=")[2].strip() for argument in sys.argv if argument.startswith("--wb="))
    return next(named, "").lower()


def provide_caller() -> None:
    """Let ``xlwings.Book.caller()`` find the book, unless the script has set a caller of its own."""
    import xlwings

    if not hasattr(xlwings.Book, "_mock_caller") and (inside_office() or _named()):
        xlwings.Book._mock_caller = _Caller()
