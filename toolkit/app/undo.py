"""Taking back the last write to a workbook."""

from __future__ import annotations

from pathlib import Path

from toolkit.app.access import Access
from toolkit.settings import Settings
from toolkit.workbook.undo import Undone, undo_cells, undo_file


def undo(path: Path, settings: Settings, access: Access, *, cells_only: bool = False) -> Undone:
    """Restore what our last write changed; a second call goes one write further back.

    Args:
        cells_only: give back only the cells that we wrote and nobody changed since; without it the whole file is
            restored, byte for byte, and refused if anybody changed it since.

    Raises:
        CannotRunError: one of its kinds; nothing was changed.
    """
    if cells_only:
        return undo_cells(path, keep=settings.backups_keep, password=access.password, patience=access.patience)
    return undo_file(path, access.patience)
