"""A workbook on disk: read whole, written losslessly, replaced in one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.errors import CannotRunError, WriteRefusedError
from toolkit.workbook import reading
from toolkit.workbook.port import CellUpdate, OwnSheet, WorkbookContent, WriteReceipt
from toolkit.workbook.replace import create, read_bytes, swap

WRITABLE = (".xlsx", ".xlsm", ".xltx", ".xltm")


class FileWorkbook:
    """A workbook file. Keeps the contract of ``workbook.port.Workbook``.

    Args:
        path: the file; symbolic links are followed when it is written.
        backups: keep what is replaced in ``.dutybook-backup/`` beside the file.
    """

    def __init__(self, path: str | Path, backups: bool = True) -> None:
        self.path = Path(path)
        self._backups = backups

    @property
    def name(self) -> str:
        return self.path.name

    def read(self) -> WorkbookContent:
        """Read every worksheet; the fingerprint is that of the very bytes that were parsed.

        Raises:
            CannotRunError: the file is missing or cannot be read.
            WorkbookUnreadableError: damaged, empty or not a workbook.
            WorkbookEncryptedError: a password is needed.
        """
        return reading.parse(self.name, read_bytes(self.path))

    def write(
        self, updates: Sequence[CellUpdate], own_sheets: Sequence[OwnSheet] = (), *, expected: str, label: str
    ) -> WriteReceipt:
        """Change the given cells and own sheets, nothing else; all of it or none of it.

        Raises:
            WorkbookChangedError: it is not the workbook that was read.
            WorkbookOpenError: somebody has the file open.
            WriteRefusedError: writing would harm something.
            CannotRunError: the file or its folder cannot be written.
        """
        refuse_format(self.path)
        target = _real(self.path)
        changed: tuple[str, ...] = ()
        stale = False

        def make(old: bytes) -> bytes:
            nonlocal changed, stale
            from toolkit.workbook.ooxml.edit import edit

            reading.refuse_unreadable(old)
            edited = edit(old, updates, own_sheets)
            changed, stale = edited.changed, edited.stale_formulas
            return edited.data

        backup, new = swap(target, make, expected, label if self._backups else None)
        after = reading.fingerprint(new)
        return WriteReceipt(self.path, len(updates), backup, expected, after, changed, stale)


def write_cells(path: str | Path, updates: Sequence[CellUpdate], out: str | Path | None = None) -> WriteReceipt:
    """Change cells of an existing workbook and nothing else.

    Args:
        path: an .xlsx, .xlsm, .xltx or .xltm file.
        updates: rows and columns count from 1; a str is always text, None empties the cell.
        out: where to write a changed copy, leaving ``path`` alone; without it ``path`` is replaced, after a backup.

    Raises:
        CannotRunError: one of its kinds; nothing was changed.
    """
    source = Path(path)
    refuse_format(source)
    data = read_bytes(source)
    before = reading.fingerprint(data)
    if out is None:
        from datetime import datetime

        label = datetime.fromtimestamp(source.stat().st_mtime).strftime("%Y%m%dT%H%M%S")
        return FileWorkbook(source).write(updates, expected=before, label=label)
    from toolkit.workbook.ooxml.edit import edit

    reading.refuse_unreadable(data)
    edited = edit(data, updates)
    target = _real(Path(out))
    create(target, edited.data, like=source)
    after = reading.fingerprint(edited.data)
    return WriteReceipt(Path(out), len(updates), None, before, after, edited.changed, edited.stale_formulas)


def refuse_format(path: Path) -> None:
    """Refuse to write formats other than Office Open XML.

    Raises:
        WriteRefusedError: another format, by the file's ending.
    """
    if path.suffix.lower() not in WRITABLE:
        raise WriteRefusedError("write-format", suffix=path.suffix or path.name)


def _real(path: Path) -> Path:
    """The file itself, symbolic links followed."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as e:  # a circle of links
        raise CannotRunError("file-missing", name=path.name) from e
