"""Cells that a write changed, with what they held before: from the journal that lies beside the backup."""

from __future__ import annotations

import json
from pathlib import Path

from toolkit.app.result import Written
from toolkit.errors import CannotRunError
from toolkit.ledger.records import CellChange


def written_cells(path: Path, written: Written | None) -> tuple[tuple[CellChange, ...], str]:
    """What was written, cell by cell, and the fingerprint after it, from the journal beside the backup.

    A journal that says what cells held before is taken at its word; else the backup is read. Nothing is known of a
    workbook with a password, whose cells are for no plain file.
    """
    if written is None or written.backup is None:
        return (), ""
    try:
        note = json.loads(written.backup.with_name(written.backup.name + ".json").read_bytes())
        after = "" if written.beside else str(note["after"])
        blocks = note["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        return (), ""
    if not blocks:
        return (), after
    old = None if all("old" in block for block in blocks) else _held(written.backup, path)
    found: list[CellChange] = []
    for block in blocks:
        first, last = block["rows"]
        count = last - first + 1
        news, olds = _spread(block["values"], count), _spread(block.get("old"), count)
        for i, new in enumerate(news):
            row, column = first + i, block["column"]
            before = olds[i] if old is None else old.get((block["sheet"], row, column))
            found.append(CellChange(block["sheet"], row, column, _plain(before), _plain(new)))
    return tuple(found), after


def _held(backup: Path, path: Path) -> dict[tuple[str, int, int], object]:
    """Every value of a workbook before it was written into."""
    from toolkit.workbook.reading import parse

    try:
        content = parse(path.name, backup.read_bytes())
    except (OSError, CannotRunError):
        return {}
    return {
        (sheet.name, r, c): value
        for sheet in content.sheets
        for r, row in enumerate(sheet.rows, 1)
        for c, value in enumerate(row, 1)
        if value is not None and value != ""
    }


def _spread(values: object, count: int) -> list[object]:
    return values if isinstance(values, list) else [values] * count


def _plain(value: object) -> str | int | float | bool | None:
    """A cell value as JSON can hold it; dates as ISO text."""
    if isinstance(value, dict):
        return str(next(iter(value.values())))
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return str(value)
