"""Replacing a file in one step, so that at every moment it is the old one or the new one, complete.

Under a lock between our own processes: verify that the file is still the one that was read, lay a backup, write a
temporary file in the same folder, flush it to the disk, verify again, swap it in. A crash leaves the old file and at
most a temporary one, which the next write to the same workbook clears away.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from toolkit.errors import CannotRunError, WorkbookChangedError, WorkbookOpenError
from toolkit.workbook import backups
from toolkit.workbook.atomic import put, read_bytes
from toolkit.workbook.journal import Journal
from toolkit.workbook.locks import Lock, leftovers, locked, not_writable, reason, short
from toolkit.workbook.naming import shown
from toolkit.workbook.owners import Patience, who_has_open
from toolkit.workbook.port import Note
from toolkit.workbook.reading import fingerprint

Make = Callable[[bytes], bytes]


def swap(
    path: Path,
    make: Make,
    expected: str | None,
    *,
    keep: backups.Keep | None = None,
    journal: Callable[[], Journal] = Journal,
    patience: Patience | None = None,
    lock: Lock | None = None,
) -> tuple[Path | None, str]:
    """Replace a file by what ``make`` makes of it; all of it or none of it.

    Args:
        path: the real file, links followed.
        expected: the fingerprint it must have; None for any.
        keep: how to keep the old file; None for no backup.
        journal: what the write does, asked for after ``make``; names and fingerprints are filled in here.
        patience: how long to wait for people who have the file open.
        lock: the lock of the workbook, where it is held already.

    Returns:
        The backup, and the fingerprint of the new content.

    Raises:
        WorkbookChangedError, WorkbookOpenError, CannotRunError: nothing was changed.
    """
    if patience is not None:
        patience.until_closed(path)
    with alone(path) if lock is None else contextlib.nullcontext(lock) as lock:
        _refuse_open(path)
        old = read_bytes(path)
        before = fingerprint(old)
        if expected not in (None, before):
            raise WorkbookChangedError
        new = make(old)
        if new == old:
            return None, before
        after = fingerprint(new)
        laid = None
        try:
            if keep is not None:
                laid = _lay(path, old, keep, journal().of(shown(path.name), before, after, keep.label, keep.run))
            _replace(path, new, old, lock)
        except OSError as e:
            backups.take_back(laid)
            if isinstance(e, PermissionError) and sys.platform == "win32":
                raise WorkbookOpenError(who=who_has_open(path) or "?") from e
            raise not_writable(e) from e
        except CannotRunError:
            backups.take_back(laid)
            raise
        if keep is not None and laid is not None:
            backups.settle(laid)
            backups.prune(path, keep.most)
    return (laid.backup if laid else None), after


def notes(path: Path) -> tuple[Note, ...]:
    """What to say of a file that is to be replaced, asked for before that: it has other names, which keep the old.

    Writing into the file itself would change it under all its names, but a crash in the middle would lose it.
    """
    try:
        return (Note("file-linked"),) if path.stat().st_nlink > 1 else ()
    except OSError:
        return ()


def create(path: Path, content: bytes, like: Path | None = None) -> None:
    """Write a file in one step, replacing one of that name; ``like`` lends its permissions.

    Raises:
        WorkbookOpenError, CannotRunError: nothing was changed.
    """
    with alone(path):
        _refuse_open(path)
        if path.exists():
            _refuse_read_only(path)
        try:
            put(path, content, like)
        except OSError as e:
            raise not_writable(e) from e


@contextlib.contextmanager
def alone(path: Path) -> Iterator[Lock]:
    """Under the lock of a workbook, with what a killed holder of it left cleared away.

    Raises:
        WorkbookOpenError, CannotRunError: as of ``locked``.
    """
    with locked(path) as lock:
        if lock.stale:
            _clear_leftovers(path)
        yield lock


def _refuse_open(path: Path) -> None:
    who = who_has_open(path)
    if who is not None:
        raise WorkbookOpenError(who=who)


def _refuse_read_only(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise CannotRunError("file-not-writable", detail=os.strerror(errno.EACCES))


def _replace(path: Path, content: bytes, old: bytes, lock: Lock) -> None:
    _refuse_read_only(path)

    def ready() -> None:
        # The last look, as late as can be: somebody may have saved while we worked.
        if read_bytes(path) != old:
            raise WorkbookChangedError
        _refuse_open(path)

    put(path, content, path, ready, lock)


def _lay(path: Path, old: bytes, keep: backups.Keep, journal: Journal) -> backups.Laid:
    try:
        return backups.lay(path, old, keep, journal)
    except (PermissionError, FileExistsError, NotADirectoryError) as e:  # of the folder of the backups, not of the disk
        raise CannotRunError("backup-not-writable", folder=backups.FOLDER, detail=reason(e)) from e


def _clear_leftovers(path: Path) -> None:
    """Remove temporary files of writes that were killed. Under the lock nobody else is writing here."""
    for file in [
        *leftovers(path.parent, re.escape(short(path.name))),
        *leftovers(path.parent / backups.FOLDER, backups.pattern(path)),
    ]:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


__all__ = ["alone", "create", "locked", "notes", "read_bytes", "swap"]
