"""Who has a workbook open: the owner files that Excel, WPS and LibreOffice lay beside it.

Excel and WPS write ``~$name.xlsx`` (165 bytes: a length byte and the user's name in the machine's code page; at byte 55
the length again, in two bytes, then the name in UTF-16). LibreOffice writes ``.~lock.name.xlsx#``, a comma-separated
line. Neither can be told from one left behind by a crash, so each counts as open.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

_WIDE_AT = 55
_LONGEST = 54  # characters of a name

_LONGEST_FILE_NAME = 255  # bytes, or on Windows characters
_SURELY_FITS = 60  # characters of up to four bytes, and what is added

_POLL = 0.5  # seconds


class Patience:
    """How long one run waits, in all, for people to close their workbooks.

    Args:
        seconds: the whole of it; it is used up by all files together.
        tell: called with the file's name and who has it open when the waiting begins.
    """

    def __init__(self, seconds: float, tell: Callable[[str, str], None] = lambda name, who: None) -> None:
        self._left = seconds
        self._tell = tell

    def until_closed(self, path: Path) -> None:
        """Wait until nobody has the file open, or the patience is at an end."""
        who = who_has_open(path) if self._left > 0 else None
        if who is None:
            return
        self._tell(path.name, who)
        begun = time.monotonic()
        end = begun + self._left
        while who_has_open(path) is not None and (now := time.monotonic()) < end:
            time.sleep(min(_POLL, end - now))
        self._left -= time.monotonic() - begun


def owner_files(path: Path) -> tuple[Path, ...]:
    """Where owner files of a workbook would be. Excel cuts the first letters of some names."""
    name = path.name
    names: tuple[str, ...] = ("~$" + name, "~$" + name[2:] if len(name) > 6 else "~$" + name, f".~lock.{name}#")
    if len(name) > _SURELY_FITS:  # where no file can have such a name, nobody could lay one
        names = tuple(n for n in names if len(os.fsencode(n)) <= _LONGEST_FILE_NAME)
    return tuple(map(path.with_name, names))


def who_has_open(path: Path) -> str | None:
    """The name of whoever has the workbook open, ``?`` if the owner file does not say; None if nobody has."""
    for file in owner_files(path):
        try:
            data = file.read_bytes()
        except FileNotFoundError:
            continue
        except OSError:
            return "?"  # Excel holds its owner file without sharing it
        return (_libreoffice(data) if file.name.startswith(".~lock.") else _excel(data)) or "?"
    return None


def _excel(data: bytes) -> str:
    start = _WIDE_AT + 2
    length = int.from_bytes(data[_WIDE_AT:start], "little")
    if 0 < length <= _LONGEST and len(data) >= start + 2 * length:
        wide = data[start : start + 2 * length].decode("utf-16-le", "replace").strip("\0 ")
        if wide and wide.isprintable() and "\ufffd" not in wide:
            return wide
    if not data:
        return ""
    narrow = data[1 : 1 + data[0]]
    for encoding in ("utf-8", "gb18030"):
        try:
            return narrow.decode(encoding).strip("\0 ")
        except UnicodeDecodeError:
            continue
    return ""


def _libreoffice(data: bytes) -> str:
    """Fields: name, system user, host, time, profile; commas in them are escaped with a backslash."""
    fields = [f.replace("\0", ",").strip() for f in data.decode("utf-8", "replace").replace("\\,", "\0").split(",")]
    name, user, host = [*fields, "", "", ""][:3]
    name = name or user.rpartition("/")[2]
    return f"{name} ({host})" if name and host else name or host
