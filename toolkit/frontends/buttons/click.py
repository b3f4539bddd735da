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

# Where the headers of tables are looked for: the last row and column.
_HEAD = (30, 40)
_CHINESE = re.compile("[\u4e00-\u9fff]")


def click(name: str, window: Window) -> None:
    """Do what the button ``name`` is for. Never raises an Exception."""
    from toolkit.frontends.buttons.actions import Click
    from toolkit.frontends.buttons.commands import COMMANDS

    lang = "zh"
    try:
        lang = language_of(window.book)
        clicked = Click(window, lang)
        lang = clicked.lang
        window.status(text("button-working", lang))
        COMMANDS[name](clicked)
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
    """The language of a workbook: that of its first table's header, as of our columns and our sheet.

    Where there is none it is English only if nothing is in Chinese, or if it is our own sheet for the month-end check.
    """
    from toolkit.app.workbook_tables import tables_of
    from toolkit.settings import Settings
    from toolkit.workbook.port import RawSheet, WorkbookContent

    heads = []
    for sheet in book.sheets:
        cells = sheet.range((1, 1), _HEAD).options(ndim=2).value
        heads.append(RawSheet(sheet.name, cells, visible=sheet.visible in (True, -1)))
    tables = tables_of(WorkbookContent(book.name, "", tuple(heads)), Settings(), None)
    if tables:
        return tables[0].header.lang
    if any(head.name == text("button-sheet-name", "en") for head in heads):
        return "en"
    said = (v for head in heads for v in (head.name, *(v for row in head.rows for v in row)))
    return "zh" if any(isinstance(v, str) and _CHINESE.search(v) for v in said) else "en"
