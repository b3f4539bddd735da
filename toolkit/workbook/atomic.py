"""One file written in one step: a temporary file beside it, flushed to the disk, then swapped in."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from toolkit.errors import CannotRunError
from toolkit.workbook.locks import reason, temporary_name


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


def put(path: Path, content: bytes, like: Path | None, ready: Callable[[], None] = lambda: None) -> None:
    """Write a flushed temporary file beside ``path`` and swap it in; ``ready`` may still refuse, by raising.

    Raises:
        OSError: it could not be written; nothing is left behind.
    """
    temporary = _temporary(path, content, like)
    with _removing(temporary):
        ready()
        temporary.replace(path)
    _flush_folder(path.parent)


@contextlib.contextmanager
def _removing(temporary: Path) -> Iterator[None]:
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _temporary(path: Path, content: bytes, like: Path | None) -> Path:
    """A flushed file beside ``path`` with this content and the permissions and owner of ``like``."""
    temporary = temporary_name(path)
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # on the writable handle: Windows wants it so
        if like is not None:
            _copy_access(like, temporary)
    except OSError:
        with contextlib.suppress(OSError):
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
