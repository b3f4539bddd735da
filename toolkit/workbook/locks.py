"""A lock on a workbook between our own processes, and the names of the files we lay beside it for a moment."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from toolkit.digest import sha256
from toolkit.errors import CannotRunError, WorkbookOpenError

OURS = ".~dutybook~"
_LOCK_SECONDS = 30.0
_ROOM = 150  # bytes of a name that ours may begin with; file systems allow 255, and a Chinese character takes three
# What file systems without locks answer. There the comparison of fingerprints alone keeps writers apart.
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, getattr(errno, "ENOTSUP", errno.EOPNOTSUPP)}

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def short(name: str) -> str:
    """A file name that leaves room for additions; a long one is cut, and its digest keeps it apart from others."""
    encoded = name.encode("utf-8", "surrogateescape")
    if len(encoded) <= _ROOM:
        return name
    head = encoded[: _ROOM - 17].decode("utf-8", "ignore")
    return f"{head}-{sha256(encoded)[:16]}"


def temporary_name(path: Path) -> Path:
    """Where this process writes a new version of a file before it is swapped in."""
    return path.with_name(f"{OURS}{short(path.name)}~{os.getpid()}.tmp")


def leftovers(folder: Path, name: str) -> Iterator[Path]:
    """Temporary files for a file name (a pattern may stand in it) that killed processes left in a folder."""
    with contextlib.suppress(OSError):
        for found in os.listdir(folder):  # noqa: PTH208 - names alone, in half the time: there may be hundreds
            if found.startswith(OURS) and re.fullmatch(rf"{re.escape(OURS)}{name}~\d+\.tmp", found, re.S):
                yield folder / found


def reason(error: OSError) -> str:
    """What the system says, without the path."""
    return error.strerror or type(error).__name__


def not_writable(error: OSError) -> CannotRunError:
    """A file or folder that cannot be written, or a disk without room, as a failure."""
    return CannotRunError("disk-full" if error.errno in _FULL else "file-not-writable", detail=reason(error))


class Lock:
    """The lock of a workbook, held by a file beside it.

    Attributes:
        handle: the open file.
        stale: whether somebody who held it may have left temporary files: its file was there, which a holder removes
            last.
    """

    def __init__(self, handle: int, file: Path, *, fresh: bool, sound: bool) -> None:
        self.handle = handle
        self.stale = not fresh
        self._file: Path | None = file
        # Where locks do not reach the other machines of a share, a file that was there may be that of a write of
        # theirs; one that we created is ours on all of them. Windows renames no file that is open.
        self._usable = fresh and sound and sys.platform != "win32"

    @property
    def file(self) -> Path | None:
        """The lock's file, where the new version of the workbook may be written into it and be swapped in.

        One file less is made and removed then, which some file systems make dear: ext4 without a journal looks at
        every file that was removed in the last minute before it makes one.
        """
        return self._file if self._usable else None

    def swap_in(self, path: Path) -> None:
        """Give its file the name of the workbook, last of all: others may take the lock from now on.

        Raises:
            OSError: it could not be done, and the lock is held still.
        """
        if self._file is None or not _same(self.handle, self._file):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        self._file.replace(path)
        self._file = None

    def release(self) -> None:
        """Free it; its file goes, unless it is the workbook now."""
        if sys.platform == "win32":
            os.close(self.handle)
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.unlink()  # before the lock is freed: whoever waits for it sees that its file is gone
        if sys.platform != "win32":
            os.close(self.handle)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[Lock]:
    """Hold the lock of a workbook against our other processes; the system frees it if we are killed.

    Raises:
        WorkbookOpenError: another of our processes kept it for half a minute.
        CannotRunError: the folder cannot be written.
    """
    lock = _acquire(path.with_name(f"{OURS}{short(path.name)}.lock"), path)
    try:
        yield lock
    finally:
        lock.release()


def _acquire(file: Path, path: Path) -> Lock:
    deadline = time.monotonic() + _LOCK_SECONDS
    while True:
        try:
            try:
                handle, fresh = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), True
            except FileExistsError:
                handle, fresh = os.open(file, os.O_RDWR | os.O_CREAT, 0o600), False
        except FileNotFoundError as e:
            raise CannotRunError("file-missing", name=str(path.parent)) from e
        except PermissionError as e:
            if sys.platform != "win32" or not file.exists():  # there, a file being deleted denies access for a moment
                raise not_writable(e) from e
        except OSError as e:
            raise not_writable(e) from e
        else:
            got = _try_lock(handle)
            if got is not False and _same(handle, file):
                return Lock(handle, file, fresh=fresh, sound=got is True)
            os.close(handle)
        if time.monotonic() > deadline:
            raise WorkbookOpenError(who="dutybook")
        time.sleep(0.02)


def _same(handle: int, file: Path) -> bool:
    """Whether the locked file is still the one of that name, not one that its last holder removed."""
    try:
        return os.path.samestat(os.fstat(handle), file.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool | None:
        """Whether it is ours now; None where nobody can say."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool | None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as e:
            return None if e.errno in _NO_LOCKS else False
        return True
