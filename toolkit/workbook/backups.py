"""Backups: what a workbook was before each of our writes, in ``.dutybook-backup`` beside it.

One write leaves ``name~label~12345678.xlsx``, the old file byte for byte, and beside it a journal of the same name with
``.json`` added. The newest few of each workbook stay.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
from pathlib import Path

from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.workbook.atomic import put
from toolkit.workbook.journal import Journal
from toolkit.workbook.listing import recent
from toolkit.workbook.locks import short

FOLDER = ".dutybook-backup"
KEPT = 20


class Keep(NamedTuple):
    """How to keep the old file: a label for its name, how many of a workbook to have at most, and of which run."""

    label: str
    most: int = KEPT
    run: str = ""


class Laid(NamedTuple):
    """A backup and its journal; ``added`` are the files and folders that were not there before."""

    backup: Path
    journal: Path
    added: tuple[Path, ...] = ()


_HEAD = 4096
"""Bytes of a journal in which it says what it is about, before the cells."""
_VERSION = compiled(r"[\w.-]+~[0-9a-f]{8}")


def pattern(path: Path) -> str:
    """A regular expression for the names of a workbook's backups and their journals."""
    return rf"{re.escape(short(path.stem))}~[\w.-]+~[0-9a-f]{{8}}{re.escape(path.suffix)}(?:\.json)?"


def backup_path(path: Path, label: str, before: str) -> Path:
    """Where the backup of a version goes: ``.dutybook-backup/name~label~12345678.xlsx`` beside the file."""
    safe = "".join(ch if ch.isalnum() or ch in "-_." else "-" for ch in label) or "-"
    return path.parent / FOLDER / f"{short(path.stem)}~{safe}~{before[:8]}{path.suffix}"


def lay(path: Path, content: bytes, keep: Keep, journal: Journal) -> Laid:
    """Lay the old content and the journal of what is about to be written.

    Raises:
        OSError: they could not be written; nothing is left behind.
    """
    backup = backup_path(path, keep.label, journal.before)
    note = backup.with_name(backup.name + ".json")
    added = tuple(p for p in (note, backup, backup.parent) if not p.exists())
    laid = Laid(backup, note, added)
    try:
        if backup.parent in added:
            backup.parent.mkdir(exist_ok=True)
            if sys.platform == "win32":
                import ctypes

                ctypes.windll.kernel32.SetFileAttributesW(str(backup.parent), 2)  # hidden
        there = backup not in added
        if not (there and backup.stat().st_size == len(content) and backup.read_bytes() == content) and (
            there or not _linked(path, backup)
        ):
            put(backup, content, path)
        put(note, journal.render(), path)
    except OSError:
        take_back(laid)
        raise
    return laid


def _linked(path: Path, backup: Path) -> bool:
    """Lay the backup as a second name of the file itself, if the system can.

    The file is about to be replaced, not changed: its name will go to another one, and the old one stays under the
    backup's name, with its owner, rights and attributes. Nothing is copied, and nothing needs to be flushed but the
    folder, which ``put`` does for the journal that follows; what a power cut takes away before that was never needed.
    Until the swap both names mean one file. Should somebody write into it then, the swap is refused, for it compares
    fingerprints last of all; should we be killed, undo compares them, and the next write lays the backup anew.
    A file that has further names already is copied: through those it could still be changed.
    """
    try:
        if path.stat().st_nlink != 1:
            return False
        os.link(path, backup)
    except OSError:  # a file system without, or a file of somebody else
        return False
    return True


def settle(laid: Laid) -> None:
    """After the swap: the backup is the newest. Not sooner, for it may be the file itself until then."""
    with contextlib.suppress(OSError):
        os.utime(laid.backup)


def take_back(laid: Laid | None) -> None:
    """Remove what was laid for a write that did not take place."""
    for path in laid.added if laid else ():
        with contextlib.suppress(OSError):
            path.rmdir() if path.name == FOLDER else path.unlink(missing_ok=True)


def of(path: Path) -> list[Path]:
    """The backups of a workbook, newest first."""
    head, tail, folder = short(path.stem) + "~", path.suffix, path.parent / FOLDER
    names: list[str] = []
    with contextlib.suppress(OSError):
        names = os.listdir(folder)  # noqa: PTH208 - names alone, in half the time: there may be hundreds
    found = []
    for name in names:
        if not (name.startswith(head) and name.endswith(tail)):
            continue
        if _VERSION.fullmatch(name.removeprefix(head).removesuffix(tail)):
            with contextlib.suppress(OSError):
                status = (folder / name).stat()
                if stat.S_ISREG(status.st_mode):
                    found.append((status.st_mtime_ns, name, folder / name))
    return [file for *_, file in sorted(found, reverse=True)]


def versions_left(folder: Path) -> frozenset[str]:
    """The versions that our writes into the workbooks of a folder left, as their journals say."""
    found = set()
    for note in (folder / FOLDER).glob("*.json"):
        with contextlib.suppress(OSError), note.open("rb") as stream:
            found.update(re.findall(rb'"after":\s*"([0-9a-f]{64})"', stream.read(_HEAD)))
    return frozenset(version.decode() for version in found)


def prune(path: Path, most: int) -> None:
    """Remove the oldest backups beyond ``most``, with their journals. One that cannot be removed stays.

    To be called after each backup that is laid: it counts them from what the folder held a while ago, and one more each
    time, and looks closely only when there may be too many.
    """
    there, head = recent(path.parent / FOLDER, _whose), short(path.stem)
    there[head] += 1
    if there[head] <= most:
        return
    there[head] = max(most, 1)
    for backup in of(path)[max(most, 1) :]:
        with contextlib.suppress(OSError):
            backup.with_name(backup.name + ".json").unlink(missing_ok=True)
            backup.unlink(missing_ok=True)


def _whose(name: str) -> str:
    """The workbook that a backup is of; a journal is nobody's."""
    return "" if name.endswith(".json") else name.rsplit("~", 2)[0]
