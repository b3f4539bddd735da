"""``dutybook calendar``: the obligations of a period as an .ics file."""

from __future__ import annotations

import os
from pathlib import Path

from toolkit.app.calendar_export import Export
from toolkit.catalogue import text
from toolkit.errors import CannotRunError, DutybookError, UsageError

_MARK = b"PRODID:-//dutybook//"  # as app.calendar_export has it


def save(found: Export, target: Path, lang: str) -> str:
    """Write the file in one step and say what it holds.

    Raises:
        UsageError: there is a file of that name which is no calendar of ours, or the folder is not there.
        CannotRunError: the folder is there, and nothing can be written into it.
    """
    refuse(target)
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(found.data)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _not_written(target, error) from error
    lines = [f"{name}: {error.text(lang)}" for name, error in found.unread]
    lines.append(text("calendar-made", lang, count=found.entries, name=target))
    if found.undated:
        lines.append(text("calendar-undated", lang, count=found.undated))
    if not found.entries and not found.undated and not found.unread:
        lines.append(text("calendar-nothing", lang))
    return "\n".join(lines)


def refuse(target: Path) -> None:
    """Stop before a file that we did not make, a workbook or another calendar, is written over.

    Raises:
        UsageError: so.
        CannotRunError: it cannot be looked into.
    """
    if not target.exists():
        return
    try:
        with target.open("rb") as file:
            ours = _MARK in file.read(256)
    except OSError as error:
        raise _not_written(target, error) from error
    if not ours:
        raise UsageError("calendar-not-ours", name=target)


def _not_written(target: Path, error: OSError) -> DutybookError:
    wrong = target.is_dir() or not target.parent.is_dir()
    kind = UsageError if wrong else CannotRunError
    return kind("calendar-not-written", name=target, detail=error.strerror or str(error))
