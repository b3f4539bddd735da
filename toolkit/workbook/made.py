"""A workbook that a command makes: put over an earlier one of its own kind, never over another file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from toolkit.catalogue import listed
from toolkit.errors import CannotRunError, DutybookError, UsageError
from toolkit.workbook.atomic import read_bytes
from toolkit.workbook.owners import Patience, who_has_open
from toolkit.workbook.passwords import Secret
from toolkit.workbook.port import WorkbookContent
from toolkit.workbook.reading import parse

_NAMED = 3  # sheets that are named, so that people know which workbook it is


def refuse_ending(target: Path) -> None:
    """Stop where a workbook would get a name by which no program knows that it is one.

    Raises:
        UsageError: it does not end with .xlsx.
    """
    if target.suffix.lower() != ".xlsx":
        raise UsageError("target-ending", path=target)


def refuse_open(target: Path, patience: Patience | None) -> None:
    """Stop where somebody has the file open that is to be replaced: that window would show, and save, the old one.

    Raises:
        CannotRunError: somebody has, and still has when the patience is at an end.
    """
    if patience is not None:
        patience.until_closed(target)
    who = who_has_open(target)
    if who is not None:
        raise CannotRunError("target-open", path=target, who=who)


def refuse_other(
    target: Path,
    ours: Callable[[WorkbookContent], bool],
    password: Secret | None = None,
    kind: type[DutybookError] = UsageError,
) -> None:
    """Stop where a file lies that is not one of ours: somebody keeps it.

    Raises:
        DutybookError: of the ``kind``; it says what the file is.
    """
    if target.is_dir():
        raise kind("target-folder", path=target)
    if not target.exists():
        return
    try:
        content = parse(target.name, read_bytes(target), password)
    except CannotRunError as error:
        raise kind("target-file", path=target) from error
    if not ours(content):
        names = [sheet.name for sheet in content.sheets]
        some = listed(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
        raise kind("target-workbook", path=target, sheets=some)
