"""A workbook on disk: read whole, written losslessly, replaced in one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import CannotRunError, WorkbookChangedError, WriteRefusedError
from toolkit.workbook import journal, reading
from toolkit.workbook.backups import KEPT, Keep
from toolkit.workbook.formats import LOSSLESS, OTHERS
from toolkit.workbook.naming import shown
from toolkit.workbook.owners import Patience
from toolkit.workbook.port import Look, OwnSheet, Update, WorkbookContent, WriteReceipt
from toolkit.workbook.replace import alone, create, notes, read_bytes, swap

if TYPE_CHECKING:
    from toolkit.workbook.locks import Lock
    from toolkit.workbook.ooxml.plain import Held
    from toolkit.workbook.passwords import Secret


class FileWorkbook:
    """A workbook file. Keeps the contract of ``workbook.port.Workbook``.

    Args:
        path: the file; symbolic links are followed when it is written.
        backups: keep what is replaced in ``.dutybook-backup/`` beside the file.
        keep: how many backups of this workbook to have at most.
        password: opens it if it is encrypted; it is encrypted again with the same when it is written.
        patience: how long to wait when somebody has it open; None not to wait.
        run: by what the writes of one run are known as such.
    """

    def __init__(
        self,
        path: str | Path,
        backups: bool = True,
        *,
        keep: int = KEPT,
        password: Secret | None = None,
        patience: Patience | None = None,
        run: str = "",
    ) -> None:
        self.path = Path(path)
        self._most = keep if backups else 0
        self._password = password
        self._patience = patience
        self._run = run
        self._held: tuple[str, Held] | None = None
        self._lock: Lock | None = None

    @property
    def name(self) -> str:
        return shown(self.path.name)

    @property
    def by_itself(self) -> bool:
        """Whether writing it is a matter of this file alone, and starts no LibreOffice."""
        return self.path.suffix.lower() in LOSSLESS

    def read(self) -> WorkbookContent:
        """Read every worksheet; the fingerprint is that of the very bytes that were parsed.

        Raises:
            CannotRunError: the file is missing or cannot be read.
            WorkbookUnreadableError: damaged, empty or not a workbook.
            WorkbookEncryptedError: a password is needed.
        """
        self.release()
        content, held = reading.opened(self.name, read_bytes(self.path), self._password)
        if held is not None:
            self._held = (content.fingerprint, held)
        return content

    def painted(self, sheet: str, column: int) -> dict[int, Look] | None:
        """The rows of a column with a fill of ours, in the workbook as it was read; None where that is not known."""
        if self._held is None:
            return None
        from toolkit.workbook.ooxml.painted import painted

        return painted(self._held[1], sheet, column)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep our other processes from writing it while it is read and written here.

        Not where LibreOffice writes it, which takes the lock for itself.

        Raises:
            WorkbookOpenError, CannotRunError: as of ``locks.locked``.
        """
        if not self.by_itself:
            yield
            return
        path = real(self.path)
        if self._patience is not None:
            self._patience.until_closed(path)  # before others have to wait for us
        with alone(path) as self._lock:
            try:
                yield
            finally:
                self._lock = None

    def release(self) -> None:
        """Forget what reading left for a write: its parts unpacked. A write, or another reading, does so too."""
        self._held = None

    def write(
        self, updates: Sequence[Update], own_sheets: Sequence[OwnSheet] = (), *, expected: str, label: str
    ) -> WriteReceipt:
        """Change the given cells and own sheets, nothing else; all of it or none of it.

        An .ods or .xls file goes through LibreOffice; where that cannot be, and for .xlsb and .csv, a result workbook
        is written beside the file, and the receipt has its path.

        Raises:
            WorkbookChangedError: it is not the workbook that was read.
            WorkbookOpenError: somebody has the file open.
            WriteRefusedError: writing would harm something.
            CannotRunError: the file or its folder cannot be written.
        """
        refuse_format(self.path, (*LOSSLESS, *OTHERS))
        kept = self._held
        self.release()
        held = kept[1] if kept is not None and kept[0] == expected else None
        if self.path.suffix.lower() in OTHERS:
            from toolkit.workbook.other_formats import Other

            other = Other(self.path, self._password, self._keep(label), self._patience)
            receipt = other.write(updates, own_sheets, expected=expected)
            if receipt is not None:
                return receipt
        return self._edit(updates, own_sheets, expected, label, held)

    def write_upon(self, updates: Sequence[Update], *, label: str) -> WriteReceipt:
        """Change the given cells in whatever the file holds by now, one of our own processes after the other.

        Raises:
            WorkbookChangedError: other programs saved it meanwhile, and again while it was tried once more.
            WorkbookOpenError, WriteRefusedError, CannotRunError: as of ``write``.
        """
        refuse_format(self.path)
        self.release()
        try:
            return self._edit(updates, (), None, label, None)
        except WorkbookChangedError:
            return self._edit(updates, (), None, label, None)

    def _keep(self, label: str) -> Keep | None:
        return Keep(label, self._most, self._run) if self._most else None

    def _edit(
        self,
        updates: Sequence[Update],
        own_sheets: Sequence[OwnSheet],
        expected: str | None,
        label: str,
        held: Held | None,
    ) -> WriteReceipt:
        """Write an Office Open XML file; ``expected`` None: whatever it holds. ``held``: its parts, where known."""
        before = expected or ""
        changed: tuple[str, ...] = ()
        stale, about = False, journal.Journal()

        def make(old: bytes) -> bytes:
            nonlocal before, changed, stale, about
            from toolkit.workbook.ooxml.edit import edit

            before = expected or reading.fingerprint(old)
            plain, used = _unlocked(self.path, old, self._password)
            edited = edit(plain, updates, own_sheets, held=held)
            changed, stale = edited.changed, edited.stale_formulas
            about = journal.about(edited.updates, [s.name for s in own_sheets], secret=used is not None)
            return locked_again(edited.data, used)

        path = real(self.path)
        known = notes(path)
        backup, after = swap(
            path,
            make,
            expected,
            keep=self._keep(label),
            journal=lambda: about,
            patience=self._patience,
            lock=self._lock,
        )
        told = None if about.cells is None else tuple(updates)
        said = known if after != before else ()
        return WriteReceipt(self.path, journal.count(updates), backup, before, after, changed, stale, told, said)


