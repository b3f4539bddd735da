"""The live back end: a workbook that is open in Excel or LibreOffice, through xlwings' public API.

What a person sees in the window is what is judged, saved or not; what is written appears in that window and is saved by
its owner. There is no backup: nothing is saved, and closing without saving brings everything back.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import CannotRunError, WorkbookChangedError, WriteRefusedError
from toolkit.workbook.owners import owner_files
from toolkit.workbook.port import Look, OwnSheet, RawSheet, Update, WorkbookContent, WriteReceipt, cells_of

if TYPE_CHECKING:
    import xlwings

    from toolkit.workbook.live_take_back import TakenBack

# The window does not answer while a person is typing in a cell (RPC_E_CALL_REJECTED, RPC_E_SERVERCALL_RETRYLATER).
_BUSY = (-2147418111, -2147417846)


class LiveWorkbook:
    """An open workbook. Keeps the contract of ``workbook.port.Workbook``.

    Args:
        book: any xlwings book of a desktop engine.
        noted: keep what writes change, so that a later click can take the last one back.
    """

    def __init__(self, book: xlwings.Book, *, noted: bool = True) -> None:
        self.book = book
        self._noted = noted
        self._read: WorkbookContent | None = None

    @classmethod
    def find(cls, path: str | Path) -> LiveWorkbook | None:
        """The workbook in the window that has this file open; None when no reachable program has.

        Costs nothing, not even the import of xlwings, unless an owner file beside the workbook says that it is open.
        """
        path = Path(path)
        if not any(owner.exists() for owner in owner_files(path)):
            return None
        import xlwings

        from toolkit.workbook import libreoffice

        if path.with_name(f".~lock.{path.name}#").exists() and libreoffice.uno_available():
            libreoffice.register()
        for engine in xlwings.engines:
            if engine.type != "desktop":
                continue
            with suppress(*_program_errors()):  # a program that does not answer has it open for all we know
                for app in engine.apps:
                    for book in app.books:
                        if _same_file(book.fullname, path):
                            return cls(book)
        return None

    @property
    def name(self) -> str:
        return str(self.book.name)

    def read(self) -> WorkbookContent:
        """Read every worksheet, two or three calls each. The fingerprint is that of all values as read.

        Raises:
            CannotRunError: the program does not answer.
        """
        content = self._read = self._content(merged=True)
        return content

    def painted(self, sheet: str, column: int) -> dict[int, Look] | None:
        """Not known: asking a window for its colours takes longer than the check."""
        return None

    def alone(self) -> AbstractContextManager[None]:
        """Nothing: a window belongs to one person, and its program answers one question after the other."""
        return nullcontext()

    def _content(self, *, merged: bool) -> WorkbookContent:
        from toolkit.workbook.live_read import read_sheet

        with _spoken():
            sheets = tuple(read_sheet(sheet, merged=merged) for sheet in self.book.sheets)
        return WorkbookContent(self.name, _fingerprint(sheets), sheets)

    def refuse_read_only(self) -> None:
        """Refuse a window that shows the workbook to be read only.

        Raises:
            WriteRefusedError: it does.
            CannotRunError: the program does not answer.
        """
        from toolkit.workbook.live_common import is_read_only

        with _spoken():
            if is_read_only(self.book):
                raise WriteRefusedError("button-read-only", name=self.name)

    def write(
        self, updates: Sequence[Update], own_sheets: Sequence[OwnSheet] = (), *, expected: str, label: str
    ) -> WriteReceipt:
        """Change the given cells and own sheets in the window; nothing is saved.

        What would be refused is looked for first. Should the program fail in the middle, the values and number formats
        of the cells are put back.

        Raises:
            WorkbookChangedError: somebody typed in between.
            WriteRefusedError: a protected sheet, a merged or array cell, a sheet that is not there, a window that is
                for reading only.
            CannotRunError: the program does not answer.
        """
        from toolkit.workbook import live_sheets
        from toolkit.workbook.live_journal import Entry, Journal
        from toolkit.workbook.live_write import Plan

        self.refuse_read_only()
        known = self._read
        if known is not None and known.fingerprint == expected:
            # Merged areas are known from reading; the values are looked at once more, just before they change.
            content, now = known, self._content(merged=False).fingerprint
        else:
            content = self.read()
            now = content.fingerprint
        if now != expected:
            raise WorkbookChangedError
        cells = list(cells_of(updates))
        before = {sheet.name.casefold(): sheet for sheet in content.sheets}
        with _spoken():
            plan = Plan(self.book, cells, content)
            plan.check()
            live_sheets.check(self.book, own_sheets)
            changed = tuple(plan.take_down())
            path = Path(self.book.fullname)
            there = [before[own.name.casefold()] for own in own_sheets if own.name.casefold() in before]
            added = tuple(own.name for own in own_sheets if own.name.casefold() not in before)
            replaced = {sheet.name: [list(row) for row in sheet.rows] for sheet in there}
            journal = Journal(str(path))
            if self._noted:
                journal.add(Entry(label, changed, added, replaced, plan.rows()))
            with _quiet(self.book):
                finished = False
                try:
                    plan.apply()
                    for own in own_sheets:
                        live_sheets.put_sheet(self.book, own)
                    finished = True
                finally:
                    if not finished:
                        plan.undo()
                        journal.drop()
            stale = self.book.app.calculation == "manual"
        return WriteReceipt(
            path, len(cells), None, expected, self._content(merged=False).fingerprint, stale_formulas=stale
        )

    def take_back(self) -> TakenBack:
        """Give the cells of our last write into this window what they held before, except those changed since.

        Raises:
            WriteRefusedError: there is nothing to take back, or it cannot be written.
            CannotRunError: the program does not answer.
        """
        from toolkit.workbook.live_journal import Journal
        from toolkit.workbook.live_take_back import take_back

        self.refuse_read_only()
        content = self._content(merged=False)
        with _spoken():
            journal = Journal(str(Path(self.book.fullname)))
            last = journal.last()
            if last is None:
                raise WriteRefusedError("button-nothing-to-undo", name=self.name)
            with _quiet(self.book):
                taken = take_back(self.book, last, content)
        journal.mark_undone()
        return taken


def _fingerprint(sheets: tuple[RawSheet, ...]) -> str:
    import hashlib

    digest = hashlib.sha256()
    for sheet in sheets:
        digest.update(repr((sheet.name, sheet.rows)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _same_file(fullname: str, path: Path) -> bool:
    try:
        return Path(fullname).samefile(path)
    except OSError:  # a book that was never saved, or a network address
        return False


@contextmanager
def _quiet(book: xlwings.Book) -> Iterator[None]:
    """No redrawing while cells change, and the sheet that was shown is shown again."""
    from toolkit.workbook.live_common import unmeasured

    shown = book.sheets.active
    drawing = book.app.screen_updating
    book.app.screen_updating = False
    try:
        with unmeasured(book):
            yield
    finally:
        # On the engine's object: the public activate() brings the window to the front and fails beside other apps.
        shown.impl.activate()
        book.app.screen_updating = drawing


def _program_errors() -> tuple[type[BaseException], ...]:
    """The exceptions by which Excel on Windows, Excel on macOS, and LibreOffice say that they cannot."""
    import xlwings

    from toolkit.workbook import libreoffice

    found: list[type[BaseException]] = [xlwings.XlwingsError, OSError, libreoffice.LibreOfficeError]
    for module, name in (("pywintypes", "com_error"), ("appscript.reference", "CommandError")):
        if module in sys.modules:
            found.append(getattr(sys.modules[module], name))
    found += libreoffice.uno_exceptions()
    return tuple(found)


@contextmanager
def _spoken() -> Iterator[None]:
    """A failure of the program as one of our errors."""
    known = _program_errors()
    try:
        yield
    except known as error:
        if error.args and error.args[0] in _BUSY:
            raise CannotRunError("excel-busy") from error
        first: BaseException = error
        while isinstance(first.__context__, known):  # an exception of UNO that leaves a with block becomes another
            first = first.__context__
        raise CannotRunError(detail=" ".join(str(first).split()) or type(first).__name__) from error
