"""What writes into open workbooks changed, kept so that a later click can take the last one back.

A live write leaves no backup: nothing was saved. Its journal is a small file in the user's own state folder, named
after the workbook, with every cell's value, number format and fill from before. The newest few writes stay.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.digest import sha256
from toolkit.record import NamedTuple
from toolkit.workbook.port import RawValue
from toolkit.workbook.values import decoded, encoded

KEPT = 10
VERSION = 2
# A journal of more cells would take longer than the write.
MOST_CELLS = 200_000


@dataclass(frozen=True, slots=True)  # no tuple: JSON would take it for a list
class Formula:
    """The formula of a cell, in Excel's English spelling."""

    text: str


class Changed(NamedTuple):
    """One cell: what was ``wrote`` into it, and value and number format ``before``; ``code`` None: it was mixed.

    ``fill``: RRGGBB or empty; None: it was not changed. ``made``: the cell belongs to a column that the write added.
    """

    sheet: str
    row: int
    column: int
    wrote: RawValue
    before: RawValue | Formula
    code: str | None = None
    fill: str | None = None
    made: bool = False


class Entry(NamedTuple):
    """One write. ``added``: own sheets that were not there before; ``replaced``: own sheets and their rows before.

    ``rows``: by sheet and row, all that the rows of ``cells`` held before, by which they are known where they move.
    """

    label: str
    cells: tuple[Changed, ...]
    added: tuple[str, ...] = ()
    replaced: Mapping[str, list[list[RawValue]]] = {}
    rows: Mapping[str, Mapping[int, Sequence[RawValue]]] = {}
    undone: bool = False


class Journal:
    """The writes of one workbook, by its full name, or its title while it was never saved."""

    def __init__(self, workbook: str, folder: Path | None = None) -> None:
        name = sha256(workbook.casefold().encode())[:24]
        self._path = (folder or state_folder() / "writes") / f"{name}.jsonl"
        self._added = ""

    def add(self, entry: Entry) -> None:
        """Keep one more write, before it is made: one that is stopped in the middle can be taken back too.

        Where that cannot be done, there is nothing to take back later; no reason to fail.
        """
        if len(entry.cells) > MOST_CELLS:
            self._save([])  # nor may an older one be taken back from under it
            return
        self._added = _line(entry)
        self._save([*self._lines(), self._added][-KEPT:])

    def drop(self) -> None:
        """Forget the write that was added: it failed, and nothing of it is left."""
        lines = self._lines()
        if lines and lines[-1] == self._added:
            self._save(lines[:-1])

    def last(self) -> Entry | None:
        """The last write that was not taken back; none where the file is not there or not whole."""
        found = self._last(self._lines())
        return found and found[1]

    def mark_undone(self) -> None:
        """Note that the last write was taken back."""
        lines = self._lines()
        if found := self._last(lines):
            lines[found[0]] = _line(found[1]._replace(undone=True))
            self._save(lines)

    @staticmethod
    def _last(lines: list[str]) -> tuple[int, Entry] | None:
        """The last write that was not taken back, and which line it is. No more are read: they may be long."""
        for number in reversed(range(len(lines))):
            try:
                entry = _entry(json.loads(lines[number]))
            except (ValueError, KeyError, TypeError):
                return None
            if not entry.undone:
                return number, entry
        return None

    def _lines(self) -> list[str]:
        """The kept writes, the oldest first."""
        try:
            return self._path.read_text("utf-8").splitlines()
        except (OSError, ValueError):
            return []

    def _save(self, lines: list[str]) -> None:
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            new = self._path.with_suffix(f".{os.getpid()}")
            new.write_text("".join(line + "\n" for line in lines), "utf-8")
            new.replace(self._path)


def state_folder() -> Path:
    """Where the user's programs keep what they must remember; not made by asking."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "dutybook"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "dutybook"
    return Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state") / "dutybook"


def _line(entry: Entry) -> str:
    said = {
        "version": VERSION,
        "label": entry.label,
        "undone": entry.undone,
        "added": entry.added,
        "replaced": entry.replaced,
        "rows": entry.rows,
        "cells": entry.cells,
    }
    return json.dumps(said, default=_plain)


def _entry(raw: dict[str, Any]) -> Entry:
    if raw["version"] != VERSION:
        raise ValueError("version")
    return Entry(
        str(raw["label"]),
        tuple(_cells(raw["cells"])),
        tuple(raw["added"]),
        {name: [[decoded(v) for v in row] for row in rows] for name, rows in raw["replaced"].items()},
        {name: {int(n): [decoded(v) for v in row] for n, row in rows.items()} for name, rows in raw["rows"].items()},
        bool(raw["undone"]),
    )


def _cells(raw: list[list[Any]]) -> Iterator[Changed]:
    for sheet, row, column, wrote, before, code, fill, made in raw:
        then = Formula(before["formula"]) if isinstance(before, dict) and "formula" in before else decoded(before)
        yield Changed(sheet, int(row), int(column), decoded(wrote), then, code, fill, bool(made))


def _plain(value: object) -> dict[str, str | float]:
    if isinstance(value, Formula):
        return {"formula": value.text}
    return encoded(value)