def write_cells(
    path: str | Path, updates: Iterable[Update], out: str | Path | None = None, password: str | None = None
) -> WriteReceipt:
    """Change cells of an existing workbook and nothing else.

    Args:
        path: an .xlsx, .xlsm, .xltx or .xltm file.
        updates: rows and columns count from 1; a str is always text, None empties the cell. A look may be given by its
            name. Numbers and times of numpy and pandas, and Decimal, become what Excel has: a float, a date and time.
            No cell has a time zone: of a time with one the zone is left out and the time of day stays.
        out: where to write a changed copy, leaving ``path`` alone; without it ``path`` is replaced, after a backup.
            It has the ending of ``path``: the content stays of that kind, and Excel opens no other under its name.
            A file of that name is replaced too, in one step and without a backup: look first if that may be another's.
        password: opens a workbook that wants one; what is written is locked with it again.

    Raises:
        CannotRunError: one of its kinds, all of them in ``toolkit.workbook``; nothing was changed.
            Among them WriteRefusedError for a value that a cell does not keep: a text too long, a whole number of more
            than 15 digits, which is to be handed in as text, a date before 1900.
        TypeError: a value that no cell can hold, a row that is no whole number, an unknown look, a block whose cells
            do not fit its rows and columns, or what is no change at all; nothing was changed.
    """
    from toolkit.workbook.foreign import with_plain_values

    updates = with_plain_values(updates)
    from toolkit.workbook.passwords import Secret

    source, secret = Path(path), Secret(password) if password else None
    refuse_format(source)
    if out is None:
        return FileWorkbook(source, password=secret).write_upon(updates, label=_saved_at(source))
    _refuse_another_format(source, Path(out))
    data = read_bytes(source)
    before = reading.fingerprint(data)
    from toolkit.workbook.ooxml.edit import edit

    plain, used = _unlocked(source, data, secret)
    edited = edit(plain, updates)
    new = locked_again(edited.data, used)
    create(real(Path(out)), new, like=source)
    after = reading.fingerprint(new)
    return WriteReceipt(Path(out), journal.count(updates), None, before, after, edited.changed, edited.stale_formulas)


def _saved_at(path: Path) -> str:
    """When a file was saved last, as the label of a backup of it."""
    from datetime import datetime

    try:
        saved = path.stat().st_mtime
    except OSError as e:
        raise CannotRunError("file-missing", name=shown(path.name)) from e
    return datetime.fromtimestamp(saved).strftime("%Y%m%dT%H%M%S")


def _unlocked(path: Path, data: bytes, password: Secret | None) -> tuple[bytes, Secret | None]:
    """A workbook to be written as Office Open XML, unlocked, and the password that was used.

    Raises:
        WriteRefusedError: it is of another format than its ending says.
        WorkbookUnreadableError, WorkbookEncryptedError
    """
    plain, used = reading.unlocked(data, password)
    content = reading.other_content(plain)
    if content is not None:
        raise WriteRefusedError("write-content", suffix=path.suffix, content=content)
    return plain, used


def locked_again(plain: bytes, password: Secret | None) -> bytes:
    """Encrypted with the password that opened it, if there was one.

    Raises:
        WriteRefusedError: it could not be done faithfully.
    """
    if password is None:
        return plain
    from toolkit.workbook.passwords import lock

    return lock(plain, password)


def refuse_format(path: Path, known: Sequence[str] = LOSSLESS) -> None:
    """Refuse to write formats other than Office Open XML, or than those given.

    Raises:
        WriteRefusedError: another format, by the file's ending.
    """
    if path.suffix.lower() not in known:
        raise WriteRefusedError("write-format", suffix=path.suffix or path.name or str(path))


def _refuse_another_format(source: Path, target: Path) -> None:
    """Refuse a copy whose ending is not that of its content.

    Raises:
        WriteRefusedError: so.
    """
    refuse_format(target)
    if target.suffix.lower() != source.suffix.lower():
        raise WriteRefusedError("write-out-format", suffix=source.suffix, other=target.suffix)


def real(path: Path) -> Path:
    """The file itself, symbolic links followed.

    Raises:
        CannotRunError: the links lead round in a circle.
    """
    try:
        return path.resolve()
    except (OSError, RuntimeError) as e:  # a circle of links
        raise CannotRunError("file-missing", name=path.name) from e
