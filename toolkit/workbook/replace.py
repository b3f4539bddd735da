"""Replacing a file in one step, so that at every moment it is the old one or the new one, complete.

Under a lock between our own processes: verify that the file is still the one that was read, lay a backup, write a
temporary file in the same folder, flush it to the disk, verify again, swap it in. A crash leaves the old file and at
most a temporary one, which the next write to the same workbook clears away.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from toolkit.errors import CannotRunError, WorkbookChangedError, WorkbookOpenError
from toolkit.workbook.owners import who_has_open
from toolkit.workbook.reading import fingerprint

BACKUP_FOLDER = ".dutybook-backup"
_OURS = ".~dutybook~"
_LOCK_SECONDS = 30.0


def read_bytes(path: Path) -> bytes:
    """All bytes of a file.

    Raises:
        CannotRunError: it is not there or cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as e:
        raise CannotRunError("file-missing", name=path.name) from e
    except OSError as e:
        raise CannotRunError("file-not-readable", name=path.name, detail=reason(e)) from e


def reason(error: OSError) -> str:
    """What the system says, without the path."""
    return error.strerror or type(error).__name__


def backup_path(path: Path, label: str, before: str) -> Path:
    """Where the backup of a version goes: ``.dutybook-backup/name~label~12345678.xlsx`` beside the file."""
    safe = "".join(ch if ch.isalnum() or ch in "-_." else "-" for ch in label)
    return path.parent / BACKUP_FOLDER / f"{path.stem}~{safe}~{before[:8]}{path.suffix}"


def swap(path: Path, make: Callable[[bytes], bytes], expected: str, label: str | None) -> tuple[Path | None, bytes]:
    """Replace a file by what ``make`` makes of it; all of it or none of it.

    Args:
        path: the real file, links followed.
        expected: the fingerprint it must have.
        label: for the backup's name; None for no backup.

    Returns:
        The backup, and the new content.

    Raises:
        WorkbookChangedError, WorkbookOpenError, CannotRunError: nothing was changed.
    """
    with locked(path):
        _clear_leftovers(path)
        _refuse_open(path)
        old = read_bytes(path)
        if fingerprint(old) != expected:
            raise WorkbookChangedError
        new = make(old)
        backup = None
        try:
            if label is not None:
                backup = backup_path(path, label, expected)
                _lay_backup(backup, old, path)
            _replace(path, new, expected)
        except PermissionError as e:
            if sys.platform == "win32":
                raise WorkbookOpenError(who=who_has_open(path) or "?") from e
            raise CannotRunError("file-not-writable", detail=reason(e)) from e
        except OSError as e:
            raise CannotRunError("file-not-writable", detail=reason(e)) from e
    return backup, new


def create(path: Path, content: bytes, like: Path | None = None) -> None:
    """Write a file in one step, replacing one of that name; ``like`` lends its permissions.

    Raises:
        WorkbookOpenError, CannotRunError: nothing was changed.
    """
    with locked(path):
        _clear_leftovers(path)
        _refuse_open(path)
        try:
            temporary = _temporary(path, content, like)
            with _removing(temporary):
                temporary.replace(path)
            _flush_folder(path.parent)
        except OSError as e:
            raise CannotRunError("file-not-writable", detail=reason(e)) from e


def _refuse_open(path: Path) -> None:
    who = who_has_open(path)
    if who is not None:
        raise WorkbookOpenError(who=who)


def _replace(path: Path, content: bytes, expected: str) -> None:
    if not os.access(path, os.W_OK):
        raise CannotRunError("file-not-writable", detail=path.name)
    temporary = _temporary(path, content, path)
    with _removing(temporary):
        # The last look, as late as can be: somebody may have saved while we worked.
        if fingerprint(read_bytes(path)) != expected:
            raise WorkbookChangedError
        _refuse_open(path)
        temporary.replace(path)
    _flush_folder(path.parent)


@contextlib.contextmanager
def _removing(temporary: Path) -> Iterator[None]:
    try:
        yield
    finally:
        temporary.unlink(missing_ok=True)


def _temporary(path: Path, content: bytes, like: Path | None) -> Path:
    """A flushed file beside ``path`` with this content and the permissions and owner of ``like``."""
    temporary = path.with_name(f"{_OURS}{path.name}~{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # on the writable handle: Windows wants it so
        if like is not None:
            _copy_access(like, temporary)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _copy_access(source: Path, target: Path) -> None:
    """Permissions, owner and extended attributes; not the times, so that others see that the file changed."""
    stat = source.stat()
    if sys.platform != "win32":
        mine = target.stat()
        if (mine.st_uid, mine.st_gid) != (stat.st_uid, stat.st_gid):
            with contextlib.suppress(PermissionError):
                os.chown(target, stat.st_uid, stat.st_gid)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            for name in os.listxattr(source):
                os.setxattr(target, name, os.getxattr(source, name))
    shutil.copymode(source, target)


def _lay_backup(backup: Path, content: bytes, like: Path) -> None:
    new = not backup.parent.exists()
    backup.parent.mkdir(exist_ok=True)
    if new and sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(str(backup.parent), 2)  # hidden
    if backup.exists() and backup.stat().st_size == len(content) and backup.read_bytes() == content:
        return
    temporary = _temporary(backup, content, like)
    with _removing(temporary):
        temporary.replace(backup)
    _flush_folder(backup.parent)


def _flush_folder(folder: Path) -> None:
    """Make a rename last through a power cut; some network file systems cannot, and Windows needs not."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clear_leftovers(path: Path) -> None:
    """Remove temporary files of writes that were killed. Under the lock nobody else is writing here."""
    prefix = f"{_OURS}{path.name}~"
    for folder in (path.parent, path.parent / BACKUP_FOLDER):
        with contextlib.suppress(OSError):
            for entry in os.scandir(folder):
                if entry.name.startswith(prefix if folder == path.parent else f"{_OURS}{path.stem}~"):
                    Path(entry.path).unlink(missing_ok=True)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a workbook against our other processes; the system frees it if we are killed.

    Raises:
        WorkbookOpenError: another of our processes kept it for half a minute.
        CannotRunError: the folder cannot be written.
    """
    file = path.with_name(f"{_OURS}{path.name}.lock")
    deadline = time.monotonic() + _LOCK_SECONDS
    while True:
        try:
            handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError as e:
            raise CannotRunError("file-missing", name=str(path.parent)) from e
        except PermissionError as e:
            if sys.platform != "win32" or not file.exists():  # there, a file being deleted denies access for a moment
                raise CannotRunError("file-not-writable", detail=reason(e)) from e
            handle = -1
        except OSError as e:
            raise CannotRunError("file-not-writable", detail=reason(e)) from e
        if handle >= 0:
            if _try_lock(handle) and _same(handle, file):
                break
            os.close(handle)
        if time.monotonic() > deadline:
            raise WorkbookOpenError(who="dutybook")
        time.sleep(0.02)
    try:
        yield
    finally:
        if sys.platform == "win32":
            os.close(handle)
            with contextlib.suppress(OSError):
                file.unlink()
        else:
            with contextlib.suppress(OSError):
                file.unlink()  # before the lock is freed: whoever waits for it sees that its file is gone
            os.close(handle)


def _same(handle: int, file: Path) -> bool:
    """Whether the locked file is still the one of that name, not one that its last holder removed."""
    try:
        return os.path.samestat(os.fstat(handle), file.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
