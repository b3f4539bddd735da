"""LibreOffice Calc: the process behind the buttons.

LibreOffice's macro file (``templates/buttons/calc/dutybook_buttons.py``) starts it at the first click, keeps it for the
next ones, and shows what it wants shown. It ends with LibreOffice, whose end closes its standard input. The lines that
both write to each other are described there.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from toolkit.errors import CannotRunError
from toolkit.frontends.buttons.window import Kind

if TYPE_CHECKING:
    import xlwings


class CalcWindow:
    """A window of Calc: cells through the xlwings engine, everything else through the macro that started us."""

    def __init__(self, book: xlwings.Book, line: Line) -> None:
        self.book = book
        self._line = line

    def status(self, text: str, percent: int = 0) -> None:
        if text:
            self._line.send(status=text, percent=percent)

    def tell(self, text: str, kind: Kind = Kind.INFO) -> None:
        self._line.ask(tell=text, kind=kind.value)

    def ask(self, question: str, default: str = "") -> str | None:
        answer = self._line.ask(ask=question, default=default)
        return None if answer is None else str(answer)

    def folder(self, title: str, start: Path | None) -> Path | None:
        answer = self._line.ask(folder=title, start=str(start) if start else "")
        return Path(answer) if answer else None

    def open(self, path: Path) -> None:
        self.book.app.books.open(path)


class Line:
    """The macro at the other end: a JSON object a line."""

    def __init__(self, source: IO[str], target: IO[str]) -> None:
        self._source, self._target = source, target

    def send(self, **what: object) -> None:
        self._target.write(json.dumps(what) + "\n")
        self._target.flush()

    def ask(self, **what: object) -> Any:
        """Send something, and wait for the answer.

        Raises:
            SystemExit: LibreOffice has ended.
        """
        self.send(**what)
        answer = self.receive()
        if answer is None:
            sys.exit(0)
        return answer.get("answer")

    def receive(self) -> dict[str, Any] | None:
        """The next object; None at the end."""
        line = self._source.readline()
        return json.loads(line) if line else None


def main() -> None:
    """Serve the clicks of one LibreOffice, named by its pipe on the command line, until it ends."""
    line = Line(sys.stdin, sys.stdout)
    sys.stdout = sys.stderr  # what anything prints belongs into the log, not between our lines
    app = None
    while (order := line.receive()) is not None:
        from toolkit.frontends.buttons.click import click

        if app is None:
            app = connect(sys.argv[1])
        click(order["click"], CalcWindow(_book(app, order["book"]), line))
        line.send(done=True)


def connect(pipe: str) -> xlwings.App:
    """The LibreOffice that listens on a pipe, as an xlwings App."""
    _import_xlwings()
    from toolkit.workbook import libreoffice

    libreoffice.register(activate=True)
    return libreoffice.connect(pipe)


def _import_xlwings() -> None:
    """Import xlwings as if pandas and numpy were not installed: no click hands it a table of theirs.

    It imports both when it finds them, which is five sixths of the time that the first click would wait for. What
    needs them later (the summary of a month-end) imports them then.
    """
    hidden = [name for name in ("numpy", "pandas", "matplotlib", "PIL", "cryptography") if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None makes an import fail
    try:
        import xlwings  # noqa: F401
    finally:
        for name in hidden:
            del sys.modules[name]


def _book(app: xlwings.App, uid: str) -> xlwings.Book:
    """The workbook with a RuntimeUID: names and addresses change, and those never saved have none.

    Raises:
        CannotRunError: it was closed.
    """
    for book in app.books:
        if book.api.RuntimeUID == uid:
            return book
    raise CannotRunError("button-closed")


if __name__ == "__main__":
    main()
