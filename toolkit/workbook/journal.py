"""What one write did, as a small file beside its backup: ``schemas/write-journal.schema.json``.

It names the workbook before and after by fingerprint, and the cells with what was written into them. What they held
before is in the backup, formulas and all, and is not said twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from toolkit.workbook.port import CellUpdate, CellValue, Look

MOST_CELLS = 100_000
"""A write of more cells is journalled without them: the list would cost a tenth of the time of the write."""


@dataclass(frozen=True, slots=True)
class Journal:
    """One write. ``cells`` None: too many, or a workbook with a password, whose content is not for a plain file.

    ``undone``: it was taken back. ``reverts``: the backup of the write whose cells this one took back.
    """

    workbook: str = ""
    label: str = ""
    before: str = ""
    after: str = ""
    cells: tuple[CellUpdate, ...] | None = ()
    sheets: tuple[str, ...] = ()
    undone: bool = False
    reverts: str | None = None

    def of(self, workbook: str, before: str, after: str, label: str) -> Journal:
        """The same with what is known once the new content is there."""
        return replace(self, workbook=workbook, before=before, after=after, label=label)

    def render(self) -> bytes:
        """As JSON."""
        found: dict[str, Any] = {
            "version": 1,
            "workbook": self.workbook,
            "label": self.label,
            "before": self.before,
            "after": self.after,
            "sheets": list(self.sheets),
            "cells": None if self.cells is None else list(_blocks(self.cells)),
            "undone": self.undone,
            "reverts": self.reverts,
        }
        return json.dumps(found, ensure_ascii=False, default=_encoded, separators=(",", ":")).encode()


def about(cells: Sequence[CellUpdate], sheets: Sequence[str], *, secret: bool) -> Journal:
    """The journal of a write; ``secret``: values must not be told."""
    kept = None if secret or len(cells) > MOST_CELLS else tuple(cells)
    return Journal(cells=kept, sheets=tuple(sheets))


def load(path: Path) -> Journal | None:
    """A journal from its file; None when there is none that can be read."""
    try:
        raw = json.loads(path.read_bytes())
        cells = None if raw["cells"] is None else tuple(_updates(raw["cells"]))
        return Journal(
            str(raw["workbook"]),
            str(raw["label"]),
            str(raw["before"]),
            str(raw["after"]),
            cells,
            tuple(map(str, raw["sheets"])),
            bool(raw["undone"]),
            None if raw["reverts"] is None else str(raw["reverts"]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _blocks(cells: Sequence[CellUpdate]) -> Iterator[dict[str, Any]]:
    """Cells as runs down a column; a run of one value or look says it once."""
    columns: dict[tuple[str, int], list[CellUpdate]] = {}
    for cell in cells:
        columns.setdefault((cell.sheet, cell.column), []).append(cell)
    for (sheet, column), run in columns.items():
        run.sort(key=_row)
        start = 0
        for end in range(1, len(run) + 1):
            if end == len(run) or run[end].row != run[end - 1].row + 1:
                part = run[start:end]
                rows = [part[0].row, part[-1].row]
                looks = [c.look.value for c in part]
                values = [c.value for c in part]
                alike = all(type(v) is type(values[0]) and v == values[0] for v in values)
                yield {
                    "sheet": sheet,
                    "column": column,
                    "rows": rows,
                    "values": values[0] if alike else values,
                    "looks": looks[0] if len(set(looks)) == 1 else looks,
                }
                start = end


def _updates(blocks: Sequence[dict[str, Any]]) -> Iterator[CellUpdate]:
    for block in blocks:
        first, last = block["rows"]
        values, looks = block["values"], block["looks"]
        if not 1 <= first <= last <= 1_048_576:
            raise ValueError("rows")
        for i in range(last - first + 1):
            value = values[i] if isinstance(values, list) else values
            look = looks[i] if isinstance(looks, list) else looks
            yield CellUpdate(str(block["sheet"]), first + i, int(block["column"]), _decoded(value), Look(look))


def _row(cell: CellUpdate) -> int:
    return cell.row


def _encoded(value: object) -> dict[str, str]:
    for kind in (datetime, date, time):
        if isinstance(value, kind):
            return {kind.__name__: value.isoformat()}
    raise TypeError(type(value).__name__)


def _decoded(value: Any) -> CellValue:
    if isinstance(value, dict):
        ((kind, text),) = value.items()
        kinds: dict[str, Any] = {"datetime": datetime, "date": date, "time": time}
        found: CellValue = kinds[kind].fromisoformat(text)
        return found
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(type(value).__name__)
