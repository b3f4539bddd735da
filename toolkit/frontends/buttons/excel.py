"""Excel: what the Subs of the VBA project call through xlwings' RunPython.

RunPython starts a new Python with ``--wb=NAME --from_xl=1`` and waits for its end; Excel answers it meanwhile. Where
there is no Excel, the same command line serves a workbook of that name that is open in LibreOffice.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.catalogue import text
from toolkit.errors import CannotRunError
from toolkit.frontends.buttons import click as _click
from toolkit.frontends.buttons.window import Kind

if TYPE_CHECKING:
    import xlwings

_TEXT = 2  # Application.InputBox: the type of its answer
_FOLDER_PICKER = 4  # msoFileDialogFolderPicker


def click(name: str) -> None:
    """Do what a button is for, on the workbook whose Sub called us."""
    _click.click(name, ExcelWindow(caller()))


def caller() -> xlwings.Book:
    """The workbook that called us.

    Raises:
        CannotRunError: nobody did, or it cannot be reached.
    """
    import xlwings

    if "excel" in xlwings.engines.engines_by_name:
        return xlwings.Book.caller()
    from toolkit.workbook import libreoffice

    wanted = next((arg.partition("=")[2].strip() for arg in sys.argv if arg.startswith("--wb=")), "")
    libreoffice.register(activate=True)
    for app in xlwings.apps:
        for book in app.books:
            if book.name == wanted:
                return book
    raise CannotRunError("button-closed")


class ExcelWindow:
    """A window of Excel, through xlwings."""

    def __init__(self, book: xlwings.Book) -> None:
        self.book = book

    def status(self, text: str, percent: int = 0) -> None:
        self.book.app.status_bar = f"{text} {percent} %" if text and percent else text or False

    def tell(self, text: str, kind: Kind = Kind.INFO) -> None:
        self.book.app.alert(text, _title(), mode="info" if kind is Kind.INFO else "critical")

    def ask(self, question: str, default: str = "") -> str | None:
        app = self.book.app
        if app.engine.name == "libreoffice":
            answer = app.macro("dutybook_buttons.py$ask_line")(question, default)
            return None if answer is None else str(answer)
        if sys.platform == "darwin":
            return _asked_by_mac(
                f"display dialog {_quoted(question)} default answer {_quoted(default)}", "text returned:"
            )
        answer = app.api.InputBox(question, _title(), default, Type=_TEXT)
        return None if answer is False else str(answer)

    def folder(self, title: str, start: Path | None) -> Path | None:
        app = self.book.app
        if app.engine.name == "libreoffice":
            answer = app.macro("dutybook_buttons.py$ask_folder")(title, str(start or ""))
            return Path(answer) if answer else None
        if sys.platform == "darwin":
            at = f" default location POSIX file {_quoted(str(start))}" if start else ""
            said = _asked_by_mac(f"POSIX path of (choose folder with prompt {_quoted(title)}{at})", "")
            return Path(said) if said else None
        dialog = app.api.FileDialog(_FOLDER_PICKER)
        dialog.Title = title
        if start:
            dialog.InitialFileName = f"{start}\\"
        return Path(dialog.SelectedItems(1)) if dialog.Show() else None

    def open(self, path: Path) -> None:
        self.book.app.books.open(path)


def _title() -> str:
    return text("button-tab", "zh")


def _asked_by_mac(script: str, before: str) -> str | None:
    """What a person answers to a dialog of AppleScript; None when they cancel, which osascript calls an error."""
    done = subprocess.run(["osascript", "-e", script], capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    said = done.stdout.rstrip("\n")
    return said.partition(before)[2] if before else said


def _quoted(said: str) -> str:
    """A text as AppleScript writes it."""
    lines = ['"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"' for line in said.split("\n")]
    return " & return & ".join(lines)
