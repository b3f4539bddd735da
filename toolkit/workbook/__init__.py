"""Workbooks: reading them, and writing into them without harm.

>>> from toolkit.workbook import CellUpdate, write_cells
>>> receipt = write_cells("销售部.xlsx", [CellUpdate("责任表", 2, 11, "按时")])  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from toolkit.errors import (
    CannotRunError,
    WorkbookChangedError,
    WorkbookEncryptedError,
    WorkbookOpenError,
    WorkbookUnreadableError,
    WriteRefusedError,
)
from toolkit.workbook.port import (
    CellUpdate,
    CellValue,
    Look,
    Note,
    RawSheet,
    RawValue,
    RowBlock,
    Update,
    WorkbookContent,
    WriteReceipt,
)


def read(path: str | Path, password: str | None = None) -> WorkbookContent:
    """Every worksheet of a workbook as stored: .xlsx, .xlsm, .xlsb, .xls, .ods, .csv and their kin.

    Args:
        password: opens a workbook that wants one.

    Raises:
        CannotRunError: one of its kinds, all of them here: missing, damaged, locked.
    """
    from toolkit.workbook.file import FileWorkbook
    from toolkit.workbook.passwords import Secret

    return FileWorkbook(path, password=Secret(password) if password else None).read()


def write_cells(
    path: str | Path, updates: Iterable[Update], out: str | Path | None = None, password: str | None = None
) -> WriteReceipt:
    """Change cells of an existing .xlsx or .xlsm file and nothing else; see ``workbook.file.write_cells``."""
    from toolkit.workbook import file  # the editing machinery only when something is written

    return file.write_cells(path, updates, out, password)


__all__ = [
    "CannotRunError",
    "CellUpdate",
    "CellValue",
    "Look",
    "Note",
    "RawSheet",
    "RawValue",
    "RowBlock",
    "Update",
    "WorkbookChangedError",
    "WorkbookContent",
    "WorkbookEncryptedError",
    "WorkbookOpenError",
    "WorkbookUnreadableError",
    "WriteReceipt",
    "WriteRefusedError",
    "read",
    "write_cells",
]
