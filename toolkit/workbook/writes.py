"""The writes to workbooks, as the journals beside their backups tell them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.record import NamedTuple
from toolkit.workbook import backups
from toolkit.workbook.journal import Journal, head, load
from toolkit.workbook.naming import shown


class Write(NamedTuple):
    """One write to a workbook, with the backup that it left."""

    backup: Path
    journal: Journal


class Noted(NamedTuple):
    """A write of which only the head of the journal was read. ``journal``: without its cells."""

    backup: Path
    journal: Journal

    @property
    def place(self) -> Path:
        """Where the workbook was then."""
        return self.backup.parent.parent / self.journal.workbook

    @property
    def stands(self) -> bool:
        """Whether it was not taken back, and takes nothing back itself."""
        return not self.journal.undone and self.journal.reverts is None

    def whole(self) -> Write | None:
        """The same with its cells; None where it is gone, or was taken back since."""
        journal = load(note_of(self.backup))
        return None if journal is None or journal.undone else Write(self.backup, journal)


def note_of(backup: Path) -> Path:
    """The journal that belongs to a backup."""
    return backup.with_name(backup.name + ".json")


def writes_to(target: Path) -> Iterator[Write]:
    """The writes to a workbook (the file itself, links followed) that were not taken back, the newest first.

    A killed one may be among them that did not take place.
    """
    for backup in backups.of(target):
        journal = load(note_of(backup))
        if journal is not None and not journal.undone and journal.workbook == shown(target.name):
            yield Write(backup, journal)


def writes_in(folder: Path) -> list[Noted]:
    """Every write to a workbook of a folder, those that were taken back too, in order of their backups' names."""
    found = []
    for note in sorted((folder / backups.FOLDER).glob("*.json")):
        journal = head(note)
        if journal is not None:
            found.append(Noted(note.with_name(note.name.removesuffix(".json")), journal))
    return found


def under_old_name(target: Path, now: str, noted: Iterable[Noted]) -> list[Noted]:
    """The writes after which a workbook is what it is now, though it had another name then, the newest first.

    Only where that is beyond doubt: no other workbook ever came out as this one did, and none has the old name.

    Args:
        now: its fingerprint.
        noted: all writes in its folder.
    """
    same = [n for n in noted if n.journal.after == now]
    names = {n.journal.workbook for n in same}
    if len(names) != 1 or names & {shown(name) for name in os.listdir(target.parent)}:  # noqa: PTH208 - names alone
        return []
    there = [n for n in same if n.stands and n.backup.suffix == target.suffix and n.backup.is_file()]
    return sorted(there, key=lambda n: n.backup.stat().st_mtime_ns, reverse=True)
