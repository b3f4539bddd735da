"""From a click to an action. Whatever goes wrong becomes a message with a remedy; details go to a log."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit import __version__
from toolkit.catalogue import text
from toolkit.errors import DutybookError
from toolkit.frontends.buttons.window import Kind, Window

if TYPE_CHECKING:
    import xlwings

_CHINESE = re.compile("[\u4e00-\u9fff]")


def click(name: str, window: Window) -> None:
    """Do what the button ``name`` is for. Never raises an Exception."""
    from toolkit.frontends.buttons.actions import Click
    from toolkit.frontends.buttons.commands import COMMANDS

    lang = "zh"
    try:
        lang = language_of(window.book)
        window.status(text("button-working", lang))
        COMMANDS[name](Click(window, lang))
        window.status("")
    except DutybookError as error:
        window.status("")
        window.tell(error.text(lang), Kind.ERROR)
    except Exception as error:  # the last line of defence: a clerk sees a sentence, the traceback goes to a log
        from toolkit.frontends.crash import keep_traceback

        path = keep_traceback(error, __version__)
        detail = " ".join(str(error).split())[:200]
        window.status("")
        window.tell(text("button-crash", lang, path=path, detail=f"{type(error).__name__}: {detail}"), Kind.ERROR)


def language_of(book: xlwings.Book) -> str:
    """The language of a workbook: its messages are in that of its sheets' names, or of the first sheet's first rows."""
    names = "".join(sheet.name for sheet in book.sheets)
    if _CHINESE.search(names):
        return "zh"
    head = book.sheets[0].range((1, 1), (10, 12)).options(ndim=2).value
    return "zh" if any(isinstance(v, str) and _CHINESE.search(v) for row in head for v in row) else "en"
