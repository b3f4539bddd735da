"""A LibreOffice without windows must not outlive the process that started it, nor leave its files behind.

Whoever is killed cannot tidy up. A shell beside the LibreOffice waits for the end of a pipe that only we hold: when we
are gone, however that came, it ends the LibreOffice and removes the folder of its profile, in which the files that it
works on lie, too. Where that shell was ended with us, by a shutdown perhaps, the next start finds the folder without
anybody who holds its lock. Not on Windows.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

_LOCK = ".held"
_WATCH = 'read -r _; kill -s KILL -- "-$1"; sleep 0.2; rm -rf -- "$2"'


class Watch:
    """Watches over a process group and the folder that it works in, until ``end``."""

    def __init__(self, folder: Path, group: int) -> None:
        self._shell: subprocess.Popen[bytes] | None = None
        self._lock = hold(folder)
        if sys.platform == "win32":
            return
        with contextlib.suppress(OSError):
            self._shell = subprocess.Popen(
                ["/bin/sh", "-c", _WATCH, "sh", str(group), str(folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C on our terminal is not meant for it
            )

    def end(self) -> None:
        """Watch no more: what was watched has ended."""
        if self._shell is not None:
            self._shell.kill()
            self._shell.communicate()
            self._shell = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


if sys.platform == "win32":

    def hold(folder: Path) -> int | None:
        """Hold the lock of a folder; the system frees it when we end. None where it cannot be had."""
        return None

else:
    import fcntl

    def hold(folder: Path) -> int | None:
        """Hold the lock of a folder; the system frees it when we end. None where it cannot be had."""
        try:
            handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return None
        return handle


def sweep(base: Path, prefix: str) -> None:
    """Remove the folders of this prefix that killed processes left: those with a lock that nobody holds."""
    for lock in base.glob(f"{prefix}*/{_LOCK}"):
        handle = hold(lock.parent)
        if handle is not None:
            shutil.rmtree(lock.parent, ignore_errors=True)
            os.close(handle)
