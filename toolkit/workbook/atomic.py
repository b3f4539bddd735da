"""One file written in one step: a temporary file beside it, flushed to the disk, then swapped in."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from stat import S_IMODE

from toolkit.errors import CannotRunError, WorkbookUnreadableError
from toolkit.workbook.locks import Lock, reason, temporary_name
from toolkit.workbook.naming import shown

MOST_BYTES = 1 << 30
"""A file larger than this is not taken into memory."""


def read_bytes(path: Path) -> bytes:
    """All bytes of a file.

    Raises:
        CannotRunError: it is not there or cannot be read.
    """
    try:
        # Not waiting: a named pipe would let us wait for somebody to write into it.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))  # a pipe or a device has no end
            if status.st_size > MOST_BYTES:
                raise WorkbookUnreadableError("file-too-large", detail=f"{status.st_size >> 20} MB")
            return file.read()
    except FileNotFoundError as e:
        raise CannotRunError("file-missing", name=shown(path.name)) from e
    except OSError as e:
        raise CannotRunError("file-not-readable", name=shown(path.name or str(path)), detail=reason(e)) from e


def put(
    path: Path,
    content: bytes,
    like: Path | None,
    ready: Callable[[], None] = lambda: None,
    lock: Lock | None = None,
) -> None:
    """Write a flushed temporary file beside ``path`` and swap it in; ``ready`` may still refuse, by raising.

    Two flushes, and neither can go: without that of the file a power cut may leave its name on an empty file, and
    without that of the folder the old file may come back after we said that it was written.

    Args:
        like: the file whose permissions and owner the new one gets.
        lock: of ``path``; its file serves as the temporary one if it can. For a file that is there already.

    Raises:
        OSError: it could not be written; nothing is left behind.
    """
    if lock is None or not _put_by_lock(path, content, like, ready, lock):
        temporary = temporary_name(path)
        try:
            _fill(temporary, content, like)
            ready()
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
    _flush_folder(path.parent)


def _put_by_lock(path: Path, content: bytes, like: Path | None, ready: Callable[[], None], lock: Lock) -> bool:
    """Whether the lock's file became the new one; a share may refuse to rename a file that is open."""
    if lock.file is None:
        return False
    try:
        _fill(lock.file, content, like, lock.handle)
        ready()
        lock.swap_in(path)
    except OSError:
        return False
    return True


def _fill(file: Path, content: bytes, like: Path | None, handle: int | None = None) -> None:
    """Write a file and flush it, by its name or by an open handle of it, with the permissions and owner of ``like``."""
    with open(file if handle is None else handle, "wb", closefd=handle is None) as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())  # on the writable handle: Windows wants it so
    if like is not None:
        _copy_access(like, file)


def _copy_access(source: Path, target: Path) -> None:
    """Permissions, owner, extended attributes and the time of the last access.

    The time of the last change is now: backup programs, synchronised folders and other people's Excel go by it, and
    what is written has changed. That of creation is kept by Windows for a name that is replaced; elsewhere nobody may
    set it.
    """
    theirs, mine = source.stat(), target.stat()
    with contextlib.suppress(OSError):
        os.utime(target, ns=(theirs.st_atime_ns, mine.st_mtime_ns))
    if sys.platform != "win32":
        if (mine.st_uid, mine.st_gid) != (theirs.st_uid, theirs.st_gid):
            with contextlib.suppress(PermissionError):
                os.chown(target, theirs.st_uid, theirs.st_gid)
    if sys.platform == "linux":
        names: list[str] = []
        with contextlib.suppress(OSError):
            names = os.listxattr(source)
        for name in names:
            with contextlib.suppress(OSError):  # one that is for the system alone to set keeps no other one out
                os.setxattr(target, name, os.getxattr(source, name))
    target.chmod(S_IMODE(theirs.st_mode))


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
