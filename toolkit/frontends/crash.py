"""What nobody foresaw: kept whole in a log, so that it can be mended, and out of a clerk's sight."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import traceback
from codecs import lookup
from datetime import datetime
from pathlib import Path

from toolkit.errors import CannotRunError
from toolkit.workbook.naming import IN_UTF_8, OF_THE_SYSTEM, shown

_REFUSALS = {
    *(errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EIO, errno.EBUSY, errno.ENOTDIR, errno.EISDIR),
    *(errno.EEXIST, errno.ENAMETOOLONG, errno.EDQUOT, errno.ESTALE, errno.EHOSTDOWN, errno.ETIMEDOUT),
}


def of_system(error: Exception) -> CannotRunError | None:
    """What the operating system refused, such as to write on a full disk, in words: no fault of ours, and nothing to
    send to anybody. None for anything else."""
    if isinstance(error, UnicodeEncodeError) and not IN_UTF_8 and lookup(error.encoding) == lookup(OF_THE_SYSTEM):
        return CannotRunError("system-encoding", encoding=OF_THE_SYSTEM, name=error.object)
    if not isinstance(error, OSError) or error.errno not in _REFUSALS:
        return None
    file = error.filename2 or error.filename
    name = f" ({shown(Path(file).name)})" if isinstance(file, str) else ""
    return CannotRunError("system-refused", detail=error.strerror or "", name=name)


def keep_traceback(error: BaseException, version: str) -> Path:
    """Append a traceback to the log in the temporary folder, if there is room, and return the log's path.

    Where several people share that folder, the log of another's crash cannot be written: then one of its own.
    """
    folder = Path(tempfile.gettempdir())
    path = folder / "dutybook-error.log"
    told = [
        f"\n{datetime.now().isoformat(timespec='seconds')} dutybook {version}\n",
        *traceback.format_exception(error),
    ]
    for each in (path, folder / f"dutybook-error-{os.getpid()}.log"):
        with contextlib.suppress(OSError), each.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.writelines(told)
            return each
    return path
