"""An xlwings engine for LibreOffice: the scripts that people write for Excel, on Calc.

::

    import xlwings as xw
    from toolkit.workbook import libreoffice

    libreoffice.register(activate=True)  # once in a process
    with xw.App(visible=False) as app:  # starts a LibreOffice of its own
        book = app.books.add()
        book.sheets[0]["A1"].value = [["a", "b"], [1, 2]]
        book.save("table.xlsx")

It drives LibreOffice over UNO: one that it starts itself, one that was started with ``--accept=pipe,name=NAME;urp;``,
or the one whose Python runs the script. Values go in bulk. What is not supported raises NotImplementedError naming it.

Only xlwings, LibreOffice and its module ``uno`` are needed; importing this package imports none of them.
"""

from __future__ import annotations

from typing import Any

from .unobridge import LibreOfficeError, UnoMissingError, uno_available

NAME = "libreoffice"


def register(*, activate: bool = False) -> None:
    """Make the engine known to xlwings, once.

    With ``activate`` it becomes the one that ``xw.App()`` and ``xw.Book()`` use, and ``xw.Book.caller()`` finds the
    book whose macro runs, or the one that the command line names as xlwings' VBA does (``--wb=NAME --from_xl=1``).
    """
    import xlwings

    from .caller import provide_caller
    from .engine import engine

    if NAME not in xlwings.engines.engines_by_name:
        xlwings.engines.add(xlwings.Engine(impl=engine))
    if activate:
        xlwings.engines[NAME].activate()
        provide_caller()


def connect(pipe: str) -> Any:
    """The LibreOffice that listens on a named pipe (``soffice "--accept=pipe,name=PIPE;urp;"``) as an xlwings App.

    Raises:
        LibreOfficeError: nobody listens there.
    """
    import xlwings

    from .app import App
    from .engine import engine
    from .process import attach

    register()
    return xlwings.App(impl=App(attach(pipe), engine))


def uno_exceptions() -> list[type[BaseException]]:
    """The root of UNO's exceptions, for ``except``; empty while ``uno`` was not needed yet."""
    import sys

    from .unobridge import exceptions

    return [exceptions().base] if "uno" in sys.modules else []


__all__ = ["NAME", "LibreOfficeError", "UnoMissingError", "connect", "register", "uno_available", "uno_exceptions"]
